"""说明：文稿超过了 单位.yaml 里“篇幅”的上限。字数照 Word 的算法，不算附件；页数是估计的，也不算附件。
理由：上级和会议对总结常有篇幅要求，定稿时才发现就来不及压缩了。
反例：篇幅: {上限: 5000字}，文稿5230字
正例：压缩最长的几节，或在提纲里去掉次要的主题
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.quoting import inner
from drafter.drafting.blocks import Heading, Paragraph, ParagraphRole
from drafter.drafting.extent import word_count
from drafter.findings import Family, Rule, Severity
from drafter.library.lengthlimit import LengthUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.drafting.blocks import Draft
    from drafter.findings import Finding

RULE = Rule("篇幅超过上限", Family.STRUCTURE, Severity.NOTICE, __doc__)
_NAMED = 3


def check(report: Report) -> Iterator[Finding]:
    """Every limit of the office that the report exceeds."""
    limits = report.profile.length_limits
    if not limits:
        return
    extent = report.extent()
    for limit in limits:
        is_words = limit.unit is LengthUnit.WORDS
        has = extent.words if is_words else extent.text_pages
        if has <= limit.most:
            continue
        about = "" if is_words else "约"
        yield RULE.at(
            limit.place,
            f"文稿{about}{has}{limit.unit}，上限{limit.most}{limit.unit}，"
            f"超出{about}{has - limit.most}{limit.unit}",
            hint=_longest(report.draft),
        )


def _longest(draft: Draft) -> str:
    """The chapters from which most can be cut."""
    chapters = [(title, words) for title, words in _chapters(draft) if title and words]
    chapters = sorted(chapters, key=lambda chapter: -chapter[1])[:_NAMED]
    named = "、".join(f"“{inner(title)}”{words}字" for title, words in chapters)
    return f"最长的几节：{named}，可以先从这里压缩" if named else "压缩文字，或改写“篇幅”的上限"


def _chapters(draft: Draft) -> Iterator[tuple[str, int]]:
    """What stands below each heading up to the next: heading and 字数."""
    title, words = "", 0
    for block, text in zip(draft.blocks, draft.texts, strict=True):
        if isinstance(block, Heading):
            yield title, words
            title, words = text, 0
        elif isinstance(block, Paragraph) and block.role is ParagraphRole.BODY:
            words += word_count((block,), (text,))
    yield title, words
