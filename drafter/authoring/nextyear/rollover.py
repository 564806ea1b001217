"""A year's files for the next period: the same structure and comments, and nothing filled in."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter import textfaults
from drafter.authoring import rolloverfaults
from drafter.authoring.nextyear.emptiedyear import EmptiedYear
from drafter.authoring.nextyear.emptywords import emptying_splices
from drafter.authoring.nextyear.fieldfates import Passage
from drafter.authoring.nextyear.leftovers import left_over
from drafter.authoring.nextyear.moveddates import years_in
from drafter.authoring.nextyear.nextperiod import moved_name, next_period
from drafter.authoring.nextyear.oldyear import OldYear, read_old_year
from drafter.errors import DrafterError
from drafter.figures.figure import OWN_FIGURES
from drafter.figures.typedunits import UnitNames
from drafter.figures.yearfile import SPAN
from drafter.figures.yearindex import YearIndex, is_year_file
from drafter.library.searchpath import PROFILE, search_path
from drafter.location import Location
from drafter.newfiles import NewFile, check_new_files
from drafter.pipeline import Shelf
from drafter.quantity import Pair, Unreadable
from drafter.systemerrors import reason
from drafter.yamlsource.editing.proving import added, reread
from drafter.yamlsource.editing.sheet import sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.findings import Finding
    from drafter.period import Period
    from drafter.textfile import Splice, TextFile
    from drafter.yamlsource.editing.sheet import Sheet

_OPENING_COMMENT = re.compile(r"\s*(?:<!--.*?-->|(?:#[^#\r\n][^\r\n]*\s*)+)", re.DOTALL)


class Rollover(Struct):
    """The files to be, below `folder`, and what was done to make them.

    `counts` says how many values were emptied, kept as 无, made a target, or left out; `words`
    how many lines of 素材; `records` how many records of 清单 keep but their names, `done` those
    left out because they were done; `notes` what somebody has to look at.
    """

    folder: Path
    old: Period
    new: Period
    files: list[NewFile] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    words: int = 0
    records: int = 0
    done: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def year(self) -> Path:
        """The new year's file, or its folder where a year is one."""
        return self.folder / self.files[0].name.partition("/")[0]


def plan_rollover(path: Path, asked: str = "", *, keep_words: bool = False) -> Rollover:
    """What `path` (any of a year's files) becomes for the next period, or the one `asked` for.

    Nothing is written; `keep_words` leaves the items of 素材 in.

    Raises:
        DrafterError: with all that stands in the way.
    """
    old = read_old_year(path)
    new = next_period(old.period, asked)
    folder = old.path.parent
    beside = [entry for entry in old.office.iterdir() if is_year_file(entry)]
    stem = moved_name(old.stem, old.period, new, beside)
    if not stem:
        raise DrafterError(
            rolloverfaults.NO_YEAR_IN_NAME.at(
                Location(str(old.path)),
                f"文件名里没有年份{old.period.year}，不知道新文件该叫什么",
                hint=f"先改名，例：{old.period.year}{old.path.suffix}",
            )
        )
    rollover = Rollover(folder, old.period, new)
    _roll_figures(old, rollover, stem)
    _roll_words(old, rollover, stem, keep=keep_words)
    _copy_outlines(old, rollover, stem)
    there = list(_already_there(old, new, stem))
    said = {os.path.realpath(finding.place.file) for finding in there}
    others = check_new_files(folder, _names(rollover))
    there += [item for item in others if os.path.realpath(item.place.file) not in said]
    if there:
        raise DrafterError(*there)
    _note_variants(old, rollover)
    return rollover


def _names(rollover: Rollover) -> list[str]:
    return [file.name for file in rollover.files]


def _already_there(old: OldYear, new: Period, stem: str) -> Iterator[Finding]:
    """Files that state the new period under other names."""
    hint = "直接在那个文件里填；用不着的先移出本单位文件夹"
    if new.year == old.period.year:
        later = f"{new.year + 1}{old.period.span.name}"
        hint = f"直接在那个文件里填；要建{new.year + 1}年的，加上 --到 {later}"
    target = old.path.with_name(f"{stem}{'' if old.path.is_dir() else old.path.suffix}")
    for path in YearIndex(old.office).find(new, old.path, old.period.year):
        if path.absolute() != target.absolute() or new.year == old.period.year:
            yield rolloverfaults.SAME_PERIOD_THERE.at(
                Location(str(path)), f"这里已经是{new.name}的数据文件，没有再建", hint=hint
            )


def _roll_figures(old: OldYear, rollover: Rollover, stem: str) -> None:
    unit_of = _units_of(old)
    passage = Passage(rollover.old, rollover.new)
    adds = SPAN not in {key for sheet in old.sheets for key in sheet.root.keys()}  # noqa: SIM118
    for sheet in old.sheets:
        emptied = EmptiedYear(sheet, passage, unit_of)
        emptied.adds_span = adds and not rollover.new.span.whole_year
        emptied.run()
        _check(sheet, emptied.splices)
        path = Path(sheet.source.path)
        name = f"{stem}{path.suffix}"
        if old.path.is_dir():
            name = _inside(path.name, rollover, stem)
        rollover.files.append(NewFile(name, sheet.source.splice(emptied.splices)))
        rollover.counts += emptied.counts
        rollover.records += emptied.records
        rollover.done += emptied.done
        rollover.notes += emptied.notes
        _note_comment(sheet.source, name, rollover)


def _units_of(old: OldYear) -> Callable[[str], str]:
    """Tells the unit or units that a value of 自设 brings with it; only for those the library is read."""
    if not any(sheet.root.get(OWN_FIGURES) for sheet in old.sheets):
        return lambda _: ""
    found: list[Finding] = []
    path = search_path(old.office, old.profile.libraries, found)
    names = UnitNames(Shelf().library(path, found).library.units, found)

    def unit_of(text: str) -> str:
        read = names.read_own(text, Location(""))
        if isinstance(read, Unreadable):
            return ""
        return "、".join(unit for unit, _ in read) if isinstance(read, Pair) else read.unit

    return unit_of


def _check(sheet: Sheet, splices: list[Splice]) -> None:
    """That the new file reads well and nothing of the old period is left in it."""
    found: list[Finding] = []
    read = reread(sheet.source, splices, found)
    new = sheet_of(read, tuple(found)) if read else None
    left = next(left_over(new.root), None) if new else None
    if new is None or left is not None or added(sheet.found, new.found):
        what = f"新文件里会留下“{left.text[:20]}”" if left else "清空以后读不通"
        raise DrafterError(
            rolloverfaults.NOT_EMPTIED.at(
                left.place if left else Location(sheet.source.path),
                f"{what}，没有写",
                hint="这里多半不是数据文件的写法，照 drafter check 所说的改好再转",
            )
        )


def _roll_words(old: OldYear, rollover: Rollover, stem: str, *, keep: bool) -> None:
    for source, name in old.words:
        splices, count = ([], 0) if keep else emptying_splices(source)
        new = name.replace(old.stem, stem, 1)
        if "/" in name:
            new = _inside(name.rpartition("/")[2], rollover, stem)
        rollover.files.append(NewFile(new, source.splice(splices)))
        rollover.words += count
        _note_comment(source, new, rollover)


def _inside(name: str, rollover: Rollover, stem: str) -> str:
    """Where a file of the old year's folder goes in the new one."""
    return f"{stem}/{name.replace(str(rollover.old.year), str(rollover.new.year))}"


def _note_comment(source: TextFile, name: str, rollover: Rollover) -> None:
    """That the comment a file begins with, which stays, speaks of the old period."""
    opening = _OPENING_COMMENT.match(source.text)
    typed = opening[0] if opening else ""
    old, new = rollover.old, rollover.new
    if (old.year != new.year and str(old.year) in typed) or (
        old.span != new.span and old.span.name in typed
    ):
        rollover.notes.append(f"{name}：开头的注释说的还是{old.name}，照抄没有改")


def _note_variants(old: OldYear, rollover: Rollover) -> None:
    """The titles of 稿 in 单位.yaml, which serves all years and is not touched."""
    for name, variant in old.profile.variants.items():
        if old.period.year != rollover.new.year and old.period.year in years_in(variant.title):
            rollover.notes.append(
                f"{PROFILE}：稿.{name}.标题“{variant.title}”里有{old.period.year}，没有动，请核对"
            )


def _copy_outlines(old: OldYear, rollover: Rollover, stem: str) -> None:
    for path in old.outlines:
        try:
            data = path.read_bytes()
        except OSError as error:
            place = Location(str(path))
            message, hint = reason(error, "读")
            finding = textfaults.UNREADABLE.at(place, f"读不出这个提纲：{message}", hint=hint)
            raise DrafterError(finding) from error
        name = os.path.relpath(path, rollover.folder).replace(os.sep, "/").replace(old.stem, stem)
        rollover.files.append(NewFile(name, data))
        if rollover.old.year in set(years_in(data.decode("utf-8", "replace"))):
            rollover.notes.append(f"{name}：照抄，里面写着{rollover.old.year}，请核对")
