"""A document under check: its words as one text, and what rules ask of them more than once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from drafter.checks.written.clauses import stating_sentences
from drafter.checks.written.enumerations import enumerations
from drafter.checks.written.indexedtext import IndexedText
from drafter.checks.written.privatewords import PrivateWords
from drafter.checks.written.quoting import inner
from drafter.checks.written.skeleton import skeleton
from drafter.checks.written.statednumbers import stated_numbers
from drafter.findings import Repair

if TYPE_CHECKING:
    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.enumerations import Enumeration
    from drafter.checks.written.setting import Setting
    from drafter.checks.written.skeleton import Skeleton
    from drafter.checks.written.statednumbers import Stated
    from drafter.location import Location
    from drafter.manuscript import Manuscript, Passage

_SHOWN = 12
_BEGIN = itemgetter(0)


class Paper(IndexedText):
    """A document as text rules look at it.

    `text` holds the passages that say something, a newline between each two; offsets in it name
    places. Nothing is worked out before a rule asks.
    """

    def __init__(self, manuscript: Manuscript, setting: Setting) -> None:
        """Take the passages that are not empty."""
        self.manuscript = manuscript
        self.setting = setting
        self.passages = tuple(each for each in manuscript.passages if each.text.strip())
        super().__init__("\n".join([each.text for each in self.passages]))
        self.starts: list[int] = []
        start = 0
        for each in self.passages:
            self.starts.append(start)
            start += len(each.text) + 1

    @cached_property
    def skeleton(self) -> Skeleton:
        """The title and the headings."""
        return skeleton(self.passages, self.starts)

    @cached_property
    def enumerations(self) -> tuple[Enumeration, ...]:
        """What is counted within the text: 一是…二是…, 第一…第二…, 首先…其次…."""
        return tuple(enumerations(self.text, self.skeleton))

    @cached_property
    def numbers(self) -> tuple[Stated, ...]:
        """Every number in Arabic digits that states how much something is, in reading order."""
        counters = {heading.start for heading in self.skeleton.headings}
        counters.update(item.start for each in self.enumerations for item in each.items)
        units = self.setting.library.units.names
        return tuple(
            [each for each in stated_numbers(self.text, units) if each.start not in counters]
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that state numbers."""
        return tuple(stating_sentences(self, self.numbers))

    @cached_property
    def private(self) -> PrivateWords:
        """What tells who somebody is."""
        return PrivateWords(self)

    def index(self, offset: int) -> int:
        """Which of `passages` a character stands in."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def passage(self, offset: int) -> Passage:
        """The passage that a character stands in."""
        return self.passages[self.index(offset)]

    def place(self, offset: int) -> Location:
        """Where a character stands in its file."""
        index = self.index(offset)
        return self.passages[index].at(offset - self.starts[index])

    def file(self, offset: int) -> str:
        """The file that a character stands in."""
        index = self.index(offset)
        pieces = self.passages[index].pieces
        before = bisect_right(pieces, offset - self.starts[index], key=_BEGIN)
        return pieces[max(0, before - 1)][1].file

    def repair(self, start: int, end: int, new: str) -> tuple[Repair, ...]:
        """Putting `new` in place of what stands there; () where it is not in one piece."""
        index = self.index(start)
        passage, begin = self.passages[index], self.starts[index]
        if not passage.in_one_piece(start - begin, end - begin):
            return ()
        return (Repair(passage.at(start - begin), self.text[start:end], new),)

    def around(self, start: int, end: int) -> str:
        """What stands there with some characters before and behind, to be quoted in a message."""
        return inner(self.near(start, end))

    def near(self, start: int, end: int) -> str:
        """The same with its own marks."""
        begin = max(0, start - _SHOWN)
        first = max(self.text.rfind("\n", begin, start) + 1, begin)
        newline = self.text.find("\n", end, end + _SHOWN)
        return self.shown(first, end + _SHOWN if newline < 0 else newline).strip()

    def quoted(self, start: int, end: int) -> str:
        """What stands there as a message may quote it between “ and ”."""
        return inner(self.shown(start, end))

    def shown(self, start: int, end: int) -> str:
        """What stands there as a message may show it, its marks as they are: nobody's name."""
        return self.private.shown(self.text, start, end)
