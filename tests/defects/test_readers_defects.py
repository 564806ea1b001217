"""What careful readers found in five real reports: each fault is found, or it is said why not.

读者查出的毛病.yaml has a row for each: 文 is a passage with such a fault, 单位 goes into 单位.yaml, 重复
repeats the passage; 查出 has the line of the finding and the rules of which one must find it, 无事 is
said of what looks like a fault and is none, 不判 says why a program cannot decide.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.checks.rulebook import rulebook
from drafter.findings import Finding, Severity
from drafter.pipeline import Shelf
from drafter.review.checking import check_file
from tests.offices import PROFILE, write_files

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "读者查出的毛病.yaml").read_text(encoding="utf-8")
)
FOUND = [row for row in ROWS if "查出" in row]
HARMLESS = [row for row in ROWS if row.get("无事")]
UNDECIDED = [row for row in ROWS if "不判" in row]
SHELF = Shelf()


def findings_of(folder: Path, row: dict[str, Any]) -> tuple[Finding, ...]:
    files = {"文.txt": row["文"] * row.get("重复", 1)}
    if "单位" in row:
        files["单位.yaml"] = PROFILE + row["单位"]
    write_files(folder, files)
    return check_file(folder / "文.txt", SHELF).findings


@pytest.mark.parametrize("row", FOUND, ids=[row["编号"] for row in FOUND])
def test_a_fault_that_readers_found_is_found(row: dict[str, Any], tmp_path: Path) -> None:
    expected = row["查出"]
    assert set(expected["规则"]) <= rulebook().keys()
    said = [(item.place.line, item.rule) for item in findings_of(tmp_path, row)]
    assert {(expected["行"], rule) for rule in expected["规则"]} & set(said), said


@pytest.mark.parametrize("row", HARMLESS, ids=[row["编号"] for row in HARMLESS])
def test_what_only_looks_like_a_fault_is_none(row: dict[str, Any], tmp_path: Path) -> None:
    grave = [item for item in findings_of(tmp_path, row) if item.severity is not Severity.NOTICE]
    assert not grave


def test_every_row_says_what_comes_of_it() -> None:
    assert len({row["编号"] for row in ROWS}) == len(ROWS)
    assert len(FOUND) + len(HARMLESS) + len(UNDECIDED) == len(ROWS)
    assert all(len(row["不判"]) > 10 for row in UNDECIDED)
