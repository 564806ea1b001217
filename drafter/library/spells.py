"""Stretches of time as library and office files write them: 自 and 至, a year or a month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Fields

MONTHS = 12
EXAMPLE = "写成年或年月，例：2016 或 2024-05"

_MONTH = re.compile(r"((?:19|20)[0-9]{2})(?:年|年?[-.]?(0?[1-9]|1[0-2])月?)?")


def month_of(year: int, month: int) -> int:
    """Months counted from year nought, so that they can be compared and stepped over."""
    return year * MONTHS + month - 1


def month_name(month: int) -> str:
    """2024年5月."""
    return f"{month // MONTHS}年{month % MONTHS + 1}月"


class Spell(Struct, frozen=True):
    """From `since` to `until`, months as `month_of` counts them, both included; None is no end."""

    since: int | None = None
    until: int | None = None

    def holds(self, month: int) -> bool:
        """Whether the month lies within."""
        return (self.since is None or self.since <= month) and (
            self.until is None or month <= self.until
        )


ALWAYS = Spell()


def read_spell(fields: Fields, found: list[Finding]) -> Spell | None:
    """自 and 至 of an entry; a year is its first month after 自, its last after 至.

    None, and a finding, where one cannot be read or the end lies before the beginning.
    """
    since, right = _read(fields, "自", 1, found)
    until, also = _read(fields, "至", MONTHS, found)
    if not (right and also):
        return None
    if since is not None and until is not None and until < since:
        found.append(
            faults.BAD_SPELL.at(
                fields.place("至"),
                f"自{month_name(since)}起，却到{month_name(until)}为止，这一项没有用上",
                hint="核对“自”和“至”",
            )
        )
        return None
    return Spell(since, until)


def _read(fields: Fields, key: str, month: int, found: list[Finding]) -> tuple[int | None, bool]:
    """The month under `key`, if any, and whether what stands there can be read."""
    scalar = fields.scalar(key)
    if scalar is None or scalar.absent:
        return None, fields.node(key) is None or scalar is not None
    match = _MONTH.fullmatch(scalar.text.strip())
    if match is None:
        found.append(
            faults.BAD_SPELL.at(
                scalar.place,
                f"“{key}: {scalar.text[:20]}”读不懂，这一项没有用上",
                hint=EXAMPLE,
            )
        )
        return None, False
    return month_of(int(match[1]), int(match[2] or month)), True
