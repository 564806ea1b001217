"""Arithmetic over indicator names: 公式 and 校验, parsed by Python's own grammar under an allow-list."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.library import faults

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location

MAX_LENGTH = 500
MAX_DEPTH = 40
Lookup = Callable[[str], Fraction | None]


@dataclass(frozen=True, slots=True)
class Name:
    """A measure: 低保.在册.人."""

    path: str


@dataclass(frozen=True, slots=True)
class Number:
    """A whole or decimal constant, exact."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Operation:
    """`left` + - * / `right`."""

    operator: str
    left: Expression
    right: Expression


Expression = Name | Number | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed expression and its own text."""

    text: str
    root: Expression
    place: Location

    @property
    def names(self) -> tuple[str, ...]:
        """The measures it reads, in order, each once."""
        return tuple(dict.fromkeys(_names(self.root)))

    def evaluate(self, lookup: Lookup) -> Fraction | None:
        """The exact value; None when an operand is unknown or a divisor is zero."""
        return _evaluate(self.root, lookup)


@dataclass(frozen=True, slots=True)
class Identity:
    """A relation that must hold between indicators (校验): == <= < >= >."""

    text: str
    left: Formula
    operator: str
    right: Formula
    place: Location

    @property
    def names(self) -> tuple[str, ...]:
        """The measures of both sides, each once."""
        return tuple(dict.fromkeys(self.left.names + self.right.names))


_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.LtE: "<=",
    ast.Lt: "<",
    ast.GtE: ">=",
    ast.Gt: ">",
}


class _RefusedError(Exception):
    """Something outside the allow-list; the text says what."""


def read_formula(text: str, place: Location, found: list[Finding]) -> Formula | None:
    """The formula of `text`; anything but + - * / ( ) names and numbers is a finding."""
    tree = _parse(text, place, found)
    if tree is None:
        return None
    try:
        return Formula(text, _expression(tree, 0), place)
    except _RefusedError as refused:
        found.append(_refusal(text, place, str(refused)))
        return None


def read_identity(text: str, place: Location, found: list[Finding]) -> Identity | None:
    """The identity of `text`: exactly one comparison between two formulas."""
    tree = _parse(text, place, found)
    if tree is None:
        return None
    if (
        not isinstance(tree, ast.Compare)
        or len(tree.ops) != 1
        or type(tree.ops[0]) not in _COMPARISONS
    ):
        found.append(_refusal(text, place, "要有且只有一个比较号（== <= < >= >）"))
        return None
    try:
        left = Formula(ast.unparse(tree.left), _expression(tree.left, 0), place)
        right = Formula(
            ast.unparse(tree.comparators[0]), _expression(tree.comparators[0], 0), place
        )
    except _RefusedError as refused:
        found.append(_refusal(text, place, str(refused)))
        return None
    return Identity(text, left, _COMPARISONS[type(tree.ops[0])], right, place)


def _parse(text: str, place: Location, found: list[Finding]) -> ast.expr | None:
    try:
        if len(text) > MAX_LENGTH:
            raise _RefusedError(f"超过{MAX_LENGTH}字")
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        found.append(_refusal(text, place, "不是算式"))
    except _RefusedError as refused:
        found.append(_refusal(text, place, str(refused)))
    return None


def _refusal(text: str, place: Location, reason: str) -> Finding:
    return faults.BAD_FORMULA.at(
        place,
        f"算式“{text[:60]}”读不懂：{reason}",
        hint="只用指标名、数字、+ - * / 和括号，例：协商.落实 / 协商.决议",
    )


def _expression(node: ast.expr, depth: int) -> Expression:
    if depth > MAX_DEPTH:
        raise _RefusedError("括号套得太深")
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return Operation(
            _OPERATORS[type(node.op)],
            _expression(node.left, depth + 1),
            _expression(node.right, depth + 1),
        )
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return Number(Fraction(node.value))
    if isinstance(node, ast.Name | ast.Attribute):
        return Name(_path(node))
    raise _RefusedError(f"不能用“{ast.unparse(node)[:20]}”")


def _path(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        raise _RefusedError(f"不能用“{ast.unparse(node)[:20]}”")
    parts.append(node.id)
    return ".".join(reversed(parts))


def _names(node: Expression) -> Iterator[str]:
    match node:
        case Name(path):
            yield path
        case Operation(_, left, right):
            yield from _names(left)
            yield from _names(right)
        case Number():
            return


def _evaluate(node: Expression, lookup: Lookup) -> Fraction | None:
    match node:
        case Name(path):
            return lookup(path)
        case Number(value):
            return value
        case Operation(operator, left_node, right_node):
            left = _evaluate(left_node, lookup)
            right = _evaluate(right_node, lookup)
            if left is None or right is None:
                return None
            return _apply(operator, left, right)


def _apply(operator: str, left: Fraction, right: Fraction) -> Fraction | None:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None
