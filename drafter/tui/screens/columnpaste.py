"""Cells pasted from a spreadsheet: shows what will go where, and writes when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.columns import clipped, padded
from drafter.session.details.pasting import Cell, accept, give_up, keep, mend, pasted
from drafter.session.history import Spot
from drafter.session.leaving import on_leaving
from drafter.tui.actions import bindings
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_in_force
from drafter.tui.widgets.nameinput import NameInput
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from drafter.session.form import Form
    from drafter.session.sitting import Sitting

NOTHING = "粘贴的内容里没有可填的数。"
SIGN_TAKEN, SIGN_UNREAD, SIGN_LEFT = "√", "！", "·"
_SIGN, _TYPED, _BETWEEN = 3, 16, 2


class CellList(OptionList, can_focus=False):
    """A line for each cell; the keys go to the field above."""

    DEFAULT_CSS = """
    CellList { height: 1fr; border: none; padding: 0 1; background: $surface;
        scrollbar-size-vertical: 1; overflow-x: hidden; }
    """


class ColumnPasteScreen(Screen[Spot | None]):
    """Dismissed with the place one came from when it was written, else None."""

    BINDINGS = bindings("save", "back", "previous_field", "next_field")
    AUTO_FOCUS = "#cell"
    DEFAULT_CSS = """
    ColumnPasteScreen {
        #title { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface; }
        #editor { height: 1; padding: 0 1; background: $panel; }
        #label { width: auto; text-style: bold; }
        #reading { padding: 0 1; background: $panel; min-height: 1; max-height: 3; }
        #head { height: 1; padding: 0 1; text-style: bold; }
        #notes { padding: 0 1; background: $panel; max-height: 4; }
    }
    """

    def __init__(self, sitting: Sitting, form: Form, lines: tuple[str, ...]) -> None:
        """Show what the lines fill in a form, from its cursor on."""
        super().__init__()
        self._sitting = sitting
        self._form = form
        self._pasted_lines = len(lines)
        self._pasting = pasted(lines, form.rows, form.cursor, sitting.office.year)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Counts, the cell under the cursor, all of them, what has no place."""
        yield Static(id="title", markup=False)
        with Horizontal(id="editor"):
            yield Static(id="label", markup=False)
            yield NameInput(id="cell")
        yield Prose(id="reading")
        yield Static(id="head", markup=False)
        yield CellList(markup=False, compact=True)
        yield Prose(id="notes")
        yield Trouble(self._sitting.folder)
        yield FootKeys()

    def on_mount(self) -> None:
        """Begin at what cannot be read, else at the top; the journal keeps all cells from now on."""
        keep(self._sitting, self._pasting)
        unread = [at for at, cell in enumerate(self._pasting.cells) if cell.unread]
        self._at = unread[0] if unread else 0
        self.query_one("#notes", Prose).say("\n".join(self._pasting.notes))
        self.query_one(FootKeys).show(
            FootKey("↑↓", "上下行"),
            FootKey("Enter", "下一处读不懂的"),
            foot_key("save", "填上"),
            foot_key("back", "不填"),
        )

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        self._show_list()

    def _show_list(self) -> None:
        cells = self._pasting.cells
        head = f"{padded('', _SIGN)}{padded('指标', self._label_room)}  {padded('粘贴的', _TYPED)}"
        self.query_one("#head", Static).update(Content(f"{head}  填成"))
        listed = self.query_one(CellList)
        listed.set_options(
            [Option(self._prompt(cell)) for cell in cells] or [Option(NOTHING, disabled=True)]
        )
        self._show_cell()

    @property
    def _room(self) -> int:
        return max(40, self.size.width - 3)

    @property
    def _label_room(self) -> int:
        return max(12, self._room * 2 // 5 - _SIGN)

    def _prompt(self, cell: Cell) -> Content:
        sign = SIGN_TAKEN if cell.taken else SIGN_UNREAD if cell.unread else SIGN_LEFT
        before = f"（原来 {cell.row.typed}）" if cell.taken and cell.row.typed else ""
        said = cell.why or cell.meant.said.rpartition(" → ")[2] + before
        room = self._room - _SIGN - self._label_room - _TYPED - 2 * _BETWEEN
        line = (
            f"{padded(sign, _SIGN)}{_cut(cell.row.label, self._label_room)}  "
            f"{_cut(cell.typed, _TYPED)}  {clipped(said, room)}"
        )
        return Content.styled(line, "bold") if cell.unread else Content(line)

    def _show_counts(self) -> None:
        pasting = self._pasting
        left = len(pasting.cells) - pasting.taken - pasting.unread
        unread = f"，读不懂{pasting.unread}个（不填）" if pasting.unread else ""
        empty = f"，空着{left}个" if left else ""
        self.query_one("#title", Static).update(
            f"粘贴{self._pasted_lines}行：要填{pasting.taken}个{unread}{empty}。还没有写进文件"
        )

    def _show_cell(self) -> None:
        """The cell under the cursor, in the field and in words."""
        self._show_counts()
        field = self.query_one("#cell", NameInput)
        field.disabled = not self._pasting.cells
        if not self._pasting.cells:
            return
        cell = self._pasting.cells[self._at]
        listed = self.query_one(CellList)
        if listed.option_count > self._at:
            listed.highlighted = self._at
        self.query_one("#label", Static).update(Content(f"{clipped(cell.row.label, 36)}> "))
        if field.value != cell.typed:
            with field.prevent(Input.Changed):
                field.value = cell.typed
            field.cursor_position = len(cell.typed)
        self._tell(cell)

    def _tell(self, cell: Cell) -> None:
        self.query_one("#reading", Prose).say(
            cell.why or "。".join(part for part in (cell.meant.said, cell.meant.hint) if part)
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._pasting = mend(self._sitting, self._pasting, self._at, event.value)
        cell = self._pasting.cells[self._at]
        self.query_one(CellList).replace_option_prompt_at_index(self._at, self._prompt(cell))
        self._show_counts()
        self._tell(cell)

    @on(Input.Submitted)
    def _next_unread(self, event: Input.Submitted) -> None:
        """Go to the next cell that cannot be read, else to the next one."""
        event.stop()
        cells = self._pasting.cells
        order = [*range(self._at + 1, len(cells)), *range(self._at)]
        self._go(next((at for at in order if cells[at].unread), self._at + 1))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go(event.option_index)
        self.query_one("#cell", NameInput).focus()

    def _go(self, at: int) -> None:
        if self._pasting.cells:
            self._at = max(0, min(at, len(self._pasting.cells) - 1))
            self._show_cell()

    def action_previous_field(self) -> None:
        """To the cell before."""
        self._go(self._at - 1)

    def action_next_field(self) -> None:
        """To the cell behind."""
        self._go(self._at + 1)

    def action_save(self) -> None:
        """Write all that can be read."""
        if not self._pasting.taken:
            self.query_one(Trouble).say("没有一个能填的数。")
            return
        outcome = accept(self._sitting, self._pasting, self._form.spot)
        self.query_one(Trouble).show(outcome.findings)
        if outcome.done:
            self.notify(f"{outcome.title}\n{key_in_force(self.app, 'undo')} 撤销", markup=False)
            self.dismiss(self._form.spot)

    def objection(self) -> str:
        """What is pasted is in no file yet."""
        said = f"粘贴的一列还没有填进去，{on_leaving(self._sitting)}"
        return said if self._pasting.kept else ""

    def action_back(self) -> None:
        """Leave; nothing has been written, and what was pasted is given up."""
        give_up(self._sitting, self._pasting)
        self.dismiss(None)


def _cut(text: str, room: int) -> str:
    return padded(clipped(text, room), room)
