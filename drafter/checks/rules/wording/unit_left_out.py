"""说明：金额、面积、标准的数后面丢了单位。
理由：没有单位的数有几种读法：“965万”是元还是人，“2.1万平方”缺“米”。
反例：发放工资965万，每人每月600，建筑面积2.1万平方。
正例：发放工资965万元，每人每月600元，建筑面积2.1万平方米。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("金额面积缺单位", Family.WORDING, Severity.WARNING, __doc__)
# Where a number ends a clause; a list goes on: 每人每月600、700、800元.
_END = r"(?=[，。；）！\n;)]|,(?![0-9])|\.(?![0-9])|\Z)(?!，[0-9])"
_AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
# What is done with a sum: 以1200万转让, 投资800万建成.
_SOLD = "转让|出让|成交|中标|竞得|拍得|拍下|购得|买下|收购|买断|承包|的价格|的总价|的报价"
_BUILT = "建成|建设|新建|改建|扩建|修建|改造|用于|购置|装修|修缮|打造|实施|落实"
_SCALED = pattern(
    rf"[万亿](?<=[0-9余多].)[余多]?(?:左右)?(?:{_END}|(?P<sold>{_SOLD})|(?P<built>{_BUILT}))"
)
# 下拨棉被1.2万 and 投入人力2万 tell things and people, so nothing may stand between.
_MONEY = pattern(
    "(?:资金|金额|经费|补助金?|补贴|工资|投资额?|善款|捐款|慰问金|救助金|抚恤金|公益金|奖金|造价|概算|预算|保障金"
    "|低保金|拨款|款项|支出|收入|募集|筹集|筹资|拨付|下拨|投入|出资)"
    rf"(?:共计|总计|合计|累计|达到|超过|约为|为|达|约|近|超|共|计|了)?{_AMOUNT}[余多]?\Z"
    # 平均每人3万
    "|(?:人均|户均|次均|每[人户名])(?:补助|救助|资助|奖励|补贴|发放|补偿|慰问)?"
    rf"(?:达到|超过|达|约|近|超|为)?{_AMOUNT}[余多]?\Z"
)
# 标准1015/人·月: what is shared out has lost its 元.
_SHARED = pattern("/(?<=[0-9]/)(?:人|户)(?:[·.•]|/|每)?[年月天日](?![0-9])")
_PRICE = pattern(rf"以(?:总价|低价|高价|底价|总额|近|约|超过|起拍价)?{_AMOUNT}[余多]?\Z")
_INVESTED = pattern(
    rf"(?:总?投资|耗资|斥资|出资|造价|筹资|争取资金|(?:投入|筹集|安排|下拨|拨付|支出)[㐀-鿿]{{0,4}}资金)(?:共计|总计|达|约|近|超|共|计|了)?{_AMOUNT}[余多]?\Z"
)
_BEFORE = 26
# 发放低保金587.3，: a decimal of money or of an area, right before a mark.
_DECIMAL = pattern(
    r"\.(?<=[0-9]\.)[0-9]{1,6}(?P<scale>[万亿]?)(?=[，。；;]|,(?![0-9]))(?![，,][0-9])"
)
_SUM = pattern(
    "(?P<kind>资金|基金|奖金|救助金|补助金|保障金|低保金|慰问金|抚恤金|公益金|[善捐拨]款|款项|经费|支出|投入|损失|面积)"
    "(?:共计|总计|合计|累计|达到|超过|约为|为|达|约|近|超|共|计|了)?[0-9]{1,9}\\Z"
)
_UNIT_TOLD = pattern("单位[：: ]{0,2}[百千万亿]{0,2}[元亩平公㎡]")
_SQUARE = "平方"
_LOST = pattern(
    rf"[每人户平元标](?:(?:(?<=每)[人户]|(?<=[人户])均)每[年月天日次](?:补助|补贴|发放|奖励|资助|为){{0,2}}{_AMOUNT}{_END}|(?<=平)方(?<=[0-9万亿余多]平方)(?![米公千分厘英毫根尺里])"
    r"|(?<=元)(?:/(?:人|户|月|年|·){1,4}|每[人月年])?(?:统一|分别)?"
    r"(?P<raised>(?:提高|上调|增加|调整|提升|增长|提标|下调|降低)(?:到|至|为)"
    rf"{_AMOUNT}{_END})"
    # 标准为850: three digits at least, for 标准为60% and 标准为3人 have theirs
    r"|(?<=标)准(?:统一|分别)?(?P<set>(?:提高到|提高至|提标到|上调到|上调至|调整为|调整到|调整至|达到|为)"
    rf"[0-9]{{3,5}}(?:\.[0-9]{{1,2}})?{_END})"
    r"|(?<=元)[，,](?:同比|[比较][上去]年(?:同期)?)?"
    rf"(?P<added>(?:提高|增加|上调|提标)了?{_AMOUNT}{_END}))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number whose unit must have been lost."""
    for found in paper.matches(_SCALED, beginning="万亿"):
        begin = max(0, found.start() - _BEFORE)
        amount = _PRICE if found["sold"] else _INVESTED if found["built"] else _MONEY
        money = amount.search(paper.text[begin : found.start()])
        if money:
            end = found.start(found.lastgroup) if found.lastgroup else found.end()
            yield _lacking(paper, begin + money.start(), end, "元")
    yield from _decimals(paper)
    for found in paper.matches(_SHARED, having="/"):
        at = found.start()
        start = _start_of_number(paper.text, at)
        yield _lacking(paper, start, at, "元")
    for found in paper.matches(_LOST, having="每均平元准"):
        if found[0] == _SQUARE:
            start = _start_of_number(paper.text, found.start())
            yield _lacking(paper, start, found.end(), "米")
        else:
            kind = found.lastgroup or 0
            yield _lacking(paper, found.start(kind), found.end(), "元")


def _decimals(paper: Paper) -> Iterator[Finding]:
    """Decimals of money or of an area; where a paper tells one unit for all, none is lost."""
    text = paper.text
    if paper.characters.isdisjoint("金款费出入失积") or _UNIT_TOLD.search(text):
        return
    for found in paper.matches(_DECIMAL, having="."):
        begin = max(0, found.start() - _BEFORE)
        amount = _SUM.search(text[begin : found.start()])
        if amount is None or (found["scale"] and amount["kind"] != "面积"):
            continue  # a sum in 万 is told above
        area = amount["kind"] == "面积"
        unit = (
            "万元"
            if not area
            else "亩"
            if "灾" in amount.string[: amount.start()][-2:]
            else "平方米"
        )
        yield _lacking(paper, begin + amount.start(), found.end(), unit)


def _start_of_number(text: str, end: int) -> int:
    """Where the number begins that ends there."""
    start = end
    while start > max(0, end - _BEFORE) and text[start - 1] in "0123456789.万亿余多":
        start -= 1
    return start


def _lacking(paper: Paper, start: int, end: int, unit: str) -> Finding:
    words = paper.text[start:end]
    # In a draft it is the number that somebody typed.
    return RULE.at(
        paper.place(end - 1 if paper.setting.drafted else start),
        f"“{words}”后面缺了单位",
        hint=f"核对后补上单位，如“{words}{unit}”",
    )
