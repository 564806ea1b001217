"""Text whose name says nothing, or something else, is told how it should be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf
from drafter.review.checking import check_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["总结", "总结.dat", "总结.txt1"])
def test_text_whose_name_does_not_say_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("总结\n今年发放低保金1200万元。\n", encoding="utf-8")
    checked = check_file(path, Shelf())
    assert checked.stopped
    (finding,) = checked.findings
    assert name in finding.message
    assert ".txt" in finding.hint
    assert ".md" in finding.hint
    assert ".docx" in finding.hint


def test_text_that_is_called_pdf(tmp_path: Path) -> None:
    path = tmp_path / "总结.pdf"
    path.write_text("总结\n今年发放低保金1200万元。\n", encoding="utf-8")
    (finding,) = check_file(path, Shelf()).findings
    assert "Word" not in finding.message + finding.hint
    assert ".txt" in finding.hint
