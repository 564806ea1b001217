"""A one-line field for Chinese names: what is pasted loses what nobody could see, and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from drafter.visible import is_visible

if TYPE_CHECKING:
    from textual import events

# Far more than any answer may have, far less than a whole document pasted by mistake.
LONGEST_PASTE = 200

_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*|\t+")


def one_line(text: str) -> str:
    """Pasted text as one line, without control and other invisible characters."""
    text = _BREAKS.sub("", text)
    return "".join(filter(is_visible, text))


class NameInput(Input):
    """An Input that keeps all lines of what is pasted, joined, and nothing invisible."""

    DEFAULT_CSS = """
    NameInput {
        width: 1fr;
        background: $panel;
        text-style: underline;
    }
    """

    class Mended(Message):
        """What was pasted was not taken as it was; `said` tells what was done."""

        def __init__(self, field: NameInput, said: str) -> None:
            """Keep what is to be told of which field."""
            super().__init__()
            self.field = field
            self.said = said

    def __init__(self, value: str = "", *, goes_on: bool = False, id: str | None = None) -> None:
        """A field that neither blinks nor has borders; one that `goes_on` is typed on in when entered."""
        super().__init__(value, id=id, compact=True, select_on_focus=not goes_on)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line."""
        event.prevent_default()
        event.stop()
        text = one_line(event.text)
        taken = text[:LONGEST_PASTE]
        self.replace(taken, *self.selection)
        if len(taken) < len(text):
            self.post_message(self.Mended(self, f"粘贴的太长，只留了前{LONGEST_PASTE}个字"))
        elif taken != event.text.strip():
            self.post_message(self.Mended(self, "粘贴的内容去掉了换行和看不见的字符，请核对"))
