"""Reads the entry of one indicator or 自设 figure: 本年, 上年, 目标, 分, 来源 and the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.attributes import ATTRIBUTES, read_attribute
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    HISTORY,
    NEXT_TARGET,
    OF_WHICH,
    PARTS,
    PREVIOUS,
    RATE,
    STATED,
    STATED_GROWTH,
    STATED_INCREASE,
    TARGET,
    Gap,
    State,
)
from drafter.figures.typedunits import PERCENT, POINTS
from drafter.figures.values import Slot, ValueReader
from drafter.yamlsource import Mapping, Node, Scalar, nearest

if TYPE_CHECKING:
    from drafter.figures.builder import BookBuilder
    from drafter.library.units import Unit

VALUES = frozenset({CURRENT, PREVIOUS, TARGET, NEXT_TARGET, BASELINE})
GROUPS = frozenset({PARTS, OF_WHICH, HISTORY})
FIELDS = VALUES | STATED | GROUPS | ATTRIBUTES.keys()

_KIND_OF_PLACE = re.compile(r"(?<=..)(?:街道|地区|[省市县区旗镇乡村])\Z")
_YEAR = re.compile(r"((?:19|20)\d\d)年?\Z")


class EntryReader:
    """Reads entries into a book; every fault is a finding and the rest is kept."""

    def __init__(self, builder: BookBuilder) -> None:
        """Read into `builder`."""
        self._builder = builder
        self._values = ValueReader(builder)

    def read(self, slot: Slot, node: Node) -> None:
        """Read an entry: a value, or a mapping of fields."""
        if isinstance(node, Scalar):
            self._read_value(slot, CURRENT, node)
        elif isinstance(node, Mapping):
            for entry in node.entries:
                self.field(slot, entry.key, entry.key.text, entry.value)
        else:
            leaf = slot.path.rpartition(".")[2]
            self._refuse(node, f"“{slot.path}”写成了一列", f"例：{leaf}: 950")

    def field(self, slot: Slot, key: Scalar, name: str, node: Node) -> None:
        """Read one field, whose `name` may go on after a dot: 上年, 分.沙湾街道."""
        if name in VALUES and isinstance(node, Scalar):
            self._read_value(slot, name, node)
            return
        head, _, rest = name.partition(".")
        if head in GROUPS:
            self._read_group(slot, head, rest, key, node)
        elif f"{slot.path}.{head}" in slot.measures:
            self._read_measure(slot, f"{slot.path}.{head}", key, rest, node)
        elif rest or head not in FIELDS:
            self._complain_of_field(slot, key, name)
        elif not isinstance(node, Scalar):
            self._refuse(
                node,
                f"“{slot.path}”的“{head}”要写一个值",
                f"例：{head}: {ATTRIBUTES.get(head, '950')}",
            )
        elif head in STATED:
            self._read_stated(slot, head, node)
        else:
            self._read_attribute(slot, head, node)

    def _read_value(self, slot: Slot, name: str, scalar: Scalar) -> None:
        if len(slot.units) == 1:
            self._values.read_single(slot.path, slot.units[0], name, scalar)
        else:
            self._values.read(slot, name, scalar)

    def _read_measure(self, slot: Slot, measure: str, key: Scalar, rest: str, node: Node) -> None:
        """One of a pair on its own: 在册: {户: 908, 人: 1515}."""
        single = Slot(measure, (measure,), (slot.units[slot.measures.index(measure)],))
        if rest:
            self.field(single, key, rest, node)
        else:
            self.read(single, node)

    def _read_group(self, slot: Slot, group: str, rest: str, key: Scalar, node: Node) -> None:
        if rest:
            self._read_part(slot, group, key, rest, node)
        elif isinstance(node, Mapping):
            for entry in node.entries:
                self._read_part(slot, group, entry.key, entry.key.text, entry.value)
            if group == PARTS:
                self._check_divisions(tuple(entry.key for entry in node.entries))
        elif not (isinstance(node, Scalar) and node.absent):
            example = "{2021: 95, 2022: 97}" if group == HISTORY else "{甲街道: 3, 乙街道: 2}"
            self._refuse(node, f"“{slot.path}”的“{group}”要写成一组", f"例：{group}: {example}")

    def _read_part(self, slot: Slot, group: str, key: Scalar, name: str, node: Node) -> None:
        if group == HISTORY:
            year = _YEAR.match(name)
            if year is None:
                self._refuse(key, f"历年里的“{name}”不是年份", "例：历年: {2021: 95, 2022: 97}")
                return
            name = year.group(1)
        if not isinstance(node, Scalar):
            self._refuse(node, f"“{slot.path}”的“{group}.{name}”要填一个数", f"例：{name}: 3")
            # Without it the sum of the others would be printed for the whole.
            gap = Gap(State.PENDING, node.place)
            for measure in self._builder.own.get(slot.path, slot.measures):
                self._builder.put_gap(measure, f"{group}.{name}", gap)
                self._builder.name_part(measure, group, name)
            return
        self._values.read(slot, f"{group}.{name}", node)
        for measure in self._builder.own.get(slot.path, slot.measures):
            self._builder.name_part(measure, group, name)

    def _check_divisions(self, keys: tuple[Scalar, ...]) -> None:
        """A breakdown that names one of 下辖 must name only those; 镇街 and 村居 are free."""
        divisions = frozenset(self._builder.divisions)
        if not any(key.text in divisions for key in keys):
            return
        for key in keys:
            if key.text not in divisions:
                near = _nearest_division(key.text, self._builder.divisions)
                self._builder.found.append(
                    faults.UNKNOWN_DIVISION.at(
                        key.place,
                        f"下辖里没有“{key.text}”",
                        hint=f"改为：{near}"
                        if near
                        else "名称照 单位.yaml 的 下辖 写；名称没有错的，在 下辖 里加上它",
                    )
                )

    def _read_stated(self, slot: Slot, name: str, scalar: Scalar) -> None:
        if len(slot.measures) > 1 and name != STATED_INCREASE and not scalar.absent:
            which = slot.measures[-1].rpartition(".")[2]
            self._refuse(
                scalar,
                f"“{slot.path}”是成对的数，“{name}”要写明是哪一个的",
                f"例：{which}: {{{name}: {scalar.text}}}",
            )
        else:
            units = tuple(_stated_unit(name, unit) for unit in slot.units)
            if slot.own and name != STATED_INCREASE:
                units = (PERCENT,)
            self._values.read(slot, name, scalar, units)

    def _read_attribute(self, slot: Slot, name: str, scalar: Scalar) -> None:
        attributes = read_attribute(name, scalar, self._builder.found)
        if attributes is not None:
            for measure in slot.measures:
                self._builder.note(measure, attributes)

    def _complain_of_field(self, slot: Slot, key: Scalar, name: str) -> None:
        near = nearest(name, FIELDS)
        leaf = slot.path.rpartition(".")[2]
        self._builder.found.append(
            faults.INDICATOR_WITH_CHILDREN.at(
                key.place,
                f"“{slot.path}”是一个数，下面没有“{name}”",
                hint=f"是不是“{near}”？"
                if near
                else f"下面写本年、上年、目标、分、其中、来源等，例：{leaf}: {{本年: 950, 上年: 900}}",
            )
        )

    def _refuse(self, node: Node, message: str, hint: str) -> None:
        self._builder.found.append(faults.BAD_ENTRY.at(node.place, message, hint=hint))


def _nearest_division(name: str, divisions: tuple[str, ...]) -> str:
    """The place that is meant: what all are called by, 街道 or 镇, makes no two alike."""
    stems = {_KIND_OF_PLACE.sub("", each): each for each in divisions}
    return stems.get(nearest(_KIND_OF_PLACE.sub("", name), stems), "")


def _stated_unit(name: str, unit: Unit) -> Unit:
    """What a stated result is counted in: 百分点 for changes of a rate, % for other rates."""
    if unit.kind == RATE and name in {STATED_GROWTH, STATED_INCREASE}:
        return POINTS
    return unit if name == STATED_INCREASE else PERCENT
