"""说明：写了任务多少、多完成多少（超额、少多少、还差多少）、实际完成多少，三个数加减不到一起。
理由：任务加上多出的就是完成的，读的人一加就知道；差的一户，多半是其中一个数抄错了。
反例：比年度任务360户多28户，实际完成386户。
正例：比年度任务360户多26户，实际完成386户。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, measure, typed
from drafter.checks.written.operands import lead, places, shown_as
from drafter.checks.written.recomputing import exact, negative, range_of, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.recomputing import Range
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("超额数不符", Family.DATA, Severity.WARNING, __doc__)
_SIGNS: Final = ("任务", "目标", "计划")
_GOAL: Final = pattern("[比较超][^，。；,;0-9]{0,12}(?:任务|目标|计划)数?的?$")
_MORE: Final = pattern("(?:的任务|的目标|的计划)?(?:多完成|超额完成|多|超出|超)了?")
_LESS: Final = pattern("(?:的任务|的目标|的计划)?(?:还|尚)?(?:少完成|少|差|短缺)了?")
_DONE: Final = pattern(
    "(?:实际|已|全年|共|累计)?(?:完成|建成|改造|新建|实施|发放|办理)[^，。；,;0-9]{0,8}$"
)
_GAP: Final = pattern("[，,（(][^。；;\n0-9]{0,16}")
_THREE: Final = 3


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each goal with what was done beyond it right behind, and what was done beside the two."""
    text = paper.text
    if not paper.has(*_SIGNS):
        return
    for sentence in paper.sentences:
        numbers = sentence.numbers
        for index, goal in enumerate(numbers[:-1] if len(numbers) >= _THREE else ()):
            if _GOAL.search(lead(text, goal)) and not from_year_file(paper, goal):
                yield from _judged(paper, numbers, index)


def _judged(paper: Paper, numbers: tuple[Stated, ...], index: int) -> Iterator[Finding]:
    text, goal, beyond = paper.text, numbers[index], numbers[index + 1]
    between = text[goal.end : beyond.start]
    less = _LESS.fullmatch(between) is not None
    if not (less or _MORE.fullmatch(between)) or not _alike(goal, beyond):
        return
    others = [each for each in (*numbers[:index], *numbers[index + 2 :]) if _alike(goal, each)]
    beside = (*numbers[max(0, index - 1) : index], *numbers[index + 2 : index + 3])
    told = [each for each in beside if each in others and _is_done(text, each, goal, beyond)]
    computed = _together(goal, beyond, less=less)
    if len(told) != 1 or any(_is(computed, each) for each in others):
        return
    if not any(each.start < told[0].start < goal.start for each in others):
        yield _found(paper, (goal, beyond, told[0]), computed, less=less)


def _is(computed: Range, number: Stated) -> bool:
    told = range_of(number)
    return computed.low <= told.high and computed.high >= told.low


def _alike(goal: Stated, other: Stated) -> bool:
    return measure(goal) == measure(other) != "" and exact(goal) and exact(other)


def _is_done(text: str, done: Stated, goal: Stated, beyond: Stated) -> bool:
    first, last = (done.end, goal.start) if done.start < goal.start else (beyond.end, done.start)
    return bool(_DONE.search(lead(text, done)) and _GAP.fullmatch(text, first, last))


def _together(goal: Stated, beyond: Stated, *, less: bool) -> Range:
    if not less:
        return total((goal, beyond))
    above, taken = range_of(goal), negative(range_of(beyond))
    return above._replace(low=above.low + taken.low, high=above.high + taken.high)


def _found(
    paper: Paper, three: tuple[Stated, Stated, Stated], computed: Range, *, less: bool
) -> Finding:
    text = paper.text
    goal, beyond, done = (typed(text, each) for each in three)
    shown = shown_as(computed, three[2])
    word, sign = ("少", "－") if less else ("多", "＋")
    return RULE.at(
        paper.place(three[2].start),
        f"比{goal}{word}{beyond}是{shown}，文中写完成“{done}”，对不上",
        computation=f"{goal}{sign}{beyond}＝{shown}",
        hint="核对任务数、完成数和相差数",
        related=places(paper, three[:2]),
    )
