"""The sentences of a draft, as its runs make them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from drafter.drafting.blocks import Table
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Block, Draft, Heading, Paragraph, Run

_END: Final = pattern("[。！？]")


def written_blocks(draft: Draft) -> Iterator[tuple[Heading | Paragraph, str]]:
    """The blocks of the text with their words; tables are none."""
    for block, text in zip(draft.blocks, draft.texts, strict=True):
        if not isinstance(block, Table):
            yield block, text


def placed_runs(block: Block) -> Iterator[tuple[int, Run]]:
    """The runs of a block, each with where it begins in the block's text."""
    if isinstance(block, Table):
        return
    at = len(block.number)
    for run in block.runs:
        yield at, run
        at += len(run.text)


class Sentences:
    """The sentences of one text, found when first asked for."""

    def __init__(self, text: str) -> None:
        """Of this text."""
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in _END.finditer(self._text)]

    def around(self, offset: int, before: int = 0) -> tuple[int, int]:
        """Where the sentence around an offset begins and ends, `before` more in front of it."""
        index = bisect_right(self._ends, offset)
        first = index - before - 1
        start = self._ends[first] if first >= 0 else 0
        return start, self._ends[index] if index < len(self._ends) else len(self._text)
