"""说明：十万元以上的整数金额写到了元：1000000元。
理由：数字后面一长串“0”不好读、容易看错；阿拉伯数字可以与“万”“亿”连用（GB/T 15835 5.3）。
反例：下拨救助资金1000000元
正例：下拨救助资金100万元
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("大额没有用万", Family.WORDING, Severity.NOTICE, __doc__)
_SUM = pattern("0000元")
_WHOLE = pattern(r"(?:\A|[^0-9.,，A-Za-z])(?P<high>[1-9][0-9]{1,5})\Z")
_BACK = 7


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each whole number of 万 from ten on; beside others in 万元 it is a fault of its own."""
    for found in paper.matches(_SUM, having="元"):
        before = _WHOLE.search(paper.text, max(0, found.start() - _BACK), found.start())
        words = paper.passage(found.start()).text
        if before is None or "|" in words or "万元" in words or "亿元" in words:
            continue
        high = before["high"]
        scaled = f"{high[:-4]}亿元" if high.endswith("0000") else f"{high}万元"
        yield RULE.at(
            paper.place(before.start("high")),
            f"“{high}0000元”没有用“万”作单位",
            hint=f"改为“{scaled}”",
        )
