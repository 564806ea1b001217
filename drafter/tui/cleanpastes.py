"""What a terminal hands over as pasted, without the control sequences in it.

Textual's parser takes a sequence within a paste for keys that were pressed: they arrive before the
text around them, and their ESC as ^. Text copied from a coloured screen has such sequences.
"""

from __future__ import annotations

import re
from typing import Final

from drafter.tui.compat import PASTE_END as END
from drafter.tui.compat import PASTE_START as START
from drafter.tui.compat import filter_input

ESCAPE: Final = "\x1b"
_SEQUENCE: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)|[()*+][0-9A-Z])"
)
_MAY_GO_ON: Final = re.compile(r"\x1b(?:\[[0-?]{0,60}[ -/]*|\][^\x07\x1b]{0,500}\x1b?|[()*+])?\Z")


class PasteFilter:
    """Takes the input of a terminal piece by piece; outside pastes nothing is changed or held back."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._pasting = False
        self._held = ""
        self._last = ""

    def passed(self, data: str) -> str:
        """The input to be dealt with now; the beginning of a sequence waits for its rest."""
        text, self._held = self._held + data, ""
        out: list[str] = []
        while text:
            if not self._pasting:
                seen = self._last + text
                at = seen.find(START)
                cut = len(text) if at < 0 else at + len(START) - len(self._last)
                self._pasting = at >= 0
                self._last = "" if at >= 0 else seen[-len(START) + 1 :]
                out.append(text[:cut])
                text = text[cut:]
                continue
            before, escape, _ = text.partition(ESCAPE)
            out.append(before)
            text = text[len(before) :]
            if not escape:
                break
            if text.startswith(END):
                self._pasting = False
                out.append(END)
                text = text[len(END) :]
            elif match := _SEQUENCE.match(text):
                text = text[match.end() :]
            elif _MAY_GO_ON.match(text):
                self._held = text
                break
            else:
                text = text[1:]
        return "".join(out)


def clean_pastes() -> None:
    """Let every terminal's pastes come without control sequences."""
    filter_input(lambda: PasteFilter().passed)
