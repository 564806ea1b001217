"""说明：括着汉字的圆括号用了半角，或者一半全角一半半角；书名号用了“‹”“›”。
理由：公文的括号用全角（GB/T 15834 5.1）；层次序数也写作“（一）”“（1）”（GB/T 9704 7.3.3）。
反例：(一)社会救助；养老机构(含敬老院）
正例：（一）社会救助；养老机构（含敬老院）
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN, WIDE
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("半角括号", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_BRACKET: Final = pattern(r"[()（）\n]")
_HAN: Final = pattern(f"[{HAN}，。、；：“”《》]")
_WIDE: Final = pattern(f"[{WIDE}]")
_BEFORE: Final = pattern(rf"(?<=[{WIDE}])|(?<![^\n \u3000])")
# A link of Markdown, and 民发(2024)12号, which takes other brackets, are not of this rule.
_DOCUMENT: Final = pattern(r"[(（](?:19|20)[0-9]{2}[)）]第?[0-9]{1,5}号")
_TITLE: Final = pattern("[‹<《〈]{1,2}[^‹›<>《》〈〉\n]{1,60}[›>》〉]{1,2}")
_FULL: Final = {"(": "（", ")": "）"}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each pair of which one or both are half-width."""
    text = paper.text
    open_: list[int] = []
    for found in paper.matches(_BRACKET, having="()"):
        at = found.start()
        if found[0] == "\n":
            open_.clear()
        elif found[0] in "(（":
            open_.append(at)
        elif open_:
            start = open_.pop()
            if "(" in (text[start], found[0]) or ")" in (text[start], found[0]):
                yield from _pair(paper, start, at)
    for found in paper.matches(_TITLE, having="‹›"):
        words = found[0]
        if ("‹" in words or "›" in words) and _HAN.search(words):
            right = f"《{words.strip('‹›<>《》〈〉')}》"
            yield RULE.at(
                paper.place(found.start()),
                f"“{words}”的书名号用了“‹”“›”",
                hint=f"书名号用“《”“》”，改为“{right}”",
            )


def _pair(paper: Paper, start: int, end: int) -> Iterator[Finding]:
    text = paper.text
    halves = [at for at in (start, end) if text[at] in _FULL]
    if text[start - 1 : start] == "]" or _DOCUMENT.match(text, start):
        return
    severity = Severity.WARNING
    if len(halves) == 2 and not _HAN.search(text, start, end):
        if not _BEFORE.match(text, start) or not _WIDE.match(text, end + 1):
            return
        severity = Severity.WARNING if text[start + 1 : end].isdigit() else Severity.NOTICE
    said = paper.around(start, end + 1) if end - start < 40 else paper.around(start, start + 1)
    which = "一半是全角、一半是半角" if len(halves) == 1 else "是半角括号"
    yield RULE.at(
        paper.place(start),
        f"“{said}”里的“{text[start]}”“{text[end]}”{which}",
        hint="改为全角的“（”“）”",
        severity=severity,
        repairs=tuple(
            repair for at in halves for repair in paper.repair(at, at + 1, _FULL[text[at]])
        ),
    )
