"""Control sequences in what is pasted: they are dropped, and the text stays in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from drafter.tui.cleanpastes import clean_pastes

if TYPE_CHECKING:
    from collections.abc import Sequence

START, END = "\x1b[200~", "\x1b[201~"


def came_of(chunks: Sequence[str]) -> list[str]:
    """What a terminal's input comes to: keys by name, pastes by their text."""
    clean_pastes()
    parser = XTermParser()
    found = [message for chunk in chunks if chunk for message in parser.feed(chunk)]
    found += parser.feed("")
    return [
        f"paste {message.text}" if isinstance(message, events.Paste) else f"key {message.key}"
        for message in found
        if isinstance(message, events.Paste | events.Key)
    ]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("5\x1b[31m66户7人", "566户7人"),
        ("\x1b[1;31m报\x1b[0m告", "报告"),
        ("5\x1b66", "566"),
        ("\x1b]0;标题\x07报告", "报告"),
        ("甲\t5\r\n乙\t\x1b[7m6\x1b[m\r\n", "甲\t5\r\n乙\t6\r\n"),
        ("没有控制符" * 50, "没有控制符" * 50),
        ("完\x1b", "完"),
    ],
)
def test_a_paste_keeps_its_text_in_order_without_control_sequences(pasted: str, text: str) -> None:
    keys = f"a{START}{pasted}{END}b"
    assert came_of([keys]) == ["key a", f"paste {text}", "key b"]
    assert came_of(list(keys)) == ["key a", f"paste {text}", "key b"]


@given(st.lists(st.integers(0, 60), max_size=6))
def test_it_does_not_matter_where_the_input_is_cut(cuts: list[int]) -> None:
    keys = f"a\x1b[A{START}5\x1b[31m66户\x1b[0m{END}b{START}乙{END}"
    ends = sorted({*(cut for cut in cuts if cut < len(keys)), len(keys)})
    chunks = [keys[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    assert came_of(chunks) == ["key a", "key up", "paste 566户", "key b", "paste 乙"]


def test_keys_are_let_through_at_once() -> None:
    clean_pastes()
    parser = XTermParser()
    assert [type(message) for message in parser.feed("\x1b[A")] == [events.Key]
    assert [type(message) for message in parser.feed("9")] == [events.Key]
