"""The headings of a draft, to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import IN_HEADING, Heading, Paragraph, ParagraphRole, Table

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft

TITLES = frozenset({ParagraphRole.TITLE, ParagraphRole.ANNEX_TITLE})


class Mark(NamedTuple):
    """A heading: the block it stands in, how deep it is (0 the title), what it says."""

    block: int
    level: int
    text: str


def headings_of(draft: Draft) -> tuple[Mark, ...]:
    """Title, headings, 小标题句 and titles of annexes in reading order."""
    marks = ((at, _mark(block)) for at, block in enumerate(draft.blocks))
    return tuple(Mark(at, *mark) for at, mark in marks if mark is not None)


def _mark(block: Block) -> tuple[int, str] | None:
    if isinstance(block, Table):
        return None
    if isinstance(block, Heading):
        return block.level, block.text
    if block.role in TITLES:
        return 0, block.text.replace("\n", "")
    text = _opening(block)
    return (block.level or 3, text) if text else None


def _opening(block: Paragraph) -> str:
    """The numbered or bold opening of a paragraph, without its stop."""
    words: list[str] = []
    for run in block.runs:
        if getattr(run, "role", None) not in IN_HEADING:
            break
        words.append(run.text)
    text = "".join(words).rstrip("。：")
    return block.number + text if text else ""
