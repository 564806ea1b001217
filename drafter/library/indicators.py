"""Indicators (指标.yaml) of all lines of business, and the identities between them."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.commonends import common_ends
from drafter.patterns import pattern
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.library.formulas import Formula, Identity
    from drafter.library.units import Unit
    from drafter.location import Location

NAME = pattern(r"[㐀-䶿一-鿿〇][㐀-䶿一-鿿〇A-Za-z0-9]*\Z")
RESERVED = frozenset(
    [
        "本年",
        "上年",
        "目标",
        "下期目标",
        "期限",
        "基期",
        "分",
        "其中",
        "历年",
        "时段",
        "截至",
        "来源",
        "状态",
        "备注",
        "公开",
        "数",
        "户",
        "人",
        "由上年到本年",
        "增量",
        "增减",
        "同比",
        "比年初",
        "走势",
        "完成率",
        "超目标",
        "由本年到下期目标",
        "达",
        "占",
        "自",
        "差",
        "每",
        "分项",
        "合计",
        "素材",
        "下期",
        "单位",
        "项",
        "项数",
        "分别",
        "清单",
        "自设",
        "校验",
        "原件",
        "万元",
        "亿元",
        "汉字",
    ]
)
LEAF_KEYS = frozenset(["名称", "单位", "类型", "科室", "公式", "说明", "用途"])
# The keys of the identities, beside the groups: what must hold, and what usually does.
IDENTITIES, USUAL = "校验", "核实"
USES = ("正文", "附表")
_ALIKE = 0.5


class IndicatorKind(StrEnum):
    """What an indicator counts, as the official returns tell them apart (类型)."""

    STOCK = "时点数"
    FLOW = "时期数"
    CUMULATIVE = "累计数"
    STANDARD = "标准"
    RATE = "比率"
    COUNT = "计数"


class Indicator(Struct, frozen=True):
    """One indicator; two units make it a pair (户 and 人 of one group of people)."""

    path: str
    name: str
    units: tuple[Unit, ...]
    kind: IndicatorKind
    department: str
    formula: Formula | None
    annex_only: bool
    place: Location
    note: str = ""

    @property
    def paired(self) -> bool:
        """Whether one entry holds two figures."""
        return len(self.units) > 1

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of its single figures: the path, or path.户 and path.人."""
        if not self.paired:
            return (self.path,)
        return tuple(f"{self.path}.{unit.name}" for unit in self.units)


class Measure(Struct, frozen=True):
    """One figure of an indicator: the indicator and the unit it is counted in."""

    indicator: Indicator
    unit: Unit


class Catalogue(Struct, frozen=True):
    """All indicators (指标目录), by path and by measure, and the identities between them.

    `computed` are the measures that a 公式 can give.
    """

    indicators: Mapping[str, Indicator]
    measures: Mapping[str, Measure]
    groups: frozenset[str]
    identities: tuple[Identity, ...]
    computed: frozenset[str] = frozenset()

    def of_measure(self, measure: str) -> Measure | None:
        """The indicator and unit of `measure`."""
        return self.measures.get(measure)

    def nearest(self, path: str) -> str:
        """What `path` most likely means, or nothing.

        An indicator by its official name, an indicator or group by the end of its path or beside
        it, else the indicator that is spelt most like it.
        """
        named = (known for known, indicator in self.indicators.items() if indicator.name == path)
        ending = sorted(
            (known for known in (*self.indicators, *self.groups) if known.endswith(f".{path}")),
            key=lambda known: (known.count("."), known),
        )
        beside = filter(None, (self._beside(path),))
        return next(iter((*named, *ending, *beside, nearest(path, self.indicators))))

    def _beside(self, path: str) -> str:
        """What stands in the group of `path` and is spelt like it, most of all at its end."""
        group, dot, leaf = path.rpartition(".")
        if not dot or group not in self.groups:
            return ""
        begin = len(group) + 1
        names = {
            known[begin:].partition(".")[0]
            for known in self.indicators
            if known.startswith(f"{group}.")
        }
        alike = [
            (ratio, common_ends(name, leaf)[1], name)
            for name in sorted(names)
            if (ratio := SequenceMatcher(None, name, leaf, autojunk=False).ratio()) >= _ALIKE
        ]
        return f"{group}.{max(alike)[2]}" if alike else ""


def groups_above(path: str) -> Iterator[str]:
    """The groups a path lies in, the innermost first."""
    return (path.rsplit(".", cut)[0] for cut in range(1, path.count(".") + 1))


def catalogue_of(
    indicators: Mapping[str, Indicator], identities: tuple[Identity, ...]
) -> Catalogue:
    """The catalogue with its lookups built."""
    measures = {
        measure: Measure(indicator, unit)
        for indicator in indicators.values()
        for measure, unit in zip(indicator.measures, indicator.units, strict=True)
    }
    groups = frozenset(group for path in indicators for group in groups_above(path))
    computed = frozenset(
        name for name, measure in measures.items() if measure.indicator.formula is not None
    )
    return Catalogue(indicators, measures, groups, identities, computed)
