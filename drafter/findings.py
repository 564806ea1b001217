"""What must be looked at: rules, and the located findings they make."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.location import Location


class Severity(StrEnum):
    """How grave a finding is (严重度)."""

    ERROR = "错误"
    WARNING = "警告"
    NOTICE = "提示"

    @property
    def gravity(self) -> int:
        """Its rank, 0 for the gravest."""
        return tuple(Severity).index(self)

    @property
    def short(self) -> str:
        """It in one character: 错, 警, 提."""
        return self.value[0]


class Family(StrEnum):
    """What kind of rule speaks (类别)."""

    DATA = "数据"
    STRUCTURE = "结构"
    TIMELINESS = "时效"
    WORDING = "文字"
    PRIVACY = "个人信息"
    LIBRARY = "素材库"


class Related(NamedTuple):
    """A further place that a finding speaks of, and what stands there."""

    place: Location
    note: str


class Repair(NamedTuple):
    """The sure way to mend a place: what stands there becomes something else."""

    place: Location
    old: str
    new: str


class Finding(NamedTuple):
    """One complaint: what is wrong, where, and how to mend it; `repairs` where that is sure."""

    severity: Severity
    rule: str
    family: Family
    place: Location
    message: str
    hint: str = ""
    computation: str = ""
    related: tuple[Related, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def advice(self) -> str:
        """What is wrong and what to do, in one line."""
        return f"{self.message}。{self.hint}" if self.hint else self.message


_LONGEST = 500  # a key or value can be as long as the file


def _on_one_line(text: str) -> str:
    """The text as a message may print it: one line, of which one sees the end."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return text if text.isprintable() else re.sub(r"[\r\n\t]+", " ", text)


def severity_counts(findings: Iterable[Finding]) -> tuple[tuple[Severity, int], ...]:
    """How many findings there are of each severity, the gravest first."""
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity, counts[severity]) for severity in Severity)


class Rule(Struct, frozen=True):
    """A fault that can be found.

    `name` says the fault in Chinese; `doc` holds the four paragraphs that
    `explain` prints (说明, 理由, 反例, 正例). `also` are the further severities
    that its findings may have.
    """

    name: str
    family: Family
    severity: Severity
    doc: str
    also: tuple[Severity, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What `explain` prints, line by line: `↵` begins a line of an example."""
        return tuple(self.doc.strip().replace("↵", "\n　　　").splitlines())

    @property
    def severities(self) -> str:
        """How grave its findings are, from the least to the gravest: 警告, 提示至错误."""
        ranked = sorted({self.severity, *self.also}, key=lambda each: -each.gravity)
        return "至".join(dict.fromkeys((ranked[0].value, ranked[-1].value)))

    def at(
        self,
        place: Location,
        message: str,
        *,
        hint: str = "",
        computation: str = "",
        related: tuple[Related, ...] = (),
        severity: Severity | None = None,
        repairs: tuple[Repair, ...] = (),
    ) -> Finding:
        """A finding of this rule at `place`."""
        return Finding(
            severity or self.severity,
            self.name,
            self.family,
            place,
            _on_one_line(message),
            _on_one_line(hint),
            computation,
            related,
            repairs,
        )
