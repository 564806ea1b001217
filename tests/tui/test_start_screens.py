"""Starting an office, going on to a further year and choosing a year, on the screen."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from drafter.cli.app import run as drafter
from drafter.tui.actions import bindings
from drafter.tui.app import DrafterApp
from drafter.tui.screens.start.openyear import OpenYear
from drafter.tui.screens.start.startoffice import StartOffice
from drafter.tui.screens.start.welcome import first_of
from tests.offices import write_office
from tests.tui.piloting import click, paste, run, screen_text, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    Journey = Callable[[Pilot[Any]], Awaitable[None]]

TODAY = date(2026, 12, 8)
NAME = "清河市云岫县民政局"
FILES = ("2026.yaml", "2026提纲.yaml", "2026素材.md", "单位.yaml")
# What happens before the topics needs none: reading them takes most of the time.
WITHOUT_TOPICS = pytest.mark.usefixtures("without_topics")
EXAMPLE = Path(__file__).parents[2] / "examples" / "云岫县"


class OneScreen(App[Path | None]):
    """Shows one screen, and ends with what it was dismissed with."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings("quit")

    def __init__(self, shown: Screen[Path | None]) -> None:
        """Which one."""
        super().__init__()
        self._shown = shown

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(self._shown, self.exit)


def travel(
    shown: Screen[Path | None], journey: Journey, size: tuple[int, int] = (80, 24)
) -> Path | None:
    """Take the journey through a screen; what it was dismissed with."""
    app = OneScreen(shown)
    run(app, journey, size=size)
    return app.return_value


def start(folder: Path, journey: Journey, size: tuple[int, int] = (80, 24)) -> Path | None:
    """Take the journey through a start in `folder`."""
    return travel(StartOffice.of(folder, TODAY), journey, size)


def says(pilot: Pilot[Any], *texts: str) -> bool:
    """Whether all of these stand on the screen, wherever its lines break."""
    text = "".join(line.strip() for line in screen_text(pilot.app))
    return all(each.replace("\n", "") in text for each in texts)


async def until(pilot: Pilot[Any], *texts: str) -> None:
    """Wait for what a thread brings."""
    for _ in range(200):
        await settle(pilot)
        if not pilot.app.is_running or says(pilot, *texts):
            return
        await pilot.pause(0.05)
    raise AssertionError("\n".join(screen_text(pilot.app)))


async def ended(pilot: Pilot[Any]) -> None:
    """Wait until the screen has been dismissed."""
    for _ in range(200):
        if pilot.app._exit:
            return
        await pilot.pause(0.05)
    raise AssertionError("\n".join(screen_text(pilot.app)))


async def to_topics(pilot: Pilot[Any], name: str = NAME) -> None:
    """From the first page to the third, with what follows from a name."""
    await type_text(pilot, name)
    await pilot.press("f2")
    await until(pilot, "第2步")
    await pilot.press("enter")
    await until(pilot, "第3步")


async def untick_all(pilot: Pilot[Any]) -> None:
    await pilot.press("home", "space")
    await until(pilot, "已选0个主题")


async def tick(pilot: Pilot[Any], *words: str) -> None:
    """Look for topics and tick the first below each 业务线."""
    for word in words:
        await type_text(pilot, word)
        await pilot.press("down", "down", "enter", "escape")
        await settle(pilot)


async def write(pilot: Pilot[Any]) -> None:
    await pilot.press("f2")
    await until(pilot, "第4步")
    await pilot.press("enter")
    await ended(pilot)


def told_to_write(folder: Path, *options: str) -> dict[str, bytes]:
    """The files that `drafter new` makes of the same answers in a folder of that name elsewhere."""
    assert drafter(["new", str(folder), *options, "--yes"]) == 0
    return bytes_in(folder)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(autouse=True)
def _december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.cli.new.today", lambda: TODAY)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """An empty folder with a Chinese name."""
    folder = tmp_path / "云岫 县"
    folder.mkdir()
    return folder


class TestNewOffice:
    @pytest.mark.parametrize("size", [(80, 24), (160, 45)])
    def test_by_keys_alone_it_writes_what_the_command_writes(
        self, size: tuple[int, int], here: Path, tmp_path: Path
    ) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await write(pilot)

        assert start(here, journey, size) == here / "2026.yaml"
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", "--名称", NAME)
        assert tuple(bytes_in(here)) == FILES

    def test_every_answer_given_by_hand(self, here: Path, tmp_path: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, "云岫镇人民政府")
            await pilot.press("enter", "right", "down")  # 系统: 退役军人
            assert says(pilot, "(√)退役军人", "(√)乡镇街道")
            await pilot.press("left", "tab")  # 层级: 区县
            await type_text(pilot, "云岫")
            await pilot.press("enter")
            await type_text(pilot, "２０２５年")
            await pilot.press("enter", "right", "enter")
            assert says(pilot, "(√)上半年")
            await type_text(pilot, "1-10月")
            assert says(pilot, "( )上半年", "( )全年")
            await pilot.press("f2")
            await until(pilot, "第2步")
            await pilot.press("down", "down", "down", "down")
            await until(pilot, "“简版”")
            await pilot.press("f2")
            await until(pilot, "第3步")
            await untick_all(pilot)
            await tick(pilot, "助餐", "低保")
            await until(pilot, "已选2个主题")
            await write(pilot)

        assert start(here, journey) == here / "2025年1—10月.yaml"
        assert bytes_in(here) == told_to_write(
            tmp_path / "另一个",
            *("--名称", "云岫镇人民政府", "--系统", "退役军人", "--层级", "区县"),
            *("--地区", "云岫", "--年度", "2025", "--时段", "1—10月", "--提纲", "简版"),
            *("--主题", "养老/助餐,社会救助/低保"),
        )

    def test_by_mouse_alone_once_the_name_is_typed(self, here: Path, tmp_path: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await click(pilot, "( )市")
            await click(pilot, "( )前三季度")
            await click(pilot, "下一步")
            await until(pilot, "第2步")
            await click(pilot, "总结问题与计划")
            await until(pilot, "第3步")
            await click(pilot, "[√] 本单位主管的全部主题")
            await until(pilot, "已选0个主题")
            await click(pilot, "[ ] 低保")
            await click(pilot, "[ ] 扶贫济困")
            await until(pilot, "已选2个主题")
            await click(pilot, "F2 下一步")
            await until(pilot, "第4步", "单位.yaml", "2026前三季度.yaml")
            await click(pilot, "写这些文件")
            await ended(pilot)

        assert start(here, journey) == here / "2026前三季度.yaml"
        assert bytes_in(here) == told_to_write(
            tmp_path / "另一个",
            *("--名称", NAME, "--层级", "市", "--时段", "前三季度", "--提纲", "总结问题与计划"),
            *("--主题", "社会救助/低保", "--业务线", "扶贫济困"),
        )

    @WITHOUT_TOPICS
    def test_what_follows_from_the_name_follows_until_it_is_answered(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, "番禺区退役军人事务局")
            assert says(pilot, "(√)退役军人", "(√)区县", "本地的名称      番禺区")
            await pilot.press("tab", "tab", "right", "shift+tab", "shift+tab")
            assert says(pilot, "(√)乡镇街道")
            await pilot.press("end", *["backspace"] * 10)
            await type_text(pilot, "北京市民政局")
            assert says(pilot, "(√)民政", "(√)乡镇街道", "本地的名称      北京市")

        start(here, journey)

    @WITHOUT_TOPICS
    def test_what_is_left_empty_is_filled_by_what_follows(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await pilot.press("tab", "tab", "tab", "delete")
            assert not says(pilot, "本地的名称      云岫县")
            await pilot.press("tab")
            assert says(pilot, "本地的名称      云岫县")

        start(here, journey)


class TestWrongAnswers:
    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("云岫县[民政局", "名称里不会有“[”。"),
            ("[/]县", "名称里不会有“[]”。"),
            ("abc", "“abc”不像单位的名称"),
            ("县" * 61, "有61个字，太长了"),
        ],
    )
    @WITHOUT_TOPICS
    def test_a_name_that_cannot_be_is_explained_at_once(
        self, name: str, said: str, here: Path
    ) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, name)
            assert says(pilot, f"不对：{said}")
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第1步", said)

        assert start(here, journey) is None
        assert bytes_in(here) == {}

    @WITHOUT_TOPICS
    def test_a_missing_name_is_asked_for_only_when_one_goes_on(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            assert not says(pilot, "不能空着")
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "不对：名称不能空着。")
            await type_text(pilot, NAME)  # the cursor is there already
            assert says(pilot, "(√)民政", NAME)

        start(here, journey)

    @WITHOUT_TOPICS
    def test_a_year_and_a_span_that_cannot_be(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await pilot.press(*["tab"] * 4)
            await type_text(pilot, "26")
            assert says(pilot, "不对：“26”不是年度；写四位数字，例：2026")
            await pilot.press("tab", "tab")
            await type_text(pilot, "冬天")
            assert says(pilot, "“冬天”不是时段")
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第1步")
            await type_text(pilot, "2026")  # the first wrong field has the cursor, its text chosen
            assert says(pilot, "写哪一年的总结  2026", "四位数字")

        start(here, journey)

    @pytest.mark.parametrize(
        "pasted",
        [
            "\n清河市云岫县\r\n民政局\n",
            "清河市云岫县\x07\u200b民政局",
            "\ufeff清河市\t云岫县民政局",
        ],
    )
    def test_a_pasted_name_loses_what_nobody_sees(
        self, pasted: str, here: Path, tmp_path: Path
    ) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await paste(pilot, pasted)
            assert says(pilot, NAME, "去掉了换行和看不见的字符，请核对")
            await pilot.press("f2")
            await until(pilot, "第2步")
            await pilot.press("enter")
            await until(pilot, "第3步")
            await write(pilot)

        assert start(here, journey) == here / "2026.yaml"
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", "--名称", NAME)

    @WITHOUT_TOPICS
    def test_a_whole_document_pasted_by_mistake(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await paste(pilot, "工作总结\n" * 10_000)
            assert says(pilot, "有200个字，太长了")

        start(here, journey)

    def test_no_topic_at_all(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await untick_all(pilot)
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第3步", "一个主题也没有选。")

        start(here, journey)


class TestTopics:
    def test_lines_topics_and_counts(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            lines = screen_text(pilot.app)
            assert any(re.search(r"\[√\] 社会救助（(\d+)个，选了\1个）", line) for line in lines)
            assert any(re.search(r"\[√\] 低保 +\d+项  最低生活保障", line) for line in lines)
            await pilot.press("down", "enter")
            assert says(pilot, "[ ] 社会救助（", "[ ] 低保")
            await pilot.press("down", "space")
            assert says(pilot, "[-] 社会救助（", "选了1个）")

        start(here, journey)

    def test_as_many_figures_are_promised_as_the_desk_then_counts(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            text = "\n".join(screen_text(pilot.app))
            promised.append(re.findall(r"已选\d+个主题，共(\d+)项数据要填", text)[0])
            await write(pilot)

        async def at_the_desk(pilot: Pilot[Any]) -> None:
            assert f"填0/{promised[0]} " in screen_text(pilot.app)[0]

        promised: list[str] = []
        year = start(here, journey)
        assert year is not None
        run(DrafterApp(year), at_the_desk)

    def test_a_blank_of_an_input_method_ticks_too(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await pilot.press("home")
            await type_text(pilot, "　")
            assert says(pilot, "已选0个主题，共0项数据要填")

        start(here, journey)

    def test_the_filter_finds_by_name_and_title_and_lets_go(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await type_text(pilot, "最低")  # typed in the list it goes to the filter
            assert says(pilot, "查找主题：最低", "找到1个", "低保")
            assert not says(pilot, "特困供养")
            await type_text(pilot, "[工资")
            assert says(pilot, "没有带“最低[工资”的，Esc 全部列出")
            await pilot.press("enter", "space", "f2")
            await until(pilot, "第4步")
            await pilot.press("escape", "escape")
            await settle(pilot)
            assert says(pilot, "第3步", "特困供养")

        start(here, journey)

    def test_what_others_lead_stands_apart_and_can_be_ticked(
        self, here: Path, tmp_path: Path
    ) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await untick_all(pilot)
            await type_text(pilot, "双拥工作")
            text = "\n".join(screen_text(pilot.app))
            assert "不由本单位主管的" in text
            assert re.search(r"\[ \] 双拥 +\d+项  2019年起由退役军人部门主管", text)
            await pilot.press("down", "down", "enter")
            await until(pilot, "已选1个主题")
            await write(pilot)

        assert start(here, journey) == here / "2026.yaml"
        options = ("--名称", NAME, "--主题", "双拥优抚/双拥")
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", *options)

    def test_ticks_stay_when_one_goes_back_and_changes_an_answer(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await untick_all(pilot)
            await tick(pilot, "低保", "助餐")
            await pilot.press("escape", "down", "enter")
            await until(pilot, "第3步", "已选2个主题")

        start(here, journey)


class TestNothingIsLost:
    @WITHOUT_TOPICS
    def test_a_file_in_the_way_is_said_before_the_topics(self, here: Path) -> None:
        (here / "2026素材.md").write_text("手写的", encoding="utf-8")

        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第1步", "已有这个名字的文件", "2026素材.md", "建议：", NAME)
            (here / "2026素材.md").unlink()
            await pilot.press("f2")
            await until(pilot, "第2步")

        start(here, journey)

    def test_a_file_that_comes_at_the_last_moment(self, here: Path, tmp_path: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await to_topics(pilot)
            await pilot.press("f2")
            await until(pilot, "第4步")
            (here / "2026提纲.yaml").write_text("别人的", encoding="utf-8")
            await pilot.press("enter")
            await until(pilot, "已有这个名字的文件", "什么也没有写")
            assert bytes_in(here) == {"2026提纲.yaml": "别人的".encode()}
            (here / "2026提纲.yaml").unlink()
            await pilot.press("enter")
            await ended(pilot)

        assert start(here, journey) == here / "2026.yaml"
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", "--名称", NAME)

    @WITHOUT_TOPICS
    def test_a_folder_that_may_not_be_written(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第1步", "不让写", "换一个自己可以写的文件夹", NAME)

        here.chmod(0o555)
        if os.access(here, os.W_OK):  # whoever may write everywhere is told of it all the same
            monkeypatch.setattr("drafter.newfiles.os.access", lambda *_: False)
        assert start(here, journey) is None
        here.chmod(0o755)
        assert bytes_in(here) == {}

    @pytest.mark.parametrize("key", ["escape", "ctrl+q"])
    @WITHOUT_TOPICS
    def test_leaving_asks_once_where_something_was_typed(self, key: str, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await type_text(pilot, NAME)
            await pilot.press(key)
            await settle(pilot)
            assert says(pilot, "填的还没有写进文件", NAME)
            await pilot.press("tab", "right")  # goes on: the next time it asks again
            await pilot.press(key)
            await settle(pilot)
            assert says(pilot, "填的还没有写进文件")
            await pilot.press(key)
            await ended(pilot)

        assert start(here, journey) is None
        assert bytes_in(here) == {}

    @WITHOUT_TOPICS
    def test_with_nothing_typed_it_leaves_at_once(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await pilot.press("escape")
            await ended(pilot)

        assert start(here, journey) is None


class TestRoom:
    @WITHOUT_TOPICS
    def test_the_form_needs_no_scrolling_at_80_by_24(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await settle(pilot)
            page = pilot.app.screen.query_one("#identity")
            assert not page.show_vertical_scrollbar
            assert page.max_scroll_y == 0

        start(here, journey)

    @pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
    def test_every_page_says_what_to_press(self, size: tuple[int, int], here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            def foot() -> str:
                line = screen_text(pilot.app)[-1].strip()
                assert size[0] < 80 or line.endswith("Ctrl+Q 退出")
                return line

            assert foot().startswith("Tab 下一栏")
            await to_topics(pilot)
            assert "移动" in foot()
            await pilot.press("f2")
            await until(pilot, "F2")
            assert foot().startswith("F2 写这些文件")

        start(here, journey, size)

    @WITHOUT_TOPICS
    def test_on_a_small_screen_the_form_follows_the_cursor(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            assert not says(pilot, "时段")
            await pilot.press(*["tab"] * 5)
            await settle(pilot)
            assert says(pilot, "时段", "(√)全年")

        start(here, journey, (80, 14))


class TestFurtherYear:
    def test_only_the_time_is_asked(self, here: Path, tmp_path: Path) -> None:
        for folder in (here, tmp_path / "另一个"):
            write_office(folder, {"2025.yaml": "年度: 2025\n"})

        async def journey(pilot: Pilot[Any]) -> None:
            assert says(pilot, "另起一年", "写哪一年的总结")
            assert not says(pilot, "单位全称")
            await type_text(pilot, "2025")
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "第1步", "已有这个名字的文件")
            await pilot.press("backspace")
            await type_text(pilot, "6")
            assert not says(pilot, "已有这个名字的文件")
            await pilot.press("f2")
            await until(pilot, "第2步")
            await pilot.press("enter")
            await until(pilot, "第3步")
            await write(pilot)

        assert start(here, journey) == here / "2026.yaml"
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", "--年度", "2026")

    def test_an_office_that_cannot_be_read_says_why(self, here: Path) -> None:
        write_office(here, {"单位.yaml": "名称: 云岫县民政局\n素材库: [../市局]\n"})

        async def journey(pilot: Pilot[Any]) -> None:
            assert says(pilot, "这个单位打不开", "没有素材库“../市局”这个文件夹", "建议：")
            await pilot.press("f2", "escape")
            await ended(pilot)

        assert start(here, journey) is None


class TestOpenYear:
    def test_years_newest_first_and_how_far_they_are_filled(self, tmp_path: Path) -> None:
        office = tmp_path / "云岫县"
        shutil.copytree(EXAMPLE, office)

        async def journey(pilot: Pilot[Any]) -> None:
            await until(pilot, "填188，空163", "填345，空0")
            text = "\n".join(screen_text(pilot.app))
            assert text.index("2026/") < text.index("2025.yaml")
            assert "（正开着）" in next(line for line in screen_text(pilot.app) if "2026/" in line)
            await pilot.press("down", "enter")
            await ended(pilot)

        shown = OpenYear(office, TODAY, current=office / "2026")
        assert travel(shown, journey) == office / "2025.yaml"

    @WITHOUT_TOPICS
    def test_a_year_that_cannot_be_read_is_listed_all_the_same(self, here: Path) -> None:
        write_office(here, {"2026.yaml": "年度 2026\n低保: [\n", "2025.yaml": "年度: 2025\n"})

        async def journey(pilot: Pilot[Any]) -> None:
            await until(pilot, "2026年？", "填0，空0，错误")
            await click(pilot, "2026年？")
            await ended(pilot)

        assert travel(OpenYear(here, TODAY), journey) == here / "2026.yaml"

    @WITHOUT_TOPICS
    def test_going_on_writes_what_the_command_writes(self, here: Path, tmp_path: Path) -> None:
        files = {
            "2026.yaml": "年度: 2026\n数据:\n  低保:\n    标准: {本年: 950, 下期目标: 1000}\n",
            "2026素材.md": "# 社会救助/低保\n- 入户核查。\n",
        }
        for folder in (here, tmp_path / "另一个"):
            write_office(folder, files)
        assert drafter(["rollover", str(tmp_path / "另一个/2026.yaml")]) == 0

        async def journey(pilot: Pilot[Any]) -> None:
            await click(pilot, "接着写下一期")
            await until(pilot, "2027年；空着就是这样", "2027.yaml、2027素材.md", "素材清空1行")
            await pilot.press("f2")
            await ended(pilot)

        assert travel(OpenYear(here, TODAY), journey) == here / "2027.yaml"
        assert bytes_in(here) == bytes_in(tmp_path / "另一个")

    @WITHOUT_TOPICS
    def test_going_on_to_another_period_with_the_words(self, here: Path, tmp_path: Path) -> None:
        files = {
            "2025.yaml": "年度: 2025\n数据:\n  低保:\n    标准: 900\n",
            "2025素材.md": "# 社会救助/低保\n- 入户核查。\n",
            "2026.yaml": "年度: 2026\n",
        }
        for folder in (here, tmp_path / "另一个"):
            write_office(folder, files)
        old = tmp_path / "另一个/2025.yaml"
        assert drafter(["rollover", str(old), "--到", "2026上半年", "--留素材"]) == 0

        async def journey(pilot: Pilot[Any]) -> None:
            await until(pilot, "2025年")
            await pilot.press("down", "down", "enter")
            await until(pilot, "2027.yaml")
            await pilot.press("right")
            await until(pilot, "已有这个名字的文件", "（2026.yaml）", "建议：")
            await pilot.press("f2")
            await settle(pilot)
            assert says(pilot, "已有这个名字的文件")
            await pilot.press("enter")
            await type_text(pilot, "下个月[")
            await until(pilot, "“下个月[”不是一期", "（“转到”一栏）")
            await pilot.press(*["backspace"] * 4)
            await type_text(pilot, "2026上半年")
            await until(pilot, "2026上半年.yaml")
            await pilot.press("enter", "right")
            await until(pilot, "素材的条目照抄")
            await pilot.press("f2")
            await ended(pilot)

        assert travel(OpenYear(here, TODAY), journey) == here / "2026上半年.yaml"
        assert bytes_in(here) == bytes_in(tmp_path / "另一个")

    @WITHOUT_TOPICS
    def test_a_blank_year_and_back_again(self, here: Path) -> None:
        write_office(here, {"2025.yaml": "年度: 2025\n"})

        async def journey(pilot: Pilot[Any]) -> None:
            await click(pilot, "另起一年的空表")
            await until(pilot, "写哪一年的总结")
            await pilot.press("escape")
            await until(pilot, "打开另一年")
            await pilot.press("escape")
            await ended(pilot)

        assert travel(OpenYear(here, TODAY), journey) is None


class TestFirstScreen:
    def test_an_empty_folder_leads_to_an_office(self, here: Path, tmp_path: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            assert says(pilot, "数只填一次", "里面还是空的", "新建单位", "退出")
            await pilot.press("enter")
            await until(pilot, "第1步")
            await to_topics(pilot)
            await write(pilot)

        shown = first_of(here, TODAY)
        assert not isinstance(shown, Path)
        assert travel(shown, journey) == here / "2026.yaml"
        assert bytes_in(here) == told_to_write(tmp_path / "另一个", "--名称", NAME)

    @WITHOUT_TOPICS
    def test_years_without_a_profile_get_one(self, here: Path) -> None:
        (here / "2018.yaml").write_text("年度: 2018\n", encoding="utf-8")

        async def journey(pilot: Pilot[Any]) -> None:
            assert says(pilot, "里面有数据文件（2018.yaml），但是缺 单位.yaml")
            await pilot.press("enter")
            await until(pilot, "第1步，共2步")
            assert not says(pilot, "写哪一年的总结")
            await type_text(pilot, NAME)
            await pilot.press("f2")
            await until(pilot, "第2步，共2步", "单位.yaml")
            await pilot.press("enter")
            await ended(pilot)

        shown = first_of(here, TODAY)
        assert not isinstance(shown, Path)
        assert travel(shown, journey) == here / "2018.yaml"
        assert tuple(bytes_in(here)) == ("2018.yaml", "单位.yaml")
        assert f"名称: {NAME} ".encode() in bytes_in(here)["单位.yaml"]
        assert first_of(here, TODAY) == here / "2018.yaml"

    @WITHOUT_TOPICS
    def test_offices_below_are_offered(self, here: Path) -> None:
        write_office(here / "乙[b]县", {"2025.yaml": "年度: 2025\n", "2026.yaml": "年度: 2026\n"})
        write_office(here / "甲县", {})

        async def journey(pilot: Pilot[Any]) -> None:
            assert says(pilot, "下面有2个单位的文件夹", "打开甲县")
            await click(pilot, "打开乙[b]县")
            await ended(pilot)

        async def first_year(pilot: Pilot[Any]) -> None:
            await click(pilot, "打开甲县")
            await until(pilot, "另起一年", "写哪一年的总结")

        for go, where in ((journey, here / "乙[b]县/2026.yaml"), (first_year, None)):
            shown = first_of(here, TODAY)
            assert not isinstance(shown, Path)
            assert travel(shown, go) == where

    @WITHOUT_TOPICS
    def test_leaving(self, here: Path) -> None:
        async def journey(pilot: Pilot[Any]) -> None:
            await click(pilot, "退出", which=spot_count(pilot, "退出") - 2)
            await ended(pilot)

        shown = first_of(here, TODAY)
        assert not isinstance(shown, Path)
        assert travel(shown, journey) is None

    @WITHOUT_TOPICS
    def test_an_office_without_a_year_starts_one(self, here: Path) -> None:
        write_office(here, {})
        assert isinstance(first_of(here, TODAY), StartOffice)


def spot_count(pilot: Pilot[Any], text: str) -> int:
    return "\n".join(screen_text(pilot.app)).count(text)
