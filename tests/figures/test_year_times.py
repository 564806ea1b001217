"""The times a year's file states are held against one another, and against the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.figures.years import read

if TYPE_CHECKING:
    from pathlib import Path

BODY = "数据:\n  低保: {标准: 950}\n"
OTHERWISE, MISMATCH, OUTSIDE = "文件名与年度时段不合", "截至与时段不合", "截至不在报告期里"


@pytest.mark.parametrize(
    ("head", "severity", "hint"),
    [
        ("截至: 2017-12-31\n", "错误", "改为 截至: 2018-12-31"),
        ("截至: 2019-01-15\n", "错误", "改为 截至: 2018-12-31"),
        ("截至: 2018-06-30\n", "警告", "时段写 1—6月"),
        ("时段: 上半年\n截至: 2018-12-31\n", "警告", "改为 截至: 2018-06-30"),
        ("时段: 下半年\n截至: 2018-11-30\n", "警告", "时段写 7—11月"),
    ],
)
def test_the_closing_day_must_be_that_of_the_span(
    tmp_path: Path, head: str, severity: str, hint: str
) -> None:
    (told,) = read(tmp_path, {"2018.yaml": f"年度: 2018\n{head}{BODY}"}).found
    assert (told.rule, told.severity) == (MISMATCH, severity)
    assert told.place.line == head.count("\n") + 1
    assert hint in told.hint


@pytest.mark.parametrize(
    "head",
    [
        "截至: 2018-12-31\n",
        "截至: 2018-12-20\n",
        "时段: 1—11月\n截至: 2018-11-30\n",
        "时段: 上半年\n",
    ],
)
def test_closing_days_that_may_be(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, {"2018.yaml": f"年度: 2018\n{head}{BODY}"}).complaints == []


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("2018上半年.yaml", "", "文件名是“2018上半年”，时段没有写，按的是全年"),
        ("2018上半年.yaml", "时段: 全年\n", "文件名是“2018上半年”，时段写的是全年"),
        ("2018年1-9月.yaml", "时段: 1—11月\n", "时段写的是1—11月"),
    ],
)
def test_the_span_in_the_name(tmp_path: Path, name: str, head: str, said: str) -> None:
    (told,) = read(tmp_path, {name: f"年度: 2018\n{head}{BODY}"}, name).found
    assert told.rule == OTHERWISE
    assert said in told.message


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("2018上半年.yaml", "时段: 1—6月\n"),
        ("2018前三季度.yaml", "时段: 前三季度\n"),
        ("2018.yaml", "时段: 上半年\n"),
        ("2018年三社联动.yaml", ""),
    ],
)
def test_names_that_may_be(tmp_path: Path, name: str, head: str) -> None:
    assert read(tmp_path, {name: f"年度: 2018\n{head}{BODY}"}, name).complaints == []


@pytest.mark.parametrize(
    ("entry", "complaints"),
    [
        ("{本年: 5, 截至: 2019-09-30}", ["2018.yaml:3:24 截至不在报告期里"]),
        ("{本年: 5, 截至: 2017-09-30}", ["2018.yaml:3:24 截至不在报告期里"]),
        ("{截至: 2017-09-30, 本年: 5}", ["2018.yaml:3:17 截至不在报告期里"]),
        ("{本年: 5, 截至: 2018-09-30}", []),
        ("{本年: 5, 截至: 2017-09-30, 备注: 人口普查的数}", []),
    ],
)
def test_the_day_of_an_entry(tmp_path: Path, entry: str, complaints: list[str]) -> None:
    text = f"年度: 2018\n数据:\n  低保: {{资金: {entry}}}\n"
    assert read(tmp_path, {"2018.yaml": text}).complaints == complaints


@pytest.mark.parametrize(
    ("field", "complaint", "hint"),
    [
        ("投资: 680", "清单里的数没有单位", "680万元 或 680元"),
        ("投资: 680万", "清单里的数没有单位", "例：680万元"),
        ("完成投资: 预计1.8亿", "清单里的数没有单位", "例：预计1.8亿元"),
        ("建筑面积: 2.1万", "清单里的数没有单位", "例：2.1万平方米"),
        ("面积: 2.1万平方", "清单里的数没有单位", "例：2.1万平方米"),
        ("床位: 300", "清单里的数没有单位", "例：300张"),
        ("床位: 300万元", "单位不符", "床位: 300张"),
        ("投资: 300人", "单位不符", "投资: 300万元"),
        ("投资: 1。26亿元", "数值读不懂", "请写成 1.26亿元"),
    ],
)
def test_what_a_list_counts_has_its_unit(
    tmp_path: Path, field: str, complaint: str, hint: str
) -> None:
    text = f"年度: 2018\n清单:\n  项目:\n    - {{名称: 改造, {field}}}\n"
    (told,) = read(tmp_path, {"2018.yaml": text}).found
    assert (told.rule, told.severity) == (complaint, "错误")
    assert (told.place.line, told.place.column) >= (4, 18)
    assert hint in told.hint


@pytest.mark.parametrize(
    "field",
    [
        "投资: 680万元",
        "投资: 预计1.8亿元",
        "投资: 已经落实",
        "投资: ××",
        "投资: 无",
        "床位: 300个",
        "面积: 50亩",
        "层数: 5",
        "投用: 2018年9月",
        "进展: 完成主体封顶。",
        "下步: 装修3层",
    ],
)
def test_what_a_list_may_say(tmp_path: Path, field: str) -> None:
    text = f"年度: 2018\n清单:\n  项目:\n    - {{名称: 改造, {field}}}\n"
    assert read(tmp_path, {"2018.yaml": text}).complaints == []
