"""Libraries as files: indicators, units, shared wording, and the office's folders laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import PROFILE, Outcome, draft_section

if TYPE_CHECKING:
    from pathlib import Path

SECTION = "# 总结\n- 〔甲〕发放{{ 帮扶.资金 }}。\n"
DATA = "  帮扶: {资金: 3}\n"


def with_indicators(tmp_path: Path, text: str, section: str = SECTION) -> Outcome:
    return draft_section(tmp_path, section, DATA, more={"sections/试验/更多/指标.yaml": text})


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("另: {甲: {名称: 甲, 单位: 刃, 类型: 时点数}}\n", "单位没有登记", "指标.yaml:1:20"),
        ("另: {甲: {名称: 甲, 单位: 人, 类型: 存量}}\n", "指标类型不对", "指标.yaml:1:27"),
        ("另: {甲: {单位: 人, 类型: 时点数}}\n", "缺少的键", "指标.yaml:1:8"),
        ("另: {甲: {名称: 甲, 单位: 人, 类型: 时点数, 科是: 办}}\n", "未知的键", "指标.yaml:1:32"),
        ("另: {同比: {名称: 甲, 单位: 人, 类型: 时点数}}\n", "名称不合规", "指标.yaml:1:5"),
        ("另: {8岁: {名称: 甲, 单位: 人, 类型: 时点数}}\n", "名称不合规", "指标.yaml:1:5"),
        (
            "另: {甲: {名称: 甲, 单位: 人, 类型: 时点数, 乙: {名称: 乙}}}\n",
            "指标之下又有指标",
            "指标.yaml:1:32",
        ),
        (
            '另: {甲: {名称: 甲, 单位: "%", 类型: 比率, 公式: 帮扶.资全 / 帮扶.预算}}\n',
            "算式里的指标不存在",
            "指标.yaml:1:37",
        ),
        ("校验:\n  - 帮扶.资金 <= 帮扶.与算\n", "算式里的指标不存在", "指标.yaml:2:5"),
        ("校验: 帮扶.资金\n", "素材库格式不对", "指标.yaml:1:5"),
        ("核实:\n  - 帮扶.资金 <= 帮扶.与算\n", "算式里的指标不存在", "指标.yaml:2:5"),
        ("核实: 帮扶.资金\n", "素材库格式不对", "指标.yaml:1:5"),
        ("另: 说明\n", "素材库格式不对", "指标.yaml:1:1"),
    ],
)
def test_faults_of_indicators_name_their_place(
    tmp_path: Path, text: str, rule: str, place: str
) -> None:
    outcome = with_indicators(tmp_path, text)
    assert place in outcome.places(rule)
    assert outcome.body == "发放3万元。"


def test_an_office_adds_indicators_to_those_it_shares(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕慰问{{ 慰问.户数 }}，在册{{ 低保.在册.户 }}。\n",
        "  慰问: {户数: 12}\n  低保: {在册: 3户5人}\n",
        more={
            "sections/社会救助/指标.yaml": "慰问: {户数: {名称: 慰问困难家庭, 单位: 户, 类型: 时期数}}\n"
        },
    )
    assert outcome.body == "慰问12户，在册3户。"


def test_unit_and_kind_of_a_shared_indicator_may_not_change(tmp_path: Path) -> None:
    outcome = with_indicators(tmp_path, "低保: {资金: {名称: 低保资金, 单位: 元, 类型: 时期数}}\n")
    assert outcome.places("改了原指标的单位或类型") == ["指标.yaml:1:6"]


def test_a_section_of_the_same_path_replaces_the_shared_one(tmp_path: Path) -> None:
    outline = "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 主题: 社会救助/低保}\n"
    own = "# 总结\n- 〔资金〕本单位支出{{ 低保.资金 }}。\n"
    outcome = draft_section(
        tmp_path,
        SECTION,
        "  低保: {资金: 5}\n",
        outline=outline,
        more={"sections/社会救助/低保.md": own},
    )
    assert outcome.body == "本单位支出5万元。"


def test_a_library_between_the_office_and_the_shipped_one(tmp_path: Path) -> None:
    outline = "标题: 总结\n部分:\n  - {标题: 情况, 写法: 平铺, 主题: 社会救助/低保}\n"
    own = "# 总结\n- 〔资金〕全市口径支出{{ 低保.资金 }}。\n"
    outcome = draft_section(
        tmp_path / "县",
        SECTION,
        "  低保: {资金: 5}\n",
        outline=outline,
        profile=PROFILE + "素材库: [../市]\n",
        more={"../市/sections/社会救助/低保.md": own},
    )
    assert outcome.body == "全市口径支出5万元。"


def test_a_library_that_is_not_there_is_said(tmp_path: Path) -> None:
    outcome = draft_section(tmp_path, SECTION, DATA, profile=PROFILE + "素材库: [../市局]\n")
    assert outcome.places("找不到所指的文件") == ["单位.yaml:8:7"]
    assert outcome.body == "发放3万元。"


def test_shared_wording_can_be_changed_one_phrase_at_a_time(tmp_path: Path) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕资金{{ 帮扶.资金.同比 }}，{{ 帮扶.资金.增量 }}。\n",
        "  帮扶: {资金: {本年: 3.456, 上年: 3}}\n",
        more={"templates/句式.yaml": '位数: 2\n同比: {升: "较上年增长{幅度}"}\n'},
    )
    assert outcome.body == "资金较上年增长15.2%，比上年增加0.456万元。"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('同笔: {升: "增长{幅度}"}\n', "句式.yaml:1:1"),
        ('同比: {升: "增长{多少}"}\n', "句式.yaml:1:9"),
        ('同比: {涨: "增长{幅度}"}\n', "句式.yaml:1:6"),
        ("位数: 两位\n", "句式.yaml:1:5"),
    ],
)
def test_faults_of_wording_name_their_place(tmp_path: Path, text: str, place: str) -> None:
    outcome = draft_section(tmp_path, SECTION, DATA, more={"templates/句式.yaml": text})
    assert outcome.places("句式不对") == [place]


def test_a_sound_library_is_silent(tmp_path: Path) -> None:
    assert draft_section(tmp_path, SECTION, DATA).rules() == []
