"""Files that the program may not write while somebody else may."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def lock(file: Path) -> None:
    """Forbid the program to write a file."""
    file.chmod(0o444)


def unlock(file: Path) -> None:
    """Let it write the file again."""
    file.chmod(0o644)


def others_write(file: Path, *changes: tuple[str, str]) -> str:
    """Let somebody put each text in place of another, locked or not; what stands there then."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    mode = file.stat().st_mode
    unlock(file)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return text
