"""说明：本单位下辖的两个地名连在一起，中间没有顿号。
理由：几个地名并列，中间用顿号（GB/T 15834 4.5）；连在一起会看成上下级或者一个地名。
反例：建成市本级江山公共服务中心（江山是市的下辖县市）
正例：建成市本级、江山公共服务中心
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("地名间漏顿号", Family.WORDING, Severity.WARNING, __doc__)
_LEVEL: Final = "(?:自治[县州旗]|街道|[市区县州盟旗镇乡])"
_SHORT: Final = pattern(f"(?P<short>[㐀-鿿]{{2,}}?){_LEVEL}")
# Roads and borders are called by both ends: 江山龙游线; two may be said as one: 柯城龙游两地.
_AS_ONE: Final = (
    f"(?!{_LEVEL}?(?:[两二三四各等0-9线路段界桥]|公路|高速|铁路|交界|边界|毗邻|接壤|一带|片区|籍))"
)
# Short forms that are words of their own: 文化街道, 建设街道.
_WORDS: Final = pattern(
    "和平|新华|建设|胜利|团结|人民|光明|解放|文化|红旗|前进|友谊|幸福|民主|青年|劳动|东风|中山|文明|长寿|健康"
    "|工农|新兴|振兴|富强|友好|平安|安全|永安|中心|城关|城区|经济|开发|高新|新城|老城|城东|城西|城南|城北|城中"
    "|市中|工业|科技|创新|发展|合作|服务|保障|管理|大学|学院|教育|体育|华侨|民族|先锋|跃进|卫生|公园|车站|站前"
    "|火车站"
)
_OWN: Final = "市本级|区本级|县本级|州本级"
_MOST: Final = 200


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each border between two of them, or between 市本级 and one of them."""
    profile = paper.setting.profile
    if profile is None or len(profile.divisions) < 2:
        return
    holds, text = paper.characters.issuperset, paper.text
    names = [name for name in _names(profile.divisions) if holds(name) and name in text]
    if not names:
        return
    listed = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    run = pattern(f"(?P<first>{_OWN}|{listed})(?=(?P<second>{listed}){_AS_ONE})")
    for found in run.finditer(paper.text):
        first, second = found["first"], found["second"]
        if first.startswith(second) or second.startswith(first):
            continue
        end = found.end()
        yield RULE.at(
            paper.place(end),
            f"“{paper.around(found.start(), end + len(second))}”里“{first}”与“{second}”之间没有顿号",
            hint=f"两个地名并列的，写作“{first}、{second}”",
        )


@cache
def _names(divisions: tuple[str, ...]) -> frozenset[str]:
    """The names as texts have them, 江山市 and 江山; of a very long list only the first."""
    names: set[str] = set()
    for name in list(divisions)[:_MOST]:
        short = _SHORT.fullmatch(name)
        names.update((name, short["short"]) if short else (name,))
    return frozenset(
        name for name in names if len(name) > 1 and name.isalnum() and not _WORDS.fullmatch(name)
    )
