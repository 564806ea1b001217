"""Reads indicators (指标.yaml) along the libraries, the farthest first, merged by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Finding, Related
from drafter.library import faults
from drafter.library.formulachains import settled
from drafter.library.formulas import Formula, Identity, read_formula, read_identity
from drafter.library.indicators import (
    IDENTITIES,
    LEAF_KEYS,
    NAME,
    RESERVED,
    USES,
    USUAL,
    Catalogue,
    Indicator,
    IndicatorKind,
    catalogue_of,
    groups_above,
)
from drafter.yamlsource import Entry, Fields, Scalar, Sequence, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.library.units import Unit, Units


def read_catalogue(
    sources: tuple[MappingNode, ...], units: Units, found: list[Finding]
) -> Catalogue:
    """The indicators of all `sources`, nearest library first; merged by key.

    What a nearer library does not say of an indicator stays as it was.
    """
    indicators: dict[str, Indicator] = {}
    groups: dict[str, Indicator] = {}
    identities: dict[str, Identity] = {}
    for source in reversed(sources):
        for indicator in _read_group(source, "", units, indicators, found):
            known = indicators.get(indicator.path)
            if known is not None and not _compatible(known, indicator):
                found.append(_changed(indicator, known))
                continue
            clash = _clash(indicator, indicators, groups)
            if clash is not None:
                found.append(clash)
                continue
            indicators[indicator.path] = indicator
            groups |= dict.fromkeys(groups_above(indicator.path), indicator)
        for key in (IDENTITIES, USUAL):
            for identity in _read_identities(source, key, found):
                identities[identity.text] = identity
    catalogue = catalogue_of(settled(indicators, found), tuple(identities.values()))
    _check_names(catalogue, found)
    return catalogue


def _clash(
    new: Indicator, indicators: Mapping[str, Indicator], groups: Mapping[str, Indicator]
) -> Finding | None:
    """That one library has an indicator where another has a group of them."""
    other = groups.get(new.path) or next(
        (indicators[group] for group in groups_above(new.path) if group in indicators), None
    )
    if other is None:
        return None
    outer, inner = sorted((new.path, other.path), key=len)
    return faults.LEAF_WITH_CHILDREN.at(
        new.place,
        f"指标“{outer}”之下又有“{inner.removeprefix(f'{outer}.')}”，这里的没有用上",
        hint="原有的名称不能改；这里的另起一个名称",
        related=(Related(other.place, "原有的"),),
    )


def _compatible(known: Indicator, new: Indicator) -> bool:
    return known.units == new.units and known.kind == new.kind


def _changed(new: Indicator, known: Indicator) -> Finding:
    return faults.CHANGED_INDICATOR.at(
        new.place,
        f"指标“{new.path}”的单位或类型与原有的不同",
        hint="单位和类型不能改；口径不同请另立一个指标名",
        related=(Related(known.place, "原指标"),),
    )


def _read_group(
    group: MappingNode,
    prefix: str,
    units: Units,
    known: Mapping[str, Indicator],
    found: list[Finding],
) -> Iterator[Indicator]:
    for entry in group.entries:
        name = entry.key.text
        if not prefix and name in {IDENTITIES, USUAL}:
            continue
        path = f"{prefix}{name}"
        if not NAME.match(name) or name in RESERVED:
            found.append(_bad_name(entry.key))
        elif not isinstance(entry.value, MappingNode):
            found.append(
                faults.MALFORMED.at(
                    entry.key.place,
                    f"指标“{path}”没有写名称、单位和类型",
                    hint=f"例：{name}: {{名称: …, 单位: 人, 类型: 时点数}}",
                )
            )
        elif LEAF_KEYS.isdisjoint(entry.value.keys()):
            yield from _read_group(entry.value, path + ".", units, known, found)
        else:
            before = known.get(path)
            indicator = _read_indicator(entry, entry.value, path, units, before, found)
            if indicator is not None:
                yield indicator


def _bad_name(key: Scalar) -> Finding:
    if "." in key.text:
        nested = "…"
        for part in reversed(key.text.split(".")):
            nested = f"{part}: {{{nested}}}"
        return faults.BAD_NAME.at(
            key.place,
            f"名称“{key.text[:30]}”里有点",
            hint=f"一级套一级写：{nested}",
        )
    reason = "是程序已经用了的词" if key.text in RESERVED else "不是以汉字开头的汉字、字母、数字"
    return faults.BAD_NAME.at(key.place, f"名称“{key.text}”{reason}", hint="换一个简短的官方用语")


def _read_indicator(
    entry: Entry,
    body: MappingNode,
    path: str,
    units: Units,
    before: Indicator | None,
    found: list[Finding],
) -> Indicator | None:
    """The indicator of an entry; what it leaves out is as it was `before`."""
    children = [
        item.key
        for item in body.entries
        if item.key.text not in LEAF_KEYS and isinstance(item.value, MappingNode)
    ]
    if children:
        found.append(
            faults.LEAF_WITH_CHILDREN.at(
                children[0].place,
                f"指标“{path}”之下又有“{children[0].text}”",
                hint=f"把“{path}”本身也写成一个下级指标，例：{path}.合计",
            )
        )
        return None
    fields = Fields(body, found)
    name = fields.text("名称", before.name) if before else fields.required_text("名称")
    unit_list = _read_unit_names(fields, units, before, found)
    kind = _read_kind(fields, before, found)
    department = fields.text("科室", before.department if before else "")
    note = fields.text("说明", before.note if before else "")
    use = fields.choice("用途", USES, USES[before.annex_only if before else False])
    annex_only = use == USES[True]
    formula_node = fields.scalar("公式")
    fields.done()
    if not unit_list or kind is None:
        return None
    formula = before.formula if before else None
    if formula_node:
        formula = _read_formula(formula_node, unit_list, found)
    place = entry.key.place
    return Indicator(path, name, unit_list, kind, department, formula, annex_only, place, note)


def _read_formula(
    node: Scalar, unit_list: tuple[Unit, ...], found: list[Finding]
) -> Formula | None:
    if len(unit_list) > 1:
        found.append(
            faults.BAD_FORMULA.at(
                node.place, "成对的指标不能写公式", hint="户和人分开，各立一个指标"
            )
        )
        return None
    return read_formula(node.text, node.place, found)


def _read_unit_names(
    fields: Fields, units: Units, before: Indicator | None, found: list[Finding]
) -> tuple[Unit, ...]:
    node = fields.node("单位")
    if node is None and before is not None:
        return before.units
    scalars: tuple[Scalar, ...] = ()
    if isinstance(node, Scalar):
        scalars = (node,)
    elif isinstance(node, Sequence):
        scalars = tuple(item for item in node.items if isinstance(item, Scalar))
    if not scalars or len(scalars) > 2:
        found.append(
            faults.MALFORMED.at(
                fields.place("单位"),
                "单位要写一个，或成对的两个",
                hint="例：单位: 人 或 单位: [户, 人]",
            )
        )
        return ()
    result: list[Unit] = []
    for scalar in scalars:
        unit = units.get(scalar.text)
        if unit is None:
            near = nearest(scalar.text, units.names)
            found.append(
                faults.UNKNOWN_UNIT.at(
                    scalar.place,
                    f"单位“{scalar.text}”没有在 计量.yaml 里登记",
                    hint=f"是不是“{near}”？" if near else "先在 计量.yaml 里写明它的类别",
                )
            )
            return ()
        result.append(unit)
    if len(result) == 2 and result[0].name == result[1].name:
        found.append(
            faults.MALFORMED.at(
                scalars[1].place,
                f"成对的两个单位都是“{result[0].name}”，分不出哪个是哪个",
                hint="例：单位: [户, 人]",
            )
        )
        return ()
    return tuple(result)


def _read_kind(
    fields: Fields, before: Indicator | None, found: list[Finding]
) -> IndicatorKind | None:
    node = fields.scalar("类型")
    if before is not None and fields.node("类型") is None:
        return before.kind
    text = node.text if node else ""
    try:
        return IndicatorKind(text)
    except ValueError:
        found.append(
            faults.BAD_KIND.at(
                node.place if node else fields.place("类型"),
                f"类型“{text}”不对" if text else "没有写类型",
                hint="只能是：" + "、".join(IndicatorKind),
            )
        )
        return None


def _read_identities(source: MappingNode, key: str, found: list[Finding]) -> Iterator[Identity]:
    node = source.get(key)
    if node is None:
        return
    if not isinstance(node, Sequence):
        found.append(
            faults.MALFORMED.at(
                node.place, f"{key}要写成一列，每条一行", hint="例：- 低保.在册.户 <= 低保.在册.人"
            )
        )
        return
    for item in node.items:
        if not isinstance(item, Scalar):
            found.append(
                faults.MALFORMED.at(
                    item.place,
                    f"{key}的一条要写成一个算式",
                    hint="例：- 低保.在册.户 <= 低保.在册.人",
                )
            )
            continue
        identity = read_identity(item.text, item.place, found, usual=key == USUAL)
        if identity is not None:
            yield identity


def _check_names(catalogue: Catalogue, found: list[Finding]) -> None:
    used = [(name, item.place) for item in catalogue.identities for name in item.measures]
    used += [
        (name, indicator.formula.place)
        for indicator in catalogue.indicators.values()
        if indicator.formula
        for name in indicator.formula.names
    ]
    for name, place in used:
        if name not in catalogue.measures:
            near = nearest(name, catalogue.measures)
            found.append(
                faults.UNKNOWN_IN_FORMULA.at(
                    place,
                    f"算式里的“{name}”不是指标",
                    hint=f"是不是“{near}”？" if near else "成对的指标要写明 .户 或 .人",
                )
            )
