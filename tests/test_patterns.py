"""Patterns that are compiled when first used answer as those that always were."""

from __future__ import annotations

import re

import pytest

from drafter.patterns import pattern

SOURCE = r"(?P<数>\d+)([户人])?"
TEXT = "在册908户1515人，每户1.7人"


@pytest.mark.parametrize("method", ["match", "fullmatch", "search"])
@pytest.mark.parametrize("text", [TEXT, "908户", ""])
def test_a_match_is_the_same(method: str, text: str) -> None:
    ours = getattr(pattern(SOURCE), method)(text)
    theirs = getattr(re.compile(SOURCE), method)(text)
    assert (ours is None) == (theirs is None)
    assert ours is None or (ours.span(), ours.groupdict()) == (theirs.span(), theirs.groupdict())


def test_all_other_questions_are_answered_alike() -> None:
    ours, theirs = pattern(SOURCE, re.ASCII), re.compile(SOURCE, re.ASCII)
    assert ours.findall(TEXT) == theirs.findall(TEXT)
    assert ours.sub("#", TEXT) == theirs.sub("#", TEXT)
    assert ours.split(TEXT) == theirs.split(TEXT)
    assert [found.span() for found in ours.finditer(TEXT, 2)] == [
        found.span() for found in theirs.finditer(TEXT, 2)
    ]
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)


def test_bytes_too() -> None:
    assert pattern(rb"\s*<html", re.IGNORECASE).match(b" <HTML>")


def test_a_faulty_pattern_says_so_when_it_is_used() -> None:
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.match("")
