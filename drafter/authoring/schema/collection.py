"""The schemas of one office, all file kinds, and the folder they are written to."""

from __future__ import annotations

import json
import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter import newfilefaults, textfaults
from drafter.authoring import schemafaults as faults
from drafter.authoring.schema.forms import MADE_BY
from drafter.authoring.schema.libraryschema import (
    alike_schema,
    annex_schema,
    caution_schema,
    confusion_schema,
    dated_word_schema,
    indicator_schema,
    outline_schema,
    phrase_schema,
    set_phrase_schema,
    term_schema,
    unit_schema,
)
from drafter.authoring.schema.officeschema import office_schema
from drafter.authoring.schema.pageschema import page_schema
from drafter.authoring.schema.yearschema import year_schema
from drafter.errors import DrafterError
from drafter.library.pieces import (
    ALIKE,
    ANNEXES,
    CAUTIONS,
    CONFUSIONS,
    DATED_WORDS,
    INDICATORS,
    OUTLINES,
    PHRASES,
    SET_PHRASES,
    STYLES,
    TERMS,
    UNITS,
)
from drafter.library.searchpath import PROFILE, shipped_folder
from drafter.library.sections import HIDDEN
from drafter.location import Location
from drafter.newfiles import check_new_files
from drafter.pipeline import Shelf, library_path, open_profile
from drafter.systemerrors import reason
from drafter.textfile import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.authoring.schema.forms import Schema
    from drafter.drafting.report import CompiledLibrary
    from drafter.findings import Finding, Rule

# Stays put, so that files can point at it: `$schema=.drafter/结构/年度.json`.
DEFAULT_FOLDER = Path(".drafter") / "结构"
YEAR, OFFICE = "年度", "单位"
SUFFIX = ".json"


class Collection(Struct, frozen=True):
    """All schemas by the kind of file they are for, as they are written."""

    files: Mapping[str, bytes]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write what is new or has changed; the paths of all, in order.

        Raises:
            DrafterError: where a file stands that the program did not write (then nothing is
                written), or one cannot be written.
        """
        targets = {folder / f"{kind}{SUFFIX}": data for kind, data in self.files.items()}
        foreign = [path for path in targets if not _may_write(path)]
        if foreign:
            raise DrafterError(*map(_not_ours, foreign))
        changed = {path: data for path, data in targets.items() if _content(path) != data}
        missing = [path.name for path in changed if not os.path.lexists(path)]
        obstacles = check_new_files(folder, missing) if changed else ()
        if obstacles:
            raise DrafterError(*dict.fromkeys(_of_folder(folder, item) for item in obstacles))
        _make(folder)
        for path, data in changed.items():
            write_atomically(path, data)
        return tuple(targets)


def collect(folder: Path, rules: Mapping[str, Rule], found: list[Finding]) -> Collection:
    """The schemas for the office, or the library, in `folder`; `rules` can be silenced.

    Raises DrafterError when there is neither.
    """
    compiled = Shelf().library(library_path(folder, found), found)
    library = compiled.library
    topics = _topics(compiled)
    own = {name: title for name, title in topics.items() if not name.startswith(HIDDEN)}
    lists = {name for section in compiled.sections.values() for name in section.lists}
    schemas: dict[str, Schema] = {
        YEAR: year_schema(library, _divisions(folder), lists),
        OFFICE: office_schema(library, own, rules),
        INDICATORS: indicator_schema(library),
        UNITS: unit_schema(library),
        TERMS: term_schema(library),
        CONFUSIONS: confusion_schema(),
        CAUTIONS: caution_schema(),
        DATED_WORDS: dated_word_schema(library),
        SET_PHRASES: set_phrase_schema(),
        ALIKE: alike_schema(),
        PHRASES: phrase_schema(),
        OUTLINES: outline_schema(library, topics),
        STYLES: page_schema(library, shipped_folder()),
        ANNEXES: annex_schema(),
    }
    return Collection({kind: _encoded(schema) for kind, schema in schemas.items()})


def _divisions(folder: Path) -> tuple[str, ...]:
    """The 下辖 of the office, if it is one."""
    return open_profile(folder, []).divisions if (folder / PROFILE).is_file() else ()


def _topics(compiled: CompiledLibrary) -> dict[str, str]:
    """Topics with their titles; the hidden ones (原件) last."""
    sections = compiled.library.sections
    order = sorted(sections, key=lambda path: (path.startswith(HIDDEN), path))
    return {path: sections[path].title for path in order}


def _encoded(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _may_write(path: Path) -> bool:
    """Whether nothing stands there, or what the program wrote."""
    data = _content(path)
    if data is None:
        return not path.exists() and not path.is_symlink()
    try:
        known = json.loads(data)
    except ValueError:
        return False
    return isinstance(known, dict) and known.get("$comment") == MADE_BY


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _not_ours(path: Path) -> Finding:
    return faults.NOT_OURS.at(
        Location(str(path)),
        "已有同名的文件，不是程序写的，没有覆盖；什么也没有写",
        hint=f"先把它移走，或者用 -o 换一个文件夹，例：-o {_another(path.parent)}",
    )


def _another(folder: Path) -> Path:
    """A folder beside this one that is not there yet."""
    named = folder if folder.name not in {"", ".."} else Path(os.path.realpath(folder))
    others = (
        named.with_name(f"{named.name or DEFAULT_FOLDER.name}{number}") for number in count(2)
    )
    return next(other for other in others if not os.path.lexists(other))


def _of_folder(folder: Path, obstacle: Finding) -> Finding:
    """What keeps every file from being written is said once, of the folder."""
    if obstacle.rule != newfilefaults.CANNOT_BE_MADE.name:
        return obstacle
    return obstacle._replace(place=Location(str(folder)))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        message, hint = reason(error, "写")
        raise DrafterError(
            textfaults.NOT_WRITTEN.at(Location(str(folder)), f"建不了文件夹：{message}", hint=hint)
        ) from error
