"""说明：并列的同类数，有的用阿拉伯数字，有的用汉字。
理由：GB/T 15835 4.3.3：同类的数在同一处形式一致。
反例：覆盖8个县、三个区
正例：覆盖8个县、3个区
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("数字形式不一", Family.WORDING, Severity.NOTICE, __doc__)
# 两个 and 一个 stand well beside digits; 三个方面 and 五个一 are no such counts.
_MEASURE = "[个家所名户处件支张座辆场次项]"
_HAN = "(?:十[一二三四五六七八九]?|[二三四五六七八九]十?[一二三四五六七八九]?)"
_NO_COUNT = (
    "(?!方面|一[^㐀-鿿个]|环节|自信|维护|意识|坚持|聚焦|强化|到位|统一|代表|阶段|层面|月|百分)"
)
_SECOND = pattern(
    rf"[、和与及](?P<second>(?:(?P<han>{_HAN})|[0-9]{{1,4}})(?P<measure>{_MEASURE})){_NO_COUNT}(?=[㐀-鿿])"
)
# The first count ends some words before the joint, and is the last before it.
_FIRST = pattern(
    rf"(?P<first>(?<![0-9A-Za-z.第])[0-9]{{1,4}}(?P<digits>{_MEASURE})"
    rf"|(?<![第一二三四五六七八九十百千]){_HAN}(?P<measure>{_MEASURE}){_NO_COUNT})[㐀-鿿]{{1,6}}\Z"
)
_BEFORE = 14
_JOINED = between("、和与及", "十二三四五六七八九0123456789")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each two counts side by side, with the same measure word, of which one is in Han."""
    for second in paper.matches(_SECOND, having=_JOINED):
        at = second.start()
        before = paper.text[max(0, at - _BEFORE) : at]
        for first in _FIRST.finditer(before):
            in_digits = first["digits"] is not None
            if in_digits != (second["han"] is None) and second["measure"] == (
                first["digits"] or first["measure"]
            ):
                pair = (first["first"], second["second"])
                digits, han = pair if in_digits else pair[::-1]
                yield RULE.at(
                    paper.place(
                        second.start("second") if in_digits else at - len(before) + first.start()
                    ),
                    f"并列的“{digits}”和“{han}”，一个用数字，一个用汉字",
                    hint="同类的数用同一种形式",
                )
