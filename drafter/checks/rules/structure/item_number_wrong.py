"""说明：段落里的“一是、二是、三是”“第一、第二”“首先、其次、最后”重了号、跳了号，或者次序不对。
理由：序号错了，读的人会以为少了一条；GB/T 15834 附录B.3说明了这类序次语的用法。
反例：一是提高标准；二是规范审核；四是加强核查。
正例：一是提高标准；二是规范审核；三是加强核查。
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.checks.written.enumerations import ARABIC, BRACKET, CIRCLED, ORDER, ORDINAL
from drafter.checks.written.skeleton import Form
from drafter.findings import Family, Related, Rule, Severity
from drafter.quantity import ordinal_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.enumerations import Enumeration, Item
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("条目序号有误", Family.STRUCTURE, Severity.ERROR, __doc__, also=tuple(Severity))
_WORDS = ("最后", "首先", "其次", "再次")
_OPENINGS = ("首先", "一方面", "其一", "一来", "一则")
_LOOK_BACK = 2000
_SECOND = 2
_LEVELS = {ARABIC: Form.ARABIC, BRACKET: Form.ARABIC_BRACKET, CIRCLED: Form.CIRCLED}


def check_text(paper: Paper) -> Iterator[Finding]:
    """What is doubled, skipped or out of order in every enumeration."""
    end = 0
    doubled = {again.items[0].start: again for _, again in _doubled_first(paper)}
    for each in paper.enumerations:
        if each.form == ORDER:
            yield from _order(paper, each)
            continue
        if each.items[0].value > 1:
            # 三要素 and 三抓三促 begin no list, nor does the 3 of 3、4月.
            sure = each.form in {"是", ORDINAL} or (each.form == "要" and len(each.items) > 1)
            if each.form in _LEVELS and _goes_on_from_heading(paper, each):
                yield from _steps(paper, each)
            if not sure:
                continue
            yield from _headless(paper, each, max(end, each.items[0].start - _LOOK_BACK))
        skips = len(each.items) > 1 and each.items[1].value > _SECOND
        yield from _steps(paper, each, again=each.items[0].start in doubled and skips)
        end = each.items[-1].end
    for one, again in _doubled_first(paper):
        yield _doubled(paper, one, again)


def _goes_on_from_heading(paper: Paper, each: Enumeration) -> bool:
    """Whether the number before the first stands as a heading's where the paragraph begins."""
    item, headings = each.items[0], paper.skeleton.headings
    before = bisect_right(headings, item.start, key=lambda heading: heading.start) - 1
    heading = headings[before] if before >= 0 else None
    return (
        heading is not None
        and heading.form is _LEVELS[each.form]
        and heading.value == item.value - 1
        and heading.passage == paper.index(item.start)
    )


def _steps(paper: Paper, each: Enumeration, *, again: bool = False) -> Iterator[Finding]:
    """Every item that has not the number its place asks for; a slip of one is said once.

    `again` where the first item is a second 一是, and should be 二是.
    """
    items = each.items
    expected = _SECOND if again else items[0].value
    for index in range(1, len(items)):
        expected += 1
        two = items[index]
        if two.value == expected:
            continue
        if index + 1 < len(items) and items[index + 1].value == expected + 1:
            one = items[index - 1]
            yield RULE.at(
                paper.place(two.start),
                f"{_slip(each, expected, two.value)}：“{paper.around(two.start, two.end)}”",
                hint=f"改为“{_name(each, expected)}”",
                related=(Related(paper.place(one.start), paper.around(one.start, one.end)),),
            )
        else:
            one = items[index - 1]
            missing = one.value + 1
            if two.value < missing or all(later.value != missing for later in items[index + 1 :]):
                yield from _step(paper, each, one, two)
            expected = two.value


def _slip(each: Enumeration, expected: int, value: int) -> str:
    """What is wrong where one item has another number than its place asks for."""
    if value in {expected - 1, expected + 1}:
        return f"“{_name(each, value)}”写了两次，缺“{_name(each, expected)}”"
    return (
        f"“{_name(each, expected - 1)}”和“{_name(each, expected + 1)}”之间是“{_name(each, value)}”"
    )


def _step(paper: Paper, each: Enumeration, one: Item, two: Item) -> Iterator[Finding]:
    """Two items that follow one another, if the second has not the next number."""
    if two.value == one.value + 1 or not two.value:
        return
    if two.value == one.value:
        wrong = f"“{_name(each, two.value)}”用了两次"
        hint = f"后一个改为“{_name(each, two.value + 1)}”，其后的顺延"
    elif two.value < one.value:
        wrong = f"“{_name(each, one.value)}”之后是“{_name(each, two.value)}”，次序不对"
        hint = "按次序重新编号"
    else:
        missing = _name(each, one.value + 1)
        spellings = [f"{one.value + 1}{mark}" for mark in "．、"] if each.form == ARABIC else []
        if any(paper.text.find(said, one.end, two.start) >= 0 for said in (missing, *spellings)):
            return
        if each.form in {ARABIC, BRACKET, CIRCLED} and "\n" in paper.text[one.end : two.start]:
            return
        wrong = f"“{_name(each, one.value)}”之后是“{_name(each, two.value)}”，缺“{missing}”"
        hint = f"补上“{missing}”；没有缺内容的，后面的顺延"
    yield RULE.at(
        paper.place(two.start),
        f"{wrong}：“{paper.around(two.start, two.end)}”",
        hint=hint,
        related=(Related(paper.place(one.start), paper.around(one.start, one.end)),),
    )


def _headless(paper: Paper, each: Enumeration, start: int) -> Iterator[Finding]:
    """Items that begin with 二是, where nothing before them can be the first."""
    item = each.items[0]
    before = paper.text[start : item.start]
    first = _name(each, 1)
    if first in before or any(opening in before for opening in _OPENINGS):
        return
    # What begins so has been cut out of a whole.
    excerpt = not paper.text[: item.start].strip()
    yield RULE.at(
        paper.place(item.start),
        f"有“{_name(each, item.value)}”而前面没有“{first}”：“{paper.around(item.start, item.end)}”",
        hint="是从整篇里摘出来的，可以不管；单独成篇的，从一开始编号"
        if excerpt
        else f"补上“{first}”，或者改为“{first}”",
        severity=Severity.NOTICE if excerpt else Severity.WARNING,
    )


def _doubled_first(paper: Paper) -> Iterator[tuple[Enumeration, Enumeration]]:
    """一是…；一是…; the second of them should be 二是."""
    for one, two in pairwise(paper.enumerations):
        first, again = one.items[0], two.items[0]
        if one.form != two.form or len(one.items) > 1 or first.value != 1 or again.value != 1:
            continue
        if two.inside is not None or paper.text[again.start - 1] not in "；;":
            continue
        if paper.text.find("。", first.end, again.start) < 0:
            yield one, two


def _doubled(paper: Paper, one: Enumeration, two: Enumeration) -> Finding:
    first, again = one.items[0], two.items[0]
    further = "，其后的顺延" if [each.value for each in two.items[1:2]] == [_SECOND] else ""
    return RULE.at(
        paper.place(again.start),
        f"“{_name(one, 1)}”用了两次：“{paper.around(again.start, again.end)}”",
        hint=f"后一个改为“{_name(one, _SECOND)}”{further}",
        related=(Related(paper.place(first.start), paper.around(first.start, first.end)),),
    )


def _order(paper: Paper, each: Enumeration) -> Iterator[Finding]:
    """其次 before 首先, 最后 before others; further 其次 are common and let pass."""
    for one, two in pairwise(each.items):
        if one.value == 0 or (0 < two.value < one.value):
            if one.value == 0 and "\n" in paper.text[one.end : two.start]:
                continue
            yield RULE.at(
                paper.place(two.start),
                f"“{_WORDS[one.value]}”之后又是“{_WORDS[two.value]}”，次序不对："
                f"“{paper.around(two.start, two.end)}”",
                hint="按首先、其次、再次、最后的次序写",
                severity=Severity.WARNING,
                related=(Related(paper.place(one.start), paper.around(one.start, one.end)),),
            )


def _name(each: Enumeration, value: int) -> str:
    """An item as its enumeration writes it."""
    if each.form == ORDINAL:
        return f"第{ordinal_numeral(value)}"
    if each.form == ARABIC:
        return f"{value}."
    if each.form == BRACKET:
        return f"（{value}）"
    if each.form == CIRCLED:
        return "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[min(value, 20) - 1]
    return f"{ordinal_numeral(value)}{each.form}"
