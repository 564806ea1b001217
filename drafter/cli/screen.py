"""A draft as text for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.cli.streams import width
from drafter.drafting.blocks import Heading, HoleRun, Paragraph, ParagraphRole, Table

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft, Run

INDENT = "　　"
HOLE = "〔待填〕"


def draft_text(draft: Draft, characters: int) -> str:
    """The whole draft, one paragraph a line; `characters` is how many a printed line holds."""
    return "\n".join(line for block in draft.blocks for line in _lines(block, 2 * characters))


def screen_text(runs: tuple[Run, ...]) -> str:
    """The runs' text, holes as 〔待填〕 with their unit."""
    return "".join(
        f"{run.prefix}{HOLE}{run.measure}" if isinstance(run, HoleRun) else run.text for run in runs
    )


def _lines(block: Block, columns: int) -> list[str]:
    match block:
        case Heading():
            return [INDENT + block.number + screen_text(block.runs)]
        case Paragraph(role=ParagraphRole.TITLE):
            return [*(_centred(line, columns) for line in screen_text(block.runs).split("\n")), ""]
        case Paragraph(role=ParagraphRole.RECIPIENT):
            return [screen_text(block.runs)]
        case Paragraph(role=ParagraphRole.SIGNATURE):
            return ["", _right(screen_text(block.runs), columns)]
        case Paragraph(role=ParagraphRole.DATE):
            return [_right(screen_text(block.runs), columns)]
        case Paragraph():
            return [INDENT + block.number + screen_text(block.runs)]
        case Table():
            return [
                screen_text(block.caption),
                *("\t".join(screen_text(cell) for cell in row) for row in block.rows),
            ]


def _centred(text: str, columns: int) -> str:
    return " " * max(0, (columns - width(text)) // 2) + text


def _right(text: str, columns: int) -> str:
    return " " * max(0, columns - width(text) - 8) + text
