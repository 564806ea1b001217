"""说明：阿拉伯数字的序号后面用了顿号、逗号或冒号。
理由：“1”这样的序号后面用下脚点，写作“1.”（GB/T 15834 附录B.3.3，GB/T 9704 7.3.3）。
反例：1、健全社会救助体系
正例：1.健全社会救助体系
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.enumerations import ARABIC
from drafter.checks.written.marks import HAN
from drafter.checks.written.skeleton import Form
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("数字序号点号", Family.WORDING, Severity.WARNING, __doc__)
_MARKS: Final = "、，,：:"
_MARKDOWN: Final = pattern(r"\.(?:md|markdown)$")
_WORD: Final = pattern(f"[ \u3000]*[{HAN}“《]")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number before a heading, or an item counted from 1, that has another mark."""
    text = paper.text
    if paper.characters.isdisjoint(_MARKS):
        return
    for at in sorted({*_of_headings(paper), *_of_items(paper)}):
        if _WORD.match(text, at + 1):
            place = paper.place(at)
            # Markdown takes 1. for a list only where a space follows.
            blank = " " if _MARKDOWN.search(place.file) and text[at + 1] not in " \u3000" else ""
            yield RULE.at(
                place,
                f"“{paper.around(at, at + 1)}”里阿拉伯数字的序号后面是“{text[at]}”",
                hint="改为“.”",
                repairs=paper.repair(at, at + 1, f".{blank}"),
            )


def _of_headings(paper: Paper) -> Iterator[int]:
    """Marks before headings; where one could be a mark of a sentence, only beside another."""
    bones = paper.skeleton
    for series in bones.series:
        for index in series:
            each = bones.headings[index]
            if each.form is not Form.ARABIC or each.counted or each.mark not in _MARKS:
                continue
            if each.mark == "、" or len(series) > 1:
                yield paper.text.find(each.mark, each.start, each.words)


def _of_items(paper: Paper) -> Iterator[int]:
    """Marks of items within the text that are counted from 1 without a gap."""
    text = paper.text
    for group in paper.enumerations if "、" in paper.characters else ():
        values = [item.value for item in group.items]
        if group.form != ARABIC or len(values) < 2 or values != list(range(1, len(values) + 1)):
            continue
        for item in group.items:
            if text[item.end - 1] == "、" and text[max(0, item.start - 1)] not in "、，,":
                yield item.end - 1
