"""Why a YAML file is not changed in place."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

UNUSUAL_VALUE = Rule(
    "不能就地改的写法",
    Family.DATA,
    Severity.ERROR,
    """说明：要改的值是用锚点、引用、标签、“|”“>”或者几行写成的，程序不替人改。
理由：这些写法里，改一处可能连带别处，或者连带换行和缩进。
反例：标准: &低保 950；备注: | 后面另起几行
正例：标准: 950；备注: 写在一行里""",
)
ON_A_SLIP = Rule(
    "先改好这一行",
    Family.DATA,
    Severity.ERROR,
    """说明：要改的值在一行有键盘毛病的文字里，程序是猜着读的，不在上面改。
理由：在猜出来的读法上再改，可能改错地方。
反例：标准：950（全角冒号），要改成960
正例：先把这一行改为 标准: 950，再改数""",
)
NOT_WRITABLE = Rule(
    "值写不进一行",
    Family.DATA,
    Severity.ERROR,
    """说明：新的值里有换行、控制字符，或者太长，写不成YAML的一个值。
理由：一个值写在一行里，读出来才与写进去的一样。
反例：备注里带一个换行
正例：备注写成一行""",
)
PLACE_TAKEN = Rule(
    "要改的地方不是一个值",
    Family.DATA,
    Severity.ERROR,
    """说明：要填值的地方已经是一组或一列，或者要加一组的地方已经填了一个值。
理由：照改会丢掉原来的内容。
反例：把 议事厅: {分: {镇街: 16}} 的 分 改成一个数
正例：写明是哪一项，例：分.镇街""",
)
PARTLY_UNREAD = Rule(
    "文件没有读全",
    Family.DATA,
    Severity.ERROR,
    """说明：文件里有读不懂的地方，程序不往这样的文件里加新的一项。
理由：要加的一项也许就写在没有读懂的地方，再加就重了。
反例：有一行用了引用“*低保”，又要加 低保.标准
正例：先把读不懂的地方改好，再加""",
)
UNPROVEN = Rule(
    "改完读出来不对",
    Family.DATA,
    Severity.ERROR,
    """说明：试着改完再读一遍，读出来的与要改的不一样，所以没有写。
理由：宁可不改，也不改坏别的内容。
反例：同一个键写了两处，改了一处，读出来的却是另一处
正例：把两处合为一处，再改；或者自己动手改这一行""",
)
