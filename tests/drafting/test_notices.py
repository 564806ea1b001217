"""What must not happen without a word: digits without a source, figures and words that vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import PROFILE, draft_section

if TYPE_CHECKING:
    from pathlib import Path

SECTION = "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n"
DATA = "  帮扶: {资金: 3}\n"


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("新增30户，占50%。", [5, 10]),
        ("面积1.2万平方米。", [5]),
        ("新增【30户】，共【帮扶.资金】。", []),
        ("获评`3A级`，2025年5月14日、11月中旬挂牌。", []),
        ("印发《2025年方案》（民发〔2025〕12号），第15次修订。", []),
        ("为80岁以上、60周岁以下老人服务，试行O2O模式。", []),
        ("为80～89岁、60至69周岁老人服务，1—6月、2024—2025年照此办理。", []),
        ("12345热线、96345平台、110联动、咨询0571-87654321，请拨打12349。", []),
        ("推行“12345”思路和“1+3+N”机制，纪念“9·30”，试行1+N、5G。", []),
        ("24小时、7×24小时值守，9时30分开门，打造15分钟养老服务圈。", []),
        ("评为3A级、5A级，依照第12条、第20条第3款，按民发[2025]12号办。", []),
        ("实现“新增30户”，床位120张，投入24元，增加12345人。", [8, 15, 22, 28]),
    ],
)
def test_digits_in_words_need_a_source(tmp_path: Path, words: str, columns: list[int]) -> None:
    outcome = draft_section(tmp_path, SECTION, DATA, words=f"# 试验/帮扶\n- {words}\n")
    assert outcome.places("素材里的数字没有来处") == [f"2025素材.md:2:{at}" for at in columns]


def test_what_is_quoted_may_hold_digits_and_fixed_numbers_are_known(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        SECTION,
        DATA,
        words="# 试验/帮扶\n- 开通12345热线。\n> 照录：办好3件事。\n",
        profile=PROFILE + "固定数字: ['12345']\n",
    )
    assert outcome.rules() == []


def test_digits_in_the_text_of_a_record_need_a_source(tmp_path: Path) -> None:
    section = "# 总结\n{% for 项 in 清单.项目 %}\n- 〔甲〕{{ 项.说明 }}。\n{% endfor %}\n"
    more = "清单:\n  项目: [{说明: 建床位300张}]\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {标准: 950}\n" + more)
    assert "2025.yaml:7:16" in outcome.places("素材里的数字没有来处")


def test_the_name_of_a_part_may_hold_digits(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕救助{{ 帮扶.人次 }}（{{ 帮扶.人次.分项 }}）。\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {人次: {分: {3街: 5, 108街: 7}}}\n")
    assert "3街5人次" in outcome.body
    assert outcome.rules() == []


def test_every_awaited_figure_is_listed_once(tmp_path: Path) -> None:
    section = (
        "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}[[，惠及{{ 帮扶.人次 }}]]，标准{{ 帮扶.标准 }}。\n"
    )
    data = "  帮扶:\n    资金: 3\n    人次:\n    标准:\n    预算: ××\n"
    outcome = draft_section(tmp_path, section, data)
    assert outcome.places("未印") == ["2025.yaml:7:8"]
    assert outcome.holes == ["帮扶.标准"]
    assert outcome.places("待报") == ["2025.yaml:9:9"]


def test_a_topic_of_which_nothing_has_come_is_listed(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, SECTION, "  帮扶:\n    资金:\n")
    assert outcome.lines == []
    assert outcome.places("待报") == ["2025.yaml:6:8"]


@pytest.mark.parametrize(
    ("plan", "data", "expected"),
    [
        (
            "[[标准{{ 帮扶.标准.由本年到下期目标 }}。]]",
            "{标准: {下期目标: 1000}}",
            "标准达到每人每月1000元。",
        ),
        ("[[标准{{ 帮扶.标准.下期目标 }}。]]", "{标准: {下期目标: 1000}}", "标准每人每月1000元。"),
    ],
)
def test_a_target_alone_makes_its_topic_live(
    tmp_path: Path, plan: str, data: str, expected: str
) -> None:
    outline = "标题: 总结\n部分:\n  - {标题: 下一步, 视角: 计划, 写法: 连写, 主题: 试验/帮扶}\n"
    section = f"# 总结\n- 〔甲〕[[标准{{{{ 帮扶.标准 }}}}。]]\n# 计划\n- 〔乙〕{plan}\n"
    outcome = draft_section(tmp_path, section, f"  帮扶: {data}\n", outline=outline)
    assert outcome.body == expected


def test_words_under_an_aspect_without_a_part_are_said(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path, SECTION, DATA, words="# 试验/帮扶\n- 慰问。\n## 亮点\n- 首创。\n"
    )
    assert outcome.body == "发放3万元。慰问。"
    assert outcome.places("素材没有地方印") == ["2025素材.md:3:4"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("做好工作，", "做好工作。"),
        ("讲好“故事”", "讲好“故事”。"),
        ("开展（试点）", "开展（试点）。"),
        ("他说“好。”", "他说“好。”"),
        ("抓好以下工作：", "抓好以下工作："),
    ],
)
def test_words_are_closed_with_one_stop(tmp_path: Path, words: str, expected: str) -> None:
    outcome = draft_section(tmp_path, SECTION, DATA, words=f"# 试验/帮扶\n- {words}\n")
    assert outcome.body == "发放3万元。" + expected


def test_half_years_compare_with_the_same_months(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕资金{{ 帮扶.资金 }}，{{ 帮扶.资金.增量 }}，{{ 帮扶.资金.同比 }}。\n"
    head = "年度: 2025\n时段: 上半年\n提纲: 测试\n数据:\n"
    grown = draft_section(
        tmp_path / "a", section, "  帮扶: {资金: {本年: 3, 上年: 2}}\n", head=head
    )
    level = draft_section(
        tmp_path / "b", section, "  帮扶: {资金: {本年: 3, 上年: 3}}\n", head=head
    )
    assert grown.body == "资金3万元，比上年同期增加1万元，同比增长50%。"
    assert level.body == "资金3万元，与上年同期持平，与上年同期持平。"


def test_what_stayed_level_rests_on_both_years(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕标准{{ 帮扶.标准.由上年到本年 }}。\n"
    outcome = draft_section(tmp_path, section, "  帮扶: {标准: {本年: 950, 上年: 950}}\n")
    assert outcome.body == "标准保持每人每月950元。"
    assert outcome.rules() == []


@pytest.mark.parametrize(
    ("view", "data", "expected"),
    [
        ("{{ 帮扶.资金|亿元 }}", "{资金: 约12345}", "约1.2345亿元。"),
        ("{{ 帮扶.资金|亿元 }}", "{资金: 3万多元}", "3万多元。"),
        ("{{ 帮扶.复核.每(帮扶.人次) }}", "{复核: 1, 人次: 10000000}", "0.0000001户。"),
        ("{{ 帮扶.复核.每(帮扶.人次) }}", "{复核: 8999, 人次: 10000}", "0.9户。"),
    ],
)
def test_no_view_loses_what_was_typed(tmp_path: Path, view: str, data: str, expected: str) -> None:
    outcome = draft_section(tmp_path, f"# 总结\n- 〔甲〕{view}。\n", f"  帮扶: {data}\n")
    assert outcome.body == expected


def test_problems_do_not_open_with_praise(tmp_path: Path) -> None:
    section = "---\n概括: 兜底有力\n---\n# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n"
    outline = "标题: 总结\n部分:\n  - {标题: 问题, 视角: 问题, 写法: 小标题句, 主题: 试验/帮扶}\n"
    outcome = draft_section(
        tmp_path, section, DATA, outline=outline, words="# 试验/帮扶\n## 问题\n- 经费不足。\n"
    )
    assert outcome.body == "经费不足。"


def test_headings_of_an_outline_may_not_fix_time_or_digits(tmp_path: Path) -> None:
    outline = "标题: 总结\n部分:\n  - {标题: 今年完成3项, 写法: 平铺, 主题: 试验/帮扶}\n"
    outcome = draft_section(tmp_path, SECTION, DATA, outline=outline)
    assert outcome.places("文字里写死了时间") == ["测试.yaml:3:10"]
    assert outcome.places("文字里有数字") == ["测试.yaml:3:14"]


@pytest.mark.parametrize(
    ("line", "place"),
    [("## 问题", "帮扶.md:3:1"), ("#问题", "帮扶.md:3:1"), ("- 〔甲乙。", "帮扶.md:3:3")],
)
def test_lines_that_only_look_like_headings_or_names_are_refused(
    tmp_path: Path, line: str, place: str
) -> None:
    outcome = draft_section(tmp_path, SECTION + line + "\n", DATA)
    assert outcome.places("章节格式不对") == [place]
    assert outcome.body == ("【帮扶：章节有错误，待改】" if line.startswith("-") else "发放3万元。")


def test_an_overlay_of_nothing_is_said(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, "---\n叠加: 是\n---\n" + SECTION, DATA)
    assert outcome.places("叠加没有原件") == ["帮扶.md:2:5"]


def test_counts_stand_only_in_outlines(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, "# 总结\n- 〔甲〕共{{ 项数 }}项。\n" + SECTION[5:], DATA)
    assert outcome.places("视图用法不对") == ["帮扶.md:2:7"]


def test_a_lead_stands_without_superiors(tmp_path: Path) -> None:
    outline = "标题: 总结\n导语: 常规\n部分:\n  - {标题: 情况, 写法: 平铺, 主题: 试验/帮扶}\n"
    outcome = draft_section(
        tmp_path, SECTION, DATA, outline=outline, profile="名称: 清河县民政局\n"
    )
    assert "在的" not in outcome.body
    assert outcome.body.startswith("2025年是“十四五”收官之年，清河县民政局坚持")


def test_blank_rates_ask_for_percentage_points(tmp_path: Path) -> None:
    section = (
        "# 总结\n- 〔甲〕{{ 帮扶.复核率 }}，{{ 帮扶.复核率.同比 }}，{{ 帮扶.复核率.增量 }}。\n"
    )
    outcome = draft_section(tmp_path, section, "", blank=True)
    assert outcome.body == "××%，同比××个百分点，比上年××个百分点。"


def test_an_awaited_figure_inside_a_loop_is_a_hole(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕{% for 项 in 清单.项目 %}发放{{ 帮扶.资金 }}。{% endfor %}\n"
    data = "  帮扶: {资金: , 标准: 950}\n清单:\n  项目: [{名称: 福利院}]\n"
    assert draft_section(tmp_path, section, data).body == "发放××万元。"


def test_words_in_front_do_not_take_the_summary_away(tmp_path: Path) -> None:
    section = "---\n概括: 帮扶到人\n---\n# 总结\n{{ 素材 }}\n- 〔甲〕发放{{ 帮扶.资金 }}。\n"
    outline = "标题: 总结\n部分:\n  - {标题: 情况, 写法: 小标题句, 主题: 试验/帮扶}\n"
    outcome = draft_section(
        tmp_path, section, DATA, outline=outline, words="# 试验/帮扶\n走访对象。\n"
    )
    assert outcome.lines == ["一、情况", "走访对象。", "帮扶到人。发放3万元。"]


def test_a_difference_keeps_every_digit(tmp_path: Path) -> None:
    section = "# 总结\n- 〔甲〕资金{{ 帮扶.资金.增量 }}。\n"
    data = "  帮扶: {资金: {本年: 12345678901234567890.123456789012345, 上年: 0.000000000000001}}\n"
    assert draft_section(tmp_path, section, data).body == (
        "资金比上年增加12345678901234567890.123456789012344万元。"
    )
