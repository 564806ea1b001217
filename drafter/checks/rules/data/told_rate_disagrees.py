"""说明：素材里写的比率，与数据里填的、由数据算出的不一样：数对不上，写“达”“超过”而够不着，写“近”而差得远。
理由：同一个比率，正文里程序印一个，素材里又写一个，读的人会拿来比。
反例：数据算出养老机构入住率58.9%，素材写 - 养老机构入住率达【60.9%】。
正例：素材写 - 养老机构入住率达【养老.机构.入住率】。
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.arithmetic import exact_base
from drafter.checks.oncefor import once_for_each
from drafter.checks.toldnumbers import REACHED, ToldWords, told_numbers
from drafter.checks.toldsubjects import SHORTEST_NAME, Subject, subject_of_number
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.checks.report import Report
    from drafter.checks.written.statednumbers import Stated
    from drafter.figures.figure import Figure
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.location import Location

RULE = Rule("比率与数据不符", Family.DATA, Severity.WARNING, __doc__)
RATE_WORD = pattern("[㐀-鿿]{1,12}(?:率|面|比例|占比|比重)$")
SHARE = pattern("(?:占比|比例|比重)$")
OF_WHAT = pattern("占[㐀-鿿]{0,24}(?:比例|比重)$")
OF_ALL = "占("
LONGEST_TAIL = 12
# What asks for a rate does not tell one.
ASKED = pattern("目标|要求|力争|任务|计划|应|须|不得|确保|规定|考核")
NEARLY, NEARLY_BEYOND = 5, Fraction(1, 2)
LONGEST_SENTENCE = 60


class Known(NamedTuple):
    """A rate of the data: what it is called, its exact value, by how much it may be off."""

    name: str
    value: Fraction
    loose: Fraction
    place: Location


def check(report: Report) -> Iterator[Finding]:
    """Every typed per cent whose name is that of one rate of the data."""
    for told, stated in told_numbers(report):
        if stated.unit != PERCENT:
            continue
        subject = subject_of_number(told.text, stated.start)
        if subject is None or _is_asked(told, subject):
            continue
        rates = _rates(report, told, subject.name)
        if rates and not any(_agrees(rate, stated) for rate in rates):
            yield _finding(told, subject, stated, rates[0])


def _finding(told: ToldWords, subject: Subject, stated: Stated, rate: Known) -> Finding:
    said = told.text[subject.start : stated.end]
    return RULE.at(
        told.place(stated.start),
        f"素材里写“{said}”，按数据{rate.name}是{rounded_text(rate.value, 2)}%",
        related=(Related(rate.place, rate.name),),
        hint="核对后改为一样的数，或者引用数据，由程序来写",
    )


def _is_asked(told: ToldWords, subject: Subject) -> bool:
    begin = max(0, subject.start - LONGEST_SENTENCE)
    begin = max(begin, *(told.text.rfind(mark, begin, subject.start) + 1 for mark in "。；\n"))
    return ASKED.search(told.text, begin, subject.start) is not None


def _rates(report: Report, told: ToldWords, name: str) -> list[Known]:
    """The one rate of the catalogue that is called so, or what the draft prints under that name."""
    if RATE_WORD.search(name) is None:
        return []
    shares = list(_shares(told, name)) if SHARE.search(name) else []
    if shares:
        return shares
    figures = _called(report, told, OF_WHAT.sub("占比", name))
    if len(figures) != 1:
        return []
    figure = figures[0]
    fields = [
        other
        for key, other in report.book.figures.items()
        if key[0] == figure.measure and other.base is not None
    ]
    return [
        Known(report.label(figure.measure), each.base, Fraction(0), each.place)
        for each in (figure, *fields)
        if each.base is not None
    ]


def _called(report: Report, told: ToldWords, name: str) -> list[Figure]:
    """The known rates whose name ends as the words do; of several those that the topic prints."""
    endings = _by_ending(report.library.catalogue)
    for length in range(min(len(name), LONGEST_TAIL), 2, -1):
        measures = endings.get(name[-length:], ())
        if not measures or (length < len(name) and length < SHORTEST_NAME - 1):
            continue
        found = [
            figure
            for measure in measures
            if (figure := report.book.figure(measure)) is not None
            and exact_base(figure) is not None
        ]
        if len(found) > 1:
            printed = {run.id for run in told.runs}
            found = [figure for figure in found if figure.measure in printed]
        if len(name) > length and found:
            # 公办机构护理型床位占比 is not the 护理型床位占比 of all.
            of_whom = name[:-length]
            found = [figure for figure in found if _may_be(report, told, figure, of_whom)]
        return found
    return []


def _may_be(report: Report, told: ToldWords, figure: Figure, of_whom: str) -> bool:
    """Whether the topic prints the rate or what it is worked out from, and means the same by it."""
    known = report.library.catalogue.measures[figure.measure].indicator
    if of_whom not in known.name:
        return False
    names = {figure.measure, *(known.formula.names if known.formula else ())}
    return any(run.id in names for run in told.runs)


def _shares(told: ToldWords, name: str) -> Iterator[Known]:
    """What the draft prints as 占…: of a figure whose printed name the words begin with."""
    for run in told.runs:
        if not run.form.startswith(OF_ALL) or not run.text.endswith(PERCENT):
            continue
        number = run.text.removesuffix(PERCENT).lstrip("近约达超过")
        measure = run.id.removesuffix(f".{run.form}")
        called = [key for key, measures in told.printed(name).items() if measure in measures]
        if any(name.startswith(f"{key}占") for key in called) and _is_number(number):
            places = len(number.partition(".")[2])
            half = Fraction(1, 2 * 10**places)
            yield Known(f"{called[0]}的占比", Fraction(number), half, run.origins[0])


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _agrees(rate: Known, stated: Stated) -> bool:
    claimed, value = stated.value, rate.value
    half = stated.rounding + rate.loose
    if stated.before in {"近", "将近", "接近"}:
        return claimed - NEARLY <= value <= claimed + NEARLY_BEYOND
    if stated.approximate and not stated.at_least:
        return True
    if stated.at_least and (stated.before not in REACHED or not stated.decimals):
        return value >= claimed - rate.loose
    return abs(value - claimed) <= half


@once_for_each
def _by_ending(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The rates by what their names end with."""
    endings: dict[str, list[str]] = {}
    for measure, known in catalogue.measures.items():
        if known.unit.name != PERCENT:
            continue
        name = OF_WHAT.sub("占比", known.indicator.name.replace("的", ""))
        for length in range(3, min(len(name), LONGEST_TAIL) + 1):
            endings.setdefault(name[-length:], []).append(measure)
    return {name: tuple(measures) for name, measures in endings.items()}
