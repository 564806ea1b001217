"""说明：建党、新中国成立、建军、改革开放等的周年与所说的年份对不上。
理由：周年是固定的日子，建党100周年只在2021年；对不上的，多半是从别的年份抄来的。从哪一年算起在 时效.yaml，本单位可以改。
反例：某县民政局2023年工作总结↵今年是建党100周年，走访慰问老党员200人次。
正例：某县民政局2021年工作总结↵今年是建党100周年，走访慰问老党员200人次。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.oncefor import once_for_each
from drafter.checks.written.spokentime import sentence_around, spoken_time, years_spoken_of
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("周年不符", Family.TIMELINESS, Severity.WARNING, __doc__)
_KEPT_IN_MIND = pattern("迎接|喜迎|筹备|即将|献礼|前夕|为契机|来临|到来|临近")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every anniversary that falls into another year than the one spoken of."""
    events = paper.setting.library.dated_words.anniversaries
    if not events or not paper.has("周年"):
        return
    time = spoken_time(paper)
    if time is None:
        return
    for found in _told(events).finditer(paper.text):
        count = read_ordinal(found["count"])
        spoken = years_spoken_of(paper, time, found.start())
        if count is None or not spoken:
            continue
        since = events[found["event"]]
        first, last = sentence_around(paper.text, *found.span())
        awaited = _KEPT_IN_MIND.search(paper.text, first, last)
        if since + count in {*spoken, max(spoken) + bool(awaited)}:
            continue
        right = "、".join(str(year - since) for year in spoken if year > since)
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”是{since + count}年，这里说的是{spoken[0]}年",
            hint=f"核对年份；{spoken[0]}年是{right}周年" if right else "核对年份",
            computation=f"{since}年＋{count}＝{since + count}年",
        )


@once_for_each
def _told(events: Mapping[str, int]) -> re.Pattern[str]:
    """An event and its anniversary; of two names that begin alike the longer."""
    names = "|".join(sorted(events, key=len, reverse=True))
    return pattern(
        f"(?P<event>{names})[^。；，、\n0-9]{{0,6}}?(?P<count>[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年"
    )
