"""说明：增减的字眼与数的方向相反：写“提高到”而数变小了，写“下降到”而数变大了，或者“增长”“下降”后面跟着负数。
理由：增减由字眼说明，数字只写多少；方向相反时，不是字错就是数错。
反例：低保标准由每月900元提高到850元；火化量同比下降-5%
正例：低保标准由每月850元提高到900元；火化量同比下降5%
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import measure, same_span, typed, words_before
from drafter.checks.written.recomputing import exact, range_of
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("增减方向相反", Family.DATA, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_NEGATIVE: Final = pattern(
    "(?P<word>增长|增加|提高|上升|上涨|增幅|下降|降低|减少|降幅)(?:率|幅度)?(?:了|为|达到?)?"
    r"(?P<sign>[-－−])(?P<number>[0-9]{1,12}(?:\.[0-9]{1,6})?(?:%|％|个百分点|[万人户个件元])?)(?![-－—~～至0-9])"
)
_CHANGE: Final = pattern(
    "(?:，|,)?(?:逐步|大幅|统一|相应|再|又|分别)?"
    "(?:(?P<up>提高|增加|上升|增长|提升|扩大|上调|调高|扩充|增)|(?P<down>下降|降低|减少|缩减|下调|压减|压缩|缩短|缩小|降|减))"
    "(?P<until>到|至|为)了?(?:每人每[月年]|每[月年]|每户每[月年]|人均)?(?:达到?|约)?"
)
# 提升 may be said of a time that gets shorter: only words of length count.
_DURATION: Final = pattern(
    "(?:由|从)[^，。；,;0-9]{0,10}(?P<first>[0-9]{1,4})(?P<unit>个工作日|个月|个小时|工作日|天|日|小时|分钟)"
    "(?:，|,)?(?:再|又|大幅|统一)?"
    "(?P<word>(?:(?P<up>延长|增加)|缩短|压缩|压减|减少|缩减|降低|减|降)(?:到|至|为)了?)"
    "(?P<second>[0-9]{1,4})(?P=unit)"
)
_BEGINS: Final = pattern("[由从]")
_FROM: Final = pattern("(?:由|从)[^，。；,;]{0,16}$")
# Where less is better, a smaller number may be called a rise: a rank, how long something takes.
_LESS_IS_BETTER: Final = pattern("名次|排名|位次|排位|排序|时限|时间|用时|时长|第$|倒数")
_TIMES: Final = frozenset({"天", "小时", "分钟", "工作日", "个工作日", "日", "个月", "周", "级"})


_HINT: Final = "核对两个数是否写颠倒，或者改换增减的字眼"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Negative numbers after a word of growth, and 由A提高到B that falls."""
    for found in paper.matches(_NEGATIVE, having="-－−", beginning="增提上下降减"):
        word, number = found["word"], found["number"]
        yield RULE.at(
            paper.place(found.start("sign")),
            f"“{found[0]}”：{word}后面又是负数，不知是增是减",
            severity=Severity.WARNING,
            hint=f"减少的写“下降{number}”，增加的写“增长{number}”",
        )
    if paper.characters.isdisjoint("由从"):
        return
    yield from _durations(paper)
    for sentence in paper.sentences:
        if len(sentence.numbers) < 2:
            continue
        if not _BEGINS.search(paper.text, sentence.start, sentence.end):
            continue
        for earlier, later in zip(sentence.numbers, sentence.numbers[1:], strict=False):
            yield from _changed(paper, earlier, later)


def _durations(paper: Paper) -> Iterator[Finding]:
    """由8天缩短为15天."""
    for found in paper.matches(_DURATION, beginning="由从"):
        first, second, unit = int(found["first"]), int(found["second"]), found["unit"]
        rising = found["up"] is not None
        if second < first if rising else second > first:
            yield RULE.at(
                paper.place(found.start("first")),
                f"由“{first}{unit}”{found['word']}“{second}{unit}”，数却变{'小' if rising else '大'}了",
                computation=f"{second}{unit}{'＜' if rising else '＞'}{first}{unit}",
                hint=_HINT,
                related=(Related(paper.place(found.start("second")), f"{second}{unit}"),),
            )


def _unit(number: Stated) -> str:
    return PERCENT if number.unit == PERCENT else measure(number)


def _changed(paper: Paper, earlier: Stated, later: Stated) -> Iterator[Finding]:
    text = paper.text
    unit = _unit(earlier)
    if not unit or unit != _unit(later) or unit in _TIMES:
        return
    change = _CHANGE.match(text, earlier.end, later.start)
    if change is None or change.end() != later.start or not (exact(earlier) and exact(later)):
        return
    lead = words_before(text, earlier.start)
    if not same_span(lead, change[0]):
        return
    if not _FROM.search(lead) or _LESS_IS_BETTER.search(lead):
        return
    first, second = range_of(earlier), range_of(later)
    rising = change["up"] is not None
    if not (second.high < first.low if rising else second.low > first.high):
        return
    word = (change["up"] or change["down"]) + change["until"]
    yield RULE.at(
        paper.place(earlier.start),
        f"由“{typed(text, earlier)}”{word}“{typed(text, later)}”，数却变{'小' if rising else '大'}了",
        computation=f"{typed(text, later)}{'＜' if rising else '＞'}{typed(text, earlier)}",
        hint=_HINT,
        related=(Related(paper.place(later.start), typed(text, later)),),
    )
