"""自设 and 清单: figures that no catalogue has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.figures import Figure, Gap, State
from drafter.figures.lists import FieldText
from tests.figures.years import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.figures.years import Outcome


def read_own(tmp_path: Path, body: str) -> Outcome:
    return read(tmp_path, {"2018.yaml": "年度: 2018\n自设:\n" + body})


def read_list(tmp_path: Path, body: str) -> Outcome:
    return read(tmp_path, {"2018.yaml": "年度: 2018\n清单:\n  项目:\n" + body})


@pytest.mark.parametrize(
    ("body", "measure", "field", "text"),
    [
        ("  医疗险: {投保: 16285名}\n", "自设.医疗险.投保", "本年", "16285名"),
        ("  医疗险: {赔付率: 92.5%}\n", "自设.医疗险.赔付率", "本年", "92.5%"),
        ("  医疗险.投保: 16285名\n", "自设.医疗险.投保", "本年", "16285名"),
        ("  医疗险.投保.上年: 3名\n", "自设.医疗险.投保", "上年", "3名"),
        ("  探访: {本年: 30户60人, 来源: 月报}\n", "自设.探访.人", "本年", "60人"),
        ("  资金: {本年: 1.9亿元, 上年: 8000万元}\n", "自设.资金", "上年", "8000万元"),
        ("  资金: {本年: 1.9亿元, 同比: 5}\n", "自设.资金", "同比", "5%"),
        ("  资金: {分: {甲: 3万元, 乙: 4万元}}\n", "自设.资金", "本年", "7万元"),
        ("  降幅: 1.2个百分点\n", "自设.降幅", "本年", "1.2个百分点"),
        ("  配比: 6:4\n", "自设.配比", "本年", "6:4"),
    ],
)
def test_an_own_figure_brings_its_unit(
    tmp_path: Path, body: str, measure: str, field: str, text: str
) -> None:
    year = read_own(tmp_path, body)
    assert year.text(measure, field) == text
    assert year.complaints == []


def test_own_figures_are_looked_up_like_indicators(tmp_path: Path) -> None:
    book = read_own(tmp_path, "  探访: {本年: 30户60人, 来源: 月报}\n  待定: \n").book
    assert book.measures_of("自设.探访") == ("自设.探访.户", "自设.探访.人")
    assert book.measures_of("自设.没有") == ()
    assert book.attributes("自设.探访.人").source == "月报"
    unit = book.unit_of("自设.探访.人")
    assert unit is not None
    assert unit.name == "人"
    assert book.state("自设.待定") is State.PENDING


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("  数量: 3\n", "3:7 自设数据没有单位"),
        ("  船: 3艘\n", "3:6 单位没有列入计量"),
        ("  60岁以上: 3人\n", "3:3 自设名称不合规"),
        ("  本年: 3人\n", "3:3 自设名称不合规"),
        ("  船: {本年: 3人, 大船: 2人}\n", "3:15 指标之下没有下级"),
        ("  船: 许多\n", "3:6 数值读不懂"),
    ],
)
def test_a_fault_of_an_own_figure_is_found(tmp_path: Path, body: str, complaint: str) -> None:
    assert read_own(tmp_path, body).complaints == [f"2018.yaml:{complaint}"]


def test_an_unlisted_unit_prints_as_typed(tmp_path: Path) -> None:
    assert read_own(tmp_path, "  船: 3艘\n").text("自设.船") == "3艘"


def test_every_number_of_a_record_is_a_figure(tmp_path: Path) -> None:
    year = read_list(
        tmp_path, "    - {名称: 殡仪馆迁建, 投资: 1.9亿元, 规模: 3个20人, 床位: , 补助: 无}\n"
    )
    (record,) = year.book.records("项目")
    name, money, size = record.fields["名称"], record.fields["投资"], record.fields["规模"]
    assert isinstance(name, FieldText)
    assert name.text == "殡仪馆迁建"
    assert isinstance(money, Figure)
    assert (money.id, money.text) == ("清单.项目.1.投资", "1.9亿元")
    assert isinstance(size, FieldText)
    assert size.text == "3个20人"
    assert year.text("清单.项目.1.规模.人") == "20人"
    beds, grant = record.fields["床位"], record.fields["补助"]
    assert isinstance(beds, Gap)
    assert isinstance(grant, Gap)
    assert (beds.state, grant.state) == (State.PENDING, State.NONE)
    assert year.complaints == []


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("2019-06-30", [("Declared", "2019年6月30日")]),
        ("2019年6月底", [("Declared", "2019年6月底")]),
        ("改建`3号楼`", [("WordText", "改建"), ("Declared", "3号楼")]),
        ("主体封顶", [("WordText", "主体封顶")]),
    ],
)
def test_dates_and_declared_digits_of_a_record_are_no_figures(
    tmp_path: Path, typed: str, runs: list[tuple[str, str]]
) -> None:
    year = read_list(tmp_path, f"    - {{说明: {typed}}}\n")
    field = year.book.records("项目")[0].fields["说明"]
    assert isinstance(field, FieldText)
    assert [(type(run).__name__, run.text) for run in field.runs] == runs


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("    名称: 殡仪馆\n", "4:5 数据项格式不对"),
        ("    - 殡仪馆\n", "4:7 数据项格式不对"),
        ("    - {名称: {全称: 殡仪馆}}\n", "4:12 数据项格式不对"),
    ],
)
def test_a_fault_of_a_list_is_found(tmp_path: Path, body: str, complaint: str) -> None:
    assert read_list(tmp_path, body).complaints == [f"2018.yaml:{complaint}"]
