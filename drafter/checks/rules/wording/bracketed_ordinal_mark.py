"""说明：带括号的序号后面又用了顿号、逗号或句点。
理由：“（一）”“（1）”后面不用任何点号（GB/T 15834 附录B.3.4）。
反例：（一）、社会救助兜牢底线
正例：（一）社会救助兜牢底线
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.enumerations import BRACKET
from drafter.checks.written.skeleton import Form
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("括号序号后点号", Family.WORDING, Severity.WARNING, __doc__)
_MARKS: Final = "、．.，,：:；;"
_FORMS: Final = frozenset({Form.HAN_BRACKET, Form.ARABIC_BRACKET})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each mark behind a bracketed number of a heading or of an item within the text."""
    text = paper.text
    behind = {
        each.words - 1
        for each in paper.skeleton.headings
        if each.form in _FORMS and not each.counted and len(each.mark) > 1
    }
    if not paper.characters.isdisjoint("）)"):
        behind.update(
            item.end
            for each in paper.enumerations
            if each.form == BRACKET
            for item in each.items
            if text[item.end : item.end + 1] in _MARKS
        )
    for at in sorted(each for each in behind if text[each : each + 1]):
        yield RULE.at(
            paper.place(at),
            f"“{paper.around(at - 3, at + 1)}”里带括号的序号后面有“{text[at]}”",
            hint=f"删去“{text[at]}”",
            repairs=paper.repair(at, at + 1, ""),
        )
