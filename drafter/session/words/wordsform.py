"""The words of one topic while they are written: the item one is at, and what is typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.figures.editing.edits import Refusal
from drafter.figures.editing.requests import (
    InsertRemedy,
    InsertWords,
    MarkWords,
    MoveWords,
    RemoveWords,
    SetWords,
    WordsAt,
)
from drafter.figures.words import WordForm
from drafter.session.history import AT_WORDS, Spot
from drafter.session.ownfigures import OWN_TOPIC
from drafter.session.reading import printable
from drafter.session.words.editing import Editing, Kind, Lines, cleaned
from drafter.session.words.worditems import AspectWords, WordRow, topic_words
from drafter.session.words.wordlook import NOTHING, Look, look_at

if TYPE_CHECKING:
    from drafter.figures.editing.requests import WordRequest
    from drafter.location import Location
    from drafter.session.outcome import Outcome
    from drafter.session.sitting import Seen, Sitting

NO_ROW = WordRow(WordsAt(""))
SHOWN_OF_TITLE = 12


class WordsForm:
    """Items of a topic, a cursor, and perhaps an item that is being written."""

    def __init__(self, sitting: Sitting) -> None:
        """Begin at no topic."""
        self._sitting = sitting
        self.topic = ""
        self.cursor = 0
        self.groups: tuple[AspectWords, ...] = ()
        self.rows: tuple[WordRow, ...] = ()
        self.editing: Editing | None = None
        self.seen: Seen = sitting.seen
        self._typed: WordRequest | None = None
        self._text = ""
        self._pasted: Lines | None = None

    @property
    def row(self) -> WordRow:
        """The item one is at."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else NO_ROW

    @property
    def spot(self) -> Spot:
        """Where one is."""
        at = self.editing.at if self.editing else self.row.at
        return Spot.of_words(replace(at, topic=self.topic))

    @property
    def place(self) -> Location | None:
        """Where the item one is at, or writes, stands in the 素材 as they are seen now."""
        at = self.editing.at if self.editing else self.row.at
        all_items = self.seen.office.year.words.items(at.topic, at.aspect)
        first = at.file or next((item.place.file for item in all_items), "")
        items = [item for item in all_items if item.place.file == first]
        if not 0 < at.number <= len(items):
            return None
        item = items[at.number - 1]
        if self.editing and self.editing.kind is Kind.REMEDY and self.dirty and item.remedies:
            return item.remedies[-1].place
        return (
            item.remedies[at.remedy - 1].place
            if 0 < at.remedy <= len(item.remedies)
            else item.place
        )

    @property
    def written_below(self) -> int | None:
        """The row below which a new item or 对策 is being written; None where none is."""
        editing = self.editing
        if editing is None or editing.kind not in {Kind.NEW, Kind.REMEDY} or self.row.empty:
            return None
        last = editing.at.number - (editing.kind is Kind.NEW)
        same = [
            at
            for at, row in enumerate(self.rows)
            if (row.at.aspect, row.at.file, row.at.number)
            == (editing.at.aspect, editing.at.file, last)
        ]
        return same[-1] if same else self.cursor

    @property
    def dirty(self) -> bool:
        """Whether something is typed that the file does not have."""
        return self._typed is not None

    def go(self, topic: str, spot: Spot | None = None) -> None:
        """Show a topic, at an item where a step was made there."""
        self.topic = topic if topic != OWN_TOPIC else ""
        self._close()
        self.cursor = 0
        self._renew()
        if spot is not None and spot.at_words:
            aspect = spot.path.removeprefix(AT_WORDS)
            number, remedy, file = (*spot.field.split(".", 2), "", "", "")[:3]
            if number.isdecimal() and remedy.isdecimal():
                self._go_to(WordsAt(topic, aspect, int(number), int(remedy), file))

    def refresh(self) -> str:
        """Take what the files say now; what becomes of what is being typed, where that changes."""
        at = self.row.at
        self._renew()
        self._go_to(at)
        editing = self.editing
        if editing is None or editing.kind is Kind.NEW:
            return ""
        now = next((row for row in self.rows if row.at == editing.at), None)
        if now is not None and (editing.kind is not Kind.WORDS or now.text == editing.original):
            return ""
        moved = [row for row in self.rows if row.text == editing.original and not row.empty]
        if editing.kind is Kind.WORDS and moved:
            self._go_on(Editing(Kind.WORDS, moved[0].at, editing.original, moved[0].form))
            self._go_to(moved[0].at)
            return ""
        waits = self.dirty or self._pasted is not None
        if not waits or editing.kind is Kind.SPEAKER:
            self._close()
            return ""
        self._go_on(Editing(Kind.NEW, replace(editing.at, number=0, remedy=0)))
        return "这一条已在别处改过；您写的会作为新的一条，不要就按 Esc"

    def move(self, by: int) -> bool:
        """Go so many items on; whether there was one."""
        there = max(0, min(len(self.rows) - 1, self.cursor + by))
        moved, self.cursor = there != self.cursor, there
        return moved

    # Writing

    def edit(self) -> bool:
        """Open the item one is at, or the first of its 视角; whether it can be."""
        row = self.row
        if row is NO_ROW:
            return False
        kind = Kind.NEW if row.empty else Kind.WORDS
        at = WordsAt(self.topic, row.at.aspect, 1) if row.empty else row.at
        self.editing = Editing(kind, at, row.text, row.form)
        return True

    def edit_new(self) -> bool:
        """Open a new item below that one is at."""
        row = self.row
        if row is NO_ROW:
            return False
        self.editing = Editing(Kind.NEW, replace(row.at, number=row.at.number + 1, remedy=0))
        return True

    def edit_remedy(self) -> bool:
        """Open a new 对策 for the item one is at; whether there can be one."""
        row = self.row
        if row.empty or row.form is WordForm.QUOTED:
            return False
        self.editing = Editing(Kind.REMEDY, replace(row.at, remedy=0))
        return True

    def edit_speaker(self) -> str:
        """Ask whom the item quotes; why it cannot be 照录, if so."""
        row = self.row
        if row.empty:
            return "先选一条素材，再改为照录"
        tried = self._sitting.tried_words((MarkWords(row.at, quoted=True),))
        if isinstance(tried, Refusal):
            return _reason(tried)
        self.editing = Editing(Kind.SPEAKER, row.at, row.speaker, row.form)
        return ""

    def type(self, text: str) -> Look:
        """Have a text in the editor: what is to be said of it; the journal keeps it."""
        editing = self.editing
        if editing is None:
            return NOTHING
        self._text = text
        if text == editing.original:
            self._forget_typed()
        else:
            self._typed = editing.request(cleaned(text))
            self._pasted = None
            self._keep()
        if editing.kind is Kind.SPEAKER:
            return NOTHING
        remedy = editing.kind is Kind.REMEDY or bool(editing.at.remedy)
        return look_at(printable(text), self._sitting.office, editing.form, remedy=remedy)

    def paste(self, lines: Lines) -> None:
        """Have pasted lines beside the editor until it is said what they shall be."""
        if lines.items:
            self._pasted = lines
            self._keep()

    def give_up_pasted(self) -> None:
        """Forget the pasted lines; what is typed stays."""
        self._pasted = None
        if self._typed is not None:
            self._keep()
        else:
            self._forget_typed()

    def try_typed(self) -> str:
        """Draft what is typed; why it cannot be written, if so. What was seen last stays then."""
        if self._typed is None or _wordless(self._typed):
            self.seen = self._sitting.seen
            return ""
        tried = self._sitting.tried_words((self._typed,))
        if isinstance(tried, Refusal):
            return _reason(tried)
        self.seen = tried
        return ""

    def give_up(self) -> None:
        """Forget what is typed."""
        self._forget_typed()
        self._close()
        self.seen = self._sitting.seen

    def accept(self, text: str) -> Outcome | str | None:
        """Put the text into the file; a reason where it cannot be, None where nothing changes."""
        editing, text = self.editing, cleaned(text)
        if editing is None:
            return None
        unchanged = text == editing.original and editing.kind is not Kind.SPEAKER
        if unchanged or (not text and editing.kind in {Kind.NEW, Kind.REMEDY}):
            self.give_up()
            return None
        if not text and editing.kind is Kind.WORDS:
            return "这一条空了。按 Esc 恢复；真要删去，恢复以后再删"
        title = f"{editing.label}：{_brief(text)}"
        if editing.kind is Kind.SPEAKER:
            title = f"照录“{_brief(self.row.text)}”"
        return self._do((editing.request(text),), title)

    def accept_all(self, lines: Lines) -> Outcome | str | None:
        """Put several items into the file as one step."""
        if self.editing is None or not lines.items:
            return None
        brief = _brief(cleaned(lines.before + lines.items[0].text))
        return self._do(self.editing.requests(lines), f"粘贴{len(lines.items)}条：{brief}")

    # Changing items

    def remove(self) -> Outcome | str | None:
        """Take out the item one is at with its 对策."""
        row = self.row
        if row.empty:
            return None
        return self._do((RemoveWords(row.at),), f"删去{row.name}：{_brief(row.text)}")

    def shift(self, by: int) -> Outcome | str | None:
        """Let the item one is at and its neighbour change places."""
        row = self.row
        if row.empty:
            return None
        if row.at.remedy:
            return "对策跟着它的问题走，不能单独移动"
        last = max((one.at.number for one in self._siblings(row.at)), default=0)
        there = replace(row.at, number=row.at.number + by)
        if not 1 <= there.number <= last:
            inside = f"{row.file}里" if row.file else ""
            return f"已经是{inside}{row.at.aspect}的{'第一条' if by < 0 else '最后一条'}"
        outcome = self._do((MoveWords(row.at, by),), f"移动{row.name}：{_brief(row.text)}")
        if outcome.done:
            self._go_to(there)
        return outcome

    def mark_internal(self) -> Outcome | str | None:
        """Let the item one is at be 〔内部〕, or no longer."""
        row = self.row
        if row.empty:
            return None
        if row.form is WordForm.QUOTED:
            return "照录没有内部的写法；先改回条目（再选一次“照录”），再标内部"
        what = "公开" if row.internal else "标内部"
        return self._do((MarkWords(row.at, not row.internal),), f"{what}：{_brief(row.text)}")

    def unquote(self) -> Outcome:
        """Let a 照录 be a common item again."""
        row = self.row
        return self._do((MarkWords(row.at),), f"不再照录：{_brief(row.text)}")

    def _do(self, requests: tuple[WordRequest, ...], title: str) -> Outcome:
        at = requests[0].at
        if isinstance(requests[0], InsertRemedy):
            known = sum(row.at.number == at.number for row in self._siblings(at))
            at = replace(at, remedy=known)
        elif isinstance(requests[0], InsertWords) and not at.number:
            at = replace(at, number=len(self.rows) + 1)
        outcome = self._sitting.accept(requests, title, self.spot)
        if outcome.done:
            self._close()
            self._renew()
            self._go_to(at)
        return outcome

    def _siblings(self, at: WordsAt) -> tuple[WordRow, ...]:
        """The items of a 视角 in one file."""
        return tuple(
            row for row in self.rows if (row.at.aspect, row.at.file) == (at.aspect, at.file)
        )

    def _renew(self) -> None:
        self.groups = topic_words(self._sitting, self.topic) if self.topic else ()
        self.rows = tuple(row for group in self.groups for row in group.rows)
        self.cursor = min(self.cursor, max(0, len(self.rows) - 1))
        if self._typed is None:
            self.seen = self._sitting.seen

    def _go_to(self, at: WordsAt) -> None:
        """To that item, else to the nearest one of its 视角."""
        ranks = [
            (
                row.at.file != at.file,
                abs(row.at.number - at.number),
                abs(row.at.remedy - at.remedy),
                number,
            )
            for number, row in enumerate(self.rows)
            if row.at.aspect == at.aspect
        ]
        if ranks:
            self.cursor = min(ranks)[-1]

    def _keep(self) -> None:
        """Let the journal have what stands in the editor, with what is pasted beside it."""
        if self.editing is not None and self._pasted is not None:
            self._sitting.journal.pasted((self.editing.kept(self._pasted),))
        elif self._typed is not None:
            self._sitting.journal.typing(self._typed)

    def _go_on(self, editing: Editing) -> None:
        """Write at another place what is being written."""
        if self.editing is not None:
            self._sitting.journal.dropped(self.editing.request(""))
        self.editing = editing
        if self._typed is not None:
            self._typed = editing.request(cleaned(self._text))
        self._keep()

    def _forget_typed(self) -> None:
        if self.editing is not None:
            self._sitting.journal.dropped(self.editing.request(""))
        self._typed = self._pasted = None

    def _close(self) -> None:
        self.editing = self._typed = self._pasted = None


def _wordless(request: WordRequest) -> bool:
    return isinstance(request, SetWords | InsertWords | InsertRemedy) and not request.text


def _reason(refusal: Refusal) -> str:
    return refusal.findings[0].advice


def _brief(text: str) -> str:
    text = text.replace("**", "")
    return f"{text[:SHOWN_OF_TITLE]}…" if len(text) > SHOWN_OF_TITLE else text
