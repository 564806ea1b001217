"""The keys in force: those of the registry, or what the user's own file gives instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from drafter.errors import DrafterError
from drafter.newfiles import NewFile, write_new_files
from drafter.ownfolders import config_folder
from drafter.session.own.keyfile import FIXED, NAME, USABLE, Keyed, KeyMap, key_map
from drafter.textfile import read_text
from drafter.tui.actions import ACTIONS, Action, no_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafter.findings import Finding

KEYED: Mapping[str, Keyed] = {
    action.name: Keyed(action.name, action.label, action.keys) for action in ACTIONS.values()
}


@runtime_checkable
class HasKeys(Protocol):
    """The application, as far as it knows the keys in force."""

    keymap: KeyMap


def keys_of(app: object, action: Action) -> tuple[str, ...]:
    """The keys of an action in this application."""
    return app.keymap.keys(action.name, action.keys) if isinstance(app, HasKeys) else action.keys


def can_change(action: Action) -> bool:
    """Whether an action may have other keys."""
    return not action.keys or not FIXED.issuperset(action.keys)


def key_file() -> Path | None:
    """Where the user's own keys stand; nowhere where there is no home."""
    folder = config_folder()
    return folder / NAME if folder else None


def read_keys() -> KeyMap:
    """The user's own keys; none where there is no file."""
    path = key_file()
    if path is None or not path.exists():
        return KeyMap()
    found: list[Finding] = []
    source = read_text(path, found)
    keymap = key_map(source, KEYED) if source else KeyMap()
    keymap.found[:0] = found
    return keymap


def for_textual(keymap: KeyMap) -> dict[str, str]:
    """The keys that differ, as Textual wants them."""
    return {name: ",".join(keys) or no_key(name) for name, keys in keymap.changed.items()}


def write_template() -> tuple[Finding, ...]:
    """Write a file in which every line is commented out; what kept it from being written."""
    path = key_file()
    if path is None:
        return ()
    try:
        write_new_files(path.parent, [NewFile(path.name, template().encode())])
    except DrafterError as error:
        return error.findings
    return ()


def template() -> str:
    """Every action with its usual keys, each line a comment."""
    lines = [
        "# 自己的按键：去掉一行前面的“# ”，写上顺手的键；存盘以后重开程序，或者再看一次“按键”。",
        f"# {USABLE}。",
        "# 一个操作可以有几个键，用逗号隔开；没有写的照旧。",
        "",
    ]
    usual: dict[str, str] = {}
    for action in filter(can_change, ACTIONS.values()):
        usual.setdefault(action.label, ", ".join(action.keys))
    lines += [f"# {label}: {keys}".rstrip() for label, keys in usual.items()]
    return "\n".join((*lines, ""))
