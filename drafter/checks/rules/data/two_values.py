"""说明：同一个指标有两个数：素材里说的与数据里的不同，不论写“设有”“增加到”还是写成汉字；清单里话和数不同；历年里写的与本年、上年不同；自设里又填了一个。
理由：一份报告里同一个数前后不一，读的人不知道信哪个；一个数只填一处，别处引用。
反例：数据 在册: {人: 1515}，素材写 - 城乡低保对象1520人。
正例：素材写 - 城乡低保对象【低保.在册.人】。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, rounding
from drafter.checks.toldnumbers import in_base, is_one_of, told_numbers
from drafter.checks.toldsubjects import SHORTEST_NAME, measures_of, subject_of_number
from drafter.checks.written.statednumbers import PERCENT, POINTS, stated_numbers
from drafter.figures.figure import CURRENT, HISTORY, OWN_FIGURES, PREVIOUS, Figure
from drafter.figures.lists import FieldText
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.toldnumbers import ToldWords
    from drafter.checks.toldsubjects import Subject
    from drafter.checks.written.statednumbers import Stated
    from drafter.figures.lists import Record
    from drafter.findings import Finding

RULE = Rule("一数两值", Family.DATA, Severity.WARNING, __doc__)
RATES = frozenset({PERCENT, POINTS})
# A number before what it counts is of all of them only where the words say so.
ALL = pattern("逐人|逐户|逐一|全部|全员|全都|一个不落")
LONGEST_NOUN, LONGEST_CLAUSE = 12, 40
# How small a part of it a slip may be off, where it may as well be the number of some of them.
NEAR, VERY_NEAR = 5, 20
NAME = "名称"
# What the name of a project ends with, and what is said of it may leave out.
OF_A_PROJECT = pattern("(?:新建|改造|建设|提升|扩建|更新|设备|项目|工程){1,4}\\Z")


def check(report: Report) -> Iterator[Finding]:
    """Words against data, 历年 against 本年 and 上年, 自设 against the catalogue's figures."""
    for told, stated in told_numbers(report):
        yield from _in_words(report, told, stated)
    yield from _in_lists(report)
    yield from _in_history(report)
    yield from _in_own(report)


def _in_words(report: Report, told: ToldWords, stated: Stated) -> Iterator[Finding]:
    """That a number typed behind a name is none of the figures of that name."""
    if stated.approximate or not stated.unit or stated.unit in RATES:
        return
    subject = subject_of_number(told.text, stated.start)
    figure = None
    if subject is not None:
        figure = _figure(report, told, subject.name, stated)
        if figure is not None and not subject.whole and not _is_near(figure, stated, NEAR):
            return
        figure = figure or _of_lists(report, subject)
    start = subject.start if subject is not None else stated.start
    end = stated.end
    if figure is None:
        figure, end = _behind(report, told, stated)
        if figure is not None and not _is_near(figure, stated, VERY_NEAR):
            return
        start = stated.start
    value = in_base(figure.unit, stated) if figure is not None else None
    if figure is None or value is None or is_one_of(report, figure, stated, value):
        return
    typed = told.text[stated.start : stated.end]
    yield RULE.at(
        told.place(stated.start),
        f"素材里写“{told.text[start:end]}”，数据里{report.label(figure.measure)}是{figure.bare}",
        related=(Related(figure.place, figure.id),),
        hint=f"核对后把“{typed}”改为【{figure.measure}】",
    )


def _figure(report: Report, told: ToldWords, name: str, stated: Stated) -> Figure | None:
    """The one figure of that name that is counted in that unit."""
    if len(name) < SHORTEST_NAME:
        return None
    fitting = [
        figure
        for measure in measures_of(report, name, told.printed)
        if (figure := report.book.figure(measure)) is not None
        and in_base(figure.unit, stated) is not None
    ]
    return fitting[0] if len(fitting) == 1 else None


def _behind(report: Report, told: ToldWords, stated: Stated) -> tuple[Figure | None, int]:
    """The figure of what the number counts, 1426名重病患者逐人建档; and where its name ends."""
    text, end = told.text, stated.end
    far = end + LONGEST_CLAUSE
    stop = min((at for mark in "。；\n" if (at := text.find(mark, end, far)) >= 0), default=far)
    if not ALL.search(text, end, stop):
        return None, end
    for length in range(LONGEST_NOUN, SHORTEST_NAME - 1, -1):
        figure = _figure(report, told, text[end : end + length], stated)
        if figure is not None:
            return figure, end + length
    return None, end


def _is_near(figure: Figure, stated: Stated, part: int) -> bool:
    """Whether it is likelier a slip than the number of some of them."""
    value, base = in_base(figure.unit, stated), exact_base(figure)
    return value is not None and base is not None and abs(value - base) * part <= base


def _of_lists(report: Report, subject: Subject) -> Figure | None:
    """县社会福利中心总投资: the figure of a record that is called so."""
    for records in report.book.lists.values():
        for record in records:
            name = record.fields.get(NAME)
            if not isinstance(name, FieldText):
                continue
            short = OF_A_PROJECT.sub("", name.text)
            if len(short) < SHORTEST_NAME or short not in subject.name:
                continue
            rest = subject.name[subject.name.index(short) + len(short) :]
            for field, value in record.fields.items():
                if isinstance(value, Figure) and rest.removeprefix("项目") in {field, f"总{field}"}:
                    return value
    return None


def _in_lists(report: Report) -> Iterator[Finding]:
    """A record whose words say another number than its figure of that name."""
    for records in report.book.lists.values():
        for record in records:
            texts = [text for text in record.fields.values() if isinstance(text, FieldText)]
            for name, value in record.fields.items():
                if isinstance(value, Figure) and any(name in text.text for text in texts):
                    yield from _in_record(report, record, name, value)


def _in_record(report: Report, record: Record, name: str, value: Figure) -> Iterator[Finding]:
    for text in record.fields.values():
        if not isinstance(text, FieldText) or name not in text.text:
            continue
        behind = text.text.index(name) + len(name)
        if any(
            text.text[:behind].endswith(each) for each in record.fields if len(each) > len(name)
        ):
            continue  # 完成投资 is not 投资
        for stated in stated_numbers(text.text, report.library.units.names):
            amount = in_base(value.unit, stated)
            if stated.start != behind or stated.approximate or amount is None:
                continue
            if not is_one_of(report, value, stated, amount):
                yield RULE.at(
                    text.place,
                    f"清单这一项里写“{text.text[behind - len(name) : stated.end]}”，"
                    f"同一项的{name}填{value.bare}",
                    related=(Related(value.place, value.id),),
                    hint="核对两个数，改成一样",
                )


def _in_history(report: Report) -> Iterator[Finding]:
    """历年 has the report's own year, or the year before, otherwise than the entry."""
    book = report.book
    if not book.period.span.whole_year:
        return
    years = {str(book.period.year): CURRENT, str(book.period.year - 1): PREVIOUS}
    for measure, group in book.part_names:
        if group != HISTORY:
            continue
        for name, there in book.parts(measure, HISTORY):
            field = years.get(name.removesuffix("年"))
            here = book.figure(measure, field) if field else None
            if field and here is not None and _differ(here, there):
                yield RULE.at(
                    there.place,
                    f"{report.label(measure)}的历年里{name}填{there.bare}，{field}是{here.bare}",
                    related=(Related(here.place, field),),
                    hint="核对两个数，只留一处",
                )


def _in_own(report: Report) -> Iterator[Finding]:
    """A 自设 figure of the same name as one of the catalogue."""
    book = report.book
    for (measure, field), own in book.figures.items():
        if field != CURRENT or not measure.startswith(f"{OWN_FIGURES}."):
            continue
        listed = book.figure(measure.removeprefix(f"{OWN_FIGURES}."))
        if listed is not None and own.unit.kind == listed.unit.kind and _differ(own, listed):
            yield RULE.at(
                own.place,
                f"自设里的{measure.removeprefix(f'{OWN_FIGURES}.')}是{own.bare}，"
                f"数据里{report.label(listed.measure)}是{listed.bare}",
                related=(Related(listed.place, listed.id),),
                hint="指标目录里有的填在 数据 里，删去 自设 里的这一个",
            )


def _differ(one: Figure, other: Figure) -> bool:
    first, second = exact_base(one), exact_base(other)
    if first is None or second is None:
        ratios = (
            one.base is None and other.base is None and not (one.approximate or other.approximate)
        )
        return ratios and one.bare != other.bare
    return abs(first - second) > max(rounding(one), rounding(other))
