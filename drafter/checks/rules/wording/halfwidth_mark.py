"""说明：汉字中间的逗号、分号、冒号、问号、叹号、句号用了半角。
理由：公文的标点用全角，各占一个字的位置（GB/T 15834 5.1）；半角标点多是粘贴或输入法没有切换留下的。
反例：强化兜底保障,全年发放低保金1.2亿元.
正例：强化兜底保障，全年发放低保金1.2亿元。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN, NUMERALS, WIDE, ordinal_marks
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("半角标点", Family.WORDING, Severity.WARNING, __doc__)
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
# Beside another point mark, a mark is doubled or part of an ellipsis: not this fault.
_AFTER: Final = HAN + "“‘《〈（〔【"
_BESIDE: Final = "，。、；：…,;:."
_MARK: Final = pattern(
    rf"[,;:?!.](?<![{_BESIDE}].)(?![{_BESIDE}])(?:"
    # behind what is Chinese
    rf"(?:(?<=[{WIDE}].)|(?<=[{WIDE}][)\"'].))(?:(?<=[,;])|(?<=[?!])(?!\[)|(?<=:)(?![\\/]))"
    # behind a per cent sign, before more of the sentence
    rf"|(?<=[%‰][,;:?!])(?=[0-9A-Za-z\"(])"
    # before what is Chinese; &amp; is none
    rf"|(?<![.;])(?<=[^\n].)(?=[{_AFTER}])|(?<=[^\na-z];)(?=[{_AFTER}])"
    # before a year: no comma of thousands
    r"|(?<=[0-9],)(?=(?:19|20)[0-9]{2}年)"
    # a full stop
    rf"|(?<=[{HAN}”’）》％%]\.)(?<![{NUMERALS}]\.(?=[{NUMERALS}]))(?![0-9A-Za-z])"
    rf"|(?<=[{HAN}0-9][0-9]\.)(?=[ \u3000]*$)"
    rf")(?P<space>[ \u3000]{{1,4}}(?=[{HAN}0-9“《（]))?",
    re.MULTILINE,
)
# The last characters of transliterated names, whose parts a full stop sometimes divides.
_NAMED: Final = "尔斯克特姆拉夫翰丹娜亚森德莫伊里罗卡巴尼洛"
_GOES_ON: Final = pattern(f"[{HAN}]")
_ASKS: Final = pattern("[吗呢怎何谁哪否啥几]|什么|多少")
_BACK: Final = 30


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each mark that stands beside a Chinese character or mark."""
    ordinals: frozenset[int] | None = None
    text = paper.text
    for found in paper.matches(_MARK, beginning=",;:?!."):
        start = found.start()
        mark = text[start]
        ordinals = ordinal_marks(paper) if ordinals is None else ordinals
        if start in ordinals:
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, start + 1)}”里的“{mark}”是半角标点",
            hint=f"改为全角的“{_FULL[mark]}”",
            repairs=paper.repair(start, found.end(), _FULL[mark]) if _is_sure(text, start) else (),
        )


def _is_sure(text: str, at: int) -> bool:
    """Not where . may divide a foreign name, or ? stand for a character that was lost."""
    goes_on = _GOES_ON.match(text, at + 1) is not None
    if text[at] == ".":
        return not (goes_on and text[at - 1] in _NAMED)
    return text[at] != "?" or not goes_on or _ASKS.search(text, max(0, at - _BACK), at) is not None
