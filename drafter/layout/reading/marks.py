"""Names of WordprocessingML that a reader asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_OFF: Final = frozenset({"0", "false", "off"})


def value(above: _Element, name: str) -> str:
    """The value of a child, as `<w:name w:val="…"/>`; "" where there is none."""
    found = above.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def switch(above: _Element, name: str) -> bool | None:
    """Whether a child switches something on, as `<w:name/>`; None where there is none."""
    found = above.find(f"{W}{name}")
    return None if found is None else (found.get(f"{W}val") or "1") not in _OFF


def number(text: str, otherwise: int) -> int:
    """A count as Word writes it, of six digits at most."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise
