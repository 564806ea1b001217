"""Edits in place of a year's files: planned and proven in memory, then written whole or not at all.

`plan` never touches the disk. An `Edit` holds the bytes of a file before and after, so that
its inverse restores them exactly; `write` refuses where a file is no longer as it was read.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.errors import DrafterError
from drafter.figures import editfaults
from drafter.location import Location
from drafter.textfile import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.figures.editing.requests import Request
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.textfile import TextFile


class Edit(Struct, frozen=True):
    """What becomes of one file: its bytes as they were read, and as they shall be."""

    path: str
    before: bytes
    after: bytes

    @property
    def inverse(self) -> Edit:
        """What takes it back, to the byte."""
        return Edit(self.path, self.after, self.before)


class Refusal(Struct, frozen=True):
    """Why nothing is changed: everything that stands in the way."""

    findings: tuple[Finding, ...]


def plan(
    sources: Sequence[TextFile], requests: Iterable[Request], catalogue: Catalogue
) -> tuple[Edit, ...] | Refusal:
    """The edits that do all of the requests, one after the other, each proven by reading again.

    `sources` are the files of one year: its YAML, or those of its folder, and its 素材. A
    later request sees what an earlier one changed. Of a file that stays as it is there is no
    edit. Where any request cannot be done none is, and the refusal tells of each.
    """
    # Much to load for who only looks.
    from drafter.figures.editing.openfiles import OpenFiles

    files = OpenFiles(sources, catalogue)
    refused = [finding for request in requests if (finding := files.do(request)) is not None]
    if refused:
        return Refusal(tuple(dict.fromkeys(refused)))
    edits = (
        Edit(before.path, before.splice(()), after.splice(()))
        for before, after in zip(sources, files.sources(), strict=True)
    )
    return tuple(edit for edit in edits if edit.before != edit.after)


def write(edits: Iterable[Edit]) -> Refusal | None:
    """Write all of the files, or none; a refusal where one was changed since it was read.

    Raises:
        DrafterError: where a file cannot be written; those written before are put back.
    """
    edits = tuple(edits)
    changed = [edit for edit in edits if not _is_as_read(edit)]
    done: list[Edit] = []
    try:
        for edit in edits if not changed else ():
            path = Path(edit.path)
            if not write_atomically(path, edit.after, lambda edit=edit: _is_as_read(edit)):  # type: ignore[misc]
                changed.append(edit)
                break
            done.append(edit)
    except BaseException:
        _put_back(done)
        raise
    if not changed:
        return None
    _put_back(done)
    return Refusal(tuple(_changed_meanwhile(edit.path) for edit in changed))


def _is_as_read(edit: Edit) -> bool:
    try:
        return Path(edit.path).read_bytes() == edit.before
    except OSError:
        return False


def _put_back(done: list[Edit]) -> None:
    for edit in reversed(done):
        back = edit.inverse
        with suppress(DrafterError):
            write_atomically(Path(back.path), back.after, lambda back=back: _is_as_read(back))  # type: ignore[misc]


def _changed_meanwhile(path: str) -> Finding:
    return editfaults.CHANGED_MEANWHILE.at(
        Location(path),
        "文件与刚才读到的不一样了，没有写",
        hint="重新读一遍文件，再改一次",
    )
