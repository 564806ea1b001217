"""The schema of 版式/*.yaml, taken from the questions that are asked of a page style.

Its keys, kinds of value and choices are nowhere listed: the reader is run over the styles
that come with the program, and every question it asks is written down.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from drafter.authoring.schema.forms import choice, document, explained, group, many, words
from drafter.library.pagebases import BASED_ON, with_base
from drafter.library.pagemeasures import FONT_SIZES, HIGHLIGHTS, INKS, NONE, LengthUnit, Measures
from drafter.library.pagestyles import measured_style
from drafter.textfile import read_text
from drafter.yamlsource import Mapping as MappingNode
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.authoring.schema.forms import Schema
    from drafter.findings import Finding
    from drafter.library.library import Library
    from drafter.library.searchpath import LibraryFolder

T = TypeVar("T")

NUMBER_PATTERN = r"^[+-]?[0-9]{1,5}(?:\.[0-9]{1,4})?$"
COLOUR_PATTERN = "^[0-9A-Fa-f]{6}$"
FONTS = "字体"

_COMMENT = re.compile(r"^(?P<key>[^\s#:]+):[^#]*(?:#\s*(?P<note>.*))?$")


class Questions:
    """What was asked of one group: its keys with their shapes, its groups, whether names are free."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.shapes: dict[str, Schema] = {}
        self.groups: dict[str, Questions] = {}
        self.optional: set[str] = set()
        self.listed = False

    def shape(self) -> Schema:
        """The group as a schema; one whose groups go by their own names takes any name."""
        if self.listed and not self.shapes:
            several = [questions.shape() for questions in self.groups.values()]
            return {"type": ["object", "null"], "additionalProperties": _widest(several)}
        inner = {key: self._group(key) for key in self.groups}
        return group({**self.shapes, **inner})

    def _group(self, key: str) -> Schema:
        shape = self.groups[key].shape()
        if key in self.optional:  # struck out with 无
            return {**shape, "type": ["object", "string", "null"], "pattern": f"^{NONE}$"}
        return shape


class AskedMeasures(Measures):
    """Answers as any measures do, and writes down what it was asked."""

    def __init__(
        self, node: MappingNode, found: list[Finding], questions: Questions, top: Questions
    ) -> None:
        """Ask `node`; write into `questions`, those of the whole style being `top`."""
        super().__init__(node, found)
        self._questions = questions
        self._top = top

    def group(self, key: str) -> Measures:
        """The group under `key`."""
        node = self._fields.mapping(key) or MappingNode((), self._fields.place(key))
        inner = self._questions.groups.setdefault(key, Questions())
        return AskedMeasures(node, self._found, inner, self._top)

    def optional_group(self, key: str) -> Measures | None:
        """The group under `key`, that may be left out."""
        self._questions.optional.add(key)
        self._questions.groups.setdefault(key, Questions())
        return super().optional_group(key)

    def names(self) -> tuple[str, ...]:
        """The keys, which are the office's own."""
        self._questions.listed = True
        return super().names()

    def words(self, key: str) -> str:
        """Words."""
        self._write(key, words())
        return super().words(key)

    def optional(self, key: str) -> str:
        """Words that may be left out."""
        self._write(key, words())
        return super().optional(key)

    def font_name(self, key: str, *, required: bool = True) -> str:
        """The name of a font."""
        self._write(key, words())
        return super().font_name(key, required=required)

    def length(self, key: str, unit: LengthUnit, *, least: int = 0) -> int:
        """A length."""
        self._write(key, _number())
        return super().length(key, unit, least=least)

    def count(self, key: str, *, least: int = 0) -> int:
        """A whole number."""
        self._write(key, _number())
        return super().count(key, least=least)

    def eighths(self, key: str) -> int:
        """A line's weight."""
        self._write(key, _number())
        return super().eighths(key)

    def percent(self, key: str) -> int:
        """A number of hundredths."""
        self._write(key, _number())
        return super().percent(key)

    def font_size(self, key: str) -> int:
        """A size of type."""
        self._write(key, {"anyOf": [{"enum": list(FONT_SIZES)}, words(pattern=r"^\d")]})
        return super().font_size(key)

    def ink(self, key: str) -> str:
        """A colour of letters."""
        self._write(key, _colour(INKS))
        return super().ink(key)

    def colour(self, key: str) -> str:
        """A colour of the ground."""
        self._write(key, _colour(HIGHLIGHTS))
        return super().colour(key)

    def one_of(self, key: str, options: Mapping[str, T], *, default: T, required: bool = True) -> T:
        """One of a few words; the fonts are those that the style itself names."""
        fonts = self._top.groups.get(FONTS)
        own = fonts is not None and options and options.keys() <= fonts.groups.keys()
        self._write(key, {"anyOf": [{"enum": list(options)}, words()]} if own else choice(options))
        return super().one_of(key, options, default=default, required=required)

    def some_of(self, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """Some of a few words."""
        self._write(key, many(choice((*options, NONE))))
        return super().some_of(key, options)

    def _write(self, key: str, shape: Schema) -> None:
        self._questions.shapes.setdefault(key, shape)


def page_schema(library: Library, shipped: LibraryFolder) -> Schema:
    """The schema of a page style, with the remarks that the shipped ones carry."""
    nodes: dict[str, MappingNode] = {}
    notes: dict[str, str] = {}
    for file in sorted((shipped.templates / "版式").glob("*.yaml")):
        text = read_text(file, [])
        node = read_yaml(text, []) if text else None
        if text is not None and node is not None:
            nodes[file.stem] = node
            notes |= _remarks(text.text)
    asked = Questions()
    for name, node in nodes.items():
        whole = with_base(name, node, nodes, [])
        if whole is not None:
            measured_style(name, AskedMeasures(whole, [], asked, asked))
    shape = asked.shape()
    keys = shape["properties"]
    assert isinstance(keys, dict)
    told = {key: explained(inner, key, notes.get(key, "")) for key, inner in keys.items()}
    base: Schema = {"anyOf": [{"enum": list(library.page_styles)}, words()]}
    told[BASED_ON] = explained(base, BASED_ON, "在哪个版式上改；没写的键都照它。")
    return document("版式", "公文的版面：尺寸、字体、各要素的位置。", group(told), {})


def _remarks(text: str) -> dict[str, str]:
    """What a style says behind its keys."""
    lines = (_COMMENT.match(line) for line in text.splitlines())
    return {line["key"]: line["note"] for line in lines if line and line["note"]}


def _number() -> Schema:
    return words(pattern=NUMBER_PATTERN)


def _colour(names: Mapping[str, str]) -> Schema:
    return {"anyOf": [{"enum": list(names)}, words(pattern=COLOUR_PATTERN)]}


def _widest(shapes: list[Schema]) -> Schema:
    """The one with the most keys: a face that has a wider one beside those that have none."""
    return max(shapes, key=lambda shape: len(repr(shape)), default={"type": "object"})
