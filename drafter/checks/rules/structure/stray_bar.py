"""说明：行末多了一个“|”，或者一行只有一个“|”。
理由：网页或表格的边线带进来的，公文里没有这个符号。
反例：争创双拥模范城。|
正例：争创双拥模范城。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("行末残留竖线", Family.STRUCTURE, Severity.WARNING, __doc__)
_AT_END = pattern(r"(?<![|｜])[|｜][ \u3000]*$", 8)  # re.MULTILINE


def check_text(paper: Paper) -> Iterator[Finding]:
    """The only bar of a line, at its end; more are the borders of a table."""
    last = -1
    for found in paper.matches(_AT_END, beginning="|｜"):
        index = paper.index(found.start())
        if index == last:
            continue
        last = index
        text = paper.passages[index].text
        if text.count("|") + text.count("｜") > 1:
            continue
        alone = not text.strip(" \u3000|｜")
        yield RULE.at(
            paper.place(found.start()),
            "这一行只有一个“|”"
            if alone
            else f"行末多了“|”：“{paper.around(found.start(), found.start() + 1)}”",
            hint="删去",
            repairs=paper.repair(found.start(), found.start() + 1, ""),
        )
