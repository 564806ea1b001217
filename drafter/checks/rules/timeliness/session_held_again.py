"""说明：总结里已经办过的第几届比赛、节庆、论坛，打算里又写举办同一届。
理由：一届只办一次，下一年的是下一届；多半是照抄了总结里的届数。
反例：今年举办第三届社区邻里节。↵下一步，举办第三届社区邻里节。
正例：今年举办第三届社区邻里节。↵下一步，举办第四届社区邻里节。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import words_before
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import ordinal_numeral, read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("届次重复", Family.TIMELINESS, Severity.WARNING, __doc__)
_HELD: Final = pattern(
    "第(?P<which>[一二三四五六七八九十]{1,3}|[0-9]{1,2})届(?P<what>[㐀-鿿“”·]{3,24})"
)
_HOLDS: Final = pattern("(?:举办|承办|举行|开展|组织|办好)(?:了|好)?[^，。；,;\n0-9]{0,10}$")
_NOT_YET: Final = pattern("筹[备办]|准备|谋划|将|拟|计划|参加|争取|申办|预备")
# Meetings of one and the same term are held every year.
_TERM: Final = pattern("会议|全会|委员会|理事会|常委|人大|政协|换届|选举|代表|第|中全会")
# A first stage of what is held later: 初赛 now, 决赛 then.
_STAGE: Final = pattern("初赛|预赛|复赛|选拔|海选|报名|启动|征集|方案|动员|决赛|颁奖")
_ENDING: Final = pattern("(?:比赛|大赛|竞赛|评选|活动|仪式|暨|的)[㐀-鿿]{0,20}$")
_BEFORE: Final = 24
_SAME: Final = 4
_MOST: Final = 60


def check_text(paper: Paper) -> Iterator[Finding]:
    """What was held in the results and is to be held again in the plan."""
    if "届" not in paper.characters:
        return
    time = spoken_time(paper)
    if time is None or not time.plans:
        return
    told = [each for each in islice(paper.matches(_HELD), _MOST) if _is_held(paper.text, each)]
    results = [
        each
        for each in told
        if not time.planned(each.start())
        and not _NOT_YET.search(words_before(paper.text, each.start()))
    ]
    for again in told:
        if not time.planned(again.start()):
            continue
        before = next((each for each in results if _same(each, again)), None)
        if before is not None:
            yield _found(paper, before, again)


def _is_held(text: str, found: re.Match[str]) -> bool:
    if _TERM.search(found["what"]) or _STAGE.search(found["what"]):
        return False
    return _HOLDS.search(text, max(0, found.start() - _BEFORE), found.start()) is not None


def _same(before: re.Match[str], again: re.Match[str]) -> bool:
    """Whether both are the same session of the same: as long as the shorter name goes."""
    if read_ordinal(before["which"]) != read_ordinal(again["which"]):
        return False
    names = [_ENDING.sub("", each["what"]) or each["what"] for each in (before, again)]
    shorter = min(map(len, names))
    return shorter >= _SAME and names[0][:shorter] == names[1][:shorter]


def _found(paper: Paper, before: re.Match[str], again: re.Match[str]) -> Finding:
    number = read_ordinal(again["which"]) or 0
    following = str(number + 1) if again["which"].isdigit() else ordinal_numeral(number + 1)
    said = f"第{again['which']}届"
    return RULE.at(
        paper.place(again.start()),
        f"总结里已经办过{said}，打算里又写举办“{paper.quoted(*again.span())}”",
        hint=f"核对届次；是下一届的，改为“第{following}届”",
        related=(Related(paper.place(before.start()), paper.quoted(*before.span())),),
    )
