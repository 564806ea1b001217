"""说明：年份用了汉字数字。
理由：GB/T 9704 7.3.5.4：成文日期用阿拉伯数字；正文里的年份与它一致，全文用一种写法。书名号里的旧文件名照原样。
反例：二〇二四年十二月二十日
正例：2024年12月20日
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("年份用汉字", Family.WORDING, Severity.NOTICE, __doc__)
_LONGEST_TITLE = 100
_ZERO = "〇○零◯ＯOo0"
_DIGIT = f"{_ZERO}一二三四五六七八九"
# 二〇三五年远景目标 is what the party's papers call it.
_YEAR = pattern(
    rf"(?P<year>[一二](?<![{_DIGIT}].)(?:(?<=二)[{_ZERO}]|(?<=一)[八九])[{_DIGIT}]{{2}})年(?!远景目标)"
    r"(?P<rest>(?:元|正|十?[一二三四五六七八九十])月(?:(?:[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]|初[一二三四五六七八九十])日)?)?"
)
_VALUES = dict.fromkeys(_ZERO, "0") | {
    character: str(value) for value, character in enumerate("一二三四五六七八九", 1)
}


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each year in Han numerals, outside 《》."""
    for found in paper.matches(_YEAR, beginning="一二"):
        start = found.start()
        if _in_title_marks(paper.text, start):
            continue
        year = "".join(_VALUES[character] for character in found["year"])
        yield RULE.at(
            paper.place(start),
            f"“{found[0]}”的年份用了汉字",
            hint=f"改为“{year}年{_month_and_day(found['rest'] or '')}”",
        )


def _month_and_day(said: str) -> str:
    """十二月二十日 as 12月20日; as it is where a part of it is of the lunar calendar."""
    month, _, rest = said.partition("月")
    day = rest.removesuffix("日")
    numbers = [read_numeral(each.replace("元", "一")) for each in (month, day) if each]
    if not numbers or None in numbers:
        return said
    return "".join(f"{number}{unit}" for number, unit in zip(numbers, "月日", strict=False))


def _in_title_marks(text: str, at: int) -> bool:
    """Whether a 《 before it on its line is still open."""
    far = max(0, at - _LONGEST_TITLE)
    start = max(far, text.rfind("\n", far, at))
    return text.rfind("《", start, at) > text.rfind("》", start, at)
