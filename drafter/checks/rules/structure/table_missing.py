"""说明：正文写“见表3”“详见附件4”，文中却没有这张表、这个附件。
理由：增删表格、附件以后忘了改正文里的号，读的人找不到。
反例：各项指标完成情况见表3。↵表1 低保情况↵表2 养老服务情况
正例：各项指标完成情况见表2。↵表1 低保情况↵表2 养老服务情况
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.attachments import attachments
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("所指的表没有", Family.STRUCTURE, Severity.WARNING, __doc__)
_NUMBER: Final = "(?P<number>[0-9]{1,2}|[一二三四五六七八九十])"
_CAPTION: Final = pattern(
    f"(?:^|\n)[ \u3000*#]{{0,8}}(?P<kind>附?表)[ \u3000]?{_NUMBER}(?![0-9.年月-])[ \u3000]*[：:.、]?[ \u3000]*(?=[^0-9\n])"
)
_POINTED: Final = pattern(
    f"(?:详?见|参见|参阅|如)[（(]?(?P<kind>附?表|附件)[ \u3000]?{_NUMBER}(?![0-9.年月—～~至-])(?=[^张份个项])"
)
_POINTING: Final = tuple(f"{last}{first}" for last in "见阅如" for first in "（(表附")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of a table or an annex that none of those there has, where there are any."""
    if not paper.has(*_POINTING):
        return
    pointed = list(paper.matches(_POINTED))
    if not pointed:
        return
    there: dict[str, set[int]] = {}
    for caption in paper.matches(_CAPTION, having="表"):
        there.setdefault(caption["kind"], set()).add(_value(caption["number"]))
    noted, annexed = attachments(paper)
    there["附件"] = {each.number for each in (*noted, *annexed)}
    for each in pointed:
        numbers, said = there.get(each["kind"], set()), _value(each["number"])
        if len(numbers) < 1 or numbers == {0} or said in numbers:
            continue
        start = each.start("kind")
        names = "、".join(f"{each['kind']}{number}" for number in sorted(numbers - {0}))
        yield RULE.at(
            paper.place(start),
            f"正文写了“{paper.text[start : each.end('number')]}”，文中只有{names}",
            hint="核对是哪一张，改号；漏了的，补上",
        )


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else read_ordinal(number) or 0
