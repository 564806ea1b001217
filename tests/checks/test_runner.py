"""Checking as a whole: a rule that fails, and repetition."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from drafter.checks import runner
from drafter.checks.runner import GROUPED_ABOVE, grouped, report_rule_modules, rule_modules
from drafter.findings import Family, Finding, Rule, Severity
from drafter.location import Location
from drafter.pipeline import Shelf, produce
from tests.offices import HEAD, OUTLINE, write_office

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULE = Rule("试验规则", Family.DATA, Severity.WARNING, "")


def hits(count: int, rule: Rule = RULE) -> list[Finding]:
    return [rule.at(Location("2018.yaml", line), f"第{line}处") for line in range(1, count + 1)]


def test_a_rule_that_fails_is_a_finding_and_the_others_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("除以零")

    broken = SimpleNamespace(RULE=RULE, check=fail)
    sound = SimpleNamespace(RULE=RULE, check=lambda _: hits(1))
    monkeypatch.setattr(runner, "report_rule_modules", lambda: (broken, sound))
    office = write_office(tmp_path, {"2018.yaml": HEAD.format(year=2018), "2018提纲.yaml": OUTLINE})
    found = produce(office / "2018.yaml", Shelf()).findings
    messages = [f"{item.rule}: {item.message}" for item in found]
    assert any(
        text.startswith(
            "检查规则出错: 规则“试验规则”没有查完：程序自己出了错，不是文稿的错（ZeroDivisionError，test_runner"
        )
        for text in messages
    )
    assert "试验规则: 第1处" in messages


def test_few_hits_stand_alone() -> None:
    assert grouped(hits(GROUPED_ABOVE)) == tuple(hits(GROUPED_ABOVE))


def test_many_hits_are_one_finding_with_the_first_places() -> None:
    (group,) = grouped(hits(GROUPED_ABOVE + 1))
    assert group.message == "共6处，第一处：第1处"
    assert [item.place.line for item in group.related] == [2, 3, 4, 5]


def test_rules_and_severities_are_grouped_apart() -> None:
    other = Rule("另一规则", Family.DATA, Severity.WARNING, "")
    found = [*hits(4), *hits(4, other)]
    assert grouped(found) == tuple(found)


def test_each_file_has_its_own_group() -> None:
    found = [
        RULE.at(Location(name, line), f"{name}第{line}处")
        for name in ("甲.txt", "乙.txt")
        for line in range(1, GROUPED_ABOVE + 1)
    ]
    assert grouped(found) == tuple(found)
    more = RULE.at(Location("乙.txt", 9), "乙.txt第9处")
    *alone, group = grouped([*found, more])
    assert [item.place.file for item in alone] == ["甲.txt"] * GROUPED_ABOVE
    assert group.message == "共6处，第一处：乙.txt第1处"


def test_rules_on_reports_stand_in_their_folders() -> None:
    """The others are not even loaded where words are not read."""
    on_reports = {module.RULE.name for module in rule_modules() if hasattr(module, "check")}
    assert on_reports == {module.RULE.name for module in report_rule_modules()}
