"""Signs that open nothing: quotes, brackets and dashes before a key, brackets behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.lines import CLEAN, DASH, block_follows, next_column, next_line
from drafter.yamlsource.tokens import BLANK, HAN_NAME, LINE

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections
    from drafter.yamlsource.levels import Line

OPENERS = "{｛[［"
SIGNS = OPENERS + "\"'"
_BEFORE_KEY = pattern(rf"[\"'{{｛\[［][ \t]*(?={HAN_NAME}:(?:[ \t]|\Z))")
_CLOSER = {"{": "}", "｛": "｝}", "[": "]", "［": "］]", '"': '"', "'": "'"}
_REST = pattern(r"[\"'{｛\[［][ \t]*(?:(?<=[ \t])#[^\r\n]*)?\Z")
_FAR = 200
_GOES_ON = pattern(r"[,，][ \t]*(?:(?<=[ \t])#[^\r\n]*)?\Z")


def take_off_sign(notes: Corrections, line: Line) -> None:
    """Take off a sign before the key that a line begins with, if nothing closes it."""
    text = notes.text
    match = _BEFORE_KEY.match(text, line.start, line.end)
    sign = text[line.start]
    if match is None or _is_closed(text, line, sign):
        return
    what = "括号" if sign in OPENERS else "引号"
    column = max(line.column, line.start - line.begin + match.end() - match.start() - 1)
    notes.note(
        line.start,
        faults.UNPAIRED,
        f"多出的{what}{sign}",
        Splice(line.begin, match.end(), " " * column),
    )
    line.begin = line.start = match.end()
    line.column = column


def _is_closed(text: str, line: Line, sign: str) -> bool:
    """Whether what a sign opens is closed on its line, or may be on those below."""
    if any(text.find(closer, line.start + 1, line.end) >= 0 for closer in _CLOSER[sign]):
        return True
    if sign not in OPENERS:
        return False
    goes_on = _GOES_ON.search(text, line.start, line.end) is not None
    return goes_on or not block_follows(text, line.following)


def take_off_dash(notes: Corrections, line: Line, unit: int) -> bool:
    """Take off a dash before the first key of a group whose other keys have none."""
    dash = DASH.match(notes.text, line.start, line.end)
    if dash is None or not _is_no_item(notes.text, dash.end(), line, unit):
        return False
    start = BLANK.match(notes.text, dash.end(), line.end).end()  # type: ignore[union-attr]
    notes.note(
        line.start,
        faults.STRAY_DASH,
        "这一行多了“- ”，同组的其他键都没有",
        Splice(line.begin, start, " " * line.column),
    )
    line.begin = line.start = start
    return True


def _is_no_item(text: str, start: int, line: Line, unit: int) -> bool:
    """Whether pairs and no items stand below a line that begins with a dash and a pair."""
    if CLEAN.match(text, BLANK.match(text, start).end()) is None:  # type: ignore[union-attr]
        return False
    position, pairs = line.following, 0
    for _ in range(_FAR):
        column = next_column(text, position, unit)
        if column < line.column:
            break
        below = LINE.match(text, next_line(text, position))
        if below is None:
            break
        if column == line.column:
            if CLEAN.match(text, below.start()) is None:
                return False
            pairs += 1
        position = below.end()
    return pairs > 0


def opens_nothing(notes: Corrections, start: int, end: int, following: int) -> bool:
    """Whether a sign behind a key opens nothing, because a block follows; noted if so."""
    text = notes.text
    if _REST.match(text, start, end) is None or not block_follows(text, following):
        return False
    what = "括号" if text[start] in OPENERS else "引号"
    notes.note(start, faults.UNPAIRED, f"多出的{what}{text[start]}", Splice(start, start + 1, ""))
    return True
