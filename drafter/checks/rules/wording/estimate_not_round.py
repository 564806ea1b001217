"""说明：约数带着零头：1263余人、约1263户、约148.76万元。
理由：“余”“多”“约”说的是大概，跟在整数前后；数到了个位，就是确数，不再写约数。
反例：救助困难群众1263余人
正例：救助困难群众1260余人，或者救助困难群众1263人
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("约数带零头", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_MEASURE = "(?:人次|户次|场次|个月|平方米|公里|小时|年|天|岁|元|吨|亩|次|场|人|名|户|个|家|件|张|处|所|项|份)"
_MORE = pattern(rf"(?P<more>[余多])(?<=[1-9].)(?={_MEASURE})|[余多][万亿](?<=[0-9]..)")
_DIGITS = pattern(
    r"(?:\A|[^0-9A-Za-z.,，·第]|(?<![0-9])，)(?P<digits>[0-9]{1,9}(?:\.[0-9]{2,4})?)\Z"
)
_ABOUT = pattern(
    r"(?P<about>大约|将近|约(?<![预签节条合公违制特邀解誓民俭简和契规]约)|近(?<![最附就邻临靠远亲新拉挨贴]近))"
    rf"(?P<digits>[0-9]{{3,8}}[1-9](?={_MEASURE})|[0-9]{{1,8}}\.[0-9]{{2,4}}(?=[万亿]))"
)
_APPROXIMATELY = pattern(
    r"(?:大约|约(?<![预签节条合公违制特邀解誓民俭简和契规]约)|近(?<![最附就邻临靠远亲新拉挨贴]近)|超过|逾)\Z"
)
_WORD = 3
_BACK = 15


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number told to its last figure, with a word for about."""
    for found in paper.matches(_MORE, beginning="余多"):
        begin = max(0, found.start() - _BACK)
        before = _DIGITS.search(paper.text[begin : found.start()])
        if before is None or (found["more"] is None and "." not in before["digits"]):
            continue
        start = begin + before.start("digits")
        if _APPROXIMATELY.search(paper.text, max(0, start - _WORD), start):
            continue  # 约数重复 speaks of it
        yield _finding(paper, start, found.end(), found[0].strip("万亿"), Severity.WARNING)
    for found in paper.matches(_ABOUT, having="约近", beginning="大约将近"):
        yield _finding(paper, found.start(), found.end(), found["about"], Severity.NOTICE)


def _finding(paper: Paper, start: int, end: int, word: str, severity: Severity) -> Finding:
    return RULE.at(
        paper.place(start),
        f"“{paper.text[start:end]}”带着零头，又写了“{word}”",
        hint=f"有确数的，删去“{word}”；说约数的，写成整数",
        severity=severity,
    )
