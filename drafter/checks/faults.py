"""What can go wrong with checking itself."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

RULE_FAILED = Rule(
    "检查规则出错",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：一条检查规则在这份报告上自己出了错，没有检查完。
理由：没有检查完不等于没有问题；其余规则已照常检查。
反例：（程序的错误，不是数据的错误）
正例：把这一行连同数据文件交给维护人员。""",
)
UNKNOWN_SILENCE = Rule(
    "静默的规则不存在",
    Family.STRUCTURE,
    Severity.WARNING,
    """说明：单位.yaml 的静默里写了一个没有的规则名。
理由：名字写错了就什么也没有静默。
反例：静默: [{规则: 户大于人, 理由: 口径不同}]
正例：静默: [{规则: 户多于人, 理由: 口径不同}]；规则名见 drafter explain。""",
)
IDLE_SILENCE = Rule(
    "静默没有用上",
    Family.STRUCTURE,
    Severity.NOTICE,
    """说明：单位.yaml 的一条静默，这次检查的文件里一处问题也没有对上。
理由：多半是问题早已改好，或者主题写错了；留着它，以后真有这样的问题也不会提醒。
反例：静默: [{规则: 户多于人, 主题: 低宝, 理由: 口径不同}]
正例：删去这一条，或者改对主题：静默: [{规则: 户多于人, 主题: 低保, 理由: 口径不同}]""",
)
CRASHED = Rule(
    "程序内部出错",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：程序处理这一份时自己出了错，这一份没有做成，别的照常。
理由：这是程序的毛病，不是数据的毛病；没有写坏任何文件。
反例：（程序的错误，不是数据的错误）
正例：把这一行连同数据文件交给维护人员。""",
)
