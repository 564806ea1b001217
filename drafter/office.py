"""One opened office: who it is, what can be said, and its figures of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.drafting.report import CompiledLibrary
    from drafter.figures.yearset import YearData
    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.library.outlines import Outline
    from drafter.library.pagestyles import PageStyle
    from drafter.library.profile import OfficeProfile
    from drafter.library.variants import Variant


class Opened(Struct, frozen=True, eq=False):
    """How an office was opened: the year's path, the outline asked for, what gave its texts.

    `found` is what was found before its year was read, `formed` what on choosing its form.
    """

    path: Path
    outline: str
    read: Read
    found: tuple[Finding, ...]
    formed: tuple[Finding, ...] = ()


class Office(Struct, frozen=True, eq=False):
    """Everything one report is made from; `folder` holds 单位.yaml, `variant` is the 稿 if not all."""

    folder: Path
    profile: OfficeProfile
    compiled: CompiledLibrary
    year: YearData
    outline: Outline
    page_style: PageStyle
    opened: Opened
    variant: Variant | None = None
