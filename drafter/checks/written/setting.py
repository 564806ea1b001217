"""Whose a document is and of when: what its words are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from drafter.library.library import Library
    from drafter.library.profile import OfficeProfile
    from drafter.location import Location
    from drafter.period import Period


class Setting(Struct, frozen=True):
    """What is known besides the words.

    `profile` is None where no office is known; `period` is what the document reports on, None
    where it does not say; `issued` the 成文日期 and `issued_at` its place in the year's file;
    `public` whether it is to be published, `drafted` whether this program made it, so that the
    figures behind its numbers are checked as well.
    """

    library: Library
    profile: OfficeProfile | None = None
    period: Period | None = None
    issued: date | None = None
    issued_at: Location | None = None
    public: bool = False
    drafted: bool = False

    @property
    def system(self) -> str:
        """The 系统 of whoever reports, 民政 unless an office says otherwise."""
        return self.profile.system if self.profile else "民政"
