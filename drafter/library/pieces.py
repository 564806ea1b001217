"""The files of a whole search path, told apart by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.findings import Severity
from drafter.library import faults
from drafter.library.folders import LibraryFile, library_files
from drafter.library.indicators import NAME
from drafter.library.sections import HIDDEN
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.library.searchpath import SearchPath

UNITS, INDICATORS, PHRASES = "计量", "指标", "句式"
TERMS = "称谓"
CONFUSIONS, CAUTIONS = "易错词", "慎用词"
DATED_WORDS = "时效"
SET_PHRASES, ALIKE = "常用语", "近似字"
WORDING = (PHRASES, TERMS, CONFUSIONS, CAUTIONS, DATED_WORDS, SET_PHRASES, ALIKE)
OUTLINES, LEADS, STYLES, ANNEXES = "提纲", "导语", "版式", "附件"
FOLDERS = {OUTLINES: ".yaml", LEADS: ".md", STYLES: ".yaml", ANNEXES: ".yaml"}
TOPIC, DATA = ".md", ".yaml"

Named = dict[str, tuple[LibraryFile, ...]]


class Pieces(Struct, frozen=True):
    """The files of a library by what they hold, the nearest first.

    Those of which the nearest counts are by name: topics, outlines, leads, annexes and page
    styles, each name with all files that have it.
    """

    units: tuple[LibraryFile, ...]
    indicators: tuple[LibraryFile, ...]
    phrases: tuple[LibraryFile, ...]
    topics: Named
    templates: Mapping[str, Named]
    terms: tuple[LibraryFile, ...] = ()
    confusions: tuple[LibraryFile, ...] = ()
    cautions: tuple[LibraryFile, ...] = ()
    dated_words: tuple[LibraryFile, ...] = ()
    set_phrases: tuple[LibraryFile, ...] = ()
    alike: tuple[LibraryFile, ...] = ()


def find_pieces(path: SearchPath, found: list[Finding]) -> Pieces:
    """All files along the search path; one that nobody would read is a finding."""
    units: list[LibraryFile] = []
    indicators: list[LibraryFile] = []
    wording: dict[str, list[LibraryFile]] = {name: [] for name in WORDING}
    topics: list[LibraryFile] = []
    templates: dict[str, list[LibraryFile]] = {folder: [] for folder in FOLDERS}
    for folder in path:
        for file in library_files(folder.sections, (TOPIC, DATA), found):
            last = file.name.rpartition("/")[2]
            if file.path.suffix == TOPIC:
                topics += _topic(file, folder.sections, found)
            elif last in {UNITS, INDICATORS}:
                (units if last == UNITS else indicators).append(file)
            else:
                hint = f"并入同一文件夹的 {INDICATORS}.yaml；是主题的，扩展名用 .md"
                found.append(
                    _stray(file, f"sections 里只读 {INDICATORS}.yaml 和 {UNITS}.yaml", hint)
                )
        for file in library_files(folder.templates, (DATA, TOPIC), found):
            kind, _, name = file.name.partition("/")
            if file.name in wording and file.path.suffix == DATA:
                wording[file.name].append(file)
            elif name and FOLDERS.get(kind) == file.path.suffix:
                templates[kind].append(LibraryFile(name, file.path, file.readable))
            else:
                found.append(_stray(file, *_misplaced(kind if name else "")))
    return Pieces(
        tuple(units),
        tuple(indicators),
        tuple(wording[PHRASES]),
        _by_name(topics),
        {kind: _by_name(files) for kind, files in templates.items()},
        tuple(wording[TERMS]),
        tuple(wording[CONFUSIONS]),
        tuple(wording[CAUTIONS]),
        tuple(wording[DATED_WORDS]),
        tuple(wording[SET_PHRASES]),
        tuple(wording[ALIKE]),
    )


def with_hidden(by_name: Named) -> dict[str, LibraryFile]:
    """Each file by its name; those that a nearer one hides as 原件/公文, 原件/原件/公文."""
    files = {
        HIDDEN * depth + name: file
        for name, same in by_name.items()
        for depth, file in enumerate(same)
    }
    return dict(sorted(files.items()))


def _by_name(files: Iterable[LibraryFile]) -> Named:
    by_name: dict[str, list[LibraryFile]] = {}
    for file in files:
        by_name.setdefault(file.name, []).append(file)
    return {name: tuple(by_name[name]) for name in sorted(by_name)}


def _topic(file: LibraryFile, root: Path, found: list[Finding]) -> Iterable[LibraryFile]:
    """The file, if outlines can name it."""
    parts = file.name.split("/")
    wrong = next((part for part in parts if not NAME.match(part)), "")
    if wrong:
        found.append(
            faults.BAD_NAME.at(
                Location(str(file.path)),
                f"主题“{file.name}”的名字里，“{wrong}”不是以汉字开头的汉字、字母、数字，没有读",
                hint="改文件或文件夹的名字，去掉空格、标点和括号",
            )
        )
        return ()
    if len(parts) == 1:
        hint = f"移到业务线的文件夹里，例：{root / '社会救助' / file.path.name}"
        found.append(_stray(file, "主题要放在业务线的文件夹里", hint))
        return ()
    return (file,)


def _misplaced(kind: str) -> tuple[str, str]:
    if kind in FOLDERS:
        return f"{kind}文件夹里只读 {FOLDERS[kind]} 文件", f"扩展名改为 {FOLDERS[kind]}"
    folders = "、".join(FOLDERS)
    files = "、".join(f"{name}.yaml" for name in WORDING)
    return (
        f"templates 里只读{folders}四个文件夹和 {files}",
        "移到它该在的文件夹里",
    )


def _stray(file: LibraryFile, message: str, hint: str) -> Finding:
    return faults.STRAY_FILE.at(
        Location(str(file.path)), f"没有读这个文件：{message}", hint=hint, severity=Severity.WARNING
    )
