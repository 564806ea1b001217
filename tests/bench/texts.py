"""The words of a .docx, for holding documents against each other."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

WIDTH = re.compile(rb' w:w="[0-9]+"')
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts_of(document: bytes) -> tuple[str, ...]:
    """Every paragraph and every table cell of every part that Word shows, in order."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        shown = [
            name
            for name in sorted(archive.namelist())
            if name.startswith(("word/document", "word/footer", "word/header"))
        ]
        return tuple(text for name in shown for text in _blocks(archive.read(name)))


def body_of(document: bytes) -> bytes:
    """The XML of a .docx's body, but for the widths of columns, which follow the figures in them."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return WIDTH.sub(b"", archive.read("word/document.xml"))


def _blocks(part: bytes) -> Iterator[str]:
    root = ElementTree.fromstring(part)
    for element in root.iter():
        if element.tag == f"{WORD}p":
            yield _text(element)
        elif element.tag == f"{WORD}tc":
            yield f"［{'｜'.join(_text(inner) for inner in element.iter(f'{WORD}p'))}］"


def _text(paragraph: Element) -> str:
    marks = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    return "".join(
        element.text or "" if element.tag == f"{WORD}t" else marks.get(element.tag, "")
        for element in paragraph.iter()
    )
