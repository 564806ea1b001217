"""说明：年份用了汉字数字。
理由：GB/T 9704 7.3.5.4、GB/T 15835 4.1.3：公历年份和成文日期用阿拉伯数字；书名号里的旧文件名照原样。
反例：二〇二四年十二月二十日
正例：2024年12月20日
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

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
    for found in paper.matches(_YEAR, having="二一"):
        start = found.start()
        if _in_title_marks(paper.text, start):
            continue
        year = "".join(_VALUES[character] for character in found["year"])
        yield RULE.at(
            paper.place(start),
            f"“{found[0]}”的年份用了汉字",
            hint=f"改用阿拉伯数字，如“{year}年”",
        )


def _in_title_marks(text: str, at: int) -> bool:
    """Whether a 《 before it on its line is still open."""
    far = max(0, at - _LONGEST_TITLE)
    start = max(far, text.rfind("\n", far, at))
    return text.rfind("《", start, at) > text.rfind("》", start, at)
