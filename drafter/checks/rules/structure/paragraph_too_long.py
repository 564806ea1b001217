"""说明：一段超过了900字。
理由：公文一面约600字，一段占了一面半，读的人找不到层次；宜按“一是、二是”分段，或者用小标题分开。
反例：一段从养老设施写到人才队伍，一千多字
正例：每个“一是、二是”另起一段
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("段落过长", Family.STRUCTURE, Severity.NOTICE, __doc__)
_MOST = 900
_SHOWN = 16


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every paragraph of the body that is longer than that."""
    if len(paper.text) <= _MOST:
        return
    hint = "分成几段，或者加小标题"
    if paper.setting.drafted:
        hint = "提纲里换一种写法（如分条），或者分成几章"
    for passage, start in zip(paper.passages, paper.starts, strict=True):
        length = len(passage.text)
        if length > _MOST and passage.role is Role.BODY:
            yield RULE.at(
                paper.place(start),
                f"这一段有{length}字：“{passage.text[:_SHOWN]}……”",
                hint=hint,
            )
