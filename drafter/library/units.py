"""Units of measurement (计量.yaml): kind, prefix, measure word, scale."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.yamlsource import Entry, Fields
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding


KEYS = ("类别", "前缀", "量词", "倍数")
LONGEST_FACTOR = 12

_FACTOR = re.compile(rf"[1-9][0-9]{{0,{LONGEST_FACTOR - 1}}}")
_NAME = re.compile(r"[^\W\d_][^\W\d_]*(?:[/·][^\W\d_]+)*|[%‰]")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿约近超余多几半")


class Unit(Struct, frozen=True):
    """A unit: 元/人·月 is printed 每人每月…元; 万元 is 10000 of its kind's base unit.

    `factor` turns a value in this unit into the base of its `kind` (元, 人, …); values
    of two units can be compared when their kinds are the same.
    """

    name: str
    kind: str
    prefix: str
    measure: str
    factor: Fraction


class Units(Struct, frozen=True):
    """All known units by name."""

    by_name: Mapping[str, Unit]

    def get(self, name: str) -> Unit | None:
        """The unit called `name`."""
        return self.by_name.get(name)

    @property
    def names(self) -> frozenset[str]:
        """Every unit name, for telling a unit from the number before it."""
        return frozenset(self.by_name)


def read_units(sources: tuple[MappingNode, ...], found: list[Finding]) -> Units:
    """The units of all `sources`, the nearest library first; the first to name a unit wins."""
    by_name: dict[str, Unit] = {}
    for source in reversed(sources):
        for entry in source.entries:
            unit = _read_unit(entry, found)
            if unit is None:
                continue
            known = by_name.get(unit.name)
            if known is not None and (known.kind, known.factor) != (unit.kind, unit.factor):
                found.append(
                    faults.CHANGED_UNIT.at(
                        entry.key.place,
                        f"单位“{unit.name}”的类别或倍数与共用的不同（共用的是{known.kind}，"
                        f"倍数{known.factor}），没有照改",
                        hint="照共用的写；意思不同的，另立一个单位名",
                    )
                )
                continue
            by_name[unit.name] = unit
    return Units(by_name)


def _read_unit(entry: Entry, found: list[Finding]) -> Unit | None:
    if not isinstance(entry.value, MappingNode):
        found.append(
            faults.MALFORMED.at(
                entry.key.place,
                f"单位“{entry.key.text}”缺少说明",
                hint=f"例：{entry.key.text}: {{类别: 个数}}",
            )
        )
        return None
    name = entry.key.text
    if not _NAME.fullmatch(name) or name in _NUMERALS:
        found.append(
            faults.BAD_NAME.at(
                entry.key.place,
                f"单位名“{name}”会和数字混在一起，没有用上",
                hint="用汉字或字母开头的单位名，不带空格和数字",
            )
        )
        return None
    fields = Fields(entry.value, found)
    kind = fields.required_text("类别")
    prefix = fields.text("前缀", "")
    measure = fields.text("量词", entry.key.text)
    factor_node = fields.scalar("倍数")
    factor = Fraction(1)
    if factor_node is not None:
        if _FACTOR.fullmatch(factor_node.text):
            factor = Fraction(int(factor_node.text))
        else:
            found.append(
                faults.MALFORMED.at(
                    factor_node.place,
                    f"倍数“{factor_node.text[:20]}”不是{LONGEST_FACTOR}位以内的正整数",
                    hint="例：倍数: 10000",
                )
            )
            return None
    fields.done()
    return Unit(entry.key.text, kind, prefix, measure, factor)
