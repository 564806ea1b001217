"""Topics are ticked by number, range, name or 业务线."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.newoffice.topicchoice import Offer, Offered, choose, choose_line


def asked(topic: str, number: int) -> frozenset[str]:
    """So many figures of a topic's own."""
    return frozenset(f"{topic}{at}" for at in range(number))


OFFER = Offer(
    (
        Offered("救助/低保", "最低生活保障", asked("救助/低保", 3)),
        Offered("救助/党建", "救助党建", asked("救助/党建", 1)),
        Offered("养老/助餐", "老年助餐", asked("养老/助餐", 2)),
        Offered("养老/床位", "养老床位", asked("养老/床位", 2)),
        Offered("养老/人才", "人才", asked("养老/人才", 2)),
        Offered("自身/党建", "党的建设", asked("自身/党建", 2)),
        Offered("养老/医养", "医养结合", asked("养老/医养", 2), "2019年起由卫生健康部门主管"),
        Offered("双拥/优抚", "优抚", asked("双拥/优抚", 2), "2019年起由退役军人部门主管"),
    )
)


def numbers(text: str, before: str = "") -> list[int]:
    """What is chosen, by number; `before` was chosen before."""
    held = choose(before, OFFER, frozenset()) if before else frozenset()
    return sorted(OFFER.numbers[path] for path in choose(text, OFFER, held))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("1 3-5", [1, 3, 4, 5]),
        ("１，３－５", [1, 3, 4, 5]),
        ("1、3—5；", [1, 3, 4, 5]),
        ("1,3至5", [1, 3, 4, 5]),
        ("3 到 5", [3, 4, 5]),
        ("3～5", [3, 4, 5]),
        ("1-5 -3", [1, 2, 4, 5]),
        ("全部", [1, 2, 3, 4, 5, 6]),
        ("全部 -2-3", [1, 4, 5, 6]),
        ("全部 7", [1, 2, 3, 4, 5, 6, 7]),
        ("无", []),
        ("救助", [1, 2]),
        ("养老", [3, 4, 5]),
        ("双拥", [8]),
        ("救助/低保 助餐", [1, 3]),
        ("最低生活保障", [1]),
        ("1 1 1", [1]),
    ],
)
def test_an_answer_that_begins_anew(text: str, chosen: list[int]) -> None:
    assert numbers(text, "2") == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("-2", [1, 3]),
        ("－２", [1, 3]),
        ("—2", [1, 3]),
        ("+5", [1, 2, 3, 5]),
        ("+养老 -1", [2, 3, 4, 5]),
        ("-救助", [3]),
        ("-2-3", [1]),
        ("-8", [1, 2, 3]),
        ("+8", [1, 2, 3, 8]),
    ],
)
def test_an_answer_that_changes_what_was_chosen(text: str, chosen: list[int]) -> None:
    assert numbers(text, "1-3") == chosen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9", "没有第9项，只有1到8。"),
        ("0", "没有第0项，只有1到8。"),
        ("3-9", "没有第9项，只有1到8。"),
        ("5-3", "“5-3”前大后小；写成3-5。"),
        ("低宝", "没有主题“低宝”。是不是“低保”？"),
        ("党建", "“党建”有2个：救助/党建、自身/党建；写全是哪一个。"),
        ("1 9 低宝", "没有第9项，只有1到8。\n没有主题“低宝”。是不是“低保”？"),
        ("1-5－3-4", "没有主题“1-5-3-4”。写号数或者 业务线/主题。"),
        ("①x", "没有主题“1x”。写号数或者 业务线/主题。"),
    ],
)
def test_what_cannot_be_meant_is_said_all_at_once(text: str, said: str) -> None:
    with pytest.raises(WrongAnswerError) as raised:
        numbers(text, "1")
    assert str(raised.value) == said


def test_whole_lines() -> None:
    assert choose_line("养老，双拥", OFFER) == {"养老/助餐", "养老/床位", "养老/人才", "双拥/优抚"}
    with pytest.raises(WrongAnswerError, match="没有业务线“养劳”。是不是“养老”？"):
        choose_line("养劳", OFFER)
    with pytest.raises(WrongAnswerError, match="没有业务线“低保”"):
        choose_line("低保", OFFER)


@given(st.text("0123456789 -—+,，全部无养老救助/低保党建", max_size=12))
def test_whatever_is_typed_known_topics_are_chosen_or_the_fault_is_said(text: str) -> None:
    with suppress(WrongAnswerError):
        assert choose(text, OFFER, frozenset()) <= OFFER.numbers.keys()
