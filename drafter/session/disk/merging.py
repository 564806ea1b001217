"""Two changes of one text put together, line by line: ours, and what somebody else made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from drafter.location import Location
from drafter.session import mergefaults
from drafter.session.disk.linediff import Hunk, hunks
from drafter.textfile import Splice, TextFile, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.findings import Finding

_LINE_END = re.compile(r"\r\n?|\n")


class Place(NamedTuple):
    """Lines of the other's text, from 1; `last` before `first` where lines are missing there."""

    first: int
    last: int


class Conflict(Struct, frozen=True):
    """Both have changed the same lines, or one of the texts cannot be read (no places)."""

    places: tuple[Place, ...]

    def findings(self, path: str) -> tuple[Finding, ...]:
        """Where it is in the file at `path`, and what to do."""
        if not self.places:
            return (
                mergefaults.BOTH_CHANGED.at(
                    Location(path), "文件在别处整个改过，合不到一起，没有动它", hint=_HINT
                ),
            )
        return tuple(
            mergefaults.BOTH_CHANGED.at(Location(path, place.first), _message(place), hint=_HINT)
            for place in self.places
        )


_HINT = "照文件里现在的内容，再改一次"


def merge(base: bytes, ours: bytes, theirs: bytes) -> bytes | Conflict:
    """What `theirs` becomes when that which changed from `base` to `ours` is done to it.

    Lines are held against each other; changes of neighbouring lines do not disturb each other.
    Encoding, byte order mark and line ends are those of `theirs`, and every line that we have
    not changed is its own to the byte. The result must be read and proven before it is written:
    lines that fit together need not make a group of YAML that does.
    """
    if base == ours or ours == theirs:
        return theirs
    if base == theirs:
        return ours
    texts = [text_of("", data, []) for data in (base, ours, theirs)]
    if any(text is None for text in texts):
        return Conflict(())
    return _merged(*(_Lines(text) for text in texts if text is not None))


def _message(place: Place) -> str:
    if place.last < place.first:
        return "这里的几行在别处删去了，合不到一起，没有动它"
    lines = "这一行" if place.first == place.last else f"从这里到第{place.last}行"
    return f"{lines}在别处也改过，合不到一起，没有动它"


class _Lines:
    """The lines of a text without their ends, and where they stand."""

    def __init__(self, source: TextFile) -> None:
        self.source = source
        text = source.original or source.text
        self.size = len(text)
        self.texts: list[str] = []
        self.spans: list[tuple[int, int, int]] = []  # start, end of the words, end of the line
        at = 0
        for end in _LINE_END.finditer(text):
            self._add(text, at, end.start(), end.end())
            at = end.end()
        self.ended = at == self.size
        if not self.ended:
            self._add(text, at, self.size, self.size)

    def _add(self, text: str, start: int, end: int, next_start: int) -> None:
        self.texts.append(text[start:end])
        self.spans.append((start, end, next_start))


def _merged(base: _Lines, ours: _Lines, theirs: _Lines) -> bytes | Conflict:
    others = hunks(base.texts, theirs.texts)
    mine = [
        hunk
        for hunk in hunks(base.texts, ours.texts)
        if not any(_is_same(hunk, ours, other, theirs) for other in others)
    ]
    places = [_place(hunk, others) for hunk in mine if any(_meet(hunk, one) for one in others)]
    if places:
        return Conflict(tuple(dict.fromkeys(places)))
    lines = _woven(mine, others, ours, theirs)
    ended = theirs.ended if ours.ended == base.ended else ours.ended
    try:
        return theirs.source.splice(_splices(lines, theirs, ended=ended))
    except UnicodeEncodeError:  # a broken character of ours, which their encoding has not
        return Conflict(())


def _is_same(mine: Hunk, ours: _Lines, other: Hunk, theirs: _Lines) -> bool:
    """Whether both have made the very same change."""
    if (mine.start, mine.end) != (other.start, other.end):
        return False
    return ours.texts[mine.first : mine.last] == theirs.texts[other.first : other.last]


def _meet(one: Hunk, other: Hunk) -> bool:
    """Whether two changes are of the same lines, or at the same gap between lines."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end


def _place(mine: Hunk, others: Sequence[Hunk]) -> Place:
    """Where in their text a change of ours meets theirs."""
    met = [other for other in others if _meet(mine, other)]
    first = met[0].first - max(0, met[0].start - mine.start)
    last = met[-1].last + max(0, mine.end - met[-1].end)
    return Place(first + 1, last)


def _woven(
    mine: Sequence[Hunk], others: Sequence[Hunk], ours: _Lines, theirs: _Lines
) -> list[int | str]:
    """The lines of the result: numbers of theirs, and words of ours."""
    lines: list[int | str] = []
    base_at = their_at = 0
    every = sorted([*((hunk, True) for hunk in mine), *((hunk, False) for hunk in others)])
    for hunk, is_mine in every:
        kept = hunk.start - base_at
        lines += range(their_at, their_at + kept)
        their_at += kept
        if is_mine:
            lines += ours.texts[hunk.first : hunk.last]
            their_at += hunk.end - hunk.start
        else:
            lines += range(hunk.first, hunk.last)
            their_at = hunk.last
        base_at = hunk.end
    lines += range(their_at, len(theirs.texts))
    return lines


def _splices(lines: Sequence[int | str], theirs: _Lines, *, ended: bool) -> Iterator[Splice]:
    """What makes their text these lines, the last of them `ended` or not."""
    done, text = 0, ""
    for number, line in enumerate(lines, 1):
        end = "\n" if ended or number < len(lines) else ""
        if isinstance(line, str):
            text += line + end
            continue
        start, words_end, next_start = theirs.spans[line]
        if text or done < start:
            yield Splice(done, start, text)
        has_end = words_end < next_start
        done = next_start if end else words_end
        text = end if not has_end else ""
    if text or done < theirs.size:
        yield Splice(done, theirs.size, text)
