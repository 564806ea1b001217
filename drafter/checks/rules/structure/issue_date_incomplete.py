"""说明：文末的成文日期没有写到日。
理由：GB/T 9704 7.3.5.4：成文日期用阿拉伯数字将年、月、日标全。
反例：某县民政局2023年工作总结↵救助320户。↵某县民政局↵2024年1月
正例：某县民政局2023年工作总结↵救助320户。↵某县民政局↵2024年1月8日
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("成文日期不全", Family.STRUCTURE, Severity.NOTICE, __doc__)
_MONTH = pattern(r"[ \u3000]*(?P<said>20[0-9]{2}年(?:[0-9]{1,2}月)?)[ \u3000]*")
_OFFICE = pattern(
    r"[ \u3000]*[一-鿿]{3,30}(?:局|厅|委|办|科|股|处|室|中心|站|所|馆|院|街道|镇|乡|政府|党组)[ \u3000]*"
)
_LONGEST = 40
_FEWEST = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """A last line of a year and a month below the name of an office."""
    if paper.setting.drafted or len(paper.passages) < _FEWEST:
        return
    above, last = paper.passages[-2].text, paper.passages[-1].text
    if len(above) > _LONGEST or len(last) > _LONGEST:
        return
    found = _MONTH.fullmatch(last)
    if found is None or not _OFFICE.fullmatch(above):
        return
    yield RULE.at(
        paper.place(paper.starts[-1] + found.start("said")),
        f"成文日期“{found['said']}”没有写到日",
        hint="年、月、日写全，如“2024年1月8日”",
    )
