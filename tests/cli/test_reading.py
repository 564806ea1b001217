"""`show`, `figures`, `explain`, `sections check`: what they print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from drafter.checks.rulebook import rulebook
from tests.cli.conftest import make_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]


def test_show_prints_the_draft(command: Command, tmp_path: Path) -> None:
    done = command(
        "show", make_office(tmp_path, "数据:\n  试验: {资金: 12.5, 筹资: }\n") / "2018.yaml"
    )
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0].strip() == "试验县民政局2018年工作总结"
    assert "　　资金有保障。全年支出12.5万元，筹集〔待填〕万元。" in lines
    assert lines[-1].startswith("（")
    assert lines[-1].endswith("字，约1页）")
    assert "警告 1" in done.err


def test_figures_as_a_table(command: Command, office: Path) -> None:
    done = command("figures", office / "2018.yaml")
    assert done.code == 0
    row = next(line for line in done.out.splitlines() if line.startswith("试验.总数  "))
    assert row.split() == [
        "试验.总数",
        "本年",
        "90人",
        "80",
        "+12.5%",
        "主要工作情况/试验工作",
        "段4",
        f"{office}:".split()[0],
        f"县/2018.yaml:3:{row.rpartition(':')[2]}",
    ]


def test_figures_as_json(command: Command, office: Path) -> None:
    rows = json.loads(command("figures", office / "2018.yaml", "--format", "json").out)
    assert all(list(row) == ["指标", "字段", "值", "单位", "来源", "印出"] for row in rows)
    total, last, growth = (row for row in rows if row["指标"] == "试验.总数")
    assert (total["字段"], total["值"], total["单位"]) == ("本年", "90", "人")
    assert total["来源"]["行"] == 3
    assert total["印出"] == [
        {
            "部分": "主要工作情况",
            "章节": "试验工作",
            "段": 4,
            "文": "在册90人，同比增长12.5%。",
            "附表": False,
        }
    ]
    assert (last["字段"], last["值"], last["印出"]) == ("上年", "80", [])
    assert (growth["字段"], growth["值"], growth["单位"]) == ("同比", "12.5%", "")


def test_parts_are_named_where_numbering_starts_lower(command: Command, office: Path) -> None:
    outline = office / "2018提纲.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(f'编号: ["（一）", "1."]\n{text}', encoding="utf-8")
    rows = json.loads(command("figures", office / "2018.yaml", "--format", "json").out)
    printed = next(row["印出"] for row in rows if row["印出"])
    assert (printed[0]["部分"], printed[0]["章节"]) == ("主要工作情况", "试验工作")


@pytest.mark.parametrize("name", rulebook())
def test_every_rule_is_explained(command: Command, name: str) -> None:
    done = command("explain", name)
    assert done.code == 0
    assert done.out.startswith(f"{name}（")
    assert [line[:3] for line in done.out.splitlines()[1:] if line[2:3] == "："] == [
        "说明：",
        "理由：",
        "反例：",
        "正例：",
    ]


def test_explain_lists_every_rule(command: Command) -> None:
    listed = command("explain").out
    assert all(f"  {name}" in listed for name in rulebook())


def test_an_unknown_rule_is_said_with_the_nearest(command: Command) -> None:
    done = command("explain", "户多余人")
    assert (done.code, done.out) == (2, "")
    assert "是不是“户多于人”？" in done.err


def test_the_shipped_library_is_sound(command: Command) -> None:
    done = command("sections", "check")
    assert done.code == 0, done.out


def test_an_office_library_is_checked_with_the_shipped_one(command: Command, office: Path) -> None:
    section = office / "sections/试验/试验.md"
    section.write_text(
        "---\n标题: 试验\n---\n# 总结\n- 〔总数〕在册{{ 试验.总数 }}，[[城市{{ 试验.城市 }}]]。\n"
        "- 〔资今〕支出{{ 试验.资今 }}。\n",
        encoding="utf-8",
    )
    done = command("sections", "check", office)
    assert done.code == 1
    assert f"{section}:6:" in done.out
    assert "是不是" in done.out
