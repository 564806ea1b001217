"""Text files as passages: what is words, where it stands, which lines belong together."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.manuscript import Role
from drafter.review.plaintext import read_plain
from drafter.textfile import from_text, read_text
from tests.walking import time_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.findings import Finding
    from drafter.manuscript import Manuscript, Passage
    from drafter.textfile import TextFile

    Read = Callable[[str], Manuscript]


@pytest.fixture
def txt(tmp_path: Path) -> Read:
    return reader(tmp_path / "总 结.txt")


@pytest.fixture
def md(tmp_path: Path) -> Read:
    return reader(tmp_path / "总 结.md")


def reader(path: Path) -> Read:
    def read(text: str) -> Manuscript:
        path.write_bytes(text.encode())
        return read_plain(path)

    return read


def texts(manuscript: Manuscript) -> list[str]:
    return [each.text for each in manuscript.passages]


def styled(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(each.text, each.style) for each in manuscript.passages]


def places(passage: Passage) -> list[tuple[int, int, int]]:
    return [(at, place.line, place.column) for at, place in passage.pieces]


class TestLines:
    def test_each_line_that_says_something_is_one(self, txt: Read) -> None:
        read = txt("\ufeff总结\r\n\r\n\u3000\u3000正文 一。 \t\r\n\xa0 二\r三\n")
        assert texts(read) == ["总结", "正文 一。", "二", "三"]
        assert [places(each) for each in read.passages] == [
            [(0, 1, 1)], [(0, 3, 3)], [(0, 4, 3)], [(0, 5, 1)],
        ]  # fmt: skip
        assert {each.role for each in read.passages} == {Role.BODY}

    def test_marks_of_markdown_are_words_in_a_text(self, txt: Read) -> None:
        assert texts(txt("# 甲\n**乙**\n- 丙\n|丁|\n|---|\n")) == [
            "# 甲", "**乙**", "- 丙", "|丁|", "|---|",
        ]  # fmt: skip

    def test_form_feeds_part_pages_and_are_no_fault(self, txt: Read) -> None:
        read = txt("甲\n\f乙\n丙\f丁\n\f\n戊\x07\f\n")
        assert texts(read) == ["甲", "乙", "丙", "丁", "戊\ufffd"]
        assert [str(each.place).rpartition("txt:")[2] for each in read.passages] == [
            "1:1", "2:2", "3:1", "3:3", "5:1",
        ]  # fmt: skip
        assert [(each.rule, each.place.line, each.place.column) for each in read.found] == [
            ("控制字符", 5, 2)
        ]

    @pytest.mark.parametrize(
        "number", ["- 3 -", "— 12 —", "－3－", "--4--", "第3页", "第 3 页 共 10 页", "  -1-"]
    )
    def test_page_numbers_are_left_out(self, txt: Read, number: str) -> None:
        assert texts(txt(f"甲\n{number}\n乙\n{number}\n")) == ["甲", "乙"]
        assert texts(txt(f"甲\n乙\n{number}\n")) == ["甲", "乙"]

    def test_a_single_one_within_the_text_stands_behind_it(self, txt: Read) -> None:
        read = txt("甲\n — 3 —\n乙\n")
        assert texts(read) == ["甲", "乙", "— 3 —"]
        assert (read.passages[2].role, read.passages[2].place.line) == (Role.FRAME, 2)

    @pytest.mark.parametrize("line", ["3", "- 3", "第3页说明", "-3", "-12345-", "12月"])
    def test_what_only_looks_like_one_is_not(self, txt: Read, line: str) -> None:
        assert texts(txt(f"甲\n{line}\n乙\n")) == ["甲", line, "乙"]


def broken(text: str, columns: int = 50, *, plain: bool = False) -> str:
    """A paragraph in lines that are no wider; `plain` gives every character two columns."""
    lines = [""]
    for unit in re.findall(r"[0-9.]+|.", text):
        line = lines[-1] + unit
        wide = 2 * len(line) if plain else sum(1 + (mark > "\xff") for mark in line)
        if wide > columns:
            lines.append(unit)
        else:
            lines[-1] = line
    return "\n".join(lines) + "\n"


FIRST = (
    "一年来，全区民政系统坚持以人民为中心，扎实做好各项民政工作，全年共有1515人享受低保，"
    "发放低保金1366.73万元，做到了应保尽保。社会救助、养老服务等工作都取得了新的成绩。"
)
SECOND = "养老服务设施不断完善，全年新增养老床位320张，养老机构入住率稳步提高，老年人的生活更加方便舒心，群众满意。"
WRAPPED = broken(f"　　{FIRST}") + broken(f"　　{SECOND}")


class TestWrapped:
    def test_lines_broken_within_sentences_are_joined(self, txt: Read) -> None:
        first, second = txt(WRAPPED).passages
        assert (first.text, second.text) == (FIRST, SECOND)
        assert places(first)[:2] == [(0, 1, 3), (23, 2, 1)]
        assert str(first.at(24)).endswith(":2:2")
        assert not first.in_one_piece(22, 24)
        assert first.in_one_piece(23, 25)

    def test_two_halves_of_a_number_are_not_made_into_one(self, txt: Read) -> None:
        half = "全年共有困难群众一千五百人享受低保，发放低保金13\n66.73万元，做到应保尽保。\n"
        read = texts(txt(f"{WRAPPED}　　{half[2:]}"))
        assert not any("1366.73万元，做到应保" in each for each in read)
        assert half[2:].split("\n")[0] in read

    def test_headings_and_items_begin_anew(self, txt: Read) -> None:
        items = [
            "一、下一年的打算",
            "（一）完善救助政策，提高标准，把困难群众的事情办好办实，做到一户不漏、一人不少。",
            "1.加强核查，逐户走访，把困难家庭的情况摸清摸准，做到心中有数、手中有策、脚下有路。",
        ]
        read = txt(WRAPPED + "".join(map(broken, items)))
        assert texts(read) == [FIRST, SECOND, *items]

    def test_a_sentence_may_go_on_on_the_next_page(self, txt: Read) -> None:
        lines = WRAPPED.split("\n")
        cut = "\n".join([*lines[:2], "", "— 1 —", "\f" + lines[2], *lines[3:]])
        assert texts(txt(cut)) == [FIRST, SECOND]

    def test_blank_lines_tell_paragraphs_apart(self, txt: Read) -> None:
        assert texts(txt(f"{broken(FIRST)}\n{broken(SECOND)}")) == [FIRST, SECOND]

    def test_a_title_or_heading_as_wide_as_the_page_stands_alone(self, txt: Read) -> None:
        title = "某某某某某县民政局二〇二五年工作总结和下一年计划"
        heading = "二、加强资源整合，社会救助和养老服务水平实现新提高"
        text = f"{title}\n{broken(FIRST)}{heading}\n{broken(SECOND)}"
        read = texts(txt(text))
        assert read[0] == title
        assert heading in read

    def test_text_taken_from_a_page_is_joined_too(self, txt: Read) -> None:
        # Indents got lost, blanks stand around numbers, and lines are as wide as they printed.
        lines = [
            "某县民政局 2025 年工作总结",
            "2025 年是“十四五”收官之年，县民政局在县委、县政府",
            "的坚强领导下，坚持以人民为中心的发展思想，紧紧围绕年初",
            "确定的目标任务，认真履行民生保障职责，扎实推进各项工作。",
            "一、主要工作情况",
            "全年支出社会救助资金 10590.63 万元，同比增长 3.7%，救",
            "助群众 24586 人次，困难群众基本生活得到保障，标准提高到",
            "每人每月 910 元，增长 3.4%；农村标准提高到 760 元，增",
            "长 5.6%。",
            "— 1 —",
            "",
            "\f低收入人口动态监测有序开展。",
        ]
        read = texts(txt("\n".join(lines)))
        assert read[:3] == [lines[0], "".join(lines[1:4]), lines[4]]
        assert read[3:] == ["".join(lines[5:9]), lines[11].lstrip("\f")]

    def test_items_as_wide_as_the_page_are_not_joined(self, txt: Read) -> None:
        items = [
            "（一）推进养老服务，扩大床位供给，提高服务质量水平",
            "（二）加强儿童保护，落实主体责任，形成社会保护合力",
        ]
        read = texts(txt(WRAPPED + "\n".join(items) + "\n"))
        assert read[-2:] == items

    def test_a_first_line_begins_anew_behind_a_line_that_is_just_full(self, txt: Read) -> None:
        full = (
            FIRST[:23]
            + "，"
            + "扎实推进各项民政工作" * 2
            + "再创佳绩"
            + "，"
            + "努力完成目标任务" * 3
        )
        for end in ("。", "好"):
            said = (full[:72] + end).replace("。", "，", full[:72].count("。"))
            text = f"{broken(f'　　{said}')}{WRAPPED}"
            assert texts(txt(text))[1] == FIRST

    def test_paragraphs_of_two_lines_whose_indents_got_lost(self, txt: Read) -> None:
        first = "全县持续推进社会救助工作，困难群众生活得到了保障和改"
        paragraphs = [f"{first[:24]}善{mark}，群众满意。" for mark in "甲乙丙丁戊"]
        wide = broken(FIRST, 52)
        narrow = "".join(f"{each[:24]}\n{each[24:]}\n" for each in paragraphs)
        assert texts(txt(wide + narrow)) == [FIRST, *paragraphs]

    def test_where_nothing_tells_them_apart_a_sentence_ends_one(self, txt: Read) -> None:
        full = "全区共有养老机构三十二家，养老床位五千余张，老人入住。"
        read = texts(txt(f"{broken(FIRST, 54)}{full}\n{broken(SECOND, 54)}"))
        assert full in read
        assert SECOND in read

    @pytest.mark.parametrize(
        "text",
        [
            # one line for each paragraph, of any length
            "总结\n一年来，全区民政系统坚持以人民为中心，扎实做好各项工作，取得新的成绩\n低保\n养老，儿童\n",
            # a list of items of the same width that nobody numbered
            "坚持党建引领强化基层治理推动社区创新发展\n聚焦困难群众完善救助体系守住民生底线\n"
            "健全养老服务扩大床位供给提升服务质量\n加强儿童保护落实主体责任凝聚社会合力\n"
            "规范社会组织强化日常监管激发内在活力\n深化殡葬改革推进移风易俗倡导文明新风\n",
            # the same, all just as wide
            "工作要点\n\n" + "坚持党建引领强化基层治理推动社区创新发展迈上新台阶\n" * 8,
            # whole sentences, each on a line, as wide as each other
            "本年全区共救助困难群众一千余人次，基本生活得到保障。\n" * 8,
            # a long line shows that nothing was broken
            WRAPPED + "一年来，" + "全区民政系统扎实做好各项工作，" * 12 + "\n",
            # narrow columns are a table
            "甲乡，一百\n乙乡，二百\n丙镇，三百\n丁镇，四百\n戊镇，五百\n",
        ],
    )
    def test_what_was_not_surely_broken_is_left_as_it_is(self, txt: Read, text: str) -> None:
        assert len(texts(txt(text))) == len([line for line in text.split("\n") if line.strip()])

    @pytest.mark.parametrize("columns", [44, 60, 68, 76, 80])
    @pytest.mark.parametrize("measure", ["columns", "characters"])
    def test_paragraphs_broken_at_any_width_come_back(
        self, txt: Read, columns: int, measure: str
    ) -> None:
        draw = random.Random(columns)
        words = [
            "全区",
            "民政",
            "救助困难群众",
            "，",
            "养老服务",
            "。",
            "1366.73万元",
            "、",
            "儿童",
        ]
        paragraphs = []
        for _ in range(12):
            said = "".join(draw.choice(words) for _ in range(draw.randint(30, 120)))
            paragraphs.append(re.sub("[，。、]+", lambda found: found[0][0], said).lstrip("，。、"))
        plain = measure == "characters"
        lines = "\n".join(broken(each, columns, plain=plain) for each in paragraphs)
        assert texts(txt(lines)) == paragraphs


class TestMarkdown:
    def test_headings_know_their_depth(self, md: Read) -> None:
        read = md("# 甲 #\n\n## 一、乙\n###丙\n#话题#\n丁\n===\n戊\n---\n####### 己\n# 庚\n")
        assert styled(read) == [
            ("甲", "heading 1"), ("一、乙", "heading 2"), ("丙", "heading 3"), ("#话题#", ""),
            ("丁", ""), ("===", ""), ("戊", ""), ("####### 己", ""), ("庚", "heading 1"),
        ]  # fmt: skip

    def test_the_only_first_heading_at_the_top_is_the_title(self, md: Read) -> None:
        assert md("# 工作总结\n\n## 一\n").passages[0].role is Role.TITLE
        assert md("# 一、甲\n\n# 二、乙\n").passages[0].role is Role.BODY
        assert md("前言\n\n# 工作总结\n").passages[1].role is Role.BODY

    def test_a_line_below_makes_a_heading(self, md: Read) -> None:
        assert styled(md("甲\n===\n\n乙\n---\n\n---\n丙\n")) == [
            ("甲", "heading 1"), ("乙", "heading 2"), ("丙", ""),
        ]  # fmt: skip

    def test_items_and_quotes_lose_their_marks(self, md: Read) -> None:
        read = md("- 甲\n* 乙\n  + 丙\n- [x] 丁\n> 戊\n> > - 己\n-庚\n")
        assert texts(read) == ["甲", "乙", "丙", "丁", "戊", "己", "-庚"]
        assert [each.place.column for each in read.passages] == [3, 3, 5, 7, 3, 7, 1]

    def test_numbers_are_those_that_get_printed(self, md: Read) -> None:
        read = md("1. 甲\n1. 乙\n   1) 丙\n1. 丁\n\n段\n\n3. 戊\n2024. 己\n1.庚\n")
        assert [(each.number, each.text) for each in read.passages] == [
            ("1.", "甲"), ("2.", "乙"), ("1)", "丙"), ("3.", "丁"), ("", "段"), ("3.", "戊"),
            ("", "2024. 己"), ("", "1.庚"),
        ]  # fmt: skip

    def test_marks_within_a_line_are_left_out_and_places_kept(self, md: Read) -> None:
        (passage,) = md("标准**950**元，*人均*`补差`__高__。\n").passages
        assert passage.text == "标准950元，人均补差高。"
        assert places(passage) == [
            (0, 1, 1),
            (2, 1, 5),
            (5, 1, 10),
            (7, 1, 13),
            (9, 1, 17),
            (11, 1, 22),
            (12, 1, 25),
        ]
        assert str(passage.at(4)).endswith(":1:7")

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("见[通知](https://a.cn/b_(1))。", "见[通知](https://a.cn/b_(1))。"),
            ('见[通知](https://a.cn/b "题")。', "见通知。"),
            ("见[附件1](附件/1.docx)和[2](#a)。", "见附件1和2。"),
            ("文件[2024](略)", "文件[2024](略)"),
            ("前![图](a/b.png)后", "前后"),
            ("<https://a.cn>", "https://a.cn"),
            ("<u>重点</u>和<font color=red>红字</font>", "重点和红字"),
            ("&emsp;&emsp;正文&nbsp;", "正文"),
            (r"5\*3\#，\甲", r"5*3#，\甲"),
            (r"\*甲\*", "*甲*"),
            ("2*3*4，a_b_c，3 * 4 * 5", "2*3*4，a_b_c，3 * 4 * 5"),
            ("未完**甲", "未完**甲"),
            ("``a`b``和`c", "a`b和`c"),
            ("甲<!-- 内部 -->乙", "甲乙"),
            ("甲<!-- 未完", "甲<!-- 未完"),
            ("***甲***~~乙~~", "甲乙"),
            ("注[^1]。", "注。"),
            ("x < 5 且 y > 3", "x < 5 且 y > 3"),
            ("**", "**"),
            ("[甲][乙]", "[甲][乙]"),
        ],
    )
    def test_each_mark(self, md: Read, line: str, text: str) -> None:
        assert texts(md(f"{line}\n")) == [text]

    def test_a_break_makes_two_passages(self, md: Read) -> None:
        read = md("甲<br>乙<br/>\n丙\n")
        assert [(each.text, each.place.column) for each in read.passages] == [
            ("甲", 1), ("乙", 6), ("丙", 1),
        ]  # fmt: skip

    def test_a_new_page_parts_a_line_whatever_marks_stand_around_it(self, md: Read) -> None:
        read = md("甲`\f乙`\n\f# 丙\n")
        assert [(each.text, each.style) for each in read.passages] == [
            ("甲`", ""), ("乙`", ""), ("丙", "heading 1"),
        ]  # fmt: skip
        assert read.found == ()

    def test_tables_are_cells(self, md: Read) -> None:
        read = md(
            "前\n| 指标 | 数 |\n|:---|---:|\n| **低保** | `950`元<br>约 |\n| a\\|b | |\n后|话\n\n甲|乙\n-|-\n"
        )
        assert [(each.text, each.role is Role.CELL) for each in read.passages] == [
            ("前", False), ("指标", True), ("数", True), ("低保", True), ("950元", True),
            ("约", True), ("a|b", True), ("后", True), ("话", True), ("甲", True), ("乙", True),
        ]  # fmt: skip
        assert places(read.passages[4]) == [(0, 4, 13), (3, 4, 17)]

    def test_what_is_about_the_text_is_left_out(self, md: Read) -> None:
        read = md(
            "---\n标题: 甲\n作者:\n- 乙\n---\n正文\n\n```py\n# 码\n<!-- \n```\n<!-- 内\n部 -->后\n"
            "[1]: https://a.cn\n[^1]: 注\n***\n~~~\n未完\n"
        )
        assert [(each.text, each.role) for each in read.passages] == [
            ("正文", Role.BODY), ("后", Role.BODY), ("注", Role.NOTE), ("未完", Role.BODY),
        ]  # fmt: skip
        assert str(read.passages[1].place).endswith(":13:6")

    def test_a_rule_at_the_top_is_no_front_matter(self, md: Read) -> None:
        assert texts(md("---\n正文，不是资料\n---\n后\n")) == ["正文，不是资料", "后"]
        assert texts(md("---\n标题: 甲\n")) == ["标题: 甲"]

    def test_wrapped_lines_are_joined_but_not_over_marks(self, md: Read) -> None:
        marked = broken(FIRST.replace("全区民政", "**全区**民政"))
        read = md(f"## 一、工作\n{marked}- 甲\n\n{broken(SECOND)}")
        assert texts(read) == ["一、工作", FIRST, "甲", SECOND]
        assert len(texts(md(marked.replace("\n", "  \n")))) == marked.count("\n")


ALPHABET = st.sampled_from(
    [*"甲乙，。、 \t\u3000\n\r\f\ufeff*_`~[]()!<>|#-+=\\:.&^1ab\x07\x85\u2028", "\r\n", "\n\n", "**",
     "<!--", "-->", "<br>", "| ", "|---|", "---\n", "```\n", "1. ", "- ", "# ", "> ", "（一）", "&nbsp;",
     "](a.b)", "![", "[^1]", "一年来，全区民政系统坚持以人民为中心，扎实做好各\n"]
)  # fmt: skip
DOCUMENTS = st.lists(ALPHABET, max_size=120).map("".join)


def offset(text: str, line: int, column: int) -> int:
    ends = [found.end() for found in re.finditer(r"\r\n?|\n", text)]
    return [0, *ends][line - 1] + column - 1


@pytest.mark.parametrize("name", ["甲.txt", "甲.md"])
@given(text=DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_every_piece_of_a_passage_stands_in_the_file_as_it_is(name: str, text: str) -> None:
    file = from_text(name, text.lstrip("\ufeff"))

    def read(_: Path, found: list[Finding]) -> TextFile:
        return file

    try:
        manuscript = read_plain(Path(name), read)
    except DrafterError:
        return  # nothing is said in it
    last = -1
    for passage in manuscript.passages:
        assert passage.text.strip()
        assert "\n" not in passage.text
        assert passage.pieces[0][0] == 0
        edges = [at for at, _ in passage.pieces] + [len(passage.text)]
        assert edges == sorted(set(edges))
        for (at, place), end in zip(passage.pieces, edges[1:], strict=True):
            start = offset(file.text, place.line, place.column)
            assert start > last
            said = passage.text[at:end]
            assert file.text[start : start + len(said)] == said
            last = start + len(said) - 1


HOSTILE = [
    "*", "**a ", "_", "`", "[", "](", "![", "[a](", "<", "<!--", "<a ", "~~", "\\", "&nbsp;", "|",
    "a|b\n", "|-|\n", "> ", ">", "- ", "- \n", "1. ", "# ", "#", "```\n", "~~~ x\n", "`````\n", "---\n",
    "=\n", "[a]: b", "[^a", "<br>", "\f", "\n", " ", "\u3000", "（", "一、\n", "甲" * 30 + "\n",
    "---\na: b\n", "一年来，全区民政系统坚持以人民为中心，扎实做好各\n", "(", "- - ", "-",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("name", ["甲.txt", "甲.md"])
def test_a_hundred_thousand_of_the_same_take_no_time(name: str, unit: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(unit * (100_000 // len(unit)) + "甲\n", encoding="utf-8")
    file = read_text(path, [])
    started = process_time()
    with suppress(DrafterError):
        read_plain(path, lambda *_: file)
    assert process_time() - started < time_of(walks=1000)
