"""Direction words follow the numbers: pairs that move in part, and periods shorter than a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.drafts import draft_section

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("2户10人", "1户10人", "由1户10人增加到2户10人"),
        ("2户10人", "2户9人", "由2户9人增加到2户10人"),
        ("1户10人", "2户10人", "由2户10人减少到1户10人"),
        ("2户9人", "2户10人", "由2户10人减少到2户9人"),
        ("2户10人", "2户10人", "保持2户10人"),
        ("3户9人", "2户10人", "由2户10人变为3户9人"),
    ],
)
def test_a_pair_moves_as_the_one_of_it_that_moves(
    tmp_path: Path, now: str, before: str, expected: str
) -> None:
    section = "# 总结\n- 〔甲〕对象{{ 帮扶.在册.由上年到本年 }}。\n"
    pair = f"  帮扶: {{在册: {{本年: {now}, 上年: {before}}}}}\n"
    assert draft_section(tmp_path / "a", section, pair).body == f"对象{expected}。"
    section = "# 总结\n- 〔甲〕对象{{ 帮扶.在册.自(帮扶.建档) }}。\n"
    pair = f"  帮扶: {{在册: {now}, 建档: {before}}}\n"
    assert draft_section(tmp_path / "b", section, pair).body == f"对象{expected}。"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("全年", "资金与上年持平，标准与上年持平，复核率与上年持平。"),
        ("上半年", "资金与上年同期持平，标准与上年同期持平，复核率与上年同期持平。"),
        ("前三季度", "资金与上年同期持平，标准与上年同期持平，复核率与上年同期持平。"),
    ],
)
def test_part_of_a_year_is_level_with_the_same_months(
    tmp_path: Path, span: str, expected: str
) -> None:
    outcome = draft_section(
        tmp_path,
        "# 总结\n- 〔甲〕资金{{ 帮扶.资金.同比 }}，标准{{ 帮扶.标准.增量 }}，"
        "复核率{{ 帮扶.复核率.同比 }}。\n",
        "  帮扶: {资金: {本年: 3, 上年: 3}, 标准: {本年: 950, 上年: 950}, "
        "复核率: {本年: 90, 上年: 90}}\n",
        head=f"年度: 2025\n时段: {span}\n提纲: 测试\n数据:\n",
    )
    assert outcome.body == expected
