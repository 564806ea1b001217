"""清单: lists of records whose every number is a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures import faults
from drafter.figures.attributes import PUBLIC, read_attribute
from drafter.figures.figure import CURRENT, LISTS, Figure, Gap, State
from drafter.figures.listkinds import unit_fault, words_fault
from drafter.figures.typedunits import members
from drafter.figures.values import NOT_HAD, inner_place, unreadable
from drafter.figures.words import Declared, WordFigure, WordText
from drafter.period import date_name, read_date
from drafter.quantity import Pair, Unreadable
from drafter.yamlsource import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup

    from drafter.figures.builder import BookBuilder
    from drafter.figures.words import WordRun
    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Entry, Node

_YEAR_OR_MONTH = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[初中末底]?\Z|\d{1,2}月(?:\d{1,2}日|[初中末底])?\Z"
)
_DECLARED = re.compile(r"`([^`]*)`")


class FieldText(Struct, frozen=True):
    """A record's field in words."""

    runs: tuple[WordRun, ...]
    place: Location

    @property
    def text(self) -> str:
        """The field as it prints."""
        return "".join(run.text for run in self.runs)


class Record(Struct, frozen=True):
    """One record of a 清单; its figures are measured as 清单.项目.1.投资, below its `stem`."""

    fields: Lookup[str, Figure | FieldText | Gap]
    place: Location
    stem: str = ""
    public: bool = True


class ListReader:
    """Reads the 清单 of one or more files into a book."""

    def __init__(self, builder: BookBuilder) -> None:
        """Read into `builder`."""
        self._builder = builder

    def read(self, lists: Mapping) -> None:
        """Read every list; what is not a list of records is a finding."""
        for entry in lists.entries:
            if isinstance(entry.value, Sequence):
                for item in entry.value.items:
                    self._read_record(entry.key.text, item)
            elif not (
                isinstance(entry.value, Scalar)
                and (entry.value.absent or entry.value.text == NOT_HAD)
            ):
                self._refuse(
                    entry.value,
                    f"清单“{entry.key.text}”要写成一列，每项前面加“- ”",
                    "例：- {名称: 区殡仪馆迁建, 投资: 1.9亿元, 阶段: 在建}",
                )

    def _read_record(self, name: str, item: Node) -> None:
        if not isinstance(item, Mapping):
            self._refuse(
                item, f"清单“{name}”的每一项要写成一组", "例：- {名称: 区殡仪馆迁建, 阶段: 在建}"
            )
            return
        records = self._builder.lists.setdefault(name, [])
        stem = f"{LISTS}.{name}.{len(records) + 1}"
        fields = {
            entry.key.text: value
            for entry in item.entries
            if entry.key.text != PUBLIC
            and (value := self._read_field(f"{stem}.{entry.key.text}", entry)) is not None
        }
        records.append(Record(fields, item.place, stem, self._is_public(item)))

    def _is_public(self, item: Mapping) -> bool:
        scalar = item.get(PUBLIC)
        if not isinstance(scalar, Scalar):
            return True
        attributes = read_attribute(PUBLIC, scalar, self._builder.found)
        return attributes is None or attributes.public

    def _read_field(self, measure: str, entry: Entry) -> Figure | FieldText | Gap | None:
        scalar = entry.value
        if not isinstance(scalar, Scalar):
            self._refuse(scalar, f"“{measure}”要写一个值", "一项里的每个键只写一个数或一句话")
            return None
        if scalar.absent:
            return self._gap(measure, scalar, State.PENDING)
        if scalar.text == NOT_HAD:
            return self._gap(measure, scalar, State.NONE)
        date = read_date(scalar.text)
        if date is not None:
            return FieldText((Declared(date_name(date), scalar.place),), scalar.place)
        if _YEAR_OR_MONTH.match(scalar.text):
            return FieldText((Declared(scalar.text, scalar.place),), scalar.place)
        return self._read_words(measure, scalar)

    def _read_words(self, measure: str, scalar: Scalar) -> Figure | FieldText:
        builder = self._builder
        read = builder.units.read_words(scalar.text)
        key = measure.rpartition(".")[2]
        if isinstance(read, Unreadable):
            slip = unreadable(scalar, read, sure=True) if read.mended else None
            self._tell(slip or words_fault(key, scalar))
            return FieldText(_plain_runs(scalar), scalar.place)
        if not isinstance(read, Pair):
            figure = Figure(measure, CURRENT, read, builder.units.typed(read), scalar.place)
            self._keep(figure)
            self._tell(unit_fault(key, figure, scalar.text))
            return figure
        runs: list[WordRun] = []
        for unit, value, place in members(scalar.text, inner_place(scalar), read):
            figure = Figure(f"{measure}.{unit}", CURRENT, value, builder.units.typed(value), place)
            self._keep(figure)
            runs.append(WordFigure(figure, place))
        return FieldText(tuple(runs), scalar.place)

    def _keep(self, figure: Figure) -> None:
        self._builder.put(figure)
        self._builder.own[figure.measure] = (figure.measure,)

    def _tell(self, finding: Finding | None) -> None:
        if finding is not None:
            self._builder.found.append(finding)

    def _gap(self, measure: str, scalar: Scalar, state: State) -> Gap:
        gap = Gap(state, scalar.place)
        self._builder.put_gap(measure, CURRENT, gap)
        return gap

    def _refuse(self, node: Node, message: str, hint: str) -> None:
        self._builder.found.append(faults.BAD_ENTRY.at(node.place, message, hint=hint))


def _plain_runs(scalar: Scalar) -> tuple[WordRun, ...]:
    """Words, and the digits that backquotes declare to be no figure."""
    runs: list[WordRun] = []
    start = inner_place(scalar) if scalar.as_typed else scalar.place._replace(column=0)
    end = 0
    for match in (*_DECLARED.finditer(scalar.text), None):
        plain = scalar.text[end : match.start() if match else None]
        if plain:
            runs.append(WordText(plain, start.along(end)))
        if match:
            runs.append(Declared(match[1], start.along(match.start(1))))
            end = match.end()
    return tuple(runs)
