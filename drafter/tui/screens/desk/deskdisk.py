"""What the disk does while one sits at the desk, and what speaks against leaving it."""

from __future__ import annotations

from textual import on

from drafter.session.leaving import on_leaving
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.diskwatch import DiskWatch
from drafter.tui.widgets.valueeditor import ValueEditor


class DeskDisk(DeskBase):
    """What the desk needs to follow its files."""

    def objection(self) -> str:
        """Why it would be too early to leave; nothing if it is not."""
        if self.at_words is not None and self.at_words.pasting:
            return f"粘贴的几条还没有收下，{on_leaving(self.sitting)}"
        if not self.settle():
            return f"有一处还没有确认，{on_leaving(self.sitting)}"
        if self.sitting.unwritten and self.sitting.write():
            return f"有修改没有写进文件，{on_leaving(self.sitting)}"
        return ""

    @on(DiskWatch.Found)
    def _take_changes(self, message: DiskWatch.Found) -> None:
        """Read again what others changed; what is being typed stays in the editor."""
        editor = self.query_one(ValueEditor)
        before, typed = self.form.row, editor.text if self.form.meant is not None else None
        self.tell_of(self.sitting.take_changes(message.changes))
        self.form.refresh()
        self.show_all()
        if typed is not None:
            editor.put(typed)
            now = self.form.row
            if now.typed != before.typed and now.key == before.key:
                self.notify(
                    f"这一项刚在别处改成 {now.typed or '空'}；Enter 用你填的，Esc 用文件里的",
                    severity="warning",
                    timeout=10,
                    markup=False,
                )
        if self.sitting.disputes:
            from drafter.tui.screens.conflict import ConflictScreen

            self.app.push_screen(ConflictScreen(self.sitting), self._settled)

    def _settled(self, _: None) -> None:
        self.form.refresh()
        self.show_all()

    @on(DiskWatch.Beat)
    def _beat(self) -> None:
        self.tell_of(self.sitting.beat())
