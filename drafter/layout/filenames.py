"""The name a document is to have: refused before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.filenames import name_fault, printable
from drafter.location import Location

if TYPE_CHECKING:
    from pathlib import Path


def check_name(path: Path) -> None:
    """Refuse a file name that cannot be written here, or not be opened on another computer.

    Raises:
        DrafterError: saying what is wrong with the name.
    """
    fault = name_fault(path.name) or _without_stem(path.name)
    if fault is not None:
        message, hint = fault
        raise DrafterError(textfaults.NOT_WRITTEN.at(Location(printable(path)), message, hint=hint))


def _without_stem(name: str) -> tuple[str, str] | None:
    if name.rpartition(".")[0]:
        return None
    return "只写了扩展名，没有写文件名", "例：-o 总结.docx"
