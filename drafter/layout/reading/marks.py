"""Names of WordprocessingML that a reader asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value(above: _Element, name: str) -> str:
    """The value of a child, as `<w:name w:val="…"/>`; "" where there is none."""
    found = above.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""
