"""Annexes: the 附件说明 before the signature, and the pages that follow the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.drafting.annexentries import entries_of
from drafter.drafting.annexrows import RowWriter
from drafter.drafting.blocks import (
    Block,
    CountRun,
    Paragraph,
    ParagraphRole,
    Run,
    Source,
    Table,
    TextRole,
    TextRun,
)
from drafter.drafting.chapters import heading_runs
from drafter.library.library import choose_annex

if TYPE_CHECKING:
    from drafter.drafting.annexentries import Entry
    from drafter.drafting.context import Context
    from drafter.findings import Finding
    from drafter.library.annexes import Annex
    from drafter.library.library import Library
    from drafter.library.outlines import Outline
    from drafter.location import Location

LABEL = "附件"


class Annexes(Struct, frozen=True):
    """What the annexes put before the signature (`notes`) and after the date (`blocks`)."""

    notes: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]


def draft_annexes(
    outline: Outline,
    library: Library,
    text: tuple[Block, ...],
    context: Context,
    found: list[Finding],
) -> Annexes:
    """The annexes that the outline names, of the figures that `text` prints; none where it prints none.

    Several are numbered, one alone is not (GB/T 9704 7.3.4); each bears in its note
    the title that stands above it.
    """
    chosen = [
        (name.place, annex)
        for name in outline.attachments
        if (annex := choose_annex(library, name, found)) is not None
    ]
    entries = entries_of(text, context) if chosen else ()
    notes: list[Paragraph] = []
    blocks: list[Block] = []
    for number, (place, annex) in enumerate(chosen if entries else (), 1):
        ordinal = str(number) if len(chosen) > 1 else ""
        title = heading_runs(annex.title, context, found)
        mark = f"{LABEL}：" if number == 1 else ""
        mark += f"{ordinal}." if ordinal else ""
        label: list[Run] = [TextRun(LABEL, TextRole.BODY, place, Source.TEMPLATE)]
        if ordinal:
            label.append(CountRun(ordinal, place))
        notes.append(Paragraph(ParagraphRole.ATTACHMENT_NOTE, title, number=mark))
        blocks += (
            Paragraph(ParagraphRole.ANNEX_LABEL, tuple(label)),
            Paragraph(ParagraphRole.ANNEX_TITLE, title),
            _table(annex, entries, place, context, found),
        )
    return Annexes(tuple(notes), tuple(blocks))


def _table(
    annex: Annex,
    entries: tuple[Entry, ...],
    place: Location,
    context: Context,
    found: list[Finding],
) -> Table:
    whole_year = context.book.period.span.whole_year
    heads = annex.heads if whole_year else annex.part_heads
    writer = RowWriter(context, place)
    rows = (row for entry in entries for row in writer.rows(entry))
    return Table((), (tuple(heading_runs(head, context, found) for head in heads), *rows))
