"""Words of 时效.yaml that a document uses before or after their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.oncefor import once_for_each
from drafter.checks.written.quoting import inner
from drafter.checks.written.spokentime import sentence_around, spoken_time
from drafter.findings import Related
from drafter.library.datedwords import LAWS
from drafter.library.neighbours import ByHead
from drafter.library.spells import MONTHS, month_name, month_of
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.library.datedwords import DatedWord, DatedWords

MOST_OTHERS: Final = 4
MOST_PLACES: Final = 50
_MOST_KNOWN: Final = 100
_LONGEST_TITLE: Final = 60
# What comes is spoken of before it is there.
_EXPECTED: Final = pattern(
    "即将|将于|筹备|做好[^。；，]{0,12}准备|学习|宣传|宣讲|宣贯"
    "|普法|解读|培训|迎接|喜迎|公布|颁布|出台"
)
# A name cannot be learnt of before it is there.
_AWAITED: Final = pattern("即将|将于|筹备|做好[^。；，]{0,12}准备|迎接|喜迎|谋划|公布|颁布|出台")
_DRAFTING: Final = pattern("草案|征求意见|立法|审议|修订工作|起草")
# What is about to be made; a new one that has been made is not.
_COMING: Final = pattern(
    "迎接|喜迎|即将|将[于要]|(?<![模虚])拟|筹备|准备|谋划|呼吁|推[动进][^。；，]{0,20}(?:出台|颁布|制定)"
    "|将[^。；，]{0,12}(?:出台|颁布|公布|施行|实施)"
)
_BEING_MADE: Final = pattern(
    "》?[”’]?(?:的)?(?:正式)?(?:出台|颁布|公布|制定)(?!后|以来|以后|之后|以前|的|[一二三四五]?周年)"
)
_IN_FORCE_FROM: Final = pattern(
    "20[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:起|开始)?(?:正式)?(?:施行|实施|生效)"
)
# 民办非企业单位登记管理暂行条例, 民办非企业单位登记证书: names of papers stay as they are.
_PAPER_NAMED: Final = pattern(
    "(?:[（(]法人[）)]|登记|管理|年度|检查|暂行|供养|工作|法人|实施|名称|资格|认定|评估|印章){1,6}"
    "(?:条例|办法|规定|细则|证书|登记证|供养证)"
)
_FORMER: Final = pattern(
    "(?:原(?![因则来创平料])|旧|前身|以前|过去|从前|曾|历史|时期|改为|更名|改称|替代|取代|取消|废止|失效|不再使用|转型|纳入特困|转为特困)"
)
# 时效.yaml has the last year in which these were carried on; what they achieved goes on.
_CAMPAIGNS: Final = ("教育", "实践活动")
_CARRIED_ON: Final = pattern("开展|参加|参与|组织|启动|推进|[抓做]好")
_KEPT_UP: Final = pattern(
    "成果|成效|常态|长效|巩固|拓展|深化|以来|制度|机制|回头看|整改|延续|期间|结束|[之以]?后"
)
# 自2021年1月1日起执行: from when on something will be.
_FROM_A_DAY: Final = pattern(
    "(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?:(?P<month>1[0-2]|0?[1-9])月(?:[0-9]{1,2}日)?)?"
    "(?:(?:正式)?[起将]|以?后|开始|(?:正式)?(?:施行|实施|执行|生效|启用))"
)
_YEARS: Final = pattern("(?<![0-9])((?:19|20)[0-9]{2})年")
_LAW_GOES_ON: Final = "律规治制院庭学班人定"


class Misdated(NamedTuple):
    """A word out of time: where it stands first, whether it came too early, where else it is."""

    word: DatedWord
    said: str
    start: int
    month: int
    early: bool
    when: str
    others: tuple[Related, ...]

    @property
    def since(self) -> str:
        """从2018年3月起."""
        since = self.word.spell.since
        name = "" if since is None else month_name(since)
        return f"从{name.removesuffix('1月') if name.endswith('年1月') else name}起"


def misdated(paper: Paper, group: str) -> Iterator[Misdated]:
    """The words of a group that do not fit the time, each once."""
    text, time = paper.text, spoken_time(paper)
    if time is None:
        return
    words = _out_of_time(paper.setting.library.dated_words, group, time.months)
    for word in words.perhaps(paper.pairs):
        forms = [form for form in word.forms if paper.has(form)]
        if not forms or paper.has(*word.beside):
            continue
        places = _places(text, forms)
        hits = [place for place in places if _is_out(paper, time, word, *place, group)]
        if hits:
            yield _misdated(paper, time, word, hits)


def _out_of_time(words: DatedWords, group: str, months: tuple[int, int]) -> ByHead[DatedWord]:
    """Those of a group that do not count in both of the months."""
    known = _known(words)
    if (group, months) not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[group, months] = ByHead(
            (word.forms, word)
            for word in words.of(group)
            if not all(word.spell.holds(month) for month in months)
        )
    return known[group, months]


@once_for_each
def _known(_words: DatedWords) -> dict[tuple[str, tuple[int, int]], ByHead[DatedWord]]:
    """What was found out already of the words of a library."""
    return {}


def _misdated(
    paper: Paper, time: SpokenTime, word: DatedWord, hits: list[tuple[int, int]]
) -> Misdated:
    start, end = hits[0]
    month = time.month(start)
    when = f"{time.period.name}的文稿"
    if time.planned(start):
        when += f"在{time.period.next.name}的计划里"
    others = tuple(
        Related(paper.place(at), f"这里也写了“{inner(paper.text[at:until])}”")
        for at, until in hits[1 : 1 + MOST_OTHERS]
    )
    early = word.spell.since is not None and month < word.spell.since
    shown = inner(paper.text[start:end])
    return Misdated(word, shown, start, month, early, when, others)


def _places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Where one of the forms stands, in order, those within another left out."""
    found: list[tuple[int, int]] = []
    for form in forms:
        at = text.find(form)
        while at >= 0 and len(found) < MOST_PLACES:
            found.append((at, at + len(form)))
            at = text.find(form, at + len(form))
    found.sort(key=lambda place: (place[0], -place[1]))
    apart: list[tuple[int, int]] = []
    for place in found:
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return apart


def _is_out(
    paper: Paper, time: SpokenTime, word: DatedWord, start: int, end: int, group: str
) -> bool:
    """Whether a word is out of time there, and is not spoken of as of another time."""
    text, month = paper.text, time.month(start)
    if word.spell.holds(month) or paper.passage(start).role is Role.ELEMENT:
        return False
    if group == LAWS and text[end : end + 1] in _LAW_GOES_ON and end < len(text):
        return False
    if any(_within(text, longer, start, end) for longer in word.besides):
        return False
    if group != LAWS and (_in_book_title(text, start) or _PAPER_NAMED.match(text, end)):
        return False
    first, last = sentence_around(text, start, end)
    if word.spell.since is not None and month < word.spell.since:
        known = word.published is None or month >= word.published
        return not (
            _DRAFTING.search(text, first, last)
            or _told_from_a_day(text, first, last, word.spell.since)
            or (group == LAWS and _is_coming(text, first, end, last))
            or (known and (_EXPECTED if group == LAWS else _AWAITED).search(text, first, last))
        )
    clause = max(first, text.rfind("，", first, start) + 1, text.rfind(",", first, start) + 1)
    if _FORMER.search(text, clause, min(last, end + 10)):
        return False
    if word.name.endswith(_CAMPAIGNS) and (
        time.planned(start)
        or _KEPT_UP.search(text, clause, _end_of_clause(text, end, last))
        or not _CARRIED_ON.search(text, clause, start)
    ):
        return False
    return not any(
        word.spell.holds(month_of(int(year), MONTHS)) for year in _YEARS.findall(text, first, last)
    )


def _told_from_a_day(text: str, first: int, last: int, since: int) -> bool:
    """Whether a sentence says itself that it is of a day on which the word counts."""
    return any(
        month_of(int(each["year"]), int(each["month"] or MONTHS)) >= since
        for each in _FROM_A_DAY.finditer(text, first, last)
    )


def _end_of_clause(text: str, end: int, last: int) -> int:
    """Where the part of a sentence ends that a word stands in."""
    comma = text.find("，", end, last)
    return last if comma < 0 else comma


def _is_coming(text: str, first: int, end: int, last: int) -> bool:
    """Whether a sentence says of a law that it is about to be made, or from when it is in force."""
    return bool(
        _COMING.search(text, first, last)
        or _BEING_MADE.match(text, end)
        or _IN_FORCE_FROM.search(text, end, last)
    )


def _within(text: str, longer: str, start: int, end: int) -> bool:
    return longer in text[max(0, start - len(longer)) : end + len(longer)]


def _in_book_title(text: str, start: int) -> bool:
    """Whether it stands between 《 and 》: a document's own name stays as it is."""
    lowest = max(0, start - _LONGEST_TITLE)
    return text.rfind("《", lowest, start) > text.rfind("》", lowest, start)
