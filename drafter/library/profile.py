"""Who the office is (单位.yaml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.library import faults
from drafter.library.competence import Competence, read_competences
from drafter.library.lengthlimit import LengthLimit, read_length_limits
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.library.profileclaims import contradictions
from drafter.library.sourcetext import SourceText, source_text
from drafter.library.terms import NO_WORD, word_fault
from drafter.library.variants import Variant, read_variants
from drafter.location import Location
from drafter.yamlsource import Fields, Scalar
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding

KEYS = (
    *("名称", "简称", "系统", "地区", "辖区称谓", "层级", "上级", "下辖", "素材库", "称谓", "职能"),
    *("署名", "版式", "篇幅", "固定数字", "静默", "稿", "发文机关标志", "印发机关"),
)
SILENCE_KEYS = ("规则", "主题", "理由")
NOWHERE = Location("单位.yaml")
_AREA = re.compile("([县区旗])(?:[^县区旗]*局)?\\Z")
AREA_TERMS = {"省": "全省", "市": "全市", "区县": "全区", "乡镇街道": "辖区"}


class Silence(Struct, frozen=True):
    """A rule the office has silenced, for one topic or altogether, and why."""

    rule: str
    topic: str
    reason: str
    place: Location


class OfficeProfile(Struct, frozen=True):
    """What every report of the office says of it; one field for each key of 单位.yaml.

    `mark` is the name in red (发文机关标志), `printer` who prints and sends (印发机关); ""
    where the office has not said.
    """

    name: str
    short_name: str
    system: str
    region: str
    area_term: str
    level: str
    superiors: str
    divisions: tuple[str, ...]
    libraries: tuple[Scalar, ...]
    terms: Mapping[str, SourceText]
    signature: str
    page_style: str
    fixed_numbers: tuple[str, ...]
    silences: tuple[Silence, ...]
    place: Location
    mark: str = ""
    printer: str = ""
    length_limits: tuple[LengthLimit, ...] = ()
    page_style_place: Location = NOWHERE
    competences: Mapping[str, Competence] = field(default_factory=dict)
    variants: Mapping[str, Variant] = field(default_factory=dict)


def read_profile(source: MappingNode, found: list[Finding]) -> OfficeProfile:
    """The office's profile; missing and unknown keys are findings."""
    fields = Fields(source, found)
    name = fields.required_text("名称")
    level = fields.choice("层级", LEVELS, "区县")
    profile = OfficeProfile(
        name=name,
        short_name=fields.text("简称", name),
        system=fields.choice("系统", SYSTEMS, "民政"),
        region=fields.text("地区", ""),
        area_term=fields.text("辖区称谓", _area_term(level, fields.text("地区", "") or name)),
        level=level,
        superiors=fields.text("上级", ""),
        divisions=_read_divisions(fields, found),
        libraries=fields.scalars("素材库"),
        terms=_read_terms(fields, found),
        signature=fields.text("署名", name),
        page_style=fields.text("版式", "公文"),
        fixed_numbers=fields.texts("固定数字"),
        silences=_read_silences(fields, found),
        place=source.place,
        mark=fields.text("发文机关标志"),
        printer=fields.text("印发机关"),
        length_limits=read_length_limits(fields, found),
        page_style_place=fields.place("版式"),
        competences=read_competences(fields, found),
        variants=read_variants(fields, found),
    )
    fields.done()
    found.extend(contradictions(profile, fields.place))
    return profile


def _area_term(level: str, region: str) -> str:
    """全区, or 全县 where the name of the place says so."""
    named = _AREA.search(region) if level == "区县" else None
    return f"全{named[1]}" if named else AREA_TERMS[level]


def _read_divisions(fields: Fields, found: list[Finding]) -> tuple[str, ...]:
    """The 镇街, each once; several names in one entry are a finding."""
    names: dict[str, None] = {}
    for scalar in fields.scalars("下辖"):
        if scalar.text in names:
            found.append(
                faults.BAD_PROFILE.at(
                    scalar.place, f"下辖里“{scalar.text[:30]}”写了两次", hint="删去一个"
                )
            )
        elif re.search("[、，,；;]", scalar.text):
            found.append(
                faults.BAD_PROFILE.at(
                    scalar.place,
                    f"下辖里“{scalar.text[:30]}”像是几个名称连在了一起",
                    hint="写成一列，例：下辖: [沙湾街道, 市桥街道]",
                )
            )
        names[scalar.text] = None
    return tuple(names)


def _read_terms(fields: Fields, found: list[Finding]) -> Mapping[str, SourceText]:
    node = fields.mapping("称谓")
    if node is None:
        return {}
    terms: dict[str, SourceText] = {}
    for entry in node.entries:
        if isinstance(entry.value, Scalar) and entry.value.text:
            word = source_text(entry.value)
            fault = None if "." in entry.key.text else word_fault(word.text)
            if fault is None:
                given = "" if word.text == NO_WORD else word.text
                terms[entry.key.text] = SourceText(given, word.place)
            else:
                found.append(
                    faults.BAD_PROFILE.at(
                        entry.value.place,
                        f"称谓“{entry.key.text}”的叫法{fault[0]}",
                        hint=fault[1],
                    )
                )
        else:
            found.append(
                faults.BAD_PROFILE.at(
                    entry.key.place,
                    f"称谓“{entry.key.text}”没有写叫法",
                    hint="例：低保.在册: 低保对象",
                )
            )
    return terms


def _read_silences(fields: Fields, found: list[Finding]) -> tuple[Silence, ...]:
    node = fields.sequence("静默")
    if node is None:
        return ()
    silences: list[Silence] = []
    for item in node.items:
        if not isinstance(item, MappingNode):
            found.append(
                faults.BAD_PROFILE.at(
                    item.place,
                    "静默的每一项要写规则和理由",
                    hint="例：- {规则: 增幅异常, 理由: 上年口径不同}",
                )
            )
            continue
        inner = Fields(item, found)
        silences.append(
            Silence(
                inner.required_text("规则"),
                inner.text("主题", ""),
                inner.required_text("理由"),
                item.place,
            )
        )
        inner.done()
    return tuple(silences)
