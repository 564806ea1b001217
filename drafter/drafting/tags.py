"""What stands inside one `{{ }}` or `{% %}`; Jinja is loaded only for what is more than a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.drafting.resolve import Names
    from drafter.drafting.template import Condition, Part
    from drafter.location import Location

PLAIN_PATH = re.compile(r"\{\{\s*([^\W\d_][^\W_]*(?:\.[^\W\d_][^\W_]*)*)\s*\}\}")


class Token(Struct, frozen=True):
    """A piece of template text: its sort, its own text and its place."""

    sort: str
    text: str
    place: Location


def tag_sort(text: str) -> str:
    """The word a `{% %}` tag begins with: for, if, endif …."""
    words = text[2:-2].strip("-+").split()
    return words[0] if words else ""


def loop_records(token: Token, names: Names) -> str:
    """The list that `{% for 项 in 清单.名 %}` walks."""
    from drafter.drafting import grammar

    return grammar.loop_records(token, names)


def tag_condition(token: Token, names: Names) -> Condition:
    """The condition of an `{% if … %}` or `{% elif … %}` tag."""
    from drafter.drafting import grammar

    return grammar.tag_condition(token, names)


def parse_print(token: Token, names: Names) -> Part:
    """The part that `{{ … }}` prints."""
    plain = PLAIN_PATH.match(token.text)
    if plain:
        return names.resolve(plain.group(1), (), (), token.place)
    from drafter.drafting import grammar

    return grammar.printed(token, names)
