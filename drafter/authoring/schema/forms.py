"""The shapes that schemas are made of: what may be typed under a key, and what is said of it.

Draft-07 in the part of it that editors show: titles and descriptions beside what a key
takes, no `not`, and `anyOf` only where a list may be left out. An empty value is a value
that has not come, and allowed everywhere. There are no `examples` and no `default`: editors
put them where a key is completed, and a number that nobody has reported would stand in the
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library.indicators import NAME, RESERVED
from drafter.quantity.numerals import HAN
from drafter.yamlsource.nodes import ABSENT_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
# Words may look like a number to an editor: 000001.
WORDS = ("string", "number", "null")
NAME_PATTERN = NAME.pattern.removesuffix(r"\Z")

_MARKS = "".join(sorted(ABSENT_MARKS))
# What every value has that can be read as one: a digit, a numeral, 无, or the mark of a hole.
VALUE_PATTERN = rf"[0-9０-９{HAN}万亿]|^\s*无?\s*$|^\s*[{_MARKS}]{{2,}}\s*$"
VALUE_FAULT = "这里要填一个数：如 950、约3万、1.9亿元、四；还没报来就空着，本单位没有的写 无"


def words(**more: object) -> Schema:
    """Words, or anything that is read as words."""
    return {"type": list(WORDS), **more}


def value(**more: object) -> Schema:
    """A figure as clerks write it."""
    return words(pattern=VALUE_PATTERN, patternErrorMessage=VALUE_FAULT, **more)


def choice(options: Iterable[str], notes: Mapping[str, str] | None = None) -> Schema:
    """One of a few words; `notes` say of them what an editor shows beside them."""
    options = list(options)
    schema: Schema = {"enum": [*options, None]}
    if notes:
        schema["enumDescriptions"] = [notes.get(option, "") for option in options] + ["还没有定"]
    return schema


def many(item: Schema) -> Schema:
    """A list, or its only item."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def listed(item: Schema) -> Schema:
    """A list, even of one."""
    return {"type": ["array", "null"], "items": item}


def group(properties: Mapping[str, Schema], **more: object) -> Schema:
    """Keys and their values; other keys are mistakes."""
    return {
        "type": ["object", "null"],
        "properties": dict(properties),
        "additionalProperties": False,
        **more,
    }


def free_group(item: Schema, **more: object) -> Schema:
    """Keys of the office's own choosing, all with such values."""
    return {"type": ["object", "null"], "additionalProperties": item, **more}


def refer(name: str) -> Schema:
    """What is defined once and used in many places."""
    return {"$ref": f"#/definitions/{name}"}


def explained(schema: Schema, title: str, note: str = "") -> Schema:
    """The shape with what is said of it.

    One that is referred to is wrapped: draft-07 looks at nothing beside a reference.
    """
    told: Schema = {"title": title}
    if note:
        told["description"] = note
    return {**told, "allOf": [schema]} if "$ref" in schema else {**told, **schema}


def keyed(
    keys: Iterable[str], notes: Mapping[str, str], shapes: Mapping[str, Schema]
) -> dict[str, Schema]:
    """The keys of a group in their order, explained; those without a shape take words."""
    return {key: explained(shapes.get(key, words()), key, notes.get(key, "")) for key in keys}


def own_name(*besides: str) -> str:
    """The pattern, to be closed by the caller, of a name that an office may give.

    None that is reserved, nor one of `besides`.
    """
    kept = "|".join(sorted(RESERVED.union(besides)))
    return rf"(?!(?:{kept})(?:\.|$)){NAME_PATTERN}"


def document(title: str, note: str, schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """A whole schema."""
    head: Schema = {"$schema": DRAFT, "$comment": MADE_BY, "title": title, "description": note}
    return {**head, **schema, "definitions": dict(sorted(definitions.items()))}


# By this a file is known again as one that may be written anew.
MADE_BY = "由 drafter schema 写成，供编辑软件补全、说明和检查；素材库改了就再写一次，不要手改"
