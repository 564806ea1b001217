"""The first page of a start: who the office is and what time its report is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, Label

from drafter.authoring.answers import DEFAULT_SPAN
from drafter.tui.actions import bindings
from drafter.tui.widgets.choicerow import ChoiceRow
from drafter.tui.widgets.formrow import FormRow
from drafter.tui.widgets.nameinput import NameInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from drafter.authoring.newoffice.officeform import Field, OfficeForm

SPAN = "时段"
USUAL_SPANS = (DEFAULT_SPAN, "上半年", "前三季度", "1—11月")
OTHER_SPAN = "别的："
WORDS_IN_A_ROW = 4

_LABELS = {"名称": "单位全称", "系统": "属于哪个系统", "层级": "哪一级", "地区": "本地的名称"}
_LABELS |= {"年度": "写哪一年的总结", SPAN: SPAN}
_IDS = {
    "名称": "name",
    "系统": "system",
    "层级": "level",
    "地区": "region",
    "年度": "year",
    SPAN: "span",
}


class IdentityPage(VerticalScroll, can_focus=False):
    """The open questions as rows; every answer is taken down and read at once."""

    BINDINGS = bindings("previous_field", "next_field")
    DEFAULT_CSS = """
    IdentityPage {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        FormRow { margin-bottom: 1; }
        #other-span { width: 1fr; }
    }
    """

    class Changed(Message):
        """Something was answered."""

    def __init__(self, form: OfficeForm, *, id: str | None = None) -> None:
        """A page over `form`, which holds the answers."""
        super().__init__(id=id)
        self._form = form
        self._insists = False
        self._mended: dict[str, str] = {}
        self._editors = {key: _editor(key, each) for key, each in form.fields().items()}
        self._other = NameInput(id="other-span")
        self._rows = {key: self._row(key, editor) for key, editor in self._editors.items()}

    def _row(self, key: str, editor: NameInput | ChoiceRow) -> FormRow:
        if key != SPAN:
            return FormRow(_LABELS[key], editor)
        return FormRow(_LABELS[key], editor, Label(OTHER_SPAN, markup=False), self._other)

    def compose(self) -> ComposeResult:
        """A row for each question."""
        yield from self._rows.values()

    def on_mount(self) -> None:
        """Show what follows from nothing."""
        self._show()

    def start(self) -> None:
        """Put the cursor into the first field that wants an answer."""
        wanting = [key for key, each in self._form.fields().items() if each.error]
        key = wanting[0] if wanting else self._form.keys[0]
        (self._other if key == SPAN and wanting else self._editors[key]).focus()

    def insist(self) -> None:
        """Say of every field what is wrong, also of those nobody has been at, and go to the first."""
        self._insists = True
        self._show()
        self.start()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        key = self._key_of(event.input)
        shown = self._form.fields()[key]
        if not shown.typed and event.value == shown.text:
            return  # what followed by itself, not an answer
        self._mended.pop(key, None)
        self._form.answer(key, event.value)
        self._changed()

    @on(ChoiceRow.Changed)
    def _chose(self, event: ChoiceRow.Changed) -> None:
        event.stop()
        key = self._key_of(event.row)
        if key == SPAN:
            _put(self._other, "")
        self._form.answer(key, event.chosen)
        self._changed()

    @on(NameInput.Mended)
    def _was_mended(self, event: NameInput.Mended) -> None:
        event.stop()
        self._mended[self._key_of(event.field)] = event.said
        self._show()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_next_field()

    def on_descendant_blur(self) -> None:
        """A field left empty shows what stands for it."""
        self._show()

    def action_previous_field(self) -> None:
        """To the field before."""
        self.screen.focus_previous()

    def action_next_field(self) -> None:
        """To the field behind."""
        self.screen.focus_next()

    def _key_of(self, widget: object) -> str:
        known = (key for key, editor in self._editors.items() if editor is widget)
        return next(known, SPAN)

    def _changed(self) -> None:
        self._show()
        self.post_message(self.Changed())

    def _show(self) -> None:
        named = bool(self._form.typed.get("名称"))
        for key, each in self._form.fields().items():
            self._show_text(key, each)
            if each.error and (self._insists or not each.untouched):
                self._rows[key].wrong(each.error)
            else:
                self._rows[key].remark(self._mended.get(key) or _remark(key, each, named=named))

    def _show_text(self, key: str, each: Field) -> None:
        editor = self._editors[key]
        if isinstance(editor, NameInput):
            if not each.typed and not editor.has_focus:
                _put(editor, each.text)
        elif key == SPAN:
            editor.chosen = "" if self._other.value.strip() else each.text
        else:
            editor.chosen = each.text


def _editor(key: str, each: Field) -> NameInput | ChoiceRow:
    """Words to choose from where there are some, else a field to type into."""
    if key == SPAN:
        return ChoiceRow(USUAL_SPANS, len(USUAL_SPANS), id=_IDS[key])
    if each.asked.choices:
        return ChoiceRow(each.asked.choices, WORDS_IN_A_ROW, id=_IDS[key])
    return NameInput(each.text, id=_IDS[key])


def _put(editor: NameInput, text: str) -> None:
    """Show a text that nobody typed."""
    if editor.value != text:
        with editor.prevent(Input.Changed):
            editor.value = text


def _remark(key: str, each: Field, *, named: bool) -> str:
    """What stands beneath a field with nothing wrong in it; `named` is whether there is a name."""
    if key == SPAN:
        return "←→选；别的时段自己写，例：1—10月、三季度"
    if key == "年度":
        return "四位数字"
    if key == "名称":
        return "例：云岫县民政局、广州市番禺区民政局"
    if not each.typed and each.asked.default and named:
        how = "←→或鼠标改" if each.asked.choices else "不对就改"
        return f"照名称定的；{how}"
    return "例：云岫县；没有可以空着" if key == "地区" else "←→或鼠标改"
