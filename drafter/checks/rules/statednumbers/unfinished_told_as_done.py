"""说明：写了“超额完成”“圆满完成任务”，同一句里的完成数却比任务数少（超额的，要多）。
理由：任务数和完成数写在一起，读的人一看就知道有没有完成。
反例：改造任务400户，完成380户，超额完成年度任务
正例：改造任务400户，完成420户，超额完成年度任务
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import (
    from_year_file,
    measure,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.recomputing import exact, range_of
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("未完成说成完成", Family.DATA, Severity.WARNING, __doc__)
_CLAIMED: Final = between("超额满面部期前", "完")
_CLAIM: Final = pattern(
    "[超圆全如提按](?:(?P<over>(?<=超)(?:额|(?<!额超)))完成"
    "|(?:(?<=圆)满|(?<=全)[面部]|(?<=[如按])期|(?<=提)前)完成(?:了)?"
    "[^，。；,;]{0,10}(?:任务|目标|指标|计划))"
)
_NOT_YET: Final = pattern("力争|确保|争取|计划|预计|将|未能|尚未|未|可|有望|能")
_TASK: Final = pattern("任务|目标|计划|下达|指标|应")
_DONE: Final = pattern("完成|实际|已|建成|落实|实现|销售|改造|培训|达到")


def check_text(paper: Paper) -> Iterator[Finding]:
    """A task and what was done, the only amounts of their unit in a sentence that claims success."""
    for claim in paper.matches(_CLAIM, having=_CLAIMED):
        for sentence in _around(paper, claim.start()):
            yield from _judged(
                paper, sentence, claim.start(), claim[0], over=claim["over"] is not None
            )


def _around(paper: Paper, offset: int) -> Iterator[Sentence]:
    found = paper.sentences
    low, high = 0, len(found)
    while low < high:
        half = (low + high) // 2
        if found[half].end <= offset:
            low = half + 1
        else:
            high = half
    if low < len(found) and found[low].start <= offset:
        yield found[low]


def _judged(
    paper: Paper, sentence: Sentence, start: int, said: str, *, over: bool
) -> Iterator[Finding]:
    text = paper.text
    told = [each for each in sentence.numbers if measure(each) and each.end <= start]
    if len(told) != 2 or measure(told[0]) != measure(told[1]) or not all(map(exact, told)):
        return
    tasks = [each for each in told if _is_task(text, each)]
    if len(tasks) != 1 or _NOT_YET.search(words_before(text, start)):
        return
    (task,) = tasks
    done = told[1] if told[0] is task else told[0]
    if not _DONE.search(words_before(text, done.start)) or from_year_file(paper, done):
        return
    if ";" in text[told[0].end : start] or "；" in text[told[0].end : start]:
        return
    if range_of(done).high > range_of(task).low:
        return
    if not over and range_of(done).high >= range_of(task).low:
        return
    yield RULE.at(
        paper.place(start),
        f"任务{typed(text, task)}，完成{typed(text, done)}，却说“{said}”",
        computation=f"{typed(text, done)}{'＜' if done.value < task.value else '＝'}{typed(text, task)}",
        hint="核对两个数；确实没有完成的，写实际的完成率",
        related=(
            Related(paper.place(task.start), typed(text, task)),
            Related(paper.place(done.start), typed(text, done)),
        ),
    )


def _is_task(text: str, number: Stated) -> bool:
    lead, behind = words_before(text, number.start)[-12:], words_after(text, number.end)[:8]
    return bool(_TASK.search(lead)) or bool(_TASK.search(behind))
