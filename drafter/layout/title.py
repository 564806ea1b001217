"""Where a title breaks: whole words on a line, lines in a trapezium or a rhombus (7.3.1)."""

from __future__ import annotations

import re
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

from drafter.drafting.blocks import HoleRun, PeriodRun, Run, TextRole, TextRun
from drafter.layout.measure import half_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_LINES = 4
# Breaks considered in one title: the best ones; a title of more has no good lines anyway.
MOST_BREAKS = 12

# What a document calls itself (文种) is never cut and may begin a line.
_KIND = (
    "(?:工作)?(?:情况)?(?:总结|计划|要点|思路|安排|打算|汇报|报告|方案|规划|意见"
    "|通知|通报|通告|公告|决定|决议|请示|批复|纪要|议案)"
)
_YEAR = "(?:[0-9]{4}|[〇○一二三四五六七八九]{4})年度?"
_PERIOD = f"{_YEAR}(?:上半年|下半年|前三季度|[0-9]{{1,2}}—[0-9]{{1,2}}月)?"
_CONNECTIVE = "(?<!共)和(?![谐平睦])|与(?!会)|及(?![时其])|暨|、|，"
_WORDS = re.compile(
    f"(?P<quoted>《|》)|(?P<kind>{_KIND})|(?P<period>{_PERIOD})|(?P<leading>关于)"
    f"|(?P<connective>{_CONNECTIVE})"
)
_QUOTED = re.compile("《[^《》]*》")
_PLACE = re.compile("自治[区州县旗]|[省市州盟县旗区镇乡]|街道")
_NUMBER = re.compile("[0-9.—-]+")
_NEVER_FIRST = frozenset("的了和与及暨、，。：；！？》〉”’）〕】年月日")
_NEVER_LAST = frozenset("《〈“‘（〔【")
_LEADS_ON = ("关于", "的")

# How bad a break is, in half characters of imbalance that it outweighs.
_GOOD, _FAIR, _POOR = 0, 4, 24


def title_lines(
    runs: Sequence[Run], characters: int, office: str = ""
) -> tuple[tuple[Run, ...], ...]:
    """The runs of a title, line by line.

    Lines hold at most `characters`. Breaks come only between the title's runs (office,
    period), before 关于, around 《》 and 文种, and after 和 or a comma, never inside the
    name of the `office` that a line holds. A newline typed by the office decides alone. A title that has
    no such break is one line, and Word wraps it.
    """
    text = "".join(run.text for run in runs)
    most = 2 * characters
    if "\n" in text:
        breaks = tuple(match.start() for match in re.finditer("\n", text))
        return tuple(_without_newlines(line) for line in _cut(runs, breaks))
    if half_widths(text) <= most:
        return (tuple(runs),)
    whole = tuple(_unbreakable(runs, text, office, most))
    costs = _break_costs(runs, text, whole, most)
    return tuple(_cut(runs, _best_breaks(text, costs, most)))


def _best_breaks(text: str, costs: dict[int, int], most: int) -> tuple[int, ...]:
    offsets = sorted(sorted(costs, key=costs.__getitem__)[:MOST_BREAKS])
    reach = {offset: half_widths(text[:offset]) for offset in (0, *offsets, len(text))}
    best: tuple[int, ...] = ()
    best_rank = _rank(reach, best, costs, most)
    for count in range(1, MOST_LINES):
        for breaks in combinations(offsets, count):
            rank = _rank(reach, breaks, costs, most)
            if rank < best_rank:
                best, best_rank = breaks, rank
        if best_rank[:2] == (0, False):
            # Nothing overflows and the shape is right: more lines are only worse.
            break
    return best


def _rank(
    reach: dict[int, int], breaks: tuple[int, ...], costs: dict[int, int], most: int
) -> tuple[int, bool, int, int]:
    """The smaller the better: what overflows, an ill shape, lines, then breaks and imbalance.

    `reach` is how wide the text is up to each break and to its end, which comes last.
    """
    ends = [*(reach[offset] for offset in breaks), next(reversed(reach.values()))]
    widths = [end - start for start, end in pairwise((0, *ends))]
    overflow = sum([width - most for width in widths if width > most])
    imbalance = max(widths) - min(widths)
    cost = imbalance + sum([costs[offset] for offset in breaks])
    return overflow, not _is_shapely(widths), len(widths), cost


def _is_shapely(widths: Sequence[int]) -> bool:
    """Rising or falling (梯形), or widest in the middle (菱形); neighbours a character apart."""
    steps = [after - before for before, after in pairwise(widths)]
    if any(abs(step) < 2 for step in steps):
        return False
    falling = [step < 0 for step in steps]
    return falling == sorted(falling)


def _break_costs(
    runs: Sequence[Run], text: str, whole: Sequence[tuple[int, int]], most: int
) -> dict[int, int]:
    """Where the title may break, and how bad each break is."""
    costs: dict[int, int] = {}
    for offset, cost in chain(
        _word_boundaries(text), _run_boundaries(runs), _wide_name_breaks(runs, most)
    ):
        costs[offset] = max(cost, costs.get(offset, _GOOD))
    return {
        offset: cost + (_POOR if text[:offset].endswith(_LEADS_ON) else 0)
        for offset, cost in costs.items()
        if 0 < offset < len(text)
        and text[offset] not in _NEVER_FIRST
        and text[offset - 1] not in _NEVER_LAST
        and not any(start < offset < end for start, end in whole)
    }


def _unbreakable(
    runs: Sequence[Run], text: str, office: str, most: int
) -> Iterator[tuple[int, int]]:
    """Names of offices, numbers, and what 《》 enclose if it goes on one line."""
    offset = 0
    for run in runs:
        if _is_office(run) and half_widths(run.text) <= most:
            yield offset, offset + len(run.text)
        offset += len(run.text)
    if office and half_widths(office) <= most:
        start = text.find(office)
        while start >= 0:
            yield start, start + len(office)
            start = text.find(office, start + len(office))
    for match in _QUOTED.finditer(text):
        if half_widths(match.group()) <= most:
            yield match.span()
    for match in _NUMBER.finditer(text):
        yield match.span()


def _wide_name_breaks(runs: Sequence[Run], most: int) -> Iterator[tuple[int, int]]:
    """Where the name of an office that no line holds may break: behind its places."""
    offset = 0
    for run in runs:
        if _is_office(run) and half_widths(run.text) > most:
            for match in _PLACE.finditer(run.text):
                yield offset + match.end(), _FAIR
        offset += len(run.text)


def _is_office(run: Run) -> bool:
    return isinstance(run, TextRun) and run.role is TextRole.OFFICE


def _word_boundaries(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORDS.finditer(text):
        start, end = match.span()
        if match["connective"]:
            yield end, _GOOD
        elif match["leading"]:
            yield start, _GOOD
        elif match["period"]:
            yield start, _GOOD
            yield end, _POOR
        else:
            yield start, _FAIR
            yield end, _FAIR


def _run_boundaries(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    offset = 0
    for run, following in pairwise(runs):
        offset += len(run.text)
        office = _is_office(run)
        if isinstance(run, PeriodRun):
            yield offset, _POOR
        elif office or isinstance(following, PeriodRun):
            yield offset, _GOOD
        else:
            yield offset, _FAIR


def _cut(runs: Sequence[Run], breaks: Sequence[int]) -> Iterator[tuple[Run, ...]]:
    """The runs between the breaks (offsets into their text)."""
    total = sum(len(run.text) for run in runs)
    for start, end in pairwise((0, *breaks, total)):
        line: list[Run] = []
        offset = 0
        for run in runs:
            if isinstance(run, HoleRun):
                line += [run] if start <= offset < end else []
            elif piece := run.text[max(0, start - offset) : max(0, end - offset)]:
                line.append(run._replace(text=piece))
            offset += len(run.text)
        yield tuple(line)


def _without_newlines(line: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(
        run._replace(text=run.text.replace("\n", "")) if isinstance(run, TextRun) else run
        for run in line
    )
