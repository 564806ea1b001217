"""The first line: what is open, how far it is filled in, what the checks say, whether it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from drafter.columns import clipped, width
from drafter.tui.widgets.findingspane import counts_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.findings import Finding
    from drafter.session.sitting import Sitting


class StatusLine(Widget):
    """One line, the state at its right end."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $primary; color: $surface; text-style: bold; padding: 0 1;
        text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._left = self._right = ""

    def show(self, sitting: Sitting, findings: Sequence[Finding]) -> None:
        """Say how the sitting stands."""
        filling = sitting.filling
        self._left = sitting.seen.draft.title
        self._right = (
            f"填{filling.given}/{filling.listed} {counts_text(findings)}  {_written(sitting)}"
        )
        self.refresh()

    def render(self) -> Content:
        """Both ends, in the room there is."""
        room = max(0, self.size.width)
        left = clipped(self._left, max(0, room - width(self._right) - 2))
        gap = " " * max(1, room - width(left) - width(self._right))
        return Content(clipped(left + gap + self._right, room))


def _written(sitting: Sitting) -> str:
    if sitting.broken:
        return "文件读不懂，暂停填写"
    if sitting.disputed:
        return "别处也改了，还没有定用哪一边！"
    if sitting.unwritten:
        return "没有写进文件！"
    holders = sitting.tenure.holders
    if holders and len(holders) == len(sitting.files):
        return f"只读：{holders[0].who}正在填"
    saved = f"已保存{sitting.written_at:%H:%M}" if sitting.written_at else "未改动"
    return f"{saved}，有的文件只读" if holders else saved
