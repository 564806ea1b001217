"""What is written of the words of a topic: the place that is open, and the lines pasted into it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drafter.figures.editing.requests import (
    InsertRemedy,
    InsertWords,
    MarkWords,
    SetWords,
    WordsAt,
)
from drafter.figures.words import WordForm
from drafter.session.reading import printable
from drafter.session.words.worditems import WordRow
from drafter.session.words.wordpaste import BLANKS, MOST, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.figures.editing.requests import WordRequest
    from drafter.session.words.wordpaste import Pasted


class Lines(NamedTuple):
    """Several pasted lines, and what stands before and behind them in the editor."""

    before: str
    items: Sequence[Pasted]
    after: str


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

    def requests(self, lines: Lines) -> tuple[WordRequest, ...]:
        """What writes pasted lines: the first into what is open, the others below."""
        texts = [item.text for item in lines.items]
        texts[0] = cleaned(lines.before + texts[0])
        texts[-1] = cleaned(texts[-1] + lines.after)
        requests: list[WordRequest] = [self.request(texts[0])]
        at = replace(self.at, remedy=0)
        for item, text in zip(lines.items[1:], texts[1:], strict=True):
            if item.remedy or self.at.remedy or self.kind is Kind.REMEDY:
                requests.append(InsertRemedy(at, text))
            else:
                at = replace(at, number=at.number + bool(at.number))
                requests.append(InsertWords(at, text))
        return tuple(requests)

    def kept(self, lines: Lines) -> tuple[WordRequest, ...]:
        """What of pasted lines the journal keeps: the items, or one of too many to be items."""
        if len(lines.items) <= MOST:
            return self.requests(lines)
        return (self.request(cleaned(lines.before + joined(lines.items) + lines.after)),)


def cleaned(text: str) -> str:
    """What of a typed text goes into the file: what can be seen, without blanks around it."""
    return printable(text).strip(BLANKS)
