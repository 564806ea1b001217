"""说明：文中预告的项数与随后列举的不一致：“做好三件事：一是…二是…”，“抓好以下四项工作：”下面只有三个标题，“五清”只列了四清。
理由：预告几项，读的人就数几项；多半是增删之后没有改前面的数。
反例：重点做好三件事：一是提高标准；二是规范审核。
正例：重点做好两件事：一是提高标准；二是规范审核。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.written.announcing import announced_by_heading, announcement_before
from drafter.checks.written.counters import name_of
from drafter.checks.written.enumerations import ARABIC, BRACKET, CIRCLED, ORDER, ORDINAL
from drafter.checks.written.listed import listed_slogans
from drafter.checks.written.skeleton import LONGEST_HEADING, Form, Manner
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import ordinal_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.announcing import Announcement
    from drafter.checks.written.enumerations import Enumeration
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading, Skeleton
    from drafter.findings import Finding

RULE = Rule("项数与列举不符", Family.STRUCTURE, Severity.ERROR, __doc__, also=tuple(Severity))
_FEWEST = 2
_SEEN_BEHIND = 3000
_NUMBERS = "0123456789一二两三四五六七八九十"
_FIGURES = frozenset({ARABIC, BRACKET, CIRCLED})
_HEADING_FORMS = frozenset({Form.HAN, Form.HAN_BRACKET})
_OTHER_PART = pattern("问题|不足|计划|打算|下一步|体会|建议|思路")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Whatever is announced with a number and then listed."""
    told = set()
    for each in paper.enumerations:
        for finding in _items(paper, each):
            told.add(finding.place)
            yield finding
    yield from _headings(paper)
    yield from _under_headings(paper)
    for said in listed_slogans(paper):
        if said.listed == said.many or (said.open_ended and said.listed < said.many):
            continue
        place = paper.place(said.start)
        if place not in told:
            yield RULE.at(
                place,
                f"“{said.words}”说的是{said.many}项，列举的有{said.listed}项："
                f"“{paper.around(said.start, said.end)}”",
                hint="数一数列举的各项，改数或者补全",
                severity=Severity.WARNING,
            )


def _items(paper: Paper, each: Enumeration) -> Iterator[Finding]:
    """一是…二是… right behind 做好三件事：."""
    first = each.items[0]
    if first.value != 1 or any(
        two.value != one.value + 1 for one, two in pairwise(each.items) if each.form != ORDER
    ):
        return
    start = first.start
    if paper.text[start - 1 : start] == "\n":
        start -= 1
    said = announcement_before(paper.text, start)
    if said is None or said.many == len(each.items):
        return
    if said.many > len(each.items) and _goes_on(paper, each):
        return
    if said.doubtful and each.form in _FIGURES:
        return
    yield _finding(paper, said, len(each.items), first.start)


def _goes_on(paper: Paper, each: Enumeration) -> bool:
    """Whether a further item stands where it was not recognized as one."""
    last = each.items[-1]
    if each.form in {*_FIGURES, ORDER} or not last.value:
        return False
    value = ordinal_numeral(last.value + 1)
    name = f"第{value}" if each.form == ORDINAL else f"{value}{each.form}"
    return paper.text.find(name, last.end, last.end + _SEEN_BEHIND) >= 0


def _headings(paper: Paper) -> Iterator[Finding]:
    """Numbered headings or paragraphs right behind 抓好以下四项工作：."""
    bones = paper.skeleton
    for series in bones.series:
        first = bones.headings[series[0]]
        if first.value != 1 or first.form in {Form.DECIMAL, Form.STYLED} or not first.passage:
            continue
        said = announcement_before(paper.text, first.start - 1)
        if said is None:
            continue
        # 做到“四个着力”： right above （一）, where no part of the whole document is numbered so.
        led = first.form is not Form.HAN and paper.text.startswith(("：\n", ":\n"), first.start - 2)
        if not said.sure and not led and bones.parents[series[0]] < 0:
            continue
        count = _run(bones, series)
        if count == 1 or any(bones.headings[index].value > count for index in series):
            continue
        of_another_part = sum(
            _OTHER_PART.search(bones.headings[index].title) is not None for index in series[:count]
        )
        if said.many not in {count, count - of_another_part}:
            yield _finding(paper, said, count, first.start)


def _run(bones: Skeleton, series: tuple[int, ...]) -> int:
    """How many count on from one without a break."""
    count = 1
    for before, index in pairwise(series):
        if bones.headings[index].value != bones.headings[before].value + 1:
            break
        count += 1
    return count


def _finding(paper: Paper, said: Announcement, count: int, first: int) -> Finding:
    return RULE.at(
        paper.place(said.start),
        f"“{said.words}”说的是{said.many}项，下面列了{count}项",
        hint=f"列举没有缺漏的，改为“{_told(said.words, count)}”；有缺漏的，补上",
        severity=None if said.sure else Severity.NOTICE if said.doubtful else Severity.WARNING,
        related=(Related(paper.place(first), "列举从这里开始"),),
    )


def _told(words: str, count: int) -> str:
    """三件事 with another number, of the same kind: 两件事."""
    what = words.lstrip(_NUMBERS)
    if words[0].isdecimal():
        return f"{count}{what}"
    return ("两" if count == _FEWEST and what else ordinal_numeral(count)) + what


def _under_headings(paper: Paper) -> Iterator[Finding]:
    """Sub-headings, or 1.…2.… in the text, under 推进八项工程."""
    bones = paper.skeleton
    said = [
        (index, heading, slogan)
        for index, heading in enumerate(bones.headings)
        if (heading.manner is not Manner.NUMBER_ONLY or heading.form in _HEADING_FORMS)
        and (slogan := announced_by_heading(heading.title[:LONGEST_HEADING])) is not None
    ]
    if not said:
        return
    below: dict[int, list[Heading]] = {}
    for heading, above in zip(bones.headings, bones.parents, strict=True):
        below.setdefault(above, []).append(heading)
    for index, heading, slogan in said:
        children = below.get(index)
        severity = Severity.WARNING
        if children:
            count = _children(children)
        else:
            count, in_words = _listed_in(paper, index)
            if in_words:  # 一是…二是… may tell more than what the heading counts
                severity = Severity.NOTICE
        if count >= _FEWEST and count != slogan.many:
            yield RULE.at(
                paper.place(heading.start),
                f"标题“{name_of(paper, heading)}”说的是{slogan.many}项，下面有{count}项",
                hint="数一数下面的各项，改标题里的数，或者补全",
                severity=severity,
            )


def _children(children: list[Heading]) -> int:
    """How many there are, if they are all of one form."""
    forms = {child.form for child in children}
    return 0 if len(forms) > 1 or Form.STYLED in forms else len(children)


def _listed_in(paper: Paper, index: int) -> tuple[int, bool]:
    """How many items the only list in the text under a heading has; whether it is 一是…二是…."""
    headings = paper.skeleton.headings
    end = headings[index + 1].start if index + 1 < len(headings) else len(paper.text)
    lists = [
        each
        for each in paper.enumerations
        if headings[index].end <= each.items[0].start < end and each.items[0].value == 1
    ]
    figures = [each for each in lists if each.form in _FIGURES]
    if len(figures) == 1:
        return len(figures[0].items), False
    if len(lists) != 1 or lists[0].form != "是":
        return 0, False
    starts = paper.starts[headings[index].passage + 1 : headings[index].passage + 2]
    return (len(lists[0].items), True) if lists[0].items[0].start in starts else (0, False)
