"""Writing words on the screen: keys and mouse in, bytes of the 素材 file and the draft's text out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from drafter.tui.widgets.words.wordsinput import WordsInput
from tests.tui.piloting import (
    EXAMPLES,
    click,
    paste,
    run,
    screen_strips,
    screen_text,
    settle,
    spot_of,
    style_of,
    type_text,
)
from tests.tui.wordsdesk import WordsDesk

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

CALL = "养老/紧急呼援"
ITEM = "- 完成“平安通”服务升级。\n"
SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def panyu(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区" / "2018.yaml"


def words_of(year: Path) -> Path:
    return year.with_name("2018素材.md")


def go(
    year: Path,
    journey: Callable[[Pilot[Any]], Awaitable[None]],
    topic: str = CALL,
    size: tuple[int, int] = (110, 30),
) -> None:
    run(WordsDesk(year, topic), journey, size=size)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await seen(pilot)


async def seen(pilot: Pilot[Any]) -> None:
    """Until what was typed has been drafted."""
    await settle(pilot)
    await pilot.pause(0.05)
    await settle(pilot)


def draft_of(pilot: Pilot[Any]) -> str:
    app = pilot.app
    assert isinstance(app, WordsDesk)
    shown = app.draft._draft
    assert shown is not None
    return "\n".join(block.text for block in shown.blocks)


def notices(pilot: Pilot[Any]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def field_of(pilot: Pilot[Any]) -> str:
    return pilot.app.query_one(WordsInput).line.text


def shows(pilot: Pilot[Any], text: str) -> bool:
    return any(text in line for line in screen_text(pilot.app))


@pytest.mark.parametrize("size", SIZES)
def test_an_item_is_opened_written_and_accepted(panyu: Path, size: tuple[int, int]) -> None:
    before = words_of(panyu).read_text()

    async def journey(pilot: Pilot[Any]) -> None:
        assert shows(pilot, "▸ 1 完成“平安通”服务升级。")
        await press(pilot, "enter", "backspace")
        await type_text(pilot, "，覆盖全区。")
        await seen(pilot)
        assert "完成“平安通”服务升级，覆盖全区。" in draft_of(pilot)
        assert words_of(panyu).read_text() == before
        await press(pilot, "enter")
        assert shows(pilot, "▸ 1 完成“平安通”服务升级，覆盖全区。")
        assert not shows(pilot, "Enter 确认")

    go(panyu, journey, size=size)
    changed = ITEM.replace("升级。", "升级，覆盖全区。")
    assert words_of(panyu).read_text() == before.replace(ITEM, changed)


def test_escape_restores_the_file_and_the_draft(panyu: Path) -> None:
    before = words_of(panyu).read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        text = draft_of(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "还没想好")
        await seen(pilot)
        assert "还没想好" in draft_of(pilot)
        await press(pilot, "escape")
        assert draft_of(pilot) == text
        assert shows(pilot, "▸ 1 完成“平安通”服务升级。")

    go(panyu, journey)
    assert words_of(panyu).read_bytes() == before


def test_who_types_on_an_empty_aspect_writes_its_first_item(panyu: Path) -> None:
    before = words_of(panyu).read_text()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down")
        assert shows(pilot, "▸ 计划（Enter 写一条）　印在：")
        await type_text(pilot, "扩大服务对象。")
        assert field_of(pilot) == "扩大服务对象。"
        await press(pilot, "enter")

    go(panyu, journey)
    assert words_of(panyu).read_text() == before.replace(ITEM, f"{ITEM}## 计划\n- 扩大服务对象。\n")


def test_eight_characters_at_once_stand_in_order(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "民政事务服务中心")
        assert field_of(pilot) == "民政事务服务中心"
        await seen(pilot)
        assert "民政事务服务中心" in draft_of(pilot)
        await press(pilot, "enter")

    go(panyu, journey)
    assert f"{ITEM}- 民政事务服务中心\n" in words_of(panyu).read_text()


def test_a_link_is_chosen_from_a_list(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "标准为【城乡低保标准")
        assert shows(pilot, "▸ 低保.标准  每人每月950元　城乡低保标准")
        await press(pilot, "enter")
        assert field_of(pilot) == "标准为【低保.标准】"
        await type_text(pilot, "，【低保.标准。同")
        assert shows(pilot, "▸ 低保.标准.同比  同比增长5.6%")
        await press(pilot, "enter")
        await type_text(pilot, "。")
        await press(pilot, "enter")
        assert "标准为每人每月950元，同比增长5.6%。" in draft_of(pilot)

    go(panyu, journey)
    assert "- 标准为【低保.标准】，【低保.标准.同比】。\n" in words_of(panyu).read_text()


def test_escape_leaves_the_bracket_as_typed(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "见【低保")
        assert shows(pilot, "Enter 链接")
        await press(pilot, "escape")
        assert not shows(pilot, "Enter 链接")
        assert shows(pilot, "只有一半")
        await type_text(pilot, ".标准")
        assert not shows(pilot, "Enter 链接")
        assert field_of(pilot) == "见【低保.标准"

    go(panyu, journey)


def test_links_are_chosen_by_arrows_and_mouse(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "【低保.在册.")
        assert shows(pilot, "▸ 低保.在册.户")
        await press(pilot, "down", "enter")
        assert field_of(pilot) == "【低保.在册.人】"
        await type_text(pilot, "和【低保.在册.")
        await click(pilot, "低保.在册.户")
        assert field_of(pilot) == "【低保.在册.人】和【低保.在册.户】"

    go(panyu, journey)


def test_digits_without_a_figure_are_underlined_and_said(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "救助80人，`60岁`以上12人")
        await seen(pilot)
        assert shows(pilot, "2处数字没有链接：80、12；")
        assert style_of(pilot.app, "80人").underline
        assert style_of(pilot.app, "12人").underline
        assert not style_of(pilot.app, "60岁").underline
        assert not style_of(pilot.app, "救助80").underline

    go(panyu, journey)


def test_typing_is_taken_back_before_the_sitting(panyu: Path) -> None:
    before = words_of(panyu).read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "backspace")
        await type_text(pilot, "一次。")
        await press(pilot, "enter")
        assert words_of(panyu).read_bytes() != before
        await press(pilot, "enter")
        await type_text(pilot, "又一次")
        await press(pilot, "ctrl+z")
        assert field_of(pilot) == "完成“平安通”服务升级一次。"
        assert words_of(panyu).read_bytes() != before
        await press(pilot, "ctrl+y")
        assert field_of(pilot) == "完成“平安通”服务升级一次。又一次"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert words_of(panyu).read_bytes() == before
        assert shows(pilot, "▸ 1 完成“平安通”服务升级。")

    go(panyu, journey)


@pytest.mark.parametrize("wish", ["enter", "tab", "escape"])
def test_pasted_lines_are_shown_before_they_are_taken(panyu: Path, wish: str) -> None:
    before = words_of(panyu).read_text()
    wanted = {
        "enter": f"{ITEM}- 一、走访。\n- 二、慰问。\n",
        "tab": f"{ITEM}- 一、走访。二、慰问。\n",
        "escape": ITEM,
    }

    async def journey(pilot: Pilot[Any]) -> None:
        await paste(pilot, "- 一、走访。\r\n- 二、慰问。\r\n")
        assert shows(pilot, "粘贴了2行，将成为2条素材：")
        assert shows(pilot, "2 二、慰问。")
        assert words_of(panyu).read_text() == before
        await press(pilot, wish)
        assert not shows(pilot, "粘贴了")
        if wish != "enter":
            await press(pilot, "enter")

    go(panyu, journey)
    assert words_of(panyu).read_text() == before.replace(ITEM, wanted[wish])


def test_ten_thousand_lines_are_not_taken_as_items(panyu: Path) -> None:
    before = words_of(panyu).read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await paste(pilot, "一行\n" * 10_000)
        assert shows(pilot, "一次最多粘贴100条")
        await press(pilot, "enter")
        assert shows(pilot, "一次最多粘贴100条")
        await press(pilot, "escape")
        assert not shows(pilot, "一次最多")

    go(panyu, journey)
    assert words_of(panyu).read_bytes() == before


def test_ten_thousand_characters_are_taken_literally(panyu: Path) -> None:
    text = "[/]【甲】" + "长" * 10_000

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await paste(pilot, f"\x1b{text}\x07")
        assert field_of(pilot) == text
        await press(pilot, "enter")

    go(panyu, journey)
    assert f"{ITEM}- {text}\n" in words_of(panyu).read_text()


def test_what_is_refused_stays_in_the_field_with_the_reason(panyu: Path) -> None:
    before = words_of(panyu).read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "走访<!--老人")
        await press(pilot, "enter")
        assert shows(pilot, "不能写成一条素材，没有改")
        assert shows(pilot, "里面不夹注释")
        assert field_of(pilot) == "走访<!--老人"
        await press(pilot, "ctrl+b")
        assert field_of(pilot) == "走访<!--老人"

    go(panyu, journey)
    assert words_of(panyu).read_bytes() == before


def test_an_emptied_item_is_neither_deleted_nor_written(panyu: Path) -> None:
    before = words_of(panyu).read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "ctrl+a", "backspace", "enter")
        assert shows(pilot, "这一条空了")
        await press(pilot, "escape")
        assert shows(pilot, "▸ 1 完成“平安通”服务升级。")

    go(panyu, journey)
    assert words_of(panyu).read_bytes() == before


def test_items_are_moved_deleted_and_marked_by_keys(panyu: Path) -> None:
    before = words_of(panyu).read_text()
    first, second = (
        line + "\n" for line in before.splitlines() if line.startswith(("- 医养联合体", "- 试行“"))
    )

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+down")
        assert words_of(panyu).read_text() == before.replace(first + second, second + first)
        await press(pilot, "ctrl+up")
        assert words_of(panyu).read_text() == before
        await press(pilot, "ctrl+b")
        assert shows(pilot, "▸ 1 〔内部〕医养联合体")
        assert f"- 〔内部〕{first[2:]}" in words_of(panyu).read_text()
        await press(pilot, "ctrl+b", "delete")
        assert words_of(panyu).read_text() == before.replace(first, "")
        await press(pilot, "ctrl+z")
        assert words_of(panyu).read_text() == before

    go(panyu, journey, "养老/医养结合")


def test_a_problem_gets_a_remedy_and_an_item_its_speaker(panyu: Path) -> None:
    before = words_of(panyu).read_text()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+r")
        await type_text(pilot, "按月回访。")
        await press(pilot, "enter")
        assert shows(pilot, "▸    对策：按月回访。")
        assert words_of(panyu).read_text() == before.replace(ITEM, f"{ITEM}  - 对策：按月回访。\n")
        await press(pilot, "delete", "up", "ctrl+l")
        assert shows(pilot, "照录：谁说的")
        await type_text(pilot, "区长")
        await press(pilot, "enter")
        assert shows(pilot, "▸ 1 照录（区长）：完成“平安通”服务升级。")

    go(panyu, journey)
    quoted = "> 照录（区长）：完成“平安通”服务升级。\n"
    assert words_of(panyu).read_text() == before.replace(ITEM, quoted)


def test_where_a_new_item_will_stand_is_marked_and_not_its_neighbour(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        lines = [line.split(" │")[0] for line in screen_text(pilot.app)]
        at = next(number for number, line in enumerate(lines) if "完成“平安通”" in line)
        assert "改" not in lines[at]
        assert any("改（正在写新的一条）" in line for line in lines[at + 1 : at + 3])
        await press(pilot, "escape")
        assert not shows(pilot, "正在写新的一条")
        assert shows(pilot, "▸ 1 完成“平安通”")
        await press(pilot, "enter")
        assert shows(pilot, "改1 完成“平安通”")

    go(panyu, journey)


def test_what_cannot_be_quoted_is_refused_before_anything_is_asked(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+l")
        assert not shows(pilot, "谁说的")
        assert shows(pilot, "照录照原样印")

    go(panyu, journey, "养老/助餐")


def test_items_of_two_files_stand_under_the_names_of_their_files(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")
    year = tmp_path / "云岫县" / "2026"
    topic = "社会救助/低保"
    (year / "社会救助科素材.md").write_text(f"# {topic}\n- 走访散居对象。\n", encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        lines = [line.strip() for line in screen_text(pilot.app)]
        first, second = (
            next(at for at, line in enumerate(lines) if line.startswith(f"{name}："))
            for name in ("素材.md", "社会救助科素材.md")
        )
        mine = next(at for at, line in enumerate(lines) if "走访散居对象" in line)
        assert first < second < mine
        await click(pilot, "走访散居对象")
        await press(pilot, "ctrl+up")
        assert "已经是社会救助科素材.md里总结的第一条" in "".join(notices(pilot))
        await press(pilot, "enter")
        assert shows(pilot, "社会救助科素材.md的总结第1条")

    go(year, journey, topic)


def test_everything_can_be_done_by_mouse(panyu: Path) -> None:
    before = words_of(panyu).read_text()

    async def journey(pilot: Pilot[Any]) -> None:
        await click(pilot, "试行“互联网")
        assert shows(pilot, "▸ 2 试行“互联网")
        await click(pilot, "试行“互联网")
        assert shows(pilot, "总结第2条")
        await click(pilot, "“互联网")
        await type_text(pilot, "了")
        assert field_of(pilot).startswith("试行了“互联网")
        await click(pilot, "医养联合体由", 0)
        assert "- 试行了“互联网" in words_of(panyu).read_text()
        await click(pilot, "Ctrl+D")
        assert "医养联合体由" not in words_of(panyu).read_text()
        await click(pilot, "新条目")
        assert shows(pilot, "总结新条目")

    go(panyu, journey, "养老/医养结合")
    assert before.count("\n") - 1 == words_of(panyu).read_text().count("\n")


def test_leaving_upwards_and_downwards_accepts(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "backspace")
        await type_text(pilot, "，好用。")
        await press(pilot, "up", "up", "up")
        assert not shows(pilot, "Enter 确认")

    go(panyu, journey)
    assert "- 完成“平安通”服务升级，好用。\n" in words_of(panyu).read_text()


def test_lines_break_by_chinese_rules_in_the_field(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+n")
        text = "全区特困人员供养服务机构护理型床位逐步增加并安排人员照料，" + "甲" * 20 + "12345。"
        await type_text(pilot, text)
        strips = screen_strips(pilot.app)[2:5]
        lines = [strip.crop(0, 54).text.strip() for strip in strips]
        assert "".join(lines).startswith(text[:-6])
        assert not any(line.startswith(("，", "。")) for line in lines)
        assert any("12345。" in line for line in lines)

    go(panyu, journey)


@pytest.mark.parametrize("size", [(30, 8), (80, 24), (200, 60)])
def test_no_size_is_too_small_or_too_wide(panyu: Path, size: tuple[int, int]) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        await type_text(pilot, "长" * 200)
        await type_text(pilot, "【低保")
        await press(pilot, "escape")
        await pilot.resize_terminal(60, 12)
        await seen(pilot)
        screen_text(pilot.app)
        await press(pilot, "escape")

    go(panyu, journey, size=size)


def test_text_is_selected_with_the_mouse_and_replaced(panyu: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        start = spot_of(pilot.app, "平安通")
        await pilot.mouse_down(offset=start)
        await pilot.hover(offset=(start.x + 6, start.y))
        await pilot.mouse_up(offset=(start.x + 6, start.y))
        await type_text(pilot, "一键通")
        assert field_of(pilot) == "完成“一键通”服务升级。"
        await press(pilot, "shift+left", "ctrl+x", "ctrl+home", "ctrl+v")
        assert field_of(pilot) == "通完成“一键”服务升级。"

    go(panyu, journey)
