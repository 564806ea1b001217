"""What period a document says that it reports on: by its title, its lead, or the year it speaks of most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from drafter.manuscript import Role
from drafter.patterns import pattern
from drafter.period import Period

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.manuscript import Manuscript

FIRST_PASSAGES: Final = 8
MOST_TITLE_LINES: Final = 4
LONGEST_TITLE: Final = 60
FEWEST_MENTIONS: Final = 3

YEAR_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR: Final = (
    "(?<![0-9])(?P<year>(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四][〇○零一二三四五六七八九])"
)
_SPAN: Final = (
    "(?P<span>上半年|下半年|(?:前|第)?[一二三四]季度"
    "|1?[0-9]月?(?:[—～~－–-]|至|到){1,2}1?[0-9]月(?:份)?)?"
)
# 投入1000-2000万元 in a short first line is an amount.
_NO_AMOUNT: Final = "(?![0-9多余]|[—～~－–至到-]{0,2}[0-9,.]{0,9}[多余]?(?:[万亿元户名件张家处所次项吨米%％]|[个人](?![人大民才事社])))"
_IN_TITLE: Final = pattern(
    rf"{_YEAR}{_NO_AMOUNT}(?P<more>[—～~－–-]{{1,2}}|至|到|、)?(?:年度?)?(?:[（(])?{_SPAN}"
)
_REPORT: Final = pattern("总结|情况|回顾|报告|汇报|完成")
_PLAN: Final = pattern("计划|打算|安排|思路|要点|部署|规划|谋划")
_YEARS_TOGETHER: Final = pattern(
    "(?<![〇○零一二三四五六七八九十0-9])[三四五两]年(?!规划|行动|计划)|近年"
)
_HELD: Final = pattern("会议|大会|会上|讲话")
_LEAD: Final = pattern(
    rf"(?:^|[。；])[ \u3000]*(?:(?:在|刚刚?)?过去的)?{_YEAR}年度?{_SPAN}(?:以来|来)?[，,]"
)
# What says of which year a report is, besides its title.
LONGEST_VOTE: Final = 30
FEWEST_VOTES: Final = 2
_RESULTS_NAMED: Final = pattern(
    "(?<![0-9—～~至到-])(?P<year>20[0-9]{2})年度?(?:(?:主要|重点|全年|民政)?工作"
    "(?:总结|回顾|(?:开展|完成)?情况|成效)[）)]?$|[干做]了什么)"
)
_PLAN_NAMED: Final = pattern(
    "(?<![0-9—～~至到-])(?P<year>20[0-9]{2})年度?(?!下半年|第?[二三四]季度)[^。；，0-9]{0,8}"
    "(?:计划|打算|思路|安排|要点|怎么[干做])[）)]?$"
)
_DATE_ALONE: Final = pattern(
    r"[ \u3000（(]{0,40}(?P<year>20[0-9]{2}|二[〇○零][〇○零一二三四][〇○零一二三四五六七八九])年"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月[0-9一二三四五六七八九十]{1,3}日[ \u3000）)]{0,9}"
)
_EARLY: Final = frozenset({"1", "2", "3", "01", "02", "03", "一", "二", "三"})
_LATE: Final = frozenset({"11", "12", "十一", "十二"})
_MENTION: Final = pattern("(?<![0-9])((?:19|20)[0-9]{2})年")
# From here on a text speaks of what is to come.
_COMING: Final = pattern(
    r"[ \u3000]*(?:[一二三四五六七八九]、|[（(][一二三四五六七八九][）)])?"
    "[^。；，,]{0,12}(?:下一?步|明年|来年|下一?阶段|打算|今后|工作(?:计划|思路|安排))"
)
_REST_OF_YEAR: Final = pattern(
    r"[ \u3000]*(?:[一二三四五六七八九]、|[（(][一二三四五六七八九][）)])?下半年(?:[，,]|[^。；，,]{0,10}(?:计划|打算|安排|思路|重点))"
)
_NEXT_YEAR: Final = pattern("明年|来年|全年工作总结")


def told_period(manuscript: Manuscript) -> Period | None:
    """What the title says, else the lead, else the year that is spoken of most; None if unsure.

    A plan alone reports on nothing. A text of no known span that goes on with 下半年 tells of
    the first half.
    """
    title = _title(manuscript)
    found = list(_IN_TITLE.finditer(title))
    if found:
        period = None if _YEARS_TOGETHER.search(title) else _by_title(title, found)
        return _outvoted(manuscript, title, period) if period else None
    if _PLAN.search(title) and not _REPORT.search(title):
        return None
    period = _by_lead(manuscript) or _by_mentions(manuscript)
    if period is not None and period.span.whole_year and _goes_on_in_same_year(manuscript):
        return Period.read(str(period.year), "上半年")
    return period


def _title(manuscript: Manuscript) -> str:
    """The short lines that a document begins with, up to the first sentence."""
    lines: list[str] = []
    for passage in manuscript.passages[:FIRST_PASSAGES]:
        text = passage.text.strip()
        if passage.role is Role.TITLE:
            lines.append(text)
        elif passage.role is Role.BODY and text:
            if (
                len(text) > LONGEST_TITLE
                or text[-1] in "。；！？：:"
                or len(lines) == MOST_TITLE_LINES
            ):
                break
            if not lines or _REPORT.search(text) or _PLAN.search(text) or text[0] in "（(":
                lines.append(text)
    return "".join(lines)


def _by_title(title: str, found: list[re.Match[str]]) -> Period | None:
    """The first year that is not a plan's; of several years together there is no telling."""
    for index, each in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(title)
        behind = title[each.end() : end]
        report, plan = _REPORT.search(behind), _PLAN.search(behind)
        if plan and not (report and report.start() < plan.start()):
            continue
        # A speech of that year tells of the year before.
        return None if each["more"] or _HELD.search(behind) else _period(each)
    return None


def _outvoted(manuscript: Manuscript, title: str, period: Period) -> Period | None:
    """The year that headings, plan, lead and date agree on, where nothing speaks for the title's."""
    if not period.span.whole_year:
        return period
    votes = Counter(year for year, _ in {*_votes(manuscript, title)})
    if not votes or votes[period.year]:
        return period
    (year, most), *others = votes.most_common(2)
    return Period.read(str(year)) if most >= FEWEST_VOTES and not others else period


def _votes(manuscript: Manuscript, title: str) -> Iterator[tuple[int, str]]:
    """Which year something besides the title's own says that the report is of, and what says so."""
    for each in _PLAN_NAMED.finditer(title):
        yield int(each["year"]) - 1, "标题的计划"
    foot = len(manuscript.passages) - FIRST_PASSAGES
    for index, passage in enumerate(manuscript.passages):
        text = passage.text
        begin = text[:LONGEST_VOTE]
        if ("20" not in begin and "二" not in begin) or text.strip() in title:
            continue
        if len(text) <= LONGEST_VOTE:
            yield from _line_votes(text, at_the_foot=index >= foot)
        elif index < FIRST_PASSAGES and (lead := _LEAD.match(text[:20])):
            yield int(lead["year"].translate(YEAR_DIGITS)), "第一段"


def _line_votes(text: str, *, at_the_foot: bool) -> Iterator[tuple[int, str]]:
    """What a heading or the 成文日期 says."""
    if found := _RESULTS_NAMED.search(text):
        yield int(found["year"]), "总结"
    elif found := _PLAN_NAMED.search(text):
        yield int(found["year"]) - 1, "计划"
    elif at_the_foot and (found := _DATE_ALONE.fullmatch(text)):
        year, month = int(found["year"].translate(YEAR_DIGITS)), found["month"]
        if month in _LATE or month in _EARLY:
            yield year - (month in _EARLY), "成文日期"


def _by_lead(manuscript: Manuscript) -> Period | None:
    """The year with which one of the first sentences begins."""
    told = [each.text for each in manuscript.passages[:FIRST_PASSAGES] if len(each.text) > 30]
    for text in told[:2]:
        found = _LEAD.search(text[:200])
        if found:
            return _period(found)
    return None


def _by_mentions(manuscript: Manuscript) -> Period | None:
    """The year that the results name three times and twice as often as any other."""
    years = Counter(year for text in _results(manuscript) for year in _MENTION.findall(text))
    (year, most), *others = (*years.most_common(2), ("", 0)) if years else (("", 0),)
    if most >= FEWEST_MENTIONS and most >= 2 * others[0][1]:
        return Period.read(year)
    return None


def _results(manuscript: Manuscript) -> Iterator[str]:
    """The text up to what is to come."""
    for index, passage in enumerate(manuscript.passages):
        if index > FIRST_PASSAGES // 2 and _COMING.match(passage.text[:40]):
            return
        yield passage.text


def _goes_on_in_same_year(manuscript: Manuscript) -> bool:
    return any(_REST_OF_YEAR.match(each.text) for each in manuscript.passages) and not any(
        _NEXT_YEAR.search(each.text) for each in manuscript.passages
    )


def _period(found: re.Match[str]) -> Period | None:
    """The period of a year and what part of it is named with it."""
    year = found["year"].translate(YEAR_DIGITS)
    span = found["span"] or "全年"
    return Period.read(year, "前三季度" if span == "前三季度" else span.removeprefix("前"))
