"""A file that others changed in the very place we changed: which of the two shall stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from drafter.filenames import printable
from drafter.session.placenames import file_name
from drafter.tui.actions import bindings
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from drafter.findings import Finding
    from drafter.session.sitting import Sitting


class ConflictScreen(Screen[tuple["Finding", ...]]):
    """Dismissed when every conflict is decided, or left for later, with what could not be done."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("take_ours", "take_theirs", "later")]
    DEFAULT_CSS = """
    ConflictScreen #title { dock: top; height: 1; padding: 0 1; text-style: bold; background: $panel; }
    ConflictScreen Prose { padding: 0 1; margin-top: 1; height: auto; }
    """

    def __init__(self, sitting: Sitting) -> None:
        """Ask about the first of the conflicts, then about the next."""
        super().__init__()
        self._sitting = sitting
        self._told: list[Finding] = []

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
            foot_key("help"), foot_key("take_ours"), foot_key("take_theirs"), foot_key("later")
        )
        self.ask()

    def action_take_ours(self) -> None:
        """What was filled in here stands."""
        self._decide(ours=True)

    def action_take_theirs(self) -> None:
        """What others wrote stands."""
        self._decide(ours=False)

    def action_later(self) -> None:
        """Go back without deciding: nothing is written meanwhile."""
        self.dismiss(tuple(self._told))

    def ask(self) -> None:
        """Ask about the first that nobody has decided, as the files stand now."""
        dispute = next(iter(self._sitting.disputes), None)
        if dispute is None:
            self.dismiss(tuple(self._told))
            return
        name = printable(file_name(dispute.path, self._sitting.folder))
        self.query_one("#what", Prose).say(
            f"{name} 在别处改过，改的正是这里也填了的地方，要定下用哪一边。"
            "用这里填的：把下面这几处再填上去。用文件里的：下面这几处不填了，过后按重做还能填回来。"
            "不管用哪一边，别处改的、这里填的其他各处都照样留着。"
            "没有定下来以前，这个文件里填的只记在本机，不写进文件。"
        )
        self.query_one("#theirs", Prose).say("文件里现在是：\n" + "\n".join(dispute.theirs))
        self.query_one("#ours", Prose).say("这里填的是：\n" + "\n".join(dispute.ours))

    def _decide(self, *, ours: bool) -> None:
        dispute = next(iter(self._sitting.disputes), None)
        if dispute is not None:
            self._told += self._sitting.settle(dispute.path, ours=ours)
        self.ask()
