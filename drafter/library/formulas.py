"""Arithmetic over indicator names: 公式 and 校验, parsed by Python's own grammar under an allow-list."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr

from drafter.library import faults

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location

MAX_LENGTH = 500
MAX_DEPTH = 40
LONGEST_NUMBER = 15
USUAL = "只用指标名、整数、+ - * / 和括号，例：协商.落实 / 协商.决议"
# What a 校验 can say besides the figures of the period: 低保.在册.人.上年末, how many months it has,
# and how many places the office has below it.
OPENING = ".上年末"
MONTHS = "月数"
DIVISIONS = "下辖数"
OUTSIDE = frozenset({MONTHS, DIVISIONS})  # what no figure says

_FOREIGN = re.compile(r"[^\w.\s+\-*/()<>=!]")
_NOT_WHOLE = re.compile(rf"(?<![\w.])\d+(?:\.\d*|[^\W\d]\w*)|(?<![\w.])\d{{{LONGEST_NUMBER + 1},}}")
_SINGLE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")
_MENDED = str.maketrans(
    {
        **dict(zip("＋－＊／（）．，＜＞＝", "+-*/().,<>=", strict=True)),
        "×": "*",
        "÷": "/",
        "≤": "<=",
        "≥": ">=",
        "。": ".",
        "—": "-",
        "–": "-",
        "−": "-",
    }
)
Lookup = Callable[[str], Fraction | None]


class Name(Struct, frozen=True):
    """A measure: 低保.在册.人."""

    path: str


class Number(Struct, frozen=True):
    """A whole or decimal constant, exact."""

    value: Fraction


class Operation(Struct, frozen=True):
    """`left` + - * / `right`."""

    operator: str
    left: Expression
    right: Expression


Expression = Name | Number | Operation


class Formula(Struct, frozen=True):
    """A parsed expression and its own text; `names` are the measures it reads, in order, each once."""

    text: str
    root: Expression
    place: Location
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Gather `names`, once for all reports."""
        force_setattr(self, "names", tuple(dict.fromkeys(_names(self.root))))

    @property
    def operands(self) -> tuple[str, ...]:
        """The measures it reads, each as often as it is read."""
        return tuple(_names(self.root))

    def evaluate(self, lookup: Lookup) -> Fraction | None:
        """The exact value; None when an operand is unknown or a divisor is zero."""
        return _evaluate(self.root, lookup)


class Identity(Struct, frozen=True):
    """A relation between indicators: == <= < >= >, that must hold (校验) or is `usual` (核实).

    `names` are what both sides read, each once: 低保.在册.人, and 低保.在册.人.上年末 where the
    end of the year before is meant; 月数 and 下辖数 are none. `measures` are the measures among them, and
    `opening` says whether any is read as of the end of the year before.
    """

    text: str
    left: Formula
    operator: str
    right: Formula
    place: Location
    usual: bool = False
    names: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    opening: bool = False

    def __post_init__(self) -> None:
        """Gather `names`, `measures` and `opening`, once for all reports."""
        read = dict.fromkeys(self.left.names + self.right.names)
        names = tuple(name for name in read if name not in OUTSIDE)
        measures = tuple(dict.fromkeys(name.removesuffix(OPENING) for name in names))
        force_setattr(self, "names", names)
        force_setattr(self, "measures", measures)
        force_setattr(self, "opening", any(name.endswith(OPENING) for name in names))


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
        formula = Formula(text, _expression(tree, 0), place)
    except _RefusedError as refused:
        found.append(_refusal(text, place, *refused.args))
        return None
    if not formula.names:
        found.append(_refusal(text, place, "里面没有指标"))
        return None
    return formula


def read_identity(
    text: str, place: Location, found: list[Finding], *, usual: bool = False
) -> Identity | None:
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
        found.append(_refusal(text, place, *refused.args))
        return None
    identity = Identity(text, left, _COMPARISONS[type(tree.ops[0])], right, place, usual)
    if not identity.names:
        found.append(_refusal(text, place, "里面没有指标"))
        return None
    return identity


def _parse(text: str, place: Location, found: list[Finding]) -> ast.expr | None:
    reason, hint = _slip(text)
    if not reason:
        try:
            return ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            reason = "不是算式"
    found.append(_refusal(text, place, reason, hint))
    return None


def _slip(text: str) -> tuple[str, str]:
    """What is wrong with the characters of a formula, and how it is mended; Python would say less."""
    if len(text) > MAX_LENGTH:
        return f"超过{MAX_LENGTH}字", "拆成几个指标，先算出其中一部分"
    if foreign := _FOREIGN.search(text):
        mended = text.translate(_MENDED)
        known = mended != text and not _FOREIGN.search(mended)
        return f"不能用“{foreign.group()}”", f"改为：{mended[:80]}" if known else USUAL
    if number := _NOT_WHOLE.search(text):
        hint = "小数写成分数，例：1.5 写成 3 / 2" if "." in number.group() else USUAL
        return f"“{number.group()[:20]}”不是整数", hint
    if _SINGLE_EQUALS.search(text):
        mended = _SINGLE_EQUALS.sub("==", text)
        return "等号要写两个", f"改为：{mended[:80]}"
    return "", USUAL


def _refusal(text: str, place: Location, reason: str, hint: str = "") -> Finding:
    brief = text.strip().replace("\n", " ")
    brief = brief if len(brief) <= 60 else f"{brief[:60]}…"
    what = f"算式“{brief}”读不懂：{reason}" if brief else "算式是空的"
    return faults.BAD_FORMULA.at(place, what, hint=hint or USUAL)


def _expression(node: ast.expr, depth: int) -> Expression:
    if depth > MAX_DEPTH:
        raise _RefusedError("括号套得太深")
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        # A long sum leans to the left without any brackets.
        left, right = _expression(node.left, depth), _expression(node.right, depth + 1)
        operator = _OPERATORS[type(node.op)]
        if operator == "/" and right == Number(Fraction(0)):
            raise _RefusedError("除数是0", "除数写一个指标")
        return Operation(operator, left, right)
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
    steps: list[Operation] = []
    while isinstance(node, Operation):
        steps.append(node)
        node = node.left
    value = lookup(node.path) if isinstance(node, Name) else node.value
    for step in reversed(steps):
        right = _evaluate(step.right, lookup)
        value = None if value is None or right is None else _apply(step.operator, value, right)
    return value


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
