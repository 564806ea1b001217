"""Reads one typed value into the measures it is for; what does not fit is found and left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from drafter.figures import faults
from drafter.figures.figure import RATE, STATED, Figure, Gap, State
from drafter.figures.typedunits import members, scale_of
from drafter.findings import Repair
from drafter.library.indicators import IndicatorKind
from drafter.quantity import Pair, Quantity, QuantityRange, QuantityRatio, Unreadable, read_value
from drafter.textfile import REPLACEMENT

if TYPE_CHECKING:
    from drafter.figures.builder import BookBuilder
    from drafter.findings import Finding
    from drafter.library.units import Unit
    from drafter.location import Location
    from drafter.quantity import Value
    from drafter.yamlsource import Scalar

NOT_HAD = "无"
_NOT_COUNTED = frozenset({"金额", RATE, "千分率", "面积", "长度", "重量"})

ANY_COUNT = "个"  # said of whatever is counted
_HOLE = re.compile(r"[×xXＸｘ✕✗╳]{2,}\Z")


class Slot(NamedTuple):
    """What an entry is about: an indicator's measures and their units.

    A 自设 figure has no units beforehand: its value brings them.
    """

    path: str
    measures: tuple[str, ...]
    units: tuple[Unit, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is 自设."""
        return not self.units


class ValueReader(Struct):
    """Reads values into a book."""

    builder: BookBuilder
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Have the names of the units at hand."""
        self.names = self.builder.units.names

    def read_single(self, measure: str, unit: Unit, name: str, scalar: Scalar) -> None:
        """Read the value of one measure; nearly every figure is plain digits and takes this way."""
        text = scalar.text
        if text[:1].isdigit():
            read = read_value(text, self.names)
            if isinstance(read, Quantity):
                self._put(measure, name, scalar.place, read, unit)
            else:
                slot = Slot(measure, (measure,), (unit,))
                self._put_read(slot, name, scalar, read, slot.units)
        else:
            self.read(Slot(measure, (measure,), (unit,)), name, scalar)

    def read(
        self, slot: Slot, name: str, scalar: Scalar, units: tuple[Unit, ...] | None = None
    ) -> None:
        """Read the value of field `name`; `units` where they are not those of the slot."""
        units = slot.units if units is None else units
        if scalar.absent:
            self._leave_open(slot, name, scalar, State.PENDING)
        elif scalar.text == NOT_HAD:
            self._leave_open(slot, name, scalar, State.NONE)
        elif len(units) < 2 or not self._put_halves(slot, name, scalar, units):
            names = self.builder.units
            text = scalar.text
            read = names.read(text) if units else names.read_own(text, scalar.place)
            self._put_read(slot, name, scalar, read, units)

    def _put_read(
        self,
        slot: Slot,
        name: str,
        scalar: Scalar,
        read: Value | Pair | Unreadable,
        units: tuple[Unit, ...],
    ) -> None:
        if isinstance(read, Unreadable):
            self._explain(slot, name, scalar, read)
        elif not units:
            self._put_own(slot, name, scalar, read)
        elif isinstance(read, Pair):
            self._put_pair(slot, name, scalar, read, units)
        elif len(units) > 1:
            self._put_half(slot, name, scalar, read, units)
        else:
            self._put(slot.measures[0], name, scalar.place, read, units[0])

    def _put(self, measure: str, name: str, place: Location, value: Value, own: Unit) -> None:
        # Nearly all are simply a number of the indicator's own unit.
        if isinstance(value, Quantity) and not value.scale and not value.number.is_signed():
            typed = value.unit
            if not typed or typed == own.name or typed == own.measure:
                self.builder.put(Figure(measure, name, value, own, place))
                return
        unit = self.builder.units.fitting(value, own)
        finding: Finding | None
        if unit is None:
            finding = faults.WRONG_UNIT.at(
                place,
                f"“{measure}”的单位是“{own.name}”，这里写的是“{value.unit}”",
                hint=_unit_hint(value, own),
            )
        else:
            finding = self._impossible(measure, name, place, value)
        if finding is None and unit is not None:
            self.builder.put(Figure(measure, name, value, unit, place))
        elif finding is not None:
            self.builder.found.append(finding)
            self.builder.put_gap(measure, name, Gap(State.PENDING, place))

    def _impossible(self, measure: str, name: str, place: Location, value: Value) -> Finding | None:
        """What an indicator cannot be: below nothing, or a proportion where something is counted."""
        known = self.builder.catalogue.of_measure(measure)
        if known is None or name in STATED:
            return None
        kind = known.indicator.kind
        if isinstance(value, QuantityRatio):
            if kind is IndicatorKind.RATE:
                return None
            return faults.RATIO_NOT_NUMBER.at(
                place,
                f"“{measure}”是{kind}，这里填的是比“{value.text()}”",
                hint=f"填一个数，单位是{known.unit.name}；两个量的比写进素材",
            )
        lowest = value.low if isinstance(value, QuantityRange) else value
        if isinstance(lowest, Quantity) and lowest.number.is_signed():
            return faults.BELOW_NOTHING.at(
                place,
                f"“{measure}”是{kind}，不会是负数，这里填的是“{value.text()}”",
                hint="核对原数，去掉减号；若是比上年减少的数，填在“增量”里，例：增量: -50",
            )
        return None

    def _put_own(self, slot: Slot, name: str, scalar: Scalar, read: Value | Pair) -> None:
        builder = self.builder
        if not isinstance(read, Pair):
            unit = builder.units.typed(read)
            builder.put(Figure(slot.path, name, read, unit, scalar.place))
            builder.own.setdefault(slot.path, slot.measures)
            if not unit.name and read.exact is not None:
                builder.found.append(
                    faults.OWN_WITHOUT_UNIT.at(
                        scalar.place,
                        f"“{slot.path}”的数后面没有单位",
                        hint=f"连单位一起写，例：{scalar.text}个",
                    )
                )
            return
        for suffix, value, place in members(scalar.text, inner_place(scalar), read):
            unit = builder.units.typed(value)
            builder.put(Figure(f"{slot.path}.{suffix}", name, value, unit, place))
        builder.own[slot.path] = tuple(f"{slot.path}.{suffix}" for suffix, _ in read)

    def _put_pair(
        self, slot: Slot, name: str, scalar: Scalar, read: Pair, units: tuple[Unit, ...]
    ) -> None:
        fitting = self.builder.units.fitting
        if len(units) == 1:
            fit = [value for _, value in read if fitting(value, units[0])]
            self.builder.found.append(
                faults.PAIR_UNEXPECTED.at(
                    scalar.place,
                    f"“{slot.path}”只有一个单位（{units[0].name}），这里填了{len(read)}个数",
                    hint=f"改为：{fit[0].text(units[0].measure)}"
                    if len(fit) == 1
                    else f"只填一个数，按“{units[0].name}”填",
                )
            )
            self._leave_open(slot, name, scalar, State.PENDING)
            return
        rest = list(members(scalar.text, inner_place(scalar), read))
        matched: list[tuple[str, Location, Value, Unit]] = []
        for measure, unit in zip(slot.measures, units, strict=True):
            member = next((member for member in rest if fitting(member[1], unit)), None)
            if member is not None:
                rest.remove(member)
                matched.append((measure, member[2], member[1], unit))
        if rest or len(matched) < len(units):
            self._need_pair(slot, name, scalar, units)
            return
        for measure, place, value, unit in matched:
            self._put(measure, name, place, value, unit)

    def _put_half(
        self, slot: Slot, name: str, scalar: Scalar, value: Value, units: tuple[Unit, ...]
    ) -> None:
        """One number where two are due: taken when its unit says which it is."""
        halves = list(zip(slot.measures, units, strict=True))
        fit = [half for half in halves if value.unit == half[1].name] or [
            half for half in halves if value.unit and self.builder.units.fitting(value, half[1])
        ]
        if len(fit) != 1:
            self._need_pair(slot, name, scalar, units)
            return
        ((measure, unit),) = fit
        self._put(measure, name, scalar.place, value, unit)

    def _need_pair(self, slot: Slot, name: str, scalar: Scalar, units: tuple[Unit, ...]) -> None:
        names = [unit.name for unit in units]
        example = "".join(f"{number}{unit}" for number, unit in zip((30, 60), names, strict=True))
        self.builder.found.append(
            faults.PAIR_NEEDED.at(
                scalar.place,
                f"“{slot.path}”要{'、'.join(names)}两个数，这里填的是“{scalar.text[:30]}”",
                hint=f"例：{example}；缺一个：30{names[0]}××{names[-1]}；只有一个：60{names[-1]}",
            )
        )
        self._leave_open(slot, name, scalar, State.PENDING)

    def _explain(self, slot: Slot, name: str, scalar: Scalar, read: Unreadable) -> None:
        if REPLACEMENT not in scalar.text:  # of lost characters the reader of the file tells
            fits = bool(read.mended) and self._fits(slot, read.mended)
            self.builder.found.append(unreadable(scalar, read, sure=fits))
        self._leave_open(slot, name, scalar, State.PENDING)

    def _fits(self, slot: Slot, text: str) -> bool:
        """Whether a text is a value that may be filled in there."""
        read = self.builder.units.read(text)
        if isinstance(read, Unreadable):
            return False
        if isinstance(read, Pair):
            return len(slot.units) == len(tuple(read))
        if len(slot.units) > 1:
            return False
        return slot.own or self.builder.units.fitting(read, slot.units[0]) is not None

    def _put_halves(self, slot: Slot, name: str, scalar: Scalar, units: tuple[Unit, ...]) -> bool:
        """908户1515人 in the indicator's own units and order; ××人 is a half that has not come."""
        first, second = units
        front, unit, back = scalar.text.partition(first.name)
        if not unit or not back.endswith(second.name):
            return False
        halves: list[Quantity | None] = []
        for text in (front.strip(), back.removesuffix(second.name).strip()):
            if _HOLE.match(text):
                halves.append(None)
                continue
            read = read_value(text, self.names)
            if not isinstance(read, Quantity) or read.unit:
                return False
            halves.append(read)
        place = inner_place(scalar)
        for measure, own, value in zip(slot.measures, units, halves, strict=True):
            if value is None:
                self.builder.put_gap(measure, name, Gap(State.PENDING, place))
            else:
                self._put(measure, name, place, value, own)
            place = place.along(len(front) + len(unit))
        return True

    def _leave_open(self, slot: Slot, name: str, scalar: Scalar, state: State) -> None:
        for measure in slot.measures:
            self.builder.put_gap(measure, name, Gap(state, scalar.place))
        if slot.own:
            self.builder.own.setdefault(slot.path, slot.measures)


def _unit_hint(value: Value, own: Unit) -> str:
    """How to mend a wrong unit: the line itself only where no more than the word can be wrong."""
    counted = not own.prefix and "/" not in own.name and own.kind not in _NOT_COUNTED
    if value.unit == ANY_COUNT and counted and (own.factor == 1 or scale_of(value)):
        return f"数没有错的话，改为：{value.text(own.measure)}"
    return f"这个指标按“{own.name}”填：同一件事的数先折算成{own.name}，别的数填到它自己的指标下"


def inner_place(scalar: Scalar) -> Location:
    """The place of a scalar's first character, behind its quote."""
    return scalar.place.along(int(scalar.quoted and scalar.as_typed))


def unreadable(scalar: Scalar, read: Unreadable, *, sure: bool) -> Finding:
    """Why a value cannot be read; with what mends it where that is `sure`."""
    inside = inner_place(scalar)
    repairs = (Repair(inside, scalar.text, read.mended),) if sure and scalar.as_typed else ()
    return faults.UNREADABLE_VALUE.at(
        inside.along(read.offset if scalar.as_typed else 0),
        read.message,
        hint=read.hint,
        repairs=repairs,
    )
