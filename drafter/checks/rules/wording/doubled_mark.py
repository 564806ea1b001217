"""说明：两个点号连在一起，或者引号里外都用了句号。
理由：一处停顿只用一个点号；只有问号、叹号可以叠用（GB/T 15834 4.2、4.3）。
反例：全年目标任务圆满完成。。
正例：全年目标任务圆满完成。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("点号重叠", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_MARKS: Final = "，。、；：！？,;:.?!"
_RUN: Final = pattern(f"[{_MARKS}]{{2,}}(?![…）》)])")
_TWO: Final = between(_MARKS, _MARKS)
_POINTS: Final = "，；：。、"
_QUOTED: Final = pattern("。[”’]。")
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each stretch of them; three 。 or 、 are meant as an ellipsis."""
    for found in paper.matches(_RUN, having=_TWO):
        marks = found[0]
        if not _is_fault(paper.text, found.start(), marks):
            continue
        one = {_FULL.get(mark, mark) for mark in marks}
        first = min(one)
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(found.start(), found.start() + 2)}”里点号重叠：“{marks[:6]}”",
            hint=f"只留一个“{first}”" if len(one) == 1 else "只留一个",
            repairs=paper.repair(*found.span(), first) if len(one) == 1 else (),
        )
    for found in paper.matches(_QUOTED, having="”’"):
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(*found.span())}”的引号里外都有句号",
            hint="引用的话独立成句，句号留在引号里；是句子的一部分，句号留在引号外",
            severity=Severity.WARNING,
        )


def _is_fault(text: str, start: int, marks: str) -> bool:
    """Whether a run of marks is neither an ellipsis typed so nor ？！, nor begins a line."""
    before = text[start - 1 : start]
    if all(mark not in _POINTS + ",;" for mark in marks) or before in {"", "\n", "…"}:
        return False
    if before.isascii() and (marks.isascii() or marks[0] == "."):  # of English, or of a number
        return False
    return len(marks) == 2 or len(set(marks)) > 1 or marks[0] in "，；：,;"
