"""What an earlier sitting could not write any more: to be filled in now, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.columns import clipped, width
from drafter.session.described import described_all
from drafter.session.offers import Offer, keep_only, offers
from drafter.session.recovering import fill_in
from drafter.tui.actions import bindings
from drafter.tui.widgets.cursorlist import CursorList
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from drafter.session.journal.recovery import LeftBehind
    from drafter.session.sitting import Sitting

TOLD = (
    "上次程序结束时，下面这些还没有写进文件。"
    "打勾的填上，盖住文件里现在的；不打勾的不要。填上以后还可以撤销。"
)
KEPT = "留着，下次再问；不要就去掉勾"
LONGEST_SHOWN = 600
MOST_BESIDE = 70  # columns; with more, what is to be known of a line stands below it


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
        """Keep what was left, the newest first."""
        super().__init__()
        self._sitting = sitting
        self._left = left
        self._offers = offers(sitting, left)
        self._ticked = {at for at, offer in enumerate(self._offers) if offer.wanted}

    def compose(self) -> ComposeResult:
        """What was left, the newest last, ticked unless something speaks against it."""
        yield Static("没有写完的内容", id="title", markup=False)
        yield Prose(TOLD)
        yield CursorList(*self._options())
        for one in self._left:
            for finding in one.findings:
                yield Prose(finding.advice)
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to press."""
        self.query_one(FootKeys).show(foot_key("tick"), foot_key("take_over"), foot_key("later"))
        self.query_one(CursorList).action_first()

    def action_tick(self) -> None:
        """Tick the line of the cursor, or take its tick away."""
        shown = self.query_one(CursorList)
        option = shown.highlighted_option
        if option is not None and option.id is not None:
            at = int(option.id)
            self._ticked ^= {at}
            shown.replace_option_prompt(option.id, self._line(at))

    @on(OptionList.OptionSelected)
    def _tick(self) -> None:
        self.action_tick()

    def action_take_over(self) -> None:
        """Fill in what is ticked, each for itself; what cannot be filled in is said and kept."""
        ticked = [offer for at, offer in enumerate(self._offers) if at in self._ticked]
        refused = [offer for offer in ticked if not self._fill_in(offer)]
        keep_only(refused, self._left, self._sitting)
        self.dismiss(None)

    def action_later(self) -> None:
        """Go on without; it is offered again at the next start."""
        self.dismiss(None)

    def _options(self) -> Iterator[Option]:
        """A line for each, and above those of one sitting when it ended."""
        left: LeftBehind | None = None
        for at, offer in enumerate(self._offers):
            if offer.left is not left:
                left = offer.left
                head = Content.assemble((f"{left.when:%Y-%m-%d %H:%M} 留下的：", "bold"))
                yield Option(head, disabled=True)
            yield Option(self._line(at), id=str(at))

    def _line(self, at: int) -> Content:
        offer = self._offers[at]
        line = f"[{'√' if at in self._ticked else ' '}] {self._said(offer)}"
        known = "，".join(_known(offer))
        if not known:
            return Content(line)
        beside = width(line) + width(known) < MOST_BESIDE
        return Content(f"{line}　{known}" if beside else f"{line}\n    {known}")

    def _said(self, offer: Offer) -> str:
        return clipped(described_all(offer.typed, self._sitting.office), LONGEST_SHOWN)

    def _fill_in(self, offer: Offer) -> bool:
        outcome = fill_in(self._sitting, offer.typed)
        for finding in () if outcome.done else outcome.findings:
            self.notify(
                f"{self._said(offer)}：{finding.message}。{KEPT}",
                title=finding.rule,
                severity="error",
                timeout=20,
                markup=False,
            )
        return outcome.done


def _known(offer: Offer) -> Iterator[str]:
    """What is to be known before one says yes."""
    if offer.stands:
        yield f"文件里现在是 {clipped(offer.stands, LONGEST_SHOWN)}"
    if offer.refused:
        yield "当时别人正在填，没能写进去"
    if offer.later:
        yield "下面有更晚的"
