"""Further versions of a report (稿): 稿: {公开稿: {提纲: 简版, 公开: 是}} in 单位.yaml or in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.filenames import name_fault
from drafter.library import faults
from drafter.yamlsource import Fields, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Entry

KEY = "稿"
FIELDS = ("提纲", "公开", "标题", "版式", "主送")
EXAMPLE = "例：公开稿: {提纲: 简版, 公开: 是}"


class Variant(Struct, frozen=True):
    """A version of the report: what it has instead of what the year says; "" where it has nothing.

    A `public` one leaves out what is not 公开. `places` are those of the values, by key.
    """

    name: str
    outline: str
    public: bool
    title: str
    page_style: str
    recipient: str
    place: Location
    places: Mapping[str, Location]


def read_variants(fields: Fields, found: list[Finding]) -> Mapping[str, Variant]:
    """The 稿 of 单位.yaml or of a year by name; one that cannot be read is a finding and left out."""
    node = fields.mapping(KEY)
    read = (_read_variant(entry, found) for entry in (node.entries if node else ()))
    return {variant.name: variant for variant in read if variant is not None}


def missing_variant(name: str, known: Mapping[str, Variant], place: Location) -> Finding:
    """That there is no 稿 of this name, with the nearest, or how to write one."""
    near = nearest(name, known)
    if near:
        hint = f"是不是“{near}”？"
    elif known:
        hint = "现有的稿：" + "、".join(known)
    else:
        hint = f"在 单位.yaml 或这一年的文件里写上，例：{KEY}: {{{name}: {{提纲: 简版, 公开: 是}}}}"
    return faults.MISSING_PIECE.at(place, f"没有名为“{name}”的稿", hint=hint)


def _read_variant(entry: Entry, found: list[Finding]) -> Variant | None:
    name = entry.key.text
    fault = _name_fault(name)
    if fault is not None:
        found.append(faults.BAD_VARIANT.at(entry.key.place, fault[0], hint=fault[1]))
        return None
    if not isinstance(entry.value, MappingNode):
        found.append(
            faults.BAD_VARIANT.at(entry.value.place, f"稿“{name}”要写成一组", hint=EXAMPLE)
        )
        return None
    inner = Fields(entry.value, found)
    variant = Variant(
        name,
        inner.text("提纲"),
        # What nobody can read must not make a version less careful.
        inner.flag("公开", default=inner.says("公开")),
        inner.text("标题"),
        inner.text("版式"),
        "、".join(inner.texts("主送")),
        entry.key.place,
        {key: inner.place(key) for key in FIELDS if inner.says(key)},
    )
    inner.done()
    return variant


def _name_fault(name: str) -> tuple[str, str] | None:
    """Why a document cannot be called so: the name of a 稿 goes into its file's name."""
    if not name.strip() or "/" in name:
        return f"稿的名称“{name[:30]}”不能作文件名", f"写一个简短的名称，{EXAMPLE}"
    fault = name_fault(name)
    return None if fault is None else (f"稿的名称“{name[:30]}”不能作文件名", fault[1])
