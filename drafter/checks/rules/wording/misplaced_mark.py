"""说明：逗号、顿号等点号放错了地方：在段首，紧接在前半括号、前引号之后，或者紧靠后半括号之前。
理由：点号停在它前面的话之后，不居行首（GB/T 15834 5.1）；这样的点号多是删改后留下的。
反例：困难群众（低保、特困人员，）应保尽保
正例：困难群众（低保、特困人员）应保尽保
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("点号位置不当", Family.WORDING, Severity.WARNING, __doc__)
_MISPLACED: Final = pattern(
    "[，。、；：！？,;](?:"
    "(?<=[（《“‘(].)[，。、；：,;]{0,2}(?![”’）》)，。、；：,;！？…])"
    "|(?<![（《“‘(，。、；：,;].)(?:(?<=[，、；,;])[，、；,;]{0,2}(?=[）》)])|(?<=[^0-9一二三四五六七八九十）]、)(?=[”’]))"
    "|(?<=^.)(?<![,;])(?=[^\n，。、；：！？…”’）》])"
    ")",
    re.MULTILINE,
)
_MARKS: Final = "，。、；：！？,;"
# The pairs of which such a mark is one; “、” may be right.
_AMISS: Final = between("（《“‘(\n", _MARKS) | between("，、；,;", "）》)") | between("、", "”’")
_UNPAIRED: Final = pattern(r"“[^”]*“|\A[^“]*”|”[^“]*”|“[^”]*\Z")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each; a mark that is itself what the brackets hold (“，”) is none."""
    if paper.pairs.isdisjoint(_AMISS) and paper.text[:1] not in _MARKS:
        return
    for found in paper.matches(_MISPLACED):
        start, end = found.span()
        if paper.text[start - 1] in "“”" and _UNPAIRED.search(paper.passage(start).text):
            continue  # the quotation mark may be the wrong one
        at = paper.starts[paper.index(start)]
        where = "在段首" if start == at else "紧靠着括号或引号"
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的“{found[0]}”{where}",
            hint="删去",
            repairs=paper.repair(start, end, ""),
        )
