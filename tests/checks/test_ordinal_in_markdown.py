"""In Markdown a number before a heading stays one of a list when its mark is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf
from drafter.review.checking import check_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("name", "mark"), [("稿.md", ". "), ("稿.txt", ".")])
def test_the_mark_of_markdown_has_a_space(tmp_path: Path, name: str, mark: str) -> None:
    paper = tmp_path / name
    paper.write_text(
        "总结\n\n1、养老服务\n\n新增床位。\n\n2、社会救助\n\n发放低保金。\n", encoding="utf-8"
    )
    found = [each for each in check_file(paper, Shelf()).findings if each.rule == "数字序号点号"]
    assert [repair.new for each in found for repair in each.repairs] == [mark, mark]
