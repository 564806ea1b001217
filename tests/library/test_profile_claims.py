"""What 单位.yaml says of the office is held against its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.library.profile import read_profile
from drafter.textfile import text_of
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding

COUNTY = {
    "名称": "清河县民政局",
    "简称": "县民政局",
    "地区": "清河县",
    "辖区称谓": "全县",
    "层级": "区县",
    "上级": "县委、县政府",
    "署名": "清河县民政局",
}


def clashes(**said: str) -> list[str]:
    text = "".join(f"{key}: {value}\n" for key, value in said.items() if value)
    found: list[Finding] = []
    source = text_of("单位.yaml", text.encode(), found)
    assert source is not None
    mapping = read_yaml(source, found)
    assert mapping is not None
    read_profile(mapping, found)
    assert {finding.rule for finding in found} <= {"单位资料前后不一"}
    return [f"{item.severity} {item.place.line} {item.message} {item.hint}" for item in found]


def test_a_profile_of_one_piece_is_left_alone() -> None:
    assert clashes(**COUNTY) == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("简称", "区民政局", "警告 2 “简称”写的是“区民政局”，与“清河县”不合 改为：县民政局"),
        ("辖区称谓", "全区", "警告 4 “辖区称谓”写的是“全区”，与“清河县”不合 改为：全县"),
        ("层级", "市", "警告 5 “层级”写的是“市”，与“清河县”不合 改为：区县"),
        ("上级", "区委、区政府", "警告 6 “上级”写的是“区委、区政府”，与“清河县”不合"),
        (
            "署名",
            "清何县民政局",
            "警告 7 “署名”写的是“清何县民政局”，与“清河县民政局”不合 改为：清河县民政局",
        ),
        ("署名", "某某工作领导小组", "提示 7 “署名”写的是“某某工作领导小组”"),
        ("名称", "大河县民政局", "提示 1 “名称”写的是“大河县民政局”，与“清河县”不合"),
    ],
)
def test_each_contradiction_stands_at_its_line(key: str, value: str, said: str) -> None:
    changed = {**COUNTY, key: value}
    if key == "名称":
        changed["署名"] = ""
    (only,) = clashes(**changed)
    assert only.startswith(said)


@pytest.mark.parametrize(
    "changed",
    [
        {"上级": "市委、市政府"},
        {"上级": "党委、政府"},
        {"简称": "局"},
        {"简称": "清河民政局", "署名": "清河民政局"},
        {"辖区称谓": "辖区"},
        {"辖区称谓": "", "简称": "", "署名": ""},
        {"名称": "某某市清河县民政局", "署名": "清河县民政局"},
        {"地区": ""},
        {"地区": "清河"},
    ],
)
def test_what_may_be_so(changed: dict[str, str]) -> None:
    assert clashes(**{**COUNTY, **changed}) == []


@pytest.mark.parametrize(
    ("name", "short", "region", "area", "level", "above"),
    [
        ("清河旗民政局", "旗民政局", "清河旗", "全旗", "区县", "旗委、旗政府"),
        ("清河市民政局", "市民政局", "清河市", "全市", "区县", "市委、市政府"),
        ("清河自治州民政局", "州民政局", "清河自治州", "全州", "市", "州委、州政府"),
        ("清河林区民政局", "林区民政局", "清河林区", "全区", "区县", "区委、区政府"),
        ("清河新区社会事业局", "社会事业局", "清河新区", "全区", "市", "党工委、管委会"),
        ("清河经济开发区民政局", "区民政局", "清河经济开发区", "全区", "乡镇街道", "市委、市政府"),
        ("清河街道办事处", "街道办", "清河街道", "全街道", "乡镇街道", "街道党工委、办事处"),
        ("天津市民政局", "市民政局", "天津市", "全市", "省", "市委、市政府"),
        ("清河自治区民政厅", "自治区民政厅", "清河自治区", "全区", "省", "自治区党委、政府"),
        ("清河盟民政局", "盟民政局", "清河盟", "全盟", "市", "盟委、盟行署"),
        ("清河县松镇民政办公室", "镇民政办", "松镇", "全镇", "乡镇街道", "镇党委、镇政府"),
    ],
)
def test_places_of_every_kind(
    name: str, short: str, region: str, area: str, level: str, above: str
) -> None:
    said = {"名称": name, "简称": short, "地区": region, "辖区称谓": area}
    assert clashes(**said, 层级=level, 上级=above) == []
