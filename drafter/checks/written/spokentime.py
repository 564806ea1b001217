"""What time a stretch of a document speaks of: the results of its period, or the plan behind them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from msgspec import Struct

from drafter.checks.written.skeleton import Manner
from drafter.drafting.spoken import month_spoken_of
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.checks.written.paper import Paper
    from drafter.period import Period

LONGEST_SENTENCE: Final = 200
LAST: Final = 10**12
STOPS: Final = "。；！？\n"
_PLAN_HEADING: Final = pattern(
    "下一?步|下一?阶段|今后|明年|来年|次年|展望|打算|(?:工作|重点)(?:思路|安排|要点|谋划)"
    "|工作计划|(?<!行动)(?<!三年)(?<!生育)计划$"
)
_RESULT_HEADING: Final = pattern("(?:情况|总结|回顾|成效|完成)$|(?:完成|落实|执行|进展)情况")
_PLAN_PASSAGE: Final = pattern(
    r"[ \u3000]*(?:下一?步|明年|来年|下一?阶段|今后|下半年|(?P<year>20[0-9]{2})年)[，,、：:]"
)
YEAR_NAMED: Final = pattern("(?<![0-9])(20[0-9]{2})年")
_THIS: Final = pattern("今年|本年|当年")
_NEXT: Final = pattern("明年|来年|下一?年")
_LAST_YEAR: Final = pattern("去年|上年|前年")
_AHEAD: Final = 24
_BEGINS: Final = frozenset("下明来今2 \u3000")


class SpokenTime(Struct, frozen=True):
    """A period, and the stretches of the text that tell what is planned for the next one."""

    period: Period
    plans: tuple[tuple[int, int], ...]

    def planned(self, offset: int) -> bool:
        """Whether a character stands in a plan."""
        before = bisect_right(self.plans, (offset, LAST))
        return before > 0 and offset < self.plans[before - 1][1]

    def month(self, offset: int) -> int:
        """The month whose words count there."""
        return month_spoken_of(self.period, planned=self.planned(offset))

    @property
    def months(self) -> tuple[int, int]:
        """The month of the results and that of the plan."""
        return (
            month_spoken_of(self.period, planned=False),
            month_spoken_of(self.period, planned=True),
        )


_KNOWN: WeakKeyDictionary[Paper, SpokenTime | None] = WeakKeyDictionary()


def spoken_time(paper: Paper) -> SpokenTime | None:
    """The time a document speaks of; None where its period is not known."""
    if paper not in _KNOWN:
        period = paper.setting.period
        _KNOWN[paper] = SpokenTime(period, _joined(_plans(paper, period))) if period else None
    return _KNOWN[paper]


def _joined(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, none within another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _plans(paper: Paper, period: Period) -> Iterator[tuple[int, int]]:
    headings = paper.skeleton.headings
    end = 0
    for index, heading in enumerate(headings):
        if heading.start < end or heading.manner is Manner.NUMBER_ONLY:
            continue
        if _announces_plan(heading.title, period):
            closing = paper.skeleton.closing(index)
            end = headings[closing].start if closing < len(headings) else len(paper.text)
            yield heading.start, end
    starts = [heading.start for heading in headings]
    for passage, start in zip(paper.passages, paper.starts, strict=True):
        if passage.text[0] not in _BEGINS or passage.role is not Role.BODY:
            continue
        found = _PLAN_PASSAGE.match(passage.text)
        if found is None or (found["year"] and int(found["year"]) <= period.year):
            continue
        following = bisect_right(starts, start)
        yield start, starts[following] if following < len(starts) else len(paper.text)


def _announces_plan(title: str, period: Period) -> bool:
    if _RESULT_HEADING.search(title):
        return False
    following = f"{period.year + 1}年" if period.span.whole_year else period.next.span.name
    return following in title or _PLAN_HEADING.search(title) is not None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a stretch stands, as far as one looks."""
    lowest, highest = max(0, start - LONGEST_SENTENCE), min(len(text), end + LONGEST_SENTENCE)
    first = max([text.rfind(stop, lowest, start) for stop in STOPS])
    last = min([at for stop in STOPS if (at := text.find(stop, end, highest)) >= 0] or [highest])
    return (lowest if first < 0 else first + 1), last


def years_spoken_of(paper: Paper, time: SpokenTime, start: int) -> tuple[int, ...]:
    """The year that the sentence names, else the report's, and in a plan the next; () if unsure."""
    first, last = sentence_around(paper.text, start, start)
    named = YEAR_NAMED.findall(paper.text, first, min(last, start + _AHEAD))
    if named:
        this = (time.period.year,) if _THIS.search(paper.text, first, start) else ()
        return tuple(int(year) for year in reversed(named)) + this
    if _LAST_YEAR.search(paper.text, first, start):
        return ()
    year = time.period.year
    ahead = time.planned(start) or _NEXT.search(paper.text, first, start)
    return (year, year + 1) if ahead else (year,)
