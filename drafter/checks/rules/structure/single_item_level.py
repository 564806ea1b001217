"""说明：一层里只有一项：“一、”下面只有“（一）”而没有“（二）”，或者只有“一是”而没有“二是”。
理由：分层是为了并列；只有一项就不必编号。
反例：一、养老服务↵（一）机构养老↵新增床位120张。↵二、殡葬管理↵免除费用12万元。
正例：一、养老服务↵新增床位120张。↵二、殡葬管理↵免除费用12万元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import NUMBERED, name_of, number_as
from drafter.checks.written.enumerations import ARABIC, BRACKET, CIRCLED, ORDER, ORDINAL
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("一层只有一项", Family.STRUCTURE, Severity.NOTICE, __doc__)
_SAID_ONLY_ONCE = frozenset({ARABIC, BRACKET, CIRCLED, ORDER, ORDINAL})
_SEEN_BEHIND = 3000
_ONE = pattern("[一1][个项件大条]")
# （2） as (2), and 2. as 2． or 2、.
_OTHER_MARKS = tuple(
    str.maketrans(*each) for each in (("", ""), ("（）", "()"), (".", "．"), (".", "、"))
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Series of one heading under another, and lone 一是."""
    if paper.setting.drafted:  # what an outline leaves of a level depends on the year's figures
        return
    yield from _headings(paper)
    yield from _items(paper)


def _headings(paper: Paper) -> Iterator[Finding]:
    bones = paper.skeleton
    # A passage out of a report has one of each level.
    if not bones.title and all(len(series) == 1 for series in bones.series):
        return
    last = -1 if bones.title else len(bones.headings) - 1  # behind it may have been cut off
    for series in bones.series:
        index = series[0]
        if index == last:
            continue
        heading, above = bones.headings[index], bones.parents[index]
        if len(series) > 1 or above < 0 or heading.value != 1 or heading.form not in NUMBERED:
            continue
        parent = bones.headings[above]
        if _ONE.search(parent.title):
            continue
        second = number_as(heading, 2)
        end = bones.headings[index + 1].start if index + 1 < len(bones.headings) else None
        behind = paper.text[heading.words : heading.words + _SEEN_BEHIND if end is None else end]
        if any(second.translate(other) in behind for other in _OTHER_MARKS):
            continue
        yield RULE.at(
            paper.place(heading.start),
            f"“{name_of(paper, parent)}”下面只有“{name_of(paper, heading)}”一项",
            hint="与上一级合并，不再编号；或者补上其他各项",
            related=(Related(paper.place(parent.start), name_of(paper, parent)),),
        )


def _items(paper: Paper) -> Iterator[Finding]:
    for each in paper.enumerations:
        item = each.items[0]
        if each.form in _SAID_ONLY_ONCE or len(each.items) > 1 or item.value != 1:
            continue
        behind = paper.text[item.end : item.end + _SEEN_BEHIND]
        if any(
            word in behind
            for word in (f"二{each.form}", f"三{each.form}", "其次", "另一方面", "第二")
        ):
            continue
        yield RULE.at(
            paper.place(item.start),
            f"只有“一{each.form}”而没有“二{each.form}”：“{paper.around(item.start, item.end)}”",
            hint="只有一条的不必编号；漏了的补上",
        )
