"""说明：写出的占比、完成率、整改率等，与近旁写出的两个数算不到一起：只截去尾数的、写“达”“超过”而未舍入时够不着的，也算在内。
理由：部分、总数和百分比都印在纸上，读的人会自己除一遍；四舍五入到所写的位数相符就算对，另有总数可除的也算对。
反例：形成决议3868项，落实3481项，落实率达90%。（实为89.995%）
正例：形成决议3868项，落实3481项，落实率近90%。
"""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, measure, typed
from drafter.checks.written.recomputing import (
    Agreement,
    agreement,
    middle,
    percent_text,
    quotient,
    quotient_of_sum,
    range_of,
)
from drafter.checks.written.shares import any_pair, nearby_amounts, shared
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.operands import Operands
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.recomputing import Range
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("比率与原数不符", Family.DATA, Severity.ERROR, __doc__, also=tuple(Severity))
_FULL_STOP: Final = pattern("[。！？!?]")
_MOST: Final = 300  # no report states more percentages; a table may
_FAR: Final = 10  # so far off, the rate may well be one of other things
_NEAR: Final = Fraction(3, 10)  # percentage points: a quotient this near was most likely meant


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each percentage that is no growth, against the numbers it may be made of."""
    if paper.characters.isdisjoint("%％"):
        return
    numbers = paper.numbers
    place = {number.start: index for index, number in enumerate(numbers)}
    percentages = (
        (sentence, index)
        for sentence in paper.sentences
        for index, number in enumerate(sentence.numbers)
        if number.unit == PERCENT and (not number.approximate or number.after == "以上")
    )
    for sentence, index in islice(percentages, _MOST):
        number = sentence.numbers[index]
        if not from_year_file(paper, number):
            nearby = nearby_amounts(paper, numbers, place[number.start])
            told = shared(paper, sentence, index, nearby)
            if told is not None:
                judge = _cut if told.rounding_only else _judged
                yield from judge(paper, number, told.operands, nearby)


def _computed(operands: Operands) -> Range | None:
    if not all(each.value for each in operands.wholes):
        return None
    if len(operands.wholes) == 1:
        return quotient(operands.part, operands.wholes[0])
    return quotient_of_sum(operands.part, operands.wholes)


def _fits_elsewhere(
    paper: Paper, number: Stated, nearby: tuple[Stated, ...], told: Operands
) -> bool:
    """Whether any two amounts of the paragraph give the percentage, or their difference does.

    Where the sentence itself says what is a part of what, two others that do so by chance are no
    excuse: only another whole of that part is, or two amounts of that unit and sentence.
    """
    for pair in any_pair(nearby):
        of_part = not told.sure or told.part in (pair.part, pair.wholes[0])
        if not of_part and not _beside(paper.text, told.part, (pair.part, pair.wholes[0])):
            continue
        value = quotient(pair.part, pair.wholes[0])
        if agreement(value, number) is Agreement.FITS:
            return True
        if not of_part:
            continue
        whole, part = range_of(pair.wholes[0]), range_of(pair.part)
        rest = type(value)(100 - value.high, 100 - value.low)
        if agreement(rest, number) is Agreement.FITS:
            return True
        both = type(value)(
            part.low * 100 / (part.high + whole.high), part.high * 100 / (part.low + whole.low)
        )
        if agreement(both, number) is Agreement.FITS:
            return True
    return False


def _beside(text: str, part: Stated, pair: tuple[Stated, Stated]) -> bool:
    """Whether two amounts count in the unit of a part, in its very sentence."""
    begin, end = min(pair[0].start, part.start), max(pair[1].start, part.start)
    if measure(pair[0]) != measure(part):
        return False
    return not _FULL_STOP.search(text, min(begin, pair[1].start), max(end, pair[0].start))


def _cut(
    paper: Paper, number: Stated, operands: tuple[Operands, ...], nearby: tuple[Stated, ...]
) -> Iterator[Finding]:
    """A percentage that two amounts would give if its last digit had been rounded."""
    for each in operands:
        value = _computed(each)
        if value is not None and agreement(value, number) is Agreement.CUT:
            if not _fits_elsewhere(paper, number, nearby, each):
                yield _found(paper, number, each, value, Agreement.CUT)
            return


def _judged(
    paper: Paper, number: Stated, operands: tuple[Operands, ...], nearby: tuple[Stated, ...]
) -> Iterator[Finding]:
    computed = [(each, value) for each in operands if (value := _computed(each)) is not None]
    verdicts = [(each, value, agreement(value, number)) for each, value in computed]
    if any(verdict is Agreement.FITS for _, _, verdict in verdicts):
        return
    ranked = sorted(
        verdicts,
        key=lambda item: (item[2] is Agreement.OFF, abs(item[1].low - number.value) > _NEAR),
    )
    for each, value, verdict in ranked:
        near = abs(value.low - number.value) <= _NEAR
        if verdict is not Agreement.OFF or each.sure or each.named or (near and value.high <= 100):
            # Looked for last, as it takes longest.
            if not _fits_elsewhere(paper, number, nearby, each):
                yield _found(paper, number, each, value, verdict)
            return


def _found(
    paper: Paper, number: Stated, operands: Operands, value: Range, verdict: Agreement
) -> Finding:
    text = paper.text
    part = typed(text, operands.part)
    whole = "＋".join(typed(text, each) for each in operands.wholes)
    shown = percent_text(value, number)
    rounded = f"{rounded_text(middle(value), number.decimals)}%"
    severity = Severity.ERROR if operands.sure else Severity.NOTICE
    if operands.afar or (operands.sure and abs(value.low - number.value) > _FAR):
        severity = Severity.WARNING
    words, hint = "对不上", f"核对这三个数；两个数没错的，改为“{rounded}”"
    if verdict is Agreement.CUT:
        severity, words = Severity.WARNING, "是截去了尾数"
        hint = f"按四舍五入改为“{rounded}”"
    elif verdict is Agreement.SHORT:
        severity, words = Severity.WARNING, "没有达到"
        near = number.value - middle(value) < 1
        hint = f"改为“近{typed(text, number)}”或者“{shown}”" if near else f"改为“{shown}”"
    elif severity is not Severity.ERROR:
        hint = "核对是以哪个数为总数算的；若是别的数，请一并写明"
    said = number.before + typed(text, number) + number.after
    bracketed = f"（{whole}）" if len(operands.wholes) > 1 else whole
    return RULE.at(
        paper.place(number.start),
        f"{part}与{whole.replace('＋', '加')}相比是{shown}，文中写“{said}”，{words}",
        severity=severity,
        computation=f"{part}÷{bracketed}＝{shown}",
        hint=hint,
        related=tuple(
            Related(paper.place(each.start), typed(text, each))
            for each in (operands.part, *operands.wholes)
        ),
    )
