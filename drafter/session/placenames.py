"""Where something stands, in a clerk's words: files as seen from the office's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.filenames import printable

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location


def file_name(file: str, office: Path) -> str:
    """A file as seen from the office's folder."""
    try:
        return str(Path(file).relative_to(office))
    except ValueError:
        return "/".join(Path(file).parts[-2:])


def place_name(place: Location, office: Path) -> str:
    """`2026/养老服务科.yaml 第14行`."""
    line = f" 第{place.line}行" if place.line else ""
    return f"{printable(file_name(place.file, office))}{line}"


def placed_advice(finding: Finding, office: Path) -> str:
    """What is wrong and what to do, and in which file."""
    where = place_name(finding.place, office) if finding.place.file else ""
    return f"{where}：{finding.advice}" if where else finding.advice
