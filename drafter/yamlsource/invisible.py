"""Characters that cannot be seen: taken out before anything else is looked at."""

from __future__ import annotations

import re

from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.corrections import Corrections, Patch
from drafter.yamlsource.tokens import LINE

# Joiners are left alone: they hold emoji and some scripts together.
_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")


def strip_invisible(text: str) -> Patch | None:
    """The text without them; None if there are none outside comments."""
    if not _INVISIBLE.search(text):
        return None
    splices = []
    for line in LINE.finditer(text):
        comment = _COMMENT.search(line[1])
        end = line.start() + comment.start() if comment else line.end(1)
        runs = _INVISIBLE.finditer(text, line.start(), end)
        splices += [Splice(*run.span(), "") for run in runs]
    return Patch(text, splices) if splices else None


def restore_invisible(text: str, visible: Patch, found: Corrections) -> Corrections:
    """What was found in the text without them, where it stands in the text with them."""
    notes = Corrections(text)
    notes.take(found, visible)
    for splice in visible.splices:
        notes.note(
            splice.start,
            faults.INVISIBLE,
            f"这里有看不见的字符U+{ord(text[splice.start]):04X}",
            splice,
        )
    return notes
