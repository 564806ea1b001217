"""What a Word document says, paragraph by paragraph, as it would be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.reading import readingfaults as faults
from drafter.layout.reading.container import open_container
from drafter.layout.reading.marks import MC, W, value
from drafter.layout.reading.numbering import Numbering
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from drafter.findings import Finding
    from drafter.layout.reading.container import Container

_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText")}
_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_DEEPEST = 200


def read_word(path: Path) -> Manuscript:
    """The passages of a .docx: the body with its tables and text boxes, then the notes.

    Tracked changes are read as accepted. Paragraphs are counted from 1 in the order of the file,
    those in tables and text boxes included.

    Raises:
        DrafterError: when it cannot be read, or not safely.
    """
    container = open_container(path)
    related = dict(container.relations(container.main).values())
    styles = container.tree(related.get("styles", ""))
    reader = _Reader(
        container,
        Numbering(container.tree(related.get("numbering", "")), styles),
        _style_names(styles),
    )
    main = container.tree(container.main)
    passages = list(reader.passages(main, Role.BODY)) if main is not None else []
    for part, name in _NOTES:
        tree = container.tree(related.get(part, ""))
        for note in tree.iter(f"{W}{name}") if tree is not None else ():
            if note.get(f"{W}type") not in _SEPARATORS:
                passages += reader.passages(note, Role.NOTE)
    return Manuscript(str(path), tuple(passages), (*container.found, *reader.found()))


def _style_names(styles: _Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    names = {
        style.get(f"{W}styleId") or "": value(style, "name") for style in styles.iter(f"{W}style")
    }
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
            names[""] = value(style, "name")
    return names


class _Reader:
    """Goes through a tree and counts its paragraphs."""

    def __init__(self, container: Container, numbering: Numbering, styles: dict[str, str]) -> None:
        self._path = container.path
        self._numbering = numbering
        self._styles = styles
        self._count = 0
        self._revised: Location | None = None

    def found(self) -> Iterator[Finding]:
        """What is to be said of the whole."""
        if self._revised is not None:
            yield faults.REVISED.at(
                self._revised,
                "稿子里有没有处理的修订，按全部接受以后检查",
                hint="上报以前在Word里接受或者拒绝所有修订",
            )

    def passages(self, above: _Element, role: Role, depth: int = 0) -> Iterator[Passage]:
        """The paragraphs below an element."""
        if depth > _DEEPEST:
            return
        for each in _printed(above):
            if each.tag == f"{W}p":
                yield from self._paragraph(each, role, depth)
            else:
                inner = Role.CELL if each.tag == f"{W}tc" else role
                yield from self.passages(each, inner, depth + 1)

    def _paragraph(self, paragraph: _Element, role: Role, depth: int) -> Iterator[Passage]:
        self._count += 1
        place = Location(self._path, 0, 1, self._count)
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else ""
        number = self._numbering.next(properties, style)
        boxes: list[_Element] = []
        text = "".join(self._texts(paragraph, place, boxes, 0))
        yield Passage(text, ((0, place),), role, number, self._styles.get(style, style))
        for box in boxes:
            yield from self.passages(box, Role.FRAME, depth + 1)

    def _texts(
        self, above: _Element, place: Location, boxes: list[_Element], depth: int
    ) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        if self._revised is None and any(each.tag in _REVISIONS for each in above):
            self._revised = place
        for each in _printed(above):
            sign = _sign(each)
            if sign is not None:
                yield sign
            elif each.tag == f"{W}txbxContent":
                boxes.append(each)
            else:
                yield from self._texts(each, place, boxes, depth + 1)


def _printed(above: _Element) -> Iterator[_Element]:
    """The children that are printed, of alternatives the first."""
    for each in above:
        if each.tag == f"{MC}AlternateContent":
            chosen = each.find(f"{MC}Choice")
            chosen = each.find(f"{MC}Fallback") if chosen is None else chosen
            yield from () if chosen is None else _printed(chosen)
        elif each.tag not in _GONE:
            yield each


def _sign(element: _Element) -> str | None:
    """What an element prints by itself; None where it is what stands in it."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}sym":
        return _symbol(element.get(f"{W}char") or "")
    return _SIGNS.get(element.tag)


def _symbol(code: str) -> str:
    """A sign of a symbol font: which one it is cannot be said, that there is one can."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "□" if 0xF000 <= number <= 0xF0FF or number > 0xFFFF else chr(number)
