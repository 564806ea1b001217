"""Names of places in a year's files: 低保.标准 and 上年, 自设.社工站, 清单.项目[2].投资, 截至."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.figures.entries import FIELDS
from drafter.figures.figure import CURRENT, DATA, LISTS, OWN_FIGURES
from drafter.figures.yearfile import HEAD_KEYS

_RECORD = re.compile(r"([^.\[]+)(?:\[(\d+)\]|\.(\d+))?(?:\.(.+))?")


class Address(Struct, frozen=True):
    """Where something stands: `root` is 数据, 自设, 清单, or "" for the head of the file.

    `names` lead to an indicator, `field` on from there (本年, 分 and 沙湾街道); of a 清单 they are
    the name of the list and the field, with `record` between them, counted from 1.
    """

    root: str
    names: tuple[str, ...]
    field: tuple[str, ...] = ()
    record: int = 0

    @property
    def path(self) -> str:
        """The names as one path: 低保.标准."""
        return ".".join(self.names)

    @property
    def full(self) -> tuple[str, ...]:
        """The names and, but for 本年, the field."""
        return self.names if self.field == (CURRENT,) else self.names + self.field

    def __str__(self) -> str:
        """As messages name it."""
        if self.root == LISTS:
            record = f"[{self.record}]" if self.record else ""
            return ".".join([LISTS, self.names[0] + record, *self.field])
        return ".".join([*([OWN_FIGURES] if self.root == OWN_FIGURES else []), *self.full])


def address_of(path: str, field: str = "") -> Address:
    """The address of a path, with a field of its own or behind it: 低保.标准.上年."""
    root, _, rest = path.partition(".")
    if root == LISTS and (found := _RECORD.fullmatch(rest)):
        name, bracketed, dotted, inner = found.groups()
        own = tuple(part for part in (inner, field) if part)
        return Address(LISTS, (name,), own, int(bracketed or dotted or 0))
    if not rest and path in HEAD_KEYS:
        return Address("", (path,))
    names = tuple(rest.split(".") if root == OWN_FIGURES else path.split("."))
    cut = next((at for at, name in enumerate(names) if at and name in FIELDS), len(names))
    fields = (*names[cut:], *(field.split(".") if field else ()))
    return Address(OWN_FIGURES if root == OWN_FIGURES else DATA, names[:cut], fields or (CURRENT,))
