"""说明：报告说的时候会议还没有开；或者学习贯彻的是早一届的精神，后来开过的一届没有提。
理由：指导思想要写报告期末最新的提法，写早了是假话，写旧了是抄去年的；会议的时间在 时效.yaml，本单位可以改。
反例：2023年的总结写“深入贯彻党的二十届三中全会精神”
正例：2023年的总结写“深入贯彻党的二十大精神”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.library.datedwords import MEETINGS
from drafter.library.spells import MONTHS, month_name, month_of
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("会议不合时", Family.TIMELINESS, Severity.ERROR, __doc__)
_MEETING = pattern(
    "(?P<party>[十二第](?<![一二三四五六七八九十][十二])"
    "(?:(?<=十)[七八九]|(?<=二)十[一二]?|(?<=第)(?P<civil>十[三四五六])))"
    "(?(civil)次全国民政会议|(?:大(?=[精以报召胜会提作部闭开后前期和及、，。；”》）,;)\n]|安保|关于|$)"
    "|届(?P<plenums>[一二三四五六七](?:中)?(?:[、和及至][一二三四五六七]中){0,4})全会))"
)
_EXPECTED = pattern(
    "迎|将[^。；，]{0,8}$|召开前|即将|筹备|将于|将?召开(?:之[际前年]|的?(?:一年|年份|重要年份))|献礼|期间|安保|维稳|护航|为[^。；]{0,20}召开"
)
_PLENUM = pattern("[一二三四五六七]")
_GUIDING = pattern("精神|贯彻|学习|落实|指引|指导")
_SINCE = pattern("以来|以后|之后|期间|代表|召开")
MARGIN = 3  # months in which a report may still be written
LATE = 2  # months after which the last one must be known


def check_text(paper: Paper) -> Iterator[Finding]:
    """Meetings told before they were held, each once; and one that is no longer the last."""
    found = [
        each
        for each in paper.matches(_MEETING, having="届大次")
        if paper.passage(each.start()).role is not Role.ELEMENT
    ]
    time = spoken_time(paper) if found else None
    if time is None:
        return
    dates = {
        word.name: word.spell.since
        for word in paper.setting.library.dated_words.of(MEETINGS)
        if word.spell.since is not None
    }
    told: set[str] = set()
    for each in found:
        for name in _names(each):
            if name in dates and name not in told:
                finding = _early(paper, time, each, name, dates[name])
                if finding is not None:
                    told.add(name)
                    yield finding
    if not told:
        yield from _outdated(paper, time, found, dates)


def _names(found: re.Match[str]) -> list[str]:
    """What the meetings are called that stand there: 二十届三中、四中全会 are two."""
    if found["civil"]:
        return [f"第{found['civil']}次全国民政会议"]
    if not found["plenums"]:
        return [f"{found['party']}大"]
    return [f"{found['party']}届{each}中全会" for each in _PLENUM.findall(found["plenums"])]


def _closing(time: SpokenTime) -> int:
    return month_of(time.period.closing.year, time.period.closing.month)


def _early(
    paper: Paper, time: SpokenTime, found: re.Match[str], name: str, since: int
) -> Finding | None:
    closing = _closing(time)
    if since <= closing:
        return None
    start, end = found.span()
    first, last = sentence_around(paper.text, start, end)
    if _EXPECTED.search(paper.text, first, start) or _EXPECTED.search(paper.text, end, last):
        return None
    # Named with the year in which it was held, it is told of as of that year.
    if f"{since // MONTHS}年" in paper.text[first:last]:
        return None
    following = time.period.next.closing
    until = month_of(following.year, following.month) if time.planned(start) else closing + MARGIN
    soon = since <= until
    return RULE.at(
        paper.place(start),
        f"{time.period.name}的报告写了“{name}”，{month_name(since)}才召开",
        hint="确是会后成文的，核对报告期" if soon else "改为报告期末最新的提法，并核对年份",
        severity=Severity.NOTICE if soon else None,
    )


def _outdated(
    paper: Paper, time: SpokenTime, found: list[re.Match[str]], dates: dict[str, int]
) -> Iterator[Finding]:
    """Where the latest that is named as guiding is not the latest there was; once of each kind."""
    closing = _closing(time)
    for civil in (False, True):
        named = [each for each in found if bool(each["civil"]) is civil]
        guiding = next((each for each in named if _guides(paper, each)), None)
        held = [
            (since, name)
            for name, since in dates.items()
            if since <= closing - LATE and name.endswith("民政会议" if civil else "大")
        ]
        if guiding is None or not held:
            continue
        _, latest = max(held)
        if any(_at_least(each, latest, dates) for each in named):
            continue
        name = _names(guiding)[0]
        yield RULE.at(
            paper.place(guiding.start()),
            f"{time.period.name}的报告只写了“{name}”，没有写“{latest}”",
            hint=f"指导思想写报告期末最新的，核对要不要改为“{latest}”",
            severity=Severity.NOTICE,
        )


def _guides(paper: Paper, found: re.Match[str]) -> bool:
    text, end = paper.text, found.end()
    first, last = sentence_around(text, found.start(), end)
    return _GUIDING.search(text, first, last) is not None and not _SINCE.match(text, end)


def _at_least(found: re.Match[str], latest: str, dates: dict[str, int]) -> bool:
    """Whether one named is the latest, of its congress, or later."""
    if found["civil"]:
        return dates.get(_names(found)[0], 0) >= dates[latest]
    return dates.get(f"{found['party']}大", dates[latest]) >= dates[latest]
