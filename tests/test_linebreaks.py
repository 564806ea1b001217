"""Lines of a terminal keep the rules of Chinese typesetting."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.columns import width
from drafter.linebreaks import broken

HAN = "村居民政局低保对象养老机构发放资金"
OPENERS = "（《「『【〔“‘"
CLOSERS = "。，、；：！？）》」』】〕”’"
WORDS = (
    "6195", "1,234.5", "3.5%", "0.5‰", "2018", "-12.5%", "4.5℃", "１２３", "1:3", "2018-12-31",
    "1—2", "Wi-Fi", "A4", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "——", "……", "〇", "·",
)  # fmt: skip
# What may not be divided, said another way than the program does it.
WHOLE = re.compile(r"[-+]?[0-9A-Za-z１２３]+(?:[.,:—-][0-9A-Za-z]+)*[%‰℃]?|——|……")


def lines(text: str, columns: int, indent: int = 0, hanging: int = 0) -> list[str]:
    found = broken(text, columns, indent=indent, hanging=hanging)
    return [text[start:end] for start, end in found]


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Words in marks, always with a Han character between two of them."""
    parts = draw(
        st.lists(
            st.tuples(
                st.text(HAN, min_size=1, max_size=6),
                st.sampled_from(("", *OPENERS, "（“")),
                st.sampled_from(("", *WORDS)),
                st.sampled_from(("", *CLOSERS, "”）。", "？！")),
            ),
            min_size=1,
            max_size=25,
        )
    )
    return "".join("".join(part) for part in parts) + "完"


def forbidden(text: str) -> set[int]:
    """Offsets where the rules allow no break."""
    places = {at for at, mark in enumerate(text) if mark in CLOSERS + "—…·"}
    places |= {at + 1 for at, mark in enumerate(text) if mark in OPENERS}
    for whole in WHOLE.finditer(text):
        places.update(range(whole.start() + 1, whole.end()))
    return places


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("全年发放低保金六万元，惠及群众", 20, ["全年发放低保金六万", "元，惠及群众"]),
        ("全年发放低保金六万元。”他说", 20, ["全年发放低保金六万", "元。”他说"]),
        ("依据新修订的民政“八一”安排", 18, ["依据新修订的民政", "“八一”安排"]),
        ("资金支出共计1366.73万元", 16, ["资金支出共计", "1366.73万元"]),
        ("同比增长幅度为5.6%以上", 17, ["同比增长幅度为", "5.6%以上"]),
        ("资金支出共计1,366.5万元", 18, ["资金支出共计", "1,366.5万元"]),
        ("二〇一八年末在册6195户", 19, ["二〇一八年末在册", "6195户"]),
        ("二〇一八年末在册6195户", 21, ["二〇一八年末在册6195", "户"]),
        ("这是头等大事——民生工作", 13, ["这是头等大", "事——民生工作"]),
        ("提供了无线网络Wi-Fi服务", 18, ["提供了无线网络", "Wi-Fi服务"]),
        ("约有老年人口占比1—2成", 18, ["约有老年人口占比", "1—2成"]),
        ("一二三四五六七八ab cd ef", 21, ["一二三四五六七八ab cd", "ef"]),
        ("一二三四五　六七", 10, ["一二三四五", "六七"]),
        ("一二三四 。五", 8, ["一二三", "四 。五"]),
        ("见社会救助科素材.md", 18, ["见社会救助科素", "材.md"]),
        ("", 10, [""]),
        ("民政局", 1, ["民", "政", "局"]),
        ("一二\u0301。三", 4, ["一", "二\u0301。", "三"]),
        ("一二e\u0301f民政", 5, ["一二", "e\u0301f民", "政"]),
    ],
)
def test_where_lines_end(text: str, columns: int, expected: list[str]) -> None:
    assert lines(text, columns) == expected


def test_a_run_longer_than_the_line_breaks_anywhere() -> None:
    assert lines("共" + "1" * 25, 10) == ["共", "1" * 10, "1" * 10, "1" * 5]
    assert lines("。" * 7, 6) == ["。" * 3, "。" * 3, "。"]


def test_first_line_is_set_in_and_the_others_hang() -> None:
    assert lines("一二三四五六七八", 10, indent=4) == ["一二三", "四五六七八"]
    assert lines("一二三四五六七八", 10, indent=2, hanging=6) == ["一二三四", "五六", "七八"]


def test_no_line_begins_where_it_is_kept_together() -> None:
    text = "护理型床位〔待填〕张"
    kept = broken(text, 16, kept=frozenset({6, 7, 8}))
    assert [text[start:end] for start, end in kept] == ["护理型床位", "〔待填〕张"]
    assert lines(text, 16) == ["护理型床位〔待", "填〕张"]


@given(paragraphs(), st.integers(2, 60), st.integers(0, 8), st.integers(0, 8))
def test_nothing_is_lost_and_no_line_is_too_wide(
    text: str, columns: int, indent: int, hanging: int
) -> None:
    found = broken(text, columns, indent=indent, hanging=hanging)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(found))
    for number, (start, end) in enumerate(found):
        room = columns - (hanging if number else indent)
        assert width(text[start:end]) <= room or end == start + 1


@given(paragraphs(), st.integers(6, 60))
def test_rules_hold_and_lines_are_full_where_the_width_allows(text: str, columns: int) -> None:
    never = forbidden(text)
    for start, end in broken(text, columns)[:-1]:
        fitting = [at for at in range(start + 1, len(text)) if width(text[start:at]) <= columns]
        lawful = [at for at in fitting if at not in never]
        assert end == (lawful[-1] if lawful else max([*fitting, start + 1]))


@given(st.text(max_size=200), st.integers(1, 40))
def test_any_text_is_broken_without_loss_but_of_blanks(text: str, columns: int) -> None:
    found = broken(text, columns)
    at = 0
    for number, (start, end) in enumerate(found):
        assert text[at:start].strip(" 　") == ""
        assert start < end or number == 0
        at = end
    assert text[at:].strip(" 　") == ""


@pytest.mark.parametrize("mark", ["。", "1", "（", "—", " ", "1.", "汉 ", "a。"])
def test_hostile_text_takes_time_in_proportion(mark: str) -> None:
    def spent(length: int) -> float:
        text = (mark * length)[:length]
        took = []
        for _ in range(3):
            start = time.process_time()
            broken(text, 34)
            took.append(time.process_time() - start)
        return min(took)

    assert spent(96_000) < 40 * max(spent(6_000), 0.001)
