"""说明：破折号写成了两个短横，或者是三个“—”。
理由：破折号是“——”，占两个字的位置，中间不断开（GB/T 15834 4.10、5.1）。
反例：办好长者食堂--其中农村12个
正例：办好长者食堂——其中农村12个
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN
from drafter.checks.written.skeleton import Manner
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("破折号不规范", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_SIDE: Final = f"{HAN}”’）》“《（"
_DASH: Final = pattern(
    rf"[-－–—](?:(?<=[{_SIDE}].)"
    rf"(?:(?<=-)-{{1,5}}|(?<=[－–])[－–]{{1,3}}|(?<=—)[-－–]|(?<=[-－–])—|(?<=—)——|(?<=—)[ \u3000]—)"
    rf"(?=[{_SIDE}0-9])"
    rf"|(?<![^\n].)(?:(?<=-)-|(?<=[－–])[－–]|(?<=—))(?=[{HAN}]))"
)
# Not: from one place to another (杭州西站—湖州东站快线).
_HALF: Final = pattern(
    f"—(?<=[{HAN}]{{6}}—)(?=[{HAN}]{{6}})(?![{HAN}]{{1,12}}(?:[线路段站廊港]|区间))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each, between Chinese words or at the beginning of a paragraph."""
    for found in paper.matches(_DASH, beginning="-－–—"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(*found.span())}”里的破折号写成了“{found[0]}”",
            hint="改为“——”",
            repairs=paper.repair(*found.span(), "——"),
        )
    for heading in paper.skeleton.headings if "—" in paper.characters else ():
        half = _HALF.search(paper.text, heading.words, heading.end)
        if half and heading.manner is Manner.ALONE:
            yield RULE.at(
                paper.place(half.start()),
                f"标题“{paper.quoted(heading.words, heading.end).strip()}”里的破折号只有一半",
                hint="是破折号的，改为“——”；是起止的，照留",
                severity=Severity.NOTICE,
            )
