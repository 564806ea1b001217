"""The files of a year as the sitting has them; the disk follows, or is said not to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.errors import DrafterError
from drafter.figures.editing.edits import Edit, Refusal, write
from drafter.textfile import read_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.textfile import TextFile


class WorkTexts(Struct):
    """Bytes by path: `now` as they shall be, `seen` as they last stood on the disk.

    Where the two differ something could not be written yet.
    """

    now: dict[str, bytes] = field(default_factory=dict)
    seen: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: Path, found: list[Finding]) -> TextFile | None:
        """The text of a file as it shall be."""
        name = str(path)
        if name in self.now:
            return text_of(name, self.now[name], found)
        source = read_text(path, found)
        if source is not None:
            self.now[name] = self.seen[name] = source.splice(())
        return source

    def as_they_stand(self) -> Read:
        """A reader of the texts as they are now, whatever becomes of them while it is used."""
        now = dict(self.now)

        def read(path: Path, found: list[Finding]) -> TextFile | None:
            name = str(path)
            return text_of(name, now[name], found) if name in now else read_text(path, found)

        return read

    def sources(self, paths: Iterable[str]) -> list[TextFile]:
        """The files that can be read, for planning edits of them."""
        read = (self.read(Path(path), []) for path in paths)
        return [source for source in read if source is not None]

    def take(self, edits: Iterable[Edit]) -> None:
        """Let the files be as the edits want them."""
        for edit in edits:
            self.now[edit.path] = edit.after

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The files that are not on the disk as they shall be."""
        return tuple(path for path, data in self.now.items() if self.seen.get(path) != data)

    def write(self) -> tuple[Finding, ...]:
        """Write what differs, each file for itself; what stands in the way of those that cannot be."""
        obstacles: list[Finding] = []
        for path in self.unwritten:
            edit = Edit(path, self.seen[path], self.now[path])
            try:
                refused = write((edit,))
            except DrafterError as error:
                obstacles += error.findings
                continue
            if isinstance(refused, Refusal):
                obstacles += refused.findings
            else:
                self.seen[path] = edit.after
        return tuple(obstacles)

    def changed_on_disk(self, path: str, data: bytes) -> None:
        """Take what somebody else wrote; only where nothing of ours is unwritten."""
        self.now[path] = self.seen[path] = data

    def forget(self, path: str) -> None:
        """A file that is no longer there is looked for again."""
        self.now.pop(path, None)
        self.seen.pop(path, None)
