"""Which findings a command is asked for: by rule, family and severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.checks.rulebook import rulebook
from drafter.findings import Family
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.findings import Finding


def selection(
    selected: tuple[str, ...], ignored: tuple[str, ...], only: str | None
) -> Callable[[Finding], bool]:
    """Whether a finding is asked for; names are of rules or of whole families.

    Raises:
        UsageError: of a name that is neither.
    """
    wanted, unwanted = _names(selected), _names(ignored)

    def passes(finding: Finding) -> bool:
        return (
            (not wanted or finding.rule in wanted)
            and finding.rule not in unwanted
            and (only is None or finding.severity == only)
        )

    return passes


def _names(options: tuple[str, ...]) -> frozenset[str]:
    """Rule names from repeated or comma-separated options, a family's being all of its rules."""
    names = [
        name.strip()
        for option in options
        for name in option.replace("，", ",").replace("、", ",").split(",")
        if name.strip()
    ]
    chosen: set[str] = set()
    for name in names:
        family = {rule.name for rule in rulebook().values() if rule.family == name}
        if not family and name not in rulebook():
            near = nearest(name, [*rulebook(), *Family])
            raise click.UsageError(
                f"没有规则或类别“{name}”。"
                + (f"是不是“{near}”？" if near else f"类别有{'、'.join(Family)}。")
            )
        chosen |= family or {name}
    return frozenset(chosen)
