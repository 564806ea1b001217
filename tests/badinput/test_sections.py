"""Sections that are broken: each fault is said once, in its place, with what to do; the rest drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.badinput.smalloffice import SECTION, UNTOUCHED, Command, assert_case, catalogue, told

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = catalogue("sections.yaml")
FIRST = "# 总结\n- 〔资金〕试验资金{{ 试验.资金 }}。\n"


def write_section(command: Command, text: str) -> None:
    (command.office / SECTION).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_bad_section(case: dict[str, Any], in_small_office: Command) -> None:
    assert_case(case, in_small_office)


@pytest.mark.parametrize(
    ("make", "rule", "words"),
    [
        (lambda: FIRST + "甲" * 3_500_000, "文件过大", "文件超过128KB，没有读"),
        (lambda: FIRST + "- 〔乙〕" + "[[" * 100_000, "文件过大", "文件超过128KB，没有读"),
        (lambda: FIRST + "- 〔乙〕" + "[[" * 50_000, "章节格式不对", "这一行有100005字"),
        (lambda: FIRST + "- 〔乙〕" + "一句一句，" * 8_000, "章节格式不对", "这一行有40005字"),
        (
            lambda: FIRST + "".join(f"- 〔甲{n}〕{{{{ 试验.资金 }}}}\n" for n in range(3_000)),
            "章节格式不对",
            "章节超过300行",
        ),
        (
            lambda: FIRST + "".join(f"- {n}\n" for n in range(10_000)),
            "章节格式不对",
            "章节超过300行",
        ),
        (
            lambda: FIRST + "".join(f"- {{{{ 试验.资全{n} }}}}\n" for n in range(290)),
            "模板语法不对",
            "错误超过50处",
        ),
        (lambda: FIRST + "- 〔乙〕" + "{{" * 900, "模板语法不对", "没有“}}”与它配对"),
        (lambda: FIRST + "- 〔乙〕" + "[[" * 900, "模板语法不对", "分句套得太深"),
        (lambda: FIRST + "- 〔乙〕{{ " + "not " * 400 + "}}", "模板语法不对", "读不懂"),
        (lambda: FIRST + "- 〔乙〕{{ 试验" + ".资金" * 600 + " }}", "模板里的名称不存在", "没有"),
        (lambda: FIRST + "{% if 试验.资金 %}\n" * 290, "模板语法不对", "条件套得太深"),
        (
            lambda: FIRST + "{% for 项 in 清单.项目 %}\n- {{ 项.投资 }}\n{% endfor %}\n" * 9,
            "模板语法不对",
            "循环超过8个",
        ),
    ],
    ids=[
        "十兆的章节",
        "十万个分句开头",
        "五万个分句开头",
        "一行十二万字节",
        "三千个条目",
        "一万个条目",
        "近三百处错误",
        "一行都是花括号",
        "一行都是方括号",
        "一行都是否定",
        "一长串路径",
        "近三百层条件",
        "九个循环",
    ],
)
def test_a_huge_section_is_refused_with_its_limit(
    make: Callable[[], str], rule: str, words: str, in_small_office: Command
) -> None:
    write_section(in_small_office, make())
    ran, seconds = in_small_office.timed("check", "2018.yaml", "--format", "json")
    found = told(ran)
    assert any(item["规则"] == rule and words in item["说明"] and item["建议"] for item in found)
    assert len(found) < 60
    assert ran.code == 1
    assert seconds < 2
    assert UNTOUCHED in in_small_office("show", "2018.yaml").out


def test_lines_of_falling_clauses_are_mended_in_time(in_small_office: Command) -> None:
    clause = "，其中[[甲{{ 试验.总数.目标 }}]]、[[乙{{ 试验.总数.目标 }}]]"
    line = f"试验资金{{{{ 试验.资金 }}}}{clause * 40}。"
    write_section(
        in_small_office,
        "# 总结\n" + "".join(f"- 〔甲{'乙' * n}〕{line}\n" for n in range(40)),
    )
    ran, seconds = in_small_office.timed("show", "2018.yaml")
    assert ran.out.count("试验资金12.5万元。") == 40
    assert seconds < 2


def test_what_the_language_has_is_taken(in_small_office: Command) -> None:
    write_section(
        in_small_office,
        "<!-- 说明\n两行 -->\n# 总结\n- 〔甲〕**资金有数。** {% if 试验.资金 %}试验资金{{ 试验.资金 }}"
        "{% else %}没有{% endif %}[[，共[[{{ 试验.总数 }}]]]]。\n{% if 试验.总数 %}\n"
        "- 〔乙〕{% for 项 in 清单.项目 %}{{ 项.名称 }}{{ 项.投资 }}，{% endfor %}都开工。\n{% endif %}\n"
        "{% if 试验.资金 %}`3A级`评估{{ 试验.资金 }}{% endif %}\n{{ 素材 }}\n",
    )
    # Whether it would also read well with other figures is what the proof says.
    taken = ("check", "2018.yaml", "--format", "json", "--ignore", "素材库")
    assert told(in_small_office(*taken)) == []
    text = in_small_office("show", "2018.yaml").out
    assert "试验资金12.5万元，共90人。" in text
    assert "敬老院300万元，福利院500万元，都开工。" in text
    assert "3A级评估12.5万元" in text
    assert "说明" not in text


@pytest.mark.parametrize(
    "text", ["# 总结\n- 〔甲〕{{ '三' }}。\n", "# 总结\n- 〔甲〕{{ 3 }}\n# 计划\n- 甲。\n"]
)
def test_a_section_that_names_no_figure_still_leaves_its_gap(
    text: str, in_small_office: Command
) -> None:
    write_section(in_small_office, text)
    assert "【试验：章节有错误，待改】" in in_small_office("show", "2018.yaml").out


def test_a_broken_lead_leaves_its_gap(in_small_office: Command) -> None:
    lead = in_small_office.office / "templates/导语/短.md"
    lead.write_text("{{ 时段.当期 }}工作如下。\n第二段{{ 时段.当其 }}。\n", encoding="utf-8")
    found = told(in_small_office("check", "2018.yaml", "--format", "json"))
    assert [(item["规则"], item["行"], item["列"]) for item in found] == [
        ("模板里的名称不存在", 2, 4)
    ]
    assert "【导语有错误，待改】" in in_small_office("show", "2018.yaml").out


def test_a_report_with_a_gap_is_not_final(in_small_office: Command) -> None:
    write_section(in_small_office, "# 总结\n- 〔甲〕{{ 试验.资金 。\n")
    ran = in_small_office("render", "2018.yaml", "--final")
    assert ran.code == 1
    assert not (in_small_office.office / "2018.docx").exists()


def test_a_figure_of_a_broken_section_is_sent_to_the_section(in_small_office: Command) -> None:
    write_section(in_small_office, "# 总结\n- 〔甲〕{{ 试验.资金 。\n")
    assert (
        "它的主题“试验/试验”的章节有错误，改好后再看" in in_small_office("check", "2018.yaml").out
    )


def test_the_library_check_says_the_same(in_small_office: Command) -> None:
    write_section(
        in_small_office, "# 总结\n- 〔甲〕{{ 试验.资全 }}{{ 试验.资金 。\n- 〔乙〕{{ 3 }}\n"
    )
    ran = in_small_office("sections", "check", ".")
    assert ran.code == 1
    assert "试验.md:2:17: 错误 模板语法不对: “{{”没有“}}”与它配对" in ran.out
    assert "试验.md:2:6: 错误 模板里的名称不存在: 没有指标“试验.资全”" in ran.out
    assert "试验.md:3:6: 错误 模板语法不对: “{{ 3 }}”里有章节语言没有的写法" in ran.out
