"""说明：节日、事件名称里月份与日子之间，或者外国人名里，用的不是间隔号“·”。
理由：“3·15”“9·18”这样的名称，月日之间用间隔号（GB/T 15834 4.14，GB/T 15835 5.1.6），不用句点，也不用“•”一类项目符号；汉字数字只在一、十一、十二月后用间隔号，如“一二·九”，其他月份连写，如“七一”（GB/T 15834 4.14.3.5）。
反例：“5.12”防灾减灾日，“七.一”走访
正例：“5·12”防灾减灾日，“七一”走访
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN, NUMERALS
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("间隔号用错", Family.WORDING, Severity.WARNING, __doc__)
# Behind these months a day in Han numerals is set off: 一·二八, 一二·九, but 五四.
_SET_OFF: Final = frozenset({"一", "十一", "一一", "十二", "一二"})
_MONTH: Final = pattern(f'[“"](?P<month>[{NUMERALS}]{{1,2}})\\Z')
_HAN_DAY: Final = pattern(f'[{NUMERALS}]{{1,3}}[”"]')
_NAMES: Final = (
    "[^，。；、\n]{0,4}?(?:日|节|周|月|事件|地震|事故|火灾|案|惨案|运动|宣传|国际|全国|世界|中华"
    "|防灾|消费|慈善|禁毒|国家|活动|主题|期间|志愿)"
)
_DAY: Final = "(?:3[01]|[12][0-9]|[1-9])"
_KNOWN: Final = "(?:宪法日|消费者权益|学雷锋|防灾减灾|减灾日|禁毒日|烈士纪念|慈善日|志愿者日|法[制治]宣传日|助残日|社工日|大地震)"
_DOT: Final = pattern(
    "[.．・•‧∙](?:"
    rf"(?:(?<=[“\"][1-9].)|(?<=[“\"]1[0-2].))(?={_DAY}[”\"]{_NAMES})"
    rf"|(?:(?<=[“\"][{NUMERALS}].)|(?<=[“\"][{NUMERALS}]{{2}}.))(?=[{NUMERALS}]{{1,3}}[”\"])"
    rf"|(?<=[{HAN}0-9][・•‧∙])(?=[{HAN}0-9])"
    rf"|(?:(?<=[^0-9.A-Za-z][1-9]\.)|(?<=[^0-9.A-Za-z]1[0-2]\.))(?={_DAY}(?:国际|全国|国家|世界|中华)?{_KNOWN})"
    ")"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each in quotes before what makes it the name of a day, and each other dot between words."""
    for found in paper.matches(_DOT, beginning=".．・•‧∙"):
        start, end = found.span()
        month = _MONTH.search(paper.text, max(0, start - 3), start)
        day = _HAN_DAY.match(paper.text, end)
        if month and day and month["month"] not in _SET_OFF:
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里的月、日之间多了“{found[0]}”",
                hint=f"删去“{found[0]}”，写作“{month['month']}{day[0][:-1]}”",
                repairs=paper.repair(start, end, ""),
            )
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的间隔号写成了“{found[0]}”",
            hint="改为“·”",
            repairs=paper.repair(start, end, "·"),
        )
