"""说明：同一件事前后写了两个不同的数：在册人数、机构个数这样的现有数，或者争创几个示范点这样的目标。
理由：一份文稿里同一个数只能有一个；时间、范围或口径不同的，要在句子里写明。
反例：全区在册低保对象11022人。↵在册低保对象共11020人，应保尽保。↵今年争创综合减灾示范社区2个。↵争取创成综合减灾示范社区1—2个。
正例：年末全区在册低保对象11022人。↵2022年末在册低保对象为11020人。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    is_change,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.recomputing import exact, range_of
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("前后数字不一", Family.DATA, Severity.NOTICE, __doc__)
_UNITS: Final = frozenset({"人", "户", "个", "家", "张", "所", "处", "名"})
_STOCK: Final = pattern(
    "在册|登记在册|现有|共有|建有|设有|在院|在校|床位|总数|老年人口|户籍老年人|持证"
)
_OPENING: Final = pattern(
    "^(?:截至目前|目前|截至年末|截至年底|年末|年底|至年末|现有|现|全[区县市镇州旗省]|我[区县市镇局]|辖区内?|共有|共|[，的])*"
)
_OF_ALL: Final = pattern(
    "(?:截至目前|目前|截至年末|截至年底|年末|年底)?全[区县市镇州旗省](?:现有|共有)"
)
# Names of things there are so many of, put together of these and nothing else: no verb, no place.
_NOUN: Final = pattern(
    "(?:养老|福利|社会|社区|儿童|殡葬|婚姻|救助|慈善|志愿|服务|机构|组织|床位|登记|注册|专职|专业|持证|护理"
    "|在职|在册|老年|户籍|常住|困境|留守|孤儿?|残疾|低保|特困|对象|人员|家庭|人口|党员?|员|者|人|工作|职工|干部"
    "|社工|团体|企业|单位|基金会|公墓|墓园|行政村|村民小组|居委会|村委会|镇街|站点?|驿站|食堂|中心|场所|网格|总){2,8}"
)
_SCOPE: Final = pattern(
    "(?:截至目前|目前|截至年末|截至年底|年末|年底)?(?:全[区县市镇州旗省所站局院园]|我[区县市镇局所站院]|辖区内?|下?辖|现|共)+有?"
)
_NOUN_BEHIND: Final = 6
_CLOSING: Final = pattern("(?:总数|总计|共计|累计|共有|共|达到|达|为|有|已|了)*$")
_OTHERWISE: Final = pattern(
    "(?:19|20)[0-9]{2}年|上年|去年|前年|同期|上半年|下半年|季度|[0-9]月|年初|明年|计划|力争|争取|确保|目标|任务|预计|标准|其中|新增|比|由|从|镇|乡|街道|村|社区[^，]{0,4}[、，]"
)
_LATER: Final = pattern("计划|打算|下一步|明年|安排|思路|(?:19|20)[0-9]{2}年")
_LONG: Final = 6
_ALIKE: Final = 5  # two numbers that differ by more than a fifth count different things
_COUNT: Final = "(?P<low>[0-9]{1,3}|[一二两三四五六七八九十])(?:(?:[-－—–~～至到])(?P<high>[0-9]{1,3}|[一二两三四五六七八九十]))?(?P<unit>个|家|处|所)"
_GOAL: Final = pattern(rf"(?:争创|争取|力争)[^。；;\n]{{0,40}}?{_COUNT}")
_MODEL: Final = pattern("[㐀-鿿]{0,12}示范(?:社区|村|点|单位|乡镇|街道|站|机构|区|基地)")
_LEVEL: Final = pattern("全国|国家|全省|省级|市级|区级|县级")
_NEXT: Final = pattern("明年|来年|下年|(?:19|20)[0-9]{2}年")
_BESIDE: Final = 28
_SUFFIX: Final = 6


def check_text(paper: Paper) -> Iterator[Finding]:
    """Present numbers of one thing, and goals for one thing."""
    yield from _present(paper)
    yield from _goals(paper)


def _present(paper: Paper) -> Iterator[Finding]:
    end = _plan_begins(paper)
    known: dict[tuple[str, str], list[Stated]] = {}
    for sentence in paper.sentences:
        if sentence.start >= end:
            break
        for number in sentence.numbers:
            what = _what(paper, number, sentence.start) if number.unit in _UNITS else ""
            if what:
                unit = "人" if number.unit == "名" else number.unit
                known.setdefault((what, unit), []).append(number)
    for (what, _), numbers in known.items():
        values = {number.value for number in numbers}
        if len(values) == 2 and min(values) * _ALIKE >= max(values) * (_ALIKE - 1):
            yield from _two(paper, what, numbers)


def _what(paper: Paper, number: Stated, start: int) -> str:
    """What there is so many of, in so many words; "" where a time or a place is told with it."""
    if not exact(number) or not number.number or from_year_file(paper, number):
        return ""
    lead = words_before(paper.text, number.start).removesuffix(number.before)
    if is_change(paper.text, number) or _OTHERWISE.search(paper.text, start, number.start):
        return ""
    if _SCOPE.fullmatch(lead):
        behind = _NOUN.match(words_after(paper.text, number.end)[:_NOUN_BEHIND])
        return behind[0] if behind else ""
    what = _CLOSING.sub("", _OPENING.sub("", lead))
    if _NOUN.fullmatch(what) and len(what) >= _LONG - 2:
        return what
    least = _LONG - 2 if _OF_ALL.match(lead) else _LONG
    return what if _STOCK.search(lead) and len(what) >= least else ""


def _plan_begins(paper: Paper) -> int:
    """Where the part on what comes next begins; numbers there are of another time."""
    return next(
        (each.start for each in paper.skeleton.headings if _LATER.search(each.title)),
        len(paper.text) + 1,
    )


def _two(paper: Paper, what: str, numbers: list[Stated]) -> Iterator[Finding]:
    first = numbers[0]
    other = next(number for number in numbers if number.value != first.value)
    one, two = range_of(first), range_of(other)
    if one.low <= two.high and two.low <= one.high:
        return
    yield RULE.at(
        paper.place(other.start),
        f"“{what}”前面写{typed(paper.text, first)}，这里写{typed(paper.text, other)}",
        hint="核对哪一个对；时间或范围不同的，在句子里写明",
        related=(Related(paper.place(first.start), typed(paper.text, first)),),
    )


class _Goal(NamedTuple):
    """What is to be reached: how many of what, and where that is told."""

    low: int
    high: int
    what: str
    level: str
    times: frozenset[str]
    start: int
    said: str


def _goals(paper: Paper) -> Iterator[Finding]:
    if "示" not in paper.characters:
        return
    goals: list[_Goal] = []
    for found in paper.matches(_GOAL, having="争", beginning="争力"):
        goal = _goal(paper.text, found)
        if goal is None:
            continue
        earlier = next((each for each in goals if _differs(paper, each, goal)), None)
        if earlier is not None:
            yield RULE.at(
                paper.place(goal.start),
                f"“{goal.what}”的目标前面写“{earlier.said}”，这里写“{goal.said}”",
                hint="统一为一个目标；级别或年份不同的，在句子里写明",
                related=(Related(paper.place(earlier.start), earlier.said),),
            )
        elif len(goals) < _BESIDE:
            goals.append(goal)


def _goal(text: str, found: re.Match[str]) -> _Goal | None:
    earliest = max(0, found.start() - _BESIDE)
    start = max(text.rfind(mark, earliest, found.start()) for mark in "。\n")
    start = start if start >= 0 else earliest - 1
    told = text[start + 1 : found.end() + _BESIDE].split("。")[0].split("；")[0]
    named = _MODEL.search(told)
    if named is None:
        return None
    low = _value(found["low"])
    return _Goal(
        low,
        _value(found["high"]) if found["high"] else low,
        named[0][-_SUFFIX - 2 :] if len(named[0]) > _SUFFIX + 2 else named[0],
        (level[0] if (level := _LEVEL.search(told)) else ""),
        frozenset(each[0] for each in _NEXT.finditer(told)),
        found.start("low"),
        found[0][found.start("low") - found.start() :],
    )


def _value(said: str) -> int:
    return 2 if said == "两" else read_ordinal(said) or 0


def _differs(paper: Paper, one: _Goal, other: _Goal) -> bool:
    """Whether two goals are for the same thing, the same level and time, and not the same."""
    if one.what[-_SUFFIX:] != other.what[-_SUFFIX:] or len(one.what) < _SUFFIX:
        return False
    if (one.low, one.high) == (other.low, other.high) or one.times != other.times:
        return False
    if one.level and other.level and one.level != other.level:
        return False
    return not any(
        one.start < each.start < other.start and _LATER.search(each.title)
        for each in paper.skeleton.headings
    )
