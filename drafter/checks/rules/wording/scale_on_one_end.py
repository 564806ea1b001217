"""说明：数值范围只在后一个数上写了“万”“亿”。
理由：GB/T 15835 5.1.3：“9亿～16亿”不能写作“9～16亿”，那样前一个数读作9。
反例：每个项目资助5～10万元
正例：每个项目资助5万～10万元
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import JOINT, NUMBER, lower_end
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("万亿只写一头", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_UPPER = pattern(rf"{JOINT}(?P<high>{NUMBER})(?P<scale>万亿|[万亿])")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each range whose first number has no scale, unless it is the larger one: 5000～1万元."""
    for found in paper.matches(_UPPER, beginning="-–－−~～—至到"):
        low = lower_end(paper, found)
        if low:
            scale = found["scale"]
            yield RULE.at(
                paper.place(found.start() - len(low)),
                f"“{low}{found[0]}”只在后一个数上写了“{scale}”",
                hint=f"改为“{low}{scale}～{found['high']}{scale}”",
                severity=Severity.WARNING if found[0][0] in "至到" else None,
            )
