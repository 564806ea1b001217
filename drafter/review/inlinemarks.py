"""Marks of Markdown within a line: which stretches of it are words that get printed."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern
from drafter.review.rows import without_ends

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from drafter.review.rows import Span

_TAGS: Final = (
    "a|b|br|center|del|details|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|s|small|span|strong|"
    "sub|summary|sup|table|tbody|td|th|thead|tr|u|ul"
)
_MARK: Final = pattern(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>`{1,100})"
    r"|(?P<comment><!--)"
    rf"|(?P<line_break><br\s{{0,3}}/?>|\f)|(?P<tag></?(?:{_TAGS})\b[^<>]{{0,500}}>)"
    r"|<(?P<address>https?://[^<>\s]{1,500})>"
    r"|(?P<blank>&(?:nbsp|emsp|ensp|thinsp|#12288|#160|#x3000);)"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)"
    r"|(?P<note>\[\^[^\]\s]{1,50}\])"
    r"|(?P<picture>!\[)|(?P<open>\[)|(?P<close>\])"
)
_TARGET: Final = pattern(
    r"\((?:<[^<>()\n]{0,500}>|[^()\s<>]{0,2000})(?:\s{1,3}[\"'][^\"'()]{0,200}[\"'])?\s?\)"
)
_ADDRESS: Final = pattern(r"[/.#:@]|\A\([!-~]*\)\Z")
_MARKS: Final = frozenset("\\`<&*_~[]\f")


def printed(line: str, start: int, end: int) -> list[tuple[Span, ...]]:
    """The stretches of words from `start` to `end`, for each line that <br>, or a new page, makes of them."""
    if _MARKS.isdisjoint(line[start:end]):
        return [without_ends(line, [(start, end)])]
    rows: list[list[Span]] = [[]]
    done = start
    for (begin, until), breaks in sorted(_Marks(line, start, end).dropped()):
        if begin > done:
            rows[-1].append((done, begin))
        done = max(done, until)
        if breaks:
            rows.append([])
    if done < end:
        rows[-1].append((done, end))
    return [without_ends(line, row) for row in rows]


class _Marks:
    """Finds the marks of a stretch; what has no counterpart is words."""

    def __init__(self, line: str, start: int, end: int) -> None:
        self._line, self._start, self._end = line, start, end
        self._found = list(_MARK.finditer(line, start, end))
        self._codes: dict[int, list[int]] = {}
        for found in self._found:
            if found["code"]:
                self._codes.setdefault(len(found["code"]), []).append(found.start())
        self._last_comment = line.rfind("-->", start, end)
        self._open: dict[str, re.Match[str]] = {}
        self._brackets: list[re.Match[str]] = []

    def dropped(self) -> Iterator[tuple[Span, bool]]:
        """What is not printed, and whether the line breaks there."""
        done = self._start
        for found in self._found:
            if found.start() >= done:
                spans = self._spans(found)
                done = max([found.end(), *(until for _, until in spans)])
                # An escape covers but its backslash; the mark behind it is words.
                done += found.lastgroup == "escape"
                for span in spans:
                    yield span, found.lastgroup == "line_break"

    def _spans(self, found: re.Match[str]) -> Sequence[Span]:
        """What a mark, or a pair of which it is the second, takes away."""
        match found.lastgroup:
            case "code":
                return self._code(found)
            case "comment":
                return self._comment(found)
            case "emphasis":
                return self._emphasis(found)
            case "open" | "picture":
                self._brackets.append(found)
                return ()
            case "close":
                return self._link(found)
            case "address":
                begin, until = found.span()
                return ((begin, begin + 1), (until - 1, until))
            case _:
                return (found.span(),)

    def _code(self, found: re.Match[str]) -> Sequence[Span]:
        starts = self._codes[len(found[0])]
        after = bisect_right(starts, found.start())
        if after == len(starts) or self._line.find("\f", found.end(), starts[after]) >= 0:
            return ()
        return (found.span(), (starts[after], starts[after] + len(found[0])))

    def _comment(self, found: re.Match[str]) -> Sequence[Span]:
        if self._last_comment < found.end():
            return ()
        return ((found.start(), self._line.index("-->", found.end()) + 3),)

    def _emphasis(self, found: re.Match[str]) -> Sequence[Span]:
        before = self._line[found.start() - 1] if found.start() > self._start else ""
        after = self._line[found.end()] if found.end() < self._end else ""
        inside = before.isalnum() and after.isalnum()
        if inside and (found[0][0] == "_" or (before.isascii() and after.isascii())):
            return ()  # a name, or a product
        opened = self._open.get(found[0])
        if opened and before and not before.isspace() and opened.end() < found.start():
            del self._open[found[0]]
            return (opened.span(), found.span())
        if after and not after.isspace():
            self._open[found[0]] = found
        return ()

    def _link(self, found: re.Match[str]) -> Sequence[Span]:
        opened = self._brackets.pop() if self._brackets else None
        target = _TARGET.match(self._line, found.end(), self._end)
        if opened is None or target is None or not _ADDRESS.search(target[0]):
            return ()
        if opened["picture"]:
            return ((opened.start(), target.end()),)
        return (opened.span(), (found.start(), target.end()))
