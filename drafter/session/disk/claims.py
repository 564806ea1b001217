"""Who may fill in a file: the first that claims it; the others are told who that is.

A claim is a small file beside the one it is on, because those who share a folder share nothing
else. It lapses with its process, or, on another computer, when nobody has touched it for long.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.filenames import printable
from drafter.leftovers import temporary_beside
from drafter.location import Location
from drafter.ownfolders import CREATE
from drafter.processes import boot, host, is_running
from drafter.session import claimfaults
from drafter.session.disk.claimfile import (
    MOST_BYTES,
    claim_path,
    found_at,
    new_note,
    note_of,
    open_claim,
)
from drafter.session.journal.pending import digest
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.session.disk.claimfile import Found, Note

BEAT = 60.0  # seconds between two touches of a claim
LAPSE = 600.0  # seconds without one, after which a claim holds no more
_TRIES = 20
_PAUSE = 0.02


class Holder(Struct, frozen=True):
    """Somebody else who fills in the file; "" where the claim does not say."""

    path: Path
    user: str
    host: str
    since: str
    own: bool

    @property
    def who(self) -> str:
        """As a clerk is told."""
        if self.own:
            return "您自己在另一个窗口"
        who = self.user or "有人"
        return f"{who}在电脑“{self.host}”上" if self.host else who

    @property
    def has_left(self) -> bool:
        """Whether the claim is gone; one that has lapsed still stands there."""
        return found_at(claim_path(self.path)) is None

    @property
    def finding(self) -> Finding:
        """Who it is, and what to do."""
        since = f"从{self.since}起" if self.since else ""
        return claimfaults.HELD.at(
            Location(str(self.path)),
            f"{self.who}{since}正在填这个文件，这里只能看，不能改",
            hint="回到那个窗口去填，或者先关掉它"
            if self.own
            else "等对方退出后再打开；对方的电脑断了电或断了网的，过十分钟再打开",
        )


class Unclaimable(Struct, frozen=True):
    """No file can be made beside the one that was to be filled in; nor can it be written."""

    path: Path
    finding: Finding


class Claim(Struct):
    """The right to fill in a file, until it is released."""

    path: Path
    _place: Path
    _note: Note

    def beat(self) -> Holder | None:
        """Say that we are still here; whoever has taken the claim over meanwhile.

        To be called every `BEAT` seconds. A claim that somebody has deleted is put back; where
        the disk does not answer, nothing is known to be lost.
        """
        with suppress(OSError):
            _create(self._place, self._data)
        with suppress(OSError), open_claim(self._place, os.O_RDWR) as stream:
            # Of the file that was opened, whatever comes to stand there meanwhile; and written
            # rather than touched, so that the clock of the file's own computer counts.
            note = note_of(stream.read(MOST_BYTES))
            if note is not None and note.sign == self._note.sign:
                stream.seek(0)
                stream.write(self._data)
            elif note is not None:
                return _holder(self.path, note)
        return None

    def release(self) -> None:
        """Take the claim away, if it is still ours."""
        found = found_at(self._place)
        if found is not None and _same(found, self._note):
            with suppress(OSError), _Removal(self._place, found) as removal:
                if removal.granted:
                    self._place.unlink()

    @property
    def _data(self) -> bytes:
        return self._note.data(printable(self.path.name))


def claim(path: Path) -> Claim | Holder | Unclaimable:
    """Claim a file, whether it is there yet or not, by whatever path it is called."""
    try:
        real = Path(os.path.realpath(path))
        mine = Claim(real, claim_path(real), new_note())
        for _ in range(_TRIES):
            if (outcome := _try(mine)) is not None:
                return outcome
            time.sleep(_PAUSE)
    except (OSError, ValueError) as error:
        return Unclaimable(path, _unclaimable(path, error))
    return _holder(real, None)


def _try(mine: Claim) -> Claim | Holder | None:
    """Claim the file, once; None where others are just about to."""
    try:
        if _create(mine._place, mine._data):
            return mine
        found = found_at(mine._place)
        if found is None:
            return None
        if not _lapsed(found, mine._place):
            return _holder(mine.path, found.note)
        return mine if _take_over(mine, found) else None
    except PermissionError:
        if os.name == "nt" and os.access(mine._place.parent, os.W_OK):
            return None  # somebody has it open at this moment
        raise


def _create(place: Path, data: bytes) -> bool:
    """Make the file of a claim; False where one stands."""
    try:
        handle = os.open(place, CREATE, 0o644)
    except FileExistsError:
        return False
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        with suppress(OSError):
            place.chmod(0o644)  # those who share the folder are to read who it is
    except OSError:
        with suppress(OSError):
            place.unlink()
        raise
    return True


def _lapsed(found: Found, place: Path) -> bool:
    """Whether a claim holds no more."""
    note = found.note
    if note is not None and note.process.host == host():
        if note.process.boot == boot():
            return not is_running(note.process)
        # Before this computer was last started, or on another one of the same name.
        return _age(found, place) > 3 * BEAT
    return _age(found, place) > LAPSE


def _age(found: Found, place: Path) -> float:
    """How long ago a claim was touched, by the clock that stamps the files of its folder."""
    probe = temporary_beside(place)
    try:
        _create(probe, b"")
        return probe.stat().st_mtime - found.touched
    finally:
        with suppress(OSError):
            probe.unlink()


def _take_over(mine: Claim, found: Found) -> bool:
    """Put our claim in place of one that has lapsed; of several who try, one can."""
    new = temporary_beside(mine._place)
    with _Removal(mine._place, found) as removal:
        if not removal.granted:
            return False
        try:
            _create(new, mine._data)
            new.replace(mine._place)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
    taken = found_at(mine._place)
    return taken is not None and _same(taken, mine._note)


class _Removal:
    """The right to take away one particular claim, which one process at a time can have.

    It is a file named after that claim: who gets it late finds that the claim is gone.
    """

    def __init__(self, place: Path, found: Found) -> None:
        self._place = place
        self._found = found
        mark = digest(found.data + repr(found.touched if not found.note else "").encode())[:12]
        self._lock = place.with_name(f".drafter-{mark}.接手")
        self._made = False

    def __enter__(self) -> _Removal:
        self._made = _create(self._lock, b"")
        if not self._made:
            self._clear()
        return self

    @property
    def granted(self) -> bool:
        """Whether it is ours, and the claim still stands as it was found."""
        return self._made and found_at(self._place) == self._found

    def _clear(self) -> None:
        """Take away the right of a process that was killed while it had it."""
        with suppress(OSError):
            held = found_at(self._lock)
            if held is not None and _age(held, self._lock) > LAPSE:
                self._lock.unlink()

    def __exit__(self, *_: object) -> None:
        if self._made:
            with suppress(OSError):
                self._lock.unlink()


def _same(found: Found, note: Note) -> bool:
    return found.note is not None and found.note.sign == note.sign


def _holder(path: Path, note: Note | None) -> Holder:
    if note is None:
        return Holder(path, "", "", "", own=False)
    me = new_note()
    own = (note.user, note.process.host) == (me.user, me.process.host)
    return Holder(path, note.user, note.process.host, note.since, own)


def _unclaimable(path: Path, error: OSError | ValueError) -> Finding:
    message, hint = reason(error, "写")
    if isinstance(error, PermissionError):
        message, hint = "没有写的权限", "在文件夹的属性里给当前用户“写入”权限，或者复制到别处再打开"
    return claimfaults.NOT_CLAIMED.at(
        Location(str(path)),
        f"文件夹 {Path(os.path.abspath(path)).parent} 里建不了文件：{message}；"  # noqa: PTH100 (never raises)
        "填的数写不进文件，只能先记在本机",
        hint=hint,
    )
