"""The identities of a library as sums, and by what must be known to judge them; once for all reports."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from drafter.checks.oncefor import once_for_each
from drafter.library.formulas import OPENING, OUTSIDE, Name, Number, Operation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.library.formulas import Expression, Identity
    from drafter.library.indicators import Catalogue


class Sums(NamedTuple):
    """The `signs` of what is added up: 1 of what makes the left side larger, -1 the right one."""

    signs: Mapping[str, int]


class Placed(NamedTuple):
    """An identity, the how manieth it is, and what must be `read` that no 公式 can give.

    With a `sign` it is judged without some of the `open` addends, which are of that sign; else
    with all its figures. `sums` is None where it is no sum.
    """

    number: int
    identity: Identity
    sums: Sums | None
    sign: int
    read: frozenset[str]
    open: frozenset[str] = frozenset()

    def may_be_judged(self, given: frozenset[str]) -> bool:
        """Whether what is given may be enough, and is not enough for all of it."""
        if not self.read <= given:
            return False
        return not self.sign or not (self.open.isdisjoint(given) or self.open <= given)


@once_for_each
def placed_by_first(catalogue: Catalogue) -> Mapping[str, list[Placed]]:
    """The identities by one of the figures without which they cannot be judged, "" for none."""
    ways = [
        placed
        for number, identity in enumerate(catalogue.identities)
        for placed in _ways(number, identity, catalogue)
    ]
    often = Counter(name for placed in ways for name in placed.read)
    by_first: dict[str, list[Placed]] = {}
    for placed in ways:
        # The rarest is the likeliest not to be there, and then nothing else is looked at.
        first = min(placed.read, key=lambda name: (often[name], name), default="")
        by_first.setdefault(first, []).append(placed)
    return by_first


def _ways(number: int, identity: Identity, catalogue: Catalogue) -> Iterator[Placed]:
    """As it stands, and without some addends of one sign where there are several."""
    sums = _sums(identity)
    read = frozenset(identity.measures) - catalogue.computed
    yield Placed(number, identity, sums, 0, read)
    if sums is None:
        return
    for sign in (1, -1):
        inner = [name for name, its in sums.signs.items() if its == sign]
        if len(inner) > 1:
            outer = [name for name, its in sums.signs.items() if its != sign]
            needed = frozenset(name.removesuffix(OPENING) for name in outer) - catalogue.computed
            if needed:
                others = frozenset(name.removesuffix(OPENING) for name in inner)
                yield Placed(number, identity, sums, sign, needed, others)


def _sums(identity: Identity) -> Sums | None:
    addends: dict[str, Fraction] = {}
    if not _add(identity.left.root, Fraction(1), addends):
        return None
    if not _add(identity.right.root, Fraction(-1), addends):
        return None
    if not all(addends.values()):
        return None
    return Sums({name: 1 if times > 0 else -1 for name, times in addends.items()})


def _add(root: Expression, times: Fraction, addends: dict[str, Fraction]) -> bool:
    """Add the figures of an expression; False where it multiplies or divides them."""
    match root:
        case Name(path):
            if path not in OUTSIDE:
                addends[path] = addends.get(path, Fraction(0)) + times
            return True
        case Number():
            return True
        case Operation("+" | "-" as sign, left, right):
            other = times if sign == "+" else -times
            return _add(left, times, addends) and _add(right, other, addends)
        case Operation("*", left, Number(value)):
            return _add(left, times * value, addends)
        case Operation("/", left, Number(value)) if value:
            return _add(left, times / value, addends)
        case _:
            return False
