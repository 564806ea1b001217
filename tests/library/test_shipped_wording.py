"""What the shipped sections say of the same figure in other years, 系统 and levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.drafting.report import draft_report
from drafter.pipeline import Shelf, open_office
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

SHELF = Shelf()
PROFILE = "名称: 清河区{name}\n简称: 区{name}\n系统: {system}\n层级: {level}\n上级: 区委、区政府\n"


def told(
    folder: Path, data: str, *, year: int, system: str = "民政", level: str = "区县"
) -> list[str]:
    """Every line of the report of an office that has filled in nothing but `data`."""
    profile = PROFILE.format(name="民政局", system=system, level=level)
    text = f"年度: {year}\n数据:\n  {data}\n"
    write_office(folder, {"单位.yaml": profile, f"{year}.yaml": text})
    office = open_office(folder / f"{year}.yaml", SHELF, [])
    outline = office.compiled.library.outlines["总结与计划"]
    return list(draft_report(office.compiled, office.profile, office.year, outline).texts)


@pytest.mark.parametrize(
    ("data", "year", "said"),
    [
        ("养老.机构.备案: 9", 2018, "取得设立许可的养老机构9个"),
        ("养老.机构.备案: 9", 2019, "备案的养老机构9个"),
        ("养老.敬老院.总数: 4", 2016, "有农村敬老院4个"),
        ("养老.敬老院.总数: 4", 2017, "有特困人员供养机构（敬老院）4个"),
        ("社会组织.社会服务机构: 7", 2015, "有民办非企业单位7个"),
        ("社会组织.社会服务机构: 7", 2016, "有民办非企业单位（社会服务机构）7个"),
        ("社会组织.年报逾期: 3", 2016, "没有参加年检的社会组织有3个"),
        ("社会组织.年报逾期: 3", 2017, "没有按时年检或者报送年度报告的社会组织有3个"),
        ("社会组织.抽查: 3", 2016, "落实诚信自律制度"),
        ("社会组织.抽查: 3", 2018, "落实活动异常名录和严重违法失信名单制度"),
        ("社会组织.乡村振兴: 3", 2015, "参与扶贫济困和结对帮扶"),
        ("社会组织.乡村振兴: 3", 2018, "参与脱贫攻坚和结对帮扶"),
        ("社会组织.乡村振兴: 3", 2021, "参与乡村振兴和结对帮扶"),
        ("行业协会.总数: 3", 2013, "推进行业协会商会政社分开"),
        ("行业协会.总数: 3", 2016, "推进行业协会商会与行政机关脱钩"),
        ("行业协会.总数: 3", 2021, "巩固行业协会商会脱钩成果"),
        ("自治组织.村委会: 3", 2015, "居民会议制度。"),
        ("自治组织.村委会: 3", 2019, "居民会议制度，规范自治组织特别法人管理"),
        ("三社联动.试点: 5", 2020, "试行“三社联动”"),
        ("三社联动.试点: 5", 2021, "试行“五社联动”"),
        ("换届.完成: {本年: 5, 下期目标: 6}", 2017, "按照每届任期三年的规定"),
        ("换届.完成: {本年: 5, 下期目标: 6}", 2018, "按照每届任期五年的规定"),
        ("婚姻.离婚撤回: 8", 2019, "。撤回和期满未领证的申请8对"),
        ("婚姻.离婚撤回: 8", 2021, "冷静期内撤回和期满未领证的申请8对"),
        ("婚姻.跨省通办: 8", 2022, "做好婚姻登记跨省通办"),
        ("婚姻.全国通办: 8", 2025, "做好婚姻登记全国通办"),
        ("婚姻.结婚: 8", 2024, "落实《婚姻登记条例》"),
        ("婚姻.结婚: 8", 2025, "落实新修订的《婚姻登记条例》"),
        ("地名.普查: 8", 2013, "推进地名公共服务工程"),
        ("地名.普查: 8", 2016, "做好第二次全国地名普查和成果转化"),
        ("地名.普查: 8", 2019, "推动地名普查成果转化应用"),
        ("地名.乡村.命名: 8", 2024, "开展“乡村著名行动”，规范命名乡村地名8条"),
        ("殡葬.火化: 8", 2025, "落实《殡葬管理条例》"),
        ("殡葬.火化: 8", 2026, "落实新修订的《殡葬管理条例》"),
        ("事业费.总数: 8", 2017, "社会服务事业费支出8万元"),
        ("事业费.总数: 8", 2018, "民政事业费支出8万元"),
        ("廉政.处分: 1", 2017, "给予党纪政纪处分1人"),
        ("廉政.处分: 1", 2018, "给予党纪政务处分1人"),
        ("整改.问题: 8", 2014, "审计、检查和自查发现问题8个"),
        ("整改.问题: 8", 2016, "巡察、审计和自查发现问题8个"),
    ],
)
def test_a_figure_is_said_in_the_words_of_its_year(
    tmp_path: Path, data: str, year: int, said: str
) -> None:
    lines = told(tmp_path, data, year=year)
    assert any(said in line for line in lines), lines


@pytest.mark.parametrize(
    ("data", "year", "said"),
    [
        ("婚姻.离婚撤回: 8", 2015, "8对"),
        ("婚姻.跨省通办: 8", 2019, "8对"),
        ("地名.乡村.命名: 8", 2014, "8条"),
        ("社会组织.异常名录: 8", 2014, "8个"),
        ("疫情防控.检查: 8", 2025, "8家次"),
        ("养老.消费补贴.申领: 8", 2019, "8人"),
    ],
)
def test_a_figure_out_of_its_time_is_said_not_lost(
    tmp_path: Path, data: str, year: int, said: str
) -> None:
    assert any(said in line for line in told(tmp_path, data, year=year))


def test_the_size_of_a_community_is_that_of_the_law(tmp_path: Path) -> None:
    size = "对照居民委员会一千户至三千户的设置规模"
    for year in (2024, 2025):
        text = "".join(told(tmp_path / str(year), "社区.小规模: 2", year=year, system="社会工作"))
        assert "对规模偏小的社区开展调查摸底" in text
        assert (size in text) == (year == 2025)  # the plan of 2025 is carried out in 2026


COMMUNITY = "配合党委社会工作部门"


@pytest.mark.parametrize(
    ("data", "year", "system", "lead"),
    [
        ("社区工作者.人数: 8", 2023, "民政", ""),
        ("社区工作者.人数: 8", 2024, "民政", f"{COMMUNITY}做好社区工作者服务管理"),
        ("社区工作者.培训: 8", 2026, "民政", f"{COMMUNITY}做好社区工作者服务管理"),
        ("社区工作者.人数: 8", 2024, "社会工作", ""),
        ("社区工作者.人数: 8", 2023, "社会工作", "配合民政部门做好社区工作者服务管理"),
        ("社工站.服务人次: 8", 2024, "民政", f"{COMMUNITY}指导社工站建设"),
        ("志愿服务.项目: 8", 2024, "民政", f"{COMMUNITY}推动志愿服务"),
        ("社会组织.新建党组织: 8", 2024, "民政", f"{COMMUNITY}做好社会组织党建工作"),
        ("养老.老龄.活动: 8", 2018, "民政", ""),
        ("养老.老龄.活动: 8", 2019, "民政", "配合卫生健康部门开展老龄工作"),
        ("养老.老龄.活动: 8", 2019, "卫生健康", ""),
        ("养老.老龄.活动: 8", 2024, "民政", ""),
        ("养老.老龄.活动: 8", 2024, "卫生健康", "配合民政部门开展老龄工作"),
        ("养老.医养结合.签约: 8", 2018, "民政", ""),
        ("养老.医养结合.签约: 8", 2019, "民政", "会同卫生健康部门推进医养结合"),
        ("养老.长期护理险.享受: 8", 2019, "民政", "配合医疗保障部门做好长期护理险工作"),
        ("党建.主题党日: 8", 2024, "卫生健康", ""),
    ],
)
def test_who_leads_is_said_once_by_who_does_not(
    tmp_path: Path, data: str, year: int, system: str, lead: str
) -> None:
    text = "\n".join(told(tmp_path, data, year=year, system=system))
    assert text.count("8") >= 1
    if lead:
        assert text.count(lead) == 1, text
    else:
        assert "会同" not in text.partition("计划")[0], text
        assert "配合" not in text, text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "养老.高龄津贴.人数: 8",
            {
                "市": "指导审核确认高龄津贴申请",
                "区县": "审核确认高龄津贴申请",
                "乡镇街道": "受理和初审高龄津贴申请",
            },
        ),
        (
            "养老.能力评估: {本年: 8, 下期目标: 9}",
            {
                "市": "指导开展老年人能力评估",
                "区县": "统一标准开展老年人能力评估",
                "乡镇街道": "协助开展老年人能力评估",
            },
        ),
        (
            "殡葬.火化: 8",
            {
                "市": "指导落实困难群众殡葬费用减免政策",
                "区县": "继续减免困难群众基本殡葬服务费用",
                "乡镇街道": "协助困难群众办理殡葬费用减免",
            },
        ),
        (
            "荣誉.表彰: 8",
            {
                "市": "市级以上表彰奖励",
                "区县": "市级以上表彰奖励",
                "乡镇街道": "县级以上表彰奖励",
            },
        ),
    ],
)
def test_each_level_does_its_own_part(tmp_path: Path, data: str, said: dict[str, str]) -> None:
    for level, words in said.items():
        lines = told(tmp_path / level, data, year=2023, level=level)
        assert any(words in line for line in lines), (level, lines)
