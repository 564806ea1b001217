"""说明：千分号有的数有，有的数没有。
理由：GB/T 15835 5.1.1：多位数可以用千分撇分节，也可以不分，一篇里写法应当一致；公文多不分节。
反例：销售福利彩票4,380万元，比上年的3900万元增加
正例：销售福利彩票4380万元，比上年的3900万元增加
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("千分号不一", Family.WORDING, Severity.NOTICE, __doc__)
_PARTED = pattern(r",(?<=[0-9],)[0-9]{3}(?![0-9])")
_BEGUN = pattern(r"(?:\A|[^0-9A-Za-z.,])(?P<digits>[1-9][0-9]{0,2}(?:,[0-9]{3}){0,3})\Z")
_BACK: Final = 16
_FOUR_FIGURES: Final = 1000


def check_text(paper: Paper) -> Iterator[Finding]:
    """The first parted number, where as many or more of four figures stand whole."""
    if "," not in paper.characters:
        return
    parted = []
    for found in paper.matches(_PARTED):
        lead = paper.text[max(0, found.start() - _BACK) : found.start()]
        begun = _BEGUN.search(lead)
        if begun:
            parted.append((found.start() - len(begun["digits"]), found.end()))
    if not parted:
        return
    starts = {start for start, _ in parted}
    whole = next(
        (
            each
            for each in paper.numbers
            if each.start not in starts
            and each.number >= _FOUR_FIGURES
            and "," not in paper.text[each.start : each.end]
        ),
        None,
    )
    if whole is None:
        return
    start, end = parted[0]
    yield RULE.at(
        paper.place(start),
        f"“{paper.text[start:end]}”用了千分号，“{paper.text[whole.start : whole.end]}”没有用",
        hint=f"全文写法一致，如“{paper.text[start:end].replace(',', '')}”",
        related=(Related(paper.place(whole.start), "这个数没有分节"),),
    )
