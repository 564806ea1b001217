"""Every slip of the keyboard is found once, at its line, with the line that mends it."""

from __future__ import annotations

import re

import pytest

from drafter.findings import Severity
from drafter.yamlsource.keyboard import slips
from tests.yamlsource.reading import nodes, read, scalars
from tests.yamlsource.slips import SLIPS

CASES = [
    pytest.param(rule, typed, meant, id=f"{rule} {typed!a}")
    for rule, cases in SLIPS.items()
    for typed, meant in cases
]
MENDABLE = [case for case in CASES if case.values[2] is not None]


def mended(text: str) -> str:
    """The text with every mended line in place of its own, as `check --fix` does it."""
    lines = re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z", text)
    for slip in slips(text):
        if slip.mended_line:
            end = lines[slip.line - 1][len(lines[slip.line - 1].rstrip("\r\n")) :]
            lines[slip.line - 1] = slip.mended_line + end
    return "".join(lines)


@pytest.mark.parametrize(("rule", "typed", "meant"), CASES)
def test_a_slip_is_found_by_its_rule_alone(rule: str, typed: str, meant: str | None) -> None:
    _, found = nodes(typed)
    assert {finding.rule for finding in found} == {rule}
    lines = [finding.place.line for finding in found]
    assert lines == sorted(set(lines))
    assert all(finding.hint for finding in found)
    if meant is not None:
        assert all(finding.hint.startswith("改为：") for finding in found)


@pytest.mark.parametrize(("rule", "typed", "meant"), MENDABLE)
def test_the_mended_line_is_what_was_meant(rule: str, typed: str, meant: str) -> None:
    assert mended(typed) == meant
    assert rule not in meant


@pytest.mark.parametrize(("rule", "typed", "meant"), MENDABLE)
def test_a_slip_is_read_as_it_was_meant(rule: str, typed: str, meant: str) -> None:
    content, findings = read(meant)
    assert findings == [], rule
    assert read(typed)[0] == content


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("a: 1\n标准：950\n", (2, 3)),
        ("低保:\n  标准: {本年: 950, 上年：900}\n", (2, 19)),
        ("标准: {本年: 950，上年: 900}\n", (1, 13)),
        ("标准: {本年: 1,300}\n", (1, 10)),
        ("备注: 𠮷野见文件 #3号\n", (1, 11)),
        ("标准: 950　\n", (1, 8)),
        ("标准: ｛本年: 950｝\n", (1, 5)),
        ("备注: @甲\n", (1, 5)),
        ("a: 1\r\n---\r\nb: 2\r\n", (2, 1)),
    ],
    ids=ascii,
)
def test_the_place_is_that_of_the_character(typed: str, place: tuple[int, int]) -> None:
    _, (finding, *_) = nodes(typed)
    assert (finding.place.line, finding.place.column) == place


def test_several_slips_of_a_line_have_one_mended_line() -> None:
    found = slips("标准：｛本年:950，上年：1,300｝\n")
    assert {slip.rule.name for slip in found} == {
        "全角冒号",
        "全角括号",
        "全角逗号",
        "冒号后缺空格",
        "数字被切断",
    }
    assert {slip.mended_line for slip in found} == {"标准: {本年: 950, 上年: 1300}"}


def test_slips_of_many_lines_are_all_found() -> None:
    content, findings = read(
        "年度:2018\n数据：\n  低保：\n    标准: {本年:950, 上年: 1,300}\n    备注: 见文件 #3号\n"
        "清单:\n  项目：\n  － 名称：甲\n    投资: 5　\n"
    )
    assert content == {
        "年度": "2018",
        "数据": {"低保": {"标准": {"本年": "950", "上年": "1300"}, "备注": "见文件 #3号"}},
        "清单": {"项目": [{"名称": "甲", "投资": "5"}]},
    }
    assert findings == [
        "1:3 冒号后缺空格",
        "2:3 全角冒号",
        "3:5 全角冒号",
        "4:12 冒号后缺空格",
        "4:22 数字被切断",
        "5:13 文字被井号切断",
        "7:5 全角冒号",
        "8:3 全角符号",
        "8:7 全角冒号",
        "9:10 全角空格",
    ]


@pytest.mark.parametrize("character", "：，｛｝［］　\xa0\t")
def test_one_wrong_key_press_anywhere_among_structure_is_read_as_meant(character: str) -> None:
    text = (
        "年度: 2018\n数据:\n  低保:\n    标准: {本年: 950, 上年: 900}\n    在册: 908户1515人\n"
        "清单:\n  项目:\n    - {名称: 甲, 投资: 5}\n    - 名称: 乙\n      投资: 6\n  词: [丙, 丁]\n"
    )
    narrow = {"：": ":", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]"}.get(character, " ")
    meant, _ = read(text)
    for match in re.finditer(re.escape(narrow), text):
        if match.start() and text[match.start() - 1] in "\n ":
            continue  # indentation is another matter
        typed = text[: match.start()] + character + text[match.end() :]
        content, findings = read(typed)
        assert content == meant, typed
        assert len(findings) == 1 or character == "\t", typed


@pytest.mark.parametrize("indent", ["{} ", "{-}", "\t{-}", "\t{--}", "　{--}", "\xa0{-}", "{--}　"])
def test_a_line_indented_wrongly_is_read_where_it_belongs(indent: str) -> None:
    text = (
        "年度: 2018\n数据:\n  低保:\n    标准: {本年: 950, 上年: 900}\n    在册: 908户1515人\n"
        "    资金: 3\n  社区:\n    议事厅: {分: {镇街: 16, 村居: 270}}\n清单:\n  项目:\n"
        "    - {名称: 甲, 投资: 5}\n    - 名称: 乙\n      投资: 6\n  词: [丙, 丁]\n"
    )
    meant, _ = read(text)
    for match in re.finditer(r"^ +", text, re.MULTILINE):
        spaces = match.group()
        typed = indent.replace("{}", spaces).replace("{-}", spaces[1:]).replace("{--}", spaces[2:])
        wrong = text[: match.start()] + typed + text[match.end() :]
        content, _ = read(wrong)
        assert content == meant, wrong
        assert read(mended(wrong)) == (meant, []), wrong


def test_slips_beside_characters_that_cannot_be_seen() -> None:
    text = "低\u200b保：\n  标\u200b准: {本年\u200b:950，上年：1,\u200b300}  # \u200b\n"
    content, findings = read(text)
    assert content == {"低保": {"标准": {"本年": "950", "上年": "1300"}}}
    assert findings == [
        "1:2 看不见的字符",
        "1:4 全角冒号",
        "2:4 看不见的字符",
        "2:12 冒号后缺空格",
        "2:16 全角逗号",
        "2:19 全角冒号",
        "2:20 数字被切断",
    ]
    root, _ = nodes(text)
    assert root is not None
    assert [text[item.start : item.end] for item in scalars(root) if item.text.isdigit()] == [
        "950",
        "1,\u200b300",
    ]
    assert mended(text) == "低保:\n  标准: {本年: 950, 上年: 1300}  # \u200b\n"


def test_what_only_the_writer_knows_is_left_out() -> None:
    content, _ = read(
        '标准: {本年: 950, 上年, 目标: 7}\n这里是说明，没有用\n在册: {"甲", 分: {乙: 5}户}\n'
    )
    assert content == {"标准": {"本年": "950", "目标": "7"}, "在册": {"分": {"乙": "5"}}}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("低保:\n  资金: {本年: 1,300}\n  标准: 950\n", "1,300"),
        ("收养: {登记: 12,230, 涉外: 95}\n", "12,230"),
        ("资金: {本年: 约1,300,000.5元, 上年: 9}\n", "1,300,000.5"),
    ],
)
def test_a_number_that_was_cut_is_quoted_whole_and_alone(typed: str, number: str) -> None:
    _, (finding,) = nodes(typed)
    assert f"“{number}”" in finding.message


def test_how_grave_a_slip_is() -> None:
    _, lost = nodes("标准: {本年:950}\n")
    _, kept = nodes("标准:　950\n")
    assert [finding.severity for finding in (*lost, *kept)] == [Severity.ERROR, Severity.WARNING]


def test_a_long_line_is_not_printed_whole() -> None:
    _, (finding,) = nodes(f"备注：{'长' * 5000}\na: 1\n")
    assert len(finding.hint) < 300
