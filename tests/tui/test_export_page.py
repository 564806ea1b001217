"""Exporting on the screen: what is chosen, listed, refused, written, and opened."""

from __future__ import annotations

import os
import stat
import sys
import threading
from typing import TYPE_CHECKING, Any

import docx
import pytest

from drafter.batch import attempt
from drafter.cli.app import run as drafter
from drafter.layout.writer import write_document
from drafter.tui.app import DrafterApp
from drafter.tui.looks import PLAIN
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.export import ExportScreen
from tests.tui.piloting import (
    SMALL,
    WIDE,
    click,
    run,
    screen,
    screen_text,
    settle,
    style_of,
    type_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from drafter.batch import Attempt

OURS = ("look", "write", "open")


@pytest.fixture(autouse=True)
def _far_from_any_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)


def page(pilot: Pilot[Any]) -> type:
    """Which page one is at."""
    return type(pilot.app.screen)


def unbroken(pilot: Pilot[Any]) -> str:
    """The same without the breaks and blanks."""
    return "".join("".join(line.split()) for line in screen_text(pilot.app))


async def done(pilot: Pilot[Any]) -> None:
    """Wait for what the page does beside the screen; the desk's own watch goes on."""
    while any(worker.is_running for worker in pilot.app.workers if worker.group in OURS):
        await pilot.pause(0.01)
    await settle(pilot)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await done(pilot)


async def focus(pilot: Pilot[Any], selector: str) -> None:
    """Tab on until keys go there."""
    for _ in range(12):
        if pilot.app.screen.query_one(selector).has_focus:
            return
        await press(pilot, "tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def rendered(tmp_path: Path, year: Path, *options: str) -> bytes:
    """What the command line writes of the year as it stands on the disk."""
    target = tmp_path / "命令行.docx"
    assert drafter(["render", str(year), "-o", str(target), "--force", *options]) == 0
    return target.read_bytes()


def test_two_presses_of_one_key_export_the_year(half_filled: Path, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        assert "全文7161字，约15页，印出数据304个。请看：空缺3，待核3" in screen(pilot)
        assert "写到" in unbroken(pilot)
        assert "2026.docx" in screen(pilot)
        assert not (half_filled.parent / "2026.docx").exists()
        await press(pilot, "f5")
        assert f"写成{half_filled.parent / '2026.docx'}" in unbroken(pilot)
        assert "印出数据304个，空缺3处；全文7161字，约15页" in screen(pilot)
        assert "从这里打不开它" in screen(pilot)
        assert "打开 " not in screen(pilot)
        await press(pilot, "escape")
        assert page(pilot) is DeskScreen

    run(DrafterApp(half_filled), journey, SMALL)
    assert (half_filled.parent / "2026.docx").read_bytes() == rendered(tmp_path, half_filled)


def test_an_edition_is_exported_with_the_mouse_alone(half_filled: Path, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "导出")
        await done(pilot)
        await click(pilot, "( )公开稿")
        await done(pilot)
        assert "2026公开稿.docx" in screen(pilot)
        await click(pilot, "( )口号框架")
        await done(pilot)
        await click(pilot, "写成文件")
        await done(pilot)
        assert "2026公开稿.docx" in screen(pilot)
        await click(pilot, "返回")
        await settle(pilot)
        assert page(pilot) is DeskScreen

    run(DrafterApp(half_filled), journey, WIDE)
    options = ("--稿", "公开稿", "--提纲", "口号框架")
    ours = half_filled.parent / "2026公开稿.docx"
    assert ours.read_bytes() == rendered(tmp_path, half_filled, *options)


def test_enter_on_a_hole_leads_to_its_row_on_the_desk(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await press(pilot, "f6", "down")
        assert "留守儿童.人数　填上就不空了" in screen(pilot)
        await press(pilot, "enter")
        assert page(pilot) is DeskScreen
        assert "农村留守儿童［人］>" in screen(pilot)
        await type_text(pilot, "88")
        await press(pilot, "enter", "f5")
        assert "空缺2" in screen(pilot)
        await click(pilot, "老年助餐每日就餐人数")
        await settle(pilot)
        assert "老年助餐每日就餐人数［人］>" in screen(pilot)

    run(DrafterApp(half_filled), journey, SMALL)


def test_a_final_one_is_refused_with_what_is_left_and_then_written(half_filled: Path) -> None:
    target = half_filled.parent / "2026.docx"
    for file in half_filled.glob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("状态: 待核", "状态: 核定"), "utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await focus(pilot, "#use")
        await press(pilot, "right")
        assert "还不能作定稿：空缺3" in screen(pilot)
        await press(pilot, "f5")
        assert "没有写定稿" in screen(pilot)
        assert "农村留守儿童　空着1处" in screen(pilot)
        assert not target.exists()
        for _ in range(3):
            await focus(pilot, "#remarks")
            await press(pilot, "enter")
            await type_text(pilot, "88")
            await press(pilot, "enter", "f5")
        await focus(pilot, "#use")
        await press(pilot, "right")
        assert "还不能" not in screen(pilot)
        await press(pilot, "f5")
        assert "写成/" in unbroken(pilot)

    run(DrafterApp(half_filled), journey, SMALL)
    assert "××" not in text_of(target)
    assert "88人" in text_of(target)


def test_the_name_follows_the_choices_until_somebody_writes_another(half_filled: Path) -> None:
    folder = half_filled.parent

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await focus(pilot, "#variants")
        await press(pilot, "right")
        assert "2026公开稿.docx" in screen(pilot)
        await focus(pilot, "#name")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "送审/县府办.doc")
        assert "文件名要以 .docx 结尾" in screen(pilot)
        await press(pilot, "f5")
        assert pilot.app.screen.query_one("#name").has_focus
        assert not (folder / "送审").exists()
        await press(pilot, "ctrl+u")
        await type_text(pilot, "县府办?.docx")
        assert "文件名里有“?”" in screen(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "送审/县府办.docx")
        await focus(pilot, "#variants")
        await press(pilot, "left")
        await press(pilot, "f5")
        assert "新建了文件夹" in unbroken(pilot)

    run(DrafterApp(half_filled), journey, SMALL)
    assert [path.name for path in folder.rglob("*.docx")] == ["县府办.docx"]
    assert "云岫县民政局2026年工作总结" in text_of(folder / "送审" / "县府办.docx")


def test_an_edited_document_stays_and_is_overwritten_only_with_a_backup(year: Path) -> None:
    target = year.with_suffix(".docx")
    target.write_bytes(b"mine")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5", "f5")
        assert "2018（2）.docx" in screen(pilot)
        assert "没有动它" in unbroken(pilot)
        assert target.read_bytes() == b"mine"
        await focus(pilot, "#same")
        await press(pilot, "right")
        assert "写成/" not in unbroken(pilot)  # what was said is of another order
        await press(pilot, "f5")
        assert "2018.备份.docx" in unbroken(pilot)

    run(DrafterApp(year), journey, SMALL)
    assert target.with_name("2018.备份.docx").read_bytes() == b"mine"
    assert target.read_bytes() == target.with_name("2018（2）.docx").read_bytes()


def test_what_cannot_be_written_is_explained_and_goes_elsewhere(year: Path, tmp_path: Path) -> None:
    (tmp_path / "路").write_text("", encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await focus(pilot, "#name")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "../路/总结.docx")
        await press(pilot, "f5")
        assert "没有写成" in screen(pilot)
        assert "路径中有一段是文件，不是文件夹" in unbroken(pilot)
        await focus(pilot, "#name")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "../总结.docx")
        await press(pilot, "f5")
        assert "写成/" in unbroken(pilot)

    run(DrafterApp(year), journey, SMALL)
    assert (tmp_path / "总结.docx").exists()


def test_a_year_that_cannot_be_saved_is_exported_as_it_was_filled_in(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "987")
        year.chmod(0o444)
        await press(pilot, "f5")  # accepts what is typed
        assert "2018.yaml还没有写进磁盘" in unbroken(pilot)
        await press(pilot, "f5")

    run(DrafterApp(year), journey, SMALL)
    assert year.read_bytes() == before
    assert "由900元提高到987元" in text_of(year.with_suffix(".docx"))


def test_what_nobody_can_read_is_not_exported_past(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "九百几")
        await press(pilot, "f5")
        assert page(pilot) is DeskScreen
        assert "九百几" in screen(pilot)

    run(DrafterApp(year), journey, SMALL)


def program(folder: Path, text: str) -> None:
    """The system's program for opening, in a folder of its own."""
    folder.mkdir()
    path = folder / "xdg-open"
    path.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("import sys; open(sys.argv[1] + '.seen', 'w')", "已请系统打开"),
        ("raise SystemExit(3)", "打不开"),
    ],
    ids=["打开了", "打不开"],
)
def test_the_document_is_opened_where_there_is_a_program(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, outcome: str
) -> None:
    program(tmp_path / "bin", text)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5", "f5")
        assert "从这里打不开" not in screen(pilot)
        await press(pilot, "enter")  # 打开 has the focus now
        assert outcome in unbroken(pilot)
        assert "2018.docx" in unbroken(pilot)

    run(DrafterApp(year), journey, SMALL)
    assert year.with_name("2018.docx.seen").exists() == (outcome == "已请系统打开")


def test_the_stages_are_said_while_it_is_written(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, reached = threading.Event(), threading.Event()
    monkeypatch.setattr("drafter.batch.write_document", slow(going, reached))

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await pilot.press("f5")
        while not reached.is_set():
            await pilot.pause(0.01)
        await settle(pilot)
        assert "正在排版……" in screen(pilot)
        going.set()
        await done(pilot)
        assert "写成/" in unbroken(pilot)

    run(DrafterApp(year), journey, SMALL)


def slow(going: threading.Event, reached: threading.Event) -> Any:
    """The writer of documents, which waits to be told to go on."""

    def waiting(*arguments: Any) -> bytes:
        reached.set()
        going.wait(20)
        return write_document(*arguments)

    return waiting


def test_leaving_while_it_is_written_says_what_became_of_it_on_the_desk(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, reached = threading.Event(), threading.Event()
    monkeypatch.setattr("drafter.batch.write_document", slow(going, reached))

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await pilot.press("f5", "escape")
        await settle(pilot)
        assert page(pilot) is DeskScreen
        going.set()
        for _ in range(200):
            await pilot.pause(0.02)
            if "数据81个，空缺0处" in screen(pilot):
                return
        raise AssertionError(screen(pilot))

    run(DrafterApp(year), journey, WIDE)
    assert year.with_suffix(".docx").read_bytes() == rendered(tmp_path, year)


def test_quitting_while_it_is_written_leaves_a_whole_document_or_none(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, reached = threading.Event(), threading.Event()
    monkeypatch.setattr("drafter.batch.write_document", slow(going, reached))

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        await pilot.press("f5")
        while not reached.is_set():
            await pilot.pause(0.01)
        await pilot.press("ctrl+q")
        threading.Timer(0.2, going.set).start()

    run(DrafterApp(year), journey, SMALL)
    folder = [path.name for path in year.parent.iterdir() if path.suffix not in {".yaml", ".md"}]
    assert sorted(folder) == ["2018.docx", "2018首页.png"]
    assert year.with_suffix(".docx").read_bytes() == rendered(tmp_path, year)


def test_the_line_keys_act_on_shows_without_colours(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        pilot.app.theme = PLAIN
        await press(pilot, "f5")
        assert style_of(pilot.app, "写成文件").reverse
        await focus(pilot, "#remarks")
        assert style_of(pilot.app, "老年助餐").reverse
        assert not style_of(pilot.app, "农村留守").reverse
        await focus(pilot, "#use")
        assert style_of(pilot.app, "(√)征求意见").reverse

    run(DrafterApp(half_filled), journey, SMALL)


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (40, 10), (20, 5)], ids=str)
def test_a_small_screen_can_still_export(year: Path, size: tuple[int, int]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        assert page(pilot) is ExportScreen
        screen_text(pilot.app)
        await press(pilot, "f5")
        screen_text(pilot.app)

    run(DrafterApp(year), journey, size)
    assert year.with_suffix(".docx").exists()


def test_all_choices_stay_on_a_screen_that_becomes_narrow(half_filled: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "f5")
        assert "( )总结问题与计划" in screen_text(pilot.app)[2]
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        for name in ("公开稿", "报县委", "总结问题与计划", "简版", "补板与重点工作"):
            assert f"( ){name}" in screen(pilot)

    run(DrafterApp(half_filled), journey, WIDE)


def test_the_list_that_comes_late_has_its_cursor_all_the_same(
    half_filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def waiting(*arguments: Any, **options: Any) -> Attempt:
        going.wait(20)
        return attempt(*arguments, **options)

    monkeypatch.setattr("drafter.session.exporting.exporting.attempt", waiting)

    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("f5", "f6")
        await settle(pilot)
        assert "正在起草、检查" in screen(pilot)
        going.set()
        await done(pilot)
        await press(pilot, "enter")
        assert "老年助餐每日就餐人数［人］>" in screen(pilot)

    run(DrafterApp(half_filled), journey, SMALL)
