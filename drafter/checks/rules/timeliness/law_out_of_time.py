"""说明：引用了当时还没有公布、还没有施行，或者已经被代替的法律法规。
理由：依据不存在或者已经失效，工作就没有依据；施行和废止的时间在 时效.yaml，本单位可以改。
反例：某县民政局2022年工作总结↵按照婚姻法办理登记。
正例：某县民政局2022年工作总结↵按照民法典和《婚姻登记条例》办理登记。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.datedwording import misdated
from drafter.findings import Family, Rule, Severity
from drafter.library.datedwords import LAWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("法规不合时", Family.TIMELINESS, Severity.WARNING, __doc__, also=tuple(Severity))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each law once, at the first place where it is out of time."""
    for each in misdated(paper, LAWS):
        word, severity = each.word, each.word.severity
        note = f"，{word.note}" if word.note else ""
        if not each.early:
            message = f"{each.when}还引用“{each.said}”，当时已经由{word.instead or '别的法规'}代替"
            hint = f"改为引用{word.instead}" if word.instead else "核对现行的法规"
        elif word.published is not None and each.month < word.published:
            message = f"{each.when}引用了“{each.said}”，当时还没有公布{note}"
            hint = "核对年份和名称，改引当时有效的法规"
            severity = Severity.ERROR if severity is Severity.WARNING else severity
        else:
            message = f"{each.when}引用了“{each.said}”，{each.since}才施行{note}"
            hint, severity = "写作“学习宣传”“做好施行准备”，或者改引当时有效的法规", Severity.NOTICE
        yield RULE.at(
            paper.place(each.start), message, hint=hint, related=each.others, severity=severity
        )
