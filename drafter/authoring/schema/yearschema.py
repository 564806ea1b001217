"""The schema of a year's file, made for the catalogue, the 下辖 and the outlines of one office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.authoring.schema import yearnotes
from drafter.authoring.schema.entries import (
    SINGLE,
    entry,
    entry_definitions,
    fields,
    flat_patterns,
    pair_definition,
    pair_name,
    span,
)
from drafter.authoring.schema.forms import (
    choice,
    document,
    explained,
    free_group,
    group,
    keyed,
    listed,
    many,
    own_name,
    refer,
    words,
)
from drafter.figures.attributes import ANSWERS
from drafter.figures.entries import FIELDS
from drafter.figures.figure import DATA, LISTS, OWN_FIGURES, RATE
from drafter.figures.values import NOT_HAD
from drafter.figures.yearfile import BODY_KEYS, HEAD_KEYS
from drafter.library.variants import FIELDS as VARIANT_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.authoring.schema.forms import Schema
    from drafter.library.indicators import Catalogue, Indicator
    from drafter.library.library import Library

OWN_ENTRY = "自设的数"
OF_CATALOGUE = "指标."
NOTHING_PATTERN = rf"^\s*(?:{NOT_HAD}|[×xX]{{2,}})?\s*$"


def year_schema(library: Library, divisions: tuple[str, ...], lists: Iterable[str]) -> Schema:
    """The schema; `lists` are the 清单 that the library's sections print."""
    catalogue = library.catalogue
    definitions = entry_definitions(divisions)
    for indicator in catalogue.indicators.values():
        definitions |= _definitions(indicator)
    definitions[OWN_ENTRY] = _own(entries=True)
    shapes: dict[str, Schema] = {
        **_head_shapes(library),
        DATA: _group("", catalogue),
        OWN_FIGURES: _own(entries=False),
        LISTS: _lists(lists),
    }
    keys = keyed((*HEAD_KEYS, *BODY_KEYS), yearnotes.HEAD, shapes)
    return document("一年的数据", yearnotes.YEAR, group(keys), definitions)


def variant_shape(library: Library) -> Schema:
    """稿: versions of the report by name, each with its outline."""
    shapes = {
        "提纲": choice(library.outlines),
        "公开": choice(ANSWERS),
        "版式": choice(library.page_styles),
        "主送": many(words()),
    }
    return free_group(group(keyed(VARIANT_KEYS, yearnotes.VARIANT, shapes)))


def _head_shapes(library: Library) -> dict[str, Schema]:
    return {
        "年度": {
            "type": ["integer", "string", "null"],
            "pattern": r"^\s*(?:19|20)[0-9]{2}年?\s*$",
            "minimum": 1900,
            "maximum": 2099,
        },
        "时段": span(),
        "提纲": choice(library.outlines),
        "版式": choice(library.page_styles),
        "稿": variant_shape(library),
        **{key: many(words()) for key in ("标题分行", "签发人", "主送", "抄送")},
    }


def _definitions(indicator: Indicator) -> Iterator[tuple[str, Schema]]:
    """The indicator's own definition and, of a pair, those of its halves."""
    units = [unit.name for unit in indicator.units]
    if not indicator.paired:
        yield OF_CATALOGUE + indicator.path, _told(indicator, refer(SINGLE))
        return
    shared = pair_name(units)
    yield shared, pair_definition(units)
    yield OF_CATALOGUE + indicator.path, _told(indicator, refer(shared))
    for measure, unit in zip(indicator.measures, units, strict=True):
        title = f"{indicator.name}（{unit}）"
        yield OF_CATALOGUE + measure, explained(refer(SINGLE), title, _note(indicator, unit))


def _told(indicator: Indicator, shape: Schema) -> Schema:
    return {
        **explained(shape, indicator.name, _note(indicator)),
        "markdownDescription": _markdown(indicator),
    }


def _facts(indicator: Indicator, half: str = "") -> Iterator[tuple[str, str]]:
    """What the catalogue says of an indicator, or of one `half` of a pair."""
    yield "单位", half or "、".join(unit.name for unit in indicator.units)
    yield "类型", indicator.kind.value
    if indicator.department:
        yield "科室", indicator.department
    if indicator.formula is not None:
        yield "公式", f"{indicator.formula.text}（由程序算，填了的照所填的印）"
    if indicator.note:
        yield "说明", indicator.note
    if indicator.annex_only:
        yield "用途", "只列进附表"
    yield "写法", "1515，或者 {本年: 1515, 上年: 1500}" if half else _written(indicator)


def _note(indicator: Indicator, half: str = "") -> str:
    return "；".join(f"{name}：{text}" for name, text in _facts(indicator, half))


def _markdown(indicator: Indicator) -> str:
    lines = [f"`{indicator.path}`", ""]
    lines += [f"- {name}：{text}" for name, text in _facts(indicator)]
    return "\n".join(lines)


def _written(indicator: Indicator) -> str:
    """How its value is typed, in words that no editor puts into a file."""
    if indicator.paired:
        first, second = (unit.measure for unit in indicator.units)
        return f"908{first}1515{second}"
    now, before = (92.5, 90) if indicator.units[0].kind == RATE else (950, 900)
    return f"{now}，或者 {{本年: {now}, 上年: {before}}}"


def _group(path: str, catalogue: Catalogue) -> Schema:
    """A group of indicators: what is in it by its own name, and what lies deeper by flat keys."""
    stem = f"{path}." if path else ""
    inside: dict[str, None] = {}
    flat: dict[str, Schema] = {}
    for name, indicator in catalogue.indicators.items():
        if name.startswith(stem):
            rest = name.removeprefix(stem)
            inside[rest.partition(".")[0]] = None
            flat |= {
                measure.removeprefix(stem): refer(OF_CATALOGUE + measure)
                for measure in (name, *indicator.measures)
                if "." in measure.removeprefix(stem)
            }
    nested = {name: _nested(stem + name, catalogue) for name in inside}
    stems = [*(name for name in nested if stem + name in catalogue.indicators), *flat]
    return {
        "type": ["object", "string", "null"] if path else ["object", "null"],
        "pattern": NOTHING_PATTERN,
        "patternErrorMessage": f"“{path}”是一类指标，写到具体的指标；整类没有的写 {NOT_HAD}",
        "properties": {**nested, **flat},
        "patternProperties": flat_patterns("|".join(map(re.escape, stems))),
        "additionalProperties": False,
    }


def _nested(path: str, catalogue: Catalogue) -> Schema:
    if path in catalogue.indicators:
        return refer(OF_CATALOGUE + path)
    names = [
        indicator.name
        for name, indicator in catalogue.indicators.items()
        if name.startswith(f"{path}.")
    ]
    more = f"等{len(names)}个" if len(names) > 8 else ""
    note = "一类指标：" + "、".join(names[:8]) + more
    return explained(_group(path, catalogue), path.rpartition(".")[2], note)


def _own(*, entries: bool) -> Schema:
    """自设: names of the office's own, in groups as deep as it likes, each number with its unit.

    Below the top a group is an entry (`entries`) when one of its keys is 本年, 上年 or the like.
    """
    name = own_name(*FIELDS)
    path = rf"{name}(?:\.{name})*"
    patterns = {f"^{path}$": refer(OWN_ENTRY), **flat_patterns(path)}
    if not entries:
        return group({}, patternProperties=patterns)
    own = fields()
    within = {"anyOf": [{"required": [field]} for field in own]}
    inside = {"anyOf": [{"enum": list(own)}, {"pattern": r"\."}]}
    return entry(own, patterns, **{"if": within, "then": {"propertyNames": inside}})


def _lists(names: Iterable[str]) -> Schema:
    record: Schema = {"type": "object", "additionalProperties": words()}
    shape = listed(record)
    return free_group(shape, properties={name: explained(shape, name) for name in sorted(names)})
