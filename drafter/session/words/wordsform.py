"""The words of one topic while they are written: the item one is at, and what is typed there."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct
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
from drafter.session.reading import printable
from drafter.session.words.worditems import AspectWords, WordRow, topic_words
from drafter.session.words.wordlook import NOTHING, Look, look_at
from drafter.session.words.wordpaste import BLANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.figures.editing.requests import WordRequest
    from drafter.location import Location
    from drafter.session.sitting import Outcome, Seen, Sitting
    from drafter.session.words.wordpaste import Pasted

NO_ROW = WordRow(WordsAt(""))
SHOWN_OF_TITLE = 12


class Kind(Enum):
    """What the typed text will be."""

    WORDS = auto()
    NEW = auto()
    REMEDY = auto()
    SPEAKER = auto()


class Editing(Struct, frozen=True):
    """What is open in the editor: of which place, and what stood there."""

    kind: Kind
    at: WordsAt
    original: str = ""
    form: WordForm = WordForm.ITEM

    @property
    def label(self) -> str:
        """What one is writing."""
        match self.kind:
            case Kind.WORDS:
                return WordRow(self.at).name
            case Kind.NEW:
                return f"{self.at.aspect}新条目"
            case Kind.REMEDY:
                return f"{WordRow(self.at).name}的新对策"
            case Kind.SPEAKER:
                return "照录：谁说的，何时，可不写"

    def request(self, text: str) -> WordRequest:
        """What writes the text."""
        match self.kind:
            case Kind.WORDS:
                return SetWords(self.at, text)
            case Kind.NEW:
                return InsertWords(self.at, text)
            case Kind.REMEDY:
                return InsertRemedy(self.at, text)
            case Kind.SPEAKER:
                return MarkWords(self.at, quoted=True, speaker=text)


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

    @property
    def row(self) -> WordRow:
        """The item one is at."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else NO_ROW

    @property
    def spot(self) -> Spot:
        """Where one is."""
        at = self.editing.at if self.editing else self.row.at
        return Spot(self.topic, f"{AT_WORDS}{at.aspect}", f"{at.number}.{at.remedy}.{at.file}")

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
    def dirty(self) -> bool:
        """Whether something is typed that the file does not have."""
        return self._typed is not None

    def go(self, topic: str, spot: Spot | None = None) -> None:
        """Show a topic, at an item where a step was made there."""
        self.topic = topic
        self.editing = self._typed = None
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
            self.editing = Editing(Kind.WORDS, moved[0].at, editing.original, moved[0].form)
            self._go_to(moved[0].at)
            return ""
        if not self.dirty or editing.kind is Kind.SPEAKER:
            self.editing = self._typed = None
            return ""
        self.editing = Editing(Kind.NEW, replace(editing.at, number=0, remedy=0))
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

    def edit_speaker(self) -> bool:
        """Ask whom the item quotes; whether it can be 照录."""
        row = self.row
        if row.empty or row.at.remedy:
            return False
        self.editing = Editing(Kind.SPEAKER, row.at, row.speaker, row.form)
        return True

    def type(self, text: str) -> Look:
        """Have a text in the editor: what is to be said of it; the journal keeps it."""
        editing = self.editing
        if editing is None:
            return NOTHING
        if text == editing.original:
            self._forget_typed()
        else:
            self._typed = editing.request(cleaned(text))
            self._sitting.journal.typing(self._typed)
        if editing.kind is Kind.SPEAKER:
            return NOTHING
        remedy = editing.kind is Kind.REMEDY or bool(editing.at.remedy)
        return look_at(printable(text), self._sitting.office, editing.form, remedy=remedy)

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
        self.editing = None
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
        return self._do((editing.request(text),), f"{editing.label}：{_brief(text)}")

    def accept_all(self, before: str, items: Sequence[Pasted], after: str) -> Outcome | str | None:
        """Put several items into the file as one step.

        The first goes into what is open, what stands there around them; the others below.
        """
        editing = self.editing
        if editing is None or not items:
            return None
        texts = [item.text for item in items]
        texts[0] = cleaned(before + texts[0])
        texts[-1] = cleaned(texts[-1] + after)
        requests: list[WordRequest] = [editing.request(texts[0])]
        at = replace(editing.at, remedy=0)
        for item, text in zip(items[1:], texts[1:], strict=True):
            if item.remedy or editing.at.remedy or editing.kind is Kind.REMEDY:
                requests.append(InsertRemedy(at, text))
            else:
                at = replace(at, number=at.number + bool(at.number))
                requests.append(InsertWords(at, text))
        return self._do(tuple(requests), f"粘贴{len(items)}条：{_brief(texts[0])}")

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
            return f"已经是{row.at.aspect}的{'第一条' if by < 0 else '最后一条'}"
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
            self.editing = self._typed = None
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

    def _forget_typed(self) -> None:
        if self._typed is not None:
            self._sitting.journal.dropped(self._typed)
            self._typed = None


def cleaned(text: str) -> str:
    """What of a typed text goes into the file: what can be seen, without blanks around it."""
    return printable(text).strip(BLANKS)


def _wordless(request: WordRequest) -> bool:
    return isinstance(request, SetWords | InsertWords | InsertRemedy) and not request.text


def _reason(refusal: Refusal) -> str:
    return refusal.findings[0].advice


def _brief(text: str) -> str:
    return f"{text[:SHOWN_OF_TITLE]}…" if len(text) > SHOWN_OF_TITLE else text
