"""The blocks of a draft into the body of document.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import Block, Draft, Heading, Paragraph, ParagraphRole, Table
from drafter.layout.annexpage import annex_title_xml, label_xml, note_xml
from drafter.layout.arrangement import arrange
from drafter.layout.imprint import imprint_xml
from drafter.layout.paragraphs import (
    BREAK_BEFORE,
    KEEP_NEXT,
    heading_xml,
    subtitle_xml,
    text_xml,
    title_xml,
    unseen_xml,
)
from drafter.layout.pens import pens_of, rare_pens_of
from drafter.layout.rare import has_rare
from drafter.layout.redhead import head_xml
from drafter.layout.signature import closing_xml
from drafter.layout.table import table_xml
from drafter.layout.title import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.blocks import Run
    from drafter.layout.pens import Pens
    from drafter.library.pagestyles import PageStyle


def body_xml(draft: Draft, style: PageStyle) -> str:
    """Everything between `<w:body>` and the section's properties."""
    blocks = draft.blocks
    parts = arrange(blocks)
    body = _Body(style, draft.office, rare_pens_of(style) if has_rare(blocks) else pens_of(style))
    closing = _paragraphs(blocks[parts.closing : parts.annex])
    pieces = [
        head_xml(_paragraphs(blocks[: parts.title]), style, body.pens),
        *body.front(_paragraphs(blocks[parts.title : parts.text])),
        *body.text(blocks[parts.text : parts.closing], last=KEEP_NEXT if closing else ""),
        closing_xml(closing, style, body.pens),
        *body.text(blocks[parts.annex : parts.imprint], first=BREAK_BEFORE),
    ]
    if parts.imprint and isinstance(blocks[parts.imprint - 1], Table):
        # Word wants a paragraph after a table and would add one a line high.
        pieces.append(unseen_xml())
    pieces.append(imprint_xml(_paragraphs(blocks[parts.imprint :]), style, body.pens))
    return "".join(pieces)


class _Body:
    """The parts of one document's body."""

    def __init__(self, style: PageStyle, office: str, pens: Pens) -> None:
        self.style = style
        self.pens = pens
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
        end = len(blocks) - 1
        while end > 0 and _is_note(blocks[end]):
            end -= 1  # 附件说明 stands between the text and the signature that must not leave it
        for position, block in enumerate(blocks):
            flow = (last if position >= end else "") + (first if position == 0 else "")
            place = below_table if after_table else ""
            match block:
                case Table():
                    if after_table and not block.caption:
                        # Tables that touch become one in Word.
                        yield unseen_xml()
                    yield table_xml(block, self.style, self.pens, flow=flow)
                case Heading():
                    yield heading_xml(block, self.pens, flow=flow, place=place)
                case Paragraph():
                    above = blocks[position - 1] if position else None
                    yield self.paragraph(block, above, flow=flow, place=place)
            after_table = isinstance(block, Table)

    def paragraph(
        self, paragraph: Paragraph, above: Block | None, *, flow: str = "", place: str = ""
    ) -> str:
        """A paragraph of the text or of an annex; `above` is the block before it."""
        match paragraph.role:
            case ParagraphRole.TITLE:
                return self.title(paragraph, flow=flow)
            case ParagraphRole.ATTACHMENT_NOTE:
                return note_xml(paragraph, self.style, self.pens, first=not _is_note(above))
            case ParagraphRole.ANNEX_LABEL:
                return label_xml(paragraph, self.pens)
            case ParagraphRole.ANNEX_TITLE:
                return annex_title_xml(self.lines(paragraph), self.pens, flow=flow)
            case _:
                return text_xml(paragraph, self.pens, flow=flow, place=place)

    def title(self, paragraph: Paragraph, *, flow: str = "", place: str = "") -> str:
        """The title, and how it flows."""
        return title_xml(self.lines(paragraph), self.pens, flow=flow, place=place)

    def lines(self, title: Paragraph) -> tuple[tuple[Run, ...], ...]:
        """The lines of a title, not broken inside the office's name."""
        return title_lines(title.runs, self.style.title.characters, self.office)


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.ATTACHMENT_NOTE


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]
