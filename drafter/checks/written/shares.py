"""Which part of which whole a percentage may be, by the words and numbers around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    clause_around,
    last_listed,
    measure,
    of_same_things,
    should_and_is,
    speaks_of,
    told_parts,
    words_after,
    words_before,
)
from drafter.checks.written.countednouns import number_of_all
from drafter.checks.written.operands import Operands, in_own_part, of_another_time
from drafter.checks.written.recomputing import (
    Agreement,
    agreement,
    as_one,
    as_set,
    exact,
    quotient,
    range_of,
    sums_to,
)
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated

_CLOSE: Final = "(?:为|是|达到?|约为?|近|已|超过?|高达|至|保持在?|不低于|不少于|突破|均|逾)*"
_OTHERWISE: Final = pattern("分别|力争|确保|争取|配套|奖励|给予|补助标准|不低于|不少于")
_GROWTH: Final = pattern("增|提高|上升|上涨|提升|降|减少|缩减|涨|下滑|上浮|下浮")
# Rates of something else than the things that were just counted.
_INDEPENDENT: Final = pattern("满意|合格|知晓|好评|就业|达标|准确|参与|入住|火化|抽查|公开")
_SHARE: Final = pattern(
    rf"占(?:到|了)?(?P<base>[^占，。0-9]{{0,20}}?)(?:的|的?比例?|的?比重)?{_CLOSE}$"
)
_OF_NUMBER: Final = pattern(
    "(?:占(?:到|了)?[^占，。0-9]{0,16}[0-9.]{1,12}[^占，。0-9]{1,16}(?:的|的?比例?|的?比重)"
    "|(?P<task>完成|达到?|为|相当于)[^，。0-9]{0,14}(?:任务|目标|计划|预算)(?:数|量|总量|指标)?"
    f"[0-9.]{{1,12}}[^，。0-9的]{{0,4}}的){_CLOSE}$"
)
_RATE: Final = pattern(rf"(?P<stem>[㐀-鿿“”]{{2,10}}?)(?:率|比例|比重)已?{_CLOSE}$")
_TASK: Final = pattern(
    rf"(?:完成[^，。0-9]{{0,14}}(?:任务|目标|计划)(?:数|量|总量|指标)?的?|为(?:年度|全年)?(?:目标)?任务(?:数|量)?的|^(?:已|共|实际|累计)?完成){_CLOSE}$"
)
# It may be by so much, or as much as that.
_BEYOND: Final = pattern(
    "超额|超(?!市|级|龄)[^，。；0-9]{0,12}(?:任务|目标|计划|预算)|超[省市县区]下达"
)
_OF: Final = pattern(rf"(?:为|是|达到?|相当于)(?P<base>[^，。0-9为是达]{{2,16}})的{_CLOSE}$")
_IS_TASK: Final = pattern("任务|目标|计划|指标|应")
_OUT_OF: Final = pattern("其中|^[^，。；,;0-9]{0,10}中[，,]?[^，。；,;]{0,14}$")
_IN_BRACKETS: Final = pattern(
    "占[^占，。（）()0-9]{0,20}[（(][0-9.]{1,12}[^（）()0-9]{1,6}[）)]的?(?:比例|比重)?(?:为|达到?)?$"
)
_BRACKET: Final = 50
_OLD: Final = frozenset({"老年人口", "老年人总数", "老年人口总数"})
_NO_NOUN: Final = pattern(
    "全部|所有|全[市县区省州镇旗国]|我[市县区省州镇局]|总数|总量|总额|总人数|总户数|总人口|总|数$|量$|数量|各类|同期|本[市县区]"
)
_ALL_OF_IT: Final = pattern("总数|总人数|总户数|总量|全部|所有")
_JOINTLY: Final = pattern("[两二三四五](?:者|类|项|部分)|共占|合占|合计|加起来|一共")
_NOUN: Final = 2
_TELLING: Final = 2  # so many decimals are not met by chance
_LOOKED_BACK: Final = 24


def _in_brackets(text: str, number: Stated) -> bool:
    """Whether the whole stands in brackets right before: 占贫困人口总数（16万人）的33%."""
    start = max(0, number.start - _BRACKET)
    return _IN_BRACKETS.search(text, start, number.start) is not None


def nearby_amounts(paper: Paper, numbers: Sequence[Stated], index: int) -> tuple[Stated, ...]:
    """The exact amounts of its paragraph that stand before a number, and the next behind it."""
    passage = paper.starts[paper.index(numbers[index].start)]
    return tuple(
        each
        for each in (
            *numbers[max(0, index - _LOOKED_BACK) : index],
            *numbers[index + 1 : index + 3],
        )
        if each.start >= passage
        and measure(each)
        and exact(each)
        and "\n"
        not in paper.text[
            min(each.start, numbers[index].start) : max(each.start, numbers[index].start)
        ]
    )


class Shared(NamedTuple):
    """The operands a percentage may have; `rounding_only` where nothing but cut digits may be told."""

    operands: tuple[Operands, ...]
    rounding_only: bool = False


def shared(
    paper: Paper, sentence: Sentence, index: int, nearby: tuple[Stated, ...]
) -> Shared | None:
    """What the percentage at `index` may be made of; None where its words do not tell a share."""
    number = sentence.numbers[index]
    lead = words_before(paper.text, number.start)
    told = None if _BEYOND.search(lead) else _OF_NUMBER.search(lead)
    if _OTHERWISE.search(lead) or (_JOINTLY.search(lead) and not told):
        return None
    before = tuple(each for each in sentence.numbers[:index] if measure(each) and exact(each))
    rate = _RATE.search(lead)
    stem = rate["stem"] if rate and not _GROWTH.search(rate["stem"]) else ""
    if not before:
        return Shared(_told_after(paper.text, sentence, index, stem)) if stem else None
    if told or _in_brackets(paper.text, number):
        goal = number if told and told["task"] is not None else None
        parts = _of_parts(paper.text, before, told_parts(lead))
        return Shared(parts if _JOINTLY.search(lead) else _of_last(paper.text, before, goal))
    if share := _SHARE.search(lead):
        return Shared(_share(paper, before, nearby, share["base"], number.decimals))
    if _TASK.search(lead) and not _BEYOND.search(lead):
        return Shared(
            in_own_part(paper.text, sentence, number, before, lambda told: _of_task(paper, told))
        )
    if stem:
        return Shared(
            in_own_part(
                paper.text,
                sentence,
                number,
                before,
                lambda told: _rate(paper, told, stem, number.start),
            )
        )
    if _OF.search(lead) and number.decimals >= 1:
        return Shared(any_pair(nearby), rounding_only=True)
    return None


def _of_parts(text: str, before: tuple[Stated, ...], count: int) -> tuple[Operands, ...]:
    """5A级4家、4A级11家，二者占60家的25%: of a list of as many as are said to be taken together."""
    row = last_listed(text, before[:-1])
    alike = len(row) == count > 0 and measure(row[0]) == measure(before[-1])
    part = as_one(row) if alike else None
    return (Operands(part, before[-1:], sure=True),) if part else ()


def _of_last(text: str, before: tuple[Stated, ...], goal: Stated | None) -> tuple[Operands, ...]:
    """占60个社区的45%, 完成任务2600万元的104%: the last number is the whole, one before it the part.

    A goal of 20亿元 may be a round number: then only a question is asked.
    """
    whole = before[-1]
    same = [each for each in before[:-1] if measure(each) == measure(whole)]
    if goal:  # 比计划多60户，为计划400户的115%
        same = [each for each in same if not _BEYOND.search(words_before(text, each.start))]
    part = _divided(text, same) or (same[-1] if same else None)
    if part is None or not (goal or part.value <= whole.value) or not whole.value:
        return ()
    if goal and not whole.decimals and agreement(quotient(part, whole), goal) is not Agreement.OFF:
        return (Operands(part, (as_set(whole),), sure=False, named=True),)
    return (Operands(part, (whole,), sure=True),)


def _divided(text: str, numbers: Sequence[Stated]) -> Stated | None:
    """The number that the others, behind 其中, are parts of: what comes next is said of it."""
    if len(numbers) < 3 or "其中" not in text[numbers[0].end : numbers[1].start]:
        return None
    return numbers[0] if sums_to(range_of(numbers[0]), tuple(numbers[1:])) else None


def _share(
    paper: Paper, before: tuple[Stated, ...], nearby: tuple[Stated, ...], base: str, decimals: int
) -> tuple[Operands, ...]:
    """护理型床位1865张，占养老床位的63%: wholes are those whose nouns are named."""
    part = before[-1]
    if not base:
        return _of_which(paper.text, before)
    noun = "老年人" if base in _OLD else _NO_NOUN.sub("", base).removesuffix("的")
    found: list[Operands] = []
    named = [each for each in _wholes(nearby, part) if speaks_of(paper.text, each, noun)]
    found.extend(
        Operands(
            part,
            (each,),
            sure=len(named) == 1 and any(each is one for one in before),
            named=len(named) == 1,
        )
        for each in named
    )
    afar = None if named else _afar(paper, part, base, noun)
    if afar is not None:
        return (Operands(part, (afar,), sure=False, named=True, afar=True),)
    if not named and decimals >= _TELLING:
        found.extend(Operands(part, (each,), sure=False) for each in _wholes(nearby, part))
    return tuple(found)


def _afar(paper: Paper, part: Stated, base: str, noun: str) -> Stated | None:
    """All of what 占在乡老复员军人总数 names, if any paragraph counts it."""
    if not _ALL_OF_IT.search(base) or of_another_time(paper.text, part):
        return None
    whole = number_of_all(paper, noun, measure(part))
    return whole if whole is not None and whole.value >= part.value else None


def _wholes(nearby: tuple[Stated, ...], part: Stated) -> tuple[Stated, ...]:
    return tuple(
        each
        for each in nearby
        if each is not part and measure(each) == measure(part) and each.value >= part.value
    )


def _of_which(text: str, before: tuple[Stated, ...]) -> tuple[Operands, ...]:
    """6331张，其中护理型1775张，占比28%: of the one amount before 其中."""
    part = before[-1]
    same = [each for each in before[:-1] if measure(each) == measure(part)]
    if len(same) != 1 or part.value > same[0].value:
        return ()
    if _OUT_OF.search(text[same[0].end : part.start]):
        return (Operands(part, (same[0],), sure=True),)
    return (
        (Operands(part, (same[0],), sure=False, named=True),) if _alike(text, same[0], part) else ()
    )


def _alike(text: str, whole: Stated, part: Stated) -> bool:
    """Whether the part is a kind of the whole by its name: 护理型床位 of 床位."""
    noun, name = (
        words_before(text, each.start).removesuffix(each.before) for each in (whole, part)
    )
    return len(noun) >= _NOUN and name != noun and name.endswith(noun[-_NOUN:])


def _of_task(paper: Paper, before: tuple[Stated, ...]) -> tuple[Operands, ...]:
    """任务400户，完成420户，完成任务的105%."""
    tasks = [each for each in before if _is_task(paper.text, each)]
    if len(tasks) != 1:
        return ()
    (task,) = tasks
    done = [each for each in before if each is not task and measure(each) == measure(task)]
    return (Operands(done[-1], (task,), sure=len(done) == 1),) if done else ()


def _is_task(text: str, number: Stated) -> bool:
    return bool(_IS_TASK.search(words_before(text, number.start)[-12:])) or bool(
        _IS_TASK.search(words_after(text, number.end)[:8])
    )


def _told_after(text: str, sentence: Sentence, index: int, stem: str) -> tuple[Operands, ...]:
    """合格率98%，检查50家，合格48家: the two numbers behind a rate that opens its sentence."""
    following = sentence.numbers[index + 1 : index + 3]
    if len(following) < 2 or not all(measure(each) and exact(each) for each in following):
        return ()
    one, other = sorted(following, key=lambda each: each.value)
    if measure(one) != measure(other) or not _wholly_called(text, one, stem):
        return ()
    return () if _wholly_called(text, other, stem) else (Operands(one, (other,), sure=True),)


def _rate(paper: Paper, before: tuple[Stated, ...], stem: str, end: int) -> tuple[Operands, ...]:
    """查出隐患138处，整改130处，整改率: the part is what the rate is called after."""
    if should_and_is(paper.text, before[-2:], end):
        return (Operands(before[-1], (before[-2],), sure=True),)
    named = [each for each in before if _called(paper.text, each, stem)]
    if not named and _INDEPENDENT.search(stem):
        return ()
    exactly = [each for each in named if stem in clause_around(paper.text, each)]
    part = (exactly or named or before)[-1]
    if stem.endswith("完成") and _is_task(paper.text, part):  # 超额完成下达的300户任务
        return _of_task(paper, before)
    sure = _wholly_called(paper.text, part, stem) or of_same_things(paper.text, before[-2:])
    others = [
        each for each in before
        if each is not part and measure(each) == measure(part) and each.value >= part.value
    ]  # fmt: skip
    beside = _right_before(before, part)
    found = [
        Operands(part, (each,), sure=sure and each is beside and _tells(paper, before, part, stem))
        for each in (beside, *others[-1:])
        if each is not None
    ]
    smaller = [each for each in before if each is not part and measure(each) == measure(part)]
    if (
        not others
        and len(smaller) == 1
        and stem.endswith("完成")
        and _is_task(paper.text, smaller[0])
    ):
        found.append(Operands(part, (smaller[0],), sure=sure))
    shared = _together(paper.text, before, part)
    if shared:
        found.append(Operands(part, shared, sure=False))
    return tuple(found)


def _right_before(before: tuple[Stated, ...], part: Stated) -> Stated | None:
    """The number told right before a part, if the part can be one of it."""
    at = next(index for index, each in enumerate(before) if each is part)
    whole = before[at - 1] if at else None
    if whole is None or measure(whole) != measure(part) or whole.value < part.value:
        return None
    return whole


def _tells(paper: Paper, before: tuple[Stated, ...], part: Stated, stem: str) -> bool:
    """Whether the part is the last that was told, or is called just like the rate."""
    return part is before[-1] or stem in clause_around(paper.text, part)


def _called(text: str, number: Stated, stem: str) -> bool:
    clause = clause_around(text, number)
    return stem in clause or stem[-2:] in clause or stem[:2] in clause


def _wholly_called(text: str, number: Stated, stem: str) -> bool:
    """Whether both ends of what the rate is called after stand in its clause: 按期办结146件."""
    clause = clause_around(text, number)
    return stem in clause or (stem[-2:] in clause and stem[:2] in clause)


def _together(text: str, before: tuple[Stated, ...], part: Stated) -> tuple[Stated, ...]:
    """Earlier numbers of the same things, of which a part may be one of all together."""
    same = [
        each for each in before
        if each.start < part.start and measure(each) == measure(part)
    ]  # fmt: skip
    if len(same) < 2:
        return ()
    tails = {words_before(text, each.start).removesuffix(each.before)[-4:] for each in same}
    return tuple(same) if len(tails) == 1 and len(tails.pop()) == 4 else ()


def any_pair(nearby: tuple[Stated, ...]) -> tuple[Operands, ...]:
    """The last amounts of one unit, each two of them."""
    last = nearby[-8:]
    return tuple(
        Operands(part, (whole,), sure=False)
        for part in last
        for whole in last
        if part is not whole and measure(part) == measure(whole) and 0 < part.value <= whole.value
    )
