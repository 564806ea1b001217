"""A file that others changed in the very place we changed: which of the two shall stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from drafter.filenames import printable
from drafter.tui.actions import bindings
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from drafter.session.sitting import Sitting


class ConflictScreen(Screen[None]):
    """Dismissed when every conflict is decided, or left for later."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("take_ours", "take_theirs", "later")]
    DEFAULT_CSS = """
    ConflictScreen #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
    ConflictScreen Prose { padding: 0 1; margin-top: 1; height: auto; }
    """

    def __init__(self, sitting: Sitting) -> None:
        """Ask about the first of the conflicts, then about the next."""
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """What stands on either side."""
        yield Static("文件在别处改了同一个地方", id="title", markup=False)
        with VerticalScroll():
            yield Prose(id="what")
            yield Prose(id="theirs")
            yield Prose(id="ours")
        yield FootKeys()

    def on_mount(self) -> None:
        """Show the first."""
        self.query_one(FootKeys).show(
            foot_key("take_ours"), foot_key("take_theirs"), foot_key("later")
        )
        self._ask()

    def action_take_ours(self) -> None:
        """What was filled in here stands."""
        self._decide(ours=True)

    def action_take_theirs(self) -> None:
        """What others wrote stands."""
        self._decide(ours=False)

    def action_later(self) -> None:
        """Go back without deciding: nothing is written meanwhile."""
        self.dismiss(None)

    def _ask(self) -> None:
        dispute = next(iter(self._sitting.disputes), None)
        if dispute is None:
            self.dismiss(None)
            return
        self.query_one("#what", Prose).say(
            f"{printable(dispute.path)} 在别处改过，改的正是这里也改了的地方。"
            "整个文件按哪一边写？没有定下来以前，这里填的只记在本机，不写进文件。"
        )
        self.query_one("#theirs", Prose).say("文件里现在是：\n" + "\n".join(dispute.theirs))
        self.query_one("#ours", Prose).say("这里填的是：\n" + "\n".join(dispute.ours))

    def _decide(self, *, ours: bool) -> None:
        dispute = next(iter(self._sitting.disputes), None)
        if dispute is not None:
            self._sitting.settle(dispute.path, ours=ours)
        self._ask()
