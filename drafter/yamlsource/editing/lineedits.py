"""One line with slips of the keyboard, put right in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commonends import common_ends
from drafter.textfile import Splice
from drafter.yamlsource.editing.content import content_of
from drafter.yamlsource.editing.splices import Change
from drafter.yamlsource.keyboard import slips

if TYPE_CHECKING:
    from drafter.yamlsource.editing.sheet import Sheet


def mend_line(sheet: Sheet, line: int) -> Change | None:
    """Put the mended line in place of a line (from 1), of which only what differs is touched.

    The file says the same afterwards, for it was read mended. None where the line has no
    slip, or none that the program can mend.
    """
    slip = next(
        (slip for slip in slips(sheet.text) if slip.line == line and slip.mended_line), None
    )
    if slip is None:
        return None
    start = sheet.starts[line - 1]
    end = sheet.line_end(start)
    typed, mended = sheet.text[start:end], slip.mended_line
    same, alike = common_ends(typed, mended)
    splice = Splice(start + same, end - alike, mended[same : len(mended) - alike])
    return Change((splice,), content_of(sheet.root))
