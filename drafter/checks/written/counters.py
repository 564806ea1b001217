"""How a heading is numbered, as a message names it; what the number beside it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.quoting import inner
from drafter.checks.written.skeleton import Form
from drafter.quantity import ordinal_numeral

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading

# Of 1.1 only the last part is known, and a styled heading has no number.
NUMBERED = frozenset(Form) - {Form.DECIMAL, Form.STYLED}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MOST_NAMED = 5


def number_as(heading: Heading, value: int) -> str:
    """A number as the heading writes its own: 三、, （三）, 3., （3）, 第三章."""
    match heading.form:
        case Form.CHAPTER:
            return f"第{ordinal_numeral(value)}{heading.mark}"
        case Form.HAN:
            return f"{ordinal_numeral(value)}、"
        case Form.HAN_BRACKET:
            return f"（{ordinal_numeral(value)}）"
        case Form.ARABIC_BRACKET:
            return f"（{value}）"
        case Form.CIRCLED:
            return _CIRCLED[value - 1] if value <= len(_CIRCLED) else str(value)
        case _:
            return f"{value}."


def numbers_as(heading: Heading, values: range) -> str:
    """Several of them, with 等 where they are many."""
    named = "".join(number_as(heading, value) for value in values[:_MOST_NAMED]).rstrip("、")
    return named + ("等" if len(values) > _MOST_NAMED else "")


def name_of(paper: Paper, heading: Heading) -> str:
    """A heading as a message quotes it: its number and the beginning of its words."""
    number = number_as(heading, heading.value) if heading.value and heading.form in NUMBERED else ""
    if heading.form is Form.DECIMAL:
        number = paper.text[heading.start : heading.words]
    title = inner(heading.title.strip(" #*　"))
    return number + (title if len(title) <= 20 else title[:18] + "……")
