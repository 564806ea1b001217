"""Files that others change, hold, lock or break while one fills them in: what the desk says and what is written."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.session.disk.claims import Claim, claim
from drafter.session.sitting import Sitting
from drafter.tui.app import DrafterApp
from drafter.tui.screens.conflict import ConflictScreen
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.screens.recovery import RecoveryScreen
from tests.lockedfiles import lock, others_write, unlock
from tests.tui.piloting import EXAMPLES, WIDE, run, screen, screen_text, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def fill(pilot: Pilot[Any], text: str) -> None:
    await type_text(pilot, text)
    await press(pilot, "enter")


def said(pilot: Pilot[Any]) -> str:
    """The screen without what breaks its words apart."""
    return "".join(screen(pilot).replace("▌", "").split())


def toasts(pilot: Pilot[Any]) -> list[str]:
    """Everything that is being told in the corner, titles first, without blanks."""
    notes = (f"{note.title}：{note.message}" for note in pilot.app._notifications)
    return ["".join(text.split()) for text in notes]


async def until(pilot: Pilot[Any], there: Callable[[], bool]) -> None:
    """Wait for the next look at the disk to find something."""
    for _ in range(100):
        await pilot.pause(0.05)
        if there():
            break
    await settle(pilot)
    assert there(), screen(pilot)


def asked(pilot: Pilot[Any]) -> Callable[[], bool]:
    return lambda: isinstance(pilot.app.screen, ConflictScreen)


async def meet(pilot: Pilot[Any], year: Path) -> str:
    """Fill in 977 where nothing can be written and others write 961; their text, writable again."""
    lock(year)
    await fill(pilot, "977")
    others = others_write(year, ("本年: 950", "本年: 961"), ("4530", "4531"))
    await until(pilot, asked(pilot))
    unlock(year)
    return others


def test_a_value_done_again_is_offered_after_leaving(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        lock(year)
        await fill(pilot, "977")
        await press(pilot, "ctrl+z", "ctrl+y")
        assert "没有写进文件" in screen_text(pilot.app)[0]
        await press(pilot, "ctrl+q")
        assert "有修改没有写进文件，现在退出，下次打开时会问" in toasts(pilot)[-1]
        await pilot.press("ctrl+q")

    async def again(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app.screen, RecoveryScreen)
        assert "城乡低保标准←977" in said(pilot)

    run(DrafterApp(year), journey, WIDE)
    run(DrafterApp(year), again, WIDE)


def test_a_value_done_again_is_shown_and_written_where_it_meets_others(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        lock(year)
        await fill(pilot, "977")
        await press(pilot, "ctrl+z", "ctrl+y")
        others = others_write(year, ("本年: 950", "本年: 961"), ("4530", "4531"))
        await until(pilot, asked(pilot))
        unlock(year)
        assert "这里填的是：城乡低保标准←977" in said(pilot)
        assert "整个文件" not in said(pilot)
        assert "F1 帮助" in screen_text(pilot.app)[-1]
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert year.read_text(encoding="utf-8") == others.replace("本年: 961", "本年: 977")

    run(DrafterApp(year), journey, WIDE)


def test_theirs_leaves_what_did_not_meet_them_and_the_rest_comes_back_by_redo(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        lock(year)
        await fill(pilot, "977")
        await fill(pilot, "910户1520人")
        others = others_write(year, ("本年: 950", "本年: 961"))
        await until(pilot, asked(pilot))
        unlock(year)
        assert "1520" not in said(pilot).partition("这里填的是")[2]
        await press(pilot, "f9")
        kept = others.replace("908户1515人", "910户1520人")
        assert year.read_text(encoding="utf-8") == kept
        await press(pilot, "ctrl+y")
        assert year.read_text(encoding="utf-8") == kept.replace("本年: 961", "本年: 977")
        await press(pilot, "ctrl+z")
        assert year.read_text(encoding="utf-8") == kept

    run(DrafterApp(year), journey, WIDE)


def test_what_was_left_for_later_is_asked_about_again_by_saving(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        others = await meet(pilot, year)
        await press(pilot, "escape")
        assert "还没有定用哪一边" in screen_text(pilot.app)[0]
        assert "按F2再来定" in toasts(pilot)[-1]
        assert year.read_text(encoding="utf-8") == others
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ConflictScreen)
        await press(pilot, "f2")
        assert year.read_text(encoding="utf-8") == others.replace("本年: 961", "本年: 977")
        assert "已保存" in screen_text(pilot.app)[0]

    run(DrafterApp(year), journey, WIDE)


def test_a_further_change_of_others_is_shown_on_the_page_that_stands(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await meet(pilot, year)
        others_write(year, ("本年: 961", "本年: 962"))
        await until(pilot, lambda: "本年: 962" in screen(pilot))
        assert sum(isinstance(one, ConflictScreen) for one in pilot.app.screen_stack) == 1
        others_write(year, ("本年: 962", "本年: 950"))
        await until(pilot, lambda: not asked(pilot)())
        assert "本年: 977" in year.read_text(encoding="utf-8")

    run(DrafterApp(year), journey, WIDE)


def test_an_undo_that_is_refused_says_why(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await fill(pilot, "960")
        text = others_write(year, ("本年: 960", "本年: 961"))
        await until(pilot, lambda: "961" in screen(pilot))
        await press(pilot, "ctrl+z")
        assert "2018.yaml第12行：这一行在别处也改过，合不到一起，没有动它" in toasts(pilot)[-1]
        assert year.read_text(encoding="utf-8") == text

    run(DrafterApp(year), journey, WIDE)


def test_a_change_elsewhere_is_none_of_the_row_being_typed(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "1500")
        others_write(year, ("1225.3", "1226.3"))
        await until(pilot, lambda: bool(toasts(pilot)))
        assert toasts(pilot) == ["文件在别处改过：2018.yaml：已重新读入"]
        assert "刚在别处改成" not in screen(pilot)
        await press(pilot, "enter")
        assert "本年: 1500" in year.read_text(encoding="utf-8")

    run(DrafterApp(year), journey, WIDE)


def test_which_of_several_files_was_changed_or_could_not_be_written_is_said(
    half_filled: Path,
) -> None:
    file = half_filled / "社会救助科.yaml"

    async def journey(pilot: Pilot[Any]) -> None:
        others_write(file, ("上级补助: 8460", "上级补助: 8461"))
        await until(pilot, lambda: bool(toasts(pilot)))
        assert toasts(pilot) == ["文件在别处改过：2026/社会救助科.yaml：已重新读入"]
        lock(half_filled / "办公室.yaml")
        await fill(pilot, "12")
        assert "文件写不进：2026/办公室.yaml：没有写成" in toasts(pilot)[-1]

    run(DrafterApp(half_filled), journey, WIDE)


def test_a_file_that_nobody_can_read_is_said_at_once(year: Path) -> None:
    good = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        year.write_bytes(b"PK\x03\x04\x00\x00")
        await until(pilot, lambda: bool(toasts(pilot)))
        (toast,) = toasts(pilot)
        assert toast.startswith("文件读不懂了：2018.yaml：这是压缩包")
        assert "改好存盘以前，这里先不能填" in toast
        await pilot.pause(0.4)
        assert "错1" in screen_text(pilot.app)[0]
        year.write_bytes(good)
        await until(pilot, lambda: len(toasts(pilot)) > 1)
        await fill(pilot, "960")

    run(DrafterApp(year), journey, WIDE)
    assert year.read_bytes() == good.replace(b"950", b"960", 1)


def test_a_line_that_others_broke_is_said_with_its_number(year: Path) -> None:
    text = year.read_text(encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        year.write_text(text[: text.index("数据:")] + "数据: 坏了\n", encoding="utf-8")
        await until(pilot, lambda: bool(toasts(pilot)))
        (toast,) = toasts(pilot)
        assert toast.startswith("文件里有错误：2018.yaml第9行：“数据”要写成一组")
        await fill(pilot, "960")
        assert "这一行改好才能填" in toasts(pilot)[-1]
        assert "要改的地方不是一个值" not in "".join(toasts(pilot))

    run(DrafterApp(year), journey, WIDE)


def test_the_status_speaks_of_others_only_while_they_are_there(year: Path) -> None:
    with_words = (year, year.with_name("2018素材.md"))
    held = [claim(path) for path in with_words]

    async def journey(pilot: Pilot[Any]) -> None:
        assert "只读：您自己在另一个窗口正在填" in screen_text(pilot.app)[0]
        for one in held:
            assert isinstance(one, Claim)
            one.release()
        await until(pilot, lambda: "只读" not in screen_text(pilot.app)[0])
        assert any("没有别人在填了" in toast for toast in toasts(pilot))
        await fill(pilot, "960")
        assert "已保存" in screen_text(pilot.app)[0]

    run(DrafterApp(year), journey, WIDE)
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_a_file_of_another_does_not_make_ours_read_only(half_filled: Path) -> None:
    other = claim(half_filled / "养老服务科.yaml")
    assert isinstance(other, Claim)

    async def journey(pilot: Pilot[Any]) -> None:
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        await fill(pilot, "10900")
        assert "只读" not in screen_text(pilot.app)[0]
        assert desk.sitting.tenure.held_by_others([str(other.path)])
        await fill(pilot, "8470")
        status = screen_text(pilot.app)[0]
        assert "已保存" in status
        assert "有的文件只读" in status
        assert "只读：" not in status

    run(DrafterApp(half_filled), journey, WIDE)
    other.release()


@pytest.mark.parametrize("name", ["长清区/2023.yaml", "番禺区/2018.yaml", "云岫县/2026"])
def test_the_status_counts_as_the_list_of_years_does(tmp_path: Path, name: str) -> None:
    office, _, year = name.partition("/")
    shutil.copytree(EXAMPLES / office, tmp_path / office)
    sitting = Sitting(tmp_path / name)
    filling = sitting.filling
    sitting.close()
    assert filling.given

    async def journey(pilot: Pilot[Any]) -> None:
        assert f"填{filling.given}/{filling.listed} " in screen_text(pilot.app)[0]
        await press(pilot, "ctrl+p")
        await type_text(pilot, "打开另一年")
        await press(pilot, "enter")
        await until(pilot, lambda: f"填{filling.given}，空{filling.awaited}" in screen(pilot))

    run(DrafterApp(tmp_path / office / year), journey, WIDE)


@pytest.mark.skipif(os.name == "nt", reason="权限")
def test_a_folder_that_takes_no_files_is_told_by_its_name_and_as_it_is(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(year.parent)
    monkeypatch.setattr("drafter.session.disk.claims._create", refused)

    async def journey(pilot: Pilot[Any]) -> None:
        (toast,) = toasts(pilot)
        assert f"文件夹{year.parent}里建不了文件" in toast
        assert "填的数写不进文件，只能先记在本机" in toast
        assert "只能看" not in toast

    run(DrafterApp(year.relative_to(year.parent)), journey, WIDE)


def test_leaving_is_objected_to_again_when_something_else_is_open(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        for text in ("九百多块", "又读不懂"):
            await type_text(pilot, text)
            await press(pilot, "ctrl+q")
            assert pilot.app.is_running
            assert not pilot.app._exit
            assert any("再按一次" in toast for toast in toasts(pilot))
            await press(pilot, "escape")
            pilot.app.clear_notifications()
        await type_text(pilot, "九百多块")
        await press(pilot, "ctrl+q")
        assert not pilot.app._exit
        await press(pilot, "ctrl+q")
        assert pilot.app._exit

    run(DrafterApp(year), journey, WIDE)
