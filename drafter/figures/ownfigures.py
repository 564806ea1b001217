"""Reads 自设: figures that no catalogue has, named by the office, each with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.entries import FIELDS, EntryReader
from drafter.figures.figure import OWN_FIGURES
from drafter.figures.values import Slot
from drafter.library.indicators import NAME, RESERVED
from drafter.yamlsource import Mapping, Scalar

if TYPE_CHECKING:
    from drafter.figures.builder import BookBuilder


class OwnFigureReader:
    """Reads the 自设 of one or more files into a book."""

    def __init__(self, builder: BookBuilder) -> None:
        """Read into `builder`."""
        self._builder = builder
        self._entries = EntryReader(builder)

    def read(self, data: Mapping, prefix: str = OWN_FIGURES) -> None:
        """Read a group; a mapping is an entry when one of its keys is 本年, 上年 or the like."""
        for entry in data.entries:
            name, field = _split(entry.key.text)
            if not self._well_named(name, entry.key):
                continue
            path = f"{prefix}.{name}"
            value = entry.value
            if field:
                self._entries.field(Slot(path, (path,)), entry.key, field, value)
            elif isinstance(value, Mapping) and FIELDS.isdisjoint(value.keys()):
                self.read(value, path)
            else:
                self._entries.read(Slot(path, (path,)), value)

    def _well_named(self, path: str, key: Scalar) -> bool:
        for name in path.split("."):
            if not NAME.match(name) or name in RESERVED:
                reason = (
                    "是程序已经用了的词" if name in RESERVED else "不是汉字开头的汉字、字母、数字"
                )
                self._builder.found.append(
                    faults.BAD_OWN_NAME.at(
                        key.place,
                        f"自设数据的名称“{name}”{reason}，没有读入",
                        hint="换一个以汉字开头的简短名称",
                    )
                )
                return False
        return True


def _split(key: str) -> tuple[str, str]:
    """A flat key's name and the field behind it: 补充医疗险.投保.上年."""
    names = key.split(".")
    for number, name in enumerate(names):
        if number and name in FIELDS:
            return ".".join(names[:number]), ".".join(names[number:])
    return key, ""
