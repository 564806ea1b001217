"""公式 that lean on one another: in a circle, or so far that nobody could follow the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.findings import Related
from drafter.library import faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.formulas import Formula
    from drafter.library.indicators import Indicator

# How many 公式 stand behind one another, and how many figures the sum has with all put in.
MOST_STEPS = 10
MOST_OPERANDS = 60


def settled(indicators: Mapping[str, Indicator], found: list[Finding]) -> dict[str, Indicator]:
    """The indicators; a 公式 that leads back to itself, or too far, is found and left out."""
    chains = _Chains(indicators, found)
    for path in indicators:
        chains.follow(path)
    return {
        path: replace(indicator, formula=chains.formulas.get(path))
        if indicator.formula
        else indicator
        for path, indicator in indicators.items()
    }


class _Chains:
    """How far each 公式 reaches; every one is followed once, however long the chain."""

    def __init__(self, indicators: Mapping[str, Indicator], found: list[Finding]) -> None:
        self.formulas: dict[str, Formula] = {
            path: indicator.formula
            for path, indicator in indicators.items()
            if indicator.formula is not None
        }
        self._found = found
        self._reach: dict[str, tuple[int, int]] = {}

    def follow(self, path: str) -> None:
        """Settle the 公式 of this indicator, and before it those it leans on."""
        if path in self._reach or path not in self.formulas:
            return
        trail, pending = [path], [iter(self.formulas[path].names)]
        while trail:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
                self._settle(trail.pop())
            elif name in trail:
                self._circle(trail[trail.index(name) :])
                pending[-1] = iter(())
            elif name in self.formulas and name not in self._reach:
                trail.append(name)
                pending.append(iter(self.formulas[name].names))

    def _circle(self, members: list[str]) -> None:
        """Of a circle, leave out the 公式 that closes it; the others can then be worked out."""
        last = members[-1]
        self._found.append(
            faults.CIRCULAR_FORMULA.at(
                self.formulas[last].place,
                f"公式绕成了圈：{' → '.join([last, *members])}",
                hint="改其中一个公式；或者删去这个公式，把数填进数据",
                related=tuple(
                    Related(self.formulas[path].place, path) for path in members[:-1][:5]
                ),
            )
        )
        del self.formulas[last]

    def _settle(self, path: str) -> None:
        formula = self.formulas.get(path)
        if formula is None:
            return
        behind = [self._reach.get(name, (0, 1)) for name in formula.operands]
        steps = 1 + max((steps for steps, _ in behind), default=0)
        operands = sum(count for _, count in behind)
        if steps > MOST_STEPS or operands > MOST_OPERANDS:
            self._found.append(
                faults.BAD_FORMULA.at(
                    formula.place,
                    f"公式里套公式，一直套到第{steps}层，展开后有{operands}个数",
                    hint=f"最多{MOST_STEPS}层、{MOST_OPERANDS}个数；中间的数直接填进数据",
                )
            )
            del self.formulas[path]
        else:
            self._reach[path] = (steps, operands)
