"""静默: a rule silenced for a reason; and the list of what is silenced, to take one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.columns import clipped
from drafter.findings import Severity
from drafter.session.leaving import on_leaving
from drafter.session.silencing import (
    hear_again,
    reason_fault,
    scope_label,
    scopes,
    silence,
    wishing,
)
from drafter.session.wish import Wish
from drafter.tui.actions import bindings
from drafter.tui.letters import letter_of
from drafter.tui.toasts import tell_instead
from drafter.tui.widgets.choicerow import ChoiceRow
from drafter.tui.widgets.fieldlist import FieldList
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_in_force
from drafter.tui.widgets.formrow import FormRow
from drafter.tui.widgets.nameinput import NameInput
from drafter.tui.widgets.prose import Prose
from drafter.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from drafter.findings import Finding
    from drafter.library.profile import Silence
    from drafter.session.history import Spot
    from drafter.session.sitting import Sitting

LONGEST_SCOPE = 52
ERROR_TOO = "这是错误：静默以后，定稿时也不再拦。确实没有问题才静默。"
NONE_SILENCED = "没有静默任何规则。"


class SilenceScreen(Screen[bool]):
    """Dismissed with whether something was silenced."""

    BINDINGS = bindings("save", "back")
    AUTO_FOCUS = "#reason"
    DEFAULT_CSS = """
    SilenceScreen {
        #title { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface; }
        #form { padding: 1 1 0 1; }
        FormRow, Prose { margin-bottom: 1; max-width: 120; }
    }
    """

    def __init__(self, sitting: Sitting, finding: Finding, spot: Spot) -> None:
        """Silence the rule of a finding; `spot` is where one came from."""
        super().__init__()
        self._sitting = sitting
        self._finding = finding
        self._spot = spot
        self._scopes = {
            clipped(scope_label(name, sitting.office), LONGEST_SCOPE): name
            for name in (*scopes(sitting, finding), "")
        }
        self._scope = ChoiceRow(tuple(self._scopes), 1, id="scope")
        self._scope.chosen = next(iter(self._scopes))
        self._reason = NameInput(id="reason")

    def compose(self) -> ComposeResult:
        """The finding, how far, and why."""
        yield Static(f"静默：{self._finding.rule}", id="title", markup=False)
        with FieldList(id="form"):
            yield Prose(self._finding.message)
            if self._finding.severity is Severity.ERROR:
                yield Prose(ERROR_TOO)
            yield FormRow("静默多少", self._scope)
            yield FormRow("理由", self._reason, id="why")
            yield Prose("理由写进 单位.yaml，年年有效；随时可以取消，也可以撤销。")
        yield Trouble(self._sitting.folder)
        yield FootKeys()

    def on_mount(self) -> None:
        """Say what to do."""
        self.query_one(FootKeys).show(
            FootKey("Tab", "下一栏"),
            FootKey("←→", "选"),
            foot_key("save", "静默"),
            foot_key("back", "不静默"),
        )
        self._remark()

    def on_key(self, event: events.Key) -> None:
        """What is typed beside the choices is the reason."""
        letter = letter_of(event)
        if letter and not self._reason.has_focus:
            event.stop()
            self._reason.focus()
            self._reason.insert_text_at_cursor(letter)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        wishing(self._sitting, self._wish)
        self._remark()

    @on(ChoiceRow.Changed)
    def _chosen(self, event: ChoiceRow.Changed) -> None:
        event.stop()
        wishing(self._sitting, self._wish)

    @property
    def _wish(self) -> Wish:
        topic = self._scopes[self._scope.chosen]
        return Wish(self._finding.rule, topic, self._reason.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def _remark(self) -> None:
        self.query_one("#why", FormRow).remark("例：上年口径不同，已与统计科核对")

    def action_save(self) -> None:
        """Write it, if there is a reason."""
        fault = reason_fault(self._reason.value)
        if fault:
            self.query_one("#why", FormRow).wrong(fault)
            self._reason.focus()
            return
        wish = self._wish
        outcome = silence(self._sitting, wish.rule, wish.topic, wish.reason, self._spot)
        if outcome.done:
            self.notify(
                f"{outcome.title}，已写进 单位.yaml\n{key_in_force(self.app, 'undo')} 撤销",
                markup=False,
            )
            self.dismiss(True)
        else:
            self.query_one(Trouble).show(outcome.findings)

    def action_back(self) -> None:
        """Leave without; the reason is given up."""
        self._sitting.journal.dropped(self._wish)
        self.dismiss(False)

    def objection(self) -> str:
        """A reason is in no file yet."""
        said = f"静默的理由还没有写进 单位.yaml，{on_leaving(self._sitting)}"
        return said if self._reason.value.strip() else ""


class SilencedScreen(Screen[None]):
    """What the office has silenced; each can be taken back."""

    BINDINGS = bindings("back", "remove_entry", "undo")
    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    SilencedScreen {
        #title { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface; }
        OptionList { height: 1fr; border: none; padding: 0 1; background: $surface;
            scrollbar-size-vertical: 1; }
        OptionList:focus { border: none; }
    }
    """

    def __init__(self, sitting: Sitting, spot: Spot) -> None:
        """List what is silenced; `spot` is where one came from."""
        super().__init__()
        self._sitting = sitting
        self._spot = spot
        self._silences: tuple[Silence, ...] = ()

    def compose(self) -> ComposeResult:
        """A line for the rule and how far, one for the reason."""
        yield Static(id="title", markup=False)
        yield OptionList(markup=False, compact=True)
        yield Trouble(self._sitting.folder)
        yield FootKeys()

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(FootKeys).show(
            foot_key("remove_entry", "取消静默"), foot_key("undo"), foot_key("back")
        )
        self._show()

    def _show(self) -> None:
        self._silences = self._sitting.office.profile.silences
        self.query_one("#title", Static).update(f"静默{len(self._silences)}条（写在 单位.yaml）")
        options = [
            Option(
                f"{item.rule}　{scope_label(item.topic, self._sitting.office)}\n"
                f"　　理由：{item.reason}"
            )
            for item in self._silences
        ]
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        listed.set_options(options or [Option(NONE_SILENCED, disabled=True)])
        if options:
            listed.highlighted = min(at, len(options) - 1)

    def action_remove_entry(self) -> None:
        """Take the one under the cursor back."""
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._silences):
            return
        outcome = hear_again(self._sitting, self._silences[at], self._spot)
        self.query_one(Trouble).show(outcome.findings)
        if outcome.done:
            self.notify(f"{outcome.title}\n{key_in_force(self.app, 'undo')} 撤销", markup=False)
            self._show()

    def action_undo(self) -> None:
        """Take the last change back."""
        outcome = self._sitting.undo()
        if outcome is None:
            self.notify("没有可以撤销的了。", markup=False)
            return
        self.query_one(Trouble).show(outcome.findings)
        if outcome.done:
            tell_instead(self.app, f"撤销：{outcome.title}")
            self._show()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
