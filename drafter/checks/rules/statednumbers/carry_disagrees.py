"""说明：上年底（年初、原有）的数，加上新增、减去退出注销，与现有（累计、总数）的数对不上；新增减退出，与净增的数对不上。
理由：期初加新增减退出等于期末，四个数写在一起，读的人会自己加减一遍。
反例：上年底有站点111个，今年新增15个，累计136个；新登记23家，注销16家，净增5家。
正例：上年底有站点111个，今年新增15个，累计126个；新登记23家，注销18家，净增5家。
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, measure, typed, words_before
from drafter.checks.written.operands import MONEY, is_planned, places, shown_as
from drafter.checks.written.recomputing import Range, exact, range_of, total
from drafter.checks.written.twotimes import told_from_to
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("滚存不符", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = pattern("净[增减]|上年|去年|年初|期初|原有|原来|总数[由从]")
_CHANGED: Final = pattern("新|纳入|退|销|撤|增|减")
_BEFORE: Final = pattern(
    "(?:上一?年(?:底|末)|去年(?:底|末)|上年度末|年初|期初|原有|原来)[^，。；,;0-9]{0,10}$"
)
_NEW: Final = pattern(
    "(?:新(?:增加?|建成?|登记|纳入|成立|设立?|认定|评定?|开办?|办|进|录入|审批)|(?<!未)纳入|净增)[^，。；,;0-9]{0,12}$"
)
_GONE: Final = pattern(
    "(?:退出|(?<!净)减少|注销|撤销|清退|取消|停发|关停|撤并|死亡|去世|核减|迁出|退保|注减|减员|停用|停办|核销|关闭|吊销|取缔|转出|解散|离职|退网|终止)[^，。；,;0-9]{0,10}$"
)
_NOW: Final = pattern(
    "(?:现有|实有|累计|总数|总量|已有|共有|共|增加?到|增至|达到?|在册|年末有?|年底有?|目前有?)[^，。；,;0-9]{0,10}$"
)
_NET: Final = pattern("净(?:增加?|减少?)[^，。；,;0-9]{0,6}$")
_AGAINST: Final = pattern("比|较|同期|其中|占")
# What stands beside the noun in a clause; what is left of the clause is the noun.
_FILLER: Final = pattern(
    "上一?年(?:底|末)?|去年(?:底|末)?|上年度末|年初|期初|年末|年底|原有|原来|加上|再加"
    "|新(?:增加?|建成?|登记|纳入|成立|设立?|认定|评定?|开办?|办|进|录入|审批)|纳入|净增"
    "|退出|减少|注销|撤销|清退|取消|停发|关停|撤并|死亡|去世|核减|迁出|退保|注减|减员|停用|停办|核销|关闭|吊销|取缔|转出|解散|离职|退网|到期|终止"
    "|现有|实有|累计|总[数量]|已有|共有|共|增加?到|增至|达到?|在册|目前|截至|全[区县市年]|今年|当年|年内|本年"
    "|动态|对象|人员|[至到有是为的了已仅由从]"
)
# 合并4所为2所: how many fewer there are is not told.
_MERGED: Final = pattern("(?:合并|整合|整并|撤并|归并)[^。；，,;]{0,12}[为成]")
_KIND_OF: Final = pattern("家庭|护理|城|农|乡|社区|集中|分散|公办|民办|级|示范|标准")
_TOGETHER: Final = pattern("[ \u3000]*(?:加上|连同|再加)")
_WIDER: Final = pattern("历年|以来|近[二三两四五]年|[二三两四五]年(?:来|共)|累计新")
_DIGITS: Final = pattern("[0-9]")
_MOST: Final = 12


class _Told(NamedTuple):
    """A number, and the noun that its words name beside its part in the sum."""

    number: Stated
    noun: str


class _Roles(NamedTuple):
    """The numbers of one unit by their part in the sum."""

    before: list[_Told]
    new: list[_Told]
    gone: list[_Told]
    now: list[_Told]
    net: list[_Told]
    other: list[_Told]


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sentence that tells of a number at an earlier time, or of a net growth."""
    text = paper.text
    previous: Sentence | None = None
    for sentence in paper.sentences:
        if (
            len(sentence.numbers) > 1
            and _SIGN.search(text, sentence.start, sentence.end)
            and (
                _CHANGED.search(text, sentence.start, sentence.end)
                or _TOGETHER.match(text, sentence.start)
            )
            and not _WIDER.search(text, sentence.start, sentence.end)
            and not is_planned(text, sentence)
            and not _MERGED.search(text, sentence.start, sentence.end)
        ):
            yield from _in_sentence(paper, sentence, previous)
        previous = sentence


def _in_sentence(paper: Paper, sentence: Sentence, previous: Sentence | None) -> Iterator[Finding]:
    text = paper.text
    units = dict.fromkeys(measure(each) for each in sentence.numbers)
    for unit in list(units)[:_MOST]:
        if unit in {"", MONEY} or unit.endswith("次"):
            continue
        roles = _roles(text, sentence, unit)
        found = list(_net(paper, roles))
        yield from found
        if not found and roles.before:
            yield from _carried(paper, _with_more(text, roles, sentence, previous, unit))


def _roles(text: str, sentence: Sentence, unit: str) -> _Roles:
    roles = _Roles([], [], [], [], [], [])
    numbers = sentence.numbers
    first = 0
    for index, number in enumerate(numbers):
        if index and numbers[index - 1].end == number.start:
            before = words_before(text, numbers[first].start)
        else:
            first = index
            before = words_before(text, number.start)
        if measure(number) != unit or not exact(number) or not number.value:
            continue
        if index + 1 < len(numbers) and told_from_to(text, number, numbers[index + 1]):
            roles.before.append(_Told(number, _FILLER.sub("", before)))
        else:
            _sort(roles, number, before)
    return roles


def _sort(roles: _Roles, number: Stated, before: str) -> None:
    """Put a number where its words tell."""
    for told, how in (
        (roles.net, _NET),
        (roles.before, _BEFORE),
        (roles.gone, _GONE),
        (roles.new, _NEW),
        (roles.now, _NOW),
    ):
        if how.search(before):
            if told is roles.net or not _AGAINST.search(before):
                told.append(_Told(number, _FILLER.sub("", _DIGITS.split(before)[-1])))
                return
            break
    roles.other.append(_Told(number, ""))


def _with_more(
    text: str, roles: _Roles, sentence: Sentence, previous: Sentence | None, unit: str
) -> _Roles:
    """With the number there is now, or the new one, from the sentence before."""
    if previous is None or "\n" in text[previous.start : sentence.start + 1]:
        return roles
    if any(each.noun for each in roles.before):
        return roles
    if roles.new and not roles.now:
        return roles._replace(now=_roles(text, previous, unit).now)
    if roles.now and not roles.new and _TOGETHER.match(text, sentence.start):
        return roles._replace(new=_roles(text, previous, unit).new)
    return roles


def _net(paper: Paper, roles: _Roles) -> Iterator[Finding]:
    """新纳入712人，退出605人，净增117人."""
    if not len(roles.net) == len(roles.new) == len(roles.gone) == 1:
        return
    text, net = paper.text, roles.net[0].number
    grown = "净增" in words_before(text, net.start)
    pair = roles.new[0].number, roles.gone[0].number
    more, less = pair if grown else pair[::-1]
    if any(_is(_sum((more,), (less, *also)), net) for also in _others(roles)):
        return
    if from_year_file(paper, net):
        return
    shown = shown_as(_sum((more,), (less,)), net)
    new, gone = typed(text, roles.new[0].number), typed(text, roles.gone[0].number)
    yield RULE.at(
        paper.place(net.start),
        f"新增{new}、减少{gone}，相抵是{shown}，"
        f"文中写“{'净增' if grown else '净减'}{typed(text, net)}”",
        computation=f"{typed(text, more)}－{typed(text, less)}＝{shown}".replace("-", "－"),
        hint="核对这三个数；另有增减的，写明",
        related=places(paper, (more, less)),
    )


def _others(roles: _Roles) -> tuple[tuple[Stated, ...], ...]:
    """What may be gone too, in words that are not known: nothing, one of the others, or all."""
    others = tuple(each.number for each in roles.other)
    return ((), *((each,) for each in others), others)


def _fits_any(roles: _Roles) -> bool:
    """Whether any of the numbers, or all new or all gone ones together, make the sum."""
    added = [(each.number,) for each in roles.new]
    taken = [(each.number,) for each in roles.gone]
    all_added = tuple(each.number for each in roles.new)
    all_taken = tuple(each.number for each in roles.gone)
    return any(
        _is(_sum((had.number, *more), (*less, *also)), now.number)
        for had, more, less, now, also in product(
            roles.before, (*added, all_added), (*taken, all_taken), roles.now, _others(roles)
        )
    )


def _carried(paper: Paper, roles: _Roles) -> Iterator[Finding]:
    """上年底4812户，新纳入612户，退出458户，现有4986户: what was, and more, and less."""
    several = max(map(len, (roles.before, roles.new, roles.gone, roles.now, roles.net))) > 1
    if not roles.now or not roles.new or several or _fits_any(roles) or not _of_one_thing(roles):
        return
    text = paper.text
    had, new, now = (told[0].number for told in (roles.before, roles.new, roles.now))
    gone = tuple(each.number for each in roles.gone)
    if from_year_file(paper, now) or (now.value < had.value and not gone):
        return
    shown = shown_as(_sum((had, new), gone), now)
    minus = "".join(f"、减少{typed(text, each)}" for each in gone)
    sum_ = f"{typed(text, had)}＋{typed(text, new)}"
    sum_ += "".join(f"－{typed(text, each)}" for each in gone)
    yield RULE.at(
        paper.place(now.start),
        f"原有{typed(text, had)}、新增{typed(text, new)}{minus}，应是{shown}，"
        f"文中写“{typed(text, now)}”",
        computation=f"{sum_}＝{shown}",
        hint="核对这几个数；另有撤销、退出或者并入的，写明",
        related=places(paper, (had, new, *gone)),
    )


def _of_one_thing(roles: _Roles) -> bool:
    """Whether no two nouns that are told with the numbers contradict one another."""
    told = (*roles.before, *roles.new, *roles.gone, *roles.now)
    nouns = sorted({each.noun for each in told if len(each.noun) > 1}, key=len)
    return all(
        other.endswith(one) and not _KIND_OF.search(other.removesuffix(one))
        for index, one in enumerate(nouns)
        for other in nouns[index + 1 :]
    )


def _sum(plus: Sequence[Stated], minus: Sequence[Stated]) -> Range:
    more, less = total(tuple(plus)), total(tuple(minus))
    return Range(more.low - less.high, more.high - less.low)


def _is(value: Range, number: Stated) -> bool:
    told = range_of(number)
    return value.low <= told.high and told.low <= value.high
