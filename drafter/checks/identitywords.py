"""A broken identity in words: every figure with its number, and the signs of arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from drafter.library.formulas import DIVISIONS, MONTHS, OPENING, Name, Number, Operation
from drafter.library.indicators import IndicatorKind
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.checks.identities import Broken
    from drafter.checks.report import Report
    from drafter.library.formulas import Expression, Formula
    from drafter.library.indicators import Measure
    from drafter.library.units import Unit

SIGNS: Final = {"+": "＋", "-": "－", "*": "×", "/": "÷"}
RELATIONS: Final = {
    "==": "应等于",
    "<=": "应不大于",
    ">=": "应不小于",
    "<": "应小于",
    ">": "应大于",
}
HOUSEHOLDS: Final = "户"
DIVIDED: Final = "/"
MONEY: Final = "金额"


class Wording:
    """The words of one broken identity."""

    def __init__(self, report: Report, found: Broken) -> None:
        """Of this report."""
        self._report = report
        self._found = found
        self._identity = found.identity

    @property
    def message(self) -> str:
        """What does not agree, in a sentence without a stop at its end."""
        identity, found = self._identity, self._found
        if identity.operator == "==":
            return self._unequal()
        small, big = (identity.left, found.left), (identity.right, found.right)
        if identity.operator in {">=", ">"}:
            small, big = big, small
            if DIVIDED in identity.left.text and isinstance(small[0].root, Name):
                return f"{self._worked(*big)}，不到{self._labelled(small[0], how='')}的一半"
        return self._above(*small, *big)

    @property
    def computation(self) -> str:
        """Both sides by the names of the data, each with what it comes to."""
        found, identity = self._found, self._identity
        sides = ((identity.left, found.left), (identity.right, found.right))
        told = [
            self._spelt(side.root, self._by_path)
            + ("" if isinstance(side.root, Name | Number) else f"＝{self._amount(side, value)}")
            for side, value in sides
        ]
        return f"{told[0]}，{RELATIONS[identity.operator]} {told[1]}；相差{self.difference}"

    @property
    def difference(self) -> str:
        """By how much the sides differ."""
        found = self._found
        return self._amount(found.identity.right, abs(found.left - found.right))

    @property
    def division(self) -> str:
        """The left side, but for its first figure: ÷城乡低保对象1515人÷12个月."""
        root: Expression = self._identity.left.root
        divisors = ""
        while isinstance(root, Operation):
            divisors = f"{SIGNS[root.operator]}{self._spelt(root.right, self._by_name)}{divisors}"
            root = root.left
        return divisors

    @property
    def advice(self) -> str:
        """What to do; whatever cannot be is not to be silenced."""
        identity = self._identity
        pair = isinstance(identity.left.root, Name) and isinstance(identity.right.root, Name)
        hint = f"核对这{'两' if pair else '几'}个数"
        if self._found.unfilled and not self._found.certain:
            return f"{hint}；{self._names(self._found.unfilled)}有数的，填上"
        if self._found.none and not self._found.certain:
            return f"{hint}；“无”按0算，有数的填上，不单独统计的删去这一项"
        if pair and identity.operator != "==" and not self._is_money(identity.left):
            return f"{hint}，看看是不是填反了或多写了一位"
        return f"{hint}；口径确实不同的，在 单位.yaml 的 静默 里写明理由"

    def _unequal(self) -> str:
        found, identity = self._found, self._identity
        whole, parts = (identity.right, found.right), (identity.left, found.left)
        if not isinstance(whole[0].root, Name):
            whole, parts = parts, whole
        difference = self._amount(whole[0], abs(parts[1] - whole[1]))
        if identity.opening or identity.usual:
            verdict = f"差{difference}"
        else:
            verdict = f"合起来{'多' if parts[1] > whole[1] else '少'}{difference}"
        if not isinstance(whole[0].root, Name):
            return f"{self._worked(*parts)}，{self._worked(*whole)}，差{difference}"
        return f"{self._worked(*parts)}，{self._labelled(whole[0])}，{verdict}"

    def _above(self, small: Formula, less: Fraction, big: Formula, more: Fraction) -> str:
        """That what should be the smaller side is not."""
        if isinstance(small.root, Name) and isinstance(big.root, Name):
            return self._above_one(small, less, big, more)
        difference = self._amount(small, abs(less - more))
        if isinstance(big.root, Number):
            return f"{self._subject(small, less)}，一般不超过{self._amount(big, more)}"
        if isinstance(small.root, Number):
            return f"{self._subject(big, more)}，一般不低于{self._amount(small, less)}"
        if isinstance(big.root, Name):
            return f"{self._subject(small, less)}，比{self._labelled(big, how='')}还多{difference}"
        return f"{self._subject(small, less)}，超过{self._worked(big, more)}"

    def _above_one(self, small: Formula, less: Fraction, big: Formula, more: Fraction) -> str:
        one, other = self._measure(small), self._measure(big)
        if one is None or other is None:
            if big.text == DIVISIONS:
                return f"{self._labelled(small)}，超过下辖的{rounded_text(more, 0)}个"
            return f"{self._labelled(small)}，超过{self._worked(big, more)}"
        here = self._said(small)
        there = self._said(big)
        if one.indicator is other.indicator and one.unit.name == HOUSEHOLDS:
            label = f"{one.indicator.name}（{one.indicator.path}）"
            return f"{label}{here}、{there}，户数比人数多"
        if less == more:
            return f"{self._labelled(small)}，应低于{other.indicator.name}{there}"
        if one.unit.name != other.unit.name and one.unit.kind != other.unit.kind:
            return f"{self._labelled(small)}，{other.indicator.name}却只有{there}"
        how = "高" if one.indicator.kind is IndicatorKind.STANDARD else "多"
        return f"{self._labelled(small)}，比{other.indicator.name}{there}还{how}"

    def _subject(self, side: Formula, value: Fraction) -> str:
        return self._labelled(side) if isinstance(side.root, Name) else self._worked(side, value)

    def _worked(self, side: Formula, value: Fraction) -> str:
        if isinstance(side.root, Name):
            return self._by_name(side.root)
        return f"{self._spelt(side.root, self._by_name)}＝{self._amount(side, value)}"

    def _labelled(self, side: Formula, how: str = "填") -> str:
        """One figure, with the name that it has in the data, and how it came there if it was typed."""
        path = side.text
        figure = self._found.figures.get(path)
        if figure is None or figure.operands:
            how = ""
        known = self._measure(side)
        name = f"{known.indicator.name}（{path}）" if known else path
        return f"{name}{how}{self._said(side)}"

    def _said(self, side: Formula) -> str:
        figure = self._found.figures.get(side.text)
        return figure.bare if figure is not None else "0"

    def _spelt(self, root: Expression, named: Callable[[Name], str]) -> str:
        match root:
            case Name():
                return named(root)
            case Number(value):
                return rounded_text(value, 4)
            case Operation(sign, left, right):
                before, behind = self._spelt(left, named), self._spelt(right, named)
                if sign in "*/" and isinstance(left, Operation) and left.operator in "+-":
                    before = f"（{before}）"
                if isinstance(right, Operation) and (sign != "+" or right.operator not in "+-*/"):
                    behind = f"（{behind}）"
                return f"{before}{SIGNS[sign]}{behind}"

    def _by_name(self, name: Name) -> str:
        return self._with_number(name.path, self._name(name.path))

    def _by_path(self, name: Name) -> str:
        return self._with_number(name.path, f"{name.path} ")

    def _with_number(self, path: str, name: str) -> str:
        if path == MONTHS:
            return f"{rounded_text(self._months, 0)}个月"
        if path == DIVISIONS:
            return f"下辖{len(self._report.profile.divisions)}个"
        figure = self._found.figures.get(path)
        if figure is not None:
            return f"{name}{figure.bare}"
        return f"{name.rstrip()}（{'填“无”' if path in self._found.none else '没有填'}）"

    def _name(self, path: str) -> str:
        measure = path.removesuffix(OPENING)
        if measure != path and self._stock(measure):
            return "上年末"
        known = self._report.library.catalogue.of_measure(measure)
        name = known.indicator.name if known else measure
        return f"上年末{name}" if measure != path else name

    def _stock(self, measure: str) -> bool:
        """Whether the figure itself stands beside its number of last year."""
        return measure in self._identity.names

    def _names(self, paths: tuple[str, ...]) -> str:
        return "、".join(self._name(path) for path in paths)

    @property
    def _months(self) -> Fraction:
        span = self._report.book.period.span
        return Fraction(span.last - span.first + 1)

    def _measure(self, side: Formula) -> Measure | None:
        return self._report.library.catalogue.of_measure(side.text)

    def _is_money(self, side: Formula) -> bool:
        unit = self._unit(side)
        return unit is not None and unit.kind == MONEY

    def _amount(self, side: Formula, value: Fraction) -> str:
        """What a side comes to, in its own unit, or in that of the other where it has none."""
        other = self._identity.left if side is not self._identity.left else self._identity.right
        unit = self._unit(side) or self._unit(other)
        if unit is None:
            return f"{rounded_text(value, 2)}{self._of_money}"
        return rounded_text(value / unit.factor, 4 if unit.factor > 1 else 2) + unit.measure

    @property
    def _of_money(self) -> str:
        """The unit of money that is divided and held against a plain number."""
        known = self._report.library.catalogue.of_measure(self._identity.names[0])
        if known is None or known.unit.kind != MONEY:
            return ""
        return self._report.book.base_unit(known.unit).measure

    def _unit(self, side: Formula) -> Unit | None:
        """The unit of a sum; none of what is multiplied or divided."""
        if isinstance(side.root, Number) or "*" in side.text or "/" in side.text:
            return None
        known = [
            self._report.library.catalogue.of_measure(name.removesuffix(OPENING))
            for name in side.names
        ]
        return next((each.unit for each in known if each is not None), None)
