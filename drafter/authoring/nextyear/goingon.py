"""Going on from one year to the next period: what was asked for, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.nextyear.rollover import Rollover, plan_rollover
from drafter.authoring.nextyear.summary import told
from drafter.errors import DrafterError
from drafter.filenames import printable
from drafter.newfiles import write_new_files

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding

_OPTION = "--到"
FIELD = "“转到”一栏"


class GoingOn(Struct, frozen=True):
    """From which year, to which period ("" for the usual one), and whether 素材 keeps its items."""

    year: Path
    asked: str = ""
    keep_words: bool = False


class Outlook(Struct, frozen=True):
    """What going on so comes to: the files to be, or what stands in the way."""

    asked: GoingOn
    rollover: Rollover | None
    faults: tuple[Finding, ...] = ()

    @property
    def target(self) -> str:
        """The period it goes on to, 2027年; "" where it cannot."""
        return self.rollover.new.name if self.rollover else ""

    def lines(self) -> tuple[str, ...]:
        """Where to, which files, and what is done to what they hold."""
        rollover = self.rollover
        if rollover is None:
            return ()
        files = "、".join(file.name for file in rollover.files)
        where = printable(rollover.folder.absolute())
        return (
            f"新文件：{files}",
            f"文件夹：{where}",
            "",
            *told(rollover, keep_words=self.asked.keep_words),
        )

    def write(self) -> Path:
        """Write the files, all or none; the new year's file or folder.

        Raises:
            DrafterError: with what stands in the way.
        """
        assert self.rollover is not None
        write_new_files(self.rollover.folder, self.rollover.files)
        return self.rollover.year


def outlook(asked: GoingOn) -> Outlook:
    """Plan it; nothing is written."""
    try:
        return Outlook(asked, plan_rollover(asked.year, asked.asked, keep_words=asked.keep_words))
    except DrafterError as error:
        return Outlook(asked, None, tuple(map(_in_fields, error.findings)))


def _in_fields(finding: Finding) -> Finding:
    """A finding that speaks of the option of the command line, in the words of the form."""
    hint = finding.hint.replace(f"加上 {_OPTION} ", f"在{FIELD}写 ")
    place = finding.place
    if place.file == _OPTION:
        place = place._replace(file=FIELD)
    return finding._replace(hint=hint, place=place)
