"""说明：正文末的附件说明与后面所附的附件对不上：名称不同、顺序号缺少，或者少附了。
理由：GB/T 9704 7.3.7：附件顺序号和附件标题应当与附件说明的表述一致。
反例：提标两次。↵附件：低保情况统计表↵附件↵低保数据表
正例：提标两次。↵附件：低保情况统计表↵附件↵低保情况统计表
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.attachments import attachments
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("附件说明不符", Family.STRUCTURE, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """What is noted beside what is annexed, where anything is."""
    noted, annexed = attachments(paper)
    if not noted or not annexed:
        return
    if len(noted) != len(annexed):
        yield RULE.at(
            paper.place(noted[0].start),
            f"附件说明列了{len(noted)}个附件，后面附了{len(annexed)}个",
            hint="两处逐个对照，缺的补上",
            related=tuple(
                Related(paper.place(each.start), f"附件{each.number or ''}{each.title}")
                for each in annexed
            ),
        )
        return
    for note, annex in zip(noted, annexed, strict=True):
        if note.number != annex.number and note.number and annex.number:
            yield RULE.at(
                paper.place(annex.start),
                f"这里是附件{annex.number}，附件说明里按次序是附件{note.number}",
                hint="按附件说明的次序编号",
                related=(Related(paper.place(note.start), note.title),),
            )
        elif annex.title and note.title != annex.title:
            yield RULE.at(
                paper.place(annex.start),
                f"附件标题是“{annex.title}”，附件说明写的是“{note.title}”",
                hint="两处改为一样",
                related=(Related(paper.place(note.start), note.title),),
            )
