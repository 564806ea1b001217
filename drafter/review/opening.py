"""Any document opened for checking: read by its kind, held against the office it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.checks.written.toldperiod import told_period
from drafter.errors import DrafterError
from drafter.figures.wordfiles import WORDS_NAME
from drafter.figures.yearmeant import with_nearest
from drafter.library.searchpath import office_around, search_path, shared_path
from drafter.location import Location
from drafter.pipeline import open_profile
from drafter.review.plaintext import read_plain
from drafter.textfile import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile
    from drafter.manuscript import Manuscript
    from drafter.pipeline import Shelf

TEXTS = frozenset({".txt", ".md"})
# Old and foreign kinds are taken too, so that it is said what to do with them.
WORD = frozenset(
    {".docx", ".doc", ".docm", ".dotx", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".xls", ".xlsx"}
)
_LIBRARY = frozenset({"sections", "templates"})


def is_document(path: Path) -> bool:
    """Whether a path names a written document rather than an office's year."""
    suffix = path.suffix.lower()
    return suffix in WORD or (suffix in TEXTS and not _is_words(path) and not path.is_dir())


def is_text(path: Path) -> bool:
    """Whether a document is a text file, which can be mended in place."""
    return path.suffix.lower() in TEXTS


def open_paper(
    path: Path, shelf: Shelf, found: list[Finding], *, read: Read = read_text
) -> tuple[Paper, OfficeProfile | None]:
    """A document, and the office whose folder it lies in, or in one right above.

    Raises:
        DrafterError: when it cannot be read, or not safely.
    """
    manuscript = _read(path, read)
    folder = office_around(path)
    if folder is None:
        profile, libraries = None, shared_path(found)
    else:
        profile = open_profile(folder, found, read)
        libraries = search_path(folder, profile.libraries, found)
    library = shelf.library(libraries, []).library
    setting = Setting(library, profile, told_period(manuscript), public=_is_public(path, profile))
    return Paper(manuscript, setting), profile


def _is_public(path: Path, profile: OfficeProfile | None) -> bool:
    """Whether the document is called like one of the office's editions that are published."""
    variants = profile.variants.values() if profile else ()
    return any(variant.public and variant.name in path.stem for variant in variants)


def _is_words(path: Path) -> bool:
    """Whether it is a 素材 of an office, which is checked with its year."""
    return path.stem.endswith(WORDS_NAME) and office_around(path) is not None


def _read(path: Path, read: Read) -> Manuscript:
    if path.suffix.lower() == ".md" and _LIBRARY.intersection(path.absolute().parts):
        raise DrafterError(
            textfaults.NOT_A_FILE.at(
                Location(str(path)),
                "这是素材库里的章节，不是文稿",
                hint="章节用 drafter sections check 检查",
            )
        )
    try:
        if path.suffix.lower() in WORD:
            from drafter.layout.reading.wordtext import read_word

            return read_word(path)
        return read_plain(path, read)
    except DrafterError as error:
        raise DrafterError(*with_nearest(error.findings, path)) from error
