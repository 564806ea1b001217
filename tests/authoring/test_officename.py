"""What the full name of an office tells of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.authoring.officename import told_by, wording_of
from drafter.library.levels import LEVELS, SYSTEMS


@pytest.mark.parametrize(
    ("name", "region", "level", "system", "short", "area", "superiors"),
    [
        ("广州市番禺区民政局", "番禺区", "区县", "民政", "区民政局", "全区", "区委、区政府"),
        ("衢州市民政局", "衢州市", "市", "民政", "市民政局", "全市", "市委、市政府"),
        ("金华市义乌市民政局", "义乌市", "区县", "民政", "市民政局", "全市", "市委、市政府"),
        ("济南市市中区民政局", "市中区", "区县", "民政", "区民政局", "全区", "区委、区政府"),
        ("重庆市民政局", "重庆市", "省", "民政", "市民政局", "全市", "市委、市政府"),
        ("重庆市万州区民政局", "万州区", "区县", "民政", "区民政局", "全区", "区委、区政府"),
        ("广东省民政厅", "广东省", "省", "民政", "省民政厅", "全省", "省委、省政府"),
        (
            "内蒙古自治区民政厅",
            *("内蒙古自治区", "省", "民政", "自治区民政厅", "全区", "自治区党委、自治区政府"),
        ),
        (
            "番禺区沙湾街道民政办",
            *("沙湾街道", "乡镇街道", "民政", "街道民政办", "辖区", "街道党工委、街道办事处"),
        ),
        ("沙湾镇人民政府", "沙湾镇", "乡镇街道", "", "镇人民政府", "全镇", "镇党委、镇政府"),
        (
            "长清区退役军人事务局",
            *("长清区", "区县", "退役军人", "区退役军人事务局", "全区", "区委、区政府"),
        ),
        ("丹徒区水务局", "丹徒区", "区县", "水利", "区水务局", "全区", "区委、区政府"),
        ("区委社会工作部", "", "", "社会工作", "区委社会工作部", "", ""),
        ("某某中心", "", "", "", "某某中心", "", ""),
    ],
)
def test_a_name_tells(  # noqa: PLR0913, RUF100
    name: str, region: str, level: str, system: str, short: str, area: str, superiors: str
) -> None:
    told = told_by(name)
    assert (told.region, told.level, told.system) == (region, level, system)
    wording = wording_of(name, told.region)
    assert (wording.short_name, wording.area_term, wording.superiors) == (short, area, superiors)


@given(st.text("省市区县旗盟州镇乡街道自治北京民政局厅办甲乙", max_size=14))
def test_whatever_the_name_nothing_but_its_own_words_is_told(name: str) -> None:
    told = told_by(name)
    assert told.region in name
    assert told.level in {"", *LEVELS}
    assert told.system in {"", *SYSTEMS}
    assert bool(told.region) == bool(told.level)
    assert wording_of(name, told.region).short_name or not name
