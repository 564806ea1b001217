"""What is to be said of an item of words while it is typed: digits without a figure, bad links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.drafting.blocks import QUOTED, RUN_IN, WORDS
from drafter.drafting.context import Context
from drafter.drafting.notices import loose_in
from drafter.drafting.wordruns import word_runs
from drafter.figures.inline import InlineReader
from drafter.figures.typedunits import UnitNames
from drafter.figures.wordreader import WordReader
from drafter.figures.words import WordForm
from drafter.library.sectionlines import ASPECTS
from drafter.textfile import from_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.words import WordItem
    from drafter.findings import Finding
    from drafter.office import Office

MARKS: Final = {WordForm.ITEM: "- ", WordForm.PARAGRAPH: "", WordForm.QUOTED: "> 照录："}
REMEDY: Final = "  - 对策："
MOST_NAMED = 4


class Stretch(NamedTuple):
    """Characters of a text from `start` to `end`."""

    start: int
    end: int


class Look(NamedTuple):
    """What was seen: digits that are no figure, and what is wrong with links and marks.

    `said` tells of both, a line for each.
    """

    loose: tuple[Stretch, ...] = ()
    found: tuple[Finding, ...] = ()
    said: str = ""


NOTHING: Final = Look()


def words_context(office: Office) -> Context:
    """What links in words are printed with."""
    library = office.compiled.library
    return Context(
        office.profile,
        office.year.book,
        office.year.words,
        library.phrases,
        memory=office.compiled.memory,
        terms=library.terms,
    )


def look_at(
    text: str, office: Office, form: WordForm = WordForm.ITEM, *, remedy: bool = False
) -> Look:
    """Look over a text as if it stood in the file as an item of that form."""
    if not text.strip():
        return NOTHING
    mark = REMEDY if remedy else MARKS[form]
    lines = ["# 主题", *(["- 问题"] if remedy else []), f"{mark}{text}"]
    found: list[Finding] = []
    units = UnitNames(office.year.book.units, found)
    reader = WordReader(InlineReader(office.year.book, units, found), found)
    reader.read(from_text("", "\n".join(lines)))
    items = reader.words().items("主题", ASPECTS[0])
    item = _only(items, remedy=remedy)
    told = tuple(finding for finding in found if finding.place.line == len(lines))
    loose = _loose(item, len(mark), office) if item else ()
    return Look(loose, told, "\n".join(_said(text, loose, told)))


def _only(items: tuple[WordItem, ...], *, remedy: bool) -> WordItem | None:
    if not items:
        return None
    if not remedy:
        return items[-1]
    return items[0].remedies[-1] if items[0].remedies else None


def _loose(item: WordItem, before: int, office: Office) -> tuple[Stretch, ...]:
    context = words_context(office)
    source = QUOTED if item.form is WordForm.QUOTED else WORDS
    runs = (
        *word_runs(item.heading, context, source, RUN_IN),
        *word_runs(item.runs, context, source),
    )
    stretches = []
    for run in runs:
        for match in loose_in(run):
            start = run.place.column - 1 - before + match.start()
            stretches.append(Stretch(start, start + len(match.group())))
    return tuple(stretches)


def _said(text: str, loose: tuple[Stretch, ...], told: Iterable[Finding]) -> list[str]:
    said = []
    if loose:
        named = "、".join(text[start:end] for start, end in loose[:MOST_NAMED])
        more = "…" if len(loose) > MOST_NAMED else ""
        said.append(f"{len(loose)}处数字没有链接：{named}{more}；是数据就链接【…】，不是就写成`…`")
    return [*said, *(finding.advice for finding in told)]
