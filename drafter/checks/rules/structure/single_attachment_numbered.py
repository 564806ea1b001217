"""说明：只有一个附件，附件说明却编了“1.”。
理由：GB/T 9704 7.3.4：有多个附件的才用阿拉伯数字标注顺序号。
反例：附件：1.数据表
正例：附件：数据表
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.attachments import attachments
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("单个附件编了号", Family.STRUCTURE, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """A note of one attachment with the number 1."""
    noted, annexed = attachments(paper)
    if len(noted) != 1 or len(annexed) > 1 or noted[0].number != 1:
        return
    only = noted[0]
    yield RULE.at(
        paper.place(only.number_at),
        f"只有一个附件“{only.title}”，不编序号",
        hint="删去“1.”",
        repairs=paper.repair(only.number_at, only.number_end, ""),
    )
