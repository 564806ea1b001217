"""What a clerk works out in the editor: `=3+5+12.5` becomes 20.5, once, exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, NamedTuple
from unicodedata import normalize

from drafter.quantity import exact_text

_LONGEST: Final = 500
_DEEPEST: Final = 40
_TOKEN: Final = re.compile(r"\s*(?:(\d{1,20}(?:,\d{3})*(?:\.\d{1,12})?)|([-+*/()]))")
_SIGNS: Final = str.maketrans("×÷—−。", "*/--.")


class Sum(NamedTuple):
    """The result as a number to be filled in; `fault` says why there is none."""

    text: str
    fault: str = ""


def is_sum(typed: str) -> bool:
    """Whether what was typed asks for something to be worked out."""
    return _half_width(typed).startswith("=")


def worked_out(typed: str) -> Sum:
    """What `typed`, which begins with =, comes to; only + - * / and brackets over plain numbers."""
    text = _half_width(typed).removeprefix("=")
    if len(text) > _LONGEST:
        return Sum("", f"算式有{len(text)}个字，太长了")
    tokens = _tokens(text)
    if tokens is None:
        return Sum("", "算式里只写数和 + - * / ( )")
    try:
        value = _Reader(tokens).value()
    except _Unfit as unfit:
        return Sum("", str(unfit))
    if value < 0:
        return Sum("", "算出来是负数")
    exact = exact_text(value)
    return Sum("", "除不尽，自己定保留几位，再填结果") if exact is None else Sum(exact)


def _half_width(typed: str) -> str:
    return normalize("NFKC", typed).translate(_SIGNS).strip()


class _Unfit(Exception):  # noqa: N818 (never leaves this module)
    """Why a sum comes to nothing."""


def _tokens(text: str) -> list[str] | None:
    found: list[str] = []
    end = 0
    while end < len(text.rstrip()):
        match = _TOKEN.match(text, end)
        if match is None:
            return None
        found.append((match[1] or match[2]).replace(",", ""))
        end = match.end()
    return found


class _Reader:
    """Sums of products of numbers and brackets."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def value(self) -> Fraction:
        if not self._tokens:
            raise _Unfit("= 后面写算式，例：=3+5")
        value = self._sum()
        if self._at < len(self._tokens):
            raise _Unfit(f"“{self._tokens[self._at]}”这里算不下去")
        return value

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next() in {"+", "-"}:
            sign = self._take()
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Fraction:
        value = self._member()
        while self._next() in {"*", "/"}:
            sign = self._take()
            other = self._member()
            if sign == "/" and not other:
                raise _Unfit("除数是0")
            value = value * other if sign == "*" else value / other
        return value

    def _member(self) -> Fraction:
        token = self._next()
        if token == "(":
            self._take()
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _Unfit("括号套得太深")
            value = self._sum()
            self._depth -= 1
            if self._next() != ")":
                raise _Unfit("缺右括号")
            self._take()
            return value
        if not token or not token[0].isdigit():
            raise _Unfit("算式没有写完" if not token else f"“{token}”前面缺一个数")
        return Fraction(self._take())
