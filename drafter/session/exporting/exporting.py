"""Exporting from a sitting: what a document would leave open, and the document itself.

It is made of what the sitting has, which may not be on the disk yet, by the code that
`drafter render` runs; nothing here touches the sitting, so that another thread may do it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.batch import Rendered, attempt, count_runs, is_final, render
from drafter.drafting.blocks import FigureRun, HoleRun
from drafter.layout.pagination import extent_of
from drafter.pipeline import Shelf
from drafter.session.exporting.exportremarks import Remark, errors_of, others_of, remarks_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.drafting.blocks import Draft
    from drafter.drafting.extent import Extent
    from drafter.figures.yearsource import Read
    from drafter.office import Office
    from drafter.pipeline import Edition, Stage
    from drafter.session.sitting import Sitting


class Source(Struct, frozen=True, eq=False):
    """A year as a sitting has it at one moment: its path and its texts.

    `unwritten` are the files that are not on the disk like this.
    """

    year: Path
    read: Read
    unwritten: tuple[str, ...]


class Outlook(Struct, frozen=True, eq=False):
    """What a document of an edition would be; without a draft it could not be made.

    `warnings` and `notices` count what the checks say besides the remarks.
    """

    edition: Edition
    office: Office | None
    draft: Draft | None
    extent: Extent | None
    remarks: tuple[Remark, ...]
    figures: int = 0
    holes: int = 0
    warnings: int = 0
    notices: int = 0
    final: bool = False


class Order(Struct, frozen=True):
    """What is to be written where; a `final` one leaves nothing open, `force` keeps a backup."""

    edition: Edition
    target: Path
    final: bool = False
    force: bool = False


def source_of(sitting: Sitting) -> Source:
    """The year as the sitting has it now."""
    return Source(sitting.path, sitting.texts(), sitting.unwritten)


def outlook(source: Source, edition: Edition) -> Outlook:
    """Draft and check an edition, and list what is to be looked at before it is written."""
    tried = attempt(source.year, Shelf(), edition, read=source.read)
    if tried.produced is None:
        return Outlook(edition, None, None, None, errors_of(tried.findings))
    office, draft = tried.produced.office, tried.produced.draft
    warnings, notices = others_of(tried.findings)
    return Outlook(
        edition,
        office,
        draft,
        extent_of(draft, office.page_style),
        remarks_on(office, draft, tried.findings),
        count_runs(draft, FigureRun),
        count_runs(draft, HoleRun),
        warnings,
        notices,
        is_final(draft, tried.findings),
    )


def export(source: Source, order: Order, tell: Callable[[Stage], None]) -> Rendered:
    """Write the document; `tell` is told how far it is."""
    return render(
        source.year,
        order.target,
        Shelf(),
        order.edition,
        final=order.final,
        force=order.force,
        read=source.read,
        tell=tell,
    )
