"""What the program answers about an example office, asked as a clerk asks it."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from tests.examples.reports import ROOT
from tests.processes import start

if TYPE_CHECKING:
    from pathlib import Path

CACHE = "DRAFTER_CACHE"


class Found(TypedDict):
    """One finding of `check --format json`, as far as tests ask."""

    严重度: str
    规则: str
    文件: str
    说明: str


class Source(TypedDict):
    """Where a figure is filled in."""

    文件: str


class Listed(TypedDict):
    """One figure of `figures --format json`, as far as tests ask."""

    指标: str
    字段: str
    值: str
    来源: Source


def answer(*arguments: str) -> str:
    """What a command prints on standard output, whatever it found."""
    process = start(arguments, {CACHE: os.environ[CACHE]})
    out, err = process.communicate(timeout=120)
    assert process.returncode in {0, 1}, err
    return out


@cache
def shown(year: str) -> str:
    """The draft as it stands on the screen; `year` is a path below examples/."""
    return answer("show", str(ROOT / "examples" / year))


@cache
def found(year: str) -> list[Found]:
    """Every finding."""
    listed: list[Found] = json.loads(
        answer("check", "--all", "--format", "json", str(ROOT / "examples" / year))
    )
    return listed


@cache
def figures(year: str) -> list[Listed]:
    """Every figure, where it was filled in and where it is printed."""
    listed: list[Listed] = json.loads(
        answer("figures", "--format", "json", str(ROOT / "examples" / year))
    )
    return listed


def openings(office: str) -> dict[str, str]:
    """The first line of every file of an office."""
    folder = ROOT / "examples" / office
    return {
        str(path.relative_to(folder)): _first_line(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0]
