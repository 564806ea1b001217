"""Personal information as a finding may show it: never whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Severity

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper

MASK = "*"
NAME_MASK = "×"


class Private(NamedTuple):
    """A stretch of a text that tells who somebody is, and what may be shown instead, as long.

    `said` is what the text says before it of whose it is; `mobile` of a telephone.
    """

    start: int
    end: int
    shown: str
    mobile: bool = False
    said: str = ""


def masked_number(number: str, head: int, tail: int) -> str:
    """The first and the last digits or letters, marks for those between, and what joins them."""
    known = [
        at for at, character in enumerate(number) if character.isascii() and character.isalnum()
    ]
    hidden = set(known[head : len(known) - tail])
    return "".join([MASK if at in hidden else number[at] for at in range(len(number))])


def masked_name(name: str) -> str:
    """The surname, and a mark for each further character."""
    return name[0] + NAME_MASK * (len(name) - 1)


def gravity(paper: Paper) -> Severity:
    """How grave it is to tell who somebody is: the more so in what is published."""
    return Severity.ERROR if paper.setting.public else Severity.WARNING


def behind(text: str, start: int, reach: int) -> str:
    """What stands right before, in the same line."""
    first = max(0, start - reach)
    return text[max(text.rfind("\n", first, start) + 1, first) : start]


def sentence_around(text: str, start: int, end: int, reach: int) -> str:
    """The sentence of a place, at most so many characters to either side."""
    first = max(text.rfind(mark, max(0, start - reach), start) for mark in "。！？\n")
    stops = [text.find(mark, end, end + reach) for mark in "。！？\n"]
    last = min((stop for stop in stops if stop >= 0), default=end + reach)
    return text[(first + 1) if first >= 0 else max(0, start - reach) : last]
