"""说明：同一件事前后写了两个不同的数：在册人数、机构个数这样的现有数，或者争创几个示范点这样的目标。
理由：一份文稿里同一个数只能有一个；时间、范围或口径不同的，要在句子里写明。
反例：全区在册低保对象11022人。↵在册低保对象共11020人，应保尽保。↵今年争创综合减灾示范社区2个。↵争取创成综合减灾示范社区1—2个。
正例：年末全区在册低保对象11022人。↵2022年末在册低保对象为11020人。
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    is_change,
    measure,
    speaks_of,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.countednouns import counts_of, number_of_all
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

RULE = Rule("前后数字不一", Family.DATA, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
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
_AMONG: Final = pattern(
    "(?P<noun>[㐀-鿿]{3,10}?)中[，,]?(?:目前|仍|还|尚|已)*有?(?:近|约)?(?=[0-9])"
)
_SO_FAR: Final = pattern(
    "[，,](?:现已|目前|至此|全[区县市])*(?:累计|总数)(?:已|共)?(?:建成|建有|有|为|达到?|运营)*"
)
_ALL_HERE: Final = pattern("(?:目前|现有?|共有?|全[区县市镇州旗省]|我[区县市镇局])*")
_STAFF: Final = pattern(
    "(?P<noun>(?:专职|专业|在编|在职)?(?:工作人员|民政干部|护理人员|护理员|经办人员|干部职工))(?:却|就)?(?:要|需|面对|承担|服务)"
)
_HAVING: Final = pattern("现有(?:在编|在职)?$")
_ONLY: Final = pattern("(?:仅|只)?有?(?:全局|全办|全所|全院|全站)?")
_MOST: Final = 40
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
    yield from _taken_up(paper)


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


def _taken_up(paper: Paper) -> Iterator[Finding]:
    """A number of all taken up again: 累计达到47家 and 47家老年食堂中有13家, 现有4人 and 4名要面对."""
    end, text = _plan_begins(paper), paper.text
    again = (
        (number, found["noun"], how)
        for number in paper.numbers
        if number.start < end and number.unit in _UNITS and exact(number)
        for how in (_AMONG, _STAFF)
        if (found := how.match(text, number.end)) is not None
    )
    for number, noun, how in islice(again, _MOST):
        lead = words_before(text, number.start)
        if from_year_file(paper, number):
            continue
        if how is _AMONG and _ALL_HERE.fullmatch(lead):
            told = number_of_all(paper, noun, measure(number)) or _so_far(paper, noun, number)
            yield from _against(paper, noun, told, number, Severity.WARNING)
        elif how is _STAFF and _ONLY.fullmatch(lead):
            yield from _against(paper, noun, _present_staff(paper, noun), number, Severity.NOTICE)


def _so_far(paper: Paper, noun: str, like: Stated) -> Stated | None:
    """新建老年食堂18家，累计达到47家: the one number so far of what has been built."""
    found = [
        so_far
        for new, so_far in pairwise(paper.numbers)
        if measure(new) == measure(so_far) == measure(like)
        and exact(so_far)
        and _SO_FAR.fullmatch(paper.text[new.end : so_far.start])
        and speaks_of(paper.text, new, noun)
    ]
    return found[0] if len({each.value for each in found}) == 1 else None


def _present_staff(paper: Paper, noun: str) -> Stated | None:
    """现有工作人员4人: the one number of those who are at work."""
    told = [
        each.number
        for each in counts_of(paper, noun)
        if _HAVING.search(words_before(paper.text, each.start))
    ]
    return told[0] if len(told) == 1 else None


def _against(
    paper: Paper, noun: str, told: Stated | None, number: Stated, severity: Severity
) -> Iterator[Finding]:
    if told is None or told.value == number.value or told.scale or number.scale:
        return
    if max(told.value, number.value) >= 2 * min(told.value, number.value):
        return  # 15个村 among 514 are those of another place
    # 选20个村试点，20个村中有12个: what is told twice is some of them.
    if any(
        one.value == number.value and one is not number and speaks_of(paper.text, one, noun)
        for one in paper.numbers
    ):
        return
    first, other = (typed(paper.text, each) for each in (told, number))
    yield RULE.at(
        paper.place(number.start),
        f"“{noun}”另一处写{first}，这里写{other}",
        severity=severity,
        hint="核对哪一个对；时间或范围不同的，在句子里写明",
        related=(Related(paper.place(told.start), first),),
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
