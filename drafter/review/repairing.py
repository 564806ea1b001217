"""Putting right what is surely wrong: in memory until nothing more is, then in the files at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.figures.faults import UNREADABLE_VALUE
from drafter.figures.yearindex import YAML_SUFFIXES
from drafter.location import Location
from drafter.review.checking import check_file
from drafter.textfile import Splice, read_text, text_of, write_atomically
from drafter.yamlsource.corrections import line_starts
from drafter.yamlsource.editing.lineedits import mend_line, mend_values
from drafter.yamlsource.editing.proving import proven
from drafter.yamlsource.editing.sheet import Sheet, sheet_of
from drafter.yamlsource.keyboard import slips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafter.findings import Finding, Repair
    from drafter.pipeline import Edition, Shelf
    from drafter.review.checking import Checked
    from drafter.textfile import TextFile

# A repair can uncover another; more rounds than these would be a quarrel of two rules.
MOST_ROUNDS = 8


class Mended(Struct, frozen=True):
    """A file as it is, and its bytes as they would be."""

    before: TextFile
    after: bytes

    @property
    def text(self) -> str:
        """The text as it would be."""
        read = text_of(self.before.path, self.after, [])
        return read.text if read else ""

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return Path(self.before.path)


class Plan(Struct, frozen=True, eq=False):
    """What would be put right, and what would be found afterwards."""

    mended: tuple[Mended, ...]
    left: Checked


def plan_repairs(
    path: Path, shelf: Shelf, edition: Edition, wanted: Callable[[Finding], bool]
) -> Plan:
    """Put right all that is sure and wanted, in memory; nothing is written.

    Planned again on what it leaves, it finds nothing more to do.
    """
    texts: dict[str, bytes] = {}
    before: dict[str, TextFile] = {}

    def read(file: Path, found: list[Finding]) -> TextFile | None:
        data = texts.get(str(file))
        return read_text(file, found) if data is None else text_of(str(file), data, found)

    checked = check_file(path, shelf, edition, read=read)
    for _ in range(MOST_ROUNDS):
        chosen = [finding for finding in checked.findings if wanted(finding)]
        changed = False
        for file in checked.mendable:
            source = read(file, [])
            after = _repaired(source, chosen) if source else None
            if source and after is not None:
                before.setdefault(str(file), source)
                texts[str(file)] = after
                changed = True
        if not changed:
            break
        checked = check_file(path, shelf, edition, read=read)
    mended = tuple(Mended(source, texts[file]) for file, source in before.items())
    return Plan(mended, checked)


def write_repairs(mended: Iterable[Mended]) -> None:
    """Write what was planned, each file whole; none that somebody has changed meanwhile.

    Raises:
        DrafterError: with every file that was not written, and why.
    """
    found: list[Finding] = []
    for each in mended:
        try:
            if not write_atomically(each.path, each.after, still=_is_still(each)):
                found.append(_changed(each))
        except DrafterError as error:
            found += error.findings
    if found:
        raise DrafterError(*found)


def _is_still(mended: Mended) -> Callable[[], bool]:
    asplanned = mended.before.splice(())

    def still() -> bool:
        try:
            return mended.path.read_bytes() == asplanned
        except OSError:
            return False

    return still


def _changed(mended: Mended) -> Finding:
    return textfaults.NOT_WRITTEN.at(
        Location(str(mended.path)),
        "没有改：检查以后有人改过这个文件",
        hint="再检查一次",
    )


def _repaired(source: TextFile, findings: Iterable[Finding]) -> bytes | None:
    """The bytes of a file with what is found in it put right; None where nothing is."""
    if Path(source.path).suffix.lower() in YAML_SUFFIXES:
        found = tuple(_in(source, findings))
        lines = {item.place.line for item in found}
        return _without_slips(source, lines) or _with_numbers(source, found)
    splices = tuple(splices_of(source, [each for item in findings for each in item.repairs]))
    return source.splice(splices) if splices else None


def _in(source: TextFile, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.place.file == source.path)


def _without_slips(source: TextFile, lines: set[int]) -> bytes | None:
    """A YAML file without the slips of the keyboard on these lines, reading as it did."""
    mendable = sorted(
        {slip.line for slip in slips(source.text) if slip.mended_line and slip.line in lines}
    )
    found: list[Finding] = []
    text_of(source.path, source.splice(()), found)
    sheet = sheet_of(source, tuple(found)) if mendable else None
    for line in mendable:
        change = mend_line(sheet, line) if sheet else None
        new = proven(sheet, change) if sheet and change else None
        if isinstance(new, Sheet):
            sheet = new
    if sheet is None or sheet.source.text == source.text:
        return None
    return sheet.source.splice(())


def _with_numbers(source: TextFile, findings: Iterable[Finding]) -> bytes | None:
    """A YAML file with the slips within its numbers put right, all else reading as it did."""
    repairs = [
        each for item in findings if item.rule == UNREADABLE_VALUE.name for each in item.repairs
    ]
    splices = tuple(splices_of(source, repairs))
    found: list[Finding] = []
    text_of(source.path, source.splice(()), found)
    sheet = sheet_of(source, tuple(found)) if splices else None
    if sheet is None:
        return None
    new = proven(sheet, mend_values(sheet, splices))
    return new.source.splice(()) if isinstance(new, Sheet) else None


def splices_of(source: TextFile, repairs: Iterable[Repair]) -> Iterator[Splice]:
    """The repairs of a file as splices, from the first on.

    One that meets another, or finds other text than it should, is left out.
    """
    starts = line_starts(source.text)
    done = -1
    for place, old, new in sorted(dict.fromkeys(repairs)):
        if place.file != source.path or not 0 < place.line <= len(starts) or not place.column:
            continue
        start = starts[place.line - 1] + place.column - 1
        end = start + len(old)
        if start > done and source.text[start:end] == old:
            yield Splice(start, end, new)
            done = end
