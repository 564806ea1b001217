"""说明：书名号里的法律、法规、规章，名称与通行的只差一个字。
理由：法规名称要与公布的一字不差；“管理办法”写成“管理方法”，依据就落空了。
反例：严格执行《社会组织评估管理方法》
正例：严格执行《社会组织评估管理办法》
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.listedwords import listed_words
from drafter.checks.written.miswritten import slips
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("法规名称有误", Family.WORDING, Severity.WARNING, __doc__)
_NAMED: Final = pattern(
    "《(?:中华人民共和国)?(?P<name>[㐀-鿿]{6,30})(?:（[^《》（）\n]{1,12}）)?》"
)
_LAWS: Final = (
    "社会救助暂行办法", "城市居民最低生活保障条例", "最低生活保障审核确认办法",
    "最低生活保障审核审批办法", "特困人员认定办法", "农村五保供养工作条例", "自然灾害救助条例",
    "城市生活无着的流浪乞讨人员救助管理办法", "生活无着的流浪乞讨人员救助管理机构工作规程",
    "社会团体登记管理条例", "民办非企业单位登记管理暂行条例", "基金会管理条例",
    "社会组织名称管理办法", "社会组织评估管理办法", "社会组织信用信息管理办法",
    "社会组织登记管理机关行政处罚程序规定", "慈善组织认定办法", "慈善组织公开募捐管理办法",
    "慈善组织信息公开办法", "个人求助网络服务平台管理办法", "志愿服务条例", "彩票管理条例",
    "老年人权益保障法", "未成年人保护法", "残疾人保障法", "反家庭暴力法", "家庭教育促进法",
    "无障碍环境建设法", "妇女权益保障法", "退役军人保障法", "英雄烈士保护法", "烈士褒扬条例",
    "军人抚恤优待条例", "退役士兵安置条例", "养老机构管理办法", "养老机构服务安全基本规范",
    "养老机构等级划分与评定", "儿童福利机构管理办法", "家庭寄养管理办法",
    "婚姻登记条例", "婚姻登记工作规范", "殡葬管理条例", "地名管理条例", "行政区划管理条例",
    "行政区域界线管理条例", "村民委员会组织法", "城市居民委员会组织法", "信访工作条例",
    "个人信息保护法", "行政处罚法", "行政许可法", "安全生产法", "国家赔偿法",
)  # fmt: skip
_BY_LENGTH: Final = {
    length: tuple(name for name in _LAWS if len(name) == length) for length in {*map(len, _LAWS)}
}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each name of one wrong character, where no other rule speaks of that."""
    if "《" not in paper.characters:
        return
    found = [
        (each.start("name"), each["name"], right, at)
        for each in paper.matches(_NAMED)
        if (meant := _meant(each["name"])) is not None
        for right, at in (meant,)
    ]
    said = _said(paper) if found else frozenset()
    for start, name, right, at in found:
        if start + at not in said:
            yield RULE.at(
                paper.place(start + at),
                f"《{name}》像是《{right}》",
                hint=f"“{name[at]}”改为“{right[at]}”；核对公布的名称",
            )


def _meant(name: str) -> tuple[str, int] | None:
    """The law that is meant by a name, and where they differ; None where it is right or none is."""
    laws = _BY_LENGTH.get(len(name), ())
    if name in laws:
        return None
    for law in laws:
        differing = [
            at for at, (one, other) in enumerate(zip(name, law, strict=True)) if one != other
        ]
        if len(differing) == 1:
            return law, differing[0]
    return None


def _said(paper: Paper) -> frozenset[int]:
    """The characters that are found to be mistaken anyhow."""
    listed = {
        at
        for hit in listed_words(paper, paper.setting.library.confusions)
        for at in range(hit.start, hit.end)
    }
    return frozenset(listed | {slip.start + slip.wrong.at for slip in slips(paper)})
