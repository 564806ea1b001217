"""说明：小于1的小数没有写小数点前的“0”。
理由：GB/T 15835 5.1.2：小于1的数写出小数点前定位的“0”，不然小数点会看成句号。
反例：同比增长.5%
正例：同比增长0.5%
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("小数缺前导零", Family.WORDING, Severity.WARNING, __doc__)
# A point behind any other word may be a half-width full stop: 全部完成.50户领到补贴.
_DECIMAL = pattern(
    r"\.(?:(?:(?<=(?:增长|增加|提高|提升|下降|降低|上升|减少|回落)\.)|(?<=[为至到约占达仅足超～—（(，]\.))"
    r"[0-9]{0,3}[1-9](?=(?:[%％‰]|个百分点|[万亿](?:元|人|平方米)|倍|公里|公顷|亩)(?!的))"
    # 资金.94万元: .50万元 may begin a sentence, so the last digit is no zero and nothing follows
    r"|(?<=(?:[资基奖助障保问]金|[善捐拨]款|发放|拨付|支出|投入)\.)[0-9][1-9](?=[万亿]元[，。；、）,;]))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each decimal that begins with its point."""
    for found in paper.matches(_DECIMAL, having="."):
        start = found.start()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, found.end())}”里的小数缺了前面的“0”",
            hint=f"改为“0{found[0]}”",
            repairs=paper.repair(start, start + 1, "0."),
        )
