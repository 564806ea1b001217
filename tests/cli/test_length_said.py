"""`show` and `render` say how long the report is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.cli.conftest import FIGURES, make_office
from tests.offices import OUTLINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

LENGTH = re.compile(r"\d+字，约\d+页(?:，附件约\d+页)?")


def said(text: str) -> list[str]:
    return LENGTH.findall(text)


def test_show_and_render_say_the_same(command: Command, office: Path) -> None:
    year = office / "2018.yaml"
    (shown,) = said(command("show", year).out)
    assert shown == "64字，约1页"
    done = command("render", year)
    assert said(done.err) == [shown]
    assert f"；全文{shown}\n" in done.err
    assert said(done.out) == []


def test_the_annex_is_told_apart(command: Command, tmp_path: Path) -> None:
    year = make_office(tmp_path, **{"2018提纲__yaml": OUTLINE + "附件: [数据表]\n"}) / "2018.yaml"
    (shown,) = said(command("show", year).out)
    assert shown.endswith("字，约1页，附件约1页")
    assert said(command("render", year).err) == [shown]


def test_every_report_of_many_says_its_own(command: Command, tmp_path: Path) -> None:
    words = "# 试验/试验\n- " + "落实各项制度" * 200 + "。\n"
    short = make_office(tmp_path / "甲") / "2018.yaml"
    long = make_office(tmp_path / "乙", FIGURES, **{"2018素材__md": words}) / "2018.yaml"
    done = command("render", short, long, tmp_path / "无.yaml", "-o", tmp_path / "成文")
    assert [item.rpartition("约")[2] for item in said(done.err)] == ["1页", "3页"]


def test_a_refused_final_says_it_too(command: Command, tmp_path: Path) -> None:
    year = make_office(tmp_path, "数据:\n  试验: {资金: 12.5, 筹资: }\n") / "2018.yaml"
    assert len(said(command("render", year, "--final").err)) == 1


def test_json_keeps_its_keys(command: Command, office: Path) -> None:
    (result,) = json.loads(command("render", office / "2018.yaml", "--format", "json").out)
    assert list(result) == ["文件", "数据", "空缺", "发现"]
