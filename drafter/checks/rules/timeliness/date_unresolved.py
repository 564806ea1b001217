"""说明：写了“目前”“近日”“下旬起”一类的话，读的人不知道是哪一天、哪个月。
理由：总结要存档，过后翻看时“目前”“近日”都没有着落；时间要写到日或者月。
反例：下旬起，开展信息采集；近日，全区召开部署会；截至目前（全文没有日期）
正例：5月下旬起，开展信息采集；6月12日，全区召开部署会；截至6月20日，采集1200户。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.documentdates import counted_until, issue_date
from drafter.checks.written.spokentime import spoken_time
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("时间没有着落", Family.TIMELINESS, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
_NOW = pattern("截[至止]到?(?:目前|现在|当前)|到目前为止|目前[，,]?[^。；，\n]{0,20}[0-9x×]")
_ANY_DATE = pattern("(?:19|20)[0-9]{2}年|(?<![0-9个])1?[0-9]月|[今去本]年|[上下]半年")
_PART_OF_MONTH = pattern(
    "[上中下]旬(?<![月份度上中下、至到和及—～~－-][上中下]旬)"
    "(?=起|以来|开始|至|到|前|[，,]|末|组织|召开|举[行办]|完成|开展)"
)
_VAGUE = pattern(
    "(?P<said>近日|日前|昨[天日]|明[天日]|前不久|不久前|前几天|前些天|这几天|[上本下]周(?![一-鿿]{0,2}周)|[上本下]月(?![上中下]旬))"
    "(?![起内来]|公布的|度|均|报|刊|老)"
)
_NOW_WORDS = ("目前", "现在", "当前")
_VAGUE_WORDS = (
    *("近日", "日前", "昨", "明天", "明日", "不久", "几天", "前些天"),
    *("上周", "本周", "下周", "上月", "本月", "下月"),
)
_CLAUSE_BEGINS = frozenset("。；，：！？（;,:( \u3000\n于在")
_MONTH_GIVEN = pattern("月(?:份)?(?:[上中]旬|初|中|[0-9]{1,2}日)")
_DAY = pattern("[0-9]月[0-9]{1,2}日")
_TOLD_BEFORE = 200
_CARRIED = 80  # characters over which a month that was named is still in mind


def check_text(paper: Paper) -> Iterator[Finding]:
    """下旬 without its month; days that nobody can tell; 目前 where no day is named, once."""
    for found in paper.matches(_PART_OF_MONTH, having="旬", beginning="上中下"):
        if _MONTH_GIVEN.search(paper.text, max(0, found.start() - _CARRIED), found.start()):
            continue
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(*found.span())}”里的“{found[0]}”没有写是哪个月",
            hint="在前面补上月份，如“5月下旬”",
            severity=Severity.WARNING,
        )
    vague = paper.has(*_VAGUE_WORDS)
    for found in paper.matches(_VAGUE, beginning="近日前昨明不这上本下") if vague else ():
        if found.start() and paper.text[found.start() - 1] not in _CLAUSE_BEGINS:
            continue
        yield RULE.at(
            paper.place(found.start("said")),
            f"“{found['said']}”过后看不出是{_what(found['said'])}",
            hint="写明月、日" if found["said"][-1] != "月" else "写明是几月",
        )
    if not paper.has(*_NOW_WORDS):
        return
    now = next(
        (each for each in paper.matches(_NOW, beginning="截到目") if not _day_told(paper, each)),
        None,
    )
    if now is not None and not _dated(paper):
        yield RULE.at(
            paper.place(now.start()),
            f"写了“{now[0][:4] if now[0].startswith(('截', '到')) else '目前'}”，全文没有写明是哪一天",
            hint="改为“截至某月某日”，或者在文末署上成文日期",
        )


def _what(said: str) -> str:
    return {"月": "哪个月", "周": "哪一周"}.get(said[-1], "哪一天")


def _day_told(paper: Paper, now: re.Match[str]) -> bool:
    """Whether a day was named in the paragraph before: 6月12日，记者看到……目前."""
    start = max(paper.text.rfind("\n", 0, now.start()), now.start() - _TOLD_BEFORE, 0)
    return _DAY.search(paper.text, start, now.start()) is not None


def _dated(paper: Paper) -> bool:
    """Whether somewhere it is said of what day the document speaks."""
    time = spoken_time(paper)
    if paper.setting.issued is not None or issue_date(paper) is not None:
        return True
    if time is None:
        return _ANY_DATE.search(paper.text) is not None
    first = time.period.year * 12 + time.period.span.last
    return any(
        each.day.year * 12 + each.day.month >= first for each in counted_until(paper, time.period)
    )
