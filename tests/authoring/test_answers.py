"""Answers are taken as a clerk types them; one that cannot be taken says what to write."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.authoring.answers import (
    IDENTITY_KEYS,
    Identity,
    WrongAnswerError,
    answered,
    is_open,
    question,
    usual_year,
)

TODAY = date(2026, 12, 8)
NAMED = Identity(name="清河市云岫县民政局")


def after(key: str, text: str, known: Identity = NAMED) -> Identity:
    return answered(question(key, known, TODAY), text, known)


def refused(key: str, text: str) -> str:
    with pytest.raises(WrongAnswerError) as raised:
        after(key, text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 12, 8), 2026),
        (date(2027, 1, 1), 2026),
        (date(2027, 2, 28), 2026),
        (date(2027, 3, 1), 2027),
        (date(2026, 6, 20), 2026),
    ],
)
def test_the_year_whose_summary_is_usually_written(day: date, year: int) -> None:
    assert usual_year(day) == year


def test_defaults_follow_from_the_name() -> None:
    defaults = [question(key, NAMED, TODAY).default for key in IDENTITY_KEYS]
    assert defaults == ["", "民政", "区县", "云岫县", "2026", "全年"]
    bare = Identity(name="办公室")
    assert [question(key, bare, TODAY).default for key in IDENTITY_KEYS[1:4]] == [
        "民政",
        "区县",
        "",
    ]


def test_every_question_is_open_until_answered() -> None:
    known = Identity()
    for key, text in zip(IDENTITY_KEYS, ("云岫县民政局", "", "", "", "", ""), strict=True):
        assert is_open(key, known)
        known = after(key, text, known)
        assert not is_open(key, known)
    assert known.period.name == "2026年"
    # A region that was left empty is an answer.
    assert not is_open("地区", after("地区", "", Identity(name="办公室")))


@pytest.mark.parametrize(
    ("key", "text", "taken"),
    [
        ("名称", "  云岫县民政局 ", "云岫县民政局"),
        ("系统", "２", "退役军人"),
        ("系统", "退役", "退役军人"),
        ("系统", "退役军人事务", "退役军人"),
        ("系统", "“民政”", "民政"),
        ("系统", "1.", "民政"),
        ("层级", "市", "市"),
        ("年度", "２０２５年", 2025),
        ("时段", "1-11月", "1—11月"),
        ("时段", "第一季度", "第一季度"),
    ],
)
def test_an_answer_is_taken(key: str, text: str, taken: object) -> None:
    known = after(key, text)
    values = {
        "名称": known.name,
        "系统": known.system,
        "层级": known.level,
        "年度": known.year,
        "时段": known.span and known.span.name,
    }
    assert values[key] == taken


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("名称", "  ", "名称不能空着。"),
        ("名称", "ABC", "“ABC”不像单位的名称；写全称，例：云岫县民政局"),
        ("名称", "云岫\x07县民政局", "里面有看不见的或者读不出的字符，请重新键入。"),
        ("名称", "云\udce5县民政局", "里面有看不见的或者读不出的字符，请重新键入。"),
        ("名称", "局" * 61, "有61个字，太长了；只写名称，不超过60个字。"),
        ("系统", "民证", "没有“民证”。是不是“民政”？"),
        ("系统", "9", "没有第9项，只有1到8。"),
        ("层级", "厅局级", "没有“厅局级”。可以写：省、市、区县、乡镇街道"),
        ("年度", "26", "“26”不是年度；写四位数字，例：2026"),
        ("年度", "2126", "“2126”不是年度；写四位数字，例：2026"),
        ("时段", "半年", "“半年”不是时段；写全年、上半年、前三季度或 1—11月。"),
        ("时段", "12-1月", "“12-1月”不是时段；写全年、上半年、前三季度或 1—11月。"),
    ],
    ids=ascii,
)
def test_an_answer_that_cannot_be_taken(key: str, text: str, said: str) -> None:
    assert refused(key, text) == said
