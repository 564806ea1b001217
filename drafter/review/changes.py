"""What a repair changes, line by line, with just as much around it as one needs to see."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.written.privatewords import PrivateWords
from drafter.commonends import common_ends
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHOWN = 12  # characters on either side
LONGEST = 3000  # a longer line is shown as one change
# What may stand within words in Markdown or where a line was wrapped.
_MARKUP = pattern(r"[*`~]+|__|(?<=[㐀-鿿，、])\n(?=[㐀-鿿])")


class Change(NamedTuple):
    """A stretch of a line before and after; `line` counts from 1, … stands for what is left out."""

    line: int
    before: str
    after: str


def changes(before: str, after: str) -> Iterator[Change]:
    """Where two texts of the same lines differ; changes side by side are one.

    Nobody's name or number is shown in full.
    """
    hide_old, hide_new = _hiding(before), _hiding(after)
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue="")
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            hidden = hide_old(old), hide_new(new)
            for first, last, begin, end in _stretches(old, new):
                yield Change(number, _shown(hidden[0], first, last), _shown(hidden[1], begin, end))


def _hiding(text: str) -> Callable[[str], str]:
    """What makes of a line of the text one as long that tells nobody's name or number."""
    words = _MARKUP.sub("", text)
    private = PrivateWords(words)
    return lambda line: private.hidden(words, line)


def _stretches(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Where the lines differ, those that would be shown overlapping joined."""
    if max(len(old), len(new)) > LONGEST:
        yield _trimmed(old, new)
        return
    joined: tuple[int, int, int, int] | None = None
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if joined and i - joined[1] <= 2 * SHOWN:
            joined = (joined[0], j, joined[2], m)
        else:
            if joined:
                yield joined
            joined = (i, j, k, m)
    if joined:
        yield joined


def _trimmed(old: str, new: str) -> tuple[int, int, int, int]:
    same, alike = common_ends(old, new)
    return same, len(old) - alike, same, len(new) - alike


def _shown(line: str, start: int, end: int) -> str:
    first, last = max(0, start - SHOWN), min(len(line), end + SHOWN)
    return ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
