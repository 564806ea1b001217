"""Numbers that Word counts before paragraphs: each list as its marks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.layout.reading.numberforms import written
from drafter.layout.reading.wordtext import read_word
from tests.layout.wordpackages import NAMES, linked, package, par

if TYPE_CHECKING:
    from pathlib import Path

HAN, ARABIC = "chineseCountingThousand", "decimal"


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


THREE = level(0, HAN, "%1、") + level(1, HAN, "（%2）") + level(2, ARABIC, "%3.")


def abstract(name: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'


def listed(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(name: int, depth: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return par("项", properties=numbered)


def numbers(folder: Path, lists: str, body: str, styles: str = "") -> list[str]:
    parts = {"word__numbering.xml": f"<w:numbering {NAMES}>{lists}</w:numbering>"}
    parts["word__styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    path = folder / "甲.docx"
    path.write_bytes(package(body, **parts, **linked("numbering", "styles")))
    return [each.number for each in read_word(path).passages]


def test_a_deeper_level_begins_anew_below_each_number(tmp_path: Path) -> None:
    body = "".join(item(1, depth) for depth in (0, 1, 2, 2, 1, 2, 0, 1))
    assert numbers(tmp_path, abstract(1, THREE) + listed(1, 1), body) == [
        "一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_a_level_may_go_on_or_begin_anew_later_than_others(tmp_path: Path) -> None:
    levels = (
        level(0, HAN, "%1、")
        + level(1, HAN, "（%2）", '<w:lvlRestart w:val="0"/>')
        + level(2, ARABIC, "%3.", '<w:lvlRestart w:val="1"/>')
    )
    body = "".join(item(1, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    assert numbers(tmp_path, abstract(1, levels) + listed(1, 1), body) == [
        "一、", "（一）", "1.", "（二）", "2.", "二、", "（三）", "1.",
    ]  # fmt: skip


def test_lists_that_look_alike_go_on_unless_one_says_where_it_starts(tmp_path: Path) -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    lists = (
        abstract(1, THREE) + listed(1, 1) + listed(2, 1) + listed(3, 1, start.format(1))
        + listed(4, 1, start.format(7))
    )  # fmt: skip
    body = item(1) + item(1) + item(2) + item(3) + item(3) + item(4) + item(4)
    assert numbers(tmp_path, lists, body) == [
        "一、", "二、", "三、", "一、", "二、", "七、", "八、",
    ]  # fmt: skip


def test_a_level_overridden_looks_as_the_list_says(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, ARABIC, "（%1）")}</w:lvlOverride>'
    lists = abstract(1, THREE) + listed(1, 1) + listed(2, 1, own)
    assert numbers(tmp_path, lists, item(1) + item(2) + item(2)) == ["一、", "（1）", "（2）"]


def test_numbers_above_can_be_told_in_arabic(tmp_path: Path) -> None:
    levels = level(0, HAN, "%1、") + level(1, ARABIC, "%1.%2", "<w:isLgl/>")
    body = item(1) + item(1) + item(1, 1)
    assert numbers(tmp_path, abstract(1, levels) + listed(1, 1), body) == ["一、", "二、", "2.1"]


def test_a_style_brings_its_number_and_a_paragraph_may_refuse_it(tmp_path: Path) -> None:
    levels = level(0, HAN, "%1、", '<w:pStyle w:val="h1"/>') + level(
        1, HAN, "（%2）", '<w:pStyle w:val="h2"/>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
        for name, more in (
            ("h1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ("h2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ("h3", '<w:basedOn w:val="h1"/>'),
        )
    )

    def styled(name: str, more: str = "") -> str:
        return par("题", properties=f'<w:pStyle w:val="{name}"/>{more}')

    refused = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("h1") + styled("h2") + styled("h2") + styled("h1", refused) + styled("h3")
    assert numbers(tmp_path, abstract(1, levels) + listed(1, 1), body, styles) == [
        "一、", "（一）", "（二）", "", "二、",
    ]  # fmt: skip


def test_a_list_that_takes_its_levels_from_a_style_of_lists(tmp_path: Path) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="s"/>{THREE}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="s"/></w:abstractNum>'
        + listed(1, 2)
    )
    assert numbers(tmp_path, lists, item(1) + item(1, 1)) == ["一、", "（一）"]


@pytest.mark.parametrize("form", ["bullet", "none"])
def test_bullets_are_no_numbers(tmp_path: Path, form: str) -> None:
    lists = abstract(1, level(0, form, "●")) + listed(1, 1)
    assert numbers(tmp_path, lists, item(1)) == [""]


def test_a_list_that_is_not_there_counts_nothing(tmp_path: Path) -> None:
    assert numbers(tmp_path, abstract(1, THREE), item(5) + item(1, 8)) == ["", ""]
    huge = abstract(1, level(0, ARABIC, "%1.")).replace('w:val="1"', 'w:val="99999999999"', 1)
    assert numbers(tmp_path, huge + listed(1, 1), item(1)) == ["1."]


def test_what_was_deleted_is_not_counted(tmp_path: Path) -> None:
    gone = item(1).replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>").replace("项", "")
    assert numbers(tmp_path, abstract(1, THREE) + listed(1, 1), item(1) + gone + item(1)) == [
        "一、",
        "二、",
    ]


@pytest.mark.parametrize(
    ("form", "count", "said"),
    [
        (HAN, 10, "十"), (HAN, 11, "十一"), (HAN, 20, "二十"), (HAN, 99, "九十九"),
        (HAN, 100, "一〇〇"), ("chineseLegalSimplified", 21, "贰拾壹"),
        ("chineseLegalSimplified", 10, "壹拾"), ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"), ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"), ("decimalZero", 3, "03"), ("upperLetter", 2, "B"),
        ("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"), ("ideographTraditional", 3, "丙"),
        ("chicago", 3, "3"),
    ],
)  # fmt: skip
def test_the_forms_of_numbers(form: str, count: int, said: str) -> None:
    assert written(count, form) == said
