"""The files of a year while they are edited: each request goes to the file it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.figures import editfaults
from drafter.figures.editing.addresses import Address, address_of
from drafter.figures.editing.pens import SplicePen
from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    MendLine,
    RemoveEntry,
    SetValue,
    ValueRequest,
)
from drafter.figures.editing.spots import spots
from drafter.figures.editing.valueedits import clear_at, insert_record, remove_at, set_at
from drafter.figures.editing.wordedits import change_words, has_words
from drafter.figures.editing.wordsheet import WordSheet, word_sheet
from drafter.figures.figure import LISTS
from drafter.figures.yearfile import YEAR
from drafter.location import Location
from drafter.textfile import text_of
from drafter.yamlsource.editing.lineedits import mend_line
from drafter.yamlsource.editing.proving import proven
from drafter.yamlsource.editing.sheet import Sheet, sheet_of
from drafter.yamlsource.editing.splices import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.figures.editing.requests import Request, WordRequest, WordsAt
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.textfile import TextFile
    from drafter.yamlsource import Mapping

WORDS_SUFFIX = ".md"
_MOST_PARTS = 100  # of one entry, in as many places


class OpenFiles:
    """What the files say, as far as the requests have been done."""

    def __init__(self, sources: Sequence[TextFile], catalogue: Catalogue) -> None:
        """Open the files of one year."""
        self._sources = tuple(sources)
        self._catalogue = catalogue
        self._sheets: dict[str, Sheet] = {}
        self._words: dict[str, WordSheet] = {}
        for source in sources:
            self._open(source)

    def sources(self) -> Iterator[TextFile]:
        """The files as they are now, in the order given."""
        for source in self._sources:
            sheet = self._sheets.get(source.path) or self._words.get(source.path)
            yield sheet.source if sheet else source

    def do(self, request: Request) -> Finding | None:
        """Do one request; why it cannot be done, else nothing."""
        if isinstance(request, MendLine):
            return self._mend(request)
        if isinstance(request, SetValue | ClearValue | RemoveEntry | InsertRecord):
            return self._change_value(request)
        return self._change_words(request)

    def _open(self, source: TextFile) -> None:
        found: list[Finding] = []
        text_of(source.path, source.splice(()), found)
        if source.path.endswith(WORDS_SUFFIX):
            self._words[source.path] = word_sheet(source, tuple(found))
        elif sheet := sheet_of(source, tuple(found)):
            self._sheets[source.path] = sheet

    def _mend(self, request: MendLine) -> Finding | None:
        sheets = [
            sheet
            for path, sheet in self._sheets.items()
            if request.file in {"", path, Path(path).name}
        ]
        change = mend_line(sheets[0], request.line) if sheets else None
        if change is None:
            return editfaults.NO_SLIP.at(
                Location(sheets[0].source.path if sheets else request.file, request.line),
                "这一行没有程序能改好的毛病，没有改",
                hint="照检查所说的自己改",
            )
        return self._prove(sheets[0], change)

    def _change_value(self, request: ValueRequest) -> Finding | None:
        if isinstance(request, InsertRecord):
            address = Address(LISTS, (request.name,))
        else:
            address = address_of(request.path, request.field)
        sheet = self._home(address)
        if sheet is None:
            first = self._sources[0].path if self._sources else ""
            return editfaults.NO_HOME.at(
                Location(first), "没有读得出的数据文件，没有填", hint="先在文件里写上“年度: 2018”"
            )
        match request:
            case RemoveEntry():
                return self._remove(sheet, address)
            case SetValue():
                change = set_at(SplicePen(sheet), address, request.text, self._catalogue)
            case ClearValue():
                change = clear_at(SplicePen(sheet), address)
            case InsertRecord():
                change = insert_record(sheet, request.name, request.pairs, request.number)
        return self._prove(sheet, change)

    def _remove(self, sheet: Sheet, address: Address) -> Finding | None:
        """Take an entry out; of a 数据 entry also what further dotted keys say of it."""
        refused = self._prove(sheet, remove_at(sheet, address))
        for _ in range(_MOST_PARTS if address.root != LISTS else 0):
            if refused:
                return refused
            sheet = self._sheets[sheet.source.path]
            change = remove_at(sheet, address)
            if not isinstance(change, Change):
                return None
            refused = self._prove(sheet, change)
        return refused

    def _prove(self, sheet: Sheet, change: Change | Finding) -> Finding | None:
        if not isinstance(change, Change):
            return change
        new = proven(sheet, change)
        if not isinstance(new, Sheet):
            return new
        self._sheets[sheet.source.path] = new
        return None

    def _change_words(self, request: WordRequest) -> Finding | None:
        sheet = self._sheet_of_words(request.at)
        if sheet is None and request.at.file:
            return editfaults.NOT_THERE.at(
                Location(request.at.file), "没有这个素材文件，没有改", hint="重新读一遍这一年，再改"
            )
        if sheet is None:
            first = self._sources[0].path if self._sources else ""
            return editfaults.NO_HOME.at(
                Location(first), "这一年没有素材文件，没有写", hint="先新建一个，例：2018素材.md"
            )
        new = change_words(sheet, request)
        if not isinstance(new, WordSheet):
            return new
        self._words[sheet.source.path] = new
        return None

    def _sheet_of_words(self, at: WordsAt) -> WordSheet | None:
        if at.file:
            return self._words.get(at.file)
        sheets = self._words.values()
        return next((sheet for sheet in sheets if has_words(sheet, at)), next(iter(sheets), None))

    def _home(self, address: Address) -> Sheet | None:
        """The file an address stands in, or belongs into."""
        roots = [(path, sheet.root) for path, sheet in self._sheets.items()]
        at = home_of(roots, address, self._catalogue)
        return None if at is None else self._sheets[roots[at][0]]


def home_of(
    roots: Sequence[tuple[str, Mapping]], address: Address, catalogue: Catalogue
) -> int | None:
    """Which of some files an address stands in, or belongs into.

    That which leads furthest towards it; then that of the indicator's 科室; then the
    first that has such content at all.
    """
    if len(roots) == 1:
        return 0
    known = catalogue.indicators.get(address.path)
    department = known.department if known else ""

    def fitness(at: int) -> tuple[int, bool, bool]:
        file, root = roots[at]
        led = (len(spot.led) + 1 for spot in spots(root, address, address.full))
        named = Path(file).stem == department
        return (max(led, default=0), named, root.get(address.root or YEAR) is not None)

    return max(range(len(roots)), key=fitness, default=None)
