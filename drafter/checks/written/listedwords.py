"""Where the words of a list stand in a text: the longest where some overlap, never in a legal word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.library.confusions import Confusions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.library.confusions import Confusion

_QUOTED = 60  # how far back the mark may stand that opens a quotation


class Hit(NamedTuple):
    """A listed word, and where it begins and ends."""

    start: int
    end: int
    listed: Confusion


def listed_words(paper: Paper, listed: tuple[Confusion, ...]) -> Iterator[Hit]:
    """Each place of each word, in reading order."""
    words = listed if isinstance(listed, Confusions) else Confusions(listed)
    hits = [hit for each in words.occurring(paper.pairs) for hit in _hits(paper.text, each)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    end = 0
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            yield hit


def _hits(text: str, listed: Confusion) -> Iterator[Hit]:
    length = len(listed.wrong)
    start = text.find(listed.wrong)
    while start >= 0:
        end = start + length
        if _in_context(text, start, end, listed):
            yield Hit(start, end, listed)
        start = text.find(listed.wrong, end)


def _in_context(text: str, start: int, end: int, listed: Confusion) -> bool:
    if listed.before and not text.endswith(listed.before, 0, start):
        return False
    if listed.after and not text.startswith(listed.after, end):
        return False
    return not any(stands_within(text, start, listed.wrong, word) for word in listed.legal)


def stands_within(text: str, start: int, wrong: str, legal: str) -> bool:
    """Whether what stands there is part of a longer word in which it is right."""
    at = legal.find(wrong)
    while at >= 0:
        if start >= at and text.startswith(legal, start - at):
            return True
        at = legal.find(wrong, at + 1)
    return False


def quoted(text: str, start: int) -> bool:
    """Whether it stands in 《》 or “”: the words of others."""
    first = max(text.rfind("\n", 0, start) + 1, start - _QUOTED)
    return any(
        text.rfind(opening, first, start) > text.rfind(closing, first, start)
        for opening, closing in ("《》", "“”")
    )
