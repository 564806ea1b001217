"""说明：并列的书名号之间、并列的引号之间用了顿号。
理由：都标有引号，或者都标有书名号的并列成分之间通常不用顿号；并列的成分里有括注、有不加引号的，才用（GB/T 15834 4.5.3.5）。引号与书名号混在一起的不查。
反例：落实《慈善法》、《养老机构管理办法》
正例：落实《慈善法》《养老机构管理办法》
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("引号书名号间顿号", Family.WORDING, Severity.NOTICE, __doc__)
_BOOK: Final = "《[^《》\n]{1,80}》"
_QUOTE: Final = "“[^“”\n]{1,80}”"
# A list that goes on with （ or 、 has a member that is not bare, and keeps its 、.
_LIST: Final = pattern(
    f"(?<![、》”])(?:{_BOOK}(?:、?{_BOOK})+|{_QUOTE}(?:、?{_QUOTE})+)(?![（(、《“])"
)
_COMMAS: Final = ("》、《", "”、“")
_COMMA: Final = pattern("(?<=[》”])、(?=[《“])")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each list of marked members that has one."""
    if not paper.has(*_COMMAS):
        return
    for listed in paper.matches(_LIST, beginning="《“"):
        commas = [found.start() for found in _COMMA.finditer(paper.text, *listed.span())]
        if commas:
            at = commas[0]
            yield RULE.at(
                paper.place(at),
                f"“{paper.around(at, at + 1)}”里并列的引号、书名号之间用了顿号",
                hint="删去顿号" if len(commas) == 1 else f"删去这几项之间的{len(commas)}个顿号",
                repairs=tuple(
                    repair for each in commas for repair in paper.repair(each, each + 1, "")
                ),
            )
