"""Any document opened for checking: read by its kind, held against the office it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.runner import check_paper
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.checks.written.toldperiod import told_period
from drafter.library.searchpath import PROFILE, search_path, shared_path
from drafter.pipeline import open_profile
from drafter.review.plaintext import read_plain

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile
    from drafter.manuscript import Manuscript
    from drafter.pipeline import Shelf

TEXTS = (".txt", ".md")
WORD = ".docx"
KINDS = (WORD, *TEXTS)


def review(path: Path, shelf: Shelf) -> tuple[Finding, ...]:
    """What is found in a document.

    Raises:
        DrafterError: when it cannot be read, or not safely.
    """
    found: list[Finding] = []
    paper = open_paper(path, shelf, found)
    return tuple(dict.fromkeys((*found, *check_paper(paper))))


def open_paper(path: Path, shelf: Shelf, found: list[Finding]) -> Paper:
    """A document and the office whose folder it lies in, or in one right above.

    Raises:
        DrafterError: when it cannot be read, or not safely.
    """
    manuscript = _read(path)
    folder = next(
        (
            each
            for each in (path.parent, path.absolute().parent.parent)
            if (each / PROFILE).is_file()
        ),
        None,
    )
    profile: OfficeProfile | None = None
    if folder is None:
        libraries = shared_path(found)
    else:
        profile = open_profile(folder, found)
        libraries = search_path(folder, profile.libraries, found)
    library = shelf.library(libraries, []).library
    return Paper(manuscript, Setting(library, profile, told_period(manuscript)))


def _read(path: Path) -> Manuscript:
    if path.suffix.lower() == WORD:
        from drafter.layout.reading.wordtext import read_word

        return read_word(path)
    return read_plain(path)
