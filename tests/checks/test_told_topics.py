"""What a document by anyone tells as its own work, held against who leads it by the shipped topics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from drafter.checks.rules.reports import led_elsewhere
from drafter.pipeline import Shelf
from drafter.review.opening import open_paper
from tests.offices import PROFILE, write_files, write_office

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("told_topics.yaml").read_text(encoding="utf-8")
)
SHELF = Shelf()


@pytest.mark.parametrize("title", CASES)
def test_a_topic_that_others_lead(title: str, tmp_path: Path) -> None:
    case = CASES[title]
    files = {"文.txt": case["文"]}
    if "单位" in case:
        write_office(tmp_path, files | {"单位.yaml": PROFILE + case["单位"]})
    else:
        write_files(tmp_path, files)
    paper, _ = open_paper(tmp_path / "文.txt", SHELF, [])
    found = [
        f"{each.place} {each.severity} {each.message}".replace(f"{tmp_path}/", "")
        for each in led_elsewhere.check_text(paper)
    ]
    assert found == case["发现"]


def test_every_topic_of_the_shipped_words_is_there(tmp_path: Path) -> None:
    write_files(tmp_path, {"文.txt": "工作总结\n"})
    paper, _ = open_paper(tmp_path / "文.txt", SHELF, [])
    library = paper.setting.library
    assert set(library.dated_words.topics) <= set(library.sections)
