"""Headings and paragraphs of the draft into paragraphs of Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import ParagraphRole
from drafter.layout import styles
from drafter.layout.runs import LINE_BREAK, runs_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.blocks import Heading, Paragraph, Run
    from drafter.layout.pens import Pens

KEEP_NEXT = "<w:keepNext/>"
BREAK_BEFORE = "<w:pageBreakBefore/>"
RECIPIENT, GAP = ParagraphRole.RECIPIENT, ParagraphRole.GAP
_DEEPEST = len(styles.HEADINGS)


def paragraph_xml(style: str, content: str, *, flow: str = "", place: str = "") -> str:
    """One paragraph; `flow` (keepNext, pageBreakBefore) and `place` (spacing, ind, jc) its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}{place}</w:pPr>{content}</w:p>'


def unseen_xml(flow: str = "") -> str:
    """A paragraph that must be there and takes no room."""
    return (
        f'<w:p><w:pPr>{flow}<w:snapToGrid w:val="0"/>'
        '<w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )


def heading_xml(heading: Heading, pens: Pens, *, flow: str = "", place: str = "") -> str:
    """A heading that stands alone; below the fourth level it looks like the fourth."""
    level = min(max(heading.level, 1), _DEEPEST) - 1
    style = styles.HEADINGS[level]
    content = runs_xml(heading.runs, pens.of(style), number=heading.number)
    return paragraph_xml(style, content, flow=flow, place=place)


def title_xml(
    lines: Sequence[Sequence[Run]], pens: Pens, *, flow: str = "", place: str = ""
) -> str:
    """The title, its lines joined in one paragraph so that it can be found as one text."""
    content = LINE_BREAK.join(runs_xml(line, pens.of(styles.TITLE)) for line in lines)
    return paragraph_xml(styles.TITLE, content, flow=flow, place=place)


def subtitle_xml(paragraph: Paragraph, pens: Pens, *, place: str = "") -> str:
    """Office or date under the title."""
    content = runs_xml(paragraph.runs, pens.of(styles.SUBTITLE))
    return paragraph_xml(styles.SUBTITLE, content, place=place)


def text_xml(paragraph: Paragraph, pens: Pens, *, flow: str = "", place: str = "") -> str:
    """Body text, main recipient, or the mark of a gap."""
    role, runs, level, number, _ = paragraph
    style = styles.BODY
    if role is RECIPIENT:
        style = styles.RECIPIENT
        content = runs_xml(runs, pens.of(style))
    elif role is GAP:
        style, content = styles.GAP, runs_xml(runs, pens.gap, None, number)
    else:
        heading = pens.numbered[min(level, _DEEPEST) - 1] if level else pens.run_in
        content = runs_xml(runs, pens.of(style), heading, number)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flow}{place}</w:pPr>{content}</w:p>'
