"""说明：同一组“一是……二是……”，各项之间有的用分号，有的用句号或逗号。
理由：同一层次的并列项，之间的点号应当一致；某一项里面已经有句号的，各项都用句号（GB/T 15834 附录A.5）。
反例：一是健全机制；二是强化监管。三是优化服务。
正例：一是健全机制；二是强化监管；三是优化服务。
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.enumerations import Enumeration
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("并列项点号不一", Family.WORDING, Severity.NOTICE, __doc__)
_FULL: Final = {"，": "，", ",": "，", "；": "；", ";": "；", "。": "。"}
_FAR: Final = 3


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each list of three and more that is counted without a gap, where one mark is alone."""
    for group in paper.enumerations:
        values = [item.value for item in group.items]
        if len(values) > 2 and (values == list(range(1, len(values) + 1)) or values[-1] == 0):
            yield from _list(paper, group)


def _list(paper: Paper, group: Enumeration) -> Iterator[Finding]:
    before = [(item.start, _mark(paper.text, item.start)) for item in group.items[1:]]
    counted = Counter(mark for _, mark in before)
    if len(counted) < 2 or "" in counted:
        return
    usual, _ = counted.most_common(1)[0]
    odd = next(start for start, mark in before if mark != usual)
    other = next(start for start, mark in before if mark == usual)
    marks = "、".join(f"“{mark}”{counted[mark]}处" for mark in counted)
    yield RULE.at(
        paper.place(odd),
        f"“{paper.around(odd, odd + 2)}”这一组并列项，各项之间的点号不一致：{marks}",
        hint="各项之间用同一种点号；有的项里面已经有句号的，都用句号",
        related=(Related(paper.place(other), paper.around(other, other + 2)),),
    )


def _mark(text: str, start: int) -> str:
    """The mark before an item; "" where there is none."""
    said = text[max(0, start - _FAR) : start].rstrip(" \n\u3000（(第")
    return _FULL.get(said[-1:], "")
