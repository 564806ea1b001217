"""The checks page: what is wrong, where, why, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Input, Static

from drafter.findings import Severity
from drafter.session.checklist import CheckList, Grouping, counted
from drafter.session.details.detailsform import Subject
from drafter.session.history import Spot
from drafter.tui.actions import bindings
from drafter.tui.screens.detailspage import DetailsScreen
from drafter.tui.screens.silencepage import SilencedScreen, SilenceScreen
from drafter.tui.toasts import tell_instead
from drafter.tui.widgets.footkeys import FootKey, FootKeys, foot_key, key_in_force
from drafter.tui.widgets.foundlist import FoundList
from drafter.tui.widgets.nameinput import NameInput
from drafter.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from drafter.findings import Finding
    from drafter.session.outcome import Outcome
    from drafter.session.sitting import Sitting

WIDE_FROM = 110
NOTHING = "检查没有发现问题。"
NONE_SHOWN = "没有错误和警告。"
NONE_MATCHES = "没有含这些字的问题。"
NO_ROW = "这一处不在数据和素材里，照上面的位置改文件。"


class ChecksScreen(Screen[Spot | None]):
    """Dismissed with the place to go to, or None."""

    BINDINGS = bindings(
        "back", "mend", "grouping", "silence", "silenced", "notices", "filter", "undo", "redo"
    )
    AUTO_FOCUS = "FoundList"
    DEFAULT_CSS = """
    ChecksScreen {
        layout: vertical;
        #counts { height: 1; padding: 0 1; text-style: bold; background: $primary; color: $surface; }
        #filter { height: 1; padding: 0 1; background: $panel; }
        #filter Static { width: auto; }
        #both { height: 1fr; }
        #told { background: $panel; padding: 0 1; scrollbar-size-vertical: 1; }
        #both { layout: vertical; }
        #told { height: 1fr; width: 1fr; }
        FoundList { height: 9; width: 1fr; }
        &.-wide #both { layout: horizontal; }
        &.-wide FoundList { height: 1fr; }
    }
    """

    def __init__(self, sitting: Sitting, spot: Spot) -> None:
        """Look at the findings of a sitting; `spot` is where one came from."""
        super().__init__()
        self._sitting = sitting
        self._came_from = spot
        self._grouping = Grouping.GRAVITY
        self._notices = False
        self._list: CheckList | None = None

    def compose(self) -> ComposeResult:
        """Counts, filter, the list, and all about the finding under the cursor."""
        yield Static(id="counts", markup=False)
        with Horizontal(id="filter"):
            yield Static("筛选：", markup=False)
            yield NameInput(id="words")
        with Horizontal(id="both"):
            yield FoundList()
            with VerticalScroll(id="told"):
                yield Prose()
        yield FootKeys()

    def on_resize(self, event: events.Resize) -> None:
        """The list beside what it tells where there is room, else above it."""
        self.set_class(event.size.width >= WIDE_FROM, "-wide")

    def on_screen_resume(self) -> None:
        """Look again: something may have been mended meanwhile."""
        self._look()

    def _look(self) -> None:
        self._list = CheckList(self._sitting)
        if not any(finding.severity is not Severity.NOTICE for finding in self._list.findings):
            self._notices = True
        self._show()

    def _show(self) -> None:
        if self._list is None:
            return
        query = self.query_one("#words", NameInput).value
        groups = self._list.groups(self._grouping, query, notices=self._notices)
        nothing = NONE_MATCHES if query else NOTHING if not self._list.findings else NONE_SHOWN
        self.query_one(FoundList).show(groups, nothing)
        key = foot_key("notices", "收起提示" if self._notices else "展开提示")
        click = Style(underline=True) + Style.from_meta({"@click": key.action})
        self.query_one("#counts", Static).update(
            Content.assemble(
                f"检查　{counted(self._list.findings)}　{self._grouping}　",
                (f"{key.key} {key.label}", click),
            )
        )

    def _show_keys(self, *, mendable: bool) -> None:
        silenced = len(self._sitting.office.profile.silences)
        self.query_one(FootKeys).show(
            FootKey("Enter", "到该处", "screen.jump"),
            *([foot_key("mend")] if mendable else []),
            foot_key("grouping", str(_other(self._grouping))),
            foot_key("silence"),
            foot_key("silenced", f"静默{silenced}条"),
            foot_key("filter"),
            foot_key("back"),
        )

    @on(FoundList.Shown)
    def _tell(self, message: FoundList.Shown) -> None:
        finding = message.finding
        self.query_one("#told").scroll_home(animate=False)
        mend = self._list.mend(finding) if finding and self._list else None
        self._show_keys(mendable=mend is not None)
        if finding is None or self._list is None:
            self.query_one(Prose).say("")
            return
        lines = list(self._list.told(finding))
        if mend is not None:
            lines += [
                "",
                f"程序能改好这一行，{key_in_force(self.app, 'save')} 改好：",
                f"原来：{mend.before}",
                f"改成：{mend.after}",
            ]
        elif self._list.spot(finding) is None and not self._list.head_key(finding):
            lines += [NO_ROW]
        lines += ["", "这条规则：", *self._list.explained(finding)]
        self.query_one(Prose).say("\n".join(lines))

    @on(FoundList.Chosen)
    def _choose(self, message: FoundList.Chosen) -> None:
        self._jump(message.finding)

    def action_jump(self) -> None:
        """Go to where the finding under the cursor can be mended."""
        finding = self.query_one(FoundList).finding
        if finding is not None:
            self._jump(finding)

    def _jump(self, finding: Finding) -> None:
        assert self._list is not None
        spot = self._list.spot(finding)
        if spot is not None:
            self.dismiss(spot)
        elif key := self._list.head_key(finding):
            self.app.push_screen(DetailsScreen(self._sitting, Subject(), self._came_from, key))
        else:
            self.notify(f"{NO_ROW}\n{self._list.place(finding.place)}", markup=False)

    @on(Input.Changed, "#words")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted, "#words")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(FoundList).focus()

    def action_filter(self) -> None:
        """Type words to look for."""
        self.query_one("#words", NameInput).focus()

    def action_grouping(self) -> None:
        """Group by the other thing."""
        self._grouping = _other(self._grouping)
        self._show()

    def action_notices(self) -> None:
        """Show 提示 too, or no longer."""
        self._notices = not self._notices
        self._show()

    def action_mend(self) -> None:
        """Put the line right, as it is shown."""
        finding = self.query_one(FoundList).finding
        mend = self._list.mend(finding) if finding and self._list else None
        if mend is None:
            self.notify("这一条程序改不了，按 Enter 到该处自己改。", markup=False)
            return
        title = f"改好第{mend.line}行"
        outcome = self._sitting.accept((mend.request,), title, self._came_from)
        self._say(outcome, f"已{title}\n{key_in_force(self.app, 'undo')} 撤销")

    def action_silence(self) -> None:
        """Silence the rule of the finding under the cursor."""
        finding = self.query_one(FoundList).finding
        if finding is not None:
            self.app.push_screen(SilenceScreen(self._sitting, finding, self._came_from))

    def action_silenced(self) -> None:
        """Show what is silenced."""
        self.app.push_screen(SilencedScreen(self._sitting, self._came_from))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turned(self._sitting.undo(), "撤销", "没有可以撤销的了。")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turned(self._sitting.redo(), "重做", "没有可以重做的了。")

    def _turned(self, outcome: Outcome | None, what: str, nothing: str) -> None:
        if outcome is None:
            tell_instead(self.app, nothing)
        else:
            self._say(outcome, "")
            if outcome.done:
                tell_instead(self.app, f"{what}：{outcome.title}")

    def _say(self, outcome: Outcome, done: str) -> None:
        for finding in outcome.findings:
            self.notify(finding.advice, title=finding.rule, severity="error", markup=False)
        if outcome.done:
            if done:
                self.notify(done, markup=False)
            self._look()

    def action_back(self) -> None:
        """Empty the filter, or leave."""
        words = self.query_one("#words", NameInput)
        if words.value:
            words.value = ""
            self.query_one(FoundList).focus()
        else:
            self.dismiss(None)


def _other(grouping: Grouping) -> Grouping:
    return Grouping.TOPIC if grouping is Grouping.GRAVITY else Grouping.GRAVITY
