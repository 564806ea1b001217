"""说明：百分号重复，或者与“百分之”“个百分点”叠用。
理由：一个百分数只写一个百分号；“百分之30%”“5%个百分点”意思重复或者不明；“百分之”后面跟汉字数字，阿拉伯数字后面写“%”。
反例：满意率达到99%%；提高2%个百分点
正例：满意率达到99%；提高2个百分点
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule(
    "百分号用错", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING, Severity.NOTICE)
)
_TWICE = pattern(
    r"[%％‰](?:(?<=[0-9].)(?P<doubled>[%％‰]{1,8})(?![0-9A-Za-z])|(?P<points>个?百分点))"
)
_SPOKEN = pattern(r"百分之(?P<number>[0-9]{1,4}(?:\.[0-9]{1,4})?)(?P<sign>[%％])?(?![0-9.])")
_HAN_AND_SIGN = pattern("百分之[一二三四五六七八九十百零点两]{1,8}(?P<sign>[%％])")
_RANGE = pattern("[-–－−~～—至到]")
# 3个%, and 3百分点, which lacks its 个.
_MEASURED = pattern(r"(?P<sign>个[%％])(?<=[0-9].[%％])|(?P<points>百分点)(?<=[0-9]百分点)")
_MEASURED_PAIRS: Final = between("个", "%％") | between("0123456789", "百")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each percentage with one sign too many."""
    for found in paper.matches(_TWICE, beginning="%％‰"):
        start, end = found.span()
        words = paper.around(start, end)
        if found["points"]:
            yield RULE.at(
                paper.place(start),
                f"“{words}”里百分号与“百分点”叠用",
                hint="两个百分数相减写“个百分点”，删去百分号；增长的幅度只写百分号",
            )
        else:
            yield RULE.at(
                paper.place(start),
                f"“{words}”里百分号重复",
                hint=f"只留一个“{found[0][0]}”",
                repairs=paper.repair(start + 1, end, "") if len(set(found[0])) == 1 else (),
            )
    if paper.has("百分"):
        yield from _spoken(paper)
    for found in paper.matches(_MEASURED, having=_MEASURED_PAIRS, beginning="个百"):
        start, end = found.span()
        if found["sign"]:
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里的“个”与百分号连用",
                hint="幅度写“3%”的样子；两个百分率相减，写“3个百分点”的样子",
            )
        else:
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里的“百分点”前面缺了“个”",
                hint="改为“个百分点”",
                severity=Severity.NOTICE,
                repairs=paper.repair(start, end, "个百分点"),
            )


def _spoken(paper: Paper) -> Iterator[Finding]:
    """Each 百分之 before Arabic digits."""
    for found in paper.matches(_HAN_AND_SIGN, having="%％"):
        start, end = found.span("sign")
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”里“百分之”与百分号叠用",
            hint="删去百分号，或者改用阿拉伯数字加百分号",
            repairs=paper.repair(start, end, ""),
        )
    for found in paper.matches(_SPOKEN):
        start, end = found.span()
        right = f"{found['number']}%"
        if found["sign"]:
            yield RULE.at(
                paper.place(start),
                f"“{found[0]}”里“百分之”与百分号叠用",
                hint=f"改为“{right}”",
            )
        else:
            ranged = _RANGE.match(paper.text, end)
            yield RULE.at(
                paper.place(start),
                f"“{found[0]}”的“百分之”后面写了阿拉伯数字",
                hint="起止两个数都写百分号，如“5%～8%”" if ranged else f"改为“{right}”",
                severity=Severity.WARNING,
                repairs=() if ranged else paper.repair(start, end, right),
            )
