"""What an outline looks like at a glance: its parts and the headings below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.library.outlines import Chapter, Outline

_NUMERALS = "一二三四五六七八九十"
_COMPUTED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def outline_heads(outline: Outline) -> tuple[str, ...]:
    """A line for each part, its chapters behind a colon; what depends on the year shows as ×."""
    return tuple(_part(at, part) for at, part in enumerate(outline.parts))


def _part(at: int, part: Chapter) -> str:
    number = f"{_NUMERALS[at]}、" if at < len(_NUMERALS) else ""
    title = _plain(part) or part.aspect
    chapters = [text for text in map(_plain, part.chapters) if text]
    return f"{number}{title}" + (f"：{'；'.join(chapters)}" if chapters else "")


def _plain(chapter: Chapter) -> str:
    return _COMPUTED.sub("×", chapter.title.text) if chapter.title else ""
