"""说明：百分数的范围只在后一个数上写了百分号。
理由：GB/T 15835 5.1.3：前后两个数都要带百分号，不然前一个会读成另一个数。
反例：增幅在15～30%之间
正例：增幅在15%～30%之间
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

RULE = Rule("百分号只写一头", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_UPPER = pattern(rf"{JOINT}(?P<high>{NUMBER})(?P<sign>[%％‰])")
# 由92.4提升至95.7%; a longer number may be a year or a count.
_RISEN = pattern(
    r"[由从](?P<low>[0-9]{1,2}(?:\.[0-9]{1,4})?)(?P<verb>(?:提高|提升|上升|增加|增长|增|升|下降|降低|降)"
    rf"[至到为])(?P<high>{NUMBER})(?P<sign>[%％‰])"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each range whose first number has no sign."""
    if paper.characters.isdisjoint("%％‰"):
        return
    for found in paper.matches(_UPPER, beginning="-–－−~～—至到"):
        low = lower_end(paper, found)
        if low:
            sign = found["sign"].replace("％", "%")
            yield RULE.at(
                paper.place(found.start() - len(low)),
                f"“{low}{found[0]}”只在后一个数上写了百分号",
                hint=f"改为“{low}{sign}～{found['high']}{sign}”",
                severity=Severity.WARNING if found[0][0] in "至到" else None,
            )
    for found in paper.matches(_RISEN, beginning="由从"):
        yield RULE.at(
            paper.place(found.start("low")),
            f"“{found[0]}”只在后一个数上写了百分号",
            hint=f"改为“{found[0].replace(found['verb'], found['sign'] + found['verb'], 1)}”",
            severity=Severity.WARNING,
        )
