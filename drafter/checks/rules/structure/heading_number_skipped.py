"""说明：并列的标题序号跳了号，或者不从一开始：中间少了标题，或者后面的没有顺延。
理由：GB/T 9704 7.3.3 规定了层次序数；缺号说明有的标题在粘贴、删改时丢了，或者整章没有写。
反例：（一）社会救助↵提标两次。↵（三）养老服务↵新增床位120张。
正例：（一）社会救助↵提标两次。↵（二）养老服务↵新增床位120张。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.written.counters import NUMBERED, name_of, number_as, numbers_as
from drafter.checks.written.restarts import begins_midway
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Form, Heading
    from drafter.findings import Finding

RULE = Rule("标题序号跳号", Family.STRUCTURE, Severity.ERROR, __doc__, also=tuple(Severity))
_SHORTEST_SERIES = 2
_SLIP = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every gap, and every series that does not begin with one."""
    bones = paper.skeleton
    yield from _beginnings(paper)
    for series in bones.series:
        if bones.headings[series[0]].form not in NUMBERED:
            continue
        values = [bones.headings[index].value for index in series]
        for at, (before, index) in enumerate(pairwise(series), 1):
            if not _slip(values, at) and not _swapped(values, at):
                yield from _gap(paper, bones.headings[before], bones.headings[index])


def _beginnings(paper: Paper) -> Iterator[Finding]:
    """Every series that does not begin with one; an excerpt is told once that it is one."""
    bones = paper.skeleton
    before_it = _before_of_form(bones.headings)
    excerpt, said = begins_midway(paper), False
    for series in bones.series:
        first, above = bones.headings[series[0]], bones.parents[series[0]]
        # 3. in the second chapter behind 2. in the first: they are counted through.
        if (
            first.form not in NUMBERED
            or first.value <= 1
            or before_it[series[0]] == first.value - 1
        ):
            continue
        if above >= 0:
            # What is counted through may have begun before an excerpt.
            if not excerpt or before_it[series[0]]:
                yield from _headless(paper, first, bones.headings[above], series)
        elif not excerpt or not said:
            said = True
            severity = Severity.NOTICE if excerpt else Severity.WARNING
            yield from _headless(paper, first, None, series, severity)


def _before_of_form(headings: tuple[Heading, ...]) -> list[int]:
    """For each heading the number of the one of its form before it, 0 for none."""
    latest: dict[Form, int] = {}
    found = []
    for heading in headings:
        found.append(latest.get(heading.form, 0))
        latest[heading.form] = heading.value
    return found


def _slip(values: list[int], at: int) -> bool:
    """Whether a number beside the gap is there twice, one time in the other's place."""
    if values[at] - values[at - 1] != _SLIP:
        return False
    before, behind = values[max(0, at - 2) : at - 1], values[at + 1 : at + 2]
    return values[at - 1] in before or values[at] in behind


def _swapped(values: list[int], at: int) -> bool:
    """Whether two beside the gap have changed places: that they go backwards is another fault."""
    missing = values[at - 1] + 1
    if values[at] != missing + 1:
        return False
    return values[at + 1 : at + 2] == [missing] or values[max(0, at - 2) : at - 1] == [missing]


def _gap(paper: Paper, one: Heading, two: Heading) -> Iterator[Finding]:
    missing = range(one.value + 1, two.value)
    if not missing or _hidden(paper, one.end, two, missing):
        return
    yield RULE.at(
        paper.place(two.start),
        f"“{name_of(paper, one)}”之后就是“{name_of(paper, two)}”，缺“{numbers_as(two, missing)}”",
        hint="补上缺的标题；没有缺内容的，把后面的序号顺延",
        related=(Related(paper.place(one.start), name_of(paper, one)),),
    )


def _headless(
    paper: Paper,
    first: Heading,
    above: Heading | None,
    series: tuple[int, ...],
    severity: Severity = Severity.WARNING,
) -> Iterator[Finding]:
    """A series whose beginning is missing; in an extract it may be elsewhere."""
    if len(series) < _SHORTEST_SERIES and above is not None:
        return
    missing = range(1, first.value)
    if _hidden(paper, above.start if above else 0, first, missing):
        return
    yield RULE.at(
        paper.place(first.start),
        f"这一级的标题从“{name_of(paper, first)}”开始，缺“{numbers_as(first, missing)}”",
        hint="补上前面的标题，或者从一开始编号"
        if severity is Severity.WARNING
        else "是从整篇里摘出来的，可以不管；单独成篇的，从一开始编号",
        severity=severity,
    )


def _hidden(paper: Paper, start: int, two: Heading, missing: range) -> bool:
    """Whether a missing number stands within a paragraph, which is another fault."""
    number = number_as(two, missing[0])
    spellings = {number, number.translate(str.maketrans("（）", "()"))}
    return any(paper.text.find(each, start, two.start) >= 0 for each in spellings)
