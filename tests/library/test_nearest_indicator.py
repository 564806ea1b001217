"""What a name that no indicator has is taken to mean: what stands beside it before all else."""

from __future__ import annotations

import pytest

from drafter.library.indicatorfiles import read_catalogue
from drafter.textfile import from_text
from drafter.yamlsource import read_yaml
from tests.figures.years import KNOWN_UNITS

INDICATORS = """
养老:
  助餐:
    日就餐: {名称: 每日就餐人数, 单位: 人, 类型: 时点数}
    助餐点: {名称: 老年助餐点, 单位: 个, 类型: 时点数}
    供餐能力: {名称: 供餐能力, 单位: 人, 类型: 时点数}
  医养结合:
    签约: {名称: 签约机构, 单位: 个, 类型: 时点数}
  床位: {名称: 床位, 单位: 个, 类型: 时点数}
"""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("养老.助餐.就餐点", "养老.助餐.助餐点"),
        ("养老.助餐.日就歺", "养老.助餐.日就餐"),
        ("养老.医养融合", "养老.医养结合"),
        ("养老.床伍", "养老.床位"),
        ("供餐能力", "养老.助餐.供餐能力"),
        ("每日就餐人数", "养老.助餐.日就餐"),
        ("殡葬.火化", ""),
    ],
)
def test_the_nearest(name: str, meant: str) -> None:
    mapping = read_yaml(from_text("指标.yaml", INDICATORS), [])
    assert mapping is not None
    assert read_catalogue((mapping,), KNOWN_UNITS, []).nearest(name) == meant
