"""A start under way: the answers so far, and from them the outlines, topics and files to be."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.answers import Identity
from drafter.authoring.newoffice.officeform import OfficeForm
from drafter.authoring.newoffice.profileform import profile_text
from drafter.authoring.newoffice.start import Start, file_names
from drafter.authoring.newoffice.summary import plan_pairs, unplaced_text
from drafter.authoring.newoffice.ticking import Ticking
from drafter.authoring.waysout import is_empty
from drafter.filenames import printable
from drafter.library.searchpath import PROFILE
from drafter.newfiles import NewFile, check_new_files, write_new_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from drafter.authoring.newoffice.plan import Plan
    from drafter.figures.yearindex import YearThere
    from drafter.findings import Finding


class OfferedOutline(Struct, frozen=True):
    """An outline to choose: its name, what it says of itself, its parts and their headings."""

    name: str
    note: str
    heads: tuple[str, ...]


class Step(Enum):
    """The pages of a start, in their order."""

    IDENTITY = "单位和时间"
    OUTLINE = "提纲"
    TOPICS = "主题"
    WRITE = "核对，写文件"


class Starting:
    """The answers of one start; they stay whatever goes wrong."""

    steps: tuple[Step, ...] = tuple(Step)

    def __init__(self, folder: Path, today: date) -> None:
        """Look at the folder: an office begins another year, any other folder becomes one.

        Raises:
            DrafterError: when the profile there, or a library it names, cannot be read.
        """
        self.folder = folder
        self.start = Start(folder, ())
        self.form = OfficeForm(today, self.start.identity())
        self.ticking: Ticking | None = None
        self._offered_for: tuple[Identity, str] | None = None
        self._plan: Plan | None = None

    @property
    def title(self) -> str:
        """What is being started."""
        return "另起一年" if self.start.office else "新建单位"

    @property
    def touched(self) -> bool:
        """Whether anything was answered that would be lost."""
        return bool(self.form.typed) or (self.ticking is not None and self.ticking.changed)

    def outlines(self) -> tuple[OfferedOutline, ...]:
        """The outlines, the usual one first; reads the library when it is first called."""
        start = self.start
        return tuple(
            OfferedOutline(name, start.outline_note(name), start.outline_heads(name))
            for name in start.outlines
        )

    def obstacles(self) -> tuple[Finding, ...]:
        """What would keep the files from being written; nothing while an answer is missing."""
        identity = self.form.identity()
        return self.start.obstacles(identity) if identity else ()

    def offer(self, outline: str) -> Ticking:
        """The topics to be ticked; what was ticked before stays as far as it is still offered.

        Raises:
            DrafterError: when the answers make no office.
        """
        identity = self._identity
        if self.ticking is None or self._offered_for != (identity, outline):
            ticking = Ticking(self.start.offer(identity, outline))
            if self.ticking is not None:
                ticking.take_over(self.ticking)
            self.ticking, self._offered_for = ticking, (identity, outline)
        return self.ticking

    def prepare(self, outline: str) -> tuple[tuple[str, str], ...]:
        """Make everything ready for writing; what it is, as labels and texts.

        Raises:
            DrafterError: when the outline's file cannot be read any more.
        """
        ticking = self.offer(outline)
        plan = self._plan = self.start.plan(self._identity, outline, ticking.chosen)
        pairs = [*plan_pairs(plan, self.start, ticking.offered)]
        if plan.shape.unplaced:
            pairs.append(("注意", unplaced_text(plan.shape.unplaced)))
        names = file_names(plan.stem, new_office=bool(plan.profile_text))
        return (*pairs, *file_pairs(self.folder, names))

    def write(self) -> Path:
        """Write the files that were prepared, all or none; the year to be opened.

        Raises:
            DrafterError: with what stands in the way.
        """
        assert self._plan is not None
        return self.start.write(self._plan).year

    @property
    def _identity(self) -> Identity:
        identity = self.form.identity()
        assert identity is not None
        return identity


class AddingProfile(Starting):
    """A 单位.yaml for years that stand in a folder without one; `year` is opened then."""

    steps = (Step.IDENTITY, Step.WRITE)

    def __init__(self, folder: Path, today: date, year: YearThere) -> None:
        """Only who the office is will be asked."""
        super().__init__(folder, today)
        period = year.period
        self.form.known = Identity(year=period.year, span=period.span)
        self._year = year

    @property
    def title(self) -> str:
        """What is being added."""
        return f"补一个 {PROFILE}"

    def obstacles(self) -> tuple[Finding, ...]:
        """What keeps the one file from being written."""
        return check_new_files(self.folder, [PROFILE])

    def prepare(self, outline: str) -> tuple[tuple[str, str], ...]:
        """The one file."""
        identity = self._identity
        office = f"{identity.name}（{identity.system}，{identity.level}）"
        return (("单位", office), *file_pairs(self.folder, (PROFILE,)))

    def write(self) -> Path:
        """Write the profile; the year that stands there."""
        text = profile_text(self._identity, ())
        write_new_files(self.folder, [NewFile(PROFILE, text.encode("utf-8"))])
        return self._year.path


class FillingEmpty(Starting):
    """A blank form for a year whose file is there and empty: that one is taken away for it."""

    def __init__(self, folder: Path, today: date, empty: Path, year: int) -> None:
        """The year is answered by the name of the file."""
        super().__init__(folder, today)
        self.form.answer("年度", str(year))
        self._given = dict(self.form.typed)
        self._empty = empty

    @property
    def touched(self) -> bool:
        """Whether anything was answered beyond that."""
        ticked = self.ticking is not None and self.ticking.changed
        return self.form.typed != self._given or ticked

    def obstacles(self) -> tuple[Finding, ...]:
        """What else stands in the way."""
        own = str(self._empty) if is_empty(self._empty) else ""
        return tuple(finding for finding in super().obstacles() if finding.place.file != own)

    def write(self) -> Path:
        """Write the files; where that fails the empty one stands there again."""
        assert self._plan is not None
        if self._plan.stem != self._empty.stem or not is_empty(self._empty):
            return super().write()
        nothing = self._empty.read_bytes()
        self._empty.unlink()
        try:
            return super().write()
        except BaseException:
            with suppress(FileExistsError), self._empty.open("xb") as stream:
                stream.write(nothing)
            raise


def file_pairs(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where the files go, and what each is for."""
    yield "文件夹", printable(folder.absolute())
    for name in names:
        yield "新文件", f"{name}　{_purpose(name)}"


def _purpose(name: str) -> str:
    if name.endswith("素材.md"):
        return "文字素材，按主题写"
    if name.endswith("提纲.yaml"):
        return "章节的次序和标题"
    return "单位资料，年年用" if name == PROFILE else "这一期的数据，等着填"
