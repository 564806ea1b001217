"""说明：文稿里有一个字，版式所列的字体里都没有。
理由：这样的字各台电脑自己找字体印，找不到就印成方框；多半是造字区的字或表情符号。
反例：由“□□社区”（造字区的字）承办
正例：换成国家标准里的编码；确实要印的，在版式的“生僻字”里加上有这个字的字体
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.textfile import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding
    from drafter.location import Location

RULE = Rule("字体里没有的字", Family.WORDING, Severity.NOTICE, __doc__)


def check(report: Report) -> Iterator[Finding]:
    """Every place that such a character comes from, once."""
    whole = "".join(report.draft.texts).replace(REPLACEMENT, "")
    lacking = frozenset(report.page_style.fonts.lacking(whole))
    if not lacking:
        return
    told: dict[Location, dict[str, None]] = {}
    for run in report.draft.runs():
        for mark in run.text:
            if mark in lacking:
                told.setdefault(run.place, {})[mark] = None
    for place, marks in told.items():
        named = "、".join(f"“{mark}”（U+{ord(mark):04X}）" for mark in marks)
        yield RULE.at(
            place,
            f"{named}在版式“{report.page_style.name}”所列的字体里都没有，照样写进文稿，"
            "但有的电脑会印成方框",
            hint="换成有标准编码的字；确实要用的，在版式的“生僻字”里加上有它的字体",
        )
