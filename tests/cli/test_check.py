"""`drafter check`: text, JSON, selection, grouping and exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import FIGURES, make_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

BROKEN = """\
数据:
  试验:
    城市: 500
    农村: 900
    总数: 1515
    资金: {本年: 12.5, 状态: 待核}
    筹资: 20
"""
NOTICE = "数据:\n  试验: {资金: {本年: 12.5, 状态: 待核}, 筹资: 20}\n"
KEYS = ["严重度", "规则", "类别", "文件", "行", "列", "段", "说明", "算式", "相关", "建议"]


def test_nothing_to_say(command: Command, office: Path) -> None:
    done = command("check", office / "2018.yaml")
    assert (done.code, done.out) == (0, "")
    assert "没有发现问题" in done.err


def test_a_finding_is_one_line_with_its_details_below(command: Command, tmp_path: Path) -> None:
    year = make_office(tmp_path, BROKEN) / "2018.yaml"
    done = command("check", year)
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0].startswith(
        f"{year}:4:9: 错误 校验不符: 试验城市数500人＋试验农村数900人＝1400人，"
    )
    assert lines[1].startswith(
        "    算式：试验.城市 500人＋试验.农村 900人＝1400人，应等于 试验.总数 "
    )
    assert lines[2] == f"    相关：{year}:5:9 试验.农村"
    assert any(line.startswith("    建议：") for line in lines)
    assert done.err.endswith("错误 1，警告 0，提示 3\n")


def test_json(command: Command, tmp_path: Path) -> None:
    year = make_office(tmp_path, BROKEN) / "2018.yaml"
    found = json.loads(command("check", year, "--format", "json").out)
    assert all(list(item) == KEYS for item in found)
    first = found[0]
    assert (first["严重度"], first["规则"], first["类别"]) == ("错误", "校验不符", "数据")
    assert (first["文件"], first["行"], first["列"], first["段"]) == (str(year), 4, 9, None)
    assert {"文件", "行", "列", "说明"} == set(first["相关"][0])


def test_only_notices_are_no_failure(command: Command, tmp_path: Path) -> None:
    done = command("check", make_office(tmp_path, NOTICE) / "2018.yaml")
    assert done.code == 0
    assert "提示 数据待核" in done.out


@pytest.mark.parametrize(
    ("arguments", "rules", "code"),
    [
        (["--select", "数据待核"], {"数据待核"}, 0),
        (["--select", "数据待核，校验不符"], {"数据待核", "校验不符"}, 1),
        (["--ignore", "校验不符", "--ignore", "已填未印"], {"数据待核"}, 0),
        (["--only", "错误"], {"校验不符"}, 1),
    ],
)
def test_selection(
    command: Command, tmp_path: Path, arguments: list[str], rules: set[str], code: int
) -> None:
    year = make_office(tmp_path, BROKEN) / "2018.yaml"
    done = command("check", year, "--format", "json", *arguments)
    assert ({item["规则"] for item in json.loads(done.out)}, done.code) == (rules, code)


def test_an_unknown_rule_is_said_with_the_nearest(command: Command, office: Path) -> None:
    done = command("check", office / "2018.yaml", "--select", "校验不付")
    assert done.code == 2
    assert "没有规则或类别“校验不付”。是不是“校验不符”？" in done.err


def test_more_than_five_hits_are_one_finding(command: Command, tmp_path: Path) -> None:
    unverified = "".join(
        f"    {name}: {{本年: 5, 状态: 待核}}\n"
        for name in ("资金", "筹资", "床位", "议事厅", "决议", "累计")
    )
    year = make_office(tmp_path, f"数据:\n  试验:\n{unverified}") / "2018.yaml"
    grouped = command("check", year, "--select", "数据待核").out
    assert grouped.count("数据待核") == 1
    assert "共6处，第一处：试验资金" in grouped
    assert grouped.count("相关：") == 4
    assert command("check", year, "--select", "数据待核", "--all").out.count("数据待核") == 6


def test_what_cannot_be_read(command: Command, office: Path) -> None:
    done = command("check", office / "2018.yaml", office / "2016.yaml")
    assert done.code == 2
    assert f"{office / '2016.yaml'}: 错误 文件不存在" in done.out
    done = command("check", office)
    assert done.code == 2
    assert "没有说是哪一年" in done.out


def test_several_years_say_a_shared_fault_once(command: Command, office: Path) -> None:
    (office / "sections/试验/坏.md").write_text("# 小结\n- 〔甲〕好。\n", encoding="utf-8")
    (office / "2017.yaml").write_text(f"年度: 2017\n提纲: 总结与计划\n{FIGURES}", encoding="utf-8")
    done = command("check", office / "2018.yaml", office / "2017.yaml")
    assert done.out.count("坏.md:1:3: 错误 章节格式不对") == 1


def test_a_silence_that_names_no_rule(command: Command, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with (office / "单位.yaml").open("a", encoding="utf-8") as profile:
        profile.write("静默: [{规则: 户大于人, 理由: 口径不同}]\n")
    done = command("check", office / "2018.yaml")
    assert "警告 静默的规则不存在" in done.out
    assert "是不是“户多于人”？" in done.out
