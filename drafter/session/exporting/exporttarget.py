"""Where a document is to be written: what is usual, and what somebody typed instead."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.batch import SUFFIX, targets
from drafter.errors import DrafterError
from drafter.layout.filenames import check_name

if TYPE_CHECKING:
    from drafter.pipeline import Edition

# What else a document may be called; the stem is meant, the suffix is not.
_DOCUMENTS = frozenset({".doc", ".wps", ".pdf", ".odt", ".rtf", ".txt"})
_QUOTES = "\"'“”‘’"


class Target(NamedTuple):
    """A file to be written, or what is wrong with its name and what helps."""

    path: Path
    fault: str = ""
    hint: str = ""


def usual_target(year: Path, edition: Edition) -> Path:
    """Where `drafter render` would write it: beside the year, under its name and that of the 稿."""
    return targets([year.absolute()], None, [edition])[0][2]


def target_of(typed: str, usual: Path) -> Target:
    """What was typed for a file name; nothing means the usual one, a folder takes that name.

    A name without folders stands beside the year. Quotes around a path, as file managers copy
    it, are no part of it.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    if not text:
        return Target(usual)
    path = Path(text)
    with suppress(RuntimeError):  # nobody's home
        path = path.expanduser()
    path = usual.parent / path
    if text.endswith(("/", os.sep)) or os.path.isdir(path):  # noqa: PTH112 (never raises)
        path /= usual.name
    elif path.suffix.lower() != SUFFIX:
        named = path.stem if path.suffix.lower() in _DOCUMENTS else path.name
        return Target(path, f"文件名要以 {SUFFIX} 结尾", f"改为：{named}{SUFFIX}")
    try:
        check_name(path)
    except DrafterError as error:
        finding = error.findings[0]
        return Target(path, finding.message, finding.hint)
    return Target(path)
