"""Every rule has its cases: `tests/rules/<folder>/<rule's file>.yaml`.

A case is an office of its own: 年 is the body of 2018.yaml (its first line is line 2), 上年 that of
2017.yaml, 单位 is added to 单位.yaml, 文件 are further files by their paths; 发现 lists `文件:行:列`
and words that the finding must say.

A case with 文 is a document instead, 文.txt or that of 名, checked by itself: of no office, unless
it has 单位.
改后 is what it reads when all that is sure has been repaired; without it nothing may be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from drafter.checks.runner import rule_modules
from drafter.pipeline import Shelf, produce
from drafter.review.checking import check_file
from tests.offices import HEAD, OUTLINE, PROFILE, write_files, write_office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
CASES = Path(__file__).parent / "rules"
COMMON = CASES / "common"
MODULES = {module.RULE.name: module for module in rule_modules()}


def case_file(name: str) -> Path:
    *_, folder, module = str(vars(MODULES[name])["__name__"]).split(".")
    return CASES / folder / f"{module}.yaml"


def cases() -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{title}")
        for rule in MODULES
        if case_file(rule).is_file()
        for title, case in yaml.safe_load(case_file(rule).read_text(encoding="utf-8")).items()
    ]


def findings_of(folder: Path, rule: str, case: dict[str, Any]) -> list[Finding]:
    """What the rule finds when the case is checked as the command does it."""
    found = document_findings(folder, case) if "文" in case else year_findings(folder, case)
    return [finding for finding in found if finding.rule == rule]


def document_findings(folder: Path, case: dict[str, Any]) -> tuple[Finding, ...]:
    name = case.get("名", "文.txt")
    written = case.get("文件", {}) | {name: case["文"]}
    if "单位" in case:
        write_office(folder, written | {"单位.yaml": PROFILE + case["单位"]})
    else:
        write_files(folder, written)
    return check_file(folder / name, Shelf()).findings


def year_findings(folder: Path, case: dict[str, Any]) -> tuple[Finding, ...]:
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
    return produce(office / "2018.yaml", Shelf()).findings


@pytest.mark.parametrize(("rule", "case"), cases())
def test_rule(rule: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = findings_of(tmp_path, rule, case)
    said = [
        f"{finding.place} {finding.severity} {finding.message}".replace(f"{tmp_path}/", "")
        for finding in found
    ]
    assert len(said) == len(case["发现"]), said
    declared = {MODULES[rule].RULE.severity, *MODULES[rule].RULE.also}
    assert {finding.severity for finding in found} <= declared, "add it to `also` of the rule"
    for text, expected in zip(said, case["发现"], strict=True):
        place, *words = expected.split(" ")
        assert text.startswith(place + " "), text
        assert " ".join(words).removeprefix(f"{found[0].severity} ") in text
        if words[0] in {"错误", "警告", "提示"}:
            assert f" {words[0]} " in text
    assert all(finding.hint for finding in found)
    if "文" in case:
        assert repaired(case["文"], found) == case.get("改后", case["文"])


def repaired(text: str, found: Iterable[Finding]) -> str:
    """The text with all repairs made, from the last to the first."""
    lines = text.split("\n")
    repairs = dict.fromkeys(repair for finding in found for repair in finding.repairs)
    for place, old, new in sorted(repairs, reverse=True):
        line, at = lines[place.line - 1], place.column - 1
        assert line[at : at + len(old)] == old
        lines[place.line - 1] = line[:at] + new + line[at + len(old) :]
    return "\n".join(lines)


@pytest.mark.parametrize("rule", MODULES)
def test_a_rule_has_cases_that_find_and_cases_that_do_not(rule: str) -> None:
    path = case_file(rule)
    assert path.is_file(), f"write {path.name}: cases for {rule}"
    expected = [bool(case["发现"]) for case in yaml.safe_load(path.read_text("utf-8")).values()]
    assert set(expected) == {True, False}
