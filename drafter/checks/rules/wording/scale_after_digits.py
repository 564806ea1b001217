"""说明：阿拉伯数字后面写了“千”“百”“十”。
理由：GB/T 15835 5.3：阿拉伯数字只与“万”“亿”连用，4000不能写作“4千”。
反例：发放补助3千万元，印制宣传册5百份
正例：发放补助3000万元，印制宣传册500份
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import is_below
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("数字后写千百", Family.WORDING, Severity.ERROR, __doc__)
_PLACES = {"十": 1, "百": 2, "千": 3}
# Only where a scale or a measure word follows: 千米, 千克, 2百分点, 12百岁老人 are no such numbers.
_SCALE = pattern(
    r"[千百十](?<=[0-9].)(?P<rest>[余多]?(?:万|亿|元|人(?!计划|小组)|名|个|(?<!十)(?:户|张|件|份|册|次|场|套)"
    r"|平方米|(?<=[余多])(?:天|年|岁|户|次|件|家|处|项|所|种|条|位|对|例))|(?<!十)(?:余|多(?![媒样功元])))"
)
_DIGITS = pattern(
    r"(?:\A|[^0-9A-Za-z.])(?:(?P<low>[0-9]{1,3}(?:\.[0-9]{1,2})?)[-–－−~～—至到])?"
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{1,2})?)\Z"
)
# 2、3百户 is an estimate, which another rule speaks of.
_ESTIMATE = pattern(r"(?:\A|[^0-9.])(?P<low>[1-8])、(?P<high>[2-9])\Z")
_BEFORE = 15


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number in digits that goes on in a Han scale other than 万 and 亿."""
    for found in paper.matches(_SCALE, beginning="千百十"):
        begin = max(0, found.start() - _BEFORE)
        lead = paper.text[begin : found.start()]
        before, estimate = _DIGITS.search(lead), _ESTIMATE.search(lead)
        if estimate and int(estimate["high"]) == int(estimate["low"]) + 1:
            continue
        if before:
            scale = found[0][0]
            start = begin + before.start("low" if before["low"] else "digits")
            yield RULE.at(
                paper.place(start),
                f"“{paper.text[start : found.end()]}”的阿拉伯数字后面写了“{scale}”",
                hint=f"改为“{_number(before, scale)}{found['rest']}”",
            )


def _number(before: re.Match[str], scale: str) -> str:
    """The number or the range in digits alone: 3-5百 is 300～500, 80-1百 is 80～100."""
    low, high = before["low"], before["digits"]
    if not low:
        return _right(high, scale)
    return f"{_right(low, scale) if is_below(low, high) else low}～{_right(high, scale)}"


def _right(digits: str, scale: str) -> str:
    """The number in digits alone: 3千 is 3000, 1.5百 is 150."""
    whole, _, decimals = digits.partition(".")
    places = _PLACES[scale]
    shifted = whole + decimals[:places].ljust(places, "0")
    left = decimals[places:].rstrip("0")
    return (shifted.lstrip("0") or "0") + (f".{left}" if left else "")
