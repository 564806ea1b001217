"""Slogans with a number that the sentence itself spells out: “五清”，即人口清、收入清…."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.announcing import COUNT
from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.indexedtext import IndexedText

_QUOTED: Final = pattern(rf"“(?P<count>{COUNT})(?P<measure>个|大|项)?(?P<key>一批|[一-鿿]{{1,2}})”")
_OPEN: Final = pattern(
    # 个 is rarer than numerals, so it is looked for first.
    r"个(?<=(?P<count>[二两三四五六七八九十2-9])个)(?<![0-9第一二两三四五六七八九十“]..)"
    r"“?(?P<key>提升|突破|到位|转变|优化|强化|加强|创新|确保|坚持|注重|更加|统一|延伸|覆盖)”?"
    r"(?=[：:（(]|[，,](?:即|就是|分别是|也就是))"
)
# 3个乡镇（石桥镇、河口镇、柳树镇）: names of places or offices, and nothing else.
_NAMES: Final = pattern(r"[（(](?P<names>[一-鿿]{3,14}(?:、[一-鿿]{3,14}){2,20})[）)]")
_COUNTED: Final = pattern(
    r"(?<![0-9.第一二两三四五六七八九十前后每余多近约])(?P<count>[3-9]|1[0-9]|[三四五六七八九十]{1,2})[个家所处][一-鿿]{1,6}\Z"
)
_COUNT_BEFORE: Final = 12
_OF_A_NAME: Final = frozenset("镇乡道区村社县市局院所站园馆处心会校场办")
_MOST_APART: Final = 2
_LEADS_ON: Final = pattern(
    r"[一-鿿]{0,6}?(?:[，,]?(?:即|就是|分别是|也就是)[：:，,]?|[：:（(](?:即|分别是)?[：:，,]?)"
)
_END: Final = pattern(r"[。\n）)]")
_SEMICOLON: Final = pattern("[；;]")
_LISTING: Final = pattern("[、和及与]|以及")
_BEFORE_END: Final = pattern("[。；;：:，,\n]")
_FARTHEST: Final = 200
_FEWEST: Final = 2


class Spelled(NamedTuple):
    """A slogan and how many things the sentence lists; `open_ended` after 等."""

    start: int
    end: int
    words: str
    many: int
    listed: int
    open_ended: bool = False


def listed_slogans(whole: IndexedText) -> Iterator[Spelled]:
    """Those that are surely spelled out: each thing named has the slogan's own word."""
    text = whole.text
    if "“" in whole.characters:
        for found in _QUOTED.finditer(text):
            said = _before(text, found) or _behind(text, found)
            if said is not None:
                yield said
    yield from _names(whole)
    for found in _OPEN.finditer(text):
        said = _behind(text, found)
        if said is not None:
            yield said


def _names(whole: IndexedText) -> Iterator[Spelled]:
    """Places and offices that are counted and then named in brackets."""
    text = whole.text
    for found in whole.matches(_NAMES, beginning="（("):
        begin = max(0, found.start() - _COUNT_BEFORE)
        said = _COUNTED.search(text[begin : found.start()])
        names = found["names"].split("、")
        ends = {name[-1] for name in names}
        if said is None or not ends <= _OF_A_NAME or len(set(names)) < len(names):
            continue
        count = said["count"]
        many = int(count) if count.isdecimal() else read_ordinal(count) or 0
        if abs(many - len(names)) <= _MOST_APART:
            yield Spelled(begin + said.start(), found.end(), said[0], many, len(names))


def _behind(text: str, found: re.Match[str]) -> Spelled | None:
    """“五清”，即A清、B清…; “五清”（A清、B清…）; 三个提升：A提升、B提升…."""
    leads = _LEADS_ON.match(text, found.end())
    if leads is None:
        return None
    start = leads.end()
    stop = _END.search(text, start, start + _FARTHEST)
    if stop is None:
        return None
    whole = text[start : stop.start()]
    if _SEMICOLON.search(whole):
        parts = [part for part in _SEMICOLON.split(whole) if part.strip()]
        listed = len(parts) if all(found["key"] in part for part in parts) else 0
    else:
        listed = _run(_LISTING.split(whole.partition("，")[0].partition(",")[0]), found["key"])
        if "，" in whole or "," in whole:
            commas = [part for part in pattern("[，,]").split(whole) if part.strip()]
            if listed < _FEWEST and all(found["key"] in part for part in commas):
                listed = len(commas)
            elif listed < _FEWEST or any(found["key"] in part for part in commas[1:]):
                return None
    if listed < _FEWEST:
        return None
    return _spelled(text, found, listed)


def _before(text: str, found: re.Match[str]) -> Spelled | None:
    """A难、B难、C难、D难等“四难”."""
    end = found.start()
    open_ended = text[end - 1 : end] == "等"
    whole = text[max(0, end - _FARTHEST) : end - open_ended]
    whole = _BEFORE_END.split(whole)[-1]
    parts = _LISTING.split(whole)
    listed = _run(parts[::-1], found["key"])
    if listed < _FEWEST or "、" not in whole:
        return None
    return _spelled(text, found, listed, open_ended=open_ended)


def _run(parts: list[str], key: str) -> int:
    """How many parts in a row have the word."""
    count = 0
    for part in parts:
        if key not in part:
            break
        count += 1
    return count if count == len(parts) or count >= _FEWEST else 0


def _spelled(
    text: str, found: re.Match[str], listed: int, *, open_ended: bool = False
) -> Spelled | None:
    count = read_ordinal(found["count"].replace("两", "二")) or 0
    start = found.start("count")
    words = text[start : found.end()].strip("“”")
    return Spelled(start, found.end(), words, count, listed, open_ended) if count else None
