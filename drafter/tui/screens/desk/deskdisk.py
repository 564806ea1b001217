"""What the disk does while one sits at the desk, and what speaks against leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.filenames import printable
from drafter.session.leaving import on_leaving
from drafter.session.placenames import file_name
from drafter.session.restoring import text_at
from drafter.tui.screens.desk.deskbase import DeskBase
from drafter.tui.widgets.diskwatch import DiskWatch
from drafter.tui.widgets.footkeys import key_in_force
from drafter.tui.widgets.valueeditor import ValueEditor

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.session.rows import Row


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
        row, typed = self.form.row, editor.text if self.form.meant is not None else None
        before, said, disputes = self._filed(row), self.elsewhere, self.sitting.disputes
        self.tell_of(self.sitting.take_changes(message.changes))
        self.form.refresh()
        self.show_all()
        if typed is not None and self.form.row.key == row.key:
            editor.put(typed)
            if (now := self._filed(row)) != before:
                said = f"这一项刚在别处改成 {now or '空'}；Enter 用您填的，Esc 用文件里的"
                self.notify(said, severity="warning", timeout=10, markup=False)
            self.elsewhere = said
        if self.sitting.disputes != disputes:
            self.ask_about_disputes()

    def ask_about_disputes(self) -> None:
        """Have somebody decide whose change shall stand."""
        from drafter.tui.screens.conflict import ConflictScreen

        asking = (one for one in self.app.screen_stack if isinstance(one, ConflictScreen))
        if (page := next(asking, None)) is not None:
            page.ask()
        elif self.sitting.disputed:
            self.app.push_screen(ConflictScreen(self.sitting), self._settled)

    def _settled(self, told: tuple[Finding, ...] | None) -> None:
        self.form.refresh()
        self.show_all()
        self.tell_of(told or ())
        if self.sitting.disputed:
            self.notify(
                f"还没有定用哪一边；按 {key_in_force(self.app, 'save')} 再来定。", markup=False
            )

    def _filed(self, row: Row) -> str:
        """What the file has in a row, whatever is being typed there."""
        return text_at(self.sitting.office.year, row.path, row.field)

    @on(DiskWatch.LetGo)
    def _let_go(self, message: DiskWatch.LetGo) -> None:
        """Say that what was only looked at can be filled in."""
        free = self.sitting.tenure.let_go(message.paths)
        if free:
            names = "、".join(printable(file_name(path, self.sitting.folder)) for path in free)
            self.notify(f"{names} 没有别人在填了，可以填。", markup=False)
            self.show_all()

    @on(DiskWatch.Beat)
    def _beat(self) -> None:
        self.tell_of(self.sitting.tenure.beat())
