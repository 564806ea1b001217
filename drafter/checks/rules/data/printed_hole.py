"""说明：正文一句必有的话用到一个还没有报来的数，文稿里印成了“××”。
理由：空缺要看得见、找得到，定稿时一处也不能留；没有的数不猜，也不当作 0。
反例：低保: {在册: }，文稿印作“年末在册××户××人”
正例：低保: {在册: 908户1515人}；没有这项工作的写 在册: 无
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.printedruns import printed_holes
from drafter.drafting.annexrows import ANNEX_FORM
from drafter.drafting.blocks import HEAD_ELEMENT
from drafter.drafting.spoken import TERM_FORM
from drafter.drafting.wordruns import LINK_FORM, can_link
from drafter.figures.figure import BASELINE, CURRENT, LISTS, PREVIOUS, TARGET
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.drafting.blocks import HoleRun
    from drafter.figures.book import Key
    from drafter.findings import Finding
    from drafter.location import Location

RULE = Rule("印出空缺", Family.DATA, Severity.WARNING, __doc__)
# What a result is computed from besides 本年; a rate has none on a base that is zero.
BASES = {
    "同比": PREVIOUS,
    "增量": PREVIOUS,
    "走势": PREVIOUS,
    "比年初": BASELINE,
    "完成率": TARGET,
    "超目标": TARGET,
}
RATES = frozenset({"同比", "完成率"})
WORDS_ALONE = frozenset({HEAD_ELEMENT, TERM_FORM})
AGAINST = frozenset({"占", "差", "每"})
RECORD = "项."
FILL = "填上这个数；没有这项工作的写“无”"


def check(report: Report) -> Iterator[Finding]:
    """One finding for each figure that has not come, at the line where it is to be filled in."""
    holes: dict[Key, list[HoleRun]] = {}
    for run in printed_holes(report.draft):
        if run.field not in WORDS_ALONE and run.form != ANNEX_FORM:
            if run.form == LINK_FORM and not can_link(run.field):
                continue  # the link names no view: that was said where the words were read
            for key in _missing(report, run):
                holes.setdefault(key, []).append(run)
    for key, runs in holes.items():
        if key[0].startswith(RECORD):
            yield from _of_records(report, key[1], runs)
        elif (base := _zero_base(report, key)) is not None:
            yield _on_zero(report, key, runs, base)
        else:
            yield _of_figure(report, key, runs)


def _operands(report: Report, run: HoleRun) -> tuple[Key, ...]:
    """The figures that a result is computed from, the subject first; none for what is no result."""
    if run.field in BASES:
        base = BASES[run.field]
        if base == BASELINE and report.book.period.span.whole_year:
            base = PREVIOUS
        return ((run.id, CURRENT), (run.id, base))
    whole = _whole(run.field)
    return ((run.id, CURRENT), (whole, CURRENT)) if whole else ()


def _whole(field: str) -> str:
    """What a figure is held against: 低保.在册.人 in 占(低保.在册.人), 差(…) or 每(…)."""
    view, _, whole = field.removesuffix(")").partition("(")
    return whole if view in AGAINST else ""


def _missing(report: Report, run: HoleRun) -> tuple[Key, ...]:
    """The figures for want of which a run is a hole."""
    missing = tuple(key for key in _operands(report, run) if report.book.figure(*key) is None)
    return missing or ((run.id, run.field),)


def _zero_base(report: Report, key: Key) -> Location | None:
    """Where the 0 stands on which a rate has no value."""
    measure, field = key
    whole = _whole(field)
    if whole:
        base = report.book.figure(whole)
    elif field in RATES:
        base = report.book.figure(measure, BASES[field])
    else:
        return None
    return base.origins[0] if base is not None and base.base == 0 else None


def _on_zero(report: Report, key: Key, runs: list[HoleRun], base: Location) -> Finding:
    measure, field = key
    whole = _whole(field)
    name = report.label(whole) if whole else f"{report.label(measure)}的{BASES[field]}数"
    return RULE.at(
        base,
        f"{name}是0，以0为基数没有{field}，文稿里空着{len(runs)}处",
        hint="这一句留给素材来写，或在章节里把这个分句放进 [[ ]]，没有时不印",
        related=_printed(runs),
    )


def _of_figure(report: Report, key: Key, runs: list[HoleRun]) -> Finding:
    measure, field = key
    gap = report.book.gaps.get(key)
    figure = report.book.figure(measure)
    entry = report.book.gaps.get((measure, CURRENT))
    place = runs[0].place
    if gap is not None:
        place = gap.place
    elif figure is not None:
        place = figure.origins[0]
    elif entry is not None:
        place = entry.place
    hint = FILL
    if gap is None:
        leaf = measure.rpartition(".")[2]
        hint = (
            f"在数据里补填 {measure}；没有这项工作的写“无”"
            if field == CURRENT
            else f"在{leaf}里补填{field}，如 {leaf}: {{本年: …, {field}: …}}"
        )
    printed = _printed(runs)
    return RULE.at(
        place,
        f"{report.label(measure)}的{field}还没有数，文稿里空着{len(runs)}处",
        hint=hint,
        related=printed[1:] if place == runs[0].place else printed,
    )


def _of_records(report: Report, name: str, runs: list[HoleRun]) -> Iterator[Finding]:
    """The empty fields of the 清单 records, each at its own line."""
    empty = [
        (measure, gap.place)
        for (measure, _), gap in report.book.gaps.items()
        if measure.startswith(f"{LISTS}.") and measure.rpartition(".")[2] == name
    ]
    for measure, place in empty:
        yield RULE.at(
            place,
            f"{measure} 还没有数，文稿里印出空缺",
            hint=FILL,
            related=_printed(runs)[:1],
        )
    lacking = [
        (f"{LISTS}.{title}.{number}", record.place)
        for title, records in report.book.lists.items()
        if any(name in record.fields for record in records)
        for number, record in enumerate(records, 1)
        if name not in record.fields
    ]
    for measure, place in lacking if len(empty) < len(runs) else ():
        yield RULE.at(
            place,
            f"{measure} 没有写“{name}”，文稿里印出空缺",
            hint=f"在这一项里补填 {name}；没有的写“无”",
            related=_printed(runs)[:1],
        )
    if not empty and not lacking:
        yield RULE.at(
            runs[0].place,
            f"清单各项都没有写“{name}”，文稿里空着{len(runs)}处",
            hint=f"在清单的每一项里补填 {name}；没有的写“无”",
        )


def _printed(runs: list[HoleRun]) -> tuple[Related, ...]:
    return tuple(Related(run.place, f"印作“{run.text}”") for run in runs)
