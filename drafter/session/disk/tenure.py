"""Which files of the year are ours to change in this sitting, and who has the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.session.disk.claims import Claim, Holder, claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding


class Tenure:
    """The claims of one sitting.

    Of a year in one file that file and its words are claimed at once; of a year with a file for
    each 科室 the one that was named, the others when something in them is first changed.
    """

    def __init__(self, opened: Path, files: Iterable[str]) -> None:
        """Claim what `opened` names."""
        self._claims: dict[str, Claim] = {}
        self._holders: dict[str, Holder] = {}
        self._unclaimable: dict[str, Finding] = {}
        for path in files if opened.is_file() else ():
            if Path(path).stem.startswith(opened.stem):
                self._claim(path)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Who has files that were asked for."""
        return tuple(self._holders.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why some files cannot be ours, or cannot be written at all; of each kind of fault one."""
        told = [holder.finding for holder in self._holders.values()] + [*self._unclaimable.values()]
        return tuple({finding.rule: finding for finding in reversed(told)}.values())

    def held_by_others(self, paths: Iterable[str]) -> tuple[Finding, ...]:
        """Why not all of the files may be changed; those that are free are claimed."""
        for path in paths:
            if path not in self._claims:
                self._claim(path)
            if path in self._holders:
                return (self._holders[path].finding,)
        return ()

    def left(self) -> tuple[str, ...]:
        """The files of which others have let go. May be asked from another thread."""
        return tuple(path for path, holder in tuple(self._holders.items()) if holder.has_left)

    def let_go(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Others have these no more, and whoever fills in something there may claim them; which is new."""
        return tuple(path for path in paths if self._holders.pop(path, None))

    def beat(self) -> tuple[Finding, ...]:
        """Say that we are still here; what was taken over by others meanwhile."""
        lost: list[Finding] = []
        for path, mine in tuple(self._claims.items()):
            holder = mine.beat()
            if holder is not None:
                del self._claims[path]
                self._holders[path] = holder
                lost.append(holder.finding)
        return tuple(lost)

    def release(self) -> None:
        """Let others have the files."""
        for mine in self._claims.values():
            mine.release()
        self._claims.clear()

    def _claim(self, path: str) -> None:
        taken = claim(Path(path))
        self._holders.pop(path, None)
        if isinstance(taken, Claim):
            self._claims[path] = taken
        elif isinstance(taken, Holder):
            self._holders[path] = taken
        else:
            self._unclaimable[path] = taken.finding
