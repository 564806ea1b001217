"""What a heading speaks of, by the words that name a field of work; and what shows it in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# What one field is called that is made of others, such as 婚姻登记 and 殡葬.
UMBRELLA: Final = "社会事务"
# A field: what names it in a heading, and what else shows in a text that it is not forgotten.
_FIELDS: Final = {
    "社会救助": (
        "社会救助|低保|困难群众|兜底保障|基本生活救助|应保尽保|基本民生|兜住|兜牢|兜底线|低收入",
        r"(?<!流浪)(?<!乞讨)(?<!乞讨人员)救助(?!管理|站)|(?<!失能)特困|困难群体|兜底",
    ),
    "养老服务": ("养老|老龄", "老年|为老|助餐|敬老"),
    "儿童福利": ("儿童|未成年人", "未成年|孤儿|未保"),
    "社区治理": (
        "社区治理|基层治理|基层政权|社区建设|基层民主|村民自治|居民自治|治理根基|城乡治理|社区服务能力",
        "治理|村（社区）班子|村务|换届|议事|协商|社区服务|自治|社区工作者|和谐社区|城乡社区|社区规模",
    ),
    "社会组织": ("社会组织|民间组织", "行业协会|商会|社团"),
    "社会工作": ("社会工作|社工|志愿服务", "志愿者|志愿"),
    "慈善": ("慈善", "捐赠|捐助|募捐|福彩"),
    "婚姻登记": ("婚姻", "婚俗|结婚|婚事"),
    "殡葬": ("殡葬", "殡仪|公墓|安葬|骨灰|火化|丧葬|墓"),
    "区划地名": ("区划|地名", "界线|界桩|路名|平安边界|门牌"),
    "双拥优抚": ("双拥|优抚|退役军人|退役士兵", "拥军|退役|军休|抚恤|复退"),
    "防灾减灾": ("减灾|救灾|防灾", "灾害|受灾|避灾"),
    "残疾人福利": ("残疾人", "残疾|康复"),
    "流浪救助": ("流浪", "救助管理|寻亲"),
    "移民": ("移民", "库区"),
    "移风易俗": ("移风易俗", "婚俗|红白|彩礼|丧事|婚事|文明祭扫|陋习|新风"),
    UMBRELLA: (
        "社会事务|专项事务",
        "婚姻|婚俗|结婚|殡葬|殡仪|公墓|安葬|骨灰|火化|祭扫|流浪|乞讨|救助管理|残疾人|两项补贴|收养|地名|区划",
    ),
}
_NAMES: Final = {field: pattern(named) for field, (named, _) in _FIELDS.items()}
_TRACES: Final = {field: pattern(f"{named}|{also}") for field, (named, also) in _FIELDS.items()}
_ANY: Final = pattern("|".join(named for named, _ in _FIELDS.values()))


def fields_of(heading: str) -> Iterator[str]:
    """The fields of work that a heading names."""
    if _ANY.search(heading):
        for field, named in _NAMES.items():
            if named.search(heading):
                yield field


def has_field(heading: str) -> bool:
    """Whether a heading has a word of any field of work."""
    return any(traces.search(heading) for traces in _TRACES.values())


def spoken_of(field: str, text: str, start: int, end: int) -> bool:
    """Whether a stretch of text has any word of a field."""
    return _TRACES[field].search(text, start, end) is not None
