"""附件 数据表: which figures it lists, how it writes them, and what it leaves as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.drafting.blocks import (
    FigureRun,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Run,
    Table,
    TextRun,
    plain_text,
)
from drafter.pipeline import Shelf
from tests.drafts import INDICATORS, OUTLINE, PROFILE, YEAR, Outcome, draft_office, draft_section
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

ANNEXED = OUTLINE + "附件: [数据表]\n"
HEADS = ["指标", "单位", "本年", "上年", "同比"]


def annexed(root: Path, body: str, data: str, **given: object) -> Outcome:
    """A draft with the annex, of one line of 总结 (or of whole 视角)."""
    section = body if body.startswith("#") else f"# 总结\n- 〔甲〕{body}\n"
    return draft_section(root, section, data, **{"outline": ANNEXED, **given})  # type: ignore[arg-type]


def tables(outcome: Outcome) -> list[Table]:
    return [block for block in outcome.draft.blocks if isinstance(block, Table)]


def rows(outcome: Outcome) -> list[str]:
    """The rows of the only table below its head, cells joined by blanks."""
    (table,) = tables(outcome)
    return [" ".join(plain_text(cell) for cell in row) for row in table.rows[1:]]


def texts(outcome: Outcome, role: ParagraphRole) -> list[str]:
    return [
        block.text
        for block in outcome.draft.blocks
        if isinstance(block, Paragraph) and block.role is role
    ]


def test_the_figures_of_the_text_in_its_order_each_once(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "在册{{ 帮扶.在册 }}。标准{{ 帮扶.标准.由上年到本年 }}，{{ 帮扶.标准.同比 }}。"
        "支出{{ 帮扶.资金 }}，仍是{{ 帮扶.资金 }}。",
        "  帮扶:\n    资金: 1366.73\n    标准: {本年: 950, 上年: 900}\n    在册: 908户1515人\n",
    )
    (table,) = tables(outcome)
    assert [plain_text(cell) for cell in table.rows[0]] == HEADS
    assert rows(outcome) == [
        "帮扶对象 户 908 — —",
        "帮扶对象 人 1515 — —",
        "帮扶标准 元/人·月 950 900 5.6%",
        "帮扶资金 万元 1366.73 — —",
    ]


def test_it_follows_the_date_and_the_note_precedes_the_signature(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。",
        "  帮扶: {资金: 3}\n",
        head=YEAR.replace("数据:", "成文日期: 2026-01-05\n数据:"),
    )
    kinds = [
        block.role.value if isinstance(block, Paragraph) else type(block).__name__
        for block in outcome.draft.blocks
    ]
    assert kinds[3:] == ["正文", "附件说明", "署名", "成文日期", "附件", "附件标题", "Table"]
    assert texts(outcome, ParagraphRole.ATTACHMENT_NOTE) == ["附件：清河县民政局2025年主要数据表"]
    assert texts(outcome, ParagraphRole.ANNEX_LABEL) == ["附件"]
    assert texts(outcome, ParagraphRole.ANNEX_TITLE) == ["清河县民政局2025年主要数据表"]


def test_without_it_nothing_changes(tmp_path: Path) -> None:
    data, body = "  帮扶: {资金: 3, 标准: {本年: 950, 上年: 900}}\n", "支出{{ 帮扶.资金 }}。"
    plain = draft_section(tmp_path / "甲", f"# 总结\n- 〔甲〕{body}\n", data)
    outcome = annexed(tmp_path / "乙", body, data)
    assert tables(plain) == []
    assert outcome.lines == plain.lines
    assert outcome.rules() == plain.rules() == ["已填未印", "已填未印"]


def test_the_halves_of_a_pair_stand_together(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "覆盖{{ 帮扶.在册.人 }}，支出{{ 帮扶.资金 }}，涉及{{ 帮扶.在册.户 }}。",
        "  帮扶: {资金: 3, 在册: 30户60人}\n",
    )
    assert rows(outcome) == ["帮扶对象 人 60 — —", "帮扶对象 户 30 — —", "帮扶资金 万元 3 — —"]


def test_parts_are_indented_below_their_whole(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "救助{{ 帮扶.人次 }}，支出{{ 帮扶.资金 }}，其中{{ 帮扶.人次.分项 }}。",
        "  帮扶: {资金: 3, 人次: {分: {东河镇: 20, 西河镇: 30}}}\n",
    )
    assert rows(outcome) == [
        "救助人次 人次 50 — —",
        "　东河镇 人次 20 — —",
        "　西河镇 人次 30 — —",
        "帮扶资金 万元 3 — —",
    ]


def test_a_whole_that_the_text_does_not_print_only_heads_its_parts(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "救助{{ 帮扶.人次.分项 }}。",
        "  帮扶: {人次: {本年: 100, 其中: {老人: 20, 儿童: 30}}}\n",
    )
    assert rows(outcome) == [
        "救助人次 人次   ",
        "　其中：老人 人次 20 — —",
        "　　　　儿童 人次 30 — —",
    ]
    assert outcome.places("已填未印") == ["2025.yaml:5:17"]


def test_a_whole_that_is_the_sum_of_the_printed_parts_is_shown(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "救助{{ 帮扶.人次.分项 }}。",
        "  帮扶: {人次: {分: {老人: 20, 儿童: 30}}}\n",
        last_year="  帮扶: {人次: {分: {老人: 16, 儿童: 24}}}\n",
    )
    assert rows(outcome) == [
        "救助人次 人次 50 40 25%",
        "　老人 人次 20 16 25%",
        "　儿童 人次 30 24 25%",
    ]


def test_figures_of_the_office_and_of_records_go_by_their_own_names(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。{% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}，"
        "规模{{ 项.规模 }}。{% endfor %}",
        "  帮扶: {资金: 3}\n"
        "自设:\n  补充医疗险: {投保: 16285名, 覆盖: 40户90余人}\n"
        "清单:\n  项目: [{名称: 殡仪馆迁建, 投资: 1.9亿元, 规模: 20户30人}]\n",
        words="# 试验/帮扶\n- 投保【自设.补充医疗险.投保】，覆盖【自设.补充医疗险.覆盖】，支出【12.7万元】。\n",
    )
    assert rows(outcome) == [
        "帮扶资金 万元 3 — —",
        "殡仪馆迁建投资 亿元 1.9 — —",
        "殡仪馆迁建规模 户 20 — —",
        "殡仪馆迁建规模 人 30 — —",
        "补充医疗险投保 名 16285 — —",
        "补充医疗险覆盖 户 40 — —",
        "补充医疗险覆盖 人 90余 — —",
    ]


def test_the_office_may_call_an_indicator_otherwise(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。",
        "  帮扶: {资金: 3}\n",
        profile=PROFILE + "称谓: {帮扶.资金: 暖心资金}\n",
    )
    assert rows(outcome) == ["暖心资金 万元 3 — —"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("约3436.5", "万元 约3436.5"),
        ("13000多", "万元 13000多"),
        ("不少于10", "万元 不少于10"),
        ("1—2", "万元 1—2"),
        # A scale goes to the unit, where the number stays as exact as it was typed.
        ("1.9亿元", "亿元 1.9"),
        ("145多万", "万元 145多"),
        ("3万多", "元 3万多"),
        ("近万", "元 近万"),
        # GB/T 15835 4.1.1: Arabic digits in tables.
        ("四十余", "万元 40余"),
    ],
)
def test_numbers_stand_as_the_text_prints_them(tmp_path: Path, typed: str, expected: str) -> None:
    outcome = annexed(tmp_path, "支出{{ 帮扶.资金 }}。", f"  帮扶: {{资金: {typed}}}\n")
    assert rows(outcome) == [f"帮扶资金 {expected} — —"]


@pytest.mark.parametrize(
    ("current", "previous", "expected"),
    [
        ("1.2亿元", "9800", "亿元 1.2 0.98 22.4%"),
        ("1.2亿元", "约9800", "亿元 1.2 约0.98 约22.4%"),
        ("12000", "1亿元", "万元 12000 10000 20%"),
        # What cannot be said exactly in the unit of the row keeps its own.
        ("1.2亿元", "9800多", "亿元 1.2 9800多万元 约22.4%"),
        ("12000", "3万多元", "万元 12000 3万多元 约399900%"),
        ("100", "100", "万元 100 100 0%"),
        ("95.5", "100", "万元 95.5 100 -4.5%"),
        ("约110", "100", "万元 约110 100 约10%"),
        ("100", "0", "万元 100 0 —"),
        ("1—2", "1", "万元 1—2 1 —"),
    ],
)
def test_last_year_and_growth(tmp_path: Path, current: str, previous: str, expected: str) -> None:
    data = f"  帮扶: {{资金: {{本年: {current}, 上年: {previous}}}}}\n"
    outcome = annexed(tmp_path, "支出{{ 帮扶.资金 }}。", data)
    assert rows(outcome) == [f"帮扶资金 {expected}"]


def test_rates_compare_in_points_and_fall_short_as_the_text_says(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "复核{{ 帮扶.复核 }}，在册{{ 帮扶.在册.户 }}，复核率{{ 帮扶.复核率.达 }}。",
        "  帮扶: {复核: 3481, 在册: 3868户9000人}\n",
        last_year="  帮扶: {复核: 92, 在册: 100户300人}\n",
    )
    assert "复核率近90%。" in outcome.body
    assert rows(outcome)[-1] == "复核率 % 近90 92 -2个百分点"


def test_what_is_stated_stands_as_it_was_typed(tmp_path: Path) -> None:
    outcome = annexed(tmp_path, "支出{{ 帮扶.资金.同比 }}。", "  帮扶: {资金: {同比: -5.40%}}\n")
    assert outcome.body == "支出同比下降5.40%。"
    assert rows(outcome) == ["帮扶资金 万元 — — -5.40%"]


def test_a_figure_of_which_only_the_growth_is_printed_has_its_row(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path, "支出{{ 帮扶.资金.同比 }}。", "  帮扶: {资金: {本年: 12, 上年: 10}}\n"
    )
    assert rows(outcome) == ["帮扶资金 万元 12 10 20%"]


@pytest.mark.parametrize(
    "body",
    [
        "标准{{ 帮扶.标准.下期目标 }}，到{{ 帮扶.标准.期限 }}。",
        "完成{{ 帮扶.标准.完成率 }}。",
        "标准{{ 帮扶.标准.走势 }}。",
        "占{{ 帮扶.标准.占(帮扶.标准) }}。",
    ],
)
def test_targets_shares_and_trends_have_no_row(tmp_path: Path, body: str) -> None:
    outcome = annexed(
        tmp_path,
        f"支出{{{{ 帮扶.资金 }}}}。{body}",
        "  帮扶: {资金: 3, 标准: {本年: 9, 上年: 8, 目标: 10, 下期目标: 11, 期限: 2026-12-31}}\n",
    )
    assert rows(outcome) == ["帮扶资金 万元 3 — —"]


def test_a_target_beside_its_figure_in_the_plan(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "# 总结\n- 〔甲〕支出{{ 帮扶.资金 }}。\n"
        "# 计划\n- 〔乙〕[[标准{{ 帮扶.标准.由本年到下期目标 }}。]]\n",
        "  帮扶: {资金: 3, 标准: {本年: 950, 下期目标: 1000}}\n",
        outline=ANNEXED.replace(
            "附件", "  - {标题: 工作计划, 视角: 计划, 主题: [试验/帮扶]}\n附件"
        ),
    )
    assert rows(outcome) == ["帮扶资金 万元 3 — —", "帮扶标准 元/人·月 950 — —"]


def test_part_of_a_year_and_figures_of_other_months_say_so(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}，救助{{ 帮扶.人次 }}，标准{{ 帮扶.标准 }}。",
        "  帮扶: {资金: {本年: 3, 截至: 2025-05-31}, 人次: {本年: 4, 时段: 6月},"
        " 标准: {本年: 5, 截至: 2025-06-30}}\n",
        head=YEAR.replace("全年", "上半年"),
    )
    (table,) = tables(outcome)
    assert [plain_text(cell) for cell in table.rows[0]] == [
        "指标",
        "单位",
        "本期",
        "上年同期",
        "同比",
    ]
    assert rows(outcome) == [
        "帮扶资金（截至5月底） 万元 3 — —",
        "救助人次（6月） 人次 4 — —",
        "帮扶标准 元/人·月 5 — —",
    ]


def test_last_year_comes_from_its_file_unless_it_counts_other_months(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}，救助{{ 帮扶.人次 }}。",
        "  帮扶: {资金: 12, 人次: {本年: 4, 时段: 12月}}\n",
        last_year="  帮扶: {资金: 10, 人次: 50}\n",
    )
    assert rows(outcome) == ["帮扶资金 万元 12 10 20%", "救助人次（12月） 人次 4 — —"]
    (table,) = tables(outcome)
    (last,), (growth,) = table.rows[1][3:]
    assert isinstance(last, FigureRun)
    assert isinstance(growth, FigureRun)
    assert [place.file.rpartition("/")[2] for place in (*last.origins, *growth.origins)] == [
        "2024.yaml",
        "2025.yaml",
        "2024.yaml",
    ]


def test_every_number_knows_where_it_was_typed(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "标准{{ 帮扶.标准.同比 }}，救助{{ 帮扶.人次 }}，其中{{ 帮扶.人次.分项 }}。",
        "  帮扶:\n    标准: {本年: 950, 上年: 900}\n    人次: {分: {甲镇: 20, 乙镇: 30}}\n",
    )
    (table,) = tables(outcome)
    found = [
        (run.id, run.form, [(place.line, place.column) for place in run.origins])
        for row in table.rows
        for cell in row
        for run in cell
        if isinstance(run, FigureRun)
    ]
    assert found == [
        ("帮扶.标准", "附表", [(6, 14)]),
        ("帮扶.标准.上年", "附表", [(6, 23)]),
        ("帮扶.标准.同比", "附表", [(6, 14), (6, 23)]),
        ("帮扶.人次", "附表", [(7, 18), (7, 26)]),
        ("帮扶.人次.分.甲镇", "附表", [(7, 18)]),
        ("帮扶.人次.分.乙镇", "附表", [(7, 26)]),
    ]
    digits = [
        run
        for row in table.rows
        for cell in row
        for run in cell
        if isinstance(run, TextRun) and re.search("[0-9]", run.text)
    ]
    assert digits == []
    places = {run.place for row in table.rows[1:] for run in row[2]}
    assert {f"{place.file.rpartition('/')[2]}:{place.line}" for place in places} == {"测试.yaml:5"}


def test_a_hole_of_the_text_is_a_hole_of_the_table_and_one_complaint(tmp_path: Path) -> None:
    body = "支出{{ 帮扶.资金 }}，在册{{ 帮扶.在册 }}，{{ 帮扶.在册.人.同比 }}。"
    data = "  帮扶:\n    资金: 3\n    在册: 30户××人\n"
    outcome = annexed(tmp_path / "甲", body, data, last_year="  帮扶: {在册: 30户50人}\n")
    assert rows(outcome) == [
        "帮扶资金 万元 3 — —",
        "帮扶对象 户 30 30 0%",
        "帮扶对象 人 ×× 50 ××%",
    ]
    plain = draft_section(
        tmp_path / "乙", f"# 总结\n- 〔甲〕{body}\n", data, last_year="  帮扶: {在册: 30户50人}\n"
    )
    assert outcome.rules() == plain.rules()


def test_a_last_year_that_the_text_waits_for_is_a_hole(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}，{{ 帮扶.资金.同比 }}。救助{{ 帮扶.人次 }}[[，{{ 帮扶.人次.同比 }}]]。",
        "  帮扶:\n    资金: 3\n    人次: 4\n",
    )
    assert rows(outcome) == ["帮扶资金 万元 3 ×× ××%", "救助人次 人次 4 — —"]


def test_holes_of_records_stand_under_their_records(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "{% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}，{{ 项.床位 }}。{% endfor %}",
        "  帮扶: {资金: 3}\n清单:\n  项目:\n"
        "    - {名称: 甲园, 投资: 3万元, 床位: }\n    - {名称: 乙园, 投资: , 床位: }\n",
    )
    assert rows(outcome) == [
        "甲园投资 万元 3 — —",
        "甲园床位 — ×× — —",
        "乙园投资 — ×× — —",
        "乙园床位 — ×× — —",
    ]


def test_figures_for_the_annex_alone_stand_behind_their_kin(tmp_path: Path) -> None:
    indicators = INDICATORS + "  退出: {名称: 退出对象, 单位: 人, 类型: 时期数, 用途: 附表}\n"
    indicators += "慰问: {户数: {名称: 慰问家庭, 单位: 户, 类型: 时期数}}\n"
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}，慰问{{ 慰问.户数 }}。",
        "  帮扶: {资金: 3, 退出: 12}\n  慰问: {户数: 7}\n",
        more={"sections/试验/指标.yaml": indicators},
    )
    assert rows(outcome) == ["帮扶资金 万元 3 — —", "退出对象 人 12 — —", "慰问家庭 户 7 — —"]
    assert "已填未印" not in outcome.rules()


def test_the_blank_form_has_the_empty_table(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "标准{{ 帮扶.标准 }}，复核率{{ 帮扶.复核率 }}，救助{{ 帮扶.人次.分项 }}。"
        "{% for 项 in 清单.项目 %}投资{{ 项.投资 }}。{% endfor %}",
        "  帮扶: {标准: {本年: 950, 上年: 900}}\n清单: {项目: [{名称: 甲园, 投资: }]}\n",
        blank=True,
    )
    assert rows(outcome) == [
        "帮扶标准 元/人·月 ×× ×× ××%",
        "复核率 % ×× ×× ××个百分点",
        "救助人次 人次   ",
        "　分项 人次 ×× — —",
    ]
    assert texts(outcome, ParagraphRole.ATTACHMENT_NOTE) == ["附件：清河县民政局2025年主要数据表"]


def test_a_report_without_figures_has_no_annex(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path, "支出{{ 帮扶.资金 }}。", "  {}\n", words="# 试验/帮扶\n- 帮扶到户。\n"
    )
    assert outcome.body == "帮扶到户。"
    assert tables(outcome) == []
    roles = {getattr(block, "role", None) for block in outcome.draft.blocks}
    assert roles.isdisjoint({ParagraphRole.ATTACHMENT_NOTE, ParagraphRole.ANNEX_LABEL})


@pytest.mark.parametrize(
    ("named", "rule", "place", "hint"),
    [
        ("[数剧表]", "找不到所指的文件", "测试.yaml:5:6", "是不是“数据表”？"),
        ("[数据表, 情况汇编]", "找不到所指的文件", "测试.yaml:5:11", "现有附件：数据表"),
        ("[数据表, 数据表]", "提纲格式不对", "测试.yaml:5:11", "只留一处"),
        (
            "{名称: 数据表}",
            "类型不符",
            "测试.yaml:5:5",
            "写成“[甲, 乙]”，或者每行一条“- 甲”，缩进两格",
        ),
    ],
)
def test_a_wrong_name_is_found_at_its_place(
    tmp_path: Path, named: str, rule: str, place: str, hint: str
) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。",
        "  帮扶: {资金: 3}\n",
        outline=f"{OUTLINE}附件: {named}\n",
    )
    assert [(item.rule, item.hint) for item in outcome.found] == [(rule, hint)]
    assert outcome.places(rule) == [place]
    assert len(tables(outcome)) == ("数据表," in named)


SECOND = '标题: "{{ 时段.称谓 }}街道数据表"\n表头: [项目, 单位, 数, 前数, 增减]\n分期表头: [一, 二, 三, 四, 五]\n'


def test_several_annexes_are_numbered_and_named_alike_in_note_and_head(tmp_path: Path) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。",
        "  帮扶: {资金: 3}\n",
        outline=f"{OUTLINE}附件: [数据表, 街道表]\n",
        more={"templates/附件/街道表.yaml": SECOND},
    )
    titles = ["清河县民政局2025年主要数据表", "2025年街道数据表"]
    assert texts(outcome, ParagraphRole.ANNEX_TITLE) == titles
    assert texts(outcome, ParagraphRole.ANNEX_LABEL) == ["附件1", "附件2"]
    assert texts(outcome, ParagraphRole.ATTACHMENT_NOTE) == [
        f"附件：1.{titles[0]}",
        f"2.{titles[1]}",
    ]
    assert [plain_text(cell) for cell in tables(outcome)[1].rows[0]] == [
        "项目",
        "单位",
        "数",
        "前数",
        "增减",
    ]


@pytest.mark.parametrize(
    ("template", "rule", "place"),
    [
        (
            "标题: 表\n表头: [甲, 乙]\n分期表头: [一, 二, 三, 四, 五]\n",
            "素材库格式不对",
            "数据表.yaml:2:5",
        ),
        (
            "表头: [甲, 乙, 丙, 丁, 戊]\n分期表头: [一, 二, 三, 四, 五]\n",
            "缺少的键",
            "数据表.yaml:1:1",
        ),
        (SECOND.replace("时段.称谓", "时段.城谓"), "模板里的名称不存在", "数据表.yaml:1:6"),
        (SECOND.replace("前数", "2024年"), "文字里有数字", "数据表.yaml:2:17"),
        (SECOND + "表尾: 注\n", "未知的键", "数据表.yaml:4:1"),
    ],
)
def test_a_fault_of_the_template_is_found_and_the_rest_printed(
    tmp_path: Path, template: str, rule: str, place: str
) -> None:
    outcome = annexed(
        tmp_path,
        "支出{{ 帮扶.资金 }}。",
        "  帮扶: {资金: 3}\n",
        more={"templates/附件/数据表.yaml": template},
    )
    assert outcome.places(rule) == [place], outcome.found
    assert rows(outcome) == ["帮扶资金 万元 3 — —"]


PRINTED = {
    "标准": ("帮扶.标准", "950"),
    "在册户": ("帮扶.在册.户", "30"),
    "在册人": ("帮扶.在册.人", "60"),
    "资金": ("帮扶.资金", "3.5"),
    "预算": ("帮扶.预算", "约4"),
    "人次": ("帮扶.人次", "3万多"),
    "复核": ("帮扶.复核", "20"),
}
SOME = "".join(
    f"- 〔{name}〕[[{name}{{{{ {measure} }}}}[[，{{{{ {measure}.同比 }}}}]]。]]\n"
    for name, (measure, _) in PRINTED.items()
)
WHOLE = f"# 总结\n{SOME}- 〔率〕[[复核率{{{{ 帮扶.复核率.达 }}}}。]]\n# 计划\n- 〔标〕[[标准{{{{ 帮扶.标准.下期目标 }}}}。]]\n"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Shelf]:
    folder = tmp_path_factory.mktemp("附表")
    files = {
        "单位.yaml": PROFILE,
        "templates/提纲/测试.yaml": ANNEXED,
        "sections/试验/指标.yaml": INDICATORS,
        "sections/试验/帮扶.md": f"---\n标题: 帮扶\n---\n{WHOLE}",
    }
    return write_office(folder, files), Shelf()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(sorted(PRINTED)), st.sampled_from(["给", "给", "待报", "上年", "无"])
    )
)
def test_the_table_lists_what_the_text_prints(
    offices: tuple[Path, Shelf], chosen: dict[str, str]
) -> None:
    root, shelf = offices
    lines = {"给": "{本年: %s}", "上年": "{本年: %s, 上年: 2}", "待报": "", "无": "无"}
    data = "".join(
        f"  {PRINTED[name][0]}: {lines[how].replace('%s', PRINTED[name][1])}\n"
        for name, how in chosen.items()
    )
    (root / "2025.yaml").write_text(f"{YEAR}  帮扶.标准.下期目标: 999\n{data}", encoding="utf-8")
    outcome = draft_office(root, shelf=shelf)
    body = [
        run
        for block in outcome.draft.blocks
        if not isinstance(block, Table)
        for run in getattr(block, "runs", ())
        if isinstance(run, FigureRun | HoleRun)
    ]
    catalogued = {measure for measure, _ in PRINTED.values()} | {"帮扶.复核率"}
    expected = {run.id for run in body} & catalogued
    listed: list[Run] = [
        run for table in tables(outcome) for row in table.rows[1:] for run in row[2]
    ]
    assert len(listed) == len(expected)
    assert {run.id for run in listed if isinstance(run, FigureRun | HoleRun)} == expected
    assert bool(tables(outcome)) == bool(expected)
