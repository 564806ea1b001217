"""A draft as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.columns import padded, width
from drafter.drafting.blocks import (
    HEAD_ELEMENT,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Table,
)

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft, Run

INDENT = "　　"
HOLE = "〔待填〕"
NOTE = "附件："
BETWEEN = "  "
BLANK = "　"
ISSUE = frozenset(
    {
        ParagraphRole.COPY_NUMBER,
        ParagraphRole.SECRECY,
        ParagraphRole.URGENCY,
        ParagraphRole.ISSUER,
        ParagraphRole.DOCUMENT_NUMBER,
        ParagraphRole.SIGNATORY,
        ParagraphRole.CC,
        ParagraphRole.PRINTED_BY,
    }
)


def draft_text(draft: Draft, characters: int) -> str:
    """The whole draft, one paragraph a line; `characters` is how many a printed line holds."""
    return "\n".join(line for block in draft.blocks for line in _lines(block, 2 * characters))


def screen_text(runs: tuple[Run, ...]) -> str:
    """The runs' text, holes as 〔待填〕 with their unit."""
    return "".join(_hole(run) if isinstance(run, HoleRun) else run.text for run in runs)


def _hole(run: HoleRun) -> str:
    """An element of the head has no unit: the whole of it is to be filled in."""
    return HOLE if run.field == HEAD_ELEMENT else f"{run.prefix}{HOLE}{run.measure}"


def _lines(block: Block, columns: int) -> list[str]:
    match block:
        case Heading():
            return [INDENT + block.number + screen_text(block.runs)]
        case Paragraph():
            return _paragraph_lines(block, columns)
        case Table():
            return table_lines(block)


def _paragraph_lines(block: Paragraph, columns: int) -> list[str]:
    text = block.number + screen_text(block.runs)
    if block.role in ISSUE:
        return _issue_lines(block.role, text, columns)
    match block.role:
        case ParagraphRole.TITLE | ParagraphRole.ANNEX_TITLE:
            return [*(_centred(line, columns) for line in text.split("\n")), ""]
        case ParagraphRole.RECIPIENT:
            return [text]
        case ParagraphRole.ATTACHMENT_NOTE:
            return _note(text)
        case ParagraphRole.SIGNATURE:
            return ["", _right(text, columns)]
        case ParagraphRole.DATE:
            return [_right(text, columns)]
        case ParagraphRole.ANNEX_LABEL:
            return ["", text, ""]
        case _:
            return [INDENT + text]


def _issue_lines(role: ParagraphRole, text: str, columns: int) -> list[str]:
    """What stands around the text of an issued document."""
    rule = "-" * columns
    match role:
        case ParagraphRole.ISSUER:
            return [_centred(text, columns), ""]
        case ParagraphRole.DOCUMENT_NUMBER:
            return [BLANK + text]
        case ParagraphRole.SIGNATORY:
            return [" " * (columns - width(text) - width(BLANK)) + text, rule]
        case ParagraphRole.CC:
            return ["", rule, BLANK + text]
        case ParagraphRole.PRINTED_BY:
            office, _, day = text.partition(BLANK)
            between = max(width(BLANK), columns - width(text) - width(BLANK))
            return [rule, BLANK + office + " " * between + day, rule]
        case _:
            return [text]


def _note(text: str) -> list[str]:
    """附件说明: names below each other, the first behind a blank line."""
    if text.startswith(NOTE):
        return ["", INDENT + text]
    return [INDENT + "　" * len(NOTE) + text]


def table_lines(table: Table) -> list[str]:
    """Columns under each other, figures to the right, a rule below the header."""
    rows = [[screen_text(cell) for cell in row] for row in table.rows]
    if not rows:
        return []
    spans = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    to_right = [any(_is_number(row[at]) for row in table.rows[1:]) for at in range(len(spans))]
    lines = [
        BETWEEN.join(
            " " * (span - width(cell)) + cell if right else padded(cell, span)
            for cell, span, right in zip(row, spans, to_right, strict=True)
        ).rstrip()
        for row in rows
    ]
    rule = "-" * (sum(spans) + len(BETWEEN) * (len(spans) - 1))
    caption = [screen_text(table.caption)] if table.caption else []
    return [*caption, lines[0], rule, *lines[1:]]


def _is_number(cell: tuple[Run, ...]) -> bool:
    return bool(cell) and all(isinstance(run, FigureRun | HoleRun) for run in cell)


def _centred(text: str, columns: int) -> str:
    return " " * max(0, (columns - width(text)) // 2) + text


def _right(text: str, columns: int) -> str:
    return " " * max(0, columns - width(text) - 8) + text
