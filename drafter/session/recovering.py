"""What an earlier sitting left unwritten is filled in, one offer after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.columns import clipped
from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.requests import SetValue
from drafter.figures.trialyear import read_alone
from drafter.findings import Severity
from drafter.session.described import described_all
from drafter.session.history import Spot
from drafter.session.outcome import Outcome
from drafter.session.silencing import silence
from drafter.session.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding
    from drafter.session.sitting import Sitting
    from drafter.session.wish import Typed

NOWHERE = Spot("")
LONGEST_TITLE = 60


def fill_in(sitting: Sitting, offered: tuple[Typed, ...]) -> Outcome:
    """Fill in what was typed or accepted together, but for a value that the editor would refuse."""
    if isinstance(offered[0], Wish):
        return _silence(sitting, offered[0])
    requests = tuple(one for one in offered if not isinstance(one, Wish))
    values = [request for request in requests if isinstance(request, SetValue)]
    if faults := tuple(fault for value in values for fault in _faults(sitting, value)):
        return Outcome(False, faults)
    title = clipped(described_all(requests, sitting.office), LONGEST_TITLE)
    return sitting.accept(requests, title, NOWHERE)


def _faults(sitting: Sitting, value: SetValue) -> tuple[Finding, ...]:
    """What would be wrong in the file because of this value, and with it alone."""
    year = sitting.office.year
    if address_of(value.path, value.field).root and not _errors(read_alone(year, value).found):
        return ()
    known = frozenset(sitting.seen.found)
    return tuple(fault for fault in _errors(sitting.tried((value,)).found) if fault not in known)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _silence(sitting: Sitting, wish: Wish) -> Outcome:
    """Silence, unless 单位.yaml says so already: the program was killed right behind writing it."""
    known = sitting.office.profile.silences
    if wish in [Wish(one.rule, one.topic, one.reason) for one in known]:
        return Outcome(True)
    return silence(sitting, wish.rule, wish.topic, wish.reason, NOWHERE)
