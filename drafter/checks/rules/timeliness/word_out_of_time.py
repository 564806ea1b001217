"""说明：写了文稿所说的年份还没有，或者已经不用的叫法。
理由：对象、制度、机构的名称随改革改变，写错年份的叫法，一看就知道是从别的年份抄来的；词表在 时效.yaml，本单位可以改。
反例：某县民政局2023年工作总结↵提高农村五保供养标准。
正例：某县民政局2023年工作总结↵提高特困人员基本生活标准，原五保对象应养尽养。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.datedwording import misdated
from drafter.findings import Family, Rule, Severity
from drafter.library.datedwords import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("叫法不合时", Family.TIMELINESS, Severity.WARNING, __doc__, also=tuple(Severity))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each word once, at the first place where it is out of time."""
    for each in misdated(paper, NAMES):
        word = each.word
        if each.early:
            message = f"{each.when}写了“{each.said}”，{each.since}才有"
            hint = "核对年份；不是这时的事，改为当时的叫法"
        else:
            note = f"，{word.note}" if word.note else ""
            message = f"{each.when}还写“{each.said}”{note}"
            hint = _instead(word.instead) if word.instead else "核对后删去或者改写"
            hint += "；说从前的，写明年份或者“原”"
        yield RULE.at(
            paper.place(each.start),
            message,
            hint=hint,
            related=each.others,
            severity=word.severity,
        )


def _instead(words: str) -> str:
    """What to write: one word, or one of several."""
    said = "或者".join(f"“{word}”" for word in words.split("、"))
    return f"改为{said}" + ("，看上下文选一个" if "、" in words else "")
