"""说明：总起说的几个方面，与后面“一是、二是、三是”分说的，有一个对不上：总起有“能力”，分说的却是“形象”。
理由：总起与分说要一一对应；多半是改了一处、忘了另一处。
反例：在正学风、转作风、强能力上下功夫。一是正学风。二是转作风。三是树形象。
正例：在正学风、转作风、树形象上下功夫。一是正学风。二是转作风。三是树形象。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.enumerations import Enumeration
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("总起与分项不符", Family.STRUCTURE, Severity.NOTICE, __doc__)
_OPENS = pattern("在|围绕|突出|聚焦|从|抓好|抓住|着力|重点")
_CLOSES = pattern(
    "等?(?:(?:上|方面)?狠?(?:做|下|作|用|求|见|出|发)(?:文章|功夫|工夫|实效|突破|力|真功|实招|足功夫)"
    "|[二两三四五六]?个?(?:方面|环节|重点|关键))"
)
_BEFORE_LIST = pattern(r"[。：:，,][ \u3000]*\n?[ \u3000]*\Z")
_BETWEEN = pattern("[、和及与]")
_FAR_BACK = 100
_SHORTEST, _LONGEST = 2, 12
_HEAD = 24
_CLAUSE = pattern("[。；，：！？,;:\\n]")
_FEWEST = 3
_KEY = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every list of which all items but one have the words that were announced for them."""
    for each in paper.enumerations:
        if len(each.items) < _FEWEST or each.items[0].value != 1:
            continue
        parts, lead = _announced(paper, each.items[0].start)
        if len(parts) == len(each.items):
            yield from _odd_one(paper, each, parts, lead)


def _announced(paper: Paper, start: int) -> tuple[list[str], int]:
    """The things that the clause before a list announces, and where it names them."""
    begin = max(0, start - _FAR_BACK)
    before = paper.text[begin:start]
    end = _BEFORE_LIST.search(before)
    if end is None:
        return [], start
    clause = _CLAUSE.split(before[: end.start()])[-1]
    opens, closes = _OPENS.search(clause), _CLOSES.search(clause)
    if opens is None or closes is None:
        return [], start
    parts = _BETWEEN.split(clause[opens.end() : closes.start()])
    if any(not _SHORTEST <= len(part) <= _LONGEST for part in parts):
        return [], start
    return parts, begin + end.start() - len(clause) + opens.end()


def _odd_one(paper: Paper, each: Enumeration, parts: list[str], lead: int) -> Iterator[Finding]:
    """The only item that does not have its word, if that word stands nowhere among the items."""
    heads = [
        _CLAUSE.split(paper.text[item.end : item.end + _HEAD], maxsplit=1)[0] for item in each.items
    ]
    odd = [
        index
        for index, (part, head) in enumerate(zip(parts, heads, strict=True))
        if part[-_KEY:] not in head
    ]
    if len(odd) != 1:
        return
    index = odd[0]
    part, item = parts[index], each.items[index]
    last = each.items[-1].end
    end = paper.text.find("\n", last)
    told = paper.text[each.items[0].end : len(paper.text) if end < 0 else end]
    if any(one + two in told for one, two in pairwise(part)):
        return
    yield RULE.at(
        paper.place(item.start),
        f"总起说的是“{part}”，分说的是“{heads[index]}”",
        hint="核对总起和分说，哪一处漏改了，两处改为一样",
        related=(Related(paper.place(lead), f"总起：{'、'.join(parts)}"),),
    )
