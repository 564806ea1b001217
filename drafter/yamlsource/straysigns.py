"""Quotes and brackets that open nothing: before a key, or behind one whose values stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.lines import block_follows
from drafter.yamlsource.tokens import HAN_NAME

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections
    from drafter.yamlsource.levels import Line

OPENERS = "{｛[［"
SIGNS = OPENERS + "\"'"
_BEFORE_KEY = pattern(rf"[\"'{{｛\[［][ \t]*(?={HAN_NAME}:(?:[ \t]|\Z))")
_CLOSER = {"{": "}", "｛": "｝}", "[": "]", "［": "］]", '"': '"', "'": "'"}
_REST = pattern(r"[\"'{｛\[［][ \t]*(?:(?<=[ \t])#[^\r\n]*)?\Z")
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


def opens_nothing(notes: Corrections, start: int, end: int, following: int) -> bool:
    """Whether a sign behind a key opens nothing, because a block follows; noted if so."""
    text = notes.text
    if _REST.match(text, start, end) is None or not block_follows(text, following):
        return False
    what = "括号" if text[start] in OPENERS else "引号"
    notes.note(start, faults.UNPAIRED, f"多出的{what}{text[start]}", Splice(start, start + 1, ""))
    return True
