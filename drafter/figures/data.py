"""Reads 数据: names of the catalogue, nested or flat, down to the entries of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.attributes import PUBLIC, read_attribute
from drafter.figures.entries import FIELDS, EntryReader
from drafter.figures.figure import CURRENT, Gap, State
from drafter.figures.values import NOT_HAD, Slot, ValueReader
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from drafter.figures.builder import BookBuilder
    from drafter.yamlsource import Node

MOST_UNKNOWN = 1000  # that are told of one by one
MOST_NEAREST = 20  # looking for the nearest name is slow; a file of the wrong kind has hundreds


class DataReader:
    """Reads the 数据 of one or more files into a book."""

    def __init__(self, builder: BookBuilder, only: str = "") -> None:
        """Read into `builder`; of all indicators only the one whose path is `only`, if any."""
        self._builder = builder
        self._only = only
        self._entries = EntryReader(builder)
        self._values = ValueReader(builder)
        self._indicators = builder.catalogue.indicators
        self._measures = builder.catalogue.measures
        known = builder.catalogue.indicators.get(only)
        self._wanted = known.measures if known else self._measures
        self._groups = builder.catalogue.groups
        self._looked_up = 0

    def read(self, data: Mapping, prefix: str = "") -> None:
        """Read a group; unknown names are findings and the rest is kept."""
        begin = self._only[len(prefix) :].partition(".")[0]
        for key, value in data.entries:
            if key.text == PUBLIC and prefix:
                self._read_public(prefix, value)
                continue
            if begin and not key.text.startswith(begin):
                continue
            path = prefix + key.text
            if begin and not _on_one_way(path, self._only):
                continue
            measure = self._measures.get(path)
            if measure is not None and isinstance(value, Scalar):
                self._values.read_single(path, measure.unit, CURRENT, value)
            elif slot := self._slot(path):
                self._entries.read(slot, value)
            elif path in self._groups:
                self._read_group(path, key, value)
            else:
                self._read_longer(path, key, value)

    def _read_public(self, prefix: str, node: Node) -> None:
        """公开 of a whole group counts for all that stands in it."""
        scalar = node if isinstance(node, Scalar) else None
        attributes = read_attribute(PUBLIC, scalar, self._builder.found) if scalar else None
        if attributes is None:
            return
        for measure in self._wanted:
            if measure.startswith(prefix):
                self._builder.note(measure, attributes)

    def _slot(self, path: str) -> Slot | None:
        measure = self._measures.get(path)
        if measure is not None:
            return Slot(path, (path,), (measure.unit,))
        indicator = self._indicators.get(path)
        return Slot(path, indicator.measures, indicator.units) if indicator else None

    def _read_group(self, path: str, key: Scalar, node: Node) -> None:
        if isinstance(node, Mapping):
            self.read(node, path + ".")
        elif isinstance(node, Scalar) and node.text == NOT_HAD:
            for measure in self._wanted:
                if measure.startswith(path + "."):
                    self._builder.put_gap(measure, CURRENT, Gap(State.NONE, node.place))
        elif not (isinstance(node, Scalar) and node.absent):
            below = [name for name in self._indicators if name.startswith(path + ".")]
            leaf = below[0].removeprefix(path + ".")
            self._builder.found.append(
                faults.GROUP_NOT_INDICATOR.at(
                    key.place,
                    f"“{path}”是一类指标，不能直接填数",
                    hint=f"写到具体的指标，例：{path}.{leaf}；这一类有："
                    + "、".join(name.removeprefix(path + ".") for name in below[:8]),
                )
            )

    def _read_longer(self, path: str, key: Scalar, node: Node) -> None:
        """A name that goes on behind an indicator's: 低保.标准.上年, or an unknown one."""
        head, tail = path, ""
        while "." in head:
            head, _, last = head.rpartition(".")
            tail = f"{last}.{tail}" if tail else last
            slot = self._slot(head)
            if slot is not None:
                self._entries.field(slot, key, tail, node)
                return
        self._complain(path, key)

    def _complain(self, path: str, key: Scalar) -> None:
        self._looked_up += 1
        if self._looked_up > MOST_UNKNOWN:
            if self._looked_up == MOST_UNKNOWN + 1:
                self._builder.found.append(
                    faults.UNKNOWN_INDICATOR.at(
                        key.place,
                        "没有的指标太多，从这里起不再逐个列出",
                        hint="核对是不是放错了文件",
                    )
                )
            return
        near = self._builder.catalogue.nearest(path) if self._looked_up <= MOST_NEAREST else ""
        last = path.rpartition(".")[2]
        if last in FIELDS:
            hint = f"“{last}”要写在具体的指标之下"
        elif near:
            hint = f"是不是“{near}”？目录里没有的数据填在 自设: 之下"
        else:
            hint = "目录里没有的数据填在 自设: 之下，连单位一起写"
        self._builder.found.append(
            faults.UNKNOWN_INDICATOR.at(key.place, f"没有指标“{path}”", hint=hint)
        )


def _on_one_way(path: str, other: str) -> bool:
    """Whether one of two paths leads to the other."""
    return path == other or path.startswith(f"{other}.") or other.startswith(f"{path}.")
