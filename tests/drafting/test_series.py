"""Years in a row (历年), how much more and by how much (增减), and pairs with one half (无)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import FigureRun, PeriodRun
from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafts import Outcome

SHARED = """
补贴:
  分担: {名称: 补贴分担比例, 单位: 比, 类型: 比率}
"""
LINE = "[[比例{{ 补贴.分担.历年 }}。]][[发放{{ 帮扶.资金.历年 }}。]][[标准{{ 帮扶.标准.历年 }}。]][[复核率{{ 帮扶.复核率.历年 }}。]]"
RATIO = "  补贴: {分担: {本年: 4:6, 历年: {2024: 5:5, 2023: 6:4}}}\n"


def drafted(tmp_path: Path, line: str, data: str, **more: str | bool) -> Outcome:
    files = {"sections/试验/比例/指标.yaml": SHARED}
    return draft_section(tmp_path, f"# 总结\n- 〔甲〕{line}\n", data, more=files, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RATIO, "比例2023年6:4、2024年5:5、2025年4:6。"),
        ("  补贴: {分担: {历年: {2023: 6:4, 2024: 5:5, 2025: 4:6}}}\n", "比例2023年6:4、2024年5:5、2025年4:6。"),
        ("  补贴: {分担: {本年: ××, 历年: {2023: '6:4', 2024年: 5:5}}}\n", "比例2023年6:4、2024年5:5。"),
        ("  补贴: {分担: {本年: 4:6, 上年: 5:5}}\n", "比例2024年5:5、2025年4:6。"),
        ("  补贴: {分担: {历年: {2023: 6:4}}}\n", "比例2023年6:4。"),
        (
            "  帮扶: {资金: {本年: 3, 历年: {2023: 1.50, 2024: 近2亿元}}}\n",
            "发放2023年1.50万元、2024年近2亿元、2025年3万元。",
        ),
        (
            "  帮扶: {标准: {本年: 950, 历年: {2023: 850}}}\n",
            "标准2023年每人每月850元、2025年950元。",
        ),
        ("  帮扶: {复核率: {本年: 97, 历年: {2024: 95}}}\n", "复核率2024年95%、2025年97%。"),
    ],
)  # fmt: skip
def test_years_are_told_in_order(tmp_path: Path, data: str, expected: str) -> None:
    assert drafted(tmp_path, LINE, data).body == expected


def test_a_single_year_is_no_series(tmp_path: Path) -> None:
    line = "人次{{ 帮扶.人次 }}[[，比例{{ 补贴.分担.历年 }}]]。"
    data = "  帮扶: {人次: 7}\n  补贴: {分担: 4:6}\n"
    assert drafted(tmp_path, line, data).body == "人次7人次。"
    plain = drafted(tmp_path, "人次{{ 帮扶.人次 }}，比例{{ 补贴.分担.历年 }}。", data)
    assert plain.body == "人次7人次，比例××。"
    assert plain.holes == ["补贴.分担"]


def test_last_year_comes_from_its_own_file(tmp_path: Path) -> None:
    data = "  补贴: {分担: {本年: 4:6, 历年: {2023: 6:4}}}\n"
    outcome = drafted(tmp_path, LINE, data, last_year="  补贴: {分担: 5:5}\n")
    assert outcome.body == "比例2023年6:4、2024年5:5、2025年4:6。"


def test_a_half_year_stands_under_its_own_name(tmp_path: Path) -> None:
    head = "年度: 2025\n时段: 上半年\n提纲: 测试\n数据:\n"
    data = "  帮扶: {资金: {本年: 3, 上年: 2, 历年: {2023: 5, 2024: 6}}}\n"
    outcome = drafted(tmp_path, LINE, data, head=head)
    assert outcome.body == "发放2023年5万元、2024年6万元、2025年上半年3万元。"


def test_every_year_is_a_figure_with_its_own_place(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, LINE, RATIO)
    runs = [run for run in outcome.draft.runs() if isinstance(run, FigureRun)]
    assert [(run.id, run.text, run.form) for run in runs] == [
        ("补贴.分担.历年.2023", "6:4", "历年"),
        ("补贴.分担.历年.2024", "5:5", "历年"),
        ("补贴.分担", "4:6", "历年"),
    ]
    columns = [RATIO.index(text) + 1 for text in ("6:4", "5:5", "4:6")]
    assert [[place.column for place in run.origins] for run in runs] == [[at] for at in columns]
    years = [run.text for run in outcome.draft.runs() if isinstance(run, PeriodRun)]
    assert [year for year in years if year.startswith("202")][-3:] == ["2023年", "2024年", "2025年"]
    assert outcome.rules() == []


def test_a_blank_form_leaves_the_series_open(tmp_path: Path) -> None:
    outcome = drafted(tmp_path, LINE, RATIO, blank=True)
    assert outcome.body == "比例××。发放××万元。标准每人每月××元。复核率××%。"


def test_words_can_link_a_series(tmp_path: Path) -> None:
    outcome = drafted(
        tmp_path, "人次{{ 帮扶.人次 }}。", f"  帮扶: {{人次: 7}}\n{RATIO}", words="# 试验/帮扶\n- 比例为【补贴.分担.历年】。\n"
    )  # fmt: skip
    assert outcome.body.endswith("比例为2023年6:4、2024年5:5、2025年4:6。")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("资金: {本年: 120, 上年: 100}", "资金比上年增加20万元，增长20%"),
        ("资金: {本年: 90, 上年: 100}", "资金比上年减少10万元，下降10%"),
        ("资金: {本年: 100, 上年: 100}", "资金与上年持平"),
        ("资金: {本年: 约120, 上年: 100}", "资金比上年增加约20万元，增长约20%"),
        ("资金: {本年: 120, 上年: 0}", "资金比上年增加120万元"),
        ("资金: {本年: 120, 同比: -5%}", "资金同比下降5%"),
        ("资金: {本年: 120, 增量: 6}", "资金比上年增加6万元"),
        ("标准: {本年: 950, 上年: 900}", "标准比上年提高50元，增幅5.6%"),
        ("标准: {本年: 900, 上年: 950}", "标准比上年下调50元，降幅5.3%"),
        ("复核率: {本年: 97, 上年: 95}", "复核率比上年提高2个百分点"),
        ("资金: 120", ""),
    ],
)
def test_difference_and_rate_are_told_together(tmp_path: Path, data: str, expected: str) -> None:
    line = (
        "已办{{ 帮扶.人次 }}[[，资金{{ 帮扶.资金.增减 }}]][[，标准{{ 帮扶.标准.增减 }}]]"
        "[[，复核率{{ 帮扶.复核率.增减 }}]]。"
    )
    outcome = drafted(tmp_path, line, f"  帮扶: {{人次: 7, {data}}}\n")
    assert outcome.body == f"已办7人次{'，' if expected else ''}{expected}。"


def test_difference_and_rate_of_a_half_year_and_of_a_blank_form(tmp_path: Path) -> None:
    line, data = "资金{{ 帮扶.资金.增减 }}。", "  帮扶: {资金: {本年: 120, 上年: 100}}\n"
    head = "年度: 2025\n时段: 上半年\n提纲: 测试\n数据:\n"
    half = drafted(tmp_path, line, data, head=head)
    assert half.body == "资金比上年同期增加20万元，增长20%。"
    assert [run.id for run in half.draft.runs() if isinstance(run, FigureRun)] == [
        "帮扶.资金.增量",
        "帮扶.资金.同比",
    ]
    assert drafted(tmp_path, line, data, blank=True).body == "资金比上年××万元，××%。"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{户: 无, 人: 30}", "在册30人。"),
        ("{户: 12, 人: 无}", "在册12户。"),
        ("{户: 12, 人: ××}", "在册12户××人。"),
        ("{户: 12}", "在册12户××人。"),
        ("{户: 无, 人: {本年: 30, 上年: 20}}", "在册30人，由20人增加到30人。"),
        ("无", ""),
    ],
)
def test_a_pair_prints_the_half_that_the_office_has(
    tmp_path: Path, data: str, expected: str
) -> None:
    line = (
        "在册{{ 帮扶.在册 }}{% if 帮扶.在册.人.上年 %}，{{ 帮扶.在册.由上年到本年 }}{% endif %}。"
    )
    outcome = drafted(tmp_path, line, f"  帮扶: {{人次: 7, 在册: {data}}}\n")
    assert outcome.body == expected
