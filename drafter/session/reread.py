"""What is told of files that others changed, and of filling in what they made unreadable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Severity
from drafter.session import sittingfaults
from drafter.yamlsource.splicefaults import PLACE_TAKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.findings import Finding


def reread(
    paths: Iterable[str],
    broken: Sequence[Finding],
    known: Iterable[Finding],
    found: Sequence[Finding],
) -> Iterator[Finding]:
    """That files were read again, or what is wrong in them that was not `known` before."""
    if broken:
        yield from map(sittingfaults.unreadable, broken)
        return
    before = {(finding.rule, finding.message) for finding in known}
    for path in paths:
        faults = [
            finding
            for finding in found
            if finding.place.file == path
            and finding.severity is Severity.ERROR
            and (finding.rule, finding.message) not in before
        ]
        faults.sort(key=lambda finding: finding.place.line)
        yield sittingfaults.faulty(faults) if faults else sittingfaults.reread(path)


def mend_first(refused: Iterable[Finding], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Why a value was refused: where its place is no value because of an error there, that error."""
    return tuple(_mend_first(finding, found) for finding in refused)


def _mend_first(refused: Finding, found: Sequence[Finding]) -> Finding:
    if refused.rule != PLACE_TAKEN.name:
        return refused
    at = (refused.place.file, refused.place.line)
    faults = (
        finding
        for finding in found
        if finding.severity is Severity.ERROR and (finding.place.file, finding.place.line) == at
    )
    fault = next(faults, None)
    return sittingfaults.mend_first(fault) if fault else refused
