"""说明：页码混在正文里：“— 3 —”“第3页 共8页”。
理由：页码由页脚印出；从排好版的文件里复制时带进了正文，会把一段话断成两截。
反例：完善救助 — 3 — 制度。
正例：完善救助制度。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("页码残留", Family.STRUCTURE, Severity.WARNING, __doc__)
_DASH = "—–－"
_LONGEST = 16
# Between spaces within a paragraph; alone on a line they may stand without.
_BETWEEN = pattern(
    rf"(?<![0-9{_DASH}-])[{_DASH}-]{{1,2}}[ \u3000]{{1,2}}[0-9]{{1,3}}[ \u3000]{{1,2}}[{_DASH}-]{{1,2}}(?![0-9{_DASH}-])"
)
_OF_PAGES = pattern(
    r"第[ \u3000]?[0-9]{1,3}[ \u3000]?页[ \u3000]{0,2}[，,/]?[ \u3000]{0,2}共[ \u3000]?[0-9]{1,3}[ \u3000]?页"
)
_LINE = pattern(
    rf"[{_DASH}·-]{{1,2}}[ \u3000]?[0-9]{{1,3}}[ \u3000]?[{_DASH}·-]{{1,2}}"
    r"|第[ \u3000]?[0-9]{1,3}[ \u3000]?页"
)
_WHERE = frozenset({Role.BODY, Role.FRAME})
_DASHES, _SPACES = frozenset(_DASH + "-"), frozenset(" \u3000")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every page number that stands within or between paragraphs."""
    seen = set()
    dashes, spaces = paper.characters & _DASHES, paper.characters & _SPACES
    if any(dash + space in paper.text for dash in dashes for space in spaces):
        for found in paper.matches(_BETWEEN):
            seen.add(paper.index(found.start()))
            yield _finding(paper, found.start(), found[0])
    for found in paper.matches(_OF_PAGES, having="页"):
        seen.add(paper.index(found.start()))
        yield _finding(paper, found.start(), found[0])
    for index, passage in enumerate(paper.passages):
        if len(passage.text) <= _LONGEST and passage.role in _WHERE and index not in seen:
            line = passage.text.strip()
            if _LINE.fullmatch(line):
                yield _finding(paper, paper.starts[index], line)


def _finding(paper: Paper, start: int, words: str) -> Finding:
    return RULE.at(paper.place(start), f"“{words}”是页码", hint="删去；断开的一段话接起来")
