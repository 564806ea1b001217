"""What the full name of an office tells of it: where it is, its level, its branch, what it calls itself."""

from __future__ import annotations

import re

from msgspec import Struct

DEFAULT_SYSTEM, DEFAULT_LEVEL = "民政", "区县"

_PROVINCE = re.compile(
    r".+?(?:省|自治区|特别行政区|(?<=^北京)市|(?<=^上海)市|(?<=^天津)市|(?<=^重庆)市)"
)
_CITY = re.compile(r".+?(?:自治州|地区|盟|市)(?=.{2}|\Z)")
_COUNTY = re.compile(r".+?(?:新区|林区|特区|区|县|旗)(?=.{2}|\Z)")
_TOWNSHIP = re.compile(r".+(?:街道|苏木|镇|乡)\Z")
_ORGAN = re.compile(
    r"(?P<system>民政|退役军人|应急管理|医疗保障|社会工作|卫生健康|农业农村|水利|水务)"
    r"(?:事务)?(?:委员会|管理局|办公室|服务中心|工作站|[局厅委部办站所科])?\Z"
)
_GOVERNMENT = re.compile(r"(?P<system>(?!))?(?:办事处|人民政府)\Z")
_SYSTEMS = {"水务": "水利"}
_UNITS = ((_PROVINCE, "省"), (_CITY, "市"), (_COUNTY, "区县"), (_TOWNSHIP, "乡镇街道"))
# What the last word of a region is called in 简称 and 辖区称谓, and who stands above.
_WORDS = {
    "自治区": ("自治区", "全区", "自治区党委、自治区政府"),
    "自治州": ("州", "全州", "州委、州政府"),
    "街道": ("街道", "辖区", "街道党工委、街道办事处"),
    "苏木": ("苏木", "全苏木", "苏木党委、苏木政府"),
    "盟": ("盟", "全盟", "盟委、盟行署"),
    "镇": ("镇", "全镇", "镇党委、镇政府"),
    "乡": ("乡", "全乡", "乡党委、乡政府"),
    "省": ("省", "全省", "省委、省政府"),
    "市": ("市", "全市", "市委、市政府"),
    "区": ("区", "全区", "区委、区政府"),
    "县": ("县", "全县", "县委、县政府"),
    "旗": ("旗", "全旗", "旗委、旗政府"),
}


class NameTold(Struct, frozen=True):
    """What a name tells; "" where it does not."""

    region: str
    level: str
    system: str
    organ: str


class Wording(Struct, frozen=True):
    """How a report of the office speaks: of the office (简称), its area (辖区称谓), those above (上级)."""

    short_name: str
    area_term: str
    superiors: str


def told_by(name: str) -> NameTold:
    """What `name` tells: 广州市番禺区民政局 is in 番禺区, at 区县 level, of 民政."""
    organ = _ORGAN.search(name) or _GOVERNMENT.search(name)
    place = name[: organ.start()] if organ else name
    system = organ["system"] or "" if organ else ""
    region, level = _region(place)
    return NameTold(region, level, _SYSTEMS.get(system, system), organ[0] if organ else "")


def _region(place: str) -> tuple[str, str]:
    """The smallest unit of administration that a place name ends with, and its level."""
    region, level, rest = "", "", place
    for pattern, name in _UNITS:
        found = pattern.match(rest)
        if found:
            # A city below a city is one at the level of counties.
            region, level, rest = found[0], name, rest[found.end() :]
    below = level == "市" and _CITY.match(rest)
    if below and below.end() == len(rest):
        region, level, rest = rest, "区县", ""
    return ("", "") if rest else (region, level)


def wording_of(name: str, region: str) -> Wording:
    """What the office, its area and those above it are usually called."""
    ending = next((ending for ending in _WORDS if region.endswith(ending)), "")
    if not ending:
        return Wording(name, "", "")
    word, area, superiors = _WORDS[ending]
    organ = told_by(name).organ
    return Wording(f"{word}{organ}" if organ else name, area, superiors)
