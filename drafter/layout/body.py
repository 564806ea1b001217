"""The blocks of a draft into the body of document.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import (
    BODY_PARAGRAPH,
    Block,
    Draft,
    Heading,
    Paragraph,
    ParagraphRole,
    Table,
)
from drafter.layout.annexpage import annex_title_xml, label_xml, note_xml
from drafter.layout.arrangement import arrange
from drafter.layout.care import needing_care
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
from drafter.layout.pens import careful_pens_of, pens_of
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
    body = _Body(draft, style)
    closing = _paragraphs(blocks[parts.closing : parts.annex])
    pieces = [
        head_xml(_paragraphs(blocks[: parts.title]), style, body.pens(0, parts.title)),
        *body.front(parts.title, parts.text),
        *body.text(parts.text, parts.closing, last=KEEP_NEXT if closing else ""),
        closing_xml(closing, style, body.pens(parts.closing, parts.annex)),
        *body.text(parts.annex, parts.imprint, first=BREAK_BEFORE),
    ]
    if parts.imprint and isinstance(blocks[parts.imprint - 1], Table):
        # Word wants a paragraph after a table and would add one a line high.
        pieces.append(unseen_xml())
    imprint = _paragraphs(blocks[parts.imprint :])
    pieces.append(imprint_xml(imprint, style, body.pens(parts.imprint, len(blocks))))
    return "".join(pieces)


class _Body:
    """The parts of one document's body."""

    def __init__(self, draft: Draft, style: PageStyle) -> None:
        self.style = style
        self.blocks = draft.blocks
        self.office = draft.office
        self.care = needing_care(draft.texts)
        self.swift = pens_of(style)
        self.careful = careful_pens_of(style) if True in self.care else self.swift

    def pens(self, start: int, stop: int) -> Pens:
        """The pens for what stands there."""
        return self.careful if True in self.care[start:stop] else self.swift

    def front(self, start: int, stop: int) -> Iterator[str]:
        """Title and what stands under it; the blank line comes after the last of them."""
        blank = self.style.title.lines_after * self.style.text_grid.line_pitch
        pens, paragraphs = self.pens(start, stop), _paragraphs(self.blocks[start:stop])
        for position, paragraph in enumerate(paragraphs):
            is_last = position == len(paragraphs) - 1
            if paragraph.role is ParagraphRole.TITLE:
                place = "" if is_last else '<w:spacing w:after="0"/>'
                yield title_xml(self.lines(paragraph), pens, place=place)
            else:
                place = f'<w:spacing w:after="{blank}"/>' if is_last else ""
                yield subtitle_xml(paragraph, pens, place=place)

    def text(self, start: int, stop: int, *, first: str = "", last: str = "") -> Iterator[str]:
        """Text or annex; `first` and `last` are how their outermost paragraphs flow."""
        below_table = f'<w:spacing w:before="{self.style.text_grid.line_pitch // 2}"/>'
        above: Block | None = None
        end = stop - 1
        while end > start and _is_note(self.blocks[end]):
            end -= 1  # 附件说明 stands between the text and the signature that must not leave it
        for position in range(start, stop):
            block = self.blocks[position]
            pens = self.careful if self.care[position] else self.swift
            flow = (last if position >= end else "") + (first if position == start else "")
            place = below_table if type(above) is Table else ""
            if type(block) is Paragraph:
                if block.role is BODY_PARAGRAPH:
                    yield text_xml(block, pens, flow=flow, place=place)
                else:
                    yield self.paragraph(block, above, pens, flow=flow, place=place)
            elif type(block) is Heading:
                yield heading_xml(block, pens, flow=flow, place=place)
            elif type(block) is Table:
                if type(above) is Table and not block.caption:
                    # Tables that touch become one in Word.
                    yield unseen_xml()
                yield table_xml(block, self.style, pens, flow=flow)
            above = block

    def paragraph(
        self, paragraph: Paragraph, above: Block | None, pens: Pens, *, flow: str, place: str
    ) -> str:
        """A paragraph of the text or of an annex that is no body text; `above` is the block before it."""
        match paragraph.role:
            case ParagraphRole.TITLE:
                return title_xml(self.lines(paragraph), pens, flow=flow)
            case ParagraphRole.ATTACHMENT_NOTE:
                return note_xml(paragraph, self.style, pens, first=not _is_note(above))
            case ParagraphRole.ANNEX_LABEL:
                return label_xml(paragraph, pens)
            case ParagraphRole.ANNEX_TITLE:
                return annex_title_xml(self.lines(paragraph), pens, flow=flow)
            case _:
                return text_xml(paragraph, pens, flow=flow, place=place)

    def lines(self, title: Paragraph) -> tuple[tuple[Run, ...], ...]:
        """The lines of a title, not broken inside the office's name."""
        return title_lines(title.runs, self.style.title.characters, self.office)


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.ATTACHMENT_NOTE


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]
