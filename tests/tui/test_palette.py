"""The command palette: what can be done, found by name, initials or key, and done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.pipeline import Shelf, open_office
from drafter.tui.actions import ACTIONS
from drafter.tui.app import DrafterApp
from drafter.tui.initials import initials
from drafter.tui.palette import Entry, sought
from tests.tui.piloting import click, run, screen, screen_text, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def test_every_command_is_found_first_by_its_own_name_initials_and_key() -> None:
    entries = [
        Entry(action.label, action.about, action.initials, tuple(action.keys))
        for action in ACTIONS.values()
    ]
    for entry in entries:
        for text in (entry.label, entry.initials, *entry.keys[:1]):
            best = sought(entries, text)
            same = [
                other
                for other in entries
                if text in (other.label, other.initials) or text in other.keys
            ]
            assert best[: len(same)] == same, text


def test_what_begins_so_comes_before_what_holds_it_and_letters_in_between_are_forgiven() -> None:
    def entry(label: str) -> Entry:
        return Entry(label, "", initials(label))

    entries = [entry("换外观"), entry("外出"), entry("看外观"), entry("内观")]
    assert [found.label for found in sought(entries, "外")] == ["外出", "换外观", "看外观"]
    assert [found.label for found in sought(entries, "换观")] == ["换外观"]
    assert [found.label for found in sought(entries, "ＨＷＧ")] == ["换外观"]
    assert [found.label for found in sought(entries, "w")] == ["外出", "换外观", "看外观"]
    assert sought(entries, "没有") == []
    assert sought(entries, " ") == entries


def test_initials_are_known_for_every_topic(year: Path) -> None:
    unknown = {
        section.title
        for section in open_office(year, Shelf(), []).compiled.topics.values()
        if any("㐀" <= mark <= "鿿" for mark in initials(section.title))
    }
    assert not unknown


def test_initials_of_names_are_those_one_would_type() -> None:
    assert initials("最低生活保障") == "zdshbz"
    assert initials("养老机构和床位") == "yljghcw"
    assert initials("殡葬火化率") == "bzhhl"
    assert initials("12349热线") == "12349rx"


def test_a_command_is_found_by_initials_and_done_by_enter(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p", "w", "g", "enter")
        assert pilot.app.theme == "深色"
        assert "填63/63" in screen(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "外观")
        await press(pilot, "enter")
        assert pilot.app.theme == "无色"

    run(DrafterApp(year), journey)


def test_commands_show_their_keys_and_escape_leaves_without_doing_anything(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        assert next(line for line in screen_text(pilot.app) if "下一空" in line).endswith("F3")
        await type_text(pilot, "没有这个")
        assert "没有这样的命令" in screen(pilot)
        assert "找数据和文字按 Ctrl+F" in screen(pilot)
        await press(pilot, "enter")
        assert "没有这样的命令" in screen(pilot)
        await press(pilot, "escape")
        assert "城乡低保标准［元/人·月］>" in screen(pilot)

    run(DrafterApp(year), journey)
    assert year.read_bytes() == before


def test_a_topic_is_gone_to_by_name_also_one_that_the_year_does_not_use(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "助餐")
        await press(pilot, "enter")
        assert "助餐" in screen_text(pilot.app)[1]
        await press(pilot, "ctrl+p")
        await type_text(pilot, "临时救助")
        assert "还没有填过" in screen(pilot)
        await click(pilot, "到 临时救助")
        assert "还可以填的" in screen(pilot)

    run(DrafterApp(year), journey, (160, 45))


def test_what_is_typed_on_the_desk_stays_while_one_looks_at_the_commands(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "96")
        await press(pilot, "ctrl+p", "escape")
        await type_text(pilot, "0")
        await press(pilot, "enter")

    run(DrafterApp(year), journey)
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_undo_is_done_from_the_palette_where_one_was(year: Path) -> None:
    before = year.read_bytes()

    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "960")
        await press(pilot, "enter")
        assert year.read_bytes() != before
        await press(pilot, "ctrl+p", "c", "x", "enter")

    run(DrafterApp(year), journey)
    assert year.read_bytes() == before


def test_another_year_is_opened_and_the_one_before_is_left(year: Path) -> None:
    text = year.read_text(encoding="utf-8").replace("年度: 2018", "年度: 2019")
    (year.parent / "2019.yaml").write_text(text, encoding="utf-8")

    async def journey(pilot: Pilot[Any]) -> None:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "打开另一年")
        await press(pilot, "enter")
        assert "（正开着）" in screen(pilot)
        await click(pilot, "2019.yaml")
        assert "2019年工作总结" in screen_text(pilot.app)[0]
        assert isinstance(pilot.app, DrafterApp)
        assert pilot.app.sitting is not None
        assert pilot.app.sitting.path.name == "2019.yaml"
        assert len(pilot.app.screen_stack) == 2

    run(DrafterApp(year), journey, (120, 30))
