"""Pairs of neighbouring characters as numbers."""

from __future__ import annotations

import pytest

from drafter.library.neighbours import ByHead, apart, between, pair, pairs


@pytest.mark.parametrize("text", ["", "一", "一二", "一二三", "救助a救助", "一二三四五六七"])
def test_every_pair_is_there_and_can_be_taken_apart(text: str) -> None:
    together = {text[at : at + 2] for at in range(len(text) - 1)}
    assert {"".join(apart(number)) for number in pairs(text)} == together
    assert {pair(*two) for two in together} == pairs(text)


@pytest.mark.parametrize(
    "text",
    ["好😀了", "😀😀", "\ud800一", "一\udfff"],
    ids=["one", "two", "first half", "second half"],
)
def test_what_is_beyond_the_plane_takes_part_by_halves(text: str) -> None:
    numbers = pairs(text)
    assert all(len(apart(number)) == 2 for number in numbers)
    if "😀了" in text:
        assert pair("😀", "了") in numbers
        assert pair("好", "😀") in numbers


def test_what_has_no_word_in_a_text_is_left_out_and_the_rest_keeps_its_order() -> None:
    told = ByHead([(("救助", "低保"), "a"), (("养老",), "b"), (("低收入", "儿童"), "c")])
    assert told.perhaps(pairs("儿童救助")) == ["a", "c"]
    assert told.perhaps(pairs("")) == []


def test_pairs_between_characters_are_those_of_one_with_one_behind_it() -> None:
    assert between("一二", "、") == pairs("一、") | pairs("二、")
