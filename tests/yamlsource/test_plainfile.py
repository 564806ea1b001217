"""What is read in one pass is what the keyboard's scan and the YAML parser make of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.textfile import from_text
from drafter.yamlsource import Mapping, read_yaml
from drafter.yamlsource.plainfile import read_plain

if TYPE_CHECKING:
    from drafter.findings import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = [*EXAMPLES.glob("*/2*.yaml"), *EXAMPLES.glob("*/单位.yaml")]
GOOD = "".join(path.read_text("utf-8") for path in YEARS[:2])
# An escape is never taken for plain, and a line without indentation ends whatever is plain.
RARE = '\n末: "\\\\"\n'

KEYS = ["低保", "标准", "在册", "a", "本年", "2018", "低保.在册", "键_1", ".", "户"]
VALUES = [
    *("950", "3万多", "约3436.5", "908户1515人", "-5", "6:4", "12:30", "2018-12-31", "71家", "~"),
    *(
        "××",
        "无",
        "见附件，含3项。",
        "甲 乙",
        "甲=乙",
        "甲；乙",
        "a-b",
        "(甲)",
        "0012",
        "1e3",
        "？",
    ),
    *(
        '"950元"',
        "'甲: 乙'",
        '""',
        "''",
        '"甲，#乙"',
        "“甲”",
        "5 %",
        "100%",
        "...",
        "---",
        "=",
        "/",
    ),
    *("{}", "[]", "{本年: 950}", "{本年: 950, 上年: 900}", "[甲, 乙]", "{分: {甲: 1, 乙: 2户}}"),
    *("[{名称: 甲, 投资: 1.9亿元}]", "{ 本年: 5 }", "{本年: -5, 历年: {2021: 6:4}}", "[[甲]]"),
    *(
        "{本年: '5', 来源: \"见: 表\"}",
        "{a: [1, 2]}",
        "[1, 300]",
        "{本年: 1 , 上年: 2}",
        "[甲 乙, 丙]",
    ),
]
ODD = [
    *"：，｛｝［］＃　\xa0\t*@%>|&!`'\"{}[]:,# -\n\r～－—\u200b\ufeff?~\\<𠮷;；=、（(0甲.",
    *("\n\n", "- ", ": ", "  ", "    ", " #", " # ", "{{", "1,300", "本年:", ", ", "\r\n", "''"),
]

lines = st.tuples(
    st.sampled_from(["", "  ", "    ", "      ", "  ", "    ", " ", "   "]),
    st.sampled_from(["", "", "", "- "]),
    st.sampled_from([*(f"{key}:" for key in KEYS), *(f"{key}:" for key in KEYS), ""]),
    st.sampled_from(["", *(f" {value}" for value in VALUES)]),
    st.sampled_from(["", "", "", " ", "  # 注：见（一）", " #", "#x"]),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\n  # 说明：…\n"]),
).map("".join)
changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(ODD)), max_size=4)


def changed(text: str, pieces: list[tuple[float, int, str]]) -> str:
    for part, removed, piece in pieces:
        at = int(part * len(text))
        text = text[:at] + piece + text[at + removed :]
    return text


def check(text: str) -> bool:
    """Whether a text is plain; if so it reads as it does together with a rare line."""
    source = from_text("2018.yaml", text)
    if read_plain(source.path, source.text) is None:
        return False
    found: list[Finding] = []
    plain = read_yaml(source, found)
    other = read_yaml(from_text("2018.yaml", text + RARE), found)
    assert not found
    assert isinstance(plain, Mapping)
    assert isinstance(other, Mapping)
    assert (plain.entries, plain.place) == (other.entries[:-1], other.place)
    return True


@given(st.lists(lines, min_size=1, max_size=8).map("".join), changes)
def test_any_lines(text: str, pieces: list[tuple[float, int, str]]) -> None:
    check(text)
    check(changed(text, pieces))


@given(st.floats(0, 1), st.integers(20, 500), changes)
def test_a_part_of_an_example_with_something_changed(
    part: float, length: int, pieces: list[tuple[float, int, str]]
) -> None:
    start = GOOD.find("\n", int(part * len(GOOD))) + 1
    check(changed(GOOD[start : start + length], pieces))


@pytest.mark.parametrize("value", VALUES)
def test_every_usual_value_beside_every_usual_line(value: str) -> None:
    check(
        f"甲: {value}\n乙:\n  丙: {value}\n  丁:\n    - {value}\n    - 戊: {value}\n      己: 1\n"
    )


@pytest.mark.parametrize("path", YEARS, ids=str)
def test_the_examples_are_plain(path: Path) -> None:
    assert check(path.read_text("utf-8"))


def test_lists_groups_and_empty_keys_are_plain() -> None:
    assert check(
        "年度: 2018 \r\n数据:   # 各科室\r\n  低保:\r\n    标准: {本年: 950, 分: {甲: 1}}\r\n    在册:\r\n"
        "  慈善:\r\n\r\n清单:\r\n  项目:\r\n    - 名称: 甲\r\n      投资: 1亿元\r\n    - {名称: 乙}\r\n"
        '    - 丙\r\n署名: "甲: 乙"\r\n下辖: [甲, 乙]\r\n# 完\r\n末尾:'
    )


def test_one_group_alone_is_plain() -> None:
    assert check("数据:\n  低保:\n    标准: 950\n    在册: 908户1515人\n")
    assert check("清单:\n    项目:\n        - 名称: 甲\n          投资: 5\n          阶段: 在建\n")


@pytest.mark.parametrize(
    "text",
    [
        "  a: 1\n",
        "标准: 1\n标准: 2\n",
        "a: {标准: 1, 标准: 2}\n",
        'a: "\\x41"\n',
        'a: "{标准: 950}"\n',
        "a: 1\n- 甲\n",
        "a:\n  - 甲\n  乙: 1\n",
        "a:\n  乙: 1\n  - 甲\n",
        "- 甲\n",
        "a: 1\n  乙: 2\n",
        "a:\n  乙: 1\n丙:\n      丁: 2\n",
        "标\u200b准: 1\n",
        "标准: 9\u200b50\n",
        "标准: 950\ufffd\n",
        "标准: 甲 #乙\n",
        "标准: {本年: 1,300}\n",
        "标准: {本年: }\n",
        "标准: |\n  甲\n",
        "标准: &a 950\n",
        "a: 1\rb: 2\n",
        "a: {\n  本年: 1}\n",
        "# 空\n",
        "",
    ],
)
def test_anything_else_is_left_to_the_scan(text: str) -> None:
    assert not check(text)
