"""说明：数值、时间的起止之间用了半角短横“-”、半角波浪“~”或破折号“——”。
理由：GB/T 15834 4.13.3：数值范围用浪纹线“～”，时间起止用一字线“—”；半角的“-”用来连接号码、编号、型号等。
反例：80-90岁，3月-5月
正例：80～90岁，3月—5月
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.numberwords import (
    COUNTED,
    FIRST_NUMBER,
    NUMBER,
    in_file_name,
    is_below,
)
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("范围连接号不对", Family.WORDING, Severity.WARNING, __doc__)
_MARKS = "-–－−~"
_DASH = "——"
_MARK = f"--|{_DASH}|[{_MARKS}]"
_UNIT = rf"(?:[万亿](?:{COUNTED})?|[%％‰]|{COUNTED}|年)"
_QUANTITY = pattern(
    rf"(?P<low>{FIRST_NUMBER})(?P<unit>{_UNIT})?"
    rf"(?P<mark>{_MARK})(?P<high>{NUMBER})(?P<last>{_UNIT})(?![0-9])"
)
_YEAR = "(?:19|20)[0-9]{2}"
_TIME = pattern(
    r"(?P<low>[0-9](?<![0-9A-Za-z./\-–－−~～—_:：第图表].)[0-9]{0,3})(?:"
    rf"年?(?P<years>{_MARK})(?P<until>{_YEAR})学?年"
    rf"|月(?:[0-9]{{1,2}}日?|[底初末])?(?P<months>{_MARK})(?:{_YEAR}年)?"
    rf"[0-9]{{1,2}}(?:月(?!龄)(?:[0-9]{{1,2}}日)?|日)"
    rf"|(?P<bare>{_MARK})(?P<high>[0-9]{{1,2}})月(?!龄)"
    rf"|[:：][0-9]{{2}}(?P<clock>{_MARK})[0-9]{{1,2}}[:：][0-9]{{2}}"
    rf")"
)
_JOINTS = ("years", "months", "bare", "clock")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each range of quantities and of times that is joined by a wrong mark."""
    if paper.characters.isdisjoint(_MARKS) and not paper.has(_DASH):
        return
    for found in paper.matches(_QUANTITY):
        if _quantity(found) and not in_file_name(paper, found.end()):
            yield _wrong(paper, found, "mark", "～", "数值范围")
    for found in paper.matches(_TIME):
        joint = next(name for name in _JOINTS if found[name])
        if _time(found, joint) and not in_file_name(paper, found.end()):
            yield _wrong(paper, found, joint, "—", "时间起止")


def _time(found: re.Match[str], joint: str) -> bool:
    """Whether a range with these ends is one of years, of months, of hours."""
    low = found["low"]
    if joint == "years":
        return len(low) == len(found["until"]) and low < found["until"]
    if joint == "bare":
        return is_below(found["low"], found["high"]) and int(found["high"]) <= 12
    return len(low) < 3


def _quantity(found: re.Match[str]) -> bool:
    """Whether it is a range of quantities; 15-30% and 9-16亿 are faults of their own."""
    unit, last = found["unit"], found["last"]
    if unit:
        return last != "年"
    if last[0] in "万亿":
        return not is_below(found["low"], found["high"])
    if last[0] in "%％‰" or not is_below(found["low"], found["high"]):
        return False
    return last != "年" or len(found["high"]) < 3


def _wrong(paper: Paper, found: re.Match[str], group: str, mark: str, kind: str) -> Finding:
    start, end = found.span(group)
    return RULE.at(
        paper.place(found.start()),
        f"{kind}“{found[0]}”用了“{found[group]}”连接",
        hint=f"改为“{mark}”",
        repairs=paper.repair(start, end, mark),
    )
