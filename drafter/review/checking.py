"""Checking whatever a user names: an office's year, or a written document."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter import textfaults
from drafter.batch import attempt, crashed
from drafter.checks.proof import prove_section
from drafter.checks.runner import check_paper
from drafter.checks.silence import heard, heard_in_document
from drafter.decoding import kind_of_file
from drafter.errors import DrafterError
from drafter.figures.wordfiles import word_files
from drafter.figures.yearindex import YAML_SUFFIXES, year_files
from drafter.filenames import printable
from drafter.layout.reading.otherkinds import is_plain
from drafter.library.searchpath import PROFILE, office_around, search_path
from drafter.location import Location
from drafter.pipeline import AS_FILED, report_on
from drafter.review.opening import is_document, is_text, open_paper
from drafter.textfile import LIMIT, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.yearsource import Read
    from drafter.findings import Finding
    from drafter.library.profile import OfficeProfile, Silence
    from drafter.office import Office
    from drafter.pipeline import Edition, Shelf


# What clerks have beside their reports; a year's figures would have another name.
_OTHER_KINDS = frozenset(
    {".et", ".csv", ".ppt", ".pptx", ".dps", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"}
    | {".gif", ".zip", ".rar", ".7z", ".htm", ".html", ".json", ".xml"}
)


class Checked(Struct, frozen=True, eq=False):
    """What came of checking one file.

    `stopped` when it could not be checked; `profile` is None where no office was found.
    `mendable` are the files in which what is sure may be put right.
    """

    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silence], ...] = ()
    profile: OfficeProfile | None = None
    stopped: bool = False
    mendable: tuple[Path, ...] = ()


def check_file(
    path: Path, shelf: Shelf, edition: Edition = AS_FILED, *, read: Read = read_text
) -> Checked:
    """Check a year or a document; whatever goes wrong is among the findings."""
    if is_document(path):
        return _check_document(path, shelf, read)
    if path.suffix.lower() in _OTHER_KINDS and path.is_file():
        return Checked((_no_kind_to_check(path),), stopped=True)
    if _is_text_unnamed(path):
        return Checked((_no_kind_named(path),), stopped=True)
    if documents := _documents_in(path):
        return Checked((_folder_of_documents(path, documents),), stopped=True)
    tried = attempt(path, shelf, edition, read=read)
    mendable = _files_of_year(path)
    if tried.produced is None:
        return Checked(tried.findings, stopped=True, mendable=mendable)
    produced = tried.produced
    office = produced.office
    proof = heard(report_on(office, produced.draft), _own_sections_proven(office))
    return Checked(
        tuple(dict.fromkeys((*tried.findings, *proof.findings))),
        (*produced.silenced, *proof.silenced),
        office.profile,
        mendable=mendable,
    )


def _own_sections_proven(office: Office) -> Iterator[Finding]:
    """What is wrong, in any state of their figures, with topics that are not as shipped.

    Those that are were proven before they were shipped.
    """
    *nearer, _ = search_path(office.folder, office.profile.libraries, [])
    own = [folder.sections for folder in nearer]
    for path, section in office.compiled.library.sections.items():
        topic = office.compiled.topics.get(path)
        if topic and any(Path(file).is_relative_to(top) for file in section.layers for top in own):
            yield from prove_section(topic, office.compiled)


def _check_document(path: Path, shelf: Shelf, read: Read) -> Checked:
    found: list[Finding] = []
    try:
        paper, profile = open_paper(path, shelf, found, read=read)
        found += check_paper(paper)
    except DrafterError as error:
        return Checked((*found, *error.findings), stopped=True)
    except Exception as error:
        return Checked((*found, crashed(path, error)), stopped=True)
    heard = heard_in_document(profile.silences if profile else (), dict.fromkeys(found))
    return Checked(
        heard.findings, heard.silenced, profile, mendable=(path,) if is_text(path) else ()
    )


def _documents_in(folder: Path) -> tuple[Path, ...]:
    """The documents in a folder that is neither an office's nor a year's."""
    if not folder.is_dir() or (folder / PROFILE).is_file():
        return ()
    if (folder.absolute().parent / PROFILE).is_file():
        return ()
    with suppress(OSError):
        return tuple(sorted(each for each in folder.iterdir() if is_document(each)))
    return ()


def _no_kind_to_check(path: Path) -> Finding:
    return textfaults.NOT_TEXT.at(
        Location(str(path)),
        f"“{path.suffix}”文件不能检查",
        hint="能检查的有：一年的数据文件（.yaml）或文件夹，Word 文稿（.docx），文本文稿（.txt、.md）；"
        "别的文稿先另存为其中一种",
    )


def _is_text_unnamed(path: Path) -> bool:
    """Whether it is text whose name does not say what it is; a year's is said to be YAML."""
    if path.suffix.lower() in YAML_SUFFIXES or is_text(path) or not path.is_file():
        return False
    with suppress(OSError), path.open("rb") as stream:
        data = stream.read(LIMIT + 1)
        return len(data) <= LIMIT and not kind_of_file(data) and is_plain(data)
    return False


def _no_kind_named(path: Path) -> Finding:
    what = f"扩展名是“{path.suffix}”" if path.suffix else "没有扩展名"
    return textfaults.NOT_TEXT.at(
        Location(str(path)),
        f"“{path.name}”{what}，不知道按什么检查",
        hint="是文稿的，把文件名改成以 .txt 或 .md 结尾，或者另存为 .docx；"
        "是一年的数据的，改成以 .yaml 结尾",
    )


def _folder_of_documents(folder: Path, documents: tuple[Path, ...]) -> Finding:
    return textfaults.NOT_A_FILE.at(
        Location(str(folder)),
        f"这是一个文件夹，里面有{len(documents)}份文稿，没有 单位.yaml",
        hint=f"要查文稿，写明文件，可以一次写几个，例：drafter check {printable(str(documents[0]))}",
    )


def _files_of_year(path: Path) -> tuple[Path, ...]:
    """The YAML files of a year, its words, and who the office is."""
    office = office_around(path)
    profile = () if office is None else (office / PROFILE,)
    return (*year_files(path), *word_files(path), *profile)
