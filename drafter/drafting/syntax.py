"""Template text → checked parts: optional clauses, choices and loops, properly nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.blocks import Source, TextRole, TextRun
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.tags import Token, loop_records, parse_print, tag_condition, tag_sort
from drafter.drafting.template import Choice, Clause, Literal, Loop, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.resolve import Names
    from drafter.findings import Finding
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

TOKEN = re.compile(
    r"(?P<print>\{\{.*?\}\})|(?P<tag>\{%.*?%\})|(?P<remark>\{#.*?#\})"
    r"|(?P<open>\[\[)|(?P<close>\]\])|(?P<declared>`[^`]*`)"
)
BROKEN = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|`")
MAX_NESTING = 12
UNPAIRED = "{{ 和 }}、{% 和 %}、反引号都要成对，并写在同一行里"
TAGS = "只有 {% for 项 in 清单.… %}、{% if … %}、{% elif … %}、{% else %} 和它们的结尾"


def parse_text(
    source: SourceText,
    names: Names,
    found: list[Finding],
    role: TextRole = TextRole.BODY,
) -> tuple[Part, ...] | None:
    """The parts of one line of template text; None, and a finding, when it is refused."""
    try:
        return _Parser(tuple(_tokens(source)), names, role).whole()
    except RefusedError as refused:
        found.append(refused.finding)
        return None


def _tokens(source: SourceText) -> Iterator[Token]:
    end = 0
    for match in TOKEN.finditer(source.text):
        if match.start() > end:
            yield _literal(source.text[end : match.start()], _shift(source.place, end))
        end = match.end()
        sort = match.lastgroup or ""
        if sort == "tag":
            sort = tag_sort(match.group())
        if sort != "remark":
            yield Token(sort, match.group(), _shift(source.place, match.start()))
    if end < len(source.text):
        yield _literal(source.text[end:], _shift(source.place, end))


def _literal(text: str, place: Location) -> Token:
    broken = BROKEN.search(text)
    if broken:
        raise refuse(_shift(place, broken.start()), f"“{broken.group()}”没有配对", UNPAIRED)
    return Token("text", text, place)


def _shift(place: Location, offset: int) -> Location:
    return place._replace(column=place.column + offset)


class _Parser:
    """Walks the tokens of one line once, from left to right."""

    def __init__(self, tokens: tuple[Token, ...], names: Names, role: TextRole) -> None:
        self._tokens = tokens
        self._names = names
        self._role = role
        self._at = 0
        self._depth = 0

    def whole(self) -> tuple[Part, ...]:
        """All parts; a token that closes what was never opened is refused."""
        parts = self._until(())
        stray = self._next()
        if stray is not None and stray.sort == "close":
            raise refuse(stray.place, "多了一个“]]”", "删去，或在前面补上“[[”")
        if stray is not None:
            raise refuse(stray.place, f"“{stray.text}”没有对应的开头", TAGS)
        return parts

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _until(self, stops: tuple[str, ...]) -> tuple[Part, ...]:
        """Parts up to a token of `stops`, or one that belongs to nobody; it is not taken."""
        parts: list[Part] = []
        while (token := self._next()) is not None and token.sort not in stops:
            read = self._READERS.get(token.sort)
            if read is None:
                break
            self._at += 1
            parts.append(read(self, token))
        return tuple(parts)

    def _inside(
        self, opening: Token, stops: tuple[str, ...], missing: str, hint: str
    ) -> tuple[tuple[Part, ...], str]:
        """What an opening token holds, and the sort of the token that closed it."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise refuse(opening.place, "分句套得太深", f"最多套{MAX_NESTING}层")
        parts = self._until(stops)
        closing = self._next()
        if closing is None or closing.sort not in stops:
            raise refuse(opening.place, missing, hint)
        self._depth -= 1
        return parts, closing.sort

    @staticmethod
    def _literal(text: str, place: Location, role: TextRole) -> Part:
        return Literal(TextRun(text, role, place, Source.TEMPLATE))

    def _text(self, token: Token) -> Part:
        return self._literal(token.text, token.place, self._role)

    def _declared(self, token: Token) -> Part:
        return self._literal(token.text[1:-1], _shift(token.place, 1), TextRole.DECLARED)

    def _print(self, token: Token) -> Part:
        return parse_print(token, self._names)

    def _clause(self, token: Token) -> Part:
        parts, _ = self._inside(token, ("close",), "“[[”没有对应的“]]”", "在分句末尾补上“]]”")
        self._at += 1
        return Clause(parts, token.place)

    def _loop(self, token: Token) -> Part:
        records = loop_records(token, self._names)
        outer, self._names = self._names, self._names.inside_loop()
        parts, _ = self._inside(token, ("endfor",), "“{% for %}”没有结尾", "补上 {% endfor %}")
        self._names = outer
        self._at += 1
        return Loop(records, parts, token.place)

    def _choice(self, token: Token) -> Part:
        condition = tag_condition(token, self._names)
        missing, hint = "“{% if %}”没有结尾", "补上 {% endif %}"
        then, stop = self._inside(token, ("elif", "else", "endif"), missing, hint)
        closing = self._tokens[self._at]
        self._at += 1
        otherwise: tuple[Part, ...] = ()
        if stop == "elif":
            return Choice(condition, then, (self._choice(closing),))
        if stop == "else":
            otherwise, _ = self._inside(closing, ("endif",), missing, hint)
            self._at += 1
        return Choice(condition, then, otherwise)

    _READERS = {  # noqa: RUF012 (never changed)
        "text": _text,
        "declared": _declared,
        "print": _print,
        "open": _clause,
        "for": _loop,
        "if": _choice,
    }
