"""What `explain` shows as wrong is found, and what it shows as right has nothing wrong with it.

`↵` in an example begins a line; one that has no title of its own stands under one of its year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from drafter.checks.runner import rule_modules
from drafter.findings import Family
from drafter.pipeline import Shelf
from drafter.review.checking import check_file
from tests.offices import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding, Rule

RULES: Final = [module.RULE for module in rule_modules() if hasattr(module, "check_text")]
_TITLE: Final = re.compile("(?:总结|报告|计划)$")
_YEAR: Final = re.compile("20[0-9]{2}")
# What is wrong is only described: why it cannot be shown in a line.
DESCRIBED: Final = {
    **{rule.name: "不把姓名、号码印在说明里" for rule in RULES if rule.family is Family.PRIVACY},
    "段落过长": "要九百字",
    "计划缺少业务": "要写满各部分的文稿",
    "标题要素不全": "要成篇的文稿",
    "地名间漏顿号": "要有 单位.yaml 的 下辖",
}


def example(rule: Rule, label: str) -> str:
    (line,) = (line for line in rule.doc.splitlines() if line.startswith(label))
    return line.removeprefix(label)


def findings_of(folder: Path, words: str) -> tuple[Finding, ...]:
    lines = words.split("↵")
    table = any(line.startswith("|") for line in lines)
    if not _TITLE.search(lines[0]):
        lines.insert(0, f"某县民政局{max(_YEAR.findall(words), default='2023')}年工作总结")
    lines[0] = "# " * table + lines[0]
    name = "文.md" if table else "文.txt"
    write_files(folder, {name: "\n".join(lines) + "\n"})
    return check_file(folder / name, Shelf()).findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_shown_as_wrong_is_found(rule: Rule, tmp_path: Path) -> None:
    words = example(rule, "反例：")
    found = {finding.rule for finding in findings_of(tmp_path, words)}
    assert (rule.name in found) is (rule.name not in DESCRIBED), words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_shown_as_right_is_clean(rule: Rule, tmp_path: Path) -> None:
    if rule.name not in DESCRIBED:
        found = findings_of(tmp_path, example(rule, "正例："))
        assert [f"{finding.rule}: {finding.message}" for finding in found] == []
