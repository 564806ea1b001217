"""说明：一个数里既有汉字数字，又有阿拉伯数字：三4家、一百20张、十几0人。
理由：GB/T 15835 4.3：一个数用一种写法（“万”“亿”可以跟在阿拉伯数字后面）；混在一起多是改了一半。
反例：新建三4家，添置床位一百20张
正例：新建三四家，添置床位120张
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("一个数两种数字", Family.WORDING, Severity.WARNING, __doc__)
_MEASURE: Final = "(?:人次|户次|场次|个|名|户|家|件|张|处|所|岁|人|万|元|亩|公里|平方|份|对|例)"
# 一 alone ends many words (统一, 唯一, 逐一, 之一).
_HAN_FIRST = pattern(
    f"(?P<last>[二三四五六七八九十百千])(?P<some>几?)[0-9]{{1,3}}(?:[余多几]?{_MEASURE})"
)
_HAN_AND_DIGIT: Final = between("二三四五六七八九十百千几", "0123456789")
_DIGITS_FIRST = pattern(f"[二三四五六七八九几](?<=[0-9].){_MEASURE}")
_NUMERAL: Final = pattern("[一二三四五六七八九十百千两几]{0,6}\\Z")
# 五一5天, 第三4…, 初二3…, 周三2…: the numeral belongs to what stands before.
_NO_NUMBER: Final = pattern(
    "(?:[第前其之表图件初周老小大高闰同届年月章条款项页级类组号期旧农历班单双正负]|星期|礼拜)\\Z"
)
_NAMES: Final = frozenset({"五四", "九九", "三八", "八一", "十一", "五一", "二九", "三九", "三三"})
_DIGITS: Final = pattern(r"(?:\A|[^0-9A-Za-z.·月年第号])(?P<digits>[0-9]{1,4})\Z")
_BACK: Final = 9


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number that changes its figures half-way."""
    for found in paper.matches(_HAN_FIRST, having=_HAN_AND_DIGIT):
        begin = max(0, found.start() - _BACK)
        before = paper.text[begin : found.start()]
        numeral = _NUMERAL.search(before)
        first = numeral[0] if numeral else ""
        lead = before[: len(before) - len(first)]
        if _NO_NUMBER.search(lead) or first + found["last"] in _NAMES:
            continue
        yield _mixed(paper, found.start() - len(first), found.end())
    for found in paper.matches(_DIGITS_FIRST, beginning="二三四五六七八九几"):
        before = paper.text[max(0, found.start() - _BACK) : found.start()]
        digits = _DIGITS.search(before)
        if digits:
            yield _mixed(paper, found.start() - len(digits["digits"]), found.end())


def _mixed(paper: Paper, start: int, end: int) -> Finding:
    return RULE.at(
        paper.place(start),
        f"“{paper.text[start:end]}”一半是汉字数字，一半是阿拉伯数字",
        hint="核对后用一种写法：确数用阿拉伯数字，概数用汉字",
    )
