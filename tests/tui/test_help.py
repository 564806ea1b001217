"""Help: every page has it, every action of the registry is bound and done somewhere."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.dom import DOMNode

import drafter.tui
from drafter.tui.actions import ACTIONS
from drafter.tui.app import DrafterApp
from drafter.tui.helptexts import HELPS, UNKNOWN, help_for
from drafter.tui.widgets.footkeys import key_name
from tests.tui.pagesthere import all_pages, go_to, opened
from tests.tui.piloting import run, screen, settle, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


def nodes() -> Iterator[type[DOMNode]]:
    """Every screen, widget and application of the program."""
    for info in pkgutil.walk_packages(drafter.tui.__path__, "drafter.tui."):
        for value in vars(import_module(info.name)).values():
            known = isinstance(value, type) and issubclass(value, DOMNode)
            if known and value.__module__.startswith("drafter."):
                yield value


def bound_by(node: type[DOMNode]) -> set[str]:
    return {
        binding.id
        for binding in node.__dict__.get("BINDINGS", ())
        if getattr(binding, "id", None) is not None
    }


@pytest.mark.parametrize("page", sorted(all_pages()))
def test_every_page_has_help(page: str) -> None:
    told = help_for(all_pages()[page])
    assert told is not UNKNOWN, f"{page} has no entry in drafter/tui/helptexts.py"
    assert told.purpose.endswith("。")


def test_no_help_is_left_of_pages_that_are_gone() -> None:
    assert HELPS.keys() <= all_pages().keys()


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_is_bound_and_can_be_done_where_it_is_bound(name: str) -> None:
    holders = [node for node in nodes() if name in bound_by(node)]
    assert holders, f"no page binds {name}"
    for node in holders:
        users = [user for user in nodes() if issubclass(user, node)]
        assert any(callable(getattr(user, f"action_{name}", None)) for user in users), (
            f"{node.__name__} binds {name} and has no action_{name}"
        )


def test_who_binds_an_action_of_the_whole_program_anew_does_it_himself() -> None:
    for name, action in ACTIONS.items():
        holders = {node for node in nodes() if name in bound_by(node)}
        if action.everywhere:
            others = [node for node in holders if not issubclass(node, App)]
            assert all(f"action_{name}" in vars(node) for node in others), name


def test_labels_sentences_and_initials_are_fit_for_print() -> None:
    for action in ACTIONS.values():
        assert len(action.label) <= 6
        assert action.about
        assert not action.about.endswith("。")
        assert action.initials.isascii()
        assert action.initials.islower()


@pytest.mark.parametrize("page", ["DeskScreen", "ChecksScreen", "FullView", "ExportScreen"])
def test_f1_tells_what_the_page_is_for_and_its_keys(page: str, tmp_path: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await go_to(pilot, page)
        keys = {
            key_name(key): ACTIONS[name].label
            for key, active in pilot.app.screen.active_bindings.items()
            if (name := active.binding.id or "") in ACTIONS and not key.startswith("none")
        }
        await pilot.press("f1")
        await settle(pilot)
        shown = screen(pilot)
        assert f"帮助：{HELPS[page].name}" in shown
        lines = shown.splitlines()
        for key, label in keys.items():
            assert any(key in line and f"{label}：" in line for line in lines), (key, label)
        await pilot.press("escape")
        assert type(pilot.app.screen).__name__ == page

    run(opened(page, tmp_path), journey, (160, 90))


def test_help_on_the_desk_tells_of_the_row_one_is_at(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await pilot.press("f1")
        await settle(pilot)
        shown = screen(pilot)
        assert "科室：社会救助科" in shown
        assert "校验：城乡低保标准 × 12 ＝ 城乡低保年标准" in shown
        assert "印在：一、主要工作情况 › （一）社会救助统筹开展" in shown
        assert "填在：2018.yaml 第12行" in shown
        for written in ("3万多", "约3436.5", "1—2", "6195户12533人", "无：", "=3+5"):
            assert written in shown
        assert "√ 已填" in shown

    run(DrafterApp(year), journey, (120, 60))


def test_help_scrolls_by_keys_and_leaves_what_was_typed(year: Path) -> None:
    async def journey(pilot: Pilot[Any]) -> None:
        await type_text(pilot, "96")
        await pilot.press("f1")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "退出：离开程序" in screen(pilot)
        await pilot.press("home")
        await settle(pilot)
        assert "直接键入数字就是填" in screen(pilot)
        await pilot.press("f1", "escape")
        await settle(pilot)
        assert "> 96" in screen(pilot)

    run(DrafterApp(year), journey)


def test_how_one_works_is_said_when_a_year_is_opened_for_the_first_time_and_never_again(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_STATE", str(tmp_path / "自己的" / "state"))
    said: list[list[str]] = []

    async def journey(pilot: Pilot[Any]) -> None:
        said.append([note.message for note in pilot.app._notifications])

    run(DrafterApp(year), journey)
    run(DrafterApp(year), journey)
    assert len(said[0]) == 1
    assert "直接键入数字" in said[0][0]
    assert said[1] == []
