"""Whether a document is spoken to a hall, which one may call on, and which meets when a year begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper

_SPEECH: Final = pattern(r"讲话|发言(?!人)|致辞|主持词|\A[ \u3000]*(?:各位)?同志们[：:，,]")
_FIRST_LINES: Final = 5
_LONGEST_LINE: Final = 60


def is_speech(paper: Paper) -> bool:
    """Whether one of the first short lines says so."""
    return any(
        len(each.text) <= _LONGEST_LINE and _SPEECH.search(each.text)
        for each in paper.passages[:_FIRST_LINES]
    )
