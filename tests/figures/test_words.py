"""素材.md: what an office writes, and what is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.figures.words import Declared, WordFigure, WordForm, WordLink, WordText
from tests.figures.years import read

if TYPE_CHECKING:
    from drafter.figures.words import WordItem
    from tests.figures.years import Outcome

YEAR = """年度: 2018
数据: {低保: {在册: 908户1515人}}
自设: {医疗险: {投保: 16285名}}
清单: {项目: [{名称: 迁建, 投资: 1.9亿元}]}
"""


def read_words(tmp_path: Path, text: str) -> Outcome:
    return read(tmp_path, {"2018.yaml": YEAR, "2018素材.md": text})


def items(tmp_path: Path, line: str, aspect: str = "总结") -> tuple[WordItem, ...]:
    return read_words(tmp_path, f"# 养老/助餐\n{line}\n").words.items("养老/助餐", aspect)


def test_words_belong_to_a_topic_and_an_aspect(tmp_path: Path) -> None:
    year = read_words(
        tmp_path,
        "# 养老/助餐\n- 甲。\n乙。\n## 问题\n- 丙。\n  - 对策：丁。\n## 计划\n- 戊。\n"
        "# 社会救助/低保\n- 己。\n# 养老/助餐\n- 庚。\n",
    )
    words = year.words
    assert [item.text for item in words.items("养老/助餐", "总结")] == ["甲。", "乙。", "庚。"]
    assert [item.form for item in words.items("养老/助餐", "总结")][:2] == [
        WordForm.ITEM,
        WordForm.PARAGRAPH,
    ]
    assert [item.text for item in words.items("养老/助餐", "问题")] == ["丙。"]
    assert [item.text for item in words.items("养老/助餐", "计划")] == ["戊。"]
    assert [item.text for item in words.items("社会救助/低保", "总结")] == ["己。"]
    assert words.items("社会救助/低保", "计划") == ()
    assert words.topics == {"养老/助餐", "社会救助/低保"}
    assert [item.text for item in words.remedies("养老/助餐")] == ["丁。"]
    assert [(h.topic, h.aspect, h.place.line) for h in words.headings][:2] == [
        ("养老/助餐", "总结", 1),
        ("养老/助餐", "问题", 4),
    ]
    assert year.complaints == []


def test_words_also_stand_in_the_folder_of_the_year(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": YEAR, "2018/素材.md": "# 养老/助餐\n- 甲。\n"})
    assert [item.text for item in year.words.items("养老/助餐", "总结")] == ["甲。"]


WORDS = "# 养老/助餐\n- 甲。\n"


@pytest.mark.parametrize(
    ("year", "name", "text"),
    [
        ("2018.yaml", "2018-素材.md", "- 甲。\n"),
        ("2018.yaml", "2018素材（2）.md", WORDS),
        ("2018.yaml", "2018素材.md.txt", WORDS),
        ("2018.yaml", "2018/素材-科室.md", WORDS),
        ("2018.yaml", "2018养老科.md", WORDS),
        ("2018/甲.yaml", "2018/素材-科室.md", "- 甲。\n"),
        ("2018/甲.yaml", "2018/养老科.md", "<!-- 稿 -->\n#养老／助餐\n- 甲。\n"),
        ("2018/甲.yaml", "2018/养老科素材.md", WORDS),
    ],
)
def test_words_in_a_file_of_another_name_are_told_of(
    tmp_path: Path, year: str, name: str, text: str
) -> None:
    read_year = read(tmp_path, {year: YEAR, name: text}, year.partition("/甲")[0])
    assert read_year.complaints == [f"{Path(name).name}:0:0 素材文件没有读"]
    assert read_year.words.items("养老/助餐", "总结") == ()


@pytest.mark.parametrize(
    "name", ["README.md", "说明.md", "素材写法.md", "会议记录.md", "素材.docx"]
)
def test_files_that_hold_no_words_are_not_told_of(tmp_path: Path, name: str) -> None:
    text = "# 怎么写\n# 养老/助餐\n" if "记录" not in name else "# 2018/6/5 例会\n## 问题\n- 无\n"
    files = {"2018.yaml": YEAR, "2018上半年.yaml": "年度: 2018\n时段: 上半年\n"}
    files |= {f"2018/{name}": text, f"2018{name}": text, "2018上半年-素材.md": WORDS}
    assert read(tmp_path, files).complaints == []
    files = {"2017/甲.yaml": "年度: 2017\n", f"2017/{name}": text, "2017/素材.md": WORDS}
    assert read(tmp_path, files, "2017").complaints == []


def test_where_the_words_belong_is_said(tmp_path: Path) -> None:
    files = {"2018/甲.yaml": YEAR, "2018/素材-科室.md": WORDS}
    assert "素材.md" in read(tmp_path, files, "2018").hints[0]
    files = {"2018.yaml": YEAR, "2018素材.md": WORDS, "2018-素材.md": WORDS}
    assert "2018素材.md" in read(tmp_path / "又", files).hints[0]


def test_marks_within_a_line(tmp_path: Path) -> None:
    (item,) = items(
        tmp_path,
        "- **供餐便民。**对`80岁以上`老人【低保.在册】、【自设.医疗险.投保】供餐，支出【约12.72万元】。",
    )
    assert [run.text for run in item.heading] == ["供餐便民。"]
    assert [(type(run), run.text) for run in item.runs] == [
        (WordText, "对"),
        (Declared, "80岁以上"),
        (WordText, "老人"),
        (WordLink, "【低保.在册】"),
        (WordText, "、"),
        (WordLink, "【自设.医疗险.投保】"),
        (WordText, "供餐，支出"),
        (WordFigure, "约12.72万元"),
        (WordText, "。"),
    ]
    assert [run.place.column for run in item.runs] == [12, 14, 20, 23, 29, 31, 41, 47, 56]


def test_a_figure_of_its_own_is_tracked_to_its_place(tmp_path: Path) -> None:
    year = read_words(tmp_path, "# 养老/助餐\n- 支出【1.5万元】。\n## 计划\n- 补助【3户5人】。\n")
    runs = [
        run
        for aspect in ("总结", "计划")
        for item in year.words.items("养老/助餐", aspect)
        for run in item.runs
        if isinstance(run, WordFigure)
    ]
    assert [run.figure.id for run in runs] == [f"素材.养老/助餐.{n}" for n in (1, 2, 3)]
    assert [run.text for run in runs] == ["1.5万元", "3户", "5人"]
    assert str(runs[0].figure.origins[0]).endswith("2018素材.md:2:6")


@pytest.mark.parametrize(
    ("link", "path", "view"),
    [
        ("低保.在册", "低保.在册", ""),
        ("低保.在册.人", "低保.在册.人", ""),
        ("低保.在册.人.同比", "低保.在册.人", "同比"),
        ("低保.标准.占(低保.资金)", "低保.标准", "占(低保.资金)"),
        ("清单.项目.1.投资", "清单.项目.1.投资", ""),
    ],
)
def test_a_link_names_a_figure_and_a_view(tmp_path: Path, link: str, path: str, view: str) -> None:
    year = read_words(tmp_path, f"# 养老/助餐\n- 有【{link}】。\n")
    run = year.words.items("养老/助餐", "总结")[0].runs[1]
    assert isinstance(run, WordLink)
    assert (run.path, run.view) == (path, view)
    assert year.complaints == []


def test_a_quotation_is_kept_as_it_is(tmp_path: Path) -> None:
    year = read_words(
        tmp_path,
        "# 养老/助餐\n> 照录（区长，12月3日）：把【低保.在册】的`5`件事办好。\n> 再办{{ 一 }}件。\n",
    )
    first, second = year.words.items("养老/助餐", "总结")
    assert first.runs == (WordText("把【低保.在册】的`5`件事办好。", first.place),)
    assert (first.form, first.speaker) == (WordForm.QUOTED, "区长，12月3日")
    assert (second.text, second.speaker) == ("再办{{ 一 }}件。", "区长，12月3日")
    assert year.complaints == []


def test_an_internal_item_is_marked(tmp_path: Path) -> None:
    first, second = items(tmp_path, "- 〔内部〕**情况。**矛盾较多。\n- 〔2018〕3号。")
    assert (first.internal, first.heading[0].text, first.text) == (True, "情况。", "矛盾较多。")
    assert (second.internal, second.text) == (False, "〔2018〕3号。")


def test_comments_are_ignored_and_columns_stay_true(tmp_path: Path) -> None:
    year = read_words(
        tmp_path,
        "<!-- 说明\n- 不要 -->\n# 养老/助餐\n- 甲<!-- 待核 -->乙【低保.在测】。\n<!-- 一行 -->\n",
    )
    (item,) = year.words.items("养老/助餐", "总结")
    assert item.text == "甲乙【低保.在测】。"
    assert year.complaints == ["2018素材.md:4:17 素材引用的数据不存在"]
    assert year.hints == ["改为：【低保.在册】"]


def test_an_open_comment_hides_only_its_line(tmp_path: Path) -> None:
    year = read_words(tmp_path, "# 养老/助餐\n- 甲<!-- 待核\n- 乙。\n")
    assert [item.text for item in year.words.items("养老/助餐", "总结")] == ["甲", "乙。"]
    assert year.complaints == ["2018素材.md:2:4 素材记号不成对"]


def test_an_indented_line_continues_its_item(tmp_path: Path) -> None:
    read_items = items(tmp_path, "- 甲，\n  乙。\n　　丙。")
    assert [item.text for item in read_items] == ["甲，乙。", "丙。"]


@pytest.mark.parametrize(
    ("line", "text", "hint"),
    [
        ("-甲。", "甲。", "改为：- 甲。"),
        ("－ 甲。", "甲。", "改为：- 甲。"),
        ("• 甲。", "甲。", "改为：- 甲。"),
        ("1. 甲。", "甲。", "改为：- 甲。"),
        ("2、甲。", "甲。", "改为：- 甲。"),
        ("  - 甲。", "甲。", "改为：- 甲。"),
        ("> 甲。", "甲。", "改为：> 照录（何人，何时）：甲。"),
    ],
)
def test_a_sloppy_mark_is_read_and_said(tmp_path: Path, line: str, text: str, hint: str) -> None:
    year = read_words(tmp_path, f"# 养老/助餐\n{line}\n")
    assert [item.text for item in year.words.items("养老/助餐", "总结")] == [text]
    column = len(line) - len(line.lstrip()) + 1
    assert year.complaints == [f"2018素材.md:2:{column} 素材记号不规范"]
    assert year.hints == [hint]


@pytest.mark.parametrize("line", ["16个镇街有点。", "2018.5是小数。", "——甲。", "**甲。**乙。"])
def test_a_paragraph_is_no_item(tmp_path: Path, line: str) -> None:
    year = read_words(tmp_path, f"# 养老/助餐\n{line}\n")
    (item,) = year.words.items("养老/助餐", "总结")
    assert item.form is WordForm.PARAGRAPH
    assert year.complaints == []


@pytest.mark.parametrize(
    ("text", "complaint", "hint"),
    [
        ("- 甲。\n- 乙。\n# 养老/助餐\n", "1:1 素材不在主题之下", "# 养老/助餐"),
        ("#养老/助餐\n", "1:1 素材记号不规范", "改为：# 养老/助餐"),
        ("＃　养老／助餐\n", "1:1 素材记号不规范", "改为：# 养老"),
        ("# \n", "1:2 素材视角不对", "写上主题"),
        ("# 养老/助餐\n## 困难\n- 甲。\n", "2:4 素材视角不对", "总结、亮点、项目、问题、计划"),
        ("# 养老/助餐\n## 计化\n", "2:4 素材视角不对", "改为：## 计划"),
        ("# 养老/助餐\n### 计划\n", "2:5 素材视角不对", "## 视角"),
        ("# 养老/助餐\n- 【低保.在册。\n", "2:3 素材记号不成对", "另一半"),
        ("# 养老/助餐\n- 甲**乙**。\n", "2:4 素材记号不成对", "另一半"),
        ("# 养老/助餐\n- `80岁。\n", "2:3 素材记号不成对", "另一半"),
        ("# 养老/助餐\n- 有{{ 低保.在册 }}。\n", "2:4 素材记号不成对", "【指标】"),
        ("# 养老/助餐\n- 有【低保】。\n", "2:5 素材引用的数据不存在", "【低保.标准】"),
        ("# 养老/助餐\n- 有【12.72.3万元】。\n", "2:5 素材引用的数据不存在", "小数点"),
        ("# 养老/助餐\n- 有【自设.医疗险.投报】。\n", "2:5 素材引用的数据不存在", "投保"),
    ],
)
def test_a_fault_of_the_words_is_found(
    tmp_path: Path, text: str, complaint: str, hint: str
) -> None:
    year = read_words(tmp_path, text)
    assert year.complaints == [f"2018素材.md:{complaint}"]
    assert hint in year.hints[0]


def test_a_broken_link_stays_visible(tmp_path: Path) -> None:
    (item,) = items(tmp_path, "- 有【低保.在测】。")
    assert item.text == "有【低保.在测】。"


_pieces = st.sampled_from(
    [
        "# ",
        "## ",
        "养老/助餐",
        "- ",
        "  ",
        "\n",
        "【",
        "】",
        "`",
        "**",
        "<!--",
        "-->",
        "> 照录：",
        "甲",
        "5",
        "〔内部〕",
        "对策：",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(_pieces, max_size=25).map("".join))
def test_every_character_of_words_is_kept_or_complained_of(tmp_path: Path, text: str) -> None:
    year = read_words(tmp_path, "# 养老/助餐\n" + text)
    printed = "".join(
        run.text
        for items_ in year.words.by_topic.values()
        for item in items_
        for whole in (item, *item.remedies)
        for run in (*whole.heading, *whole.runs)
    )
    if not year.complaints and "<!--" not in text and "#" not in text:
        assert printed.count("甲") == text.count("甲")
    assert "\0" not in printed
