"""Characters that cannot be seen: taken out before anything else is looked at."""

from __future__ import annotations

import re
from itertools import islice

from drafter.textfile import Splice, is_plain
from drafter.yamlsource import faults
from drafter.yamlsource.corrections import MOST_SLIPS, Corrections, Patch
from drafter.yamlsource.tokens import LINE

# Joiners are left alone: they hold emoji and some scripts together.
INVISIBLE_CHARACTERS = re.compile(
    "[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")


def strip_invisible(text: str) -> Patch | None:
    """The text without them; None if there are none outside comments."""
    if is_plain(text) or not INVISIBLE_CHARACTERS.search(text):
        return None
    splices = []
    for line in LINE.finditer(text):
        comment = _COMMENT.search(line[1])
        end = line.start() + comment.start() if comment else line.end(1)
        runs = INVISIBLE_CHARACTERS.finditer(text, line.start(), end)
        splices += [Splice(*run.span(), "") for run in islice(runs, MOST_SLIPS)]
        if len(splices) >= MOST_SLIPS:
            del splices[MOST_SLIPS:]
            splices.append(Splice(splices[-1].end, len(text), ""))
            break
    return Patch(text, splices) if splices else None


def restore_invisible(text: str, visible: Patch, found: Corrections) -> Corrections:
    """What was found in the text without them, where it stands in the text with them."""
    notes = Corrections(text)
    notes.take(found, visible)
    for splice in visible.splices[:MOST_SLIPS]:
        notes.note(
            splice.start,
            faults.INVISIBLE,
            f"这里有看不见的字符U+{ord(text[splice.start]):04X}",
            splice,
        )
    if len(visible.splices) > MOST_SLIPS:
        notes.give_up(visible.splices[MOST_SLIPS].start)
    return notes
