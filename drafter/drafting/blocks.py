"""The draft: a closed set of frozen blocks and runs that preview, checks and writer all read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.location import Location


class Source(StrEnum):
    """Who wrote a stretch of text."""

    TEMPLATE = "模板"
    WORDS = "素材"
    PHRASE = "句式"
    QUOTED = "照录"


class TextRole(StrEnum):
    """What a stretch of text is within its paragraph."""

    BODY = "正文"
    RUN_IN_HEADING = "小标题句"
    DECLARED = "声明数字"
    OFFICE = "单位名称"


class ParagraphRole(StrEnum):
    """What a paragraph is within the document."""

    TITLE = "标题"
    BODY = "正文"
    RECIPIENT = "主送机关"
    SIGNATURE = "署名"
    DATE = "成文日期"
    GAP = "缺口"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Literal text; a newline stands only in a title whose lines the office has set."""

    text: str
    role: TextRole
    place: Location
    source: Source


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A printed figure.

    `id` is the figure (低保.在册.人, 低保.标准.上年), `form` the view that printed it,
    `place` where the template or the words ask for it, `origins` the places of all
    its operands in the year's files.
    """

    id: str
    form: str
    text: str
    place: Location
    origins: tuple[Location, ...]
    role: TextRole = TextRole.BODY


@dataclass(frozen=True, slots=True)
class HoleRun:
    """A figure that has not come: `××` with its unit in documents, 〔待填〕 on screens."""

    id: str
    field: str
    form: str
    place: Location
    prefix: str = ""
    measure: str = ""
    role: TextRole = TextRole.BODY

    @property
    def text(self) -> str:
        """The hole as a document prints it."""
        return f"{self.prefix}××{self.measure}"


@dataclass(frozen=True, slots=True)
class PeriodRun:
    """A year or date that the report's period says."""

    text: str
    place: Location
    role: TextRole = TextRole.BODY


@dataclass(frozen=True, slots=True)
class CountRun:
    """A number counted by the program after clauses have fallen (三个方面)."""

    text: str
    place: Location
    role: TextRole = TextRole.BODY


Run = TextRun | FigureRun | HoleRun | PeriodRun | CountRun


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands alone; `level` from 1, `number` as printed (一、, （一）, "")."""

    level: int
    number: str
    runs: tuple[Run, ...]
    topic: str = ""

    @property
    def text(self) -> str:
        """Number and words."""
        return self.number + plain_text(self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` and `number` are set when it opens with a numbered run-in heading."""

    role: ParagraphRole
    runs: tuple[Run, ...]
    level: int = 0
    number: str = ""
    topic: str = ""

    @property
    def text(self) -> str:
        """Number and words."""
        return self.number + plain_text(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: cells are runs, the first row is the header."""

    caption: tuple[Run, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report, ready to be checked and written.

    `title` is the title's text on one line (core properties); `office` and `keywords`
    are for the document's properties. `findings` are what drafting itself met: gaps,
    holes, clauses that fell, figures that no clause printed.
    """

    title: str
    office: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]

    def runs(self) -> Iterator[Run]:
        """Every run in reading order."""
        for block in self.blocks:
            match block:
                case Heading() | Paragraph():
                    yield from block.runs
                case Table():
                    yield from block.caption
                    for row in block.rows:
                        for cell in row:
                            yield from cell


def plain_text(runs: tuple[Run, ...]) -> str:
    """The runs' text, holes as ××."""
    return "".join(run.text for run in runs)
