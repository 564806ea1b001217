"""The marks before the words of an item: 〔内部〕, and 照录 with whom it quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.figures import editfaults
from drafter.figures.words import WordForm
from drafter.location import Location
from drafter.textfile import Splice, is_plain

if TYPE_CHECKING:
    from drafter.figures.editing.requests import MarkWords
    from drafter.figures.editing.wordsheet import Piece, Said, WordSheet
    from drafter.findings import Finding

INTERNAL = "〔内部〕"
_LAST_MARK = re.compile(r"〔[^〔〕]*〕[ \t　]*\Z")
_NOT_IN_QUOTE = re.compile(r"[【】`]|<!--")
_NOT_IN_SPEAKER = re.compile(r"[（）()\r\n]|<!--|-->")


class Marked(NamedTuple):
    """What puts marks before an item's words, and what it says then."""

    splices: tuple[Splice, ...]
    said: Said


def marked(sheet: WordSheet, piece: Piece, request: MarkWords) -> Marked | Finding:
    """What puts the marks before the words of `piece`, and what it says then."""
    said, wanted = piece.said, request
    start = sheet.line_start(piece.lines[0])
    if wanted.quoted:
        if reason := _unquotable(piece, wanted):
            return _unfit(sheet, piece, *reason)
        speaker = wanted.speaker.strip()
        mark = f"> 照录（{speaker}）：" if speaker else "> 照录："
        quote = said._replace(form=WordForm.QUOTED, speaker=speaker)
        return Marked((Splice(start, piece.start, mark),) if quote != said else (), quote)
    if said.form is WordForm.QUOTED:
        mark = f"- {INTERNAL}" if wanted.internal else "- "
        item = said._replace(form=WordForm.ITEM, speaker="", internal=wanted.internal)
        return Marked((Splice(start, piece.start, mark),), item)
    if wanted.internal == said.internal:
        return Marked((), said)
    now = said._replace(internal=wanted.internal)
    if wanted.internal:
        return Marked((Splice(piece.start, piece.start, INTERNAL),), now)
    mark_before = _LAST_MARK.search(sheet.source.text[start : piece.start])
    if mark_before is None:
        return _unfit(
            sheet,
            piece,
            "这一条的〔内部〕不在开头，或者随上面一条内部，没有改",
            "到素材文件里改这一行",
        )
    return Marked((Splice(start + mark_before.start(), piece.start, ""),), now)


def _unquotable(piece: Piece, wanted: MarkWords) -> tuple[str, str] | None:
    """Why the words cannot be 照录, and what to do: they are printed as given, links and all."""
    said = piece.said
    if wanted.at.remedy:
        return "对策不能照录，没有改", "把原话写成单独的一条，再改为照录"
    if wanted.internal or said.internal:
        return "照录没有内部的写法，没有改", "先去掉〔内部〕，再改为照录"
    if said.remedies:
        return "照录下面不能有对策，没有改", "先删去对策，或者把原话写成单独的一条"
    if said.heading or _NOT_IN_QUOTE.search(said.text):
        return (
            "照录照原样印，不认【】、`…`和**小标题**，没有改",
            "先把这些记号改成要印的字，再改为照录",
        )
    if _NOT_IN_SPEAKER.search(wanted.speaker) or not is_plain(wanted.speaker):
        return "“谁说的”里不能有括号，没有改", "例：区长，12月3日"
    return None


def _unfit(sheet: WordSheet, piece: Piece, message: str, hint: str) -> Finding:
    place = Location(sheet.source.path, piece.lines[0])
    return editfaults.WORDS_UNFIT.at(place, message, hint=hint)
