"""What is right is read as it stands, and nothing is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.textfile import read_text
from drafter.yamlsource import read_yaml
from drafter.yamlsource.keyboard import slips
from tests.yamlsource.reading import plain, read

SAMPLE = Path(__file__).with_name("legal.yaml")
ROOT = Path(__file__).parents[2]


def test_the_sample() -> None:
    found: list[Any] = []
    source = read_text(SAMPLE, found)
    assert source is not None
    root = read_yaml(source, found)
    assert found == []
    assert plain(root) == yaml.load(source.text, yaml.CBaseLoader)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_sample_with_other_line_ends(end: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert read(text.replace("\n", end)) == read(text)


def test_the_files_of_this_project() -> None:
    files = [
        path
        for folder in ("sections", "templates", "examples")
        for path in (ROOT / folder).rglob("*.yaml")
    ]
    assert files
    for path in files:
        found: list[Any] = []
        source = read_text(path, found)
        assert source is not None
        assert read_yaml(source, found) is not None
        assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n",
        "--- # 注释\na: 1\n",
        "--- {a: 1}\n",
        "{a: 1, b: [2, 3]}\n",
        '{"年度": 2018, "数据":{"低保":[1,2]}}\n',
        "{\n  'a':1,\n  b: 2\n}\n",
        "a: 1",
        "# 注释\n\na: 1\n\n# 完\n",
        "a:\t1\n",
        "a : 1\n",
        "a:\n- 1\n- 2\nb: 3\n",
        "a:\n    b:\n      c: 1\n      d: 2\n    e: 3\n",
        "部分:\n  - 标题: 甲\n    写法: 乙\n    章节:\n      - {标题: 丙}\n",
        "a:\n  - - 1\n    - 2\n  -\n    - 3\n",
        "备注: 第一行\n  对策：第二行\n  完成3项。\n",
        "备注:\n  对策：完善助餐补助办法。\n",
        "备注:\n  今年以来，各项工作：\n  一是抓落实，二是抓督办。\n",
        "词:\n  - 一是：抓好落实\n  - 二是：抓好督办\n",
        "时间: 12:30\n会议: 上午9:30开始\n网址: http://a.b/c:8080?d=1#e\n",
        "a: {时间: 12:30, 网址: http://a.b, 比例: 6:4}\n",
        "文号: 番民［2018］12号\n说明: 见｛附件｝\n",
        "a: {文号: 番民［2018］12号, 说明: 见｛附件｝, 分: {甲: 1}}\n",
        "a: {备注: 分两步，第一步：摸底, 本年: 5}\n",
        "a: {备注: 分两步，第一步:摸底, 本年: 5}\n",
        "a: {\n  b: 1 # 注\n  , c: 2 }\n",
        "a: [一、二、三, （一）, 〔四〕, 第一步，第二步；第三步。]\n",
        "a: 950 #含城乡\nb: 950  #说明\nc: 文字  # 说明\nd: {e: 5} #说明\nf: '#不是注释'\n",
        "a: C#语言\nb: 见#3号\n",
        "a: {\n  # 注释：｛｝\n  b: 1, # 注释\n  #c: 2,\n  d: 3 }\n",
        "a: |\n  标准：950\n\n    {本年:950}\n\nb: 2\n",
        "a: >-\n  折叠\nb: 2\n",
        "a: |2\n    缩进\nb: 2\n",
        "a: \"多行\n  标准：950\n  引号\"\nb: 'x\n  y'\n",
        'a: "\\u4f4e\\u4fdd \\"x\\" \\\\"\n',
        "a: ''\nb: \"\"\nc:\nd: ~\ne: ××\nf: 无\n",
        'a: 关于"十四五"规划\nb: “十四五”规划\n',
        '标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"\n',
        "👨\u200d👩\u200d👧: 🇨🇳\n",
        "# 注释里的\u200b零宽空格\na: 1 # 又一个\u200b\n",
        "no: on\n2018: y\n'6:4': 0012\n",
        "a: 1\n" + "b" * 1000 + ": 2\n",
    ],
    ids=ascii,
)
def test_legal_texts(text: str) -> None:
    content, findings = read(text)
    assert findings == []
    assert slips(text) == []
    assert content == yaml.load(text, yaml.CBaseLoader)


@pytest.mark.parametrize("blank", ["\t", " \t", "　", "\xa0", "  "])
def test_blanks_on_an_empty_line_are_no_slip(blank: str) -> None:
    text = "a: 1\nb: |\n  2\n{}\n  3\n{}\nc:\n  d: 4\n{}\n"
    assert read(text.replace("{}", blank)) == read(text.replace("{}", ""))


WORDS = [
    *("950", "1,300", "908户1515人", "92.5%", "1.9亿元", "6:4", "12:30", "0012", "13.20", "-3"),
    *("", "~", "××", "no", "低保", "张　三", "第一步，第二步；第三步。", "“十四五”规划", "一、二"),
    *("http://a.b/c?d=1", "{{ 单位.名称 }}总结", "[2018]12号", "{a}", "a: b", "a #b", "C#", "a:"),
    *(
        "*星",
        "@甲",
        "#井",
        "- 条",
        "? 问",
        "% 分",
        "> 大",
        "|",
        "!标",
        "&与",
        "`码`",
        "'单'",
        '"双"',
    ),
    *("多行\n文字：是\n", "空行\n\n 又\n", " 前空", "后空 ", "\t", "长" * 90, "词 " * 60, "---"),
]
KEYS = [
    *("低保", "标准", "本年", "上年", "2018", "no", "6:4", "一、标题", "低保.城市.在册.人", "a b"),
    *("*星", "镇街", "（一）", "第一，第二", "~", "k: v", "#k", "- k", "? k", "长键" * 20),
]
values = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


class Indented(yaml.Dumper):
    """Also indents lists below their keys, and writes nothing twice by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        del indentless
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


class Plain(yaml.Dumper):
    """Writes nothing twice by reference."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


@given(
    data=st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=5),
    dumper=st.sampled_from([Indented, Plain]),
    indent=st.sampled_from([2, 3, 4, 8]),
    width=st.sampled_from([20, 80, 1000]),
    flow=st.sampled_from([True, False, None]),
    style=st.sampled_from([None, None, "'", '"']),
    start=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_layout_a_program_gives_it(
    data: dict[str, object],
    dumper: type[yaml.Dumper],
    indent: int,
    width: int,
    flow: bool | None,
    style: str | None,
    start: bool,
    end: str,
) -> None:
    text = yaml.dump(
        data,
        Dumper=dumper,
        allow_unicode=True,
        sort_keys=False,
        indent=indent,
        width=width,
        default_flow_style=flow,
        default_style=style,
        explicit_start=start,
        line_break=end,
    )
    content, findings = read(text)
    assert findings == []
    assert content == yaml.load(text, yaml.CBaseLoader)
