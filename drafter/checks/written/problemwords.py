"""What problems a part of a document names, and what in a plan answers each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# A problem: what names it, and any word of a plan that shows it is not forgotten.
_TABLE: Final = {
    "互助养老": ("互助养老|互助设施|互助点|幸福院", "互助|幸福院"),
    "护理人员": ("护理人员|护理员|护工|护理力量|护理队伍", "护理(?!型|补贴|费)|护工|养老服务人才|养老人才"),
    "社区用房": (
        "社区用房|办公用房|服务用房|用房面积|用房不|活动场所",
        "用房|办公场所|活动场所|阵地|综合服务设施|党群服务中心|社区服务中心",
    ),
    "主动发现": ("主动发现|发现机制|发现不及时", "发现|排查|走访|监测|预警"),
    "数据共享": (
        "数据共享|信息共享|数据壁垒|信息壁垒|信息孤岛|信息比对|数据比对|核对数据",
        "共享|打通|比对|数据|平台|对接|信息化",
    ),
    "工作力量": (
        "基层民政力量|基层力量|工作力量|人手|人员不足|力量薄弱|力量不足|编制|人少事多|一人多岗|身兼数职",
        "力量|人员|队伍|编制|人手|购买服务|配备|配齐|人才|协理员|专干|岗位|基层能力",
    ),
    "资金": (
        "资金(?:投入)?(?:不足|短缺|有限|缺口)|经费(?:不足|紧张|短缺)|投入(?:不足|不够|偏少)",
        "资金|经费|投入|争取|预算|筹|补助|财政",
    ),
    "助餐": ("助餐|老年食堂|长者食堂", "助餐|食堂|用餐|就餐|饭堂"),
    "公墓": ("公墓|墓地|散埋乱葬|殡葬设施", "墓|殡葬|安葬"),
    "督办协调": ("督办|跨部门", "督|台账|协调|牵头|联席|部门|机制"),
    "专业人才": (
        "专业人才|人才缺|专业队伍|专业社工|持证率?(?=[^。；]{0,8}(?:低|少|不))",
        "人才|培训|持证|招聘|引进|队伍|技能|专业",
    ),
    "利用率": ("利用率|入住率|闲置|空置|冷热不均", "盘活|利用|入住|运营|公建民营|转型|激活|开办|改造|整合|提升"),
    "婚丧陋习": ("大操大办|高价彩礼|攀比|薄养厚葬", "移风易俗|红白|村规民约|彩礼|简办|新风|婚俗|殡葬"),
    "知晓率": ("知晓率|知晓度|宣传(?:还)?不够|宣传不到位", "宣传|知晓|宣讲|解读|媒体"),
}  # fmt: skip
_NAMED: Final = {name: pattern(words) for name, (words, _) in _TABLE.items()}
_ANSWERED: Final = {name: pattern(words) for name, (_, words) in _TABLE.items()}


class Problem(NamedTuple):
    """A problem, and where it is named."""

    name: str
    start: int
    end: int


def problems_in(text: str, start: int, end: int) -> Iterator[Problem]:
    """Those that a stretch of text names, each at its first place."""
    for name, named in _NAMED.items():
        found: re.Match[str] | None = named.search(text, start, end)
        if found is not None:
            yield Problem(name, *found.span())


def is_answered(problem: Problem, text: str, start: int, end: int) -> bool:
    """Whether a stretch of text has a word for it."""
    return _ANSWERED[problem.name].search(text, start, end) is not None
