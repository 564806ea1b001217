"""说明：相邻两个数连用表示概数，写成了阿拉伯数字。
理由：GB/T 15835 4.2.2、5.2.1：概数用汉字数字，不加顿号；写作“5、6万人”像是并列的两个数。
反例：带动5、6万人参与
正例：带动五六万人参与
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

RULE = Rule("概数写成数字", Family.WORDING, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
_HAN = "〇一二三四五六七八九"
_TWO = 2  # before a measure word it is 两: 两三天
_ESTIMATE = pattern(
    r"(?P<low>[1-8])(?<=[㐀-鿿].)(?<![第、至到和与].)(?<!分别.)(?<!别为.)(?<!别有.)(?<!次为.)(?<!各为.)"
    r"、(?P<high>[2-9])"
    r"(?P<unit>[万千百](?![佳强大])|人次|人(?!民|大|才|员)|名(?!单)|户|个(?!季度|标段|批)|天|岁|家|张|公里|倍|小时)"
)
_LISTED = between("12345678", "、")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each pair of neighbouring digits within a sentence; a numbered item begins one."""
    for found in paper.matches(_ESTIMATE, having=_LISTED):
        low, high = int(found["low"]), int(found["high"])
        if high != low + 1 and (low, high) != (3, 5):
            continue
        han = ("两" if low == _TWO else _HAN[low]) + _HAN[high]
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”若是概数，不写阿拉伯数字",
            hint=f"改为“{han}{found['unit']}”；若是两个数，写清各指什么",
            severity=Severity.WARNING if found["unit"] in "万千百" else Severity.NOTICE,
        )
