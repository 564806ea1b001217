"""Every rule has its cases: `tests/rules/<rule's file>.yaml`.

A case is an office of its own: 年 is the body of 2018.yaml (its first line is line 2), 上年 that of
2017.yaml, 单位 is added to 单位.yaml, 文件 are further files by their paths; 发现 lists `文件:行:列` and words that the finding must say.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from drafter.checks.runner import rule_modules
from drafter.pipeline import Shelf, produce
from tests.offices import HEAD, OUTLINE, PROFILE, write_office

if TYPE_CHECKING:
    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
CASES = Path(__file__).parent / "rules"
COMMON = CASES / "common"
MODULES = {module.RULE.name: module for module in rule_modules()}


def case_file(name: str) -> Path:
    return CASES / f"{str(vars(MODULES[name])['__name__']).rpartition('.')[2]}.yaml"


def cases() -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{title}")
        for rule in MODULES
        if case_file(rule).is_file()
        for title, case in yaml.safe_load(case_file(rule).read_text(encoding="utf-8")).items()
    ]


def findings_of(folder: Path, rule: str, case: dict[str, Any]) -> list[Finding]:
    """What the rule finds when the case's office is checked as the command does it."""
    files = {
        "单位.yaml": PROFILE + case.get("单位", ""),
        "2018.yaml": HEAD.format(year=2018) + case["年"],
        "2018提纲.yaml": OUTLINE,
        "sections/试验/指标.yaml": (COMMON / "指标.yaml").read_text(encoding="utf-8"),
        "sections/试验/试验.md": (COMMON / "试验.md").read_text(encoding="utf-8"),
    }
    files |= case.get("文件", {})
    if "上年" in case:
        files["2017.yaml"] = HEAD.format(year=2017) + case["上年"]
    office = write_office(folder, files)
    produced = produce(office / "2018.yaml", Shelf())
    return [finding for finding in produced.findings if finding.rule == rule]


@pytest.mark.parametrize(("rule", "case"), cases())
def test_rule(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = findings_of(tmp_path, rule, case)
    said = [
        f"{finding.place} {finding.severity} {finding.message}".replace(f"{tmp_path}/", "")
        for finding in found
    ]
    assert len(said) == len(case["发现"]), said
    for text, expected in zip(said, case["发现"], strict=True):
        place, *words = expected.split(" ")
        assert text.startswith(place + " "), text
        assert " ".join(words).removeprefix(f"{found[0].severity} ") in text
        if words[0] in {"错误", "警告", "提示"}:
            assert f" {words[0]} " in text


@pytest.mark.parametrize("rule", MODULES)
def test_a_rule_has_cases_that_find_and_cases_that_do_not(rule: str) -> None:
    path = case_file(rule)
    assert path.is_file(), f"write {path.name}: cases for {rule}"
    expected = [bool(case["发现"]) for case in yaml.safe_load(path.read_text("utf-8")).values()]
    assert set(expected) == {True, False}
