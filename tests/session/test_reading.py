"""What a number is taken for: the unit of the value it is typed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.session.form import Form
from drafter.session.sitting import Sitting
from tests.faultyyear import faulty_year

if TYPE_CHECKING:
    from pathlib import Path

UNITS = [
    ("66", "66 → 66宗", "业务: 66宗"),
    ("约66", "约66 → 约66宗", "业务: 约66宗"),
    ("66左右", "66左右 → 66宗左右", "业务: 66宗左右"),
    ("=60+6", "=60+6 → 66宗", "业务: 66宗"),
    ("66件", "66件", "业务: 66件"),
]


@pytest.mark.parametrize(("text", "said", "line"), UNITS)
def test_a_bare_number_keeps_the_unit_it_is_typed_over(
    tmp_path: Path, text: str, said: str, line: str
) -> None:
    path = faulty_year(tmp_path)
    form = Form(Sitting(path))
    form.go("社会救助/经济状况核对", "经济状况核对.业务")
    assert form.row.asks == "宗"
    assert form.type(text).said == said
    outcome = form.accept()
    assert outcome is not None
    assert outcome.done
    assert line in path.read_text("utf-8")


def test_a_bare_number_over_one_of_another_size_is_told_of(tmp_path: Path) -> None:
    path = faulty_year(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("资金: 1366.73", "资金: 0.13亿元"), "utf-8")
    form = Form(Sitting(path))
    form.go("社会救助/低保", "低保.资金")
    assert form.row.asks == "万元"
    assert form.type("1400").said == "1400万元；注意：原来填的是0.13亿元"
    assert "注意" not in form.type("0.14亿").said
