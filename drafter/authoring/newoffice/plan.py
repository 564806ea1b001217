"""What a new year of an office is to be made of: every answer given, and the library it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.authoring.answers import Identity
    from drafter.authoring.newoffice.outlinecopy import OutlineCopy
    from drafter.drafting.report import CompiledLibrary
    from drafter.library.outlines import Outline
    from drafter.library.profile import OfficeProfile
    from drafter.period import Period


class Plan(Struct, frozen=True, eq=False):
    """A year to be started; `topics` are paths in the order of the report.

    `profile_text` is the 单位.yaml to be written; "" where the office has one. `shape` is the
    year's own copy of an outline, with a place for each topic as far as there is one.
    """

    identity: Identity
    profile: OfficeProfile
    profile_text: str
    compiled: CompiledLibrary
    shape: OutlineCopy
    topics: tuple[str, ...]

    @property
    def outline(self) -> Outline:
        """The outline that the report will have."""
        return self.shape.outline

    @property
    def stem(self) -> str:
        """What the names of the year's files begin with."""
        return self.stem_of(self.identity.period)

    @staticmethod
    def stem_of(period: Period) -> str:
        """2026, 2026上半年, 2026年1—11月."""
        if period.span.whole_year:
            return str(period.year)
        between = "年" if period.span.name[0].isdigit() else ""
        return f"{period.year}{between}{period.span.name}"
