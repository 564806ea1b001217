"""What a repair changes, line by line, with just as much around it as one needs to see."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from drafter.commonends import common_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 12  # characters on either side
LONGEST = 3000  # a longer line is shown as one change


class Change(NamedTuple):
    """A stretch of a line before and after; `line` counts from 1, … stands for what is left out."""

    line: int
    before: str
    after: str


def changes(before: str, after: str) -> Iterator[Change]:
    """Where two texts of the same lines differ; changes side by side are one."""
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue="")
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            for first, last, begin, end in _stretches(old, new):
                yield Change(number, _shown(old, first, last), _shown(new, begin, end))


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
