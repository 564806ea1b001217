"""What an earlier sitting could not write any more: to be filled in now, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.session.described import described
from drafter.session.history import Spot
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from drafter.figures.editing.requests import Request
    from drafter.session.journal.recovery import LeftBehind
    from drafter.session.sitting import Sitting

TOLD = "上次程序没有正常退出，下面这些没有来得及写进文件。打勾的填上，不打勾的不要；填上以后还可以撤销。"


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
        self._batches: list[tuple[Request, ...]] = [
            batch
            for one in self._left
            for batch in (*one.accepted, *((request,) for request in one.typed))
        ]
        self._ticked = set(range(len(self._batches)))

    def compose(self) -> ComposeResult:
        """The list, everything ticked."""
        yield Static("没有写完的内容", id="title", markup=False)
        yield Prose(TOLD)
        yield CursorList(*(Option(self._line(at)) for at in range(len(self._batches))))
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
        if at is not None and at < len(self._batches):
            self._ticked ^= {at}
            self.query_one(CursorList).replace_option_prompt_at_index(at, self._line(at))

    @on(OptionList.OptionSelected)
    def _tick(self) -> None:
        self.action_tick()

    def action_take_over(self) -> None:
        """Fill in what is ticked, each for itself; what cannot be filled in is said and kept."""
        refused = [at for at in sorted(self._ticked) if not self._fill_in(self._batches[at])]
        if not refused:
            for one in self._left:
                if not one.findings:
                    one.discard()
        self.dismiss(None)

    def action_later(self) -> None:
        """Go on without; it is offered again at the next start."""
        self.dismiss(None)

    def _line(self, at: int) -> Content:
        said = "；".join(described(request, self._sitting.office) for request in self._batches[at])
        return Content(f"[{'√' if at in self._ticked else ' '}] {said}")

    def _fill_in(self, batch: tuple[Request, ...]) -> bool:
        title = described(batch[0], self._sitting.office)
        outcome = self._sitting.accept(batch, title, Spot(""))
        for finding in () if outcome.done else outcome.findings:
            self.notify(
                f"{title}：{finding.message}",
                title=finding.rule,
                severity="error",
                timeout=20,
                markup=False,
            )
        return outcome.done
