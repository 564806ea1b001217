"""How annexes look: 附件说明 below the text, and the label at the head of an annex page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library.pageletters import Lettering, read_lettering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.library.pagemeasures import Measures


class AnnexStyle(Struct, frozen=True):
    """附件说明 (7.3.4) and the label 附件 (7.3.7); distances in lines, `note_indent` in characters.

    The annex's title looks like the document's.
    """

    note: Lettering
    note_lines_before: int
    note_indent: int
    label: Lettering
    label_lines_after: int


def read_annex_style(top: Measures, fonts: Mapping[str, str]) -> AnnexStyle:
    """附件说明 and 附件 of a page style."""
    note, label = top.group("附件说明"), top.group("附件")
    style = AnnexStyle(
        note=read_lettering(note, fonts),
        note_lines_before=note.count("前空行"),
        note_indent=note.count("左空"),
        label=read_lettering(label, fonts),
        label_lines_after=label.count("后空行"),
    )
    note.done()
    label.done()
    return style
