"""The main screen: outline, figures, editor, draft and findings of one year side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from drafter.figures.editfaults import CHANGED_MEANWHILE
from drafter.findings import Severity
from drafter.session.beginning import beginning
from drafter.session.form import Form
from drafter.session.placenames import placed_advice
from drafter.session.whereabouts import Whereabouts
from drafter.tui.actions import bindings
from drafter.tui.screens.desk.deskdisk import DeskDisk
from drafter.tui.screens.desk.deskfinding import DeskFinding
from drafter.tui.screens.desk.deskpages import DeskPages
from drafter.tui.screens.desk.desktyping import DeskTyping
from drafter.tui.screens.desk.deskwords import DeskWords
from drafter.tui.toasts import tell_instead
from drafter.tui.widgets.desklayout import (
    DRAFT,
    EDITOR,
    FIGURES,
    FINDINGS,
    OUTLINE,
    WORDS,
    Desk,
)
from drafter.tui.widgets.diskwatch import DiskWatch
from drafter.tui.widgets.draft.draftview import DraftView
from drafter.tui.widgets.figuretable import FigureTable
from drafter.tui.widgets.findingspane import FindingsPane, by_gravity
from drafter.tui.widgets.footkeys import FootKeys, foot_key
from drafter.tui.widgets.outlinepane import OutlinePane
from drafter.tui.widgets.statusline import StatusLine
from drafter.tui.widgets.valueeditor import EntryLine, ValueEditor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from drafter.findings import Finding
    from drafter.session.history import Spot
    from drafter.session.outcome import Outcome
    from drafter.session.sitting import Sitting

CHECK_AFTER = 0.15
FINDING_SECONDS = 5
# The next look at the disk, within a second, merges what others wrote or asks on a page of its own.
ASKED_ABOUT = {CHANGED_MEANWHILE.name}
# As many as there is room for: the palette leads to all others, also by mouse.
FOOT = (
    *("help", "next_hole", "checks", "export", "details", "words", "palette"),
    *("full_view", "next_pane", "find", "undo", "quit"),
)


class DeskScreen(DeskWords, DeskDisk, DeskPages, DeskFinding, DeskTyping):
    """Fills in one year; holds what is shown, the sitting holds what is true."""

    BINDINGS = bindings(
        "save",
        "next_hole",
        "next_finding",
        "next_pane",
        "undo",
        "redo",
        "previous_topic",
        "next_topic",
    )
    AUTO_FOCUS = "EntryLine"

    def __init__(self, sitting: Sitting) -> None:
        """Sit down at an opened year."""
        super().__init__()
        self.sitting = sitting
        self.form = Form(sitting)
        self.findings: tuple[Finding, ...] = ()
        self._whereabouts: Whereabouts | None = None
        self._check: Timer | None = None
        self._last_finding = -1

    def compose(self) -> ComposeResult:
        """The status above, the desk, the keys below."""
        yield StatusLine()
        with Desk():
            yield OutlinePane(id=OUTLINE)
            yield ValueEditor(id=EDITOR)
            yield FigureTable(id=FIGURES)
            yield DraftView(id=DRAFT)
            yield FindingsPane(id=FINDINGS)
        yield FootKeys()
        yield DiskWatch(self.sitting)

    def on_mount(self) -> None:
        """Show the year where one begins."""
        self.query_one(FootKeys).show(*(foot_key(name) for name in FOOT))
        spot = beginning(self.sitting)
        if spot.topic:
            self.form.go(spot.topic, spot.path, spot.field)
        self.show_all()
        self.tell_of(self.sitting.notices)
        self.tell_of(self.sitting.tenure.findings)

    def go(self, spot: Spot) -> None:
        """Be at a topic and row; what is typed is accepted before, or keeps us here."""
        if not self.settle():
            return
        if spot.topic != self.form.topic or spot.path:
            self.form.go(spot.topic, spot.path, spot.field)
        self.turn_for(spot)
        self._show_form()
        self._focus()

    # What is typed

    @on(ValueEditor.Typed)
    def _type(self, message: ValueEditor.Typed) -> None:
        editor = self.query_one(ValueEditor)
        if not self.form.row.path:
            return
        if editor.changed:
            said = self.form.type(message.text)
            editor.say(said.said, fault=said.fault)
            if said.fault:
                editor.know(said.hint, "")
            else:
                self._tell_row()
        elif self.form.meant is not None:
            self.form.give_up()
            editor.say("")
        self._show_live()

    @on(EntryLine.Left)
    def _leave(self, message: EntryLine.Left) -> None:
        if self.settle():
            self.form.move(message.by)
            self._show_form()

    @on(EntryLine.Restored)
    def _restore(self) -> None:
        self.form.give_up()
        self._show_form()

    def settle(self) -> bool:
        """Put what is typed into the file; False where it cannot be and we have to stay."""
        if self.at_words is not None:
            return self.at_words.leave()
        if self.form.meant is None:
            return True
        outcome = self.form.accept()
        if outcome is None:
            editor = self.query_one(ValueEditor)
            editor.know(f"没有填：改好再按 Enter，或者按 Esc 放弃。{self.form.meant.hint}", "")
            return False
        self._tell(outcome)
        if outcome.done:
            self.show_all()
        return outcome.done

    def _tell(self, outcome: Outcome) -> None:
        self.tell_of(outcome.findings)

    def tell_of(self, findings: Iterable[Finding], *, refused: bool = False) -> None:
        """Tell what was found, grave things longer; all of it where therefore nothing was done."""
        for finding in findings:
            if finding.rule in ASKED_ABOUT and not refused:
                continue
            graver = finding.severity is not Severity.NOTICE
            self.notify(
                placed_advice(finding, self.sitting.folder),
                title=finding.rule,
                severity="error" if graver else "information",
                timeout=10 if graver else 4,
                markup=False,
            )

    # Keys

    def action_save(self) -> None:
        """Accept what is typed; write what could not be written before, or ask whose shall stand."""
        if self.settle():
            self.tell_of(self.sitting.write())
            self._show_form()
            self._show_status()
            if self.sitting.disputed:
                self.ask_about_disputes()

    def action_next_hole(self) -> None:
        """Go to the next figure that is still to come."""
        if not self.settle():
            return
        spot = self.form.next_open()
        if spot is None:
            self.notify("没有空着的数了。", markup=False)
        else:
            self.go(spot)

    def action_next_finding(self) -> None:
        """Go to the next place that the checks speak of."""
        if not self.findings:
            self.notify("检查没有发现问题。", markup=False)
            return
        self._last_finding = (self._last_finding + 1) % len(self.findings)
        self._go_to_finding(by_gravity(self.findings)[self._last_finding])

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.form.meant is not None:
            self._restore()
            return
        self._turned(self.sitting.undo(), "撤销", "没有可以撤销的了。")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turned(self.sitting.redo(), "重做", "没有可以重做的了。")

    def _turned(self, outcome: Outcome | None, what: str, nothing: str) -> None:
        if outcome is None:
            tell_instead(self.app, nothing)
            return
        self.tell_of(outcome.findings, refused=not outcome.done)
        if outcome.done:
            spot = outcome.spot
            if spot is not None:
                self.form.go(spot.topic, spot.path, spot.field)
                self.turn_for(spot)
            self.show_all()
            tell_instead(self.app, f"{what}：{outcome.title}")

    def action_previous_topic(self) -> None:
        """Go to the topic before."""
        self._step(-1)

    def action_next_topic(self) -> None:
        """Go to the topic after."""
        self._step(1)

    def _step(self, by: int) -> None:
        topics = self.sitting.topics
        if not topics or not self.settle():
            return
        at = topics.index(self.form.topic) if self.form.topic in topics else -by
        self.form.go(topics[(at + by) % len(topics)])
        self._show_form()

    def come_back(self, spot: Spot | None) -> None:
        """Be here again, at a place or where one was; the files may say something else now."""
        self.form.refresh()
        if spot is not None:
            self.form.go(spot.topic, spot.path, spot.field)
            self.turn_for(spot)
        self.show_all()
        self._focus()

    def action_next_pane(self) -> None:
        """Go from pane to pane."""
        panes = [EDITOR if self.at_words is None else WORDS, DRAFT, FINDINGS, OUTLINE]
        shown = [name for name in panes if self.query_one(f"#{name}").region]
        here = next((name for name in shown if self.query_one(f"#{name}").has_focus_within), "")
        there = shown[(shown.index(here) + 1) % len(shown)] if here else shown[0]
        if there in {EDITOR, WORDS}:
            self._focus()
        else:
            self.query_one(f"#{there}").focus()

    def _focus(self) -> None:
        if self.at_words is not None:
            self.at_words.focus_words()
        else:
            self.query_one(EntryLine).focus()

    # Other panes

    @on(OutlinePane.Chosen)
    def _choose(self, message: OutlinePane.Chosen) -> None:
        if message.place.topic != self.form.topic and self.settle():
            self.form.go(message.place.topic)
            self._show_form()
        if message.entered and message.place.topic == self.form.topic:
            self._focus()

    @on(FigureTable.Picked)
    def _pick_row(self, message: FigureTable.Picked) -> None:
        if self.settle():
            self.form.cursor = message.index
            self._show_form()
            self.query_one(EntryLine).focus()

    @on(DraftView.Picked)
    def _pick_run(self, message: DraftView.Picked) -> None:
        spot = self.whereabouts.of_run(message.run, self.form.topic)
        if spot is None:
            self.notify("这个数不在今年的数据里，不能在这里改。", markup=False)
        else:
            self.go(spot)

    @on(DraftView.TopicPicked)
    def _pick_topic(self, message: DraftView.TopicPicked) -> None:
        if self.settle():
            self.form.go(message.path)
            self._show_form()
            self._focus()

    @on(FindingsPane.Chosen)
    def _choose_finding(self, message: FindingsPane.Chosen) -> None:
        self._go_to_finding(message.finding)

    def _go_to_finding(self, finding: Finding) -> None:
        spot = self.whereabouts.of_place(finding.place, self.form.topic)
        tell_instead(
            self.app,
            f"{finding.message}\n{finding.hint}".strip(),
            title=f"{finding.severity} {finding.rule}",
            seconds=FINDING_SECONDS,
        )
        if spot is not None:
            self.go(spot)

    @property
    def whereabouts(self) -> Whereabouts:
        """Where places of the year as it stands in the files lead."""
        if self._whereabouts is None:
            self._whereabouts = Whereabouts(self.sitting.office)
        return self._whereabouts

    # What is shown

    def show_all(self) -> None:
        """Show what the files say now."""
        self._whereabouts = None
        if self.at_words is not None:
            self.at_words.take_files()
        self._show_outline()
        self._show_form()

    def _show_form(self) -> None:
        """The row the editor is for, and all that depends on it."""
        row = self.form.row
        editor = self.query_one(ValueEditor)
        unit = f"［{row.asks or row.unit}］" if row.asks or row.unit else ""
        editor.begin(f"{self.form.title}{unit}", row.typed, disabled=not row.path)
        editor.say("")
        self.elsewhere = ""
        self._tell_row()
        self.query_one(OutlinePane).choose(self.form.topic)
        if self.at_words is not None and self.at_words.form.topic != self.form.topic:
            self.at_words.show(self.form.topic)
        self._show_live()

    def _tell_row(self) -> None:
        """What is known of the row beside its value, as it would be with what is typed."""
        row = self.form.row
        known = [
            self.elsewhere,
            f"上年 {row.previous}" if row.previous else "",
            f"同比 {row.growth}" if row.growth else "",
            f"目标 {row.goal}" if row.goal else "",
            f"来源 {row.source}" if row.source else "",
        ]
        self.query_one(ValueEditor).know("　".join(text for text in known if text), row.note)

    def _show_live(self) -> None:
        """What every key may change."""
        self.query_one(FigureTable).show(self.form.rows, self.form.cursor)
        draft = self.query_one(DraftView)
        draft.show(self.seen_now.draft)
        draft.follow(self.form.row.measures if self.at_words is None else ())
        self.check_soon()

    def check_soon(self) -> None:
        """Let the checks run when nothing more is typed."""
        if self._check is not None:
            self._check.stop()
        self._check = self.set_timer(CHECK_AFTER, self._run_checks)

    def _show_outline(self) -> None:
        faulty = frozenset(
            spot.topic
            for finding in self.findings
            if finding.severity is not Severity.NOTICE
            and (spot := self.whereabouts.of_place(finding.place)) is not None
        )
        self.query_one(OutlinePane).show(self.sitting.tree, faulty)
        self._show_status()

    def _show_status(self) -> None:
        self.query_one(StatusLine).show(self.sitting, self.findings)

    def _run_checks(self) -> None:
        self.findings = self.sitting.findings(self.seen_now)
        self.query_one(FindingsPane).show(self.findings)
        self._show_outline()
