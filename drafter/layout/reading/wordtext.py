"""What a Word document says, paragraph by paragraph, as it would be printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from drafter.errors import DrafterError
from drafter.layout.reading import readingfaults as faults
from drafter.layout.reading.container import open_container
from drafter.layout.reading.limits import DEEPEST, MOST_CHARACTERS, MOST_PARAGRAPHS
from drafter.layout.reading.marks import MATH, MC, SPACE, W, switch, value
from drafter.layout.reading.numbering import Numbering
from drafter.layout.reading.remarks import Remarks
from drafter.layout.reading.tablecells import CELL, TableCells
from drafter.layout.reading.wordstyles import WordStyles, outlined
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage, Role

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

_PARAGRAPH: Final = f"{W}p"
_RUN: Final = f"{W}r"
_TEXT: Final = f"{W}t"
_BOX: Final = f"{W}txbxContent"
_FIELD: Final = f"{W}fldChar"
_CONTROL: Final = f"{W}sdt"
_ALTERNATIVES: Final = f"{MC}AlternateContent"
_INSTRUCTION: Final = f"{W}instrText"
_SIMPLE_FIELD: Final = f"{W}fldSimple"
_FORMULA: Final = f"{MATH}t"
_SYMBOL: Final = f"{W}sym"
_LETTERS: Final = f"{W}rPr"
_TAKEN_OUT: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_PUT_IN: Final = frozenset({f"{W}ins", f"{W}moveTo"})
# What is about the words: how they look, what a field asks for, how characters are pronounced.
_ABOUT: Final = frozenset(
    f"{W}{name}"
    for name in (
        "delText", "delInstrText", "pPr", "rPr", "rt", "rubyPr", "sdtPr", "sdtEndPr",
        "sectPr", "tblPr", "tblGrid", "tcPr", "trPr",
    )
)  # fmt: skip
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
_CONTENTS: Final = re.compile(r"toc ?[1-9]", re.I)
_MEANT: Final = re.compile(r"(?:heading|标题) ?[1-9]|title|标题", re.I)
_NOTES: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_BLANK: Final = " \t\r\n"


def read_word(path: Path) -> Manuscript:
    """The passages of a .docx: the body with its tables, then text boxes, then notes.

    Tracked changes are read as accepted; hidden text, comments, headers, footers and tables of
    contents are left out. Paragraphs are counted from 1 as they stand in the file, those in cells
    and empty ones included, and go on through text boxes and notes behind the last of the body.
    A line break within a paragraph ends a passage, not the count.

    Raises:
        DrafterError: when it cannot be read, or not safely, or says nothing.
    """
    container = open_container(path)
    related = dict(container.relations(container.main).values())
    styles = WordStyles(container.tree(related.get("styles", "")))
    numbering = Numbering(container.tree(related.get("numbering", "")), styles)
    reader = _Reader(container.path, styles, numbering)
    main = container.tree(container.main)
    if main is not None:
        reader.story(main, Role.BODY)
    for part, name in _NOTES:
        tree = container.tree(related.get(part, ""))
        for note in tree.iterchildren(f"{W}{name}") if tree is not None else ():
            if note.get(f"{W}type") not in _SEPARATORS:
                reader.story(note, Role.NOTE)
    if not reader.passages:
        raise DrafterError(
            faults.NO_WORDS.at(
                Location(str(path)),
                "文件里没有文字，没有可查的",
                hint="内容是图片的（扫描件、截图），要用录入的文字稿",
            )
        )
    return Manuscript(
        str(path), tuple(reader.passages), (*container.found, *reader.remarks.found())
    )


class _Line:
    """What a paragraph prints, put together run by run."""

    def __init__(self, place: Location, *, hidden: bool) -> None:
        self.place = place
        self.hidden = hidden
        self.parts: list[str] = []
        self.unprinted: list[str] = []
        self.instructions: list[str] = []


class _Reader:
    """Goes through the parts of a document and counts its paragraphs."""

    def __init__(self, path: str, styles: WordStyles, numbering: Numbering) -> None:
        self.passages: list[Passage] = []
        self.remarks = Remarks()
        self._path = path
        self._styles = styles
        self._numbering = numbering
        self._count = 0
        self._characters = 0
        self._cells = TableCells()
        self._boxes: list[_Element] = []
        # For each field that is open, whether what comes is its instruction.
        self._fields: list[bool] = []
        # The words of paragraphs whose end was deleted: they belong to the next one.
        self._open: list[tuple[str, Location]] = []

    def story(self, above: _Element, role: Role) -> None:
        """Read all below an element, and after that its text boxes."""
        self._blocks(above, role, 0)
        while self._boxes:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._blocks(box, Role.FRAME, 0)

    def _blocks(self, above: _Element, role: Role, depth: int) -> None:
        self._check(depth)
        for each in above:
            tag = each.tag
            if tag == _PARAGRAPH:
                self._paragraph(each, role, depth)
            elif tag in _ABOUT:
                continue
            elif self._is_left_out(each, self._place(self._count + 1)):
                self._pass_over(each)
            else:
                inner = Role.CELL if tag == CELL and role is Role.BODY else role
                with self._cells.within(each):
                    self._blocks(_chosen(each), inner, depth + 1)
        self._close(role, "", "")

    def _is_left_out(self, block: _Element, place: Location) -> bool:
        """Whether it is a deleted row, a table of contents, or a control that was not filled."""
        if block.tag == f"{W}tr":
            properties = block.find(f"{W}trPr")
            changes = {each.tag for each in properties} if properties is not None else set()
            if not changes.isdisjoint(_TAKEN_OUT | _PUT_IN):
                self.remarks.revised(place)
            return not changes.isdisjoint(_TAKEN_OUT)
        return self._is_passed_over(block, place) or _is_contents(block)

    def _is_unfilled(self, control: _Element, place: Location) -> bool:
        properties = control.find(f"{W}sdtPr")
        if properties is None or not switch(properties, "showingPlcHdr"):
            return False
        self.remarks.unfilled(place)
        return True

    def _pass_over(self, block: _Element) -> None:
        """Count the paragraphs of what is not read."""
        boxed = sum(1 for box in block.iter(_BOX) for _ in box.iter(_PARAGRAPH))
        self._count += max(0, sum(1 for _ in block.iter(_PARAGRAPH)) - boxed)

    def _paragraph(self, paragraph: _Element, role: Role, depth: int) -> None:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    Location(self._path),
                    f"段落超过{MOST_PARAGRAPHS // 10000}万个，没有读",
                    hint="核对是不是放错了文件；用Word打开它，另存一份再检查",
                )
            )
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else ""
        line = _Line(self._place(self._count), hidden=self._styles.hides(style))
        # An instruction that was never closed must not swallow what follows.
        self._fields = [False] * len(self._fields)
        self._words(paragraph, line, depth, hidden=line.hidden)
        self.remarks.hidden(line.place, "".join(line.unprinted))
        self.remarks.instructed(line.place, "".join(line.instructions))
        text = "".join(line.parts)
        self._open.append((text, line.place))
        if properties is not None and self._end_is_gone(properties, line.place):
            return
        name = self._styles.name(style)
        if _CONTENTS.fullmatch(name):
            self._open.clear()
            return
        if properties is not None and not _MEANT.fullmatch(name):
            name = outlined(value(properties, "outlineLvl")) or name
        self._close(role, self._numbering.next(properties, style), name)

    def _end_is_gone(self, properties: _Element, place: Location) -> bool:
        """Whether the end of a paragraph was deleted, so that the next one goes on there."""
        letters = properties.find(_LETTERS)
        if letters is None:
            return False
        changes = {each.tag for each in letters}
        if not changes.isdisjoint(_TAKEN_OUT | _PUT_IN):
            self.remarks.revised(place)
        return not changes.isdisjoint(_TAKEN_OUT)

    def _words(self, above: _Element, line: _Line, depth: int, *, hidden: bool) -> None:
        self._check(depth)
        for each in above:
            tag = each.tag
            if self._is_passed_over(each, line.place):
                continue
            if tag == _RUN:
                self._words(each, line, depth + 1, hidden=self._is_hidden(each, line))
            elif tag == _BOX:
                self._boxes.append(each)
            elif (sign := self._sign(each, line)) is None:
                self._words(_chosen(each), line, depth + 1, hidden=hidden)
            elif sign and not any(self._fields):
                (line.unprinted if hidden else line.parts).append(sign)

    def _is_passed_over(self, element: _Element, place: Location) -> bool:
        """Whether nothing of it is printed; that somebody put it in or took it out is noted."""
        tag = element.tag
        if tag in _TAKEN_OUT or tag in _PUT_IN:
            self.remarks.revised(place)
            return tag in _TAKEN_OUT
        return tag in _ABOUT or (tag == _CONTROL and self._is_unfilled(element, place))

    def _is_hidden(self, run: _Element, line: _Line) -> bool:
        letters = run.find(_LETTERS)
        if letters is None:
            return line.hidden
        own = switch(letters, "vanish")
        if own is not None:
            return own
        style = value(letters, "rStyle")
        return line.hidden or (bool(style) and self._styles.hides(style))

    def _sign(self, element: _Element, line: _Line) -> str | None:
        """What an element prints by itself; None where it is what stands in it."""
        tag = element.tag
        if tag == _TEXT:
            return _text(element)
        if tag == _FIELD:
            self._field(element.get(f"{W}fldCharType") or "")
            return ""
        if tag == _INSTRUCTION:
            line.instructions.append(element.text or "")
            return ""
        if tag == _SIMPLE_FIELD:
            line.instructions.append(f" {element.get(f'{W}instr') or ''} ")
            return None
        if tag == _FORMULA:
            return element.text or ""
        if tag == _SYMBOL:
            return _symbol(element.get(f"{W}char") or "")
        return _SIGNS.get(tag)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _close(self, role: Role, number: str, style: str) -> None:
        """Make passages of the words that are open, one for each line of theirs."""
        if not self._open:
            return
        pieces: list[tuple[int, Location]] = []
        length = 0
        for text, place in self._open:
            if text or not pieces:
                pieces.append((length, place))
            length += len(text)
        whole = "".join(text for text, _ in self._open)
        self._open.clear()
        self._characters += length
        if self._characters > MOST_CHARACTERS:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    Location(self._path),
                    f"文字超过{MOST_CHARACTERS // 10000}万，没有读",
                    hint="核对是不是放错了文件；汇编要拆成单篇检查",
                )
            )
        cell = self._cells.current if role is Role.CELL else None
        start = 0
        for text in whole.split("\n"):
            if text.strip():
                cut = _cut(pieces, start, start + len(text))
                self.passages.append(Passage(text, cut, role, number, style, cell))
                number = ""
            start += len(text) + 1

    def _place(self, count: int) -> Location:
        return Location(self._path, 0, 1, count)

    def _check(self, depth: int) -> None:
        if depth > DEEPEST:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    Location(self._path),
                    "里面的内容套了太多层，没有读",
                    hint="用Word打开它，另存一份再检查",
                )
            )


def _cut(
    pieces: list[tuple[int, Location]], start: int, end: int
) -> tuple[tuple[int, Location], ...]:
    """The pieces of a stretch of the text, told from its beginning."""
    first = bisect_right(pieces, start, key=lambda piece: piece[0]) - 1
    begin, place = pieces[first]
    rest = ((at - start, there) for at, there in pieces[first + 1 :] if at < end)
    return ((0, place.along(start - begin)), *rest)


def _chosen(element: _Element) -> _Element:
    """An element; of alternatives the first, which says the same as the others."""
    if element.tag != _ALTERNATIVES:
        return element
    choice = element.find(f"{MC}Choice")
    fallback = element.find(f"{MC}Fallback") if choice is None else choice
    return element if fallback is None else fallback


def _is_contents(control: _Element) -> bool:
    """Whether it is a control with a table of contents, which only repeats the headings."""
    if control.tag != _CONTROL:
        return False
    properties = control.find(f"{W}sdtPr")
    part = properties.find(f"{W}docPartObj") if properties is not None else None
    return part is not None and value(part, "docPartGallery") == "Table of Contents"


def _text(element: _Element) -> str:
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(_BLANK)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _symbol(code: str) -> str:
    """A sign of a symbol font: which one it is cannot be said, that there is one can."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or not 0x20 <= number <= 0xFFFF or 0xD800 <= number <= 0xDFFF:
        return "□"
    return chr(number)
