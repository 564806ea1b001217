"""Terms, competence, figures of heading, years and units that are wrong: said once, the rest is kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.badinput.smalloffice import Command, assert_told, catalogue, files_of, told
from tests.offices import PROFILE, write_office

CASES = catalogue("time.yaml")
TERMS = "templates/称谓.yaml"
KEPT = "旁的在册3户5人。"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_is_wrong_with_time(case: dict[str, Any], in_small_office: Command) -> None:
    files = files_of(case)
    if "称谓" in case:
        files[TERMS] = case["称谓"]
    if "职能" in case:
        files["单位.yaml"] = PROFILE + case["职能"]
    write_office(in_small_office.office, files)
    ran = in_small_office("check", "2018.yaml", "--all", "--format", "json")
    assert_told(told(ran), case["发现"])
    assert ran.code == case.get("码", 1)
    shown = in_small_office("show", "2018.yaml")
    assert shown.code == 0
    assert KEPT in shown.out
    assert ("【" in shown.out) == bool(case.get("印出"))
    for gap in case.get("印出", []):
        assert gap in shown.out
