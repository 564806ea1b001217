"""说明：词表（templates/易错词.yaml）里的易错词：同音字、形近字、漏字和旧写法；拿不准的只提示。
理由：这些词拼音输入最容易选错，通读时眼睛又最容易放过；印出去就是硬伤。
反例：增长比列达到3%，集中共养率有所提高
正例：增长比例达到3%，集中供养率有所提高
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.listedwords import listed_words
from drafter.commonends import common_ends
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.listedwords import Hit
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding, Repair

RULE = Rule("易错词", Family.WORDING, Severity.ERROR, __doc__, also=tuple(Severity))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each place of a word of the list; one that is wrong only beside others is a warning."""
    for hit in listed_words(paper, paper.setting.library.confusions):
        wrong, right, note = hit.listed.wrong, hit.listed.right, hit.listed.note
        shown = paper.around(hit.start, hit.end) if hit.listed.in_context else wrong
        place = paper.place(hit.start)
        if not hit.listed.sure:
            yield RULE.at(
                place,
                f"“{paper.around(hit.start, hit.end)}”的“{wrong}”，是不是“{right}”",
                hint=note or f"核对；应为“{right}”的，改过来",
                severity=Severity.NOTICE,
            )
            continue
        severity = Severity.WARNING if hit.listed.in_context else Severity.ERROR
        said = f"“{shown}”的“{wrong}”应为“{right}”" if shown != wrong else f"“{wrong}”应为“{right}”"
        hint = f"改为“{right}”" + (f"：{note}" if note else "")
        yield RULE.at(place, said, hint=hint, severity=severity, repairs=_repairs(paper, hit))


def _repairs(paper: Paper, hit: Hit) -> tuple[Repair, ...]:
    """Putting right the characters that differ, and no others."""
    wrong, right = hit.listed.wrong, hit.listed.right
    head, tail = common_ends(wrong, right)
    # A repair needs something to put its words in place of.
    if head + tail == len(wrong):
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    return paper.repair(hit.start + head, hit.end - tail, right[head : len(right) - tail])
