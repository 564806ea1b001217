"""What is to be looked at before an export; Enter or a click asks to go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from drafter.session.exporting.exportremarks import FORBIDS_FINAL, Remark
from drafter.session.reading import printable
from drafter.tui.widgets.cursorlist import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import OptionList

NOTHING = "没有错误和空缺，也没有待核、已填未印的数。"


class RemarkList(CursorList):
    """A list of remarks, what keeps a 定稿 from being written in bold."""

    @dataclass
    class Wanted(Message):
        """Somebody wants to go where a remark is mended."""

        remark: Remark

    @dataclass
    class At(Message):
        """The cursor is at a remark, or at none."""

        remark: Remark | None

    def __init__(self, *, id: str) -> None:
        """Begin empty."""
        super().__init__(id=id, markup=False, compact=True)
        self._remarks: tuple[Remark, ...] = ()

    def show(self, remarks: Sequence[Remark]) -> None:
        """List these."""
        self._remarks = tuple(remarks)
        self.set_options(
            [Option(_prompt(remark)) for remark in remarks]
            or [Option(f" {NOTHING}", disabled=True)]
        )
        if self.has_focus and remarks:
            self.highlighted = 0

    def clear(self) -> None:
        """List nothing while it is not known."""
        self._remarks = ()
        self.clear_options()

    def on_focus(self) -> None:
        """Be at one of them."""
        if self.highlighted is None and self._remarks:
            self.highlighted = 0
        self._tell()

    def on_blur(self) -> None:
        """What is said of a remark is said while keys go here."""
        self.post_message(self.At(None))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell where the cursor is."""
        event.stop()
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which was chosen."""
        event.stop()
        if event.option_index < len(self._remarks):
            self.post_message(self.Wanted(self._remarks[event.option_index]))

    def _tell(self) -> None:
        at = self.highlighted
        if self.has_focus and at is not None and at < len(self._remarks):
            self.post_message(self.At(self._remarks[at]))


def _prompt(remark: Remark) -> Content:
    kind = (str(remark.kind), "bold" if remark.kind in FORBIDS_FINAL else "")
    return Content.assemble(" ", kind, f"　{printable(remark.text)}")
