"""From a file to its nodes, whatever a keyboard did to it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from drafter.location import Location
from drafter.yamlsource import faults
from drafter.yamlsource.corrections import line_starts
from drafter.yamlsource.plainfile import read_plain

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.textfile import TextFile
    from drafter.yamlsource.nodes import Mapping

# What makes a file slow to read: more of these than tens of thousands of lines of figures have.
_MARK = re.compile(r"[:：,，\[\]{}\"'#&*!?\n\r\t-]")
_MOST_MARKS = 100_000


def read_yaml(source: TextFile, found: list[Finding]) -> Mapping | None:
    """The top-level mapping of a YAML file; None if it has none.

    Every fault is added to `found` with its place. Slips of the keyboard are mended in
    memory, and what no one can read is left out, so that the rest is read all the same;
    places and offsets are always those of the file as it stands.
    """
    own: list[Finding] = []
    text = source.text
    if len(text) > _MOST_MARKS:
        text = _readable_part(source, own)
    plain = read_plain(source.path, text)
    if plain is not None:
        found += own
        return plain
    # Few files need it, and loading it takes as long as reading them.
    from drafter.yamlsource.scannedfile import read_scanned

    return read_scanned(source, text, own, found)


def _readable_part(source: TextFile, found: list[Finding]) -> str:
    """As many whole lines as can be read in a moment."""
    text = source.text
    beyond = next(islice(_MARK.finditer(text), _MOST_MARKS, None), None)
    if beyond is None:
        return text
    cut = max(text.rfind("\n", 0, beyond.start()), text.rfind("\r", 0, beyond.start())) + 1
    cut = cut or beyond.start()
    starts = line_starts(text[:cut])
    found.append(
        faults.NOT_READ.at(
            Location(source.path, len(starts), cut - starts[-1] + 1),
            "内容太多，从这里起没有读",
            hint="核对是不是放错了文件；确是一年的数据，分成几个文件，放进以年度命名的文件夹",
        )
    )
    return text[:cut]
