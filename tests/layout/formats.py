"""What a reader of the .docx sees of its formats: styles resolved as Word resolves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.layout.documents import W, paragraphs_of, text_of, words_runs, xml_of

if TYPE_CHECKING:
    from lxml import etree

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
ALIGNMENTS = {"both": "两端", "center": "居中", "left": "左", "right": "右"}


@dataclass(frozen=True, slots=True)
class Look:
    """A run's fonts by slot (and its hint), half-points, weight and ground."""

    fonts: dict[str, str]
    size: str
    bold: bool
    ground: str


class Formats:
    """The styles of one document."""

    def __init__(self, data: bytes) -> None:
        """Read its styles.xml."""
        root = xml_of(data, "word/styles.xml")
        self.styles = {_get(style, "styleId"): style for style in root.iter(f"{W}style")}
        self.defaults = root.find(f"{W}docDefaults/{W}rPrDefault")

    def name(self, paragraph: etree._Element) -> str:
        """The style's name as Word shows it."""
        named = self.styles[self._style_of(paragraph)].find(f"{W}name")
        assert named is not None
        return _get(named, "val")

    def property(self, paragraph: etree._Element, path: str, attribute: str) -> str:
        """A paragraph property's attribute: its own, or that of the nearest style; "" if none."""
        for owner in (paragraph, *self._chain(self._style_of(paragraph))):
            found = owner.find(f"{W}pPr/{W}{path}")
            if found is not None and found.get(f"{W}{attribute}") is not None:
                return _get(found, attribute)
        return ""

    def has(self, paragraph: etree._Element, path: str) -> bool:
        """Whether a paragraph property is switched on."""
        for owner in (paragraph, *self._chain(self._style_of(paragraph))):
            found = owner.find(f"{W}pPr/{W}{path}")
            if found is not None:
                return found.get(f"{W}val", "1") not in ("0", "false")
        return False

    def look(self, paragraph: etree._Element, run: etree._Element) -> Look:
        """How a run looks, with its character style, its paragraph's style and the defaults."""
        named = run.find(f"{W}rPr/{W}rStyle")
        owners = [run]
        if named is not None:
            owners += self._chain(_get(named, "val"))
        owners += self._chain(self._style_of(paragraph))
        owners += [self.defaults] if self.defaults is not None else []
        fonts: dict[str, str] = {}
        size = ground = ""
        bold = None
        for owner in owners:
            properties = owner.find(f"{W}rPr")
            if properties is None:
                continue
            for slot in (*SLOTS, "hint"):
                value = _attribute(properties, "rFonts", slot)
                if value:
                    fonts.setdefault(slot, value)
            size = size or _attribute(properties, "sz", "val")
            ground = ground or _attribute(properties, "highlight", "val")
            ground = ground or _attribute(properties, "shd", "fill")
            if bold is None and properties.find(f"{W}b") is not None:
                bold = _attribute(properties, "b", "val") != "0"
        return Look(fonts, size, bool(bold), ground)

    def _style_of(self, paragraph: etree._Element) -> str:
        styled = paragraph.find(f"{W}pPr/{W}pStyle")
        return "Normal" if styled is None else _get(styled, "val")

    def _chain(self, name: str) -> list[etree._Element]:
        style = self.styles[name]
        base = style.find(f"{W}basedOn")
        return [style, *(self._chain(_get(base, "val")) if base is not None else [])]


def outline_of(data: bytes) -> str:
    """The document in lines: style｜font｜size｜alignment｜text, one line for each lettering."""
    formats = Formats(data)
    lines = []
    for paragraph in paragraphs_of(data):
        letters: list[tuple[str, str]] = []
        for run in words_runs(paragraph):
            if text_of(run) == "\n":
                # A break has no letters of its own.
                letters[-1] = (letters[-1][0], letters[-1][1] + "／")
                continue
            look = formats.look(paragraph, run)
            ground = f"·{look.ground}" if look.ground else ""
            weight = "·粗" if look.bold else ""
            name = f"{look.fonts['eastAsia']} {int(look.size) / 2:g}磅{weight}{ground}"
            words = text_of(run)
            if letters and letters[-1][0] == name:
                letters[-1] = (name, letters[-1][1] + words)
            else:
                letters.append((name, words))
        style = formats.name(paragraph)
        alignment = ALIGNMENTS[formats.property(paragraph, "jc", "val")]
        lines += [f"{style}｜{name}｜{alignment}｜{words}" for name, words in letters]
    return "\n".join(lines) + "\n"


def _get(element: etree._Element, name: str) -> str:
    value = element.get(f"{W}{name}")
    assert value is not None
    return str(value)


def _attribute(properties: etree._Element, path: str, name: str) -> str:
    found = properties.find(f"{W}{path}")
    return "" if found is None else str(found.get(f"{W}{name}", ""))
