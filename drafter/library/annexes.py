"""Annexes (附件) that an outline can name: the title and the column heads of a table of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import Fields

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Mapping as MappingNode

KEYS = ("标题", "表头", "分期表头")
COLUMNS = 5  # indicator, unit, this year, last year, growth


class Annex(Struct, frozen=True):
    """A table of the figures that a report prints.

    `heads` are the column heads of a whole year, `part_heads` those of a part of one,
    whose figures are held against the same months of last year.
    """

    name: str
    title: SourceText
    heads: tuple[SourceText, ...]
    part_heads: tuple[SourceText, ...]


def read_annex(source: MappingNode, name: str, found: list[Finding]) -> Annex:
    """The annex in `source`; what it lacks is a finding and left empty."""
    fields = Fields(source, found)
    fields.required_text("标题")
    title = fields.scalar("标题")
    annex = Annex(
        name,
        source_text(title) if title else SourceText("", source.place),
        _read_heads(fields, "表头", found),
        _read_heads(fields, "分期表头", found),
    )
    fields.done()
    return annex


def _read_heads(fields: Fields, key: str, found: list[Finding]) -> tuple[SourceText, ...]:
    heads = [source_text(scalar) for scalar in fields.scalars(key)]
    if len(heads) != COLUMNS:
        found.append(
            faults.MALFORMED.at(
                fields.place(key),
                f"“{key}”要写{COLUMNS}个栏名，这里是{len(heads)}个",
                hint=f"依次写指标、单位、本年、上年、同比各栏的名称，例：{key}: "
                "[指标, 单位, 本年, 上年, 同比]",
            )
        )
    missing = [SourceText("", fields.place(key))] * COLUMNS
    return tuple([*heads, *missing][:COLUMNS])
