"""What the 分 of a figure come to as they are typed, held against its 本年."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.figures.figure import CURRENT, PARTS
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.figures.book import FigureBook

_DECIMALS = 4
_MOST_NAMES = 3


def sum_of_parts(book: FigureBook, path: str, divisions: Collection[str]) -> str:
    """The sum, and what it lacks: parts still to come, towns of the office (`divisions`)."""
    said = (_of_measure(book, measure, divisions) for measure in book.measures_of(path))
    return "；".join(filter(None, said))


def _of_measure(book: FigureBook, measure: str, divisions: Collection[str]) -> str:
    parts = [figure for _, figure in book.parts(measure, PARTS)]
    bases = [figure.base for figure in parts]
    known = [base for base in bases if base is not None]
    first = parts[0] if parts else None
    if first is None or first.rate or first.unit.prefix or len(known) < len(bases):
        return ""
    whole = book.figure(measure, CURRENT)
    typed = whole if whole is not None and not whole.operands else None
    unit = whole.unit if whole else first.unit
    total = sum(known, Fraction(0))
    text = f"分项{len(parts)}个相加 {_shown(total / unit.factor)}{unit.measure}"
    open_ones = book.unknown_parts(measure, PARTS)
    if open_ones:
        return f"{text}，还有{len(open_ones)}个没有填：{_listed(open_ones)}"
    if typed is None or typed.base is None:
        names = book.part_names[measure, PARTS]
        missing = [name for name in divisions if name not in names]
        if missing and len(missing) < len(divisions):
            return f"{text}，还缺{_listed(missing)}（没有的填“无”）"
        return f"{text}，本年不填就用这个和"
    if typed.base == total:
        return f"{text}，与本年一致"
    surplus = total - typed.base
    word = "多" if surplus > 0 else "少"
    return f"{text}，比本年{word}{_shown(abs(surplus) / unit.factor)}{unit.measure}"


def _shown(number: Fraction) -> str:
    return rounded_text(number, _DECIMALS)


def _listed(names: Collection[str]) -> str:
    more = f"等{len(names)}个" if len(names) > _MOST_NAMES else ""
    return "、".join(list(names)[:_MOST_NAMES]) + more
