"""说明：汉字与汉字之间、汉字与数字之间夹了空格。
理由：公文里汉字、数字之间不空格，间距由排版软件自动留；多出来的空格会在行尾断开，也找不到词。标题里代替停顿的空格、联合发文的机关之间的空格、署名和单独一行里排开位置的空格不算。
反例：截至 2024 年底
正例：截至2024年底
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.listedwords import quoted
from drafter.checks.written.skeleton import Manner
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("汉字间空格", Family.WORDING, Severity.WARNING, __doc__)
_SPACE = pattern(
    r"[ \u3000\xa0](?:(?<=[㐀-鿿，。、；：！？“”‘’（）《》].)[ \u3000\xa0]*(?=[㐀-鿿0-9，。、；：！？“”‘’（）《》])"
    r"|(?<=[0-9.].)[ \u3000\xa0]*(?=[%％])"
    r"|(?<=[0-9%].)[ \u3000\xa0]*(?=[㐀-鿿，。、；：！？“”‘’（）《》]))"
)
# 第一章 总则; 本报讯 （记者 某某）; 附件2 名单: a space that stands for a pause.
_PAUSE: Final = pattern(
    "(?:第[一二三四五六七八九十百0-9]{1,4}[章节条篇]|第[一二三四五六七八九十]{1,3}部分"
    "|[报社网台]讯|记者|通讯员|作者|摄影|[图表件录][：:]?[0-9]{1,2}(?:[.－-][0-9]{1,2}){0,3})$"
)
_NUMBERED: Final = pattern(
    r"[0-9]{1,2}(?:[.－-][0-9]{1,2}){0,3}[ \u3000\xa0]{1,9}"
    "(?![年月日号时个名人户万亿元张家次件倍岁位所项场条处座对多余])"
)
# What follows a space that stands between two items: 1.低保 2.特困.
_BYLINE: Final = pattern(
    r"通讯员|记者|摄影|作者|[0-9]{1,2}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[）)]"
)
_SPACED_OUT: Final = pattern(r"[ \u3000]*[㐀-鿿](?:[ \u3000\xa0]+[㐀-鿿]){1,11}[：:]?[ \u3000]*")
_LETTERS: Final = pattern(r"(?<![㐀-鿿])[㐀-鿿](?:[ \u3000\xa0]{1,4}[㐀-鿿]){1,11}(?![㐀-鿿])")
# The two halves of a headline: 养老服务提质　群众笑口常开.
_HEADLINE: Final = pattern(r"[ \u3000]*[㐀-鿿“”]{4,20}[ \u3000]{1,4}[㐀-鿿“”]{4,20}[ \u3000]*")
# Two that issued something together: 《中共中央 国务院关于…》.
_ISSUER: Final = pattern(
    "(?:中央|国务院|军委|办公[厅室]|人民政府|[部委会局厅署]|法院|检察院|残联|妇联)$"
)
_ISSUER_TOO: Final = pattern(
    r"(?:国务院|中央军委)|(?:中共)?[㐀-鿿]{1,12}?(?:中央|办公[厅室]|人民政府)(?:[ \u3000\xa0关印转令联，。、；）》”\n]|\Z)"
)
_ISSUER_QUOTED: Final = pattern(
    r"[㐀-鿿]{1,14}?(?:[部委会局厅署院]|残联|妇联)(?:[ \u3000\xa0关印转》”]|\Z)"
)
_HIGHEST: Final = ("中央", "国务院", "军委", "办公厅", "办公室", "人民政府")
# A page number has a rule of its own.
_PAGE: Final = pattern(
    "第[ \u3000\xa0]{0,2}[0-9]{1,3}[ \u3000\xa0]{0,2}页"
    "(?:[ \u3000\xa0]{0,2}[，,/]?[ \u3000\xa0]{0,2}共[ \u3000\xa0]{0,2}[0-9]{1,3}[ \u3000\xa0]{0,2}页)?"
)
_FIRST: Final = 3
_STOPS: Final = "。，；"
_BACK: Final = 8
_SHORT: Final = 45


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each stretch of spaces that is no layout."""
    spaces = tuple(paper.matches(_SPACE, having=" \u3000\xa0"))
    if not spaces:
        return
    spaced = {
        at
        for ours in (_LETTERS, _PAGE)
        for found in paper.matches(ours)
        for at in range(*found.span())
    }
    for found in spaces:
        start, end = found.span()
        if start in spaced or _is_layout(paper, found) or _parts_marks(paper, start, end):
            continue
        if _parts_issuers(paper.text, start, end):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”中间有空格",
            hint="删去空格",
            repairs=paper.repair(start, end, ""),
        )


def _is_layout(paper: Paper, found: re.Match[str]) -> bool:
    """Whether spaces put words in their places on a line, or stand for a pause in a heading."""
    text, (start, end) = paper.text, found.span()
    index = paper.index(start)
    if _is_pause(paper, paper.starts[index], start, end):
        return True
    passage = paper.passages[index]
    words = passage.text
    if len(words) > 2 * _SHORT:
        return False
    beside_digit = text[start - 1].isdigit() or text[end].isdigit()
    if passage.role in {Role.ELEMENT, Role.CELL, Role.FRAME, Role.TITLE}:
        return passage.role is Role.ELEMENT or not beside_digit
    if _SPACED_OUT.fullmatch(words):
        return True
    stopped = any(mark in words for mark in _STOPS)
    if not stopped and len(words) <= _SHORT and end - start > 1:
        return True
    if beside_digit:
        return False
    if index in paper.skeleton.title or (index < _FIRST and _HEADLINE.fullmatch(words)):
        return True
    return any(
        each.passage == index and each.manner is Manner.ALONE and each.words < start
        for each in paper.skeleton.headings
    )


def _parts_issuers(text: str, start: int, end: int) -> bool:
    """Whether the names of two that issue something together stand there."""
    if not _ISSUER.search(text, max(0, start - _BACK), start):
        return False
    highest = text.endswith(_HIGHEST, max(0, start - _BACK), start)
    if highest and _ISSUER_TOO.match(text, end):
        return True
    return _ISSUER_QUOTED.match(text, end) is not None and quoted(text, start)


def _parts_marks(paper: Paper, start: int, end: int) -> bool:
    """Whether spaces stand beside marks of Markdown, as one types them: **加大投入。** 三年."""
    passage, begin = paper.passage(start), paper.starts[paper.index(start)]
    return passage.place.file.endswith(".md") and not passage.in_one_piece(
        start - begin - 1, end - begin + 1
    )


def _is_pause(paper: Paper, begin: int, start: int, end: int) -> bool:
    """Whether spaces stand behind a number or a label, in a passage that begins at `begin`."""
    text = paper.text
    if _BYLINE.match(text, end) or _PAUSE.search(text, max(0, start - _BACK), start):
        return True
    numbered = _NUMBERED.match(text, begin)
    return numbered is not None and numbered.end() == end
