"""What is known of one row of the form: what it counts, how it is checked, where it is printed."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from drafter.drafting.blocks import FigureRun, Heading, HoleRun, plain_text, runs_of
from drafter.library.formulas import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Draft
    from drafter.library.indicators import Catalogue, Indicator
    from drafter.office import Office
    from drafter.session.rows import Row

NOWHERE = "这一稿没有印它"
MOST_CHECKS = 8
_NAME = re.compile(r"[^\W\d_][\w.]*")
_OPERATORS = {"*": "×", "/": "÷", "==": "＝", "<=": "≤", ">=": "≥", "<": "＜", ">": "＞"}


def explained(row: Row, office: Office, draft: Draft) -> tuple[tuple[str, str], ...]:
    """What is known of a row, each by its name; what is not known is left out."""
    catalogue = office.year.book.catalogue
    known = catalogue.of_measure(row.measures[0]) if row.measures else None
    facts: list[tuple[str, str]] = [("数据里的名称", row.path)] if row.path else []
    if known is not None:
        facts += _of_indicator(known.indicator, row.asks)
        facts += [("校验", text) for text in _checks(known.indicator, office)]
    elif row.note:
        facts.append(("说明", row.note))
    if row.measures:
        facts.append(("印在", "；".join(printed_in(row.measures, draft)) or NOWHERE))
    if row.place:
        facts.append(("填在", f"{PurePath(row.place.file).name} 第{row.place.line}行"))
    return tuple((name, text) for name, text in facts if text)


def _of_indicator(indicator: Indicator, asks: str) -> Iterator[tuple[str, str]]:
    yield "口径", indicator.note
    units = "、".join(unit.name for unit in indicator.units)
    yield "单位", units if asks in {"", units} else f"{asks}（目录里是{units}）"
    yield "类型", str(indicator.kind)
    yield "科室", indicator.department
    if indicator.formula is not None:
        yield "公式", indicator.formula.text
    if indicator.annex_only:
        yield "用途", "只在附表里"


def _checks(indicator: Indicator, office: Office) -> list[str]:
    """The identities it is in, in official names."""
    catalogue = office.year.book.catalogue
    own = set(indicator.measures)
    checks = []
    for identity in catalogue.identities:
        if own.isdisjoint(identity.measures):
            continue
        text = _NAME.sub(lambda match: _official(match.group(), catalogue), identity.text)
        for operator, sign in _OPERATORS.items():
            text = text.replace(f" {operator} ", f" {sign} ")
        checks.append(text)
    more = len(checks) - MOST_CHECKS
    return [*checks[:MOST_CHECKS], *([f"……还有{more}条"] if more > 0 else [])]


def _official(name: str, catalogue: Catalogue) -> str:
    measure = catalogue.of_measure(name.removesuffix(OPENING))
    if measure is None:
        return name
    unit = f"（{measure.unit.name}）" if measure.indicator.paired else ""
    return f"{'上年末' if name.endswith(OPENING) else ''}{measure.indicator.name}{unit}"


def printed_in(measures: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """The chapters that print a figure of these measures, or leave room for it."""
    chapters: list[str] = []
    above: dict[int, str] = {}
    for block in draft.blocks:
        if isinstance(block, Heading):
            above = {level: text for level, text in above.items() if level < block.level}
            above[block.level] = f"{block.number}{plain_text(block.runs)}"
        for run in runs_of((block,)):
            if isinstance(run, FigureRun | HoleRun) and any(
                run.id == measure or run.id.startswith(f"{measure}.") for measure in measures
            ):
                chapters.append(" › ".join(above.values()) or "标题和导语")
                break
    return tuple(dict.fromkeys(chapters))
