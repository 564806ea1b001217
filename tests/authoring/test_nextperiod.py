"""Which period comes next, and what its file is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.authoring.nextyear.nextperiod import moved_name, next_period
from drafter.errors import DrafterError
from drafter.period import Period

# Name of the old file, its span, what was asked for, name of the new file; other files there.
CASES = [
    ("2018", "全年", "", "2019", ""),
    ("2018年工作", "全年", "", "2019年工作", ""),
    ("2018", "全年", "2019", "2019", ""),
    ("2018", "全年", "上半年", "2019上半年", ""),
    ("2018全年", "全年", "2019上半年", "2019上半年", ""),
    ("2018上半年", "上半年", "", "2018", ""),
    ("2018上半年", "上半年", "", "2018全年", "2017全年.yaml"),
    ("2018上半年", "上半年", "前三季度", "2018前三季度", ""),
    ("2018上半年", "上半年", "2019年上半年", "2019上半年", ""),
    ("2018上半年", "上半年", "2019", "2019上半年", ""),
    ("2018年1-6月", "上半年", "", "2018年", ""),
    ("2018", "上半年", "", "2018全年", ""),
    ("2018年1—11月", "1—11月", "", "2019年1—11月", ""),
    ("2018年1—11月", "1—11月", "全年", "2018年", ""),
    ("2018上半年", "上半年", "一季度", "2019一季度", ""),
    ("2018下半年", "下半年", "", "2019下半年", ""),
    ("数据", "全年", "", "", ""),
]


@pytest.mark.parametrize(("name", "span", "asked", "new", "other"), CASES)
def test_the_next_file(name: str, span: str, asked: str, new: str, other: str) -> None:
    old = Period.read("2018", span)
    assert old is not None
    others = [Path(f"{name}.yaml"), *([Path(other)] if other else [])]
    assert moved_name(name, old, next_period(old, asked), others) == new


@pytest.mark.parametrize("asked", ["2018", "2017", "2020", "2018上半年", "明年", "2019年度"])
def test_a_period_that_does_not_follow(asked: str) -> None:
    old = Period.read("2018", "上半年")
    assert old is not None
    with pytest.raises(DrafterError, match="--到"):
        next_period(old, asked)
