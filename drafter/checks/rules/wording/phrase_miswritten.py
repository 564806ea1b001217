"""说明：固定的词语（templates/常用语.yaml）里，有一个字换成了音近或者形近的字（templates/近似字.yaml）。
理由：拼音、五笔选错一个字，扫描认错一个字，词典里往往没有这个词，通读时又最容易放过。
反例：坚持应保竟保，攻艰克难，建立长效机治
正例：坚持应保尽保，攻坚克难，建立长效机制
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.listedwords import listed_words
from drafter.checks.written.miswritten import LONG_ENOUGH, slips
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.miswritten import Slip
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding, Repair

RULE = Rule("疑似错字", Family.WORDING, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each phrase with one character wrong, where the list of mistaken words does not speak."""
    found = tuple(slips(paper))
    if not found:
        return
    said = {
        at
        for hit in listed_words(paper, paper.setting.library.confusions)
        for at in range(hit.start, hit.end)
    }
    for slip in found:
        at = slip.start + slip.wrong.at
        if at not in said:
            yield RULE.at(
                paper.place(at),
                f"“{slip.wrong.words}”像是“{slip.wrong.right}”",
                hint=f"“{slip.wrong.words[slip.wrong.at]}”改为“{slip.wrong.right[slip.wrong.at]}”",
                repairs=_repairs(paper, slip),
            )


def _repairs(paper: Paper, slip: Slip) -> tuple[Repair, ...]:
    """Putting the right character there, in a phrase so long that nothing else can be meant."""
    wrong = slip.wrong
    if not wrong.alike or len(wrong.words) < LONG_ENOUGH:
        return ()
    at = slip.start + wrong.at
    return paper.repair(at, at + 1, wrong.right[wrong.at])
