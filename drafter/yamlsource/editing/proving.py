"""Whether a changed file says what it was to say: it is read once more, as everybody reads it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafter.location import Location
from drafter.textfile import text_of
from drafter.yamlsource import splicefaults
from drafter.yamlsource.corrections import line_starts
from drafter.yamlsource.editing.content import content_of
from drafter.yamlsource.editing.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding
    from drafter.textfile import Splice, TextFile
    from drafter.yamlsource.editing.sheet import Sheet
    from drafter.yamlsource.editing.splices import Change

_BREAK = re.compile(r"\r\n?|\n")


def proven(sheet: Sheet, change: Change) -> Sheet | Finding:
    """The sheet of the changed file: its text is as spliced, it says what it must, and no more is wrong."""
    found: list[Finding] = []
    read = reread(sheet.source, change.splices, found)
    new = sheet_of(read, tuple(found)) if read else None
    if new is None or content_of(new.root) != change.content or added(sheet.found, new.found):
        return unproven(sheet.source, change.splices)
    return new


def reread(source: TextFile, splices: Iterable[Splice], found: list[Finding]) -> TextFile | None:
    """The spliced file read from its bytes; None if it does not read as the text it was to be."""
    splices = tuple(splices)
    read = text_of(source.path, source.splice(splices), found)
    if read is None or (read.original or read.text) != _spliced(source, splices):
        return None
    return read


def added(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether more is found than was."""
    rules = [Counter(finding.rule for finding in findings) for findings in (before, after)]
    return bool(rules[1] - rules[0])


def unproven(source: TextFile, splices: Iterable[Splice]) -> Finding:
    """That a change would not do what it was to do."""
    at = min((splice.start for splice in splices), default=0)
    line = len(line_starts(source.text[:at]))
    return splicefaults.UNPROVEN.at(
        Location(source.path, line),
        "试着改完再读，读出来的与要改的不一样，没有写",
        hint="自己动手改这一处；同一个键写了两处的，先合为一处",
    )


def _spliced(source: TextFile, splices: tuple[Splice, ...]) -> str:
    text, done, pieces = source.original or source.text, 0, []
    for start, end, new in sorted(splices):
        pieces += [text[done:start], _BREAK.sub(source.newline, new)]
        done = end
    return "".join([*pieces, text[done:]])
