"""The words of a topic as rows: its items by 视角, what each says in the file, where it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from drafter.drafting.blocks import Heading, Paragraph
from drafter.figures.editing.requests import WordsAt
from drafter.figures.editing.wordsheet import WordSheet, word_sheet
from drafter.figures.words import WordForm
from drafter.library.sectionlines import ASPECTS, PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.blocks import Draft
    from drafter.figures.editing.wordsheet import Piece
    from drafter.office import Office
    from drafter.session.sitting import Sitting
    from drafter.session.topictree import Branch

BETWEEN = " › "


class WordRow(NamedTuple):
    """An item or 对策 of a topic; without words the place where the first of a 视角 would go.

    `where` is the heading it is printed under, "" where it is not; `why` says why not. `file` is
    the name of its file where the words of the topic stand in several.
    """

    at: WordsAt
    text: str = ""
    form: WordForm = WordForm.ITEM
    internal: bool = False
    speaker: str = ""
    where: str = ""
    why: str = ""
    file: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing yet."""
        return not self.at.number

    @property
    def name(self) -> str:
        """`总结第2条`, `问题第1条的对策`, of a file that is not the first with its name."""
        if self.empty:
            return f"{self.at.aspect}第1条"
        inside = f"{Path(self.at.file).name}的" if self.at.file else ""
        remedy = "的对策" if self.at.remedy else ""
        return f"{inside}{self.at.aspect}第{self.at.number}条{remedy}"


class AspectWords(NamedTuple):
    """The words of one 视角, and where the outline prints it, or that it does not."""

    aspect: str
    where: str
    rows: tuple[WordRow, ...]

    @property
    def printed(self) -> bool:
        """Whether the outline has a part that takes it."""
        return bool(self.where)


def topic_words(sitting: Sitting, topic: str) -> tuple[AspectWords, ...]:
    """All words of a topic; the 视角 that the outline does not print and that have none come last."""
    sheets = [word_sheet(source) for source in sitting.word_sources()]
    sheets.sort(key=lambda sheet: not _speaks_of(sheet, topic))
    several = sum(_speaks_of(sheet, topic) for sheet in sheets) > 1
    printed = _printed(sitting.seen.draft)
    chapters = _chapters(sitting.tree, topic)
    groups = []
    for aspect in ASPECTS:
        where = chapters.get(aspect, "")
        if not where and (topic, aspect) in sitting.office.outline.placed:
            where = "文稿"
        why = "" if where else _unplaced(sitting.office, topic, aspect)
        rows: list[WordRow] = []
        for rank, sheet in enumerate(sheets):
            for number, piece in enumerate(sheet.pieces.get((topic, aspect), ()), 1):
                at = WordsAt(topic, aspect, number, file=sheet.source.path if rank else "")
                found = _rows(sheet, piece, at, printed, why)
                name = Path(sheet.source.path).name if several else ""
                rows += (row._replace(file=name) for row in found)
        groups.append(
            AspectWords(aspect, where, tuple(rows) or (WordRow(WordsAt(topic, aspect), why=why),))
        )
    return tuple(sorted(groups, key=lambda group: not group.printed and group.rows[0].empty))


def _rows(
    sheet: WordSheet,
    piece: Piece,
    at: WordsAt,
    printed: Mapping[tuple[str, int], str],
    why: str,
) -> Iterator[WordRow]:
    said = piece.said
    where = next(
        (
            printed[sheet.source.path, line]
            for line in piece.lines
            if (sheet.source.path, line) in printed
        ),
        "",
    )
    if not where and not why:
        why = "不印：这一条是内部的，这一稿公开" if said.internal else "不印：这一稿没有用这一条"
    if at.remedy and not where:
        why = "不印：对策印在计划里，提纲没有这个主题的计划"
    yield WordRow(
        at,
        _typed(sheet, piece),
        said.form,
        said.internal,
        said.speaker,
        where,
        "" if where else why,
    )
    for number, remedy in enumerate(piece.remedies, 1):
        yield from _rows(sheet, remedy, replace(at, remedy=number), printed, "")


def _typed(sheet: WordSheet, piece: Piece) -> str:
    """The words as they stand in the file; of several lines as the one they would be."""
    if len(piece.lines) == 1:
        return sheet.source.text[piece.start : piece.end]
    heading = f"**{piece.said.heading}**" if piece.said.heading else ""
    return heading + piece.said.text


def _speaks_of(sheet: WordSheet, topic: str) -> bool:
    return any(heading.topic == topic for heading in sheet.headings)


def _printed(draft: Draft) -> dict[tuple[str, int], str]:
    """Under which headings the lines of the 素材 are printed."""
    headings: list[Heading] = []
    places: dict[tuple[str, int], str] = {}
    for block in draft.blocks:
        if isinstance(block, Heading):
            headings = [above for above in headings if above.level < block.level]
            headings.append(block)
        elif isinstance(block, Paragraph):
            where = BETWEEN.join(heading.text for heading in headings)
            for run in block.runs:
                places.setdefault((run.place.file, run.place.line), where or "文稿")
    return places


def _chapters(tree: tuple[Branch, ...], topic: str) -> dict[str, str]:
    """The part and chapter that each 视角 of a topic is printed in."""
    found: dict[str, str] = {}

    def walk(branch: Branch, above: tuple[str, ...]) -> None:
        here = (*above, f"{branch.number}{branch.title}")
        for leaf in branch.leaves:
            if leaf.path == topic and leaf.aspect:
                found.setdefault(leaf.aspect, BETWEEN.join(here))
        for inner in branch.branches:
            walk(inner, here)

    for part in tree:
        walk(part, ())
    return found


def _unplaced(office: Office, topic: str, aspect: str) -> str:
    placed = {path for path, _ in office.outline.placed}
    if topic not in placed:
        return "不印：提纲没有放这个主题"
    if aspect == PLAN:
        return "不印：提纲没有这个主题的计划"
    return f"不印：提纲没有{aspect}这一部分"
