"""The draft: a closed set of frozen blocks and runs that preview, checks and writer all read."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    DECLARED_IN_HEADING = "小标题句声明数字"
    OFFICE = "单位名称"


# Looking a member up in its enum takes longer than making a run of it.
BODY: Final = TextRole.BODY
RUN_IN: Final = TextRole.RUN_IN_HEADING
DECLARED: Final = TextRole.DECLARED
NO_FIGURES: Final = frozenset({DECLARED, TextRole.DECLARED_IN_HEADING})
IN_HEADING: Final = frozenset({RUN_IN, TextRole.DECLARED_IN_HEADING})
OFFICE: Final = TextRole.OFFICE
TEMPLATE: Final = Source.TEMPLATE
PHRASE: Final = Source.PHRASE
WORDS: Final = Source.WORDS
QUOTED: Final = Source.QUOTED


class ParagraphRole(StrEnum):
    """What a paragraph is within the document."""

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    ISSUER = "发文机关标志"
    DOCUMENT_NUMBER = "发文字号"
    SIGNATORY = "签发人"
    TITLE = "标题"
    RECIPIENT = "主送机关"
    BODY = "正文"
    GAP = "缺口"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    ANNEX_LABEL = "附件"
    ANNEX_TITLE = "附件标题"
    CC = "抄送"
    PRINTED_BY = "印发"


BODY_PARAGRAPH: Final = ParagraphRole.BODY


class TextRun(NamedTuple):
    """Literal text; a newline stands only in a title whose lines the office has set."""

    text: str
    role: TextRole
    place: Location
    source: Source


class FigureRun(NamedTuple):
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
    role: TextRole = BODY


# The field of a hole that is no figure: an element of the head (发文字号) nobody has given.
HEAD_ELEMENT = "版头要素"


class HoleRun(NamedTuple):
    """A figure that has not come: `××` with its unit in documents, 〔待填〕 on screens."""

    id: str
    field: str
    form: str
    place: Location
    prefix: str = ""
    measure: str = ""
    role: TextRole = BODY

    @property
    def text(self) -> str:
        """The hole as a document prints it."""
        return f"{self.prefix}××{self.measure}"


class PeriodRun(NamedTuple):
    """A year or date that the report's period says."""

    text: str
    place: Location
    role: TextRole = BODY


class CountRun(NamedTuple):
    """A number counted by the program after clauses have fallen (三个方面)."""

    text: str
    place: Location
    role: TextRole = BODY


Run = TextRun | FigureRun | HoleRun | PeriodRun | CountRun


class Heading(NamedTuple):
    """A heading that stands alone; `level` from 1, `number` as printed (一、, （一）, "")."""

    level: int
    number: str
    runs: tuple[Run, ...]
    topic: str = ""

    @property
    def text(self) -> str:
        """Number and words."""
        return self.number + plain_text(self.runs)


class Paragraph(NamedTuple):
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


class Table(Struct, frozen=True):
    """A table: cells are runs, the first row is the header."""

    caption: tuple[Run, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]

    @property
    def text(self) -> str:
        """Caption and cells, nothing between them."""
        return plain_text(tuple(runs_of((self,))))


Block = Heading | Paragraph | Table


class ToldTopic(NamedTuple):
    """What a report says on a topic under one 视角, its 小标题句 among it."""

    path: str
    aspect: str
    runs: tuple[Run, ...]


class Draft(Struct, frozen=True):
    """A whole report, ready to be checked and written.

    `title` is the title's text on one line (core properties); `office` and `keywords`
    are for the document's properties. `findings` are what drafting itself met: gaps,
    holes, clauses that fell, figures that no clause printed; `told` its topics in order.
    `texts` are the texts of the blocks: whoever measures, checks or writes a draft looks
    at them.
    """

    title: str
    office: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    told: tuple[ToldTopic, ...] = ()
    texts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Put the texts together, once for all who look at them."""
        force_setattr(self, "texts", tuple([block.text for block in self.blocks]))

    def runs(self) -> Iterator[Run]:
        """Every run in reading order."""
        return runs_of(self.blocks)


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run of the blocks in reading order."""
    return chain.from_iterable(chain.from_iterable(map(_stretches, blocks)))


def _stretches(block: Block) -> Iterable[tuple[Run, ...]]:
    """What stands together in a block: all of a paragraph, each cell of a table."""
    if not isinstance(block, Table):
        return (block.runs,)
    return chain((block.caption,), *block.rows)


def plain_text(runs: tuple[Run, ...]) -> str:
    """The runs' text, holes as ××."""
    return "".join([run.text for run in runs])
