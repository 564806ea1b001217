"""说明：同一句里写的福利彩票公益金，比彩票销售额还多。
理由：公益金从销售额中提取，只有两三成，大不过销售额；多半是小数点点错了，或者单位写错了。
反例：销售福利彩票2.36亿元，筹集公益金7.08亿元。
正例：销售福利彩票2.36亿元，筹集公益金0.708亿元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, typed
from drafter.checks.written.operands import MONEY, lead, of_another_time, places
from drafter.checks.written.recomputing import exact, range_of
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("公益金多于销售额", Family.DATA, Severity.WARNING, __doc__)
_SIGN: Final = "公益金"
_SOLD: Final = pattern(
    "(?:销售|发行)[^，。；,;0-9]{0,10}(?:彩票?|电脑票|即开票)[^，。；,;0-9]{0,8}$"
    "|(?:彩票?|福彩|电脑票|即开票|刮刮乐)[^，。；,;0-9]{0,8}(?:销量|销售额?|销售总?额|销售量|发行量)[^，。；,;0-9]{0,6}$"
)
_RAISED: Final = pattern(
    "(?:筹集|提取|筹得|募集|产生|上缴|贡献)[^，。；,;0-9]{0,10}公益金[^，。；,;0-9]{0,6}$"
)
_MORE_YEARS: Final = pattern("累计|历年|历史|结余|使用|安排|资助|以来")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sentence that tells what was sold and what of it is for the public good."""
    text = paper.text
    if _SIGN not in text:
        return
    for sentence in paper.sentences:
        if text.find(_SIGN, sentence.start, sentence.end) >= 0:
            yield from _in_sentence(paper, sentence)


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Finding]:
    text = paper.text
    sums = [each for each in sentence.numbers if each.unit == MONEY and exact(each)]
    sold = [each for each in sums if _SOLD.search(lead(text, each)) and _is_of_now(text, each)]
    raised = [each for each in sums if _RAISED.search(lead(text, each)) and _is_of_now(text, each)]
    if len(sold) != 1 or len(raised) != 1 or from_year_file(paper, raised[0]):
        return
    had, got = sold[0], raised[0]
    if range_of(got).low <= range_of(had).high:
        return
    yield RULE.at(
        paper.place(got.start),
        f"公益金{typed(text, got)}比销售额{typed(text, had)}还多",
        computation=f"{typed(text, got)}＞{typed(text, had)}",
        hint="公益金只占销售额的两三成，核对小数点和单位",
        related=places(paper, (had,)),
    )


def _is_of_now(text: str, number: Stated) -> bool:
    return not of_another_time(text, number) and not _MORE_YEARS.search(lead(text, number))
