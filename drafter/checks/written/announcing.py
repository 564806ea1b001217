"""Phrases that say how many things follow: 以下三项工作, 攻克三个难点, “五清”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern
from drafter.quantity import read_ordinal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

COUNT: Final = r"(?:[二两三四五六七八九十]{1,3}|(?:1[0-9]|[2-9]))"
_GUARD: Final = r"(?<![0-9.第一二两三四五六七八九十前后这那该各每余多近约另上述])"
_PLAIN: Final = r"[^0-9，。；：、！？“”（）()《》,;:!?\n]"
# What a list can be a list of; five homes or three documents are things, and no list.
_LISTED: Final = (
    "方面|事|工作|任务|举措|措施|环节|问题|难点|重点|热点|亮点|痛点|堵点|突破|提升|转变|到位|"
    "优化|强化|创新|实事|好事|大事|结合|坚持|注重|关系|抓手|特点|变化|成效|不足|短板|层面|维度|途径|办法|做法|"
    "原则|要求|目标|关口|工程|行动|水平|步伐|关键|要点|思路|统一|确保|聚焦|延伸|着力|聚力|发力"
)
_CLOSING: Final = pattern(
    rf"{_GUARD}(?P<open>“?)(?P<count>{COUNT})(?P<measure>[个项件大条点种类步]|(?=方面))"
    rf"(?P<what>{_PLAIN}{{0,14}})(?:”{_PLAIN}{{0,6}})?"
    r"(?P<mark>[：:。，,])[ \u3000]*\Z"
)
_AGAIN: Final = pattern(f"{COUNT}[个项件大条点种类步]")
_REASONS: Final = pattern(r"有(?P<count>[二两三四五六七八九])[：:][ \u3000]*\Z")
_NOUN: Final = pattern(_LISTED)
# Policies that are called by how many they are: 残疾人两项补贴, 三项制度改革.
_CALLED_SO: Final = pattern("补贴|制度|政策(?!措施|举措)")
_SAYS_SO: Final = pattern(
    "方面|以下|如下|下列|件事|(?:做法|体会|原因|问题|不足|措施|举措|建议|特点|经验|表现|启示)(?:主要)?(?:有|是)(?=[二两三四五六七八九0-9])"
)
# 突出抓好五项任务。 and 存在三个问题。 announce as well what stands right behind the full stop.
_DUE: Final = pattern(
    "(?:抓好|做好|办好|干好|抓实|抓紧|狠抓|打好|突出|着力|重点|实施|推进|推动|围绕|聚焦|落实|把握|抓住)"
    "(?:抓好|做好|办好|推进|实施|落实|抓|做|办)?[了这]?$"
    "|(?:存在|面临|还有|仍有|尚有|主要有)(?:着|的)?(?:以下)?$"
)
_LISTED_LAST: Final = pattern(f"(?:{_LISTED}|困难|差距|弱项)$")
_SLOGAN: Final = pattern(
    rf"(?P<verb>[一-鿿]{{2}})(?P<count>一|{COUNT}|1)(?P<measure>[个项大件])"
    r"(?P<what>[一-鿿]{1,4})"
)
_COUNTED: Final = pattern("[一二两三四五六七八九十0-9][个项大件]")
_MARKS: Final = tuple("：:。，,")
_SPACES: Final = " \u3000"
_VERBS: Final = frozenset(
    [
        "提升",
        "解决",
        "攻克",
        "突出",
        "加快",
        "强化",
        "实现",
        "推进",
        "抓好",
        "做好",
        "抓实",
        "聚焦",
        "打造",
        "狠抓",
        "完成",
        "办好",
        "破解",
        "把握",
        "抓牢",
        "推动",
        "落实",
        "抓住",
        "深化",
        "夯实",
        "补齐",
        "守牢",
    ]
)
_FAR_BACK: Final = 40


class Announcement(NamedTuple):
    """A phrase with a number: where it stands, its words, the number.

    `sure` after a colon; `doubtful` where it may name something else than the list.
    """

    start: int
    end: int
    words: str
    many: int
    sure: bool
    doubtful: bool = False


class Slogan(NamedTuple):
    """攻克三个难点: its place and its parts."""

    start: int
    end: int
    verb: str
    many: int
    measure: str
    what: str

    @property
    def words(self) -> str:
        """It without its number, which may be written in several ways."""
        return f"{self.verb}{self.measure}{self.what}"

    def same_as(self, other: Slogan) -> bool:
        """Whether both say the same; what stands behind the noun is not looked at."""
        shorter, longer = sorted((self.what, other.what), key=len)
        return (
            (self.verb, self.many) == (other.verb, other.many) and longer.startswith(shorter)
        )  # fmt: skip


def announcement_before(text: str, start: int) -> Announcement | None:
    """What ends there and says how many things will be listed: 做好三件事：."""
    begin = max(0, start - _FAR_BACK)
    if not text[begin:start].rstrip(_SPACES).endswith(_MARKS):
        return None
    begin = max(begin, text.rfind("\n", begin, start) + 1)
    found = _REASONS.search(text[begin:start])
    if found is not None:
        at = begin + found.start("count")
        return Announcement(at, at + 1, found["count"], _value(found), sure=True)
    found = _CLOSING.search(text[begin:start])
    if found is None:
        return None
    what = found["what"]
    if _AGAIN.search(what) or _CALLED_SO.match(what):  # 四项任务三个环节：
        return None
    if not (_NOUN.search(what) or (found["measure"] in {"点", "条", "步"} and not what)):
        return None
    sure = found["mark"] in "：:" and not found["open"]
    said = _SAYS_SO.search(text[begin:start], max(0, found.start() - 6))
    due = found["mark"] == "。" and _is_due(text[begin:start], found)
    if not sure and not said and not due and found["mark"] not in "：:，,":
        return None
    at, end = begin + found.start("count"), begin + found.end("what")
    doubtful = not sure and not said and found["mark"] in "，,"
    return Announcement(at, end, text[at:end], _value(found), sure, doubtful)


def _is_due(clause: str, found: re.Match[str]) -> bool:
    """Whether a sentence says that so many things are to be done, or amiss, and no more."""
    return bool(_DUE.search(clause[: found.start()]) and _LISTED_LAST.search(found["what"]))


def slogans(text: str, start: int, end: int) -> Iterator[Slogan]:
    """Every 攻克三个难点 between two places."""
    for found in _SLOGAN.finditer(text, start, end):
        yield _read(found)


def announced_by_heading(title: str) -> Slogan | None:
    """The only slogan of a heading, when its things are such as can be listed: 推进八项工程."""
    found = list(slogans(title, 0, len(title))) if _COUNTED.search(title) else []
    if len(found) != 1:
        return None
    slogan = found[0]
    if slogan.verb not in _VERBS or slogan.many < 2 or not _NOUN.match(slogan.what):
        return None
    return slogan


def _read(found: re.Match[str]) -> Slogan:
    return Slogan(*found.span(), found["verb"], _value(found), found["measure"], found["what"])


def _value(found: re.Match[str]) -> int:
    return read_ordinal(found["count"].replace("两", "二")) or 0
