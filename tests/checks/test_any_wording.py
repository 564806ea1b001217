"""No text rule breaks on what its own cases are made of, put together in any order."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.faults import RULE_FAILED
from drafter.checks.runner import check_paper
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.period import Period
from drafter.pipeline import Shelf, library_path

CASES = Path(__file__).parents[1] / "rules"
PIECE = re.compile(r"[^，。；：、\n]{1,16}[，。；：、]?|\n")


@cache
def setting() -> Setting:
    library = Shelf().library(library_path(None, []), []).library
    return Setting(library, None, Period.read("2023"))


@cache
def pieces() -> tuple[str, ...]:
    """The clauses of the texts of all cases, each with the mark behind it."""
    texts = (
        case["文"]
        for file in sorted(CASES.glob("*/*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8")).values()
        if isinstance(case, dict) and "文" in case
    )
    return tuple(sorted({piece for text in texts for piece in PIECE.findall(text)}))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(pieces()), min_size=1, max_size=20))
def test_no_rule_breaks(told: list[str]) -> None:
    lines = [line for line in "".join(told).split("\n") if line]
    passages = tuple(
        Passage(line, ((0, Location("文.txt", number, 1)),)) for number, line in enumerate(lines, 1)
    )
    found = check_paper(Paper(Manuscript("文.txt", passages), setting()))
    broken = [each.message for each in found if each.rule == RULE_FAILED.name]
    assert not broken
