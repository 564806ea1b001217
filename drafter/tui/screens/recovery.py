"""What an earlier sitting could not write any more: to be filled in now, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.columns import clipped
from drafter.session.described import described_all
from drafter.session.recovering import fill_in
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from drafter.session.journal.recovery import LeftBehind
    from drafter.session.sitting import Sitting
    from drafter.session.wish import Typed

TOLD = "上次程序结束时，下面这些还没有写进文件。打勾的填上，不打勾的不要；填上以后还可以撤销。"
LONGEST_SHOWN = 600


class RecoveryScreen(Screen[None]):
    """Dismissed when everything is filled in or given up."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tick", "take_over", "later")
    DEFAULT_CSS = """
    RecoveryScreen #title { dock: top; height: 1; padding: 0 1; text-style: bold;
        background: $panel; }
    RecoveryScreen Prose { padding: 0 1; margin: 1 0; height: auto; }
    RecoveryScreen CursorList { height: 1fr; padding: 0 1; }
    """

    def __init__(self, sitting: Sitting, left: tuple[LeftBehind, ...]) -> None:
        """Keep what was left, the oldest first: later values stand over earlier ones."""
        super().__init__()
        self._sitting = sitting
        self._left = tuple(reversed(left))
        self._offered = [offered for one in self._left for offered in one.offered]
        self._ticked = set(range(len(self._offered)))

    def compose(self) -> ComposeResult:
        """The list, everything ticked."""
        yield Static("没有写完的内容", id="title", markup=False)
        yield Prose(TOLD)
        yield CursorList(*(Option(self._line(at)) for at in range(len(self._offered))))
        for one in self._left:
            for finding in one.findings:
                yield Prose(finding.advice)
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to press."""
        keys = (foot_key("tick", "打勾、不打勾"), foot_key("take_over"), foot_key("later"))
        self.query_one(FootKeys).show(*keys)
        self.query_one(CursorList).highlighted = 0

    def action_tick(self) -> None:
        """Tick the line of the cursor, or take its tick away."""
        at = self.query_one(CursorList).highlighted
        if at is not None and at < len(self._offered):
            self._ticked ^= {at}
            self.query_one(CursorList).replace_option_prompt_at_index(at, self._line(at))

    @on(OptionList.OptionSelected)
    def _tick(self) -> None:
        self.action_tick()

    def action_take_over(self) -> None:
        """Fill in what is ticked, each for itself; what cannot be filled in is said and kept."""
        refused = {at for at in sorted(self._ticked) if not self._fill_in(self._offered[at])}
        first = 0
        for one in self._left:
            last = first + len(one.offered)
            own = {at - first for at in refused if first <= at < last}
            one.keep_only(own, self._sitting.path)
            first = last
        self.dismiss(None)

    def action_later(self) -> None:
        """Go on without; it is offered again at the next start."""
        self.dismiss(None)

    def _line(self, at: int) -> Content:
        return Content(f"[{'√' if at in self._ticked else ' '}] {self._said(self._offered[at])}")

    def _said(self, offered: tuple[Typed, ...]) -> str:
        return clipped(described_all(offered, self._sitting.office), LONGEST_SHOWN)

    def _fill_in(self, offered: tuple[Typed, ...]) -> bool:
        said = self._said(offered)
        outcome = fill_in(self._sitting, offered)
        for finding in () if outcome.done else outcome.findings:
            self.notify(
                f"{said}：{finding.message}",
                title=finding.rule,
                severity="error",
                timeout=20,
                markup=False,
            )
        return outcome.done
