"""Numbers that the office typed into what is told of a topic, and whether a figure of the data is one."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.arithmetic import exact_base, rounding
from drafter.checks.oncefor import once_for_each
from drafter.checks.toldaspects import PLAN
from drafter.checks.toldsubjects import printed_names
from drafter.checks.written.statednumbers import Stated, stated_numbers
from drafter.drafting.blocks import WORDS, FigureRun, TextRun, plain_text
from drafter.drafting.wordruns import LINK_FORM
from drafter.figures.figure import PREVIOUS
from drafter.patterns import pattern
from drafter.quantity import read_numeral

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from drafter.checks.report import Report
    from drafter.checks.toldsubjects import Names
    from drafter.drafting.blocks import Run, ToldTopic
    from drafter.figures.figure import Figure
    from drafter.library.units import Unit
    from drafter.location import Location

OF_WORDS: Final = "素材."  # how the measures of numbers among words begin
REACHED: Final = frozenset({"达", "达到"})
ROUND: Final = 10
_NUMBER: Final = pattern("[0-9]|[十百千]")
_HAN: Final = pattern(
    "[一二两三四五六七八九十百千](?<![第初周〇零一二两三四五六七八九十百千万几数近约“].)"
    "[零一二两三四五六七八九十百千]{1,9}(?![万亿多余几分大中月日号五])"
)
_LONGEST_UNIT: Final = 3
_BEGINNING: Final = 3
_NOTHING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_AROUND: Final = 12  # so far may what belongs to a number stand from it
# Words that count in one way what the data counts in another.
_ALIKE: Final = {
    unit: group for group in (("人", "名", "位"), ("个", "家", "所", "处")) for unit in group
}


class Typed(NamedTuple):
    """A stretch of words that the office typed, in the text of a told topic."""

    start: int
    end: int
    place: Location


class ToldWords:
    """What is told of a topic under one 视角, and what the office typed into it (`typed`)."""

    def __init__(self, report: Report, topic: ToldTopic, typed: str) -> None:
        """Of this report."""
        self._report = report
        self._topic = topic
        self.typed = typed
        self._repeated: dict[str, bool] = {}

    @cached_property
    def _typed(self) -> tuple[Typed, ...]:
        return tuple(_typed(self._topic.runs))

    @property
    def path(self) -> str:
        """The topic."""
        return self._topic.path

    @cached_property
    def text(self) -> str:
        """All that is told."""
        return plain_text(self._topic.runs)

    @cached_property
    def numbers(self) -> tuple[Stated, ...]:
        """The typed numbers, those in Han numerals behind the others of the same words."""
        units = self._report.library.units.names
        return tuple(
            stated
            for typed in self._typed
            if _NUMBER.search(self.text, typed.start, typed.end)
            for stated in _numbers_in(self.text, typed, units)
        )

    @cached_property
    def number_at(self) -> Mapping[int, Stated]:
        """The typed numbers by where they begin."""
        return {stated.start: stated for stated in self.numbers}

    def typed_at(self, offset: int) -> Typed | None:
        """The typed words at an offset."""
        before = bisect_right(self._typed, offset, key=lambda each: each.start) - 1
        found = self._typed[before] if before >= 0 else None
        return found if found is not None and offset < found.end else None

    def place(self, offset: int) -> Location:
        """Where the office typed what stands at an offset."""
        typed = self.typed_at(offset)
        return typed.place.along(offset - typed.start) if typed else self._typed[0].place

    def printed(self, name: str) -> Names:
        """By which words the draft leads to the figures of the same topic; none where no others begin so."""
        begins = name[:_BEGINNING]
        if begins not in self._repeated:
            often = sum(text.count(begins) for text, _ in self._of_topic)
            self._repeated[begins] = often > 1
        return self._printed if self._repeated[begins] else _NOTHING

    @cached_property
    def _of_topic(self) -> list[tuple[str, tuple[Run, ...]]]:
        told = self._report.draft.told
        return [(plain_text(each.runs), each.runs) for each in told if each.path == self.path]

    @cached_property
    def _printed(self) -> Names:
        return printed_names(self._of_topic)

    @property
    def runs(self) -> Iterator[FigureRun]:
        """The figures that the draft prints of the topic."""
        for topic in self._report.draft.told:
            if topic.path == self._topic.path:
                yield from (run for run in topic.runs if isinstance(run, FigureRun))


@once_for_each
def told_words(report: Report) -> tuple[ToldWords, ...]:
    """Every topic under every 视角 but 计划 into which something was typed."""
    told = []
    for topic in report.draft.told:
        if topic.aspect != PLAN:
            typed = [
                run.text
                for run in topic.runs
                if (type(run) is TextRun and run.source is WORDS)
                or (type(run) is FigureRun and run.form == LINK_FORM and is_typed(run))
            ]
            if typed:
                told.append(ToldWords(report, topic, "\n".join(typed)))
    return tuple(told)


@once_for_each
def told_numbers(report: Report) -> tuple[tuple[ToldWords, Stated], ...]:
    """Every number that was typed, with what is told around it."""
    return tuple(
        [
            (told, stated)
            for told in told_words(report)
            if _NUMBER.search(told.typed)
            for stated in told.numbers
        ]
    )


@once_for_each
def all_typed(report: Report) -> str:
    """Whatever was typed, for a quick look whether a word is there at all."""
    return "\n".join([each.typed for each in told_words(report)])


def is_typed(run: Run) -> bool:
    """Whether a run is words of the office, or a number typed among them."""
    if type(run) is TextRun:
        return run.source is WORDS
    return type(run) is FigureRun and run.form == LINK_FORM and run.id.startswith(OF_WORDS)


def _typed(runs: tuple[Run, ...]) -> Iterator[Typed]:
    at = 0
    for run in runs:
        end = at + len(run.text)
        if is_typed(run):
            yield Typed(at, end, run.place)
        at = end


def _numbers_in(text: str, typed: Typed, units: Collection[str]) -> Iterator[Stated]:
    """The numbers that begin within typed words."""
    begin = max(0, typed.start - _AROUND)
    around = text[begin : typed.end + _AROUND]
    for stated in (*stated_numbers(around, units), *_han_numbers(around, units)):
        if typed.start <= stated.start + begin < typed.end:
            yield stated._replace(start=stated.start + begin, end=stated.end + begin)


def _han_numbers(text: str, units: Collection[str]) -> Iterator[Stated]:
    """Numbers of two and more Han numerals with a unit: 一千四百二十六名."""
    for found in _HAN.finditer(text):
        number, end = read_numeral(found[0]), found.end()
        unit = next(
            (
                text[end : end + length]
                for length in range(_LONGEST_UNIT, 0, -1)
                if text[end : end + length] in units
            ),
            "",
        )
        if number is not None and unit:
            yield Stated(found.start(), end + len(unit), Decimal(number), 0, unit, "", "")


def in_base(unit: Unit, stated: Stated) -> Fraction | None:
    """What was stated in the base unit of a figure; None where it counts something else."""
    if stated.unit == unit.measure:
        return stated.value * unit.factor
    plain = unit.measure.lstrip("万亿")
    if stated.unit == plain or (plain in _ALIKE and _ALIKE[plain] == _ALIKE.get(stated.unit)):
        return stated.value
    return None


def is_one_of(report: Report, figure: Figure, stated: Stated, value: Fraction) -> bool:
    """Whether the number is one of those given of the measure, of whatever field."""
    base = exact_base(figure)
    loose = stated.rounding if stated.decimals or stated.scale else Fraction(0)
    if base is None or (_is_limit(stated, value) and base >= value):
        return True
    others = (other for key, other in report.book.figures.items() if key[0] == figure.measure)
    return any(
        other.base is not None and abs(other.base - value) <= max(loose, rounding(other))
        for other in (figure, report.book.figure(figure.measure, PREVIOUS), *others)
        if other is not None
    )


def _is_limit(stated: Stated, value: Fraction) -> bool:
    """Whether it says how many at the least: 超过258人, 达到260人, but not 达到258人."""
    if not stated.at_least:
        return False
    return stated.before not in REACHED or (not stated.decimals and value % ROUND == 0)
