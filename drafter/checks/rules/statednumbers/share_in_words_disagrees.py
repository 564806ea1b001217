"""说明：写成汉字的占比、减幅——占三分之二、一半、过半数，缩短三分之一——与写出的两个数算不到一起。
理由：汉字写的比例也是数，读的人照样会除；写约数的放宽，写“过半”“以上”的要够。
反例：累计建成96所，占192个村的三分之二；由30个工作日压缩到20个，缩短一半。
正例：累计建成96所，占192个村的一半；由30个工作日压缩到20个，缩短三分之一。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, typed
from drafter.checks.written.hanfractions import FRACTION, SIGNS, share_of
from drafter.checks.written.operands import kind, lead, of_one, places, stretch, up_to
from drafter.checks.written.recomputing import Range, exact, range_of, rounded_share
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.hanfractions import Share
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("汉字比例不符", Family.DATA, Severity.WARNING, __doc__)
_OF_LEAD: Final = pattern("占(?:到|了)?[^，。；,;0-9]{0,10}$")
_OF: Final = pattern(f"[^，。；,;0-9]{{0,12}}?的{FRACTION}")
_SHARE: Final = pattern(f"[^，。；,;0-9]{{0,12}}[，,（(]?占(?:比|到|了)?(?:其中的?)?{FRACTION}")
_OUT_OF: Final = pattern("其中|中[，,]?(?:已?有)?[^，。；,;0-9]{0,10}$")
_FROM: Final = pattern("[由从][^，。；,;]{0,14}$")
_INTO: Final = pattern(
    "[^，。；,;0-9]{0,6}[，,]?(?:逐步|大幅|统一|再|又)?"
    "(?:(?P<up>提高|增加|上升|增长|提升|扩大|增|升)|下降|降低|减少|缩减|缩短|缩|下调|压减|压缩|精简|降|减|压)"
    "(?:到|至|为)了?[^，。；,;0-9]{0,6}"
)
_CUT: Final = pattern(
    "[^，。；,;0-9]{0,6}[，,](?:整整|大幅|净|足足)?"
    "(?:(?P<up>增长|增加|提高|提升|扩大)|缩短|压缩|压减|减少|下降|降低|精简|缩减|降|减|少)了?"
    f"{FRACTION}"
)
_NEAREST: Final = 8
_SPANS: Final = ("工作日", "天", "小时", "分钟")
_SIGN: Final = pattern("|".join(SIGNS))


class _Pair(NamedTuple):
    """A part and a whole, or what is less and what was."""

    part: Stated
    whole: Stated


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each share in words behind the numbers that it is of."""
    text = paper.text
    if not paper.has(*SIGNS):
        return
    for sentence in paper.sentences:
        if len(sentence.numbers) < 2 or not _SIGN.search(text, sentence.start, sentence.end):
            continue
        for index, number in enumerate(sentence.numbers):
            if index and exact(number) and not from_year_file(paper, number):
                yield from _of_number(paper, sentence, number)
                yield from _of_earlier(paper, sentence, number)
                yield from _changed(paper, sentence.numbers[index - 1], number)


def _of_number(paper: Paper, sentence: Sentence, whole: Stated) -> Iterator[Finding]:
    """96所，占192个村的三分之二."""
    text = paper.text
    found = _OF.match(text, whole.end)
    if found is None or not kind(whole) or not _OF_LEAD.search(lead(text, whole)):
        return
    share = share_of(found)
    before = up_to(stretch(text, sentence, whole), whole.start).numbers
    parts = [each for each in before[-_NEAREST:] if kind(each) == kind(whole)]
    if share is None or not parts or not whole.value:
        return
    if any(_is(each, whole, share) for each in parts) or not exact(parts[-1]):
        return
    if parts[-1].value <= whole.value and not of_one(text, parts[-1]):
        yield _found(paper, _Pair(parts[-1], whole), share, "占")


def _of_earlier(paper: Paper, sentence: Sentence, part: Stated) -> Iterator[Finding]:
    """192个村中，96个建成，占三分之二: of the one earlier number of its unit."""
    text = paper.text
    found = _SHARE.match(text, part.end)
    share = share_of(found) if found else None
    if share is None or not kind(part):
        return
    before = up_to(stretch(text, sentence, part), part.start).numbers
    same = [each for each in before if kind(each) == kind(part)]
    if len(same) != 1 or not exact(same[0]) or same[0].value < part.value or not part.value:
        return
    (whole,) = same
    if _OUT_OF.search(text[whole.end : part.start]) and not _is(part, whole, share):
        yield _found(paper, _Pair(part, whole), share, "占")


def _changed(paper: Paper, earlier: Stated, later: Stated) -> Iterator[Finding]:
    """由30个工作日压缩到20个工作日，缩短三分之二."""
    text = paper.text
    found = _CUT.match(text, later.end)
    into = _INTO.fullmatch(text[earlier.end : later.start].removesuffix(later.before))
    if (
        found is None
        or into is None
        or earlier.unit == PERCENT
        or not _FROM.search(lead(text, earlier))
    ):
        return
    if not exact(earlier) or not earlier.value or earlier.unit != later.unit:
        return
    share = share_of(found)
    rising = later.value > earlier.value
    if share is None or (into["up"] is not None) != rising or (found["up"] is not None) != rising:
        return
    low = abs(later.value - earlier.value) / earlier.value
    if not share.low <= low <= share.high:
        yield _found(paper, _Pair(later, earlier), share, "增" if rising else "减")


def _is(part: Stated, whole: Stated, share: Share) -> bool:
    value = _quotient(part, whole)
    return value.low <= share.high and value.high >= share.low


def _quotient(part: Stated, whole: Stated) -> Range:
    above, below = range_of(part), range_of(whole)
    return Range(above.low / below.high, above.high / max(below.low, below.high / 2))


def _found(paper: Paper, pair: _Pair, share: Share, how: str) -> Finding:
    text = paper.text
    part, whole = (_called(text, each) for each in pair)
    if how == "占":
        value = _quotient(pair.part, pair.whole)
        sum_, said = f"{part}÷{whole}", f"{part}占{whole}的"
    else:
        change = abs(pair.part.value - pair.whole.value) / pair.whole.value
        value = Range(change, change)
        over = f"{part}－{whole}" if how == "增" else f"{whole}－{part}"
        sum_, said = f"（{over}）÷{whole}", f"由{whole}到{part}，{how}了"
    shown = rounded_share(Range(value.low * 100, value.high * 100))
    return RULE.at(
        paper.place(share.start),
        f"{said}{shown}，文中写“{share.said}”，对不上",
        computation=f"{sum_}＝{shown}",
        hint="核对两个数和比例；拿不准的直接写百分数",
        related=places(paper, pair),
    )


def _called(text: str, number: Stated) -> str:
    """It as it stands in the text, with the time that it counts."""
    spans = (each for each in _SPANS if text.startswith(each, number.end))
    return typed(text, number) + next(spans, "")
