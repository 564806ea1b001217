"""说明：社区、村、街道、乡镇用“家”计数。
理由：“家”用来数机构、企业、商户；社区、村是地方，用“个”。
反例：今年争创2家社区
正例：今年争创2个社区
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("社区村用家计数", Family.WORDING, Severity.NOTICE, __doc__)
_FIRM: Final = pattern(
    r"家(?<=[0-9余多两几]家)(?P<what>社区|行政村|自然村|村居|村[（(](?:居|社区)[）)]|村|街道|乡镇|镇街)"
    r"(?=[，。；、：）,;:)\n]|\Z|等[，。；]|均|都|全部|被|获|通过|开展|完成|实现|建成|创建|成为|列入|纳入|参加)"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each 家 right before a place that goes no further: 5家社区食堂 are canteens."""
    for found in paper.matches(_FIRM, having="家"):
        start = found.start()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, found.end())}”里“{found['what']}”的量词用了“家”",
            hint="改为“个”",
            repairs=paper.repair(start, start + 1, "个"),
        )
