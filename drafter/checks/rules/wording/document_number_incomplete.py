"""说明：发文字号缺了一截：年份两位、漏了“号”、漏了序号，或者年份还没有到。
理由：发文字号由机关代字、四位年份、序号组成（GB/T 9704 7.2.5），缺了就查不到文件。
反例：国发〔16〕14号，民发〔2024〕12
正例：国发〔2016〕14号，民发〔2024〕12号
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.documentdates import issue_date
from drafter.checks.written.documentnumbers import issuing_office
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("文号不全", Family.WORDING, Severity.WARNING, __doc__)
_OPEN, _CLOSE = r"[〔\[［【(（﹝]", r"[〕\]］】)）﹞]"
_OFFICE: Final = "[发字办函电规令告党委政民财卫人社教建组宣办通]"
_YEAR = pattern(
    rf"(?P<open>{_OPEN})(?<={_OFFICE}.)(?:(?P<short>[0-9]{{2}})|(?P<long>(?:19|20)[0-9]{{2}})(?P<word>年))(?P<close>{_CLOSE})"
    r"第?(?P<number>[0-9]{1,5})号"
)
_CUT = pattern(
    r"〔(?P<year>(?:19|20)[0-9]{2})〕(?:(?P<number>[0-9]{1,5})(?![0-9号、和至到及—～~－.-])|(?P<none>号))"
)
_FUTURE = pattern(
    rf"{_OPEN}(?<={_OFFICE}.)(?P<year>20[0-9]{{2}}){_CLOSE}第?[0-9]{{1,5}}号(?![楼线院馆])"
)
_MARKS: Final = "〔[［【(（﹝"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of a document that lacks a part, or is of a year to come."""
    if paper.characters.isdisjoint(_MARKS):
        return
    for found in paper.matches(_YEAR, beginning="([〔［【（﹝"):
        year = f"20{found['short']}" if found["short"] else found["long"]
        yield RULE.at(
            paper.place(found.start()),
            f"发文字号“{_whole(paper, found)}”的年份不是四位数字",
            hint=f"核对原件，写作“〔{year}〕{found['number']}号”",
        )
    for found in paper.matches(_CUT, having="〔"):
        number, end = found["number"], found.end()
        yield RULE.at(
            paper.place(found.start()),
            f"发文字号“{_whole(paper, found)}”缺了{'“号”字' if number else '序号'}",
            hint=f"改为“{found[0]}号”" if number else "核对原件后补上",
            repairs=paper.repair(end - 1, end, f"{found[0][-1]}号") if number else (),
        )
    latest = _latest(paper)
    for found in paper.matches(_FUTURE, beginning="[〔［【(（﹝") if latest else ():
        if int(found["year"]) > (latest or 0):
            yield RULE.at(
                paper.place(found.start()),
                f"发文字号“{_whole(paper, found)}”的年份晚于本文",
                hint=f"本文写到{latest}年，核对文号的年份",
            )


def _whole(paper: Paper, found: re.Match[str]) -> str:
    """The number with the office's name before it."""
    return issuing_office(paper.text, found.start()) + found[0]


def _latest(paper: Paper) -> int | None:
    """The last year of which a document can be named: that of the 成文日期, else the next one."""
    period = paper.setting.period
    if period is None:
        return None
    told = issue_date(paper)
    issued = paper.setting.issued or (told and told.day)
    return max(period.year, issued.year) if issued else period.year + 1
