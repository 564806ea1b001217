"""What the keys of a 清单 that are sums, areas and beds must be counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.figures import faults
from drafter.patterns import pattern

if TYPE_CHECKING:
    from drafter.figures.figure import Figure
    from drafter.findings import Finding
    from drafter.yamlsource import Scalar


class Kind(NamedTuple):
    """What a key is counted in: 类别 of the units, and the one that is usual."""

    kinds: frozenset[str]
    unit: str


_MONEY: Final = Kind(frozenset({"金额"}), "万元")
_AREA: Final = Kind(frozenset({"面积", "地亩"}), "平方米")
_BEDS: Final = Kind(frozenset({"床位数", "个数"}), "张")
# A unit of a kind that the office has made may count anything.
_WELL_KNOWN: Final = frozenset(
    ("金额", "面积", "地亩", "长度", "床位数", "个数", "人数", "户数", "人次", "户次", "比率")
)
_BY_ENDING: Final = {
    **dict.fromkeys(("投资", "资金", "金额", "造价", "概算", "预算", "经费"), _MONEY),
    **dict.fromkeys(("面积", "用地", "占地"), _AREA),
    "床位": _BEDS,
}
# 预计1.8亿, 约2.1万平方: a number at the end, behind a word or two.
_BARE: Final = pattern(
    r"[^0-9０-９，。；、（(]{0,8}[0-9０-９][0-9０-９.,，．]{0,20}\s?[余多]?[万亿]{0,2}[余多]?(?:平方?)?(?:左右|以上|以内)?"
)


def kind_of(key: str) -> Kind | None:
    """What a key is counted in; None of most keys, whose numbers may be anything."""
    return _BY_ENDING.get(key[-2:])


def unit_fault(key: str, figure: Figure, text: str) -> Finding | None:
    """That a number has no unit, or one of another kind than its key's."""
    kind = kind_of(key)
    if kind is None or figure.unit.kind in kind.kinds:
        return None
    if not figure.unit.name:
        return _unitless(key, kind, text, figure)
    if figure.unit.kind not in _WELL_KNOWN:
        return None
    return faults.WRONG_UNIT.at(
        figure.place,
        f"清单里的“{key}”按{kind.unit}一类的单位填，这里写的是“{text}”",
        hint=f"核对是不是填错了行，例：{key}: 300{kind.unit}",
    )


def words_fault(key: str, scalar: Scalar) -> Finding | None:
    """That words end in a number without unit: 预计1.8亿."""
    kind = kind_of(key)
    if kind is None:
        return None
    bare = _BARE.fullmatch(scalar.text.strip())
    return _unitless(key, kind, scalar.text, scalar) if bare else None


def _unitless(key: str, kind: Kind, text: str, where: Figure | Scalar) -> Finding:
    text = text.strip()[:30]
    bare = text.removesuffix("平方").removesuffix("平")
    scaled = bare.endswith(("万", "亿"))
    unit = kind.unit.removeprefix("万") if scaled else kind.unit
    doubt = f" 或 {bare}元，以原数为准" if kind is _MONEY and not scaled else ""
    return faults.LISTED_WITHOUT_UNIT.at(
        where.place,
        f"清单里的“{key}”写的是“{text}”，没有{'写全' if text != bare else ''}单位",
        hint=f"连单位写，例：{bare}{unit}{doubt}",
    )
