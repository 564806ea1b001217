"""What 单位.yaml says of the place and the office, held against one another."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from drafter.findings import Severity
from drafter.library import faults
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile
    from drafter.location import Location

    PlaceOf = Callable[[str], Location]

_KINDS: Final = "街道|[省市县区旗州盟镇乡]"
_ENDS: Final = pattern(f"(?:{_KINDS})$")
_IN_NAME: Final = pattern(f"({_KINDS})(?=民政|退役|应急|医疗|医保|卫生|社会|党委|人力)")
_ALL: Final = pattern(f"全({_KINDS})$")
_SHORT: Final = pattern(f"^(?:我|本)?({_KINDS})(?=民政|退役|应急|医疗|医保|卫生|社会|党委|人力|局)")
_ABOVE: Final = pattern(f"({_KINDS})(?=党工?委|工委|委|政府|人民政府|管委会)")
# 浦东新区, 某经济技术开发区 and the like may be of any level, and are told in many ways.
_OF_ITS_OWN: Final = pattern(
    "(?:新|开发|高新|管理|林|矿|特|工农|示范|试验|实验|合作|保税|风景|名胜|度假|园|城|功能|产业|工业|自治|地)区$|特别行政区$"
)
_MUNICIPALITIES: Final = ("北京市", "上海市", "天津市", "重庆市")
_LEVEL_OF: Final = {
    "省": ("省",),
    "市": ("市", "区县"),
    "州": ("市",),
    "盟": ("市",),
    "县": ("区县",),
    "区": ("区县",),
    "旗": ("区县",),
    **dict.fromkeys(("镇", "乡", "街道"), ("乡镇街道",)),
}
# Whose committees an office of one kind does not answer to.
_PEERS: Final = {
    **dict.fromkeys("县区旗", frozenset("县区旗镇乡")),
    **dict.fromkeys(("镇", "乡", "街道"), frozenset(("镇", "乡", "街道"))),
    **dict.fromkeys("市州盟", frozenset("县旗镇乡")),
    "省": frozenset("县旗镇乡"),
}
_ALIKE: Final = 0.75


def contradictions(profile: OfficeProfile, place_of: PlaceOf) -> Iterator[Finding]:
    """Everything in the profile that cannot be true beside 地区, or beside 名称 where there is none."""
    region = profile.region
    odd = _OF_ITS_OWN.search(region or profile.name)
    ends = _ENDS.search(region) if region else None
    named = None if region else _IN_NAME.search(profile.name)
    kind = ends[0] if ends else named[1] if named else ""
    if kind and not odd:
        yield from _of_kind(profile, kind, place_of)
        if region:
            yield from _level(profile, kind, place_of)
    if region:
        yield from _names(profile, place_of)


def _of_kind(profile: OfficeProfile, kind: str, place_of: PlaceOf) -> Iterator[Finding]:
    """辖区称谓, 简称 and 上级 of another kind of place: 全县, 县民政局, 县委 of a 区."""
    whose = profile.region or profile.name
    for key, said, pattern_ in (
        ("辖区称谓", profile.area_term, _ALL),
        ("简称", profile.short_name, _SHORT),
    ):
        found = pattern_.search(said) if place_of(key) != profile.place else None
        if found and found[1] != kind:
            mended = said[: found.start(1)] + kind + said[found.end(1) :]
            yield _clash(key, said, whose, f"改为：{mended}", place_of)
    above = set(_ABOVE.findall(profile.superiors))
    if above and kind not in above and above & _PEERS[kind]:
        yield _clash("上级", profile.superiors, whose, "核对是不是别处的写法", place_of)


def _level(profile: OfficeProfile, kind: str, place_of: PlaceOf) -> Iterator[Finding]:
    allowed = _LEVEL_OF[kind]
    if profile.region in _MUNICIPALITIES:
        allowed = ("省",)
    if profile.level not in allowed:
        yield _clash("层级", profile.level, profile.region, f"改为：{'或'.join(allowed)}", place_of)


def _names(profile: OfficeProfile, place_of: PlaceOf) -> Iterator[Finding]:
    """署名 and 名称 that do not name the place; surely wrong where one is a misspelling of the other."""
    name, signed = profile.name, profile.signature
    if signed != name and not _names_place(signed, profile.region):
        alike = SequenceMatcher(None, name, signed, autojunk=False).ratio() >= _ALIKE
        if signed not in name and name not in signed:
            yield _clash(
                "署名",
                signed,
                name,
                f"改为：{name}" if alike else "核对；与名称相同的，删去这一项",
                place_of,
                Severity.WARNING if alike else Severity.NOTICE,
            )
    if name and not _names_place(name, profile.region):
        yield _clash("名称", name, profile.region, "核对名称和地区", place_of, Severity.NOTICE)


def _names_place(name: str, region: str) -> bool:
    """Whether a name has the place in it; 番禺 is enough."""
    stem = _ENDS.sub("", region)
    return region in name or (len(stem) > 1 and stem in name)


def _clash(
    key: str,
    said: str,
    whose: str,
    hint: str,
    place_of: PlaceOf,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return faults.PROFILE_CLASH.at(
        place_of(key),
        f"“{key}”写的是“{said[:30]}”，与“{whose[:30]}”不合",
        hint=hint,
        severity=severity,
    )
