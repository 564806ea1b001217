"""Where something stands: a file and a place in it."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file.

    Lines, columns and paragraphs count from 1, columns in characters; 0 means that
    the place is the whole file (line) or the whole line (column). `paragraph` is set
    for documents that have no lines (.docx).
    """

    file: str
    line: int = 0
    column: int = 0
    paragraph: int = 0

    def along(self, by: int) -> Location:
        """The place so many characters further on; a whole line stays one."""
        if not self.column:
            return self
        return Location(self.file, self.line, self.column + by, self.paragraph)

    def __str__(self) -> str:
        """The place as every message begins: `2018.yaml:14:8`, `文.docx:段12:8`."""
        parts = [self.file]
        if self.paragraph:
            parts.append(f"段{self.paragraph}")
        elif self.line:
            parts.append(str(self.line))
        if len(parts) > 1 and self.column:
            parts.append(str(self.column))
        return ":".join(parts)
