"""Slips of the keyboard put right in the file: those of one line, and those within values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.commonends import common_ends
from drafter.textfile import Splice
from drafter.yamlsource import nodes
from drafter.yamlsource.editing.content import Listed, Pairs, content_of, value_content
from drafter.yamlsource.editing.splices import Change
from drafter.yamlsource.keyboard import slips
from drafter.yamlsource.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.yamlsource.editing.content import Content
    from drafter.yamlsource.editing.sheet import Sheet
    from drafter.yamlsource.nodes import Node


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


def mend_values(sheet: Sheet, splices: Iterable[Splice]) -> Change:
    """Put other words in place of whole values, each without its quotes; the rest stays."""
    splices = tuple(splices)
    return Change(splices, _mended(sheet.root, {splice.start: splice.text for splice in splices}))


def _mended(node: Node, values: Mapping[int, str]) -> Content:
    match node:
        case Scalar():
            text = values.get(node.start + node.quoted, node.text)
            return value_content(text, quoted=node.quoted)
        case nodes.Mapping():
            return Pairs(
                tuple((entry.key.text, _mended(entry.value, values)) for entry in node.entries)
            )
        case Sequence():
            return Listed(tuple(_mended(item, values) for item in node.items))
