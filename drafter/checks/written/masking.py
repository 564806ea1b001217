"""Personal information as a finding may show it: never whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Severity

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper

MASK = "*"


def masked_number(digits: str, head: int, tail: int) -> str:
    """The first and the last digits, and marks for those between them."""
    return digits[:head] + MASK * (len(digits) - head - tail) + digits[len(digits) - tail :]


def masked_name(name: str) -> str:
    """The surname, and a mark for each further character."""
    return name[0] + "×" * (len(name) - 1)


def gravity(paper: Paper) -> Severity:
    """How grave it is to tell who somebody is: the more so in what is published."""
    return Severity.ERROR if paper.setting.public else Severity.WARNING


def behind(text: str, start: int, reach: int) -> str:
    """What stands right before, in the same line."""
    return text[max(text.rfind("\n", 0, start) + 1, start - reach) : start]
