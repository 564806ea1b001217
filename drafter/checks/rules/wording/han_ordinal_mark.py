"""说明：“一”“二”这样的汉字序号后面用的不是顿号。
理由：不带括号的汉字序号后面用顿号，写作“一、”（GB/T 15834 附录B.3.2）。
反例：一.主要工作情况
正例：一、主要工作情况
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.skeleton import Form
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("汉字序号点号", Family.WORDING, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each before a heading; where the mark could be one of a sentence, only beside another."""
    bones = paper.skeleton
    for series in bones.series:
        for index in series:
            each = bones.headings[index]
            if each.form is not Form.HAN or each.counted or each.mark in "、":
                continue
            if each.mark not in "．." and len(series) < 2:
                continue
            at = paper.text.find(each.mark, each.start, each.words)
            yield RULE.at(
                paper.place(at),
                f"“{paper.around(each.start, at + 1)}”里汉字的序号后面是“{each.mark}”",
                hint="改为“、”",
                repairs=paper.repair(at, at + 1, "、"),
            )
