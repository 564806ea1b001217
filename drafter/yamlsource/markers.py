"""Slips in lines that are no data: comments, lines that part the file, directives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.textfile import Splice
from drafter.yamlsource import faults

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections
    from drafter.yamlsource.levels import Line

_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")
_RULED_LINE = re.compile(r"(?:-{3,}|[=*_—－＝]{2,})[ \t]*(?=[\r\n]|\Z)")


def check_comment(notes: Corrections, offset: int) -> bool:
    """Whether a comment begins here with a full-width sign, which is noted."""
    if not notes.text.startswith("＃", offset):
        return False
    notes.note(
        offset,
        faults.WIDE_HASH,
        "井号“＃”是全角的，YAML不把它当成注释",
        Splice(offset, offset + 1, "#"),
    )
    return True


def check_marker(notes: Corrections, line: Line, *, begun: bool) -> bool:
    """Whether a line is no data; noted unless it is the `---` that opens a file.

    `begun` says that something stood before it.
    """
    text = notes.text
    marker = None if line.column else _MARKER.match(text, line.start)
    if marker and not begun and text[line.start] == "-":
        return True
    if marker or _RULED_LINE.match(text, line.start):
        rule, message = faults.SECOND_DOCUMENT, "这一行把文件分成了两份，后面的会读不到"
    elif text[line.start] == "%" and not line.column and not begun:
        rule, message = faults.SPECIAL_START, "“%”开头的YAML指令用不上"
    else:
        return False
    notes.note(line.start, rule, message, Splice(line.start, line.start, "# "))
    return True
