"""Set phrases with a character wrong: what is shipped is right by itself, and asking costs little."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from drafter.checks.rules.wording import phrase_miswritten
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.library.searchpath import shared_path
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.pipeline import Shelf

if TYPE_CHECKING:
    from drafter.findings import Finding

SETTING = Setting(Shelf().library(shared_path([]), []).library)


def found_in(text: str) -> list[Finding]:
    passage = Passage(text, ((0, Location("文.txt", 1, 1)),))
    return list(phrase_miswritten.check_text(Paper(Manuscript("文.txt", (passage,)), SETTING)))


def test_what_the_lists_call_right_is_not_found() -> None:
    library = SETTING.library
    right = (*library.set_phrases.phrases, *library.set_phrases.right)
    found = found_in("。".join((*right, *(each for _, each in library.set_phrases.words))))
    assert [finding.message for finding in found] == []


def test_no_correction_of_a_mistaken_word_is_found() -> None:
    words = [each.right for each in SETTING.library.confusions]
    assert [finding.message for finding in found_in("。".join(words))] == []


def test_every_miswritten_word_is_found_by_itself() -> None:
    words = SETTING.library.set_phrases.words
    found = found_in("。".join(wrong for wrong, _ in words))
    assert len(found) == len(words)


@pytest.mark.parametrize(
    "text",
    ["😀应保竟保", "应保\ud800竟保", "应保", "", "\n\n"],
    ids=["beyond", "half", "short", "nothing", "lines"],
)
def test_odd_characters_do_no_harm(text: str) -> None:
    assert len(found_in(text)) == ("应保竟保" in text)


def test_each_place_is_told_once_in_reading_order() -> None:
    found = found_in("应保竟保，攻艰克难，应保竟保。")
    columns = [finding.place.column for finding in found]
    assert columns == [3, 7, 13]
    assert all(one < other for one, other in pairwise(columns))
