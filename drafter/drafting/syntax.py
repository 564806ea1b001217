"""Template text → checked parts: optional clauses, choices and loops, properly nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.blocks import Source, TextRole, TextRun
from drafter.drafting.foresight import beyond_of, reads_of
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.strays import (
    bad_bracket,
    bare_name,
    crossed,
    stray_marks,
    too_long,
    unopened,
)
from drafter.drafting.tags import Token, loop_records, parse_print, tag_condition, tag_sort
from drafter.drafting.template import Choice, Clause, Literal, Loop, Part
from drafter.library.barepaths import bare_paths
from drafter.library.sectionlines import MOST_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.resolve import Names
    from drafter.findings import Finding
    from drafter.library.sourcetext import SourceText
    from drafter.location import Location

TOKEN = re.compile(
    r"(?P<print>\{\{(?:(?!\{\{|\}\}).)*\}\})|(?P<tag>\{%(?:(?!\{%|%\}).)*%\})|(?P<remark>\{#.*?#\})"
    r"|(?P<open>\[\[)|(?P<close>\]\])|(?P<declared>`[^`]*`)"
)
MAX_NESTING = 12


def parse_text(
    source: SourceText,
    names: Names,
    found: list[Finding],
    role: TextRole = TextRole.BODY,
) -> tuple[Part, ...] | None:
    """The parts of one line of template text; None, and what is wrong with it, when it is refused."""
    faults: list[Finding] = []
    tokens = tuple(_tokens(source, faults))
    if not faults:
        faults += _bare_names(tokens, names)
    if faults:  # what is not paired makes nonsense of what it stands among
        found += [*faults, *_unprintable(tokens, names)]
        return None
    try:
        parts = _Parser(tokens, names, role, faults).whole()
    except RefusedError as refused:
        faults.append(refused.finding)
    found += faults
    return None if faults else parts


def _unprintable(tokens: tuple[Token, ...], names: Names) -> Iterator[Finding]:
    """What is wrong with each print by itself."""
    for token in tokens:
        if token.sort == "print" and bad_bracket(token.text, token.place) is None:
            try:
                parse_print(token, names.inside_loop())
            except RefusedError as refused:
                yield refused.finding


def _bare_names(tokens: tuple[Token, ...], names: Names) -> Iterator[Finding]:
    """Indicators named in plain text: their names would be printed, not their numbers."""
    for token in tokens:
        if token.sort == "text" and "." in token.text:
            for start, end in bare_paths(token.text, names.catalogue.indicators.__contains__):
                yield bare_name(token.text[start:end], token.place.along(start))


def _tokens(source: SourceText, faults: list[Finding]) -> Iterator[Token]:
    if len(source.text) > MOST_CHARACTERS:
        faults.append(too_long(source))
        return
    end = 0
    told: set[str] = set()
    for match in TOKEN.finditer(source.text):
        if match.start() > end:
            text = source.text[end : match.start()]
            faults.extend(stray_marks(text, source.place.along(end), told))
            yield Token("text", text, source.place.along(end))
        end = match.end()
        sort, text = match.lastgroup or "", match.group()
        place = source.place.along(match.start())
        if sort in {"print", "tag", "remark"} and (fault := bad_bracket(text, place)):
            faults.append(fault)
        if sort == "tag":
            sort = tag_sort(text)
        yield Token(sort, text, place)
    if end < len(source.text):
        place = source.place.along(end)
        faults.extend(stray_marks(source.text[end:], place, told))
        yield Token("text", source.text[end:], place)


class _Parser:
    """Walks the tokens of one line once, from left to right."""

    def __init__(
        self, tokens: tuple[Token, ...], names: Names, role: TextRole, faults: list[Finding]
    ) -> None:
        self._tokens = tokens
        self._names = names
        self._role = role
        self._faults = faults
        self._at = 0
        self._depth = 0

    def whole(self) -> tuple[Part, ...]:
        """All parts; a token that closes what was never opened is refused."""
        parts = self._until(())
        stray = self._next()
        if stray is not None and stray.sort == "close":
            raise refuse(stray.place, "多了一个“]]”", "删去，或在前面补上“[[”")
        if stray is not None:
            raise unopened(stray)
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
        if closing is None:
            raise refuse(opening.place, missing, hint)
        if closing.sort not in stops:
            raise crossed(opening, closing)
        self._depth -= 1
        return parts, closing.sort

    @staticmethod
    def _literal(text: str, place: Location, role: TextRole) -> Part:
        return Literal(TextRun(text, role, place, Source.TEMPLATE))

    def _text(self, token: Token) -> Part:
        return self._literal(token.text, token.place, self._role)

    def _declared(self, token: Token) -> Part:
        return self._literal(token.text[1:-1], token.place.along(1), TextRole.DECLARED)

    def _print(self, token: Token) -> Part:
        try:
            return parse_print(token, self._names)
        except RefusedError as refused:  # the line is refused; what else is wrong is said too
            self._faults.append(refused.finding)
            return self._literal("", token.place, self._role)

    def _clause(self, token: Token) -> Part:
        parts, _ = self._inside(token, ("close",), "“[[”没有对应的“]]”", "在分句末尾补上“]]”")
        self._at += 1
        catalogue = self._names.catalogue
        return Clause(parts, token.place, reads_of(parts, catalogue), beyond_of(parts, catalogue))

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
            self._depth += 1
            inner = self._choice(closing)
            self._depth -= 1
            return Choice(condition, then, (inner,))
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
