"""说明：写出的增幅、增减数，与同一句里写出的前后两个数算出来的不一致；按四舍五入算对的不提，只截去了尾数的提醒。
理由：由900元提高到950元，读的人会自己算一遍；增减数和增幅也能互相推出上年数，推出来的两个上年数应当相同。
反例：低保标准由900元提高到950元，增长5.9%。
正例：低保标准由900元提高到950元，增长5.6%。
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    measure,
    spans_told,
    typed,
    words_before,
)
from drafter.checks.written.operands import places
from drafter.checks.written.recomputing import (
    Agreement,
    agreement,
    amount_text,
    difference,
    exact,
    growth,
    middle,
    negative,
    percent_text,
    range_of,
)
from drafter.checks.written.statednumbers import PERCENT, POINTS
from drafter.checks.written.twotimes import (
    base_named,
    base_right_before,
    each_from_to,
    from_to,
    told_from_to,
    year_beside_year,
)
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.recomputing import Range
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("增幅增量不符", Family.DATA, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_AGAINST: Final = "(?:同?比|较)(?:20[0-9]{2}年|上一?年|去年|前年|同期|上年度|[12]?[0-9]月(?:份|底|末)?|末|底|年末|年底|年初|期初|上届|上季度|的|，|,)*"
_GROWN: Final = pattern(
    rf"^(?:其中)?(?:人数|户数|总数|总量|数量|标准|床位数)?(?P<against>{_AGAINST})?(?:[0-9.]+[万亿]?[人户个家名张件元万具对所处例次台支项]+)?"
    "(?:净|共|总共|平均)?(?P<span>每人每[月年]|每[月年])?"
    "(?:(?P<up>增长|增加|提高|上升|上涨|增幅|提升|增速|涨幅|提标|上调|净增|多[发支收花办]了?|多了)|(?P<down>下降|降低|减少|降幅|下调|缩减|下滑|少[发支收花办]了?|少了))"
    "(?:率|比例|比列|幅度)?(?:了|为|是|达到?|约为?|近|超过?|不?足)*$"
)
_POINTS_MOVED: Final = pattern(
    rf"[，,、（(](?P<against>{_AGAINST})?(?:净|共|平均)?"
    "(?:(?P<up>提高|提升|上升|增长|增加|增|升)|(?P<down>下降|降低|减少|回落|降))了?"
)
_OTHER_DATE: Final = pattern("20[0-9]{2}年|前年|年初|上月|环比|上季|期初|建立时|五年|“")
_RANGE: Final = pattern("[-－—~～至]")
_FEWEST: Final = 3  # two numbers and how they differ
_SIGN: Final = pattern("[增升降涨减下调多少]|提[高升标]")
_EACH_GROWN: Final = pattern(
    f"^(?:{_AGAINST})?分别(?:(?P<up>增长|增加|提高|上升)|(?P<down>下降|降低|减少))(?:了|为|达到?)?$"
)
_BETWEEN: Final = frozenset({"、", "和", "，"})
_MOVED: Final = pattern(
    f"(?:{_AGAINST}|同比|净)(?:共|总共|平均)?(?:(?P<up>增加|增长|提高|上升|多)|(?P<down>减少|下降|降低|少))了?$"
)
_EACH_RATE: Final = pattern(
    f"^(?:{_AGAINST})?(?:分别)?(?:(?P<up>增长|增加|提高|上升|增幅|涨幅|上调)|(?P<down>下降|降低|减少|降幅))"
    "(?:分别)?(?:了|为|是|达到?)?$"
)
_AT_ONCE: Final = pattern(
    "[，,、（(]{0,2}(?:同比|比上年|较上年|比去年|较去年|环比)?(?:净)?"
    "(?:增长|增加|提高|上升|下降|降低|减少|降幅|增幅)(?:率|幅度)?(?:了|为|达到?)?"
)
_SCOPE_END: Final = "；;"
_OPPOSITE: Final = {1: "下降", -1: "提高"}


class _Grown(NamedTuple):
    """A number that says by how much: its sign, and what it is held against, if it says so.

    `span` is 每月 of 每月提高50元.
    """

    number: Stated
    sign: int
    against: str
    word: str
    span: str = ""


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every stated growth and difference whose operands stand in its own stretch of a sentence."""
    for sentence in paper.sentences:
        if len(sentence.numbers) < _FEWEST:
            continue
        if not _SIGN.search(paper.text, sentence.start, sentence.end):
            continue
        for stretch in _stretches(paper.text, sentence):
            yield from _in_stretch(paper, stretch)
            yield from _paired(paper, stretch)
            yield from _each(paper, stretch)
            yield from _points(paper, stretch)
            yield from _opposed(paper, stretch)


def _stretches(text: str, sentence: Sentence) -> Iterator[tuple[Stated, ...]]:
    """The numbers between semicolons."""
    together: list[Stated] = []
    for number in sentence.numbers:
        gap = text[together[-1].end : number.start] if together else ""
        if any(mark in gap for mark in _SCOPE_END):
            yield tuple(together)
            together = []
        together.append(number)
    yield tuple(together)


def _in_stretch(paper: Paper, numbers: tuple[Stated, ...]) -> Iterator[Finding]:
    """What a stretch says of growth, each held against the operands last told before it."""
    operands: tuple[Stated, Stated] | None = None
    amount: _Grown | None = None
    rate: _Grown | None = None
    for index, number in enumerate(numbers):
        grown = _grown(paper.text, number)
        if grown is None:
            if number.unit != PERCENT:  # something else is told of now
                operands, amount, rate = from_to(paper.text, numbers, index), None, None
            continue
        base = _base(paper.text, numbers, index, grown)
        held = base or operands
        if number.unit != PERCENT:
            operands = held
        amount, rate = (amount, grown) if number.unit == PERCENT else (grown, rate)
        if held is not None:
            if base is not None or not _OTHER_DATE.search(grown.against):
                yield from _against(paper, grown, held)
        elif amount is not None and rate is not None:
            yield from _both(paper, numbers, amount, rate)
            amount = rate = None


def _base(
    text: str, numbers: tuple[Stated, ...], index: int, grown: _Grown
) -> tuple[Stated, Stated] | None:
    """The two numbers that stand right before a growth, the earlier one told as such."""
    if base := year_beside_year(text, numbers, index):
        return base
    if grown.number.unit == PERCENT:
        return base_right_before(text, numbers, index)
    return base_named(text, numbers, index, up=grown.sign > 0)


def _against(paper: Paper, grown: _Grown, operands: tuple[Stated, Stated]) -> Iterator[Finding]:
    """A growth or difference against the two numbers it is of."""
    before, after = operands
    spans = spans_told(paper.text, before) | spans_told(paper.text, after)
    if grown.span and spans != {grown.span[-1]}:
        return
    if grown.number.unit == PERCENT or measure(grown.number) == measure(after):
        yield from _judged(paper, grown, (range_of(before), range_of(after)), operands)


def _grown(text: str, number: Stated) -> _Grown | None:
    lead = words_before(text, number.start)
    found = _GROWN.search(lead)
    if (
        found is None
        or _RANGE.match(text, number.end)
        or (number.unit == PERCENT and text.startswith("个百分点", number.end))
        or (number.unit != PERCENT and not measure(number))
    ):
        return None
    word = found["up"] or found["down"]
    return _Grown(
        number, 1 if found["up"] else -1, found["against"] or "", word, found["span"] or ""
    )


def _points(paper: Paper, numbers: tuple[Stated, ...]) -> Iterator[Finding]:
    """由64%提高到68%，提高4个百分点: each of the three may have been rounded."""
    text = paper.text
    for before, after, points in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if points.unit != POINTS or before.unit != PERCENT or after.unit != PERCENT:
            continue
        moved = _POINTS_MOVED.fullmatch(text[after.end : points.start])
        if moved is None or not told_from_to(text, before, after) or from_year_file(paper, points):
            continue
        lead, against = words_before(text, before.start), moved["against"] or ""
        # 由年初的64%提高到68%，同比提高6个百分点 is against another number.
        if against and _OTHER_DATE.search(lead + against):
            continue
        if not all(map(exact, (before, after, points))):
            continue
        sign = 1 if moved["up"] else -1
        apart = (after.value - before.value) * sign
        if abs(apart - points.value) <= before.rounding + after.rounding + points.rounding:
            continue
        first, second, told = (typed(text, each) for each in (before, after, points))
        shown = f"{rounded_text(abs(apart), max(before.decimals, after.decimals))}个百分点"
        word = moved["up"] or moved["down"]
        yield RULE.at(
            paper.place(points.start),
            f"由{first}到{second}，{'相差' if apart >= 0 else '方向相反，相差'}{shown}，"
            f"文中写“{word}{told}”",
            severity=Severity.WARNING if against else Severity.ERROR,
            computation=f"{first if apart * sign < 0 else second}－"
            f"{second if apart * sign < 0 else first}＝{shown}",
            hint=f"两个数没错的，改为“{_OPPOSITE[sign] if apart < 0 else word}{shown}”",
            related=places(paper, (before, after)),
        )


def _both(
    paper: Paper, numbers: tuple[Stated, ...], amount: _Grown, rate: _Grown
) -> Iterator[Finding]:
    """A difference and a growth of the same number: its base follows from the difference."""
    if _OTHER_DATE.search(amount.against + rate.against):
        return
    if amount.sign != rate.sign:
        yield from _contrary(paper, *sorted((amount, rate), key=lambda each: each.number.start))
        return
    if not exact(amount.number):
        return
    change = _signed(range_of(amount.number), amount.sign)
    first = min(amount.number.start, rate.number.start)
    found = [
        (now, difference(change, range_of(now)))
        for now in numbers
        if now.start < first and measure(now) == measure(amount.number) and exact(now)
    ]
    # Of several numbers one cannot know which has grown.
    if len(found) == 1 and found[0][1].low > 0:
        now, base = found[0]
        yield from _judged(paper, rate, (base, range_of(now)), (now, amount.number), derived=True)


def _opposed(paper: Paper, numbers: tuple[Stated, ...]) -> Iterator[Finding]:
    """批次比上年增加35批次，下降19.2%: contrary, whatever has grown."""
    text = paper.text
    for first, second in pairwise(numbers):
        if second.unit != PERCENT or first.unit == PERCENT or _grown(text, first) is not None:
            continue
        change, rate = _MOVED.search(words_before(text, first.start)), _grown(text, second)
        if change is None or rate is None or rate.against or from_year_file(paper, second):
            continue
        sign = 1 if change["up"] else -1
        if sign != rate.sign:
            grown = _Grown(first, sign, "", change["up"] or change["down"])
            yield from _contrary(paper, grown, rate)


def _contrary(paper: Paper, first: _Grown, second: _Grown) -> Iterator[Finding]:
    """增加740张，同比下降10%: one after the other, of the same thing."""
    text = paper.text
    if not _AT_ONCE.fullmatch(text, first.number.end, second.number.start):
        return
    one, other = (f"{each.word}{typed(text, each.number)}" for each in (first, second))
    yield RULE.at(
        paper.place(second.number.start),
        f"前面写“{one}”，接着写“{other}”，方向相反",
        hint="核对是增是减，两处改一致",
        related=(Related(paper.place(first.number.start), one),),
    )


def _each(paper: Paper, numbers: tuple[Stated, ...]) -> Iterator[Finding]:
    """由720元、540元分别提高到765元和594元，增幅为6.25%和11%: each growth against its own two."""
    text = paper.text
    for index in range(len(numbers) - 5):
        rates = numbers[index + 4 : index + 6]
        if any(rate.unit != PERCENT for rate in rates):
            continue
        both = each_from_to(text, numbers, index)
        if both is None or text[rates[0].end : rates[1].start] not in _BETWEEN:
            continue
        change = _EACH_RATE.search(words_before(text, rates[0].start))
        if change is None:
            continue
        for operands, rate in zip(both, rates, strict=True):
            grown = _Grown(rate, 1 if change["up"] else -1, "", change["up"] or change["down"])
            yield from _against(paper, grown, operands)


def _paired(paper: Paper, numbers: tuple[Stated, ...]) -> Iterator[Finding]:
    """3210户5612人，减少132户244人，分别下降3.9%、4.2%: each growth against its own pair."""
    text = paper.text
    for index in range(len(numbers) - 5):
        now, by, rates = (
            numbers[index : index + 2],
            numbers[index + 2 : index + 4],
            numbers[index + 4 : index + 6],
        )
        if any(rate.unit != PERCENT for rate in rates) or now[0].end != now[1].start:
            continue
        if by[0].end != by[1].start or text[rates[0].end : rates[1].start] not in _BETWEEN:
            continue
        change = _grown(text, by[0])
        each = _EACH_GROWN.search(words_before(text, rates[0].start))
        if change is None or each is None or _OTHER_DATE.search(change.against):
            continue
        if change.sign != (1 if each["up"] else -1):
            continue
        for had, more, rate in zip(now, by, rates, strict=True):
            base = difference(_signed(range_of(more), change.sign), range_of(had))
            if measure(had) == measure(more) and exact(had) and exact(more) and base.low > 0:
                grown = _Grown(rate, change.sign, "", each["up"] or each["down"])
                yield from _judged(paper, grown, (base, range_of(had)), (had, more), derived=True)


def _signed(value: Range, sign: int) -> Range:
    return value if sign > 0 else negative(value)


def _judged(
    paper: Paper,
    grown: _Grown,
    ranges: tuple[Range, Range],
    operands: tuple[Stated, Stated],
    *,
    derived: bool = False,
) -> Iterator[Finding]:
    number = grown.number
    if from_year_file(paper, number) or ranges[0].low <= 0:
        return
    change = growth(*ranges) if number.unit == PERCENT else difference(*ranges)
    computed = _signed(change, grown.sign)
    verdict = agreement(computed, number, reached=False)
    if verdict is Agreement.FITS:
        return
    cut = verdict is Agreement.CUT and number.unit == PERCENT
    shown = _shown(computed, number)
    first, second = (typed(paper.text, each) for each in operands)
    up = grown.sign > 0
    told = f"由本期{first}、增减{second}推算" if derived else f"由{first}到{second}"
    if derived:
        base = amount_text(ranges[0], operands[0])
        sum_ = f"{first}、{'增' if up else '减'}{second} → 上期{base} → {shown}"
    else:
        over = f"{second}－{first}" if up else f"{first}－{second}"
        sum_ = f"（{over}）÷{first}＝{shown}" if number.unit == PERCENT else f"{over}＝{shown}"
    mended = _mended(computed, grown, shown if verdict is Agreement.SHORT else "")
    yield RULE.at(
        paper.place(number.start),
        f"{told}，{_right(shown, grown)}，文中写“{grown.word}{typed(paper.text, number)}”，"
        f"{_in_words(verdict, computed, cut=cut)}",
        severity=Severity.WARNING if cut else Severity.ERROR,
        computation=sum_.replace("-", "－"),
        hint=f"{'按四舍五入' if cut else '两个数没错的，'}改为“{mended}”",
        related=places(paper, operands),
    )


def _right(shown: str, grown: _Grown) -> str:
    """What it should be: 应增长14.3%, or 实为增长3.36% where the text says 下降."""
    if shown.startswith("-"):
        return f"实为{_verb(grown, -grown.sign)}{shown[1:]}"
    return f"应{_verb(grown, grown.sign)}{shown}"


def _verb(grown: _Grown, sign: int) -> str:
    """How such a number is said to move: a rate 增长, an amount 增加."""
    if grown.number.unit == PERCENT:
        return "增长" if sign > 0 else "下降"
    return "增加" if sign > 0 else "减少"


def _mended(computed: Range, grown: _Grown, shown: str) -> str:
    """The number to write in its place, with its verb where that is wrong too."""
    number, exactly = grown.number, abs(middle(computed))
    verb = _verb(grown, -grown.sign) if middle(computed) < 0 else ""
    if number.unit == PERCENT:
        return verb + (shown or f"{rounded_text(exactly, number.decimals)}%")
    return verb + amount_text(type(computed)(exactly, exactly), number)


def _in_words(verdict: Agreement, computed: Range, *, cut: bool) -> str:
    if cut:
        return "是截去了尾数"
    if verdict is Agreement.SHORT:
        return "没有达到"
    return "方向相反" if computed.high < 0 else "对不上"


def _shown(computed: Range, number: Stated) -> str:
    if number.unit == PERCENT:
        return percent_text(computed, number)
    return amount_text(computed, number)
