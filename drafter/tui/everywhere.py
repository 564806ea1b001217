"""What is at hand on every screen: palette, help, keys, looks, another year."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from drafter.session.history import Spot
from drafter.session.own.remembered import LOOK, WELCOMED, is_remembered, recall, remember
from drafter.tui.actions import ACTIONS, bindings
from drafter.tui.cleanpastes import clean_pastes
from drafter.tui.keyboardsigns import KeyboardSigns
from drafter.tui.keymap import for_textual, key_file, read_keys, write_template
from drafter.tui.keysinorder import KeysInOrder
from drafter.tui.looks import COLOURLESS, KEYBOARD, STYLES, THEMES, first_look, next_look
from drafter.tui.toasts import STYLES as TOAST_STYLES
from drafter.tui.toasts import Toasts
from drafter.tui.widgets.footkeys import FootKeys, key_in_force, key_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.filter import LineFilter

    from drafter.findings import Finding
    from drafter.session.sitting import Sitting
    from drafter.tui.palette import Entry

WELCOME = "↑↓ 移动，直接键入数字就是填\nEnter 确认并存进文件，Esc 恢复\n"
WELCOME_KEYS = (("next_hole", "下一空"), ("undo", "撤销"), ("help", "怎么用"))
WELCOME_SECONDS = 15
WELCOME_COLUMNS = 60  # on fewer it would lie over everything


class Everywhere(Toasts, KeysInOrder, inherit_bindings=False):
    """The part of the application that no screen needs to know."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*(action.name for action in ACTIONS.values() if action.everywhere)),
        Binding("ctrl+c", "help_quit", show=False),
    ]
    CSS = STYLES + TOAST_STYLES
    sitting: Sitting | None = None

    def __init__(self, look: str = "") -> None:
        """Take the looks and keys that the user has chosen, this time another `look`."""
        # Textual would turn what has no colours into greys.
        self._colourless = bool(os.environ.pop("NO_COLOR", ""))
        self._signs = KeyboardSigns()
        clean_pastes()
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = first_look(look, recall(LOOK), no_color=self._colourless)
        self.keymap = read_keys()

    def take_keys(self) -> None:
        """Let the user's own keys hold; what is wrong with them is said."""
        self.set_keymap(for_textual(self.keymap))
        for screen in self.screen_stack:
            for keys in screen.query(FootKeys):
                keys.renew()

    def tell_of_keys(self) -> None:
        """Say what is wrong with the file of keys."""
        for finding in self.keymap.found:
            place = f"按键文件第{finding.place.line}行" if finding.place.line else "按键文件"
            self.notify(
                finding.advice,
                title=f"{place}：{finding.rule}",
                severity="warning",
                timeout=15,
                markup=False,
            )

    def welcome(self) -> None:
        """Say how one works here, once to each user."""
        if self.size.width >= WELCOME_COLUMNS and not is_remembered(WELCOMED):
            remember(WELCOMED, "")
            keys = "　".join(f"{key_in_force(self, name)} {what}" for name, what in WELCOME_KEYS)
            self.notify(
                f"{WELCOME}{keys}", title="第一次打开", timeout=WELCOME_SECONDS, markup=False
            )

    def action_palette(self) -> None:
        """Offer what can be done here."""
        from drafter.tui.palette import entries_of
        from drafter.tui.screens.palettepage import PalettePage

        if not isinstance(self.screen, PalettePage):
            self.push_screen(PalettePage(entries_of(self.screen)), self._run)

    def action_help(self) -> None:
        """Tell how the screen works."""
        from drafter.tui.screens.helppage import HelpPage

        if not isinstance(self.screen, HelpPage):
            self.push_screen(HelpPage(self.screen))

    def action_keys(self) -> None:
        """Show all keys; write the file that can be changed if there is none."""
        from drafter.tui.screens.keyspage import KeysPage

        if isinstance(self.screen, KeysPage):
            return
        path = key_file()
        wrong: tuple[Finding, ...] = ()
        if path is not None and not path.exists():
            wrong = write_template()
        self.keymap = read_keys()
        self.take_keys()
        self.push_screen(KeysPage((*wrong, *self.keymap.found)))

    def action_look(self) -> None:
        """Take the next look, also at the next start."""
        self.theme = next_look(self.theme, no_color=self._colourless)
        remember(LOOK, self.theme)
        only = (
            f"环境变量 NO_COLOR 关掉了颜色，只有{'、'.join(COLOURLESS)}两种。"
            if self._colourless
            else ""
        )
        self.notify(f"外观：{self.theme}\n{only}".strip(), markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal."""
        filters = super().get_line_filters()
        return (*filters, self._signs) if self.theme == KEYBOARD else filters

    def action_open_another(self) -> None:
        """Offer the other years of the office."""
        from drafter.tui.screens.start.openyear import OpenYear

        if self.sitting is not None and not isinstance(self.screen, OpenYear):
            page = OpenYear(self.sitting.folder, date.today(), self.sitting.path)
            self.push_screen(page, self._open)

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing to copy: say how one leaves."""
        keys = self.keymap.keys("quit", ACTIONS["quit"].keys)
        self.notify(f"要离开程序，按 {key_name((*keys, 'ctrl+q')[0])}。", markup=False)

    def open_year(self, path: Path) -> None:
        """Sit down at a year."""
        raise NotImplementedError

    def _open(self, path: Path | None) -> None:
        if path is not None:
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.open_year(path)

    def _run(self, entry: Entry | None) -> None:
        """Do what was taken from the palette, where it was called."""
        from drafter.tui.palette import AtTopics

        if entry is None:
            return
        if entry.topic and isinstance(self.screen, AtTopics):
            self.screen.go(Spot(entry.topic))
        elif entry.action and entry.node is not None:
            self.call_later(self.run_action, entry.action, entry.node)
