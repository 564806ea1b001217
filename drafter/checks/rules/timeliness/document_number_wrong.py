"""说明：引用的国务院文件、行政法规，名称与文号、令号对不上；文号的年份还没有到；或者再提到时数字颠倒。
理由：依据写错了号，读的人查不到；多半是抄错了数字，或者名称写错了字。
反例：按照《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕41号）落实照料服务。
正例：按照《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕14号）落实照料服务。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.documentdates import issue_date
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("文件号不符", Family.TIMELINESS, Severity.WARNING, __doc__)
# What tells a document of the State Council from all others, and its number.
_NUMBERS: Final = {
    "最低生活保障工作": "国发〔2012〕45号",
    "加快发展养老服务业": "国发〔2013〕35号",
    "全面建立临时救助制度": "国发〔2014〕47号",
    "促进慈善事业健康发展": "国发〔2014〕61号",
    "困难残疾人生活补贴和重度残疾人护理补贴制度": "国发〔2015〕52号",
    "农村留守儿童关爱保护工作": "国发〔2016〕13号",
    "特困人员救助供养制度": "国发〔2016〕14号",
    "困境儿童保障工作": "国发〔2016〕36号",
    "加强孤儿保障工作": "国办发〔2010〕54号",
    "全面放开养老服务市场": "国办发〔2016〕91号",
    "推进养老服务发展": "国办发〔2019〕5号",
    "低收入人口动态监测": "国办发〔2023〕39号",
}
# Regulations, and the orders that made or amended them.
_ORDERS: Final = {
    "殡葬管理条例": ("225", "628"),
    "社会团体登记管理条例": ("250", "666"),
    "民办非企业单位登记管理暂行条例": ("251",),
    "城市居民最低生活保障条例": ("271",),
    "城市生活无着的流浪乞讨人员救助管理办法": ("381",),
    "基金会管理条例": ("400",),
    "农村五保供养工作条例": ("456",),
    "自然灾害救助条例": ("577", "709"),
    "社会救助暂行办法": ("649", "709"),
    "志愿服务条例": ("685",),
    "行政区划管理条例": ("704",),
    "未成年人网络保护条例": ("766",),
}
_CITED = pattern(
    "《(?P<title>[^《》\n]{4,80})》[^。；，《\n]{0,8}[（(]"
    "(?:(?P<body>国(?:办)?发)[〔\\[［【(（](?P<year>20[0-9]{2})[〕\\]］】)）]第?(?P<number>[0-9]{1,3})号"
    "|(?:中华人民共和国)?国务院令第?(?P<order>[0-9]{3})号)[^（）()\n]{0,20}[）)]"
)
_OF_YEAR = pattern("[〔\\[［【](?P<year>20[0-9]{2})[〕\\]］】]第?[0-9]{1,4}号")
_NUMBERED = pattern(
    "(?P<titled>》[（(])?(?P<body>[一-鿿]{1,4}发)[〔\\[［【](?P<year>20[0-9]{2})[〕\\]］】]第?(?P<number>[0-9]{2,3})号"
)
_MOST_TITLED: Final = 50
_LOCAL = pattern("实施|贯彻|转发|落实")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each document that is cited with its number in brackets."""
    if "号" in paper.characters:
        yield from _too_new(paper)
        yield from _swapped(paper)
    if not paper.has("》（国", "》(国"):
        return
    for found in paper.matches(_CITED):
        finding = _order(paper, found) if found["order"] else _number(paper, found)
        if finding is not None:
            yield finding


def _too_new(paper: Paper) -> Iterator[Finding]:
    """Numbers of a year that had not begun."""
    numbered = list(paper.matches(_OF_YEAR, beginning="[〔［【"))
    time = spoken_time(paper) if numbered else None
    if time is None:
        return
    for found in numbered:
        if int(found["year"]) > _latest(paper, time.period.year):
            yield RULE.at(
                paper.place(found.start()),
                f"{time.period.name}的文稿引了{found['year']}年的文号“{found[0]}”",
                hint="那一年还没有到，核对文号的年份",
            )


def _swapped(paper: Paper) -> Iterator[Finding]:
    """A number without a title whose digits are those of one that has one, turned round."""
    cited = list(paper.matches(_NUMBERED, having="〔[［【"))
    told = [(each["body"], each["year"], each["number"]) for each in cited if each["titled"]]
    titled = list(dict.fromkeys(told))[:_MOST_TITLED]
    for each in cited:
        body, year, number = each["body"], each["year"], each["number"]
        turned = [
            known
            for other, of, known in titled
            if body.endswith(other) and of == year and sorted(known) == sorted(number)
        ]
        if each["titled"] or not turned or number in turned:
            continue
        start, end = each.span("number")
        yield RULE.at(
            paper.place(start),
            f"“{paper.quoted(each.start('year') - 1, end + 1)}”前面没有提过，前面写了文件名称的是{turned[0]}号",
            hint=f"核对文号，是不是{turned[0]}号；是另一个文件的，写上名称",
        )


def _latest(paper: Paper, year: int) -> int:
    """The year in which a report was written: by its date, else the year after at the latest."""
    issued = paper.setting.issued or ((written := issue_date(paper)) and written.day)
    return max(year, issued.year) if issued else year + 1


def _number(paper: Paper, found: re.Match[str]) -> Finding | None:
    """A number that is another's, or a title that is not that of the number."""
    title = found["title"]
    written = f"{found['body']}〔{found['year']}〕{int(found['number'])}号"
    known = next((number for name, number in _NUMBERS.items() if name in title), None)
    if known == written or _LOCAL.search(title):
        return None
    if known is not None:
        return RULE.at(
            paper.place(found.start("body")),
            f"“{title}”的文号写的是{written}，应为{known}",
            hint=f"核对后改为“{known}”",
        )
    name = next((name for name, number in _NUMBERS.items() if number == written), None)
    if name is None:
        return None
    return RULE.at(
        paper.place(found.start("title")),
        f"{written}是关于“{name}”的文件，文中写的名称是“{title}”",
        hint="核对文件名称，一字不差地写；名称没有错的，核对文号",
    )


def _order(paper: Paper, found: re.Match[str]) -> Finding | None:
    title = found["title"].removeprefix("中华人民共和国")
    orders = _ORDERS.get(title)
    if orders is None or found["order"] in orders:
        return None
    return RULE.at(
        paper.place(found.start("order")),
        f"“{title}”是国务院令第{orders[0]}号公布的，文中写的是第{found['order']}号",
        hint=f"核对令号，是不是“第{orders[0]}号”；后来修改过的，写修改的令号",
    )
