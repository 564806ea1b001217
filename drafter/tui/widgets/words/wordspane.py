"""The words of a topic: its items by 视角, and the one that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from drafter.figures.words import WordForm
from drafter.session.outcome import Outcome
from drafter.session.words.editing import Lines
from drafter.session.words.looks import Looks
from drafter.session.words.wordlinks import CLOSE, Links, open_link
from drafter.session.words.wordpaste import joined, pasted_items
from drafter.session.words.wordsform import WordsForm
from drafter.tui.actions import bindings
from drafter.tui.widgets.words.linklist import LinkList
from drafter.tui.widgets.words.pastesheet import PasteSheet, Wish
from drafter.tui.widgets.words.wordkeys import WordKeys, words_keys
from drafter.tui.widgets.words.wordlist import WordList
from drafter.tui.widgets.words.wordseditor import WordsEditor
from drafter.tui.widgets.words.wordsinput import WordsInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from drafter.session.history import Spot
    from drafter.session.sitting import Sitting
    from drafter.session.words.wordlook import Stretch

TRY_AFTER = 0.03  # so that what an input method commits at once is drafted once
NO_TOPIC = "先选一个主题，再写它的素材"


class WordsPane(Widget):
    """Shows and changes the words of one topic; the screen shows the draft that comes of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "words_new", "words_remedy", "words_up", "words_down", "words_internal", "words_quote"
    )
    DEFAULT_CSS = """
    WordsPane { background: $surface; }
    WordsPane #words-title { height: 1; background: $panel; text-style: bold; padding: 0 1;
        text-wrap: nowrap; text-overflow: ellipsis; }
    WordsPane WordList { height: 1fr; }
    """

    class Shown(Message):
        """What is seen (`form.seen`) is another, or another item is looked at (`form.place`)."""

    @dataclass
    class Changed(Message):
        """A change stands in the 素材."""

        outcome: Outcome

    def __init__(self, sitting: Sitting, *, id: str) -> None:
        """Begin at no topic."""
        super().__init__(id=id)
        self.form = WordsForm(sitting)
        self._sitting = sitting
        self._links: Links | None = None
        self._unwanted = -1  # the 【 for which no indicator is wanted
        self._looks = Looks(sitting.office)
        self._trial: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, what is written, the items, the keys."""
        yield Static("", id="words-title", markup=False)
        yield WordsEditor(id="words-editor")
        yield PasteSheet(id="words-paste")
        yield WordList(self, id="words-list")
        yield WordKeys(*words_keys())

    # For the screen

    def show(self, topic: str, spot: Spot | None = None) -> None:
        """Show a topic, at an item where a step was made there."""
        self._close()
        self.form.go(topic, spot)
        self._show()

    def take_files(self) -> None:
        """The files say something else; what is being written stays."""
        told = self.form.refresh()
        if self.form.editing is None:
            self._close()
        elif told:
            self._editor.say(told, fault=True)
        self._show()

    @property
    def pasting(self) -> bool:
        """Whether pasted lines wait to be taken."""
        return bool(self._paste.items)

    def leave(self) -> bool:
        """Accept what is written; False where it cannot be and we have to stay."""
        return self._accept()

    def focus_words(self) -> None:
        """Have the keys."""
        if self._paste.items:
            self._paste.focus()
        else:
            (self._editor.input if self.form.editing else self._list).focus()

    # Items

    @on(WordList.Moved)
    def _move(self, message: WordList.Moved) -> None:
        self.form.move(message.by)
        self._show()

    @on(WordList.Picked)
    def _pick(self, message: WordList.Picked) -> None:
        opened = self.form.editing is not None
        if self._accept():
            self.form.cursor = message.row
            if message.edit and not opened:
                self._open(self.form.edit(), NO_TOPIC)
            else:
                self._show()

    def write(self, text: str, *, pasted: bool) -> bool:
        """Write what is typed among the items: behind the words of one, pasted below it."""
        if self.form.editing is None:
            new = pasted and not self.form.row.empty
            can = self.form.edit_new() if new else self.form.edit()
            if not self._open(can, NO_TOPIC, focus=False):
                return False
        self._editor.input.receive(text, pasted=pasted)
        return True

    @on(WordList.Deleted)
    def action_words_delete(self) -> None:
        """Delete the item one is at."""
        if self.form.editing is None:
            self._told(self.form.remove())
        else:
            self._editor.say("先按 Enter 确认这一条，或者按 Esc 不改，再删", fault=True)

    def action_words_new(self) -> None:
        """Write a new item below."""
        if self._accept():
            row = self.form.row
            self._open(self.form.edit() if row.empty else self.form.edit_new(), NO_TOPIC)

    def action_words_remedy(self) -> None:
        """Write a 对策 for the item."""
        if self._accept():
            self._open(self.form.edit_remedy(), "先选一条问题，再写它的对策")

    def action_words_up(self) -> None:
        """Let the item and the one above change places."""
        self._shift(-1)

    def action_words_down(self) -> None:
        """Let the item and the one below change places."""
        self._shift(1)

    def _shift(self, by: int) -> None:
        if self._accept():
            self._told(self.form.shift(by))

    def action_words_internal(self) -> None:
        """Let the item be 〔内部〕, or no longer."""
        if self._accept():
            self._told(self.form.mark_internal())

    def action_words_quote(self) -> None:
        """Let the item be 照录, or no longer."""
        if not self._accept():
            return
        row = self.form.row
        if row.form is not WordForm.QUOTED or row.empty:
            refused = self.form.edit_speaker()
            self._open(not refused, refused)
            return
        outcome = self.form.unquote()
        self._told(outcome)
        if outcome.done and row.speaker:
            self.notify(f"改回了条目；“{row.speaker}”不再注明，可以撤销", markup=False)

    @on(WordKeys.Pressed)
    async def _press(self, message: WordKeys.Pressed) -> None:
        await self.run_action(message.name)

    # What is written

    @on(WordsInput.Changed)
    def _type(self) -> None:
        look = self.form.type(self._editor.text)
        self.form.paste(self._pasted_lines)
        self._editor.input.mark(look.loose)
        self._editor.name_it()
        self._offer()
        offering = self._editor.links.offering
        self._editor.say("" if offering else look.said, fault=any(look.found))
        self._try_no_more()
        self._trial = self.set_timer(TRY_AFTER, self._try)

    @on(WordsInput.Moved)
    def _follow_cursor(self) -> None:
        if self._editor.links.offering:
            self._offer()

    @on(WordsInput.Accepted)
    def _enter(self) -> None:
        self._accept()

    @on(WordsInput.Left)
    def _step_out(self, message: WordsInput.Left) -> None:
        if self._accept():
            self.form.move(message.by)
            self._show()

    @on(WordsInput.Restored)
    def _restore(self) -> None:
        self.form.give_up()
        self._close()
        self._show()

    def _open(self, can: bool, otherwise: str, *, focus: bool = True) -> bool:
        """Open the editor for what the form has open; what is in the way otherwise."""
        editing = self.form.editing
        if not can or editing is None:
            self.notify(otherwise, markup=False)
            return False
        self._unwanted = -1
        self._editor.begin(editing.label, editing.original, room=self.size.height)
        if focus:
            self._editor.input.focus()
        look = self.form.type(editing.original)
        self._editor.input.mark(look.loose)
        self._editor.say(look.said, fault=any(look.found))
        self._show()
        return True

    def _accept(self) -> bool:
        if self._paste.items:
            self._paste.focus()
            return False
        return self._told(self.form.accept(self._editor.text))

    def _told(self, outcome: Outcome | str | None) -> bool:
        """Say what became of a change; whether nothing stands in the way of going on."""
        if isinstance(outcome, Outcome) and not outcome.done:
            first = outcome.findings[0]
            outcome = first.advice
        if isinstance(outcome, str):
            if self.form.editing is None:
                self.notify(outcome, severity="warning", markup=False)
            else:
                self._editor.say(outcome, fault=True)
                self._editor.input.focus()
            return False
        if self.form.editing is None:
            self._close()
        if outcome is not None:
            self.post_message(self.Changed(outcome))
        self._show()
        return True

    def _try_no_more(self) -> None:
        if self._trial is not None:
            self._trial.stop()
            self._trial = None

    def _try(self) -> None:
        reason = self.form.try_typed()
        if reason:
            self._editor.say(reason, fault=True)
        self.post_message(self.Shown())

    # Links

    def _offer(self) -> None:
        """Offer what fits the link that is being typed, unless that is not wanted."""
        line = self._editor.input.line
        link = open_link(line.text, line.cursor)
        if link is None or link.start == self._unwanted or self._quoting:
            self._unwanted = self._unwanted if link else -1
            self._editor.links.offer(())
            return
        if self._links is None:
            self._links = Links(self._sitting.office, self.form.topic)
        self._editor.links.offer(self._links.matching(link.typed))

    @property
    def _quoting(self) -> bool:
        """Whether what is written is printed as given."""
        editing = self.form.editing
        return editing is not None and editing.form is WordForm.QUOTED

    @on(LinkList.Taken)
    def _link(self, message: LinkList.Taken) -> None:
        line = self._editor.input.line
        link = open_link(line.text, line.cursor)
        if link is not None:
            self._editor.input.put(link.start, link.end, f"{message.path}{CLOSE}")
        self._editor.input.focus()

    @on(LinkList.Refused)
    def _no_link(self) -> None:
        line = self._editor.input.line
        link = open_link(line.text, line.cursor)
        self._unwanted = link.start if link else -1
        self._type()

    # Several lines

    @on(WordsInput.LinesPasted)
    def _ask(self, message: WordsInput.LinesPasted) -> None:
        self._paste.ask(pasted_items(message.text))
        self.form.paste(self._pasted_lines)

    @on(PasteSheet.Wished)
    def _paste_lines(self, message: PasteSheet.Wished) -> None:
        if message.wish is Wish.ITEMS:
            outcome = self.form.accept_all(self._pasted_lines)
            if isinstance(outcome, Outcome) and outcome.done:
                self._paste.close()
            self._told(outcome)
            if self._paste.items:
                self._paste.focus()
            return
        self._paste.close()
        self._editor.input.focus()
        if message.wish is Wish.ONE:
            self._editor.input.insert(joined(message.items))
        else:
            self.form.give_up_pasted()

    @property
    def _pasted_lines(self) -> Lines:
        """The pasted lines that wait, and what stands around them."""
        line = self._editor.input.line
        start, end = line.selection
        return Lines(line.text[:start], self._paste.items, line.text[end:])

    # What is shown

    @property
    def _editor(self) -> WordsEditor:
        return self.query_one(WordsEditor)

    @property
    def _list(self) -> WordList:
        return self.query_one(WordList)

    @property
    def _paste(self) -> PasteSheet:
        return self.query_one(PasteSheet)

    def _close(self) -> None:
        """No item is written any more; the keys go to the items if they went there."""
        focused = self._editor.has_focus_within or self._paste.has_focus
        self._try_no_more()
        self._paste.close()
        self._editor.close()
        if focused:
            self._list.focus()

    def _show(self) -> None:
        form = self.form
        if self._looks.office is not self._sitting.office:
            self._looks, self._links = Looks(self._sitting.office), None
        count = sum(not row.empty for row in form.rows)
        section = self._sitting.office.compiled.topics.get(form.topic)
        title = f"素材：{section.title if section else form.topic}（{count}条）"
        line = self.query_one("#words-title", Static)
        line.update(Content(title), layout=False)
        editing = form.editing is not None
        self._list.show(
            form.groups, form.cursor, self._loose(), editing=editing, below=form.written_below
        )
        self.post_message(self.Shown())

    def _loose(self) -> dict[int, tuple[Stretch, ...]]:
        """The digits without a figure in each item."""
        return {
            number: look.loose
            for number, row in enumerate(self.form.rows)
            if (look := self._looks.at(row.text, row.form)).loose
        }
