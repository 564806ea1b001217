"""The user's own keys: read from her file, told about where they cannot be, in force everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from drafter.session.own.keyfile import key_map
from drafter.textfile import from_text
from drafter.tui.app import DrafterApp
from drafter.tui.keymap import KEYED, template
from tests.tui.piloting import WIDE, run, screen, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's file of keys stands; it is not there yet."""
    monkeypatch.setenv("DRAFTER_CONFIG", str(tmp_path / "配置" / "drafter"))
    return tmp_path / "配置" / "drafter" / "按键.yaml"


def write(own: Path, text: str) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8")


def read(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that differ, and what was found: line and message."""
    keymap = key_map(from_text("按键.yaml", text), KEYED)
    told = [f"{finding.place.line}:{finding.message}" for finding in keymap.found]
    return keymap.changed, told


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("下一空: f12, ctrl+n", ("f12", "ctrl+n")),
        ("下一空: [F12, Ctrl+N]", ("f12", "ctrl+n")),
        ("下一空: Ｆ１２，CTRL + n", ("f12", "ctrl+n")),
        ("下一空: ^N、ctrl-PgDn", ("ctrl+n", "ctrl+pagedown")),
        ("下一空: control+n", ("ctrl+n",)),
    ],
)
def test_keys_are_read_however_they_are_written(written: str, keys: tuple[str, ...]) -> None:
    assert read(written)[0]["next_hole"] == keys


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("alt+n", "Esc"),
        ("shift+f3", "功能键"),
        ("ctrl+f3", "功能键"),
        ("n", "单个字符"),
        ("。", "单个字符"),
        ("ctrl+space", "输入法"),
        ("shift+space", "输入法"),
        ("ctrl+a", "那一行"),
        ("ctrl+v", "那一行"),
        ("ctrl+i", "Tab"),
        ("ctrl+m", "Enter"),
        ("ctrl+h", "退格"),
        ("enter", "固定"),
        ("ctrl+q", "退出"),
        ("f10", "占用"),
        ("f11", "占用"),
        ("ctrl+shift+n", "Shift"),
        ("没有这个键", "不认识"),
    ],
)
def test_a_key_that_does_not_reach_us_is_refused_with_the_reason(key: str, why: str) -> None:
    changed, told = read(f"下一空: {key}\n检查: f12\n")
    assert changed["checks"] == ("f12",)
    assert "next_hole" not in changed
    assert len(told) == 1
    assert told[0].startswith("1:")
    assert why in told[0]


def test_an_unknown_action_is_told_with_the_nearest_and_the_rest_holds() -> None:
    changed, told = read("下一孔: f12\n全文: ctrl+y\n")
    assert changed["full_view"] == ("ctrl+y",)
    assert told[0] == "1:没有操作“下一孔”"
    finding = key_map(from_text("按键.yaml", "下一孔: f12\n"), KEYED).found[0]
    assert finding.hint == "是不是“下一空”"


def test_a_key_given_twice_is_told_and_the_first_keeps_it() -> None:
    changed, told = read("下一空: f12\n全文: f12, ctrl+b\n")
    assert changed["next_hole"] == ("f12",)
    assert changed["full_view"] == ("ctrl+b",)
    assert told[0].startswith("2:")
    assert "已经给了“下一空”" in told[0]


def test_a_key_taken_from_another_action_is_told_if_that_has_none_left() -> None:
    changed, told = read("下一空: f4\n")
    assert changed["checks"] == ()
    assert any("“检查”就没有键了" in line for line in told)
    changed, told = read("下一空: f1\n")
    assert changed["help"] == ("ctrl+g",)
    assert told == []
    changed, told = read("下一空: f4\n检查: f3\n")
    assert (changed["next_hole"], changed["checks"]) == (("f4",), ("f3",))
    assert told == []


def test_keys_that_every_page_needs_cannot_be_changed() -> None:
    changed, told = read("返回: f12\n")
    assert changed == {}
    assert "不能换" in told[0]


def test_ctrl_q_quits_whatever_else_does() -> None:
    assert read("退出: f12\n")[0]["quit"] == ("f12", "ctrl+q")


@pytest.mark.parametrize(
    "text", ["", "\n", "# 下一空: f3\n", "下一空:\n", "- 一条\n", "{", "下一空: {f3: f4}\n", "\t坏"]
)
def test_no_file_of_keys_keeps_one_from_working(text: str, year: Path, own: Path) -> None:
    write(own, text)

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f8")
        assert type(pilot.app.screen).__name__ == "FullView"

    run(DrafterApp(year), journey)


def test_the_template_changes_nothing_and_every_line_of_it_can_be_taken() -> None:
    assert read(template()) == ({}, [])
    lines = [line.removeprefix("# ") for line in template().splitlines()[4:]]
    for line in lines:
        assert read(line)[1] == [], line


def test_own_keys_work_are_shown_and_the_old_ones_are_gone(year: Path, own: Path) -> None:
    write(own, "全文: f12\n外观: f8\n检查: ctrl+y\n")

    async def journey(pilot: Pilot[Any]) -> None:
        foot = screen_text(pilot.app)[-1]
        assert "F12 全文" in foot
        assert "Ctrl+Y 检查" in foot
        await press(pilot, "f8")
        assert pilot.app.theme == "深色"
        assert type(pilot.app.screen).__name__ == "DeskScreen"
        await press(pilot, "f12")
        assert type(pilot.app.screen).__name__ == "FullView"
        await press(pilot, "escape", "f4")
        assert type(pilot.app.screen).__name__ == "DeskScreen"
        await press(pilot, "ctrl+y")
        assert type(pilot.app.screen).__name__ == "ChecksScreen"
        await press(pilot, "escape", "ctrl+p")
        await type_text(pilot, "全文")
        assert screen_text(pilot.app)[3].endswith("F12")
        await press(pilot, "escape", "f1", "end")
        assert "F12" in next(line for line in screen_text(pilot.app) if "全文：" in line)

    run(DrafterApp(year), journey, WIDE)


def test_what_is_wrong_is_told_at_the_start(year: Path, own: Path) -> None:
    write(own, "全文: alt+x\n")

    async def journey(pilot: Pilot[Any]) -> None:
        notes = [f"{note.title} {note.message}" for note in pilot.app._notifications]
        assert len(notes) == 1
        assert notes[0].startswith("按键文件第1行：这个键用不上 “alt+x”不能用：")
        await press(pilot, "f8")
        assert type(pilot.app.screen).__name__ == "FullView"

    run(DrafterApp(year), journey)


def test_the_page_of_keys_writes_a_template_once_and_reads_the_file_again(
    year: Path, own: Path
) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p", "a", "j", "enter")
        assert str(own.parent.name) in screen(pilot).replace("\n", "")
        assert own.read_text(encoding="utf-8") == template()
        assert "下一主题" in screen(pilot)
        write(own, "全文: f12, alt+x\n")
        await press(pilot, "escape", "ctrl+p", "a", "j", "enter")
        assert own.read_text(encoding="utf-8") == "全文: f12, alt+x\n"
        line = next(line for line in screen_text(pilot.app) if line.startswith(" 全文"))
        assert "F12" in line
        assert "换过" in line
        assert "“alt+x”不能用" in screen(pilot)
        await press(pilot, "escape")
        assert "F12 全文" in screen_text(pilot.app)[-1]
        await press(pilot, "f12")
        assert type(pilot.app.screen).__name__ == "FullView"

    run(DrafterApp(year), journey, WIDE)


def test_without_a_place_for_it_the_page_says_so(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_CONFIG", "off")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p", "a", "j", "enter")
        assert "换不了键" in screen(pilot)

    run(DrafterApp(year), journey)
