"""The blocks of a draft into the body of document.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import Block, Draft, Heading, Paragraph, ParagraphRole, Table
from drafter.layout.arrangement import arrange
from drafter.layout.paragraphs import (
    BREAK_BEFORE,
    KEEP_NEXT,
    heading_xml,
    subtitle_xml,
    text_xml,
    title_xml,
    unseen_xml,
)
from drafter.layout.pens import pens_of
from drafter.layout.signature import closing_xml
from drafter.layout.table import table_xml
from drafter.layout.title import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.library.pagestyles import PageStyle


def body_xml(draft: Draft, style: PageStyle) -> str:
    """Everything between `<w:body>` and the section's properties."""
    blocks = draft.blocks
    parts = arrange(blocks)
    body = _Body(style, draft.office)
    closing = _paragraphs(blocks[parts.closing : parts.annex])
    pieces = [
        *body.front(_paragraphs(blocks[: parts.text])),
        *body.text(blocks[parts.text : parts.closing], last=KEEP_NEXT if closing else ""),
        closing_xml(closing, style, body.pens),
        *body.text(blocks[parts.annex :], first=BREAK_BEFORE),
    ]
    if blocks and isinstance(blocks[-1], Table):
        # Word wants a paragraph after a table and would add one a line high.
        pieces.append(unseen_xml())
    return "".join(pieces)


class _Body:
    """The parts of one document's body."""

    def __init__(self, style: PageStyle, office: str) -> None:
        self.style = style
        self.pens = pens_of(style)
        self.office = office

    def front(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        """Title and what stands under it; the blank line comes after the last of them."""
        blank = self.style.title.lines_after * self.style.text_grid.line_pitch
        for position, paragraph in enumerate(paragraphs):
            is_last = position == len(paragraphs) - 1
            if paragraph.role is ParagraphRole.TITLE:
                yield self.title(paragraph, place="" if is_last else '<w:spacing w:after="0"/>')
            else:
                place = f'<w:spacing w:after="{blank}"/>' if is_last else ""
                yield subtitle_xml(paragraph, self.pens, place=place)

    def text(self, blocks: Sequence[Block], *, first: str = "", last: str = "") -> Iterator[str]:
        """Text or annex; `first` and `last` are how their outermost paragraphs flow."""
        below_table = f'<w:spacing w:before="{self.style.text_grid.line_pitch // 2}"/>'
        after_table = False
        for position, block in enumerate(blocks):
            flow = (last if position == len(blocks) - 1 else "") + (first if position == 0 else "")
            place = below_table if after_table else ""
            match block:
                case Table():
                    if after_table and not block.caption:
                        # Tables that touch become one in Word.
                        yield unseen_xml()
                    yield table_xml(block, self.style, self.pens, flow=flow)
                case Heading():
                    yield heading_xml(block, self.pens, flow=flow, place=place)
                case Paragraph(role=ParagraphRole.TITLE):
                    yield self.title(block, flow=flow)
                case Paragraph():
                    yield text_xml(block, self.pens, flow=flow, place=place)
            after_table = isinstance(block, Table)

    def title(self, paragraph: Paragraph, *, flow: str = "", place: str = "") -> str:
        """A title, not broken inside the office's name."""
        lines = title_lines(paragraph.runs, self.style.title.characters, self.office)
        return title_xml(lines, self.pens, flow=flow, place=place)


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]
