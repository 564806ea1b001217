"""The fonts of a page style: what takes their place, and who prints what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library.charactersets import (
    ANY_SET,
    WHOLE_SETS,
    CharacterSet,
    is_selector,
    uncommon,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.library.pagemeasures import Measures

_WIDER = "生僻字"


class Face(Struct, frozen=True):
    """A font by its name, and the one that takes its place where it is not installed.

    `wider` is the font of the same face that prints the characters outside `characters`.
    """

    name: str
    alternative: str
    characters: CharacterSet
    wider: Face | None = None


class Typecase(Struct, frozen=True):
    """Every font of a page style: `faces` of its text, `reserves` for what these lack."""

    faces: tuple[Face, ...]
    reserves: tuple[Face, ...]

    def all(self) -> tuple[Face, ...]:
        """Every font once, in the order of the file."""
        fonts: dict[str, Face] = {}
        for face in self._every():
            fonts.setdefault(face.name, face)
        return tuple(fonts.values())

    def font_of(self, font: str, characters: str) -> str:
        """The font that prints `characters` in text of `font`: itself, or one that has them.

        "" if no font is known to have them all.
        """
        for face in self._line(font):
            if all(map(face.characters.has, characters)):
                return face.name
        return ""

    def lacking(self, text: str) -> str:
        """The characters of `text` that no font here is known to have, each once."""
        every = self._every()
        return "".join(
            mark
            for mark in uncommon(text)
            if not is_selector(mark) and not any(face.characters.has(mark) for face in every)
        )

    def _every(self) -> tuple[Face, ...]:
        wider = (face.wider for face in self.faces)
        return (*self.faces, *(face for face in wider if face), *self.reserves)

    def _line(self, font: str) -> tuple[Face, ...]:
        """Who is asked: the font, the wider one of its face, the reserves."""
        for face in self.faces:
            if face.name == font:
                own = (face, face.wider) if face.wider else (face,)
                return own + self.reserves
        return self.reserves


def read_faces(group: Measures) -> Mapping[str, Face]:
    """The fonts of text by the words that styles call them by (仿宋, 楷体)."""
    return {key: _face(group.group(key), WHOLE_SETS) for key in group.names()}


def read_reserves(group: Measures) -> tuple[Face, ...]:
    """The fonts asked in turn for what the fonts of text lack."""
    return tuple(_face(group.group(key), ANY_SET) for key in group.names())


def _face(group: Measures, sets: Mapping[str, CharacterSet]) -> Face:
    wider = _face(group.group(_WIDER), WHOLE_SETS) if _WIDER in group.names() else None
    face = Face(
        name=group.font_name("名称"),
        alternative=group.font_name("备用", required=False),
        characters=group.one_of("字符集", sets, default=CharacterSet.GB2312, required=False),
        wider=wider,
    )
    group.done()
    return face
