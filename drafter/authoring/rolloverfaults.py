"""Why next year's files are not made."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NO_YEAR_IN_NAME = Rule(
    "文件名里没有年份",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要转入下一期的文件，名字里没有它的年度，新文件不知道该叫什么。
理由：新文件的名字由原来的名字换年份得来。
反例：drafter rollover 数据.yaml
正例：先改名为 2018.yaml，再 drafter rollover 2018.yaml""",
)
NO_YEAR_STATED = Rule(
    "不知道是哪一年",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：文件里没有写年度，或者年度、时段读不懂，不知道下一期是哪一期。
理由：年份、日期、目标都由年度和时段推出。
反例：2018.yaml 里没有“年度”一行
正例：年度: 2018""",
)
NOT_READ_WHOLE = Rule(
    "先把文件改好",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：原文件有读不懂或者靠猜才读得懂的地方，没有转入下一期。
理由：没有读懂的地方清不空，会把今年的数带进明年的文件。
反例：有一行写成 标准：950（全角冒号）
正例：先照所说的改好，drafter check 没有这类问题了，再转入下一期""",
)
WRONG_TARGET = Rule(
    "不能转入这一期",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：“--到”要写以后的一期：下一年，或者同一年里更长的时段。
理由：目标、日期只能由上一期推到紧接着的一期。
反例：drafter rollover 2018.yaml --到 2018上半年
正例：drafter rollover 2017上半年.yaml --到 全年；drafter rollover 2018.yaml --到 2019上半年""",
)
SAME_PERIOD_THERE = Rule(
    "这一期的文件已有",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：本单位文件夹里已经有要建的那一期的数据文件。
理由：同一期有两个文件，上年数就不知道该与哪一个比。
反例：已有 2019年数据.yaml（年度: 2019），又要由 2018.yaml 建 2019.yaml
正例：直接在已有的文件里填；用不着的先移出文件夹""",
)
NOT_EMPTIED = Rule(
    "没有清空",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：照着清空一遍，新文件里还会留着上一期的数，所以没有写；多半是那里的写法不对。
理由：带着旧数的空表会让人以为已经填过。
反例：标准: [950, 900]（写成了一列）
正例：标准: {本年: 950, 上年: 900}""",
)
