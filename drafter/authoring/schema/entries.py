"""What may be typed for one figure: a value, or 本年, 上年, 目标, 分 and what is said beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.schema import yearnotes
from drafter.authoring.schema.forms import (
    VALUE_FAULT,
    VALUE_PATTERN,
    WORDS,
    choice,
    explained,
    free_group,
    group,
    refer,
    value,
    words,
)
from drafter.figures.attributes import ANSWERS, ATTRIBUTES, PUBLIC, SPAN, STATUS, STATUSES
from drafter.figures.entries import FIELDS, GROUPS, VALUES
from drafter.figures.figure import HISTORY, OF_WHICH, PARTS, STATED
from drafter.period import SPAN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.authoring.schema.forms import Schema

VALUE, SINGLE, DIVIDED, YEARS = "数", "一个数", "分项", "各年"
OF_PAIRS = "成对的数"


def pair_name(units: Iterable[str]) -> str:
    """The name of the definition of pairs in these units."""
    return "、".join((OF_PAIRS, *units)).replace("/", "每")


def entry_definitions(divisions: tuple[str, ...]) -> dict[str, Schema]:
    """The definitions that entries refer to; `divisions` are the office's 下辖."""
    return {
        VALUE: value(),
        SINGLE: entry(fields()),
        DIVIDED: _divided(divisions),
        YEARS: group({}, patternProperties={r"^(?:19|20)[0-9]{2}年?$": refer(VALUE)}),
    }


def pair_definition(units: Iterable[str]) -> Schema:
    """The entry of a pair: both numbers in one value, or each with its own entry."""
    halves = {
        unit: explained(refer(SINGLE), unit, f"只填“{unit}”的数，可以再写本年、上年等。")
        for unit in units
    }
    return entry({**halves, **fields(STATED)})


def entry(
    properties: Mapping[str, Schema], patterns: Mapping[str, Schema] | None = None, **more: object
) -> Schema:
    """A value, or a group of these fields; `patterns` are of further keys."""
    return {
        "type": ["object", *WORDS],
        "pattern": VALUE_PATTERN,
        "patternErrorMessage": VALUE_FAULT,
        "properties": dict(properties),
        "patternProperties": {
            rf"^(?:{'|'.join(sorted(GROUPS))})\.[^.]+$": refer(VALUE),
            **(patterns or {}),
        },
        "additionalProperties": False,
        **more,
    }


def fields(without: frozenset[str] = frozenset()) -> dict[str, Schema]:
    """The fields of an entry, explained, in the order in which notes tell of them."""
    order = [name for name in yearnotes.FIELDS if name in FIELDS] + sorted(
        FIELDS - yearnotes.FIELDS.keys()
    )
    return {name: _field(name) for name in order if name not in without}


def _field(name: str) -> Schema:
    note = yearnotes.FIELDS.get(name, "")
    if name in VALUES | STATED:
        return explained(refer(VALUE), name, note)
    if name in GROUPS:
        return explained(refer(YEARS if name == HISTORY else DIVIDED), name, note)
    shape = {STATUS: choice(STATUSES), PUBLIC: choice(ANSWERS)}.get(name) or (
        span() if name == SPAN else words()
    )
    return explained(shape, name, note)


def span() -> Schema:
    """A 时段: one of the names, or months."""
    return {"anyOf": [{"enum": [*SPAN_NAMES]}, words()]}


def flat_patterns(stem: str) -> dict[str, Schema]:
    """Keys that go on behind the name of a figure: 低保.标准.上年, 养老.床位.分.沙湾街道.

    `stem` is the pattern of such names.
    """

    def behind(tails: Iterable[str]) -> str:
        return rf"^(?:{stem})\.(?:{'|'.join(sorted(tails))})"

    return {
        behind(VALUES | STATED) + "$": refer(VALUE),
        behind({PARTS, OF_WHICH}) + "$": refer(DIVIDED),
        behind({HISTORY}) + "$": refer(YEARS),
        behind(GROUPS) + r"\.[^.]+$": refer(VALUE),
        behind(ATTRIBUTES) + "$": words(),
    }


def _divided(divisions: tuple[str, ...]) -> Schema:
    """分 and 其中: 下辖 suggested; whoever names one of them names no other places."""
    schema = free_group(refer(VALUE))
    if divisions:
        schema["properties"] = {name: explained(refer(VALUE), name, "下辖") for name in divisions}
        schema["if"] = {"anyOf": [{"required": [name]} for name in divisions]}
        schema["then"] = {"propertyNames": {"enum": list(divisions)}}
    return schema
