"""The details page: every field of a figure, a record of a 清单, or the report itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input, Static

from drafter.authoring.schema.yearnotes import FIELDS, HEAD
from drafter.figures.editing.addresses import address_of
from drafter.figures.figure import CURRENT, HISTORY, OF_WHICH, PARTS
from drafter.session.details.detailsform import DetailsForm, Subject, new_record
from drafter.session.details.fields import Kind, is_record
from drafter.session.history import Spot
from drafter.session.leaving import on_leaving
from drafter.tui.actions import bindings
from drafter.tui.widgets.fieldlist import FieldList
from drafter.tui.widgets.fieldrow import FieldRow, NewNameRow
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_in_force
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from drafter.session.outcome import Outcome
    from drafter.session.sitting import Sitting

NEW_NAMES = {
    PARTS: ("加一个分项", "写街道或类别的名称，回车"),
    OF_WHICH: ("加一个其中", "写其中一部分的名称，回车"),
    HISTORY: ("加一个历年", "写年份，例：2016，回车"),
}
ABOUT = FIELDS | {
    CURRENT: "今年的数。",
    PARTS: "各街道、各类的数，加起来就是本年（本年可以不填）。",
    HISTORY: "前几年的数，一年一栏。",
}
NEW_FIELD = ("加一栏", "写这一栏的名称，例：投资，回车")
SAY_AGAIN = "再按一次"


class DetailsScreen(Screen[Spot | None]):
    """Dismissed with the place to go to, or None where nothing was changed."""

    BINDINGS = bindings("save", "back", "not_had", "remove_entry", "new_record")
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    DetailsScreen {
        #title { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface;
            text-wrap: nowrap; text-overflow: ellipsis; }
        #about { height: 5; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, sitting: Sitting, subject: Subject, spot: Spot, key: str = "") -> None:
        """Fill in `subject`; `spot` is where one came from, `key` the field to begin at."""
        super().__init__()
        self._sitting = sitting
        self._spot = spot
        self._key = key
        self._form = DetailsForm(sitting, subject)
        self._armed = ""
        self._locks = self._form.locks()

    def compose(self) -> ComposeResult:
        """A line for each field; below what the one under the cursor means."""
        yield Static(id="title", markup=False)
        with FieldList(id="fields"):
            yield from self._rows()
        yield Trouble(self._sitting.folder)
        yield Prose(id="about")
        yield FootKeys()

    def _rows(self) -> Iterator[FieldRow | NewNameRow]:
        """The fields; behind each group, or a record's fields, a line for a new name."""
        record = is_record(self._form.subject.path)
        waiting = [PARTS, OF_WHICH, HISTORY] if self._is_figure else []
        for field in self._form.fields:
            at = waiting.index(field.group) if field.group in waiting else 0
            if waiting and field.kind is not Kind.VALUE and field.name != "期限":
                at = len(waiting)
            for group in waiting[:at]:
                yield NewNameRow(group, *NEW_NAMES[group])
            del waiting[:at]
            yield FieldRow(field, self._form.text_of(field))
        if record:
            yield NewNameRow("", *NEW_FIELD)

    def on_mount(self) -> None:
        """Begin at the field that was asked for, else at the first."""
        unit = f"［{self._form.unit}］" if self._form.unit else ""
        self.query_one("#title", Static).update(f"详填：{self._form.title}{unit}")
        for row in self.query(FieldRow):
            self._show_row(row)
        wanted = [row for row in self.query(FieldRow) if self._key and row.field.label == self._key]
        rows = wanted or [row for row in self.query(FieldRow) if not row.editor.disabled]
        if rows:
            rows[0].editor.focus()
        self._show_keys()

    @property
    def _is_figure(self) -> bool:
        path = self._form.subject.path
        return bool(path) and not is_record(path)

    def _show_keys(self) -> None:
        keys = [FootKey("↑↓", "上下栏"), foot_key("save", "确认")]
        if self._is_figure:
            keys.append(foot_key("not_had"))
        if self._form.subject.path and not self._form.subject.new:
            keys.append(foot_key("remove_entry"))
        if is_record(self._form.subject.path) and not self._form.subject.new:
            keys.append(foot_key("new_record"))
        self.query_one(FootKeys).show(*keys, foot_key("back", "放弃"))

    # What is typed

    @on(FieldRow.Typed)
    def _typed(self, message: FieldRow.Typed) -> None:
        self._armed = ""
        row = message.row
        if message.text == self._form.text_of(row.field):
            return
        self._form.type(row.field, message.text)
        self._show_row(row)
        self._tell(row)

    @on(NewNameRow.Named)
    async def _named(self, message: NewNameRow.Named) -> None:
        row = message.row
        fault = self._form.add(row.group, message.name)
        row.say(fault, wrong=bool(fault))
        if fault:
            return
        name = message.name.strip()
        row.editor.value = ""
        field = next(
            one for one in self._form.fields if (one.group, one.label) == (row.group, name)
        )
        new = FieldRow(field, "")
        # Waited for, so that what is typed next goes into the new field.
        await self.query_one("#fields").mount(new, before=row)
        self._show_row(new)
        new.editor.focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field means."""
        self._armed = ""
        row = self._row_of(event.widget)
        if row is not None:
            self._tell(row)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """What is typed may tell that another field is not needed."""
        locks = self._form.locks()
        if locks != self._locks:
            self._locks = locks
            for row in self.query(FieldRow):
                self._show_row(row)

    def _row_of(self, widget: object) -> FieldRow | NewNameRow | None:
        rows = [*self.query(FieldRow), *self.query(NewNameRow)]
        return next((row for row in rows if row.editor is widget), None)

    @property
    def _focused_row(self) -> FieldRow | None:
        row = self._row_of(self.focused)
        return row if isinstance(row, FieldRow) else None

    # What is shown

    def _show_row(self, row: FieldRow) -> None:
        field = row.field
        said = self._form.meant.get(field.key)
        locked = self._locks.get(field.key, "")
        row.mark(changed=field.key in self._form.typed)
        row.hold(locked)
        if said is not None:
            row.say(said.said, wrong=said.fault)
        else:
            row.say(locked or field.known)

    def _tell(self, row: FieldRow | NewNameRow) -> None:
        if isinstance(row, NewNameRow):
            lines = [ABOUT.get(row.group, row.about)]
        else:
            field = row.field
            notes = HEAD if field.kind is Kind.HEAD else ABOUT
            said = self._form.meant.get(field.key)
            hint = said.hint if said is not None else ""
            lines = [_about(field.label, notes.get(field.name, "")), row.said, hint]
            if field.group == PARTS or field.field == CURRENT:
                lines.append(self._form.sum_of_parts() if self._is_figure else "")
        self.query_one("#about", Prose).say("\n".join(line for line in lines if line))

    def _say(self, outcome: Outcome, done: str) -> bool:
        """Tell what became of it; whether it stands."""
        self.query_one(Trouble).show(outcome.findings)
        if outcome.done:
            unwritten = "" if outcome.written else "（还没有写进文件）"
            self.notify(f"{done}{unwritten}\n{key_in_force(self.app, 'undo')} 撤销", markup=False)
        return outcome.done

    # Keys

    def action_save(self) -> None:
        """Accept all fields as one step."""
        empty = self._form.left_empty
        if not self._form.changed:
            self._tell_of_empty(empty)
            self.dismiss(None)
            return
        outcome = self._form.accept(self._spot)
        if outcome is not None:
            if outcome.done:
                self._tell_of_empty(empty)
            if self._say(outcome, outcome.title or "已确认"):
                self.dismiss(self._spot)
            return
        wrong = self._form.faults[0]
        row = next(row for row in self.query(FieldRow) if row.field.key == wrong.key)
        row.editor.focus()
        self.query_one(Trouble).say(f"“{wrong.label}”还不对，改好再确认；Esc 还原这一栏。")

    def _tell_of_empty(self, names: tuple[str, ...]) -> None:
        if names:
            self.notify(f"“{'、'.join(names)}”空着，没有写进文件。", markup=False)

    def action_back(self) -> None:
        """Restore the field one is at; then leave, giving up what is typed in others."""
        row = self._focused_row
        if row is not None and row.field.key in self._form.typed:
            self._form.restore(row.field)
            row.put(row.field.typed)
            self._show_row(row)
            self._tell(row)
        elif not self._form.changed or self._again("back", self._given_up()):
            self._form.give_up()
            self.dismiss(None)

    def _given_up(self) -> str:
        return f"{self._open}；{SAY_AGAIN} {key_in_force(self.app, 'back')} 放弃。"

    @property
    def _open(self) -> str:
        """What is typed and not accepted, and how that is done."""
        labels = [field.label for field in self._form.fields if field.key in self._form.typed]
        return f"{'、'.join(labels)}还没有确认（{key_in_force(self.app, 'save')} 确认）"

    def objection(self) -> str:
        """Fields are in no file before they are accepted."""
        return f"{self._open}，{on_leaving(self._sitting)}" if self._form.changed else ""

    def action_not_had(self) -> None:
        """Say that the office does not have this."""
        if not self._is_figure:
            return
        others = "、".join(f"{one.label} {one.typed}" for one in self._form.fields if one.typed)
        question = (
            f"会填成“无”，并删去：{others}；{SAY_AGAIN} {key_in_force(self.app, 'not_had')} 填无。"
        )
        if not others or self._again("not_had", question):
            outcome = self._form.not_had(self._spot)
            if self._say(outcome, outcome.title or "已填无"):
                self.dismiss(self._spot)

    def action_remove_entry(self) -> None:
        """Take the entry or record out."""
        if not self._form.subject.path or self._form.subject.new:
            return
        if not self._form.in_file:
            self.query_one(Trouble).say("文件里没有这一项，不用删。")
        elif self._again(
            "remove_entry",
            f"会从文件里删去{self._form.title}；{SAY_AGAIN} {key_in_force(self.app, 'remove_entry')} 删除。",
        ):
            outcome = self._form.remove(self._spot)
            if self._say(outcome, outcome.title):
                self.dismiss(self._spot)

    def action_new_record(self) -> None:
        """Put another record into the same 清单."""
        subject = self._form.subject
        if is_record(subject.path) and not subject.new:
            name = address_of(subject.path).names[0]
            self.app.push_screen(
                DetailsScreen(self._sitting, new_record(self._sitting, name), self._spot),
                self._added,
            )

    def _added(self, spot: Spot | None) -> None:
        if spot is not None:
            self._form.refresh()

    def _again(self, action: str, question: str) -> bool:
        """Whether an action was asked for twice running; the question is shown the first time."""
        if self._armed == action:
            return True
        self._armed = action
        self.query_one(Trouble).say(question)
        return False


def _about(label: str, note: str) -> str:
    return f"{label}：{note}" if note else label
