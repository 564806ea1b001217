"""Which terms (称谓) compiled text says or asks for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from drafter.drafting.template import (
    Choice,
    LeadText,
    Line,
    LineChoice,
    LineNode,
    Part,
    TermText,
    nodes_of,
    walk,
    words_of,
)
from drafter.library.terms import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator


def terms_named(
    bodies: tuple[tuple[LineNode, ...], ...], summary: tuple[Part, ...] = ()
) -> Iterator[str]:
    """The names of the terms in `bodies` and `summary`."""
    yield from terms_in(summary)
    for node in chain.from_iterable(map(nodes_of, bodies)):
        if isinstance(node, Line):
            yield from terms_in((*node.heading, *node.body))
        elif isinstance(node, LineChoice):
            yield from map(_name, words_of(node.condition))


def terms_in(parts: tuple[Part, ...]) -> Iterator[str]:
    """The names of the terms that the parts say or ask for."""
    for part in walk(parts):
        if isinstance(part, TermText | LeadText):
            yield _name(part)
        elif isinstance(part, Choice):
            yield from map(_name, words_of(part.condition))


def _name(word: object) -> str:
    if isinstance(word, TermText):
        return word.term.name
    return DEPARTMENTS if isinstance(word, LeadText) else ""
