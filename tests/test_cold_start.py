"""What a process loads before it does its work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import make_office
from tests.processes import drafter

if TYPE_CHECKING:
    from pathlib import Path

IMPORTED = re.compile(r"^import time: .*\| +([\w.]+)$", re.MULTILINE)
# What a document of a library that is kept has no need of.
HEAVY = {"docx", "jinja2", "lxml", "markupsafe", "textual", "rich", "email", "unittest"}


def loaded(*arguments: object, cache: Path) -> set[str]:
    """Top-level names of the modules that a command imports."""
    _, err = drafter(arguments, {"DRAFTER_CACHE": cache}, "-X", "importtime")
    return {name.partition(".")[0] for name in IMPORTED.findall(err)}


def test_a_document_of_a_known_library_needs_neither_word_nor_template_engine(
    tmp_path: Path,
) -> None:
    year, cache = make_office(tmp_path / "县") / "2018.yaml", tmp_path / "缓存"
    first = loaded("render", year, "-o", tmp_path / "一.docx", cache=cache)
    assert {"docx", "jinja2", "lxml"} <= first
    second = loaded("render", year, "-o", tmp_path / "二.docx", cache=cache)
    assert second & HEAVY == set()
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["render", "--help"]])
def test_help_loads_no_library(command: list[str], tmp_path: Path) -> None:
    names = loaded(*command, cache=tmp_path / "缓存")
    assert names & {"docx", "jinja2", "lxml", "textual"} == set()
    assert not (tmp_path / "缓存").exists()
