"""All actions with their keys, and the file in which one's own keys are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Static

from drafter.columns import padded, width
from drafter.filenames import printable
from drafter.tui.actions import ACTIONS, bindings
from drafter.tui.keymap import can_change, key_file, keys_of
from drafter.tui.screens.helppage import HelpText
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_name
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from drafter.findings import Finding
    from drafter.tui.actions import Action

NONE = "（没有键，用命令找）"
FIXED = "固定"
HOW = (
    "换键不在这里换，要在记事本里改一个文件，四步：",
    "一、用记事本打开这个文件：{path}",
    "二、找到要换的一行，如“# 下一空: f3”，删去前面的“# ”。",
    "三、在冒号后面写自己的键，写几个就用逗号隔开，如“下一空: f3, ctrl+n”；可以用 f1 到 f9、"
    "f12 和 ctrl+字母，单个字母不行。",
    "四、存盘，回到程序里再打开这一页：换过的键标着“换过”，写错的在下面说。",
)
CHANGED = "换过"


class KeysPage(Screen[None]):
    """Shows; what is changed is changed in the file."""

    BINDINGS = bindings("back")
    AUTO_FOCUS = "HelpText"
    DEFAULT_CSS = """
    KeysPage {
        #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
        HelpText { padding: 0 1; scrollbar-size-vertical: 1; }
        Prose { margin-bottom: 1; }
        #keys { text-wrap: nowrap; text-overflow: ellipsis; }
        Trouble { dock: bottom; margin-bottom: 1; }
    }
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        """`findings` are what is wrong with the file."""
        super().__init__()
        self._wrong = tuple(findings)

    def compose(self) -> ComposeResult:
        """Where the file is, then every action."""
        path = key_file()
        yield Static("按键", id="title", markup=False)
        with HelpText():
            if path is None:
                yield Prose("这里没有自己的文件夹，换不了键。")
            else:
                yield Prose("\n".join(line.format(path=printable(path)) for line in HOW))
            yield Static("\n".join(self._lines()), id="keys", markup=False)
        yield Trouble(path.parent if path else Path())
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what is wrong with the file, and what to press."""
        self.query_one(Trouble).show(self._wrong)
        self.query_one(FootKeys).show(FootKey("↑↓ PgUp PgDn", "上下看"), foot_key("back"))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _lines(self) -> list[str]:
        keys = {action.name: self._keys(action) for action in ACTIONS.values()}
        key_room = max(map(width, keys.values()))
        label_room = max(width(action.label) for action in ACTIONS.values())
        return [
            f"{padded(action.label, label_room)}  {padded(keys[action.name], key_room)}  "
            f"{self._kind(action)}  {action.about}"
            for action in ACTIONS.values()
        ]

    def _keys(self, action: Action) -> str:
        return "、".join(map(key_name, keys_of(self.app, action))) or NONE

    def _kind(self, action: Action) -> str:
        if not can_change(action):
            return FIXED
        return CHANGED if keys_of(self.app, action) != action.keys else "　　"
