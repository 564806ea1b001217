"""How long a report may be: 篇幅 of 单位.yaml."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.yamlsource import Fields, Scalar

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location

_KEY = "篇幅"
MOST = "上限"
_EXAMPLE = f"例：{_KEY}: {{{MOST}: 5000字}}，或 {{{MOST}: 12页}}；两样都要管就写 {{{MOST}: [5000字, 12页]}}"
AMOUNT = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,4})?)\s*(?P<myriads>万?)\s*(?P<unit>字|页)")


class LengthUnit(StrEnum):
    """What a report's length is counted in."""

    WORDS = "字"
    PAGES = "页"


class LengthLimit(Struct, frozen=True):
    """The most that a report may have of `unit`, and where the office says so."""

    most: int
    unit: LengthUnit
    place: Location


def read_length_limits(fields: Fields, found: list[Finding]) -> tuple[LengthLimit, ...]:
    """The limits under 篇幅, words and pages each on its own."""
    node = fields.node(_KEY)
    if isinstance(node, Scalar):
        if not node.absent:
            found.append(faults.BAD_PROFILE.at(node.place, f"“{_KEY}”要写“{MOST}”", hint=_EXAMPLE))
        return ()
    mapping = fields.mapping(_KEY)
    if mapping is None:
        return ()
    inner = Fields(mapping, found)
    limits = [_limit(scalar, found) for scalar in inner.scalars(MOST)]
    inner.done()
    return tuple(limit for limit in limits if limit)


def _limit(scalar: Scalar, found: list[Finding]) -> LengthLimit | None:
    match = AMOUNT.fullmatch(scalar.text)
    most = Decimal(match["number"]) * (10_000 if match["myriads"] else 1) if match else Decimal(0)
    if match is None or most < 1 or most % 1:
        has_unit = any(unit in scalar.text for unit in LengthUnit)
        unit = "" if has_unit else "，要写明是多少字还是多少页"
        found.append(
            faults.BAD_PROFILE.at(
                scalar.place, f"“{MOST}”读不懂“{scalar.text}”{unit}", hint=_EXAMPLE
            )
        )
        return None
    return LengthLimit(int(most), LengthUnit(match["unit"]), scalar.place)
