"""说明：两个百分率相差用了百分号，或者数量的增长用了“个百分点”。
理由：覆盖率从60%到63%是提高3个百分点，不是提高3%；人数、资金的增幅是百分数，不是百分点。
反例：集中供养率达到63%，提高3%；救助人数增长5个百分点
正例：集中供养率达到63%，提高3个百分点；救助人数增长5%
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("百分号百分点混用", Family.WORDING, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
_AGAINST = (
    "(?:同比|(?:比|较)(?:上年|去年|年初|上年度|上年同期|去年同期|20[0-9]{2}年)|平均|又|分别|均|再)?"
)
_MOVED = "(?:提高|提升|上升|增长|增加|下降|降低|减少|回落)(?:了|约|近)?"
_AMOUNT = r"[0-9]{1,4}(?:\.[0-9]{1,4})?"
_RATES = (
    "率(?<=(?:覆盖|普及|达标|完成|合格|供养|满意|火化|入住|使用|知晓|参与|参保|签约|办结|就业|持证|回访)率)"
    "|度(?<=满意度)|比(?:(?<=占比)|重|例)"
)
_RATE = pattern(
    rf"(?:{_RATES})(?:(?:达到|达|为){_AMOUNT}[%％][，,])?{_AGAINST}(?P<rate>{_MOVED}{_AMOUNT}[%％])"
)
_QUANTITY = pattern(
    rf"(?:资金|支出|收入|人数|户数|人次|数量|总量|总额|床位数|销量|经费){_AGAINST}"
    rf"(?P<quantity>{_MOVED}{_AMOUNT}个百分点)"
)
# 提高到2.5个百分点: points are what lies between, not where it ends.
_REACHED = pattern(
    rf"(?:提高|提升|上升|增加|增长|下降|降低|减少|回落)(?P<to>[到至]){_AMOUNT}个百分点"
)
_FROM_TO = pattern(
    rf"[由从](?:20[0-9]{{2}}年|上年|去年|年初)?的?(?P<before>{_AMOUNT})[%％]"
    "(?:提高|提升|上升|增长|增加|下降|降低|减少|回落|降|升)(?:到|至|为)(?:今年|本年)?的?"
    rf"(?P<after>{_AMOUNT})[%％][，,]{_AGAINST}(?P<moved>{_MOVED}(?P<by>{_AMOUNT})[%％])"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each rate that moves by a percentage, each quantity that moves by points."""
    for found in paper.matches(_RATE, beginning="率度比"):
        yield RULE.at(
            paper.place(found.start("rate")),
            f"“{_whole(paper.text, found)}”说的是两个百分率之差，用了百分号",
            hint="两个百分率相减的，写“个百分点”；若是幅度，写明“增幅为百分之几”",
        )
    for found in paper.matches(_FROM_TO, having="%％", beginning="由从"):
        before, after, by = (Decimal(found[each]) for each in ("before", "after", "by"))
        if _is_difference(before, after, by):
            yield RULE.at(
                paper.place(found.start("moved")),
                f"由{found['before']}%到{found['after']}%，“{found['moved']}”是两个百分率之差",
                hint=f"改为“{found['moved'].rstrip('%％')}个百分点”；若是幅度，核对数字",
            )
    if paper.has("百分点"):
        for found in paper.matches(_REACHED, having="到至", beginning="提上增下降减回"):
            yield RULE.at(
                paper.place(found.start()),
                f"“{found[0]}”：百分点说的是相差多少，不说“到”",
                hint="相差的，改为“提高了几个百分点”；到了多少的，写百分号",
                severity=Severity.WARNING,
            )
        for found in paper.matches(_QUANTITY):
            yield RULE.at(
                paper.place(found.start("quantity")),
                f"“{found[0]}”说的是数量的增减，用了“个百分点”",
                hint="数量的增减幅度写百分号",
            )


def _is_difference(before: Decimal, after: Decimal, by: Decimal) -> bool:
    """Whether 提升4% is what lies between two rates, and not by how much the first has grown."""
    apart = abs(after - before)
    if apart != by or not before:
        return False
    grown = apart * 100 / before
    last = by.as_tuple().exponent
    slack = Decimal(1).scaleb(last) if isinstance(last, int) else Decimal(1)
    return abs(grown - by) > slack


def _whole(text: str, found: re.Match[str]) -> str:
    """The match with the beginning of the rate's name, which was found by its last character."""
    before = 0 if found[0].startswith(("比重", "比例")) else 1 if found[0][0] == "比" else 2
    return text[found.start() - before : found.end()]
