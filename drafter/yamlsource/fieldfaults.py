"""What can be wrong with the keys of a group, and with the values under them."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

UNKNOWN_KEY = Rule(
    "未知的键",
    Family.DATA,
    Severity.ERROR,
    """说明：这个键不是这里可以写的键，它的内容没有用上。
理由：多半是写错了字；不声不响地略去，数据就丢了。
反例：年份: 2018
正例：年度: 2018""",
)

MISSING_KEY = Rule(
    "缺少的键",
    Family.DATA,
    Severity.ERROR,
    """说明：少了一个必须写的键。
理由：没有它，后面的内容不知道怎么写。
反例：单位.yaml 里没有“名称”
正例：名称: 广州市番禺区民政局""",
)

WRONG_TYPE = Rule(
    "类型不符",
    Family.DATA,
    Severity.ERROR,
    """说明：这个键下面该是一个值、一组“键: 值”或一列条目，写的却是另一种。
理由：读成另一种意思，比不读更糟。
反例：名称: [广州市番禺区民政局]
正例：名称: 广州市番禺区民政局""",
)

WRONG_VALUE = Rule(
    "取值不符",
    Family.DATA,
    Severity.ERROR,
    """说明：这个键只能取规定的几个值，写的不在其中。
理由：认不得的值只能当没有写，结果就与想的不同。
反例：公开: 不公开
正例：公开: 否""",
)
