"""说明：同一句里列出了各个部分，又写了总数，两者加不起来：先总后分的（其中男、女，分别为，括号里逐一列出），先分后总的（合计、共计）。
理由：总数和各部分印在一起，读的人会加一遍；只举其中几项、各项有交叉的不在此列。
反例：供养特困人员1846人，其中集中供养508人、分散供养1388人
正例：供养特困人员1846人，其中集中供养508人、分散供养1338人
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import (
    clause_around,
    cluster_end,
    cluster_start,
    from_year_file,
    is_change,
    measure,
    told_parts,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.partkinds import (
    by_level,
    cross_one_another,
    down_to_its_own,
    exclude_one_another,
    leave_nothing_over,
)
from drafter.checks.written.partnames import begins_band, part_name, told_by_number, without_band
from drafter.checks.written.partsbehind import parts_behind, twin_adds_up
from drafter.checks.written.recomputing import amount_text, exact, middle, range_of, sums_to, total
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("分项与总数不符", Family.DATA, Severity.WARNING, __doc__, also=tuple(Severity))
# Words that share out a whole between them: where all of a row are said, nothing is left over.
_COMPLEMENTS: Final = tuple(
    (pattern(first), pattern(second))
    for first, second in (
        ("城市|城镇|城区", "农村"),
        ("集中", "分散|散居"),
        ("男", "女"),
        ("公办", "民办"),
        ("资金|善款|现金", "物资"),
        ("线上|网上", "线下|窗口|现场"),
        ("本地|本市|本县|本区", "外地|外市|外县|外区"),
    )
)
# Words of which only one can be said of a thing; there may be more of them.
_EXCLUSIVE: Final = _COMPLEMENTS + tuple(
    (pattern(first), pattern(second))
    for first, second in (
        ("社区|居委会", "村"),
        ("城区|街道", "乡镇|镇村"),
        ("站内", "站外"),
        ("新建", "改建|改造|续建|扩建|维修|修缮|加固"),
        ("重建|翻建", "维修|修缮|加固"),
        ("上半年", "下半年"),
        ("财政|上级|专项", "自筹|社会|捐赠|福彩"),
        ("成年", "未成年"),
        ("首次|新增", "续"),
    )
)
_MONEY: Final = "元"
_OF_MANY_KINDS: Final = frozenset({"人", "户", "人次", "户次", "件", "家"})
_REST: Final = pattern("^(?:其余|剩余|另外)")
_MORE_KINDS: Final = pattern("公建民营|公办民营|补领|复婚|其他|等")
_CROSSING: Final = pattern("交叉|重复|重叠|既[^，。；]{1,8}又|兼")
_SIGN: Final = pattern(
    "其中|[（(共：:]|合计|总计|加起来|农村|分散|散居|女|民办|物资|线下|窗口|现场|外[地市县区]"
)
# What opens a sentence and says no sum: 全县共有低保对象.
_THERE_ARE: Final = pattern("^(?:目前|现|截至目前|年末)?(?:全[区县市镇旗州省])?(?:目前|现)?共有")
_WIDER: Final = pattern("全年|累计|全[区县市镇]|各类|各项|历年")
# 养老机构30家，公办12家、民办18家 and 30家机构中，公办12家: no 其中, but a pair that leaves nothing over.
_GOES_ON: Final = pattern(
    "[^，。；：;:0-9]{0,12}[，：:](?:包括|分为|分别为|有)?(?=[^，。；：;:0-9]{1,12}$)"
)
_JOINS: Final = pattern("[、，,；;和及与以]{1,2}")
_TOGETHER: Final = pattern(
    "(?:合计|共计|总计|合共|总共|两项合计|[二三四五六]项合计|[二三四五六]者合计|(?<![十百第])[两二三四五六](?:项|者|类)共|加起来)(?:达到?|为|是|有)?$"
)
_AND_SO: Final = pattern("^共(?:有|计)?$")
_NO_PART: Final = pattern(
    "比|增|减|同期|同比|上年|去年|年末|年底|年为|达到|标准|平均|人均|每|任务|目标|计划|其中|含|占|累计|由|从|至|共|投资|总|超"
)
_OPENING: Final = ("（", "(")
_COLONS: Final = ("：", ":")
_ENDS: Final = frozenset("。；;\n")
_CLOSING: Final = ("）", ")")
_SOME: Final = 3
_NEARLY: Final = 50  # off by a fiftieth: most likely meant as all
_CLOSE: Final = 20  # off by no more than a twentieth
_OVERLAPPING: Final = frozenset({"人", "名", "位", "户", "人次", "户次"})
_LONGEST_ITEM: Final = 24


def check_text(paper: Paper) -> Iterator[Finding]:
    """Wholes with their parts behind them, and parts with their sum behind them."""
    previous: Sentence | None = None
    for sentence in paper.sentences:
        if len(sentence.numbers) >= _SOME and _SIGN.search(
            paper.text, sentence.start, sentence.end
        ):
            yield from _in_sentence(paper, sentence)
            if previous is not None:
                yield from _in_sentence_before(paper, previous, sentence)
        previous = sentence


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text, numbers = paper.text, sentence.numbers
    for index, number in enumerate(numbers):
        if not measure(number) or not exact(number) or from_year_file(paper, number):
            continue
        lead = words_before(text, cluster_start(numbers, index)).removesuffix(number.before)
        if _TOGETHER.search(lead) or (_AND_SO.match(lead) and not words_after(text, number.end)):
            if _WIDER.search(lead):
                continue
            yield from _summed(paper, sentence, index)
        elif _may_share_out(text, numbers, index) and not is_change(text, number):
            yield from _shared_out(paper, numbers, index)


def _in_sentence_before(paper: Paper, before: Sentence, sentence: Sentence) -> Iterator[Finding]:
    """在册599户1062人。其中，一类86户131人，…: parts of a whole that the sentence before tells."""
    for whole, parts, twin_fits in parts_behind(paper.text, before, sentence):
        names = [part_name(paper.text, each) for each in parts]
        if from_year_file(paper, whole) or any(not name for name in names):
            continue
        over = total(parts).low > range_of(whole).high
        closed = twin_fits or _all_said(names) or leave_nothing_over(names)
        if closed or (over and exclude_one_another(names)):
            yield _found(paper, whole, parts, Severity.WARNING)
        elif over and cross_one_another(names):
            continue
        elif len(parts) >= _SOME and _nearly(whole, parts):
            yield _found(paper, whole, parts, Severity.NOTICE)


def _may_share_out(text: str, numbers: tuple[Stated, ...], index: int) -> bool:
    """Whether two numbers follow, and what opens a list: a quick look that spares a slower one."""
    if index + 2 >= len(numbers):
        return False
    end = cluster_end(numbers, index)
    if text.startswith((*_OPENING, *_COLONS), end):
        return True
    if text.find("其中", numbers[index].end, numbers[-1].start) >= 0:
        return True
    return measure(numbers[index + 1]) == measure(numbers[index]) and bool(
        _GOES_ON.match(text, end, numbers[index + 1].start)
    )


def _shared_out(paper: Paper, numbers: tuple[Stated, ...], index: int) -> Iterator[Finding]:
    """A whole and the parts that follow it, where their words say that they are all."""
    text, whole = paper.text, numbers[index]
    row = _row(text, numbers, index)
    if len(row) < 2:
        return
    parts = tuple(numbers[each] for each in row)
    if not all(exact(each) for each in parts) or sums_to(range_of(whole), parts):
        return
    last = cluster_end(numbers, row[-1])
    if text.startswith("等", last) or _CROSSING.search(text, whole.end, last + _LONGEST_ITEM):
        return
    if _more_follow(numbers, row[-1], whole, parts):
        return
    severity = _severity(text, whole, parts, numbers[index : row[-1] + 1])
    if severity is not Severity.ERROR and twin_adds_up(whole, parts, numbers):
        severity = Severity.WARNING
    if severity is not None:
        yield _found(paper, whole, parts, severity)


def _severity(
    text: str, whole: Stated, parts: tuple[Stated, ...], numbers: tuple[Stated, ...]
) -> Severity | None:
    """How sure it is that the parts, which do not add up, are meant to be all; None if not at all."""
    names = [part_name(text, each) for each in parts]
    if not _opens(text[cluster_end(numbers, 0) : parts[0].start]):
        return _unannounced(text, whole, parts, names)
    if _all_said(names):
        return Severity.ERROR
    over = total(parts).low > range_of(whole).high
    if over and cross_one_another(names) and not leave_nothing_over(names):
        return None
    last = cluster_end(numbers, len(numbers) - 1)
    colon = text.startswith(_COLONS, cluster_end(numbers, 0))
    if colon and not (len(parts) >= _SOME and text[last : last + 1] in _ENDS):
        return None
    if (colon or text[last : last + 1] in _CLOSING) and "其中" not in text[
        whole.end : parts[0].start
    ]:
        return Severity.WARNING
    if leave_nothing_over(names):
        return Severity.WARNING
    if _are_all(whole, parts, names, over=over):
        return Severity.WARNING
    # One person may be of two kinds, and so may a household.
    apart = len(parts) >= _SOME or measure(whole) not in _OF_MANY_KINDS
    return Severity.NOTICE if _nearly(whole, parts) or (over and apart) else None


def _unannounced(
    text: str, whole: Stated, parts: tuple[Stated, ...], names: list[str]
) -> Severity | None:
    """How sure it is where neither 其中 nor a bracket opens the list."""
    if not _all_said(names):
        return None
    if _differ_in_a_word(names, clause_around(text, whole)):
        return Severity.ERROR
    return Severity.WARNING if _nearly(whole, parts) else None


def _are_all(whole: Stated, parts: tuple[Stated, ...], names: list[str], *, over: bool) -> bool:
    """Whether more than the whole was shared out, or all but little: things are seldom two kinds."""
    few = abs(middle(total(parts)) - whole.value) * _CLOSE <= whole.value
    if whole.unit == _MONEY:
        return over or (few and down_to_its_own(names))
    if over and (_exclude_each_other(names) or exclude_one_another(names)):
        return True
    apart = len(names) >= _SOME and whole.unit not in _OVERLAPPING and not by_level(names)
    return over and apart and (few or all(name.endswith("类") for name in names))


def _nearly(whole: Stated, parts: tuple[Stated, ...]) -> bool:
    """Whether so little is missing or over that the parts are most likely meant to be all."""
    return abs(middle(total(parts)) - whole.value) * _NEARLY <= whole.value


def _exclude_each_other(names: list[str]) -> bool:
    """Whether what is one of two parts cannot be the other: 社区 and 村."""
    return len(names) == 2 and any(_is_pair(names, one, other) for one, other in _EXCLUSIVE)


def _more_follow(
    numbers: tuple[Stated, ...], last: int, whole: Stated, parts: tuple[Stated, ...]
) -> bool:
    """Whether the next numbers of the sentence make the sum up: 城市26个、农村30个，另有4个."""
    for number in numbers[last + 1 : last + 6]:
        if measure(number) == measure(whole):
            parts = (*parts, number)
            if sums_to(range_of(whole), parts):
                return True
    return False


def _row(text: str, numbers: tuple[Stated, ...], index: int) -> list[int]:
    """Which numbers behind a whole are its parts: of its unit, in one row, behind 其中 or （."""
    unit = measure(numbers[index])
    end = cluster_end(numbers, index)
    row: list[int] = []
    joined = ""
    for later in range(index + 1, len(numbers)):
        number = numbers[later]
        if measure(number) != unit:
            if number.start >= end and not (
                _beside(numbers, later) or (not row and number.unit == PERCENT)
            ):
                break
            continue
        if not row and is_change(text, number):
            continue
        start = cluster_start(numbers, later)
        gap, name = text[end:start], part_name(text, number)
        if not name or _NO_PART.search(name) or len(gap) > _LONGEST_ITEM + 16 * (not row):
            break
        mark = gap[:1]
        opens = _JOINS.match(gap) if row else _opens(gap) or _GOES_ON.match(gap)
        if not opens or (len(row) > 1 and mark != joined):
            break
        joined = mark
        row.append(later)
        if sums_to(range_of(numbers[index]), tuple(numbers[each] for each in row)):
            break
        end = cluster_end(numbers, later)
    return row


def _beside(numbers: tuple[Stated, ...], index: int) -> bool:
    """Whether the next number follows at once."""
    return index + 1 < len(numbers) and numbers[index + 1].start == numbers[index].end


def _opens(gap: str) -> bool:
    """Whether what stands between a whole and the next number opens a list of its parts."""
    if "；" in gap or ";" in gap:
        return False
    return gap.startswith((*_OPENING, *_COLONS)) or "其中" in gap


def _differ_in_a_word(names: list[str], whole: str) -> bool:
    """Whether the names are alike but for the pair of words, and what is alike is said of the whole."""
    if len(names) != 2:
        return False
    return any(
        alike in whole
        for first, other in _COMPLEMENTS
        for one, two in (names, reversed(names))
        if (alike := first.sub("", one)) == other.sub("", two) and alike not in {one, two}
    )


def _all_said(names: list[str]) -> bool:
    """Whether two parts are a pair that leaves nothing over, or the last is 其余."""
    if _REST.match(names[-1]):
        return True
    return (
        len(names) == 2
        and any(_is_pair(names, one, other) for one, other in _COMPLEMENTS)
        and not any(_MORE_KINDS.search(name) for name in names)
    )


def _is_pair(names: list[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether each of two names has one of two words, and not the other."""
    has = [(one.search(name) is not None, other.search(name) is not None) for name in names]
    return sorted(has) == [(False, True), (True, False)]


def _summed(paper: Paper, sentence: Sentence, index: int) -> Iterator[Finding]:
    """Items, and 合计 behind them: no run of the last items may give the sum.

    三类合计 says how many items there are; where others were found, nothing is sure.
    """
    text, whole = paper.text, sentence.numbers[index]
    count = told_parts(words_before(text, cluster_start(sentence.numbers, index)))
    items: list[Stated] = []
    for number in _items(text, sentence.numbers[:index], whole):
        items.append(number)
        if len(items) >= 2 and sums_to(range_of(whole), tuple(items)):
            return
    cut_short = bool(items) and told_by_number(text, sentence.numbers, items[-1])
    # What there is in all may be the first item, or what the items are part of.
    if items and not count and _THERE_ARE.match(part_name(text, items[-1])):
        items.pop()
    if len(items) < 2 or middle(range_of(whole)) in {each.value for each in items}:
        return
    if count in {0, len(items)} and not cut_short:
        yield _found(paper, whole, tuple(reversed(items)), Severity.WARNING)


def _items(text: str, numbers: tuple[Stated, ...], whole: Stated) -> Iterator[Stated]:
    """The items that stand before a sum in one row, the last one first."""
    follower = whole
    ends = {number.end for number in numbers}
    for number in reversed(numbers):
        gap = text[number.end : follower.start]
        if not gap or (measure(number) != measure(whole) and number.start in ends):
            continue  # the households of 1500户2874人, or its persons
        if begins_band(text, number, follower):
            continue
        if measure(number) != measure(whole) or not exact(number) or len(gap) > _LONGEST_ITEM:
            return
        name = part_name(text, number)
        if any(mark in gap for mark in "；;（(") or _NO_PART.search(
            without_band(_THERE_ARE.sub("", name))
        ):
            return
        yield number
        if name != _THERE_ARE.sub("", name):
            return
        follower = number


def _found(paper: Paper, whole: Stated, parts: tuple[Stated, ...], severity: Severity) -> Finding:
    text = paper.text
    together = total(parts)
    sum_ = amount_text(together, parts[0])
    more = middle(together) > whole.value
    apart = amount_text(
        type(together)(
            *sorted((abs(together.low - whole.value), abs(together.high - whole.value)))
        ),
        parts[0],
    )
    said = "、".join(f"{part_name(text, each)}{typed(text, each)}" for each in parts[:6])
    return RULE.at(
        paper.place(whole.start),
        f"总数写“{typed(text, whole)}”，{said}加起来是{sum_}，{'多' if more else '少'}{apart}",
        severity=severity,
        computation="＋".join(typed(text, each) for each in parts) + f"＝{sum_}",
        hint="核对总数和各项；各项有交叉的，写明“有交叉”"
        if more
        else "核对总数和各项；没有列全的，补上“其他”",
        related=tuple(Related(paper.place(each.start), typed(text, each)) for each in parts[:6]),
    )
