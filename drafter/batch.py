"""Many reports in one run: what fails in one does not touch the others."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks import faults
from drafter.checks.crash import crash_text
from drafter.checks.rules.data import status_unverified
from drafter.drafting.annexrows import ANNEX_FORM
from drafter.drafting.blocks import FigureRun, HoleRun, Paragraph, ParagraphRole
from drafter.errors import DrafterError
from drafter.findings import Finding, Severity
from drafter.layout.pagination import extent_of
from drafter.layout.target import Placed, place_document
from drafter.layout.writer import write_document
from drafter.location import Location
from drafter.pipeline import AS_FILED, Edition, Produced, Shelf, Stage, produce, untold
from drafter.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from drafter.drafting.blocks import Draft
    from drafter.drafting.extent import Extent
    from drafter.figures.yearsource import Read
    from drafter.layout.openby import OpenMark

SUFFIX = ".docx"
BLANK_NAME = "空白"


class Attempt(Struct, frozen=True, eq=False):
    """A report drafted and checked; `produced` is None when it could not be."""

    source: Path
    produced: Produced | None
    findings: tuple[Finding, ...]


class Rendered(Struct, frozen=True):
    """What became of one report.

    `target` is where the document was to go, `written` where it went: elsewhere when
    somebody's work stood in the way, nowhere when `refused` (定稿 with holes or errors)
    or when it could not be made; `backup` where `force` kept what stood there; `extent` is
    known of what was drafted. `made` is the folder that had to be made for it, `opened` the
    mark of whoever has open what stands at `target`.
    """

    source: Path
    target: Path
    written: Path | None
    backup: Path | None
    refused: bool
    figures: int
    holes: int
    findings: tuple[Finding, ...]
    extent: Extent | None = None
    made: Path | None = None
    opened: OpenMark | None = None


def attempt(
    source: Path,
    shelf: Shelf,
    edition: Edition = AS_FILED,
    *,
    read: Read = read_text,
    tell: Callable[[Stage], None] = untold,
    proofread: bool = True,
) -> Attempt:
    """Draft and check the year at `source`; whatever goes wrong is among the findings.

    Unless `proofread`, the words are not read over.
    """
    try:
        produced = produce(source, shelf, edition, read=read, tell=tell, proofread=proofread)
    except DrafterError as error:
        return Attempt(source, None, error.findings)
    except Exception as error:
        return Attempt(source, None, (crashed(source, error),))
    return Attempt(source, produced, produced.findings)


def render(
    source: Path,
    target: Path,
    shelf: Shelf,
    edition: Edition,
    *,
    final: bool = False,
    force: bool = False,
    read: Read = read_text,
    tell: Callable[[Stage], None] = untold,
) -> Rendered:
    """Write the document of the year at `source`; nothing is written that `final` forbids.

    `read` gives the texts of the year's files, `tell` is told how far it is. Words are read over
    where that may forbid it: of a final document, and of one that is to be published.
    """
    tried = attempt(source, shelf, edition, read=read, tell=tell, proofread=final)
    if tried.produced is None:
        return Rendered(source, target, None, None, False, 0, 0, tried.findings)
    draft, style = tried.produced.draft, tried.produced.office.page_style
    figures, holes = count_runs(draft, FigureRun), count_runs(draft, HoleRun)
    extent = extent_of(draft, style)
    findings = tried.findings
    if final and not is_final(draft, findings):
        return Rendered(source, target, None, None, True, figures, holes, findings, extent)
    placed: Placed | None = None
    try:
        tell(Stage.LAYING_OUT)
        document = write_document(draft, style)
        tell(Stage.WRITING)
        placed = place_document(target, document, force=force)
    except DrafterError as error:
        findings += error.findings
    except Exception as error:
        findings += (crashed(source, error),)
    if placed is None:
        return Rendered(source, target, None, None, False, figures, holes, findings, extent)
    return Rendered(
        source,
        target,
        placed.path,
        placed.backup,
        False,
        figures,
        holes,
        findings,
        extent,
        placed.made,
        placed.opened,
    )


def count_runs(draft: Draft, kind: type[FigureRun | HoleRun]) -> int:
    """How many figures or holes the draft prints; what an annex repeats is not counted again."""
    return sum(isinstance(run, kind) and run.form != ANNEX_FORM for run in draft.runs())


def is_final(draft: Draft, findings: Iterable[Finding]) -> bool:
    """Whether nothing is missing: no hole, no gap, no error, no figure still to be verified."""
    gaps = any(
        isinstance(block, Paragraph) and block.role is ParagraphRole.GAP for block in draft.blocks
    )
    holes = any(isinstance(run, HoleRun) for run in draft.runs())
    return not (gaps or holes or any(_forbids_final(item) for item in findings))


def _forbids_final(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.rule == status_unverified.RULE.name


def crashed(source: Path, error: Exception) -> Finding:
    """That the program itself failed on a file."""
    return faults.CRASHED.at(
        Location(str(source)),
        f"程序内部出错（{crash_text(error)}），这一份没有做成",
        hint="请把这一行和数据文件交给维护人员",
    )


def targets(
    sources: Sequence[Path], output: Path | None, editions: Sequence[Edition]
) -> tuple[tuple[Path, Edition, Path], ...]:
    """Each year in each edition, and where its document goes.

    Beside its year, to the file `output`, or into that folder. Two years of one name keep
    apart in one folder by the names of their offices' folders.
    """
    asked = [(source, edition) for source in sources for edition in editions]
    names = [_stem(source) + _extra(edition) for source, edition in asked]
    years = [source for source, _ in asked]
    if output is None:
        goals = [
            source.parent / f"{name}{SUFFIX}" for source, name in zip(years, names, strict=True)
        ]
    elif is_document(output):
        goals = [output]
    else:
        goals = [output / f"{name}{SUFFIX}" for name in _distinct(names, years)]
    return tuple((*one, goal) for one, goal in zip(asked, goals, strict=True))


def _extra(edition: Edition) -> str:
    return edition.variant + BLANK_NAME * edition.blank


def is_document(output: Path) -> bool:
    """Whether -o names a document rather than a folder."""
    return output.suffix.lower() == SUFFIX and not os.path.isdir(output)  # noqa: PTH112 (never raises)


def _stem(source: Path) -> str:
    return source.name if source.is_dir() else source.stem


def _distinct(names: Sequence[str], sources: Sequence[Path]) -> Iterator[str]:
    """The names; where two would be the same, with the folder's name before and a number behind."""
    shared = Counter(names)
    taken: Counter[str] = Counter()
    for name, source in zip(names, sources, strict=True):
        wanted = f"{source.absolute().parent.name}_{name}" if shared[name] > 1 else name
        taken[wanted] += 1
        yield wanted if taken[wanted] == 1 else f"{wanted}（{taken[wanted]}）"
