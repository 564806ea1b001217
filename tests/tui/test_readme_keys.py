"""The table of keys in the README is made from the registry: `--golden` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.tui.actions import ACTIONS
from drafter.tui.everywhere import Everywhere
from drafter.tui.screens.desk.desk import DeskScreen
from drafter.tui.widgets.footkeys import key_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

README = Path(__file__).parents[2] / "README.md"
HEAD = "| 键 | 操作 | 说明 |\n|---|---|---|\n"


def key_table() -> str:
    """The keys of the desk and of the whole program, in the order of the registry."""
    names = set(_bound())
    return HEAD + "".join(
        f"| {'、'.join(map(key_name, action.keys)) or 'Ctrl+P 里找'} | {action.label} | {action.about} |\n"
        for action in ACTIONS.values()
        if action.name in names
    )


def _bound() -> Iterator[str]:
    for node in (*DeskScreen.__mro__, Everywhere):
        for binding in vars(node).get("BINDINGS", ()):
            if getattr(binding, "id", None):
                yield binding.id


def test_the_readme_lists_the_keys_that_there_are(pytestconfig: pytest.Config) -> None:
    text = README.read_text(encoding="utf-8")
    start = text.find(HEAD)
    assert start >= 0, "the README has no table of keys"
    end = text.find("\n\n", start) + 1 or len(text)
    if pytestconfig.getoption("--golden"):
        README.write_text(text[:start] + key_table() + text[end:], encoding="utf-8")
        return
    assert text[start:end] == key_table()
