"""说明：写明每个社区（村、镇街）不少于若干，后面分地方列出的数却没有达到，文中又没有提到差多少。
理由：要求、个数和完成数都写在一起，读的人一乘就知道差多少；没有完成的，要么写明，要么在问题里说。
反例：每个社区培育不少于10支队伍。东街26个社区，培育266支；西街28个社区，培育121支。
正例：每个社区培育不少于10支队伍。东街26个社区，培育266支；西街28个社区，培育121支，还差159支。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("没有达到每处要求", Family.DATA, Severity.NOTICE, __doc__)
_REQUIRED: Final = pattern(
    "每(?:个|处|家)(?P<noun>社区|村|镇街|街道|乡镇|镇|行政村|网格|街镇|村居)[^。\n0-9]{0,20}(?:不少于|不低于|至少|要达到)(?:建[成有立]?|培育|配备|设[立有]|开展|组织|有)?"
    "(?P<least>[0-9]{1,4})(?P<unit>支|个|家|名|人|场|次|处|户)"
)
_GROUPS: Final = pattern(
    "(?P<count>[0-9]{1,4})个(?P<noun>[^，。；,;0-9]{0,6}?(?:社区|村|镇街|街道|乡镇|镇|网格|街镇|村居))[，,]?"
    "[^。；;\n0-9]{0,30}?(?P<done>[0-9]{1,6})(?P<unit>支|个|家|名|人|场|次|处|户)(?P<what>[^，。；,;0-9]{0,12})"
)
_ALL: Final = pattern("(?P<count>[0-9]{1,4})个[^，。；,;0-9]{1,8}")
_SAID: Final = pattern("还差|尚差|缺口|未达到|没有达到|未完成|尚未|不足")
_SAME_THINGS: Final = frozenset({"支", "个", "家"})
_WITHIN: Final = 600
_BEFORE: Final = 60
_GROUPS_AT_LEAST: Final = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """A requirement for each place, and what places have in the text that follows."""
    for required in paper.matches(_REQUIRED, having="每"):
        here, end = _reach(paper.text, required.end())
        if _SAID.search(paper.text, required.end(), end):
            continue
        groups = [
            group
            for group in _GROUPS.finditer(paper.text, required.end(), end)
            if group["noun"].endswith(required["noun"]) and _same(group["unit"], required["unit"])
        ]
        if len(groups) >= _GROUPS_AT_LEAST and (
            groups[-1].end() <= here or _all_told(paper.text, required, groups)
        ):
            yield from _judged(paper, required, groups)


def _reach(text: str, start: int) -> tuple[int, int]:
    """Where its line ends, and the one after it: no farther than a list goes."""
    last = min(len(text), start + _WITHIN)
    here = text.find("\n", start, last)
    after = text.find("\n", here + 1, last) if here >= 0 else -1
    return (last if here < 0 else here), (last if after < 0 else after)


def _all_told(text: str, required: re.Match[str], groups: list[re.Match[str]]) -> bool:
    """Whether places listed in another line are together as many as were told beforehand."""
    told = _ALL.finditer(text, max(0, required.start() - _BEFORE), required.start())
    return sum(int(each["count"]) for each in groups) in {int(each["count"]) for each in told}


def _same(one: str, other: str) -> bool:
    return one == other or {one, other} <= _SAME_THINGS


def _judged(
    paper: Paper, required: re.Match[str], groups: list[re.Match[str]]
) -> Iterator[Finding]:
    least = int(required["least"])
    short = [each for each in groups if int(each["done"]) < least * int(each["count"])]
    if not short:
        return
    places = sum(int(each["count"]) for each in groups)
    done = sum(int(each["done"]) for each in groups)
    noun, unit = required["noun"], required["unit"]
    sum_ = "＋".join(each["done"] for each in groups)
    if done < least * places:
        told = f"{places}个{noun}应不少于{least * places}{unit}，各处合计{done}{unit}，差{least * places - done}{unit}"
    else:
        told = f"有{len(short)}处没有达到每个{noun}不少于{least}{unit}"
    yield RULE.at(
        paper.place(required.start()),
        f"“{required[0]}”：{told}",
        computation=f"{places}×{least}＝{least * places}，{sum_}＝{done}",
        hint="核对各处的数；没有达到的，写明差多少、何时补上",
        related=tuple(
            Related(
                paper.place(each.start()),
                f"{each['count']}个{noun}应有{least * int(each['count'])}{unit}，写{each['done']}{each['unit']}",
            )
            for each in short[:4]
        ),
    )
