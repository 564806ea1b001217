"""The section language, as what a clerk reads in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import FigureRun
from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

RISING = "  帮扶: {标准: {本年: 950, 上年: 900}, 在册: 908户1515人, 资金: 1366.73}\n"
FALLING = "  帮扶: {标准: {本年: 900, 上年: 950}, 在册: 908户1515人}\n"
EQUAL = "  帮扶: {标准: {本年: 900, 上年: 900}, 在册: 908户1515人}\n"


@pytest.mark.parametrize(
    ("line", "data", "expected"),
    [
        ("标准{{ 帮扶.标准 }}。", RISING, "标准每人每月950元。"),
        ("标准{{ 帮扶.标准.数 }}。", RISING, "标准950。"),
        ("上年{{ 帮扶.标准.上年 }}。", RISING, "上年每人每月900元。"),
        ("对象{{ 帮扶.在册 }}。", RISING, "对象908户1515人。"),
        ("对象{{ 帮扶.在册.人 }}。", RISING, "对象1515人。"),
        ("标准{{ 帮扶.标准.由上年到本年 }}。", RISING, "标准每人每月由900元提高到950元。"),
        ("标准{{ 帮扶.标准.由上年到本年 }}。", FALLING, "标准每人每月由950元调整为900元。"),
        ("标准{{ 帮扶.标准.由上年到本年 }}。", EQUAL, "标准保持每人每月900元。"),
        ("标准{{ 帮扶.标准.由上年到本年 }}。", "  帮扶: {标准: 950}\n", "标准达到每人每月950元。"),
        ("标准{{ 帮扶.标准.同比 }}。", RISING, "标准同比增长5.6%。"),
        ("标准{{ 帮扶.标准.同比 }}。", FALLING, "标准同比下降5.3%。"),
        ("标准{{ 帮扶.标准.同比 }}。", EQUAL, "标准与上年持平。"),
        ("标准{{ 帮扶.标准.走势 }}。", RISING, "标准稳步提高。"),
        ("标准{{ 帮扶.标准.走势 }}。", FALLING, "标准有所下调。"),
        ("标准{{ 帮扶.标准.走势 }}。", EQUAL, "标准保持稳定。"),
        ("标准{{ 帮扶.标准.增量 }}。", RISING, "标准比上年提高50元。"),
        ("资金{{ 帮扶.资金|元 }}。", RISING, ""),
        ("资金{{ 帮扶.资金 }}。", "  帮扶: {资金: 1.9亿元}\n", "资金1.9亿元。"),
        ("资金{{ 帮扶.资金|万元 }}。", "  帮扶: {资金: 1.9亿元}\n", "资金19000万元。"),
        ("资金{{ 帮扶.资金|亿元 }}。", RISING, "资金0.136673亿元。"),
        ("惠及{{ 帮扶.人次|汉字 }}。", "  帮扶: {人次: 12}\n", "惠及十二人次。"),
        ("惠及{{ 帮扶.人次 }}。", "  帮扶: {人次: 145多万}\n", "惠及145多万人次。"),
        ("资金{{ 帮扶.资金.完成率 }}。", "  帮扶: {资金: {本年: 90, 目标: 80}}\n", "资金112.5%。"),
        (
            "资金{{ 帮扶.资金.超目标 }}。",
            "  帮扶: {资金: {本年: 90, 目标: 80}}\n",
            "资金超出目标10万元。",
        ),
        (
            "资金{{ 帮扶.资金.超目标 }}。",
            "  帮扶: {资金: {本年: 7.5, 目标: 8}}\n",
            "资金距目标还差0.5万元。",
        ),
        (
            "资金占预算的{{ 帮扶.资金.占(帮扶.预算) }}。",
            "  帮扶: {资金: 2, 预算: 3}\n",
            "资金占预算的66.7%。",
        ),
        (
            "资金差{{ 帮扶.资金.差(帮扶.预算) }}。",
            "  帮扶: {资金: 2, 预算: 3.25}\n",
            "资金差1.25万元。",
        ),
        (
            "人均{{ 帮扶.资金.每(帮扶.人次) }}。",
            "  帮扶: {资金: 3, 人次: 400}\n",
            "人均75元。",
        ),
        (
            "对象{{ 帮扶.在册.自(帮扶.建档) }}。",
            "  帮扶: {在册: 2户10人, 建档: 40户136人}\n",
            "对象由40户136人减少到2户10人。",
        ),
        (
            "对象{{ 帮扶.在册.自(帮扶.建档) }}。",
            "  帮扶: {在册: 2户140人, 建档: 40户136人}\n",
            "对象由40户136人变为2户140人。",
        ),
        (
            "资金{{ 分别(帮扶.资金, 帮扶.预算) }}。",
            "  帮扶: {资金: 3, 预算: 5}\n",
            "资金3万元和5万元。",
        ),
        (
            "资金{{ 帮扶.资金 }}，其中{{ 帮扶.资金.分项 }}。",
            "  帮扶: {资金: {分: {城关镇: 1.5, 河东镇: 2}}}\n",
            "资金3.5万元，其中城关镇1.5万元、河东镇2万元。",
        ),
        (
            "计划{{ 帮扶.标准.由本年到下期目标 }}。",
            "  帮扶: {标准: {本年: 950, 下期目标: 1000}}\n",
            "计划每人每月由950元提高到1000元。",
        ),
        (
            "截至{{ 帮扶.资金.截至 }}发放{{ 帮扶.资金 }}。",
            "  帮扶: {资金: {本年: 3, 截至: 2025-09-30}}\n",
            "截至9月底发放3万元。",
        ),
        (
            "{{ 帮扶.人次.时段 }}惠及{{ 帮扶.人次 }}。",
            "  帮扶: {人次: {本年: 3, 时段: 12月}}\n",
            "12月惠及3人次。",
        ),
        ("{{ 时段.当期 }}发放{{ 帮扶.资金 }}。", RISING, "全年发放1366.73万元。"),
        ("截至{{ 时段.期末 }}在册{{ 帮扶.在册 }}。", RISING, "截至2025年末在册908户1515人。"),
        ("{{ 单位.辖区称谓 }}在册{{ 帮扶.在册 }}。", RISING, "全县在册908户1515人。"),
        ("为`80岁以上`老人发放{{ 帮扶.资金 }}。", RISING, "为80岁以上老人发放1366.73万元。"),
        (
            "{% if 帮扶.预算 %}有预算，{% else %}无预算，{% endif %}支出{{ 帮扶.资金 }}。",
            RISING,
            "无预算，支出1366.73万元。",
        ),
        (
            "{% if 帮扶.资金 and not 帮扶.预算 %}已支出{{ 帮扶.资金 }}。{% endif %}",
            RISING,
            "已支出1366.73万元。",
        ),
    ],
)
def test_views_print_what_the_figures_say(
    tmp_path: Path, line: str, data: str, expected: str
) -> None:
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", data)
    if expected:
        assert outcome.body == expected
    else:
        assert "模板里的名称不存在" in outcome.rules()


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("3481", "复核率近90%。"), ("3482", "复核率达90%。"), ("3809", "复核率为98.5%。")],
)
def test_reaching_holds_before_rounding(tmp_path: Path, rate: str, expected: str) -> None:
    data = f"  帮扶: {{在册: 3868户5000人, 复核: {rate}}}\n"
    outcome = draft_section(tmp_path, "# 总结\n- 〔甲〕复核率{{ 帮扶.复核率.达 }}。\n", data)
    assert outcome.body == expected


def test_rates_compare_in_percentage_points(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕复核率{{ 帮扶.复核率 }}，{{ 帮扶.复核率.同比 }}。\n",
        "  帮扶: {复核率: {本年: 92.5, 上年: 90}}\n",
    )
    assert outcome.body == "复核率92.5%，同比提高2.5个百分点。"


def test_approximate_operands_give_an_approximate_result(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕资金{{ 帮扶.资金 }}，{{ 帮扶.资金.同比 }}。\n",
        "  帮扶: {资金: {本年: 约110, 上年: 100}}\n",
    )
    assert outcome.body == "资金约110万元，同比增长约10%。"


def test_last_years_value_comes_from_last_years_file(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕标准{{ 帮扶.标准.由上年到本年 }}。\n",
        "  帮扶: {标准: 950}\n",
        last_year="  帮扶: {标准: 900}\n",
    )
    assert outcome.body == "标准每人每月由900元提高到950元。"
    origins = {
        place.file.rsplit("/", 1)[-1]
        for run in outcome.draft.runs()
        if isinstance(run, FigureRun)
        for place in run.origins
    }
    assert origins == {"2024.yaml", "2025.yaml"}


CLAUSES = (
    "# 总结\n- 〔甲〕[[{{ 时段.当期 }}发放{{ 帮扶.资金 }}[[，{{ 帮扶.资金.同比 }}]]]]"
    "[[，惠及{{ 帮扶.人次 }}]][[（其中在册{{ 帮扶.在册 }}）]]。\n"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "{资金: {本年: 110, 上年: 100}, 人次: 5, 在册: 1户2人}",
            "全年发放110万元，同比增长10%，惠及5人次（其中在册1户2人）。",
        ),
        ("{资金: 110, 人次: 5}", "全年发放110万元，惠及5人次。"),
        ("{资金: 110}", "全年发放110万元。"),
        ("{人次: 5}", "惠及5人次。"),
        ("{在册: 1户2人}", "（其中在册1户2人）。"),
    ],
)
def test_optional_clauses_fall_and_marks_are_mended(
    tmp_path: Path, data: str, expected: str
) -> None:
    assert draft_section(tmp_path, CLAUSES, f"  帮扶: {data}\n").body == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("甲{{ 帮扶.资金 }}，[[乙{{ 帮扶.预算 }}]]，丙{{ 帮扶.资金 }}。", "甲3万元，丙3万元。"),
        ("[[乙{{ 帮扶.预算 }}]]、丙{{ 帮扶.资金 }}。", "丙3万元。"),
        ("甲{{ 帮扶.资金 }}；[[乙{{ 帮扶.预算 }}]]", "甲3万元。"),
        ("甲{{ 帮扶.资金 }}（[[乙{{ 帮扶.预算 }}]]）。", "甲3万元。"),
        ("甲{{ 帮扶.资金 }}“[[乙{{ 帮扶.预算 }}]]”。", "甲3万元。"),
        ("甲{{ 帮扶.资金 }}。[[乙{{ 帮扶.预算 }}]]。", "甲3万元。"),
        ("甲{{ 帮扶.资金 }}。[[乙{{ 帮扶.预算 }}]]，丙{{ 帮扶.资金 }}。", "甲3万元。丙3万元。"),
        ("甲{{ 帮扶.资金 }}：[[乙{{ 帮扶.预算 }}]]，丙{{ 帮扶.资金 }}。", "甲3万元：丙3万元。"),
        ("甲{{ 帮扶.资金 }}，其中[[乙{{ 帮扶.预算 }}]]。", "甲3万元。"),
        (
            "甲{{ 帮扶.资金 }}，其中[[乙{{ 帮扶.预算 }}]][[、丙{{ 帮扶.资金 }}]]。",
            "甲3万元，其中丙3万元。",
        ),
        ("甲{{ 帮扶.资金 }}，其中[[乙{{ 帮扶.预算 }}]]，丙{{ 帮扶.资金 }}。", "甲3万元，丙3万元。"),
        ("甲{{ 帮扶.资金 }}[[，乙{{ 帮扶.预算 }}[[，丙{{ 帮扶.人次 }}]]]]。", "甲3万元。"),
    ],
)
def test_mending_acts_where_a_clause_fell(tmp_path: Path, line: str, expected: str) -> None:
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", "  帮扶: {资金: 3}\n")
    assert outcome.body == expected


def test_marks_stay_as_written_where_nothing_fell(tmp_path: Path) -> None:
    line = "甲，，乙{{ 帮扶.资金 }}。。"
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", "  帮扶: {资金: 3}\n")
    assert outcome.body == "甲，，乙3万元。。"


def test_a_clause_of_rates_only_stays_only_if_all_are_known(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕资金{{ 帮扶.资金 }}[[，完成{{ 帮扶.资金.完成率 }}、{{ 帮扶.资金.同比 }}]]。\n"
    half = draft_section(tmp_path / "a", section, "  帮扶: {资金: {本年: 9, 目标: 10}}\n")
    whole = draft_section(tmp_path / "b", section, "  帮扶: {资金: {本年: 9, 目标: 10, 上年: 8}}\n")
    assert half.body == "资金9万元。"
    assert whole.body == "资金9万元，完成90%、同比增长12.5%。"


def test_an_awaited_figure_is_a_hole_in_a_plain_sentence(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}，标准{{ 帮扶.标准 }}。\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {资金: , 标准: 950}\n")
    assert outcome.body == "发放××万元，标准每人每月950元。"
    assert outcome.holes == ["帮扶.资金"]


def test_what_the_office_does_not_have_stays_silent(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}[[，资金{{ 帮扶.资金 }}]]。\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {资金: 无, 标准: 950}\n")
    assert outcome.body == "标准每人每月950元。"
    assert outcome.rules() == []


def test_what_fell_for_want_of_a_figure_is_listed(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}[[，资金{{ 帮扶.资金 }}]]。\n"
    outcome = draft_section(tmp_path, section, "  帮扶:\n    标准: 950\n    资金:\n")
    assert outcome.places("未印") == ["2025.yaml:7:8"]


def test_a_figure_that_nothing_prints_is_listed(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}。\n"
    outcome = draft_section(tmp_path, section, "  帮扶:\n    标准: 950\n    资金: 3\n")
    assert outcome.places("已填未印") == ["2025.yaml:7:9"]


def test_a_mini_heading_with_an_unknown_view_is_dropped(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕**标准{{ 帮扶.标准.走势 }}。** 标准{{ 帮扶.标准 }}。\n"
    outline = (
        "标题: 总结\n部分:\n  - {标题: 工作情况, 写法: 小标题句, "
        "章节: [{标题: 社会救助, 主题: [试验/帮扶]}]}\n"
    )
    unknown = draft_section(tmp_path / "a", section, "  帮扶: {标准: 950}\n", outline=outline)
    known = draft_section(
        tmp_path / "b", section, "  帮扶: {标准: {本年: 950, 上年: 900}}\n", outline=outline
    )
    assert unknown.body == "标准每人每月950元。"
    assert known.body == "标准稳步提高。标准每人每月950元。"


def test_items_without_figures_and_headings_without_items_vanish(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕**工作有序。** 各项工作有序。[[资金{{ 帮扶.资金 }}。]]\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {标准: 950}\n")
    assert outcome.lines == []


def test_a_plan_may_speak_plainly_only_when_its_topic_is_live(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕资金{{ 帮扶.资金 }}。\n# 计划\n- 〔乙〕定期复核。\n"
    outline = "标题: 总结\n部分:\n  - {标题: 下一步, 视角: 计划, 写法: 连写, 主题: [试验/帮扶]}\n"
    live = draft_section(tmp_path / "a", section, "  帮扶: {资金: 3}\n", outline=outline)
    dead = draft_section(tmp_path / "b", section, "  帮扶: {人次: 3}\n", outline=outline)
    assert live.lines == ["一、下一步", "定期复核。"]
    assert dead.lines == []


def test_the_blank_form_keeps_every_clause(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, CLAUSES, "  帮扶: {资金: 3}\n", blank=True)
    assert outcome.body == "全年发放××万元，同比××%，惠及××人次（其中在册××户××人）。"


def test_records_of_a_list_print_one_item_each(tmp_path: Path) -> None:
    section = (
        "# 总结\n{% for 项 in 清单.项目 %}\n"
        "- 〔项目〕{{ 项.名称 }}[[，投资{{ 项.投资 }}]][[，{{ 项.下步 }}]]。\n{% endfor %}\n"
    )
    more = "清单:\n  项目:\n    - {名称: 福利院, 投资: 1.9亿元}\n    - {名称: 救助站, 下步: 年内完工}\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {标准: 950}\n" + more)
    assert outcome.body == "福利院，投资1.9亿元。救助站，年内完工。"


def test_words_follow_the_items_or_stand_where_the_section_says(tmp_path: Path) -> None:
    words = "# 试验/帮扶\n- 为`80岁以上`老人加发【帮扶.资金】，另支出【12.72万元】。\n> 照录（区长）：把好事办好。\n"
    plain = "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}。\n"
    placed = "# 总结\n{{ 素材 }}\n- 〔甲〕标准{{ 帮扶.标准 }}。\n"
    data = "  帮扶: {标准: 950, 资金: 3}\n"
    after = draft_section(tmp_path / "a", plain, data, words=words)
    before = draft_section(tmp_path / "b", placed, data, words=words)
    told = "为80岁以上老人加发3万元，另支出12.72万元。把好事办好。"
    assert after.body == "标准每人每月950元。" + told
    assert before.body == told + "标准每人每月950元。"
    assert "已填未印" not in after.rules()


def test_remedies_print_in_the_plan(tmp_path: Path) -> None:
    words = "# 试验/帮扶\n## 问题\n- 经费不足。\n  - 对策：落实补助办法。\n"
    outline = (
        "标题: 总结\n部分:\n"
        "  - {标题: 问题, 视角: 问题, 写法: 平铺, 主题: [试验/帮扶]}\n"
        "  - {标题: 下一步, 视角: 计划, 写法: 平铺, 主题: [试验/帮扶]}\n"
    )
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕标准{{ 帮扶.标准 }}。\n",
        "  帮扶: {标准: 950}\n",
        words=words,
        outline=outline,
    )
    assert outcome.lines == ["一、问题", "经费不足。", "二、下一步", "落实补助办法。"]


def test_the_blank_form_counts_nothing(tmp_path: Path) -> None:
    outline = (
        "标题: 总结\n部分:\n"
        '  - {标题: 情况, 写法: 分条, 引语: "抓好{{ 项数 }}个方面：", 主题: 试验/帮扶}\n'
    )
    section = "# 总结\n- 〔甲〕资金{{ 帮扶.资金 }}。\n"
    outcome = draft_section(tmp_path, section, "", outline=outline, blank=True)
    assert outcome.lines[1] == "抓好××个方面："
    assert outcome.holes == ["项数", "帮扶.资金"]
