"""说明：文稿所说的时候会议还没有开；没有这次会议；迎接的是已经开过的、或者隔了一届的党代会；学习贯彻的是早一届的精神，后来开过的一届没有提。
理由：指导思想要写报告期末最新的提法，写早了是假话，写旧了是抄去年的；会议的时间在 时效.yaml，本单位可以改。
反例：2023年的总结写“深入贯彻党的二十届三中全会精神”；以优异成绩迎接党的二十大胜利召开；学习党的十九届八中全会精神
正例：2023年的总结写“深入贯彻党的二十大精神”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks.written.documentdates import issue_date
from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.library.datedwords import MEETINGS
from drafter.library.spells import MONTHS, month_name, month_of
from drafter.manuscript import Role
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.findings import Finding

RULE = Rule("会议不合时", Family.TIMELINESS, Severity.ERROR, __doc__, also=tuple(Severity))
_MEETING = pattern(
    "(?P<party>[十二第](?<![一二三四五六七八九十][十二])"
    "(?:(?<=十)[七八九]|(?<=二)十[一二三]?|(?<=第)(?P<civil>十[三四五六])))"
    "(?(civil)次全国民政会议|(?:大(?=[即将精以报召胜会提作部闭开后前期和及、，。；”》）,;)\n]|安保|关于|$)"
    "|届(?P<plenums>[一二三四五六七八九十](?:中)?(?:[、和及至][一二三四五六七八九十]中){0,4})全会))"
)
_EXPECTED = pattern(
    "迎|将[^。；，]{0,8}$|召开前|即将|筹备|将于|将?召开(?:之[际前年]|的?(?:一年|年份|重要年份))|献礼|期间|安保|维稳|护航|为[^。；]{0,20}召开"
)
# What was said at a meeting is learnt once it has been held.
_LEARNT = pattern("(?:[和及、与][^。；，、]{0,14})?(?:报告)?精神")
_STILL_TO_COME = pattern("迎|召开|即将|筹备|将于|届时|会后|闭幕|胜利")
_SOON = pattern("(?P<said>(?:即将|将要|行将)(?:胜利)?召开|召开在即)")
_AWAITING = pattern("(?P<said>迎接|喜迎|献礼|迎)(?:党的|中国共产党)?(?:第)?$")
_WORK_DONE = pattern(
    "(?:胜利)?(?:召开)?(?:的)?(?:安保|维稳|信访|期间|以来|[之以]?后|系列|专项|活动|经验)"
)
_PAST = pattern("去年|上年|前年|曾")
_BEFORE_A_NAME = 10
_PLENUM = pattern("[一二三四五六七八九十]")
_GUIDING = pattern("精神|贯彻|学习|落实|指引|指导")
_SINCE = pattern("以来|以后|之后|期间|代表|召开")
_CIVIL_MEETING = "民政会议"
MARGIN = 3  # months in which a report may still be written
LATE = 2  # months after which the last one must be known
LONG_BEFORE = 6
MOST_PLENUMS = 7  # of every Central Committee since 1982
BETWEEN_PLENUMS = 6  # months between two of them at least
BETWEEN_CONGRESSES = 60


class _Held(Struct, frozen=True):
    """When a meeting was held, a month; or when at the earliest, if that is not known yet."""

    name: str
    since: int
    known: bool = True

    @property
    def told(self) -> str:
        return f"{month_name(self.since)}才召开" if self.known else "当时还没有召开"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Meetings told before they were held, each once; and one that is no longer the last."""
    found = [
        each
        for each in paper.matches(_MEETING, having="届大次", beginning="十二第")
        if paper.passage(each.start()).role is not Role.ELEMENT
    ]
    time = spoken_time(paper) if found else None
    dates = _dates(paper) if found else {}
    told: set[str] = set()
    for each in found:
        for name in _names(each):
            if name not in told:
                finding = _wrong(paper, time, each, name, dates)
                if finding is not None:
                    told.add(name)
                    yield finding
    if time is not None:
        for civil in (False, True):
            named = [each for each in found if bool(each["civil"]) is civil]
            if named and not any(_is_civil(name) is civil for name in told):
                yield from _outdated(paper, time, named, dates)


def _dates(paper: Paper) -> dict[str, int]:
    return {
        word.name: word.spell.since
        for word in paper.setting.library.dated_words.of(MEETINGS)
        if word.spell.since is not None
    }


def _wrong(
    paper: Paper, time: SpokenTime | None, each: re.Match[str], name: str, dates: dict[str, int]
) -> Finding | None:
    """What is wrong with a meeting that is named."""
    if each["plenums"] and f"{each['party']}大" in dates and _plenum(name) > MOST_PLENUMS:
        return RULE.at(
            paper.place(each.start()),
            f"没有“{name}”：每届中央委员会开{MOST_PLENUMS}次全会",
            hint="核对届次和序号",
        )
    held = _held(each, name, dates) if time is not None else None
    if time is None or held is None:
        return None
    return _early(paper, time, each, held, dates) or _awaited(paper, time, each, held, dates)


def _names(found: re.Match[str]) -> list[str]:
    """What the meetings are called that stand there: 二十届三中、四中全会 are two."""
    if found["civil"]:
        return [f"第{found['civil']}次全国民政会议"]
    if not found["plenums"]:
        return [f"{found['party']}大"]
    return [f"{found['party']}届{each}中全会" for each in _PLENUM.findall(found["plenums"])]


def _plenum(name: str) -> int:
    """Which one of its congress: 3 of 二十届三中全会."""
    return read_ordinal(name.partition("届")[2][:1]) or 0


def _held(found: re.Match[str], name: str, dates: dict[str, int]) -> _Held | None:
    """When a meeting was held; of those to come, when at the earliest."""
    if name in dates:
        return _Held(name, dates[name])
    congresses = [(since, known) for known, since in dates.items() if known.endswith("大")]
    if found["civil"] or not congresses:
        return None
    latest = max(congresses)
    if not found["plenums"]:
        apart = (read_ordinal(found["party"]) or 0) - (read_ordinal(latest[1][:-1]) or 0)
        return (
            _Held(name, latest[0] + apart * BETWEEN_CONGRESSES, known=False) if apart > 0 else None
        )
    of_it = [known for known in dates if known.startswith(f"{found['party']}届")]
    last = max(of_it, key=_plenum, default="")
    if f"{found['party']}大" != latest[1] or not last or _plenum(name) <= _plenum(last):
        return None
    months = BETWEEN_PLENUMS * (_plenum(name) - _plenum(last))
    return _Held(name, dates[last] + months, known=False)


def _closing(time: SpokenTime) -> int:
    return month_of(time.period.closing.year, time.period.closing.month)


def _latest(found: re.Match[str], closing: int, dates: dict[str, int]) -> str:
    """Which meeting of the kind was the last by then: a plenum, or a congress since."""
    ends = ("民政会议",) if found["civil"] else ("大", "全会") if found["plenums"] else ("大",)
    held = [
        (since, name) for name, since in dates.items() if since <= closing and name.endswith(ends)
    ]
    return max(held, default=(0, ""))[1]


def _early(
    paper: Paper, time: SpokenTime, found: re.Match[str], held: _Held, dates: dict[str, int]
) -> Finding | None:
    closing, since = _closing(time), held.since
    if since <= closing:
        return None
    start, end = found.span()
    first, last = sentence_around(paper.text, start, end)
    learnt = _LEARNT.match(paper.text, end, last) is not None
    coming = _STILL_TO_COME if learnt else _EXPECTED
    if coming.search(paper.text, first, start) or coming.search(paper.text, end, last):
        return None
    # Named with the year in which it was held, it is told of as of that year.
    planned = time.planned(start)
    if f"{since // MONTHS}年" in paper.text[first:last] and not (planned and learnt):
        return None
    following = time.period.next.closing
    until = month_of(following.year, following.month) if planned else closing + MARGIN
    # A plenum is named once it has been called, some weeks before.
    unheard = bool(found["plenums"]) and learnt and since > closing + LONG_BEFORE
    soon = since <= until and not (unheard and not _written_by(paper, since))
    latest = _latest(found, closing, dates)
    hint = f"改为“{latest}”，并核对年份" if latest else "核对年份，改为当时最新的提法"
    hint = "确是会后成文的，核对报告期" if soon else hint
    severity = Severity.NOTICE if soon else None
    if soon and planned and learnt and _written_long_before(paper, since):
        hint, severity = "会议还没有开的，写“迎接”；会后成文的，核对成文日期", Severity.WARNING
    return RULE.at(
        paper.place(start),
        f"{time.period.name}的文稿写了“{held.name}”，{held.told}",
        hint=hint,
        severity=severity,
    )


def _written_long_before(paper: Paper, since: int) -> bool:
    """Whether a document is dated half a year before that month, or earlier."""
    written = issue_date(paper)
    day = paper.setting.issued or (written.day if written else None)
    return day is not None and month_of(day.year, day.month) <= since - LONG_BEFORE


def _written_by(paper: Paper, since: int) -> bool:
    """Whether a document is dated in that month, or later."""
    written = issue_date(paper)
    day = paper.setting.issued or (written.day if written else None)
    return day is not None and month_of(day.year, day.month) >= since


def _awaited(
    paper: Paper, time: SpokenTime, found: re.Match[str], held: _Held, dates: dict[str, int]
) -> Finding | None:
    """迎接党的二十大 after it was held, or before the one before it."""
    start, since = found.start(), held.since
    awaited = _SOON.match(paper.text, found.end()) or _AWAITING.search(
        paper.text, max(0, start - _BEFORE_A_NAME), start
    )
    if awaited is None:
        return None
    if _WORK_DONE.match(paper.text, found.end()):
        return None
    first, last = sentence_around(paper.text, *found.span())
    sentence = paper.text[first:last]
    if f"{since // MONTHS}年" in sentence or _PAST.search(sentence):
        return None
    period = time.period.next if time.planned(start) else time.period
    opening = month_of(period.year, period.span.first)
    between = [
        name
        for name, month in dates.items()
        if opening <= month < since and name.endswith("大") and name != held.name
    ]
    if since < opening:
        message = f"“{held.name}”{month_name(since)}已经召开，{period.name}还写“{awaited['said']}”"
        hint = "改为学习贯彻它的精神，或者核对是哪一次会议"
    elif between and found["plenums"] is None:
        message = f"{period.name}写“{awaited['said']}”“{held.name}”，接下来召开的是“{between[0]}”"
        hint = f"核对年份和届次，是不是“{between[0]}”"
    else:
        return None
    return RULE.at(paper.place(start), message, hint=hint, severity=Severity.WARNING)


def _outdated(
    paper: Paper, time: SpokenTime, found: list[re.Match[str]], dates: dict[str, int]
) -> Iterator[Finding]:
    """Where the latest that is named as guiding is not the latest of its kind there was."""
    closing, civil = _closing(time), bool(found[0]["civil"])
    guiding = next((each for each in found if _guides(paper, each)), None)
    held = [
        (since, name)
        for name, since in dates.items()
        if since <= closing - LATE and name.endswith(_CIVIL_MEETING if civil else "大")
    ]
    if guiding is None or not held:
        return
    _, latest = max(held)
    if any(_at_least(each, latest, dates) for each in found):
        return
    name = _names(guiding)[0]
    yield RULE.at(
        paper.place(guiding.start()),
        f"{time.period.name}的文稿只写了“{name}”，没有写“{latest}”",
        hint=f"指导思想写报告期末最新的，核对要不要改为“{latest}”",
        severity=Severity.NOTICE,
    )


def _is_civil(name: str) -> bool:
    """Whether it is a 民政会议, not one of the party's."""
    return name.endswith(_CIVIL_MEETING)


def _guides(paper: Paper, found: re.Match[str]) -> bool:
    text, end = paper.text, found.end()
    first, last = sentence_around(text, found.start(), end)
    return _GUIDING.search(text, first, last) is not None and not _SINCE.match(text, end)


def _at_least(found: re.Match[str], latest: str, dates: dict[str, int]) -> bool:
    """Whether one named is the latest, of its congress, or later."""
    if found["civil"]:
        return dates.get(_names(found)[0], 0) >= dates[latest]
    return dates.get(f"{found['party']}大", dates[latest]) >= dates[latest]
