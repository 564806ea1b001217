"""What a sitting that was killed has left unwritten."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.location import Location
from drafter.processes import host, is_running
from drafter.session import journalfaults
from drafter.session.journal.journal import Journal
from drafter.session.journal.journalfile import (
    all_journals,
    folder_mark,
    journals_of,
    read_own,
    real_path,
    remove_with_unfinished,
)
from drafter.session.journal.journallines import READABLE, head_of, read
from drafter.session.journal.requestlines import place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafter.figures.editing.requests import Request
    from drafter.findings import Finding
    from drafter.session.journal.journallines import Read
    from drafter.session.journal.pending import Batch
    from drafter.session.wish import Typed

_LONG_AGO = 10 * 60  # seconds: of another computer nobody can ask whether the process runs
_MOST_LINES = 5


class LeftBehind(Struct, frozen=True):
    """What one process has left: the batches it had accepted, in order, and what was typed.

    `refused` are the places of what could not be written then, because the file was another's.
    Of a journal of another version nothing is known but that there is one.
    """

    path: Path
    when: datetime
    host: str
    batches: tuple[Batch, ...]
    typed: tuple[tuple[Typed, ...], ...]
    findings: tuple[Finding, ...]
    refused: frozenset[tuple[object, ...]] = frozenset()

    @property
    def accepted(self) -> tuple[tuple[Request, ...], ...]:
        """The requests of each batch."""
        return tuple(batch.requests for batch in self.batches)

    @property
    def offered(self) -> tuple[tuple[Typed, ...], ...]:
        """All that can be filled in, each for itself."""
        return (*self.accepted, *self.typed)

    def was_refused(self, number: int) -> bool:
        """Whether an offer of that number could not be written then, as she was told."""
        typed = number - len(self.batches)
        return typed >= 0 and place_of(self.typed[typed][0]) in self.refused

    def discard(self) -> None:
        """Take it away: it is in the files now, or nobody wants it."""
        remove_with_unfinished(self.path)

    def keep_only(self, numbers: Collection[int], year_path: Path) -> None:
        """Offer only these again at the next start; where a line is unreadable, all of it as it is."""
        if self.findings:
            return
        rest = Journal.begin(year_path, lambda _: None)
        count = len(self.batches)
        batches = [batch for at, batch in enumerate(self.batches) if at in numbers]
        typed = [together for at, together in enumerate(self.typed, count) if at in numbers]
        if rest.adopt(batches, typed):
            rest.close()
            self.discard()


def left_behind(year_path: Path) -> tuple[LeftBehind, ...]:
    """What sittings at this year that run no more have left unwritten, the newest first.

    To be asked once the year is claimed. What has left nothing is cleared away.
    """
    left = sorted(_left_behind(real_path(year_path)), key=lambda one: one.when, reverse=True)
    return tuple(left)


def _left_behind(year_path: str) -> Iterator[LeftBehind]:
    for path in (*journals_of(year_path), *_moved(year_path)):
        if (kept := read_own(path)) is None:
            continue
        data, changed = kept
        found = read(data)
        if not _is_over(found, time.time() - changed):
            continue
        if found.head and found.head.year_path != year_path:
            found.pending.move(Path(found.head.year_path).parent, Path(year_path).parent)
        found.pending.forget_written()
        findings = tuple(_findings(path, found))
        if not found.pending and not findings:
            remove_with_unfinished(path)
            continue
        yield LeftBehind(
            path,
            datetime.fromtimestamp(changed).astimezone(),
            found.head.process.host if found.head else "",
            tuple(found.pending.batches.values()),
            tuple(found.pending.typed.values()),
            findings,
            frozenset(found.pending.refused),
        )


def _moved(year_path: str) -> Iterator[Path]:
    """The journals of this year by an earlier name of its folder, which stands no more."""
    here, name = folder_mark(year_path), Path(year_path).name
    known = frozenset(journals_of(year_path))
    for path in all_journals() if here else ():
        kept = read_own(path) if path not in known else None
        head = head_of(kept[0]) if kept else None
        if (
            head is not None
            and head.folder == here
            and Path(head.year_path).name == name
            and not os.path.lexists(head.year_path)
        ):
            yield path


def _is_over(found: Read, silent: float) -> bool:
    """Whether nobody writes to it any more, who has been silent for so many seconds."""
    if found.closed:
        return True
    if found.head is None or found.head.process.host != host():
        return silent > _LONG_AGO
    return not is_running(found.head.process)


def _findings(path: Path, found: Read) -> Iterator[Finding]:
    if found.head and found.head.version not in READABLE:
        yield journalfaults.OTHER_VERSION.at(
            Location(str(path)),
            "上次有内容没有写进文件，是另一版程序留下的，这一版读不懂",
            hint="用原来的版本打开一次；或者用记事本看里面的文字，照着补填",
        )
    elif found.lost:
        lines = "、".join(map(str, found.lost[:_MOST_LINES]))
        more = "等" if len(found.lost) > _MOST_LINES else ""
        yield journalfaults.UNREADABLE_LINES.at(
            Location(str(path), found.lost[0]),
            f"上次留下的内容里有{len(found.lost)}行读不出：第{lines}{more}行",
            hint="核对列出来的内容，缺的照原来的材料补填",
        )
