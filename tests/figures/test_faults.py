"""What is wrong with 数据, 自设 and 清单: each fault at its place, with a hint, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.figures import State
from tests.figures.years import HEAD, read, read_data

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("body", "complaint", "hint"),
    [
        ("  低保: {在测: 3户5人}\n", "3:8 没有这个指标", "是不是“低保.在册”？"),
        ("  低宝: {标准: 950}\n", "3:3 没有这个指标", "自设"),
        ("  火化率: 100\n", "3:3 没有这个指标", "是不是“殡葬.火化率”？"),
        ("  城市低保对象: 9户\n", "3:3 没有这个指标", "是不是“低保.城市.在册”？"),
        ("  城市: {新增: 9}\n", "3:3 没有这个指标", "是不是“低保.城市”？"),
        ("  低保: 1515\n", "3:3 没有写到指标", "低保.标准"),
        ("  低保: {标准: {城市: 950}}\n", "3:13 指标之下没有下级", "本年"),
        ("  低保: {标准: {去年: 950}}\n", "3:13 指标之下没有下级", "是不是“"),
        ("  低保.标准.城市: 950\n", "3:3 指标之下没有下级", "本年"),
        ("  低保: {资金: 1366.73万人}\n", "3:12 单位不符", "按“万元”填"),
        ("  低保: {标准: 11400元/人·年}\n", "3:12 单位不符", "折算成元/人·月"),
        ("  低保: {标准: 950人}\n", "3:12 单位不符", "填到它自己的指标下"),
        ("  志愿者: {注册: 30个}\n", "3:13 单位不符", "改为：30人"),
        ("  殡葬: {祭扫: 30个}\n", "3:12 单位不符", "折算成万人次"),
        ("  社区: {议事厅: 6:4}\n", "3:13 填成了比", "单位是个"),
        ("  低保: {标准: -950}\n", "3:12 数不能是负的", "去掉减号"),
        ("  殡葬: {火化率: {上年: -5%}}\n", "3:18 数不能是负的", "去掉减号"),
        ("  低保: {在册: {户: -9, 人: 20}}\n", "3:16 数不能是负的", "去掉减号"),
        ("  低保: {标准: 95%}\n", "3:12 单位不符", "按“元/人·月”填"),
        ("  低保: {资金: 1366..73}\n", "3:12 数值读不懂", ""),
        ("  志愿者: {注册: 许多}\n", "3:13 数值读不懂", ""),
        ("  低保: {在册: 908}\n", "3:12 缺成对的另一个数", "30户60人"),
        ("  低保: {在册: 908元}\n", "3:12 缺成对的另一个数", "60人"),
        ("  低保: {在册: 908户1515元}\n", "3:12 缺成对的另一个数", ""),
        ("  志愿者: {注册: 30户6875人}\n", "3:13 多填了一个数", "改为：6875人"),
        ("  低保: {标准: [950]}\n", "3:12 数据项格式不对", "例：标准: 950"),
        ("  低保: {标准: {本年: {甲: 3}}}\n", "3:17 数据项格式不对", ""),
        ("  社区: {议事厅: {分: 286}}\n", "3:17 数据项格式不对", "分: {"),
        ("  社区: {议事厅: {分: {甲: {乙: 3}}}}\n", "3:21 数据项格式不对", ""),
        ("  社区: {议事厅: {历年: {去年: 3}}}\n", "3:19 数据项格式不对", "2021"),
        ("  低保: {在册: {同比: 5}}\n", "3:17 数据项格式不对", "人: {同比: 5}"),
        ("  低保: {资金: {截至: 九月底}}\n", "3:17 数据说明不对", "2018-09-30"),
        ("  低保: {资金: {截至: 2018-13}}\n", "3:17 数据说明不对", "2018-09-30"),
        ("  低保: {资金: {状态: 差不多}}\n", "3:17 数据说明不对", "待核、核定"),
        ("  低保: {资金: {公开: 不}}\n", "3:17 数据说明不对", "是、否"),
        ("  低保: {资金: {分: {甲: 1—2, 乙: 3}}}\n", "3:20 分项不全", "本年"),
    ],
)
def test_a_fault_is_found_at_its_place(
    tmp_path: Path, body: str, complaint: str, hint: str
) -> None:
    year = read_data(tmp_path, body + "  协商: {决议: 3868}\n")
    assert year.complaints == [f"2018.yaml:{complaint}"]
    assert hint in year.hints[0]
    assert year.text("协商.决议") == "3868项"


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("  低保.标准: 950\n  低保: {标准: 960}\n", "4:12"),
        ("  低保: {在册: 9户9人, 在册.人: 9}\n", "3:24"),
        ("  低保: {资金: 无}\n  低保.资金: 9\n", "4:10"),
        ("  低保: {资金: 9}\n  低保.资金: 无\n", "4:10"),
        ("  社区: {议事厅: {分: {甲: 3}, 分.甲: 4}}\n", "3:30"),
    ],
)
def test_a_number_given_twice_is_kept_once(tmp_path: Path, body: str, complaint: str) -> None:
    year = read_data(tmp_path, body)
    assert year.complaints == [f"2018.yaml:{complaint} 数据填了两次"]
    assert year.found[0].related[0].place.line == 3


def test_a_sign_before_a_number_and_a_tab_below_a_key_are_one_finding_each(tmp_path: Path) -> None:
    signed = read_data(tmp_path, "  低保: {标准: @950}\n")
    assert signed.complaints == ["2018.yaml:3:12 特殊符号开头"]
    assert signed.text("低保.标准") == "每人每月950元"
    tabbed = read_data(tmp_path, "  低保:\n\t标准: 950\n")
    assert tabbed.complaints == ["2018.yaml:4:1 制表符缩进"]
    assert tabbed.text("低保.标准") == "每人每月950元"


def test_an_empty_entry_does_not_contradict_a_number(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保.标准: \n  低保: {标准: 960}\n")
    assert year.text("低保.标准") == "每人每月960元"
    assert year.complaints == []


def test_what_cannot_be_used_is_left_open(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  低保: {在册: 908, 资金: 一些, 标准: 3人}\n")
    assert year.book.state("低保.在册.户") is State.PENDING
    assert year.book.state("低保.在册.人") is State.PENDING
    assert year.book.state("低保.资金") is State.PENDING
    assert year.book.state("低保.标准") is State.PENDING
    assert len(year.found) == 3


def test_the_place_within_a_quoted_value_is_counted_inside_the_quotes(tmp_path: Path) -> None:
    plain = read_data(tmp_path, "  志愿者: {注册: 30箩}\n").complaints
    quoted = read_data(tmp_path, '  志愿者: {注册: "30箩"}\n').complaints
    assert plain == ["2018.yaml:3:15 数值读不懂"]
    assert quoted == ["2018.yaml:3:16 数值读不懂"]


def test_a_change_may_be_negative_and_a_rate_a_proportion(tmp_path: Path) -> None:
    year = read_data(
        tmp_path,
        "  低保: {标准: {本年: 950, 增量: -50, 同比: -5%}}\n  补贴: {分担: 6:4}\n",
    )
    assert year.complaints == []


@pytest.mark.parametrize(
    ("entry", "rule", "computation"),
    [
        ("本年: 11022, 上年: 10706, 同比: 3%", True, "（11022－10706）÷10706＝2.95%"),
        ("本年: 11022, 上年: 10706, 增量: 316", True, "11022－10706＝316个"),
        ("本年: 9, 目标: 10, 完成率: 95", True, "9÷10＝90%"),
        ("本年: 11022, 同比: 3%", False, ""),
        ("上年: 10706, 同比: 3%", False, ""),
        ("本年: 9, 占比: 9%", False, ""),
    ],
)
def test_what_can_be_computed_need_not_be_stated(
    tmp_path: Path, entry: str, rule: bool, computation: str
) -> None:
    year = read_data(tmp_path, f"  社区: {{议事厅: {{{entry}}}}}\n")
    assert [item.rule for item in year.found] == ["能算的不必填"] * rule
    assert [item.computation for item in year.found] == [computation] * rule


DIVISIONS = ("沙湾街道", "市桥街道", "石楼镇")


def test_a_division_must_be_one_of_the_office(tmp_path: Path) -> None:
    year = read_data(
        tmp_path,
        "  社区: {议事厅: {本年: 9, 分: {沙弯街道: 3, 市桥街道: 3, 石楼镇: 3}}}\n",
        divisions=DIVISIONS,
    )
    assert year.complaints == ["2018.yaml:3:25 下辖里没有这个名称"]
    assert year.hints == ["改为：沙湾街道"]


def test_a_division_like_none_of_the_office_is_not_told_to_be_another(tmp_path: Path) -> None:
    year = read_data(
        tmp_path,
        "  社区: {议事厅: {本年: 6, 分: {万德街道: 3, 市桥街道: 3}}}\n",
        divisions=DIVISIONS,
    )
    (hint,) = year.hints
    assert hint.endswith("名称没有错的，在 下辖 里加上它")


def test_a_breakdown_by_something_else_is_free(tmp_path: Path) -> None:
    year = read_data(tmp_path, "  社区: {议事厅: {分: {镇街: 3, 村居: 3}}}\n", divisions=DIVISIONS)
    assert year.complaints == []


def test_a_sum_of_divisions_must_have_them_all(tmp_path: Path) -> None:
    body = "  社区: {议事厅: {分: {沙湾街道: 3, 市桥街道: 4}}}\n"
    year = read_data(tmp_path, body, divisions=DIVISIONS)
    assert year.complaints == ["2018.yaml:3:24 分项不全"]
    assert "石楼镇" in year.found[0].message


def test_indicators_outside_the_data_are_found_and_read(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD + "低保: {标准: 950}\n低保.资金: 9\n年分: 2018\n"})
    assert year.complaints == [
        "2018.yaml:3:1 写在了数据之外",
        "2018.yaml:4:1 写在了数据之外",
        "2018.yaml:5:1 文件里没有这一项",
    ]
    assert "年度" in year.hints[2]
    assert (year.text("低保.标准"), year.text("低保.资金")) == ("每人每月950元", "9万元")


@pytest.mark.parametrize(("key", "value"), [("数据", "950"), ("自设", "[3]"), ("清单", "无话")])
def test_a_body_that_is_no_group_is_found(tmp_path: Path, key: str, value: str) -> None:
    year = read(tmp_path, {"2018.yaml": f"年度: 2018\n{key}: {value}\n"})
    assert year.complaints == ["2018.yaml:2:5 数据项格式不对"]


def test_hundreds_of_unknown_names_are_found_quickly(tmp_path: Path) -> None:
    body = "".join(f"  甲{number}: 3\n" for number in range(800))
    assert len(read_data(tmp_path, body).found) == 800
