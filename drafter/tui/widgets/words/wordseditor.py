"""Where an item of words is written: what it is, the field, what is to be said of it, what can be linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from drafter.columns import clipped, width
from drafter.linebreaks import broken
from drafter.tui.widgets.words.linklist import LinkList
from drafter.tui.widgets.words.wordsinput import WordsInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

INPUT, LINKS = "words-input", "words-links"
LEAST_LINES, MOST_LINES = 2, 12
MOST_SAID = 3
KEYS = "Enter 确认　Esc 不改"


class WordsEditor(Widget):
    """Shown while an item is open."""

    DEFAULT_CSS = """
    WordsEditor { display: none; height: auto; background: $panel; padding: 0 1; }
    WordsEditor.-open { display: block; }
    WordsEditor #words-label { height: 1; text-style: bold; text-wrap: nowrap; }
    WordsEditor #words-said { height: auto; text-wrap: nowrap; }
    WordsEditor .fault { text-style: bold; color: $error; }
    """

    def __init__(self, *, id: str) -> None:
        """Begin closed."""
        super().__init__(id=id)
        self.links = LinkList(id=LINKS)
        self.input = WordsInput(self.links, id=INPUT)
        self._label = self._said = ""
        self._most = LEAST_LINES

    def compose(self) -> ComposeResult:
        """What is written, the field, what is said, what is offered."""
        yield Static("", id="words-label", markup=False)
        yield self.input
        yield Static("", id="words-said", markup=False)
        yield self.links

    @property
    def text(self) -> str:
        """What is typed."""
        return self.input.line.text

    def begin(self, label: str, text: str, *, room: int) -> None:
        """Open for a text; the field grows to a part of `room` lines."""
        self._label, self._most = label, max(LEAST_LINES, min(MOST_LINES, room // 3))
        self.set_class(True, "-open")
        self.links.offer(())
        self.say("")
        self.input.begin(text)
        self._fit()
        self.name_it()

    def close(self) -> None:
        """Be open no more."""
        self.links.offer(())
        self.set_class(False, "-open")

    def name_it(self) -> None:
        """Say what is written, and how long it is."""
        count = f"{self._label}（{len(self.text)}字）"
        room = self.content_size.width or self.app.size.width
        gap = room - width(count) - width(KEYS)
        line = f"{count}{' ' * gap}{KEYS}" if gap > 1 else clipped(count, room)
        self.query_one("#words-label", Static).update(Content(line), layout=False)

    def say(self, text: str, *, fault: bool = False) -> None:
        """What is to be said of the text, in a few lines."""
        line = self.query_one("#words-said", Static)
        line.set_class(fault, "fault")
        self._said = text
        room = max(1, self.content_size.width or self.app.size.width)
        told = text.split("\n") if text else []
        lines = [one[start:end] for one in told for start, end in broken(one, room)]
        if len(lines) > MOST_SAID:
            lines[MOST_SAID - 1] = clipped(f"{lines[MOST_SAID - 1]}……", room)
        shown = "\n".join(lines[:MOST_SAID])
        line.display = bool(shown)
        line.update(Content(shown))

    def on_resize(self) -> None:
        """Lines end elsewhere."""
        if self.has_class("-open"):
            self.name_it()
            self.say(self._said, fault=self.query_one("#words-said").has_class("fault"))

    @on(WordsInput.Grew)
    def _fit(self) -> None:
        wanted = max(LEAST_LINES, min(self._most, self.input.height_wanted))
        if self.input.styles.height is None or self.input.styles.height.value != wanted:
            self.input.styles.height = wanted
