"""数据: what a clerk types, and the figures that come of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.figures import State
from tests.figures.years import HEAD, read, read_data

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("body", "measure", "field", "text"),
    [
        ("  低保: {标准: 950}\n", "低保.标准", "本年", "每人每月950元"),
        ("  低保: {标准: 950元}\n", "低保.标准", "本年", "每人每月950元"),
        ("  低保: {标准: 950元/人·月}\n", "低保.标准", "本年", "每人每月950元"),
        ("  低保: {标准: {本年: 950, 上年: 900}}\n", "低保.标准", "上年", "每人每月900元"),
        ("  低保.标准: 950\n", "低保.标准", "本年", "每人每月950元"),
        ("  低保.标准.上年: 900\n", "低保.标准", "上年", "每人每月900元"),
        ("  低保: {在册: 908户1515人}\n", "低保.在册.户", "本年", "908户"),
        ("  低保: {在册: 908户1515人}\n", "低保.在册.人", "本年", "1515人"),
        ("  低保: {在册: 1515人908户}\n", "低保.在册.户", "本年", "908户"),
        ("  低保: {在册: 908户1515名}\n", "低保.在册.人", "本年", "1515名"),
        ("  低保: {在册: {户: 908, 人: 1515}}\n", "低保.在册.人", "本年", "1515人"),
        ("  低保: {在册: {人: {本年: 9, 上年: 8}}}\n", "低保.在册.人", "上年", "8人"),
        ("  低保: {在册: {人.上年: 8}}\n", "低保.在册.人", "上年", "8人"),
        ("  低保.城市.在册.人: 6195\n", "低保.城市.在册.人", "本年", "6195人"),
        ("  低保: {资金: 1366.73}\n", "低保.资金", "本年", "1366.73万元"),
        ("  低保: {资金: 13.20}\n", "低保.资金", "本年", "13.20万元"),
        ("  低保: {资金: 1.9亿元}\n", "低保.资金", "本年", "1.9亿元"),
        ("  低保: {资金: 1.9亿}\n", "低保.资金", "本年", "1.9亿元"),
        ("  低保: {资金: 约3436.5}\n", "低保.资金", "本年", "约3436.5万元"),
        ("  殡葬: {祭扫: 145多万}\n", "殡葬.祭扫", "本年", "145多万人次"),
        ("  殡葬: {祭扫: 145多}\n", "殡葬.祭扫", "本年", "145多万人次"),
        ("  殡葬: {火化率: 99.5%}\n", "殡葬.火化率", "本年", "99.5%"),
        ("  志愿者: {注册: 6875名}\n", "志愿者.注册", "本年", "6875名"),
        ("  社区: {议事厅: 四}\n", "社区.议事厅", "本年", "四个"),
        ("  社区: {议事厅: {目标: 1—2}}\n", "社区.议事厅", "目标", "1—2个"),
        ("  补贴: {分担: {历年: {2021: '6:4', 2022年: 5:5}}}\n", "补贴.分担", "历年.2022", "5:5"),
        ("  社区: {议事厅: {其中: {镇街: 16}}}\n", "社区.议事厅", "其中.镇街", "16个"),
        ("  社区: {议事厅: {同比: 5.6}}\n", "社区.议事厅", "同比", "5.6%"),
        ("  殡葬: {火化率: {同比: 1.2}}\n", "殡葬.火化率", "同比", "1.2个百分点"),
        ("  社区: {议事厅: {增量: 3}}\n", "社区.议事厅", "增量", "3个"),
    ],
)
def test_a_value_prints_as_typed(
    tmp_path: Path, body: str, measure: str, field: str, text: str
) -> None:
    year = read_data(tmp_path, body)
    assert year.text(measure, field) == text
    assert year.complaints == []


@pytest.mark.parametrize(
    ("path", "typed", "base"),
    [
        ("低保.资金", "1366.73", 13667300),
        ("低保.资金", "1.9亿元", 190000000),
        ("低保.资金", "1.9亿", 190000000),
        ("低保.资金", "20000元", 20000),
        ("绿化.植树", "3", 30000),
        ("绿化.植树", "3万", 30000),
    ],
)
def test_a_typed_scale_replaces_the_indicators(
    tmp_path: Path, path: str, typed: str, base: int
) -> None:
    figure = read_data(tmp_path, f"  {path}: {typed}\n").book.figure(path)
    assert figure is not None
    assert figure.base == base


def test_a_figure_knows_its_name_forms_and_place(tmp_path: Path) -> None:
    book = read_data(tmp_path, "  低保: {标准: {本年: 950, 上年: 900}}\n").book
    now, before = book.figure("低保.标准"), book.figure("低保.标准", "上年")
    assert now is not None
    assert before is not None
    assert (now.id, before.id) == ("低保.标准", "低保.标准.上年")
    assert (now.text, now.bare, now.number) == ("每人每月950元", "950元", "950")
    assert [str(place) for place in now.origins] == [f"{tmp_path / '2018.yaml'}:3:17"]


@pytest.mark.parametrize(
    ("typed", "columns"),
    [("15户15人", [12, 15]), ('"15户 15人"', [13, 16]), ("5人15户", [14, 12])],
)
def test_the_numbers_of_a_pair_have_their_own_places(
    tmp_path: Path, typed: str, columns: list[int]
) -> None:
    year = read_data(tmp_path, f"  低保: {{在册: {typed}}}\n")
    figures = [year.book.figure(f"低保.在册.{unit}") for unit in "户人"]
    assert [figure.place.column if figure else 0 for figure in figures] == columns


@pytest.mark.parametrize("empty", ["", "~", "××", "XX"])
def test_an_empty_entry_is_awaited(tmp_path: Path, empty: str) -> None:
    year = read_data(tmp_path, f"  低保:\n    资金: {empty}\n    标准: 950\n")
    assert year.book.state("低保.资金") is State.PENDING
    assert [(item[0], item[1], item[2].line) for item in year.book.pending()] == [
        ("低保.资金", "本年", 4)
    ]
    assert year.complaints == []


def test_nothing_had_is_not_awaited(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保: {资金: 无}\n  殡葬: 无\n")
    assert year.book.state("低保.资金") is State.NONE
    assert year.book.state("殡葬.火化率") is State.NONE
    assert year.book.state("社区.议事厅") is State.UNSTATED
    assert year.book.pending() == ()


def test_nothing_had_goes_before_an_empty_entry(tmp_path: Path) -> None:
    for body in ("  低保: {资金: , 资金.本年: 无}\n", "  低保: {资金: 无, 资金.本年: }\n"):
        assert read_data(tmp_path, body).book.state("低保.资金") is State.NONE


def test_one_half_of_a_pair_may_be_awaited(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保: {在册: 908户××人}\n")
    assert year.text("低保.在册.户") == "908户"
    assert year.book.state("低保.在册.人") is State.PENDING
    assert year.complaints == []


def test_one_half_of_a_pair_is_enough_with_its_unit(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保: {在册: 1515人}\n")
    assert year.complaints == []
    assert year.text("低保.在册.人") == "1515人"
    assert year.book.state("低保.在册.户") is State.UNSTATED


def test_what_an_entry_says_beside_its_number(tmp_path: Path) -> None:
    body = (
        "  低保: {资金: {本年: 9, 截至: 2018-09-30, 来源: 月报, 状态: 待核, 公开: 否,"
        " 时段: 1-9月, 备注: 含临时补助, 下期目标: 10, 期限: 2019-12-31}}\n"
    )
    year = read_data(tmp_path, body)
    figure = year.book.figure("低保.资金")
    assert figure is not None
    noted = figure.attributes
    assert noted == year.book.attributes("低保.资金")
    assert (noted.as_of, noted.source, noted.status) == (date(2018, 9, 30), "月报", "待核")
    assert (noted.span, noted.remark, noted.public) == ("1—9月", "含临时补助", False)
    assert noted.deadline == "2019年底"
    assert year.complaints == []


def test_attributes_of_a_flat_key_belong_to_the_figure(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保.资金: 9\n  低保.资金.来源: 月报\n")
    figure = year.book.figure("低保.资金")
    assert figure is not None
    assert figure.attributes.source == "月报"


def test_parts_print_in_the_order_of_the_divisions(tmp_path: Path) -> None:
    divisions = ("东街道", "西街道", "北镇")
    year = read_data(
        tmp_path, "  社区: {议事厅: {分: {北镇: 3, 东街道: 1, 西街道: 2}}}\n", divisions=divisions
    )
    assert [name for name, _ in year.book.parts("社区.议事厅", "分")] == list(divisions)
    assert year.text("社区.议事厅") == "6个"
    assert year.complaints == []


def test_a_year_left_out_is_the_sum_of_its_parts(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  社区: {议事厅: {本年: , 分: {镇街: 16, 村居: 270}}}\n")
    figure = year.book.figure("社区.议事厅")
    assert figure is not None
    assert figure.text == "286个"
    assert [place.column for place in figure.origins] == [28, 36]


def test_a_typed_year_is_kept_beside_its_parts(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  社区: {议事厅: {本年: 300, 分: {镇街: 16, 村居: 270}}}\n")
    assert year.text("社区.议事厅") == "300个"


@pytest.mark.parametrize(
    ("parts", "text", "yuan"),
    [
        ("{甲: 0.5亿元, 乙: 1.2亿元}", "1.7亿元", 170000000),
        ("{甲: 1.25, 乙: 2.5}", "3.75万元", 37500),
        ("{甲: 1亿元, 乙: 2.5}", "10002.5万元", 100025000),
        ("{甲: 约3, 乙: 2}", "约5万元", 50000),
        ("{甲: 3, 乙: 无}", "3万元", 30000),
        ("{甲: 3, 乙: ××}", None, None),
    ],
)
def test_parts_add_up_exactly(
    tmp_path: Path, parts: str, text: str | None, yuan: int | None
) -> None:
    year = read_data(tmp_path, f"  低保: {{资金: {{分: {parts}}}}}\n")
    figure = year.book.figure("低保.资金")
    assert (figure.text, figure.base) == (text, yuan) if figure else text is None


def test_rates_and_standards_are_not_added_up(tmp_path: Path) -> None:
    body = "  殡葬: {火化率: {分: {甲: 99, 乙: 98}}}\n  低保: {标准: {分: {甲: 900, 乙: 950}}}\n"
    year = read_data(tmp_path, body)
    assert year.book.state("殡葬.火化率") is State.PENDING
    assert year.book.state("低保.标准") is State.PENDING
    assert year.complaints == []


def test_a_pair_is_broken_down_pair_by_pair(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保: {在册: {分: {甲: 3户5人, 乙: 4户9人}}}\n")
    assert (year.text("低保.在册.户"), year.text("低保.在册.人")) == ("7户", "14人")


@pytest.mark.parametrize(
    ("body", "text", "state"),
    [
        ("  协商: {落实: 3481, 决议: 3868}\n", "90%", State.KNOWN),
        ("  协商: {落实: 约3481, 决议: 3868}\n", "约90%", State.KNOWN),
        ("  协商: {落实: 3481, 决议: 3868, 办结率: }\n", "90%", State.KNOWN),
        ("  协商: {落实: 3481, 决议: 3868, 办结率: 89.9}\n", "89.9%", State.KNOWN),
        ("  协商: {落实: 3481, 决议: 3868, 办结率: 无}\n", None, State.NONE),
        ("  协商: {落实: 3481, 决议: 0}\n", None, State.UNSTATED),
        ("  协商: {落实: 3481}\n", None, State.UNSTATED),
        ("  协商: {落实: 3481, 决议: }\n", None, State.UNSTATED),
        ("  协商: {落实: 1—2, 决议: 3}\n", None, State.UNSTATED),
    ],
)
def test_a_rate_with_a_formula_is_computed_unless_typed(
    tmp_path: Path, body: str, text: str | None, state: State
) -> None:
    year = read_data(tmp_path, body)
    assert (year.text("协商.办结率"), year.book.state("协商.办结率")) == (text, state)


def test_a_rate_in_thousandths_is_computed_in_thousandths(tmp_path: Path) -> None:
    assert read_data(tmp_path, "  协商: {落实: 1, 决议: 4}\n").text("协商.千分率") == "250‰"


def test_a_computed_rate_names_its_operands(tmp_path: Path) -> None:
    figure = read_data(tmp_path, "  协商: {落实: 3481, 决议: 3868}\n").book.figure("协商.办结率")
    assert figure is not None
    assert figure.base == Fraction(348100, 3868)
    assert [place.column for place in figure.origins] == [12, 22]


def test_the_measures_keep_the_order_of_the_file(tmp_path: Path) -> None:
    year = read_data(
        tmp_path,
        "  社区: {议事厅: }\n  低保: {在册: 3户5人, 标准: {上年: 3}}\n  殡葬: {祭扫: 无}\n",
    )
    assert year.book.measures == (
        "社区.议事厅",
        "低保.在册.户",
        "低保.在册.人",
        "低保.标准",
        "殡葬.祭扫",
    )


_names = st.sampled_from(
    ["低保", "标准", "在册", "本年", "分", "××", "无", "9", "清单", "自设", "户"]
)
_leaves = st.one_of(_names, st.text(max_size=6), st.integers().map(str))
_nodes = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=12,
)


def _yaml(node: object) -> str:
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {_yaml(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(_yaml(item) for item in node) + "]"
    return '"' + str(node).replace("\\", "").replace('"', "") + '"'


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=_nodes, own=_nodes, lists=_nodes)
def test_nothing_is_raised_whatever_the_content(
    tmp_path: Path, data: object, own: object, lists: object
) -> None:
    text = f"年度: 2018\n数据: {_yaml(data)}\n自设: {_yaml(own)}\n清单: {_yaml(lists)}\n"
    year = read(tmp_path, {"2018.yaml": text})
    assert year.data is not None or year.found


def test_the_whole_of_the_data_may_be_missing(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD})
    assert year.book.measures == ()
    assert year.complaints == []
