"""说明：政治上的固定提法写错了：数字不对、名称不全、搭配颠倒，如“五个自信”、“两个拥护”、做到“两个确立”。
理由：固定提法一个字也不能变；写错了，是办公室文稿里最严重的差错。
反例：增强“四个意识”、坚定“五个自信”、做到“两个维护”；以习近平总书记为核心的党中央
正例：增强“四个意识”、坚定“四个自信”、做到“两个维护”；以习近平同志为核心的党中央
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.spokentime import sentence_around
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("固定提法有误", Family.WORDING, Severity.ERROR, __doc__, also=tuple(Severity))
_CORE = pattern("以习近平(?P<wrong>总书记|主席)为核心的党中央")
_THOUGHT = pattern(
    "习近平新时代(?:中国特色社会主义(?:理论|理念|主义|观点|(?=[，。、；]))|(?:中国特色|特色社会主义|中国社会主义|社会主义)思想)"
    "|习近平(?:中国)?特色社会主义思想"
)
_THOUGHT_IS: Final = "习近平新时代中国特色社会主义思想"
_NUMBERED = pattern(
    '(?P<verb>增强|树牢|树立|坚定|做到|领悟|捍卫|拥护|践行)?(?P<open>[“‘"]?)(?P<count>[一二两三四五六七八九])个'
    '(?P<noun>意识|自信|维护|确立|拥护|维持|确认)(?=[”’"，。、；的]|$)'
)
_COUNTS: Final = {"意识": "四", "自信": "四", "维护": "两", "确立": "两"}
_SLIPS: Final = {"拥护": "维护", "维持": "维护", "确认": "确立"}
_NUMBERED_NOUNS: Final = tuple(f"个{noun}" for noun in (*_COUNTS, *_SLIPS))
_VERBS: Final = {
    "意识": {"增强", "树牢", "树立"},
    "自信": {"坚定"},
    "维护": {"做到", "践行"},
    "确立": {"领悟", "捍卫", "拥护"},
}
_SET = pattern("[“‘](?:四个意识|四个自信|两个维护|两个确立)[”’]")
_THREE_TILL: Final = 2016  # 三个自信 were four from then on
# What does not go together, and what does.
_PAIRS: Final = (
    ("做到", "两个确立", "拥护", Severity.WARNING),
    ("拥护", "两个维护", "做到", Severity.WARNING),
    ("坚定", "四个意识", "增强", Severity.NOTICE),
    ("增强", "四个自信", "坚定", Severity.NOTICE),
    ("协调推进", "五位一体", "统筹推进", Severity.WARNING),
    ("统筹推进", "四个全面", "协调推进", Severity.WARNING),
)
_LAYOUTS: Final = (("五位一体", "战略布局", "总体布局"), ("四个全面", "总体布局", "战略布局"))
_QUOTES: Final = ("“", "", "‘")
_CLOSING: Final = ("”", "", "’")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Names, then numbers, then verbs and nouns that go with them."""
    if paper.has("习近平"):
        yield from _names(paper)
    numbered = paper.has(*_NUMBERED_NOUNS)
    for found in paper.matches(_NUMBERED) if numbered else ():
        finding = _number(paper, found)
        if finding is not None:
            yield finding
    yield from _pairs(paper)


def _pairs(paper: Paper) -> Iterator[Finding]:
    """What a term is joined with and should not be."""
    for verb, term, right, severity in _PAIRS:
        if paper.has(term):
            # 增强“四个自信”、坚定“四个意识”: of two that have changed places each is sure.
            swapped = severity is Severity.NOTICE and _swapped(paper)
            for quote in _QUOTES:
                told = Severity.WARNING if swapped else severity
                yield from _mismatched(paper, verb, quote + term, right, told)
    for term, wrong, right in _LAYOUTS:
        if paper.has(term):
            yield from _layouts(paper, term, wrong, right)


def _swapped(paper: Paper) -> bool:
    """Whether two terms stand each behind the other's verb."""
    text = paper.text.replace("“", "").replace("‘", "")
    return "增强四个自信" in text and "坚定四个意识" in text


def _names(paper: Paper) -> Iterator[Finding]:
    for found in paper.matches(_CORE):
        start, end = found.span("wrong")
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”不是规范的提法",
            hint="改为“以习近平同志为核心的党中央”",
            repairs=paper.repair(start, end, "同志"),
        )
    for found in paper.matches(_THOUGHT):
        yield RULE.at(
            paper.place(found.start()),
            f"“{found[0]}”与规范的提法不符",
            hint=f"改为“{_THOUGHT_IS}”",
            repairs=paper.repair(*found.span(), _THOUGHT_IS),
        )


def _number(paper: Paper, found: re.Match[str]) -> Finding | None:
    """五个自信 or 两个拥护 where nothing but the set term can be meant."""
    noun = _SLIPS.get(found["noun"], found["noun"])
    right = f"{_COUNTS[noun]}个{noun}"
    said = f"{found['count']}个{found['noun']}"
    if said == right or not _is_meant(paper, found, noun):
        return None
    period = paper.setting.period
    if said == "三个自信" and (period is None or period.year <= _THREE_TILL):
        return None
    return RULE.at(
        paper.place(found.start("count")),
        f"“{said}”不是固定的提法",
        hint=f"核对，是不是“{right}”",
        severity=None if found["open"] else Severity.WARNING,
    )


def _is_meant(paper: Paper, found: re.Match[str], noun: str) -> bool:
    """Whether its own verb stands before it, or another set term in the sentence."""
    if found["verb"] in _VERBS[noun] and noun not in {"意识"}:
        return True
    first, last = sentence_around(paper.text, *found.span())
    return _SET.search(paper.text, first, last) is not None and bool(found["open"])


def _mismatched(
    paper: Paper, verb: str, term: str, right: str, severity: Severity
) -> Iterator[Finding]:
    """做到“两个确立”."""
    words = verb + term
    at = paper.text.find(words)
    while at >= 0:
        shown = term.lstrip("“‘")
        yield RULE.at(
            paper.place(at),
            f"“{verb}”与“{shown}”不搭配",
            hint=f"固定的提法是{right}“{shown}”",
            severity=severity,
        )
        at = paper.text.find(words, at + len(words))


def _layouts(paper: Paper, term: str, wrong: str, right: str) -> Iterator[Finding]:
    """“五位一体”战略布局."""
    for mark in _CLOSING:
        words = term + mark + wrong
        at = paper.text.find(words)
        if at >= 0:
            start = at + len(term + mark)
            yield RULE.at(
                paper.place(at),
                f"“{term}”是{right}，文中写成了“{wrong}”",
                hint=f"改为“{right}”",
                repairs=paper.repair(start, start + len(wrong), right),
            )
