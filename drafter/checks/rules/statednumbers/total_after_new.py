"""说明：写了新增多少、使总数达到多少，与别处写出的现有数（已有、累计）加不到一起；总数另有一处写着的，算对。
理由：现有的加上新增的就是总数，隔着几段也会有人翻回去加一遍；目标写错了，来年就对不上账。
反例：镇敬老院现有床位90张。↵明年增加床位30张，使床位总数达到130张。
正例：镇敬老院现有床位90张。↵明年增加床位30张，使床位总数达到120张。
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import (
    from_year_file,
    measure,
    typed,
    words_after,
    words_before,
)
from drafter.checks.written.operands import MONEY, lead, of_one, places, shown_as
from drafter.checks.written.recomputing import exact, range_of, sums_to, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("新增后总数不符", Family.DATA, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_SIGNS: Final = ("总数", "总量", "达到", "增加到", "增加至", "增至", "扩大到", "累计")
_REACHES: Final = "(?:将|可|已)?(?:增加到|增加至|增至|扩大到|扩大至|扩展到|达到|达)"
_SO_FAR: Final = pattern(
    "[，,](?:并|从而|进而|力争|确保|逐步|预计)?(?:"
    f"(?:使|让)(?:全[区县市镇])?(?P<made>[^，。；、,;0-9]{{2,16}}?)的?(?:总数|总量|数量|规模)?{_REACHES}"
    f"|(?:使|让)?(?P<all>[^，。；、,;0-9]{{0,16}}?)的?(?:总数|总量)(?:{_REACHES}|为)"
    f"|(?:现已|目前)?累计(?:建成|建有|达到|达|有)|{_REACHES})"
)
# What a number is told as: what there is, what is added, or something else altogether.
_VERB: Final = pattern(
    "(?P<stock>(?:现有|已有|原有|共有|设有|建有|拥有|开设|累计(?!新|改|投|发|开|培|接|服|救)|总数|总量|实有|在册)"
    "(?:已|共)?(?:建成|建有|建设|登记|注册)?(?:达到|达|为|有)?)"
    "|(?P<new>新增加?|新建成?|新开设?|新设立?|新登记|新成立|新培育|新创建|增加(?![到至])|增设|增开|增建)"
    "|(?P<other>改造|改扩?建|扩建|提升|慰问|走访|检查|排查|培训|评定|评估|撤销|撤并|关停|注销|取缔|减少"
    "|下降|淘汰|退出|补助|资助|发放|投入|覆盖|选派|打造|命名|创建|建成|达到|[任目计][务标划])"
)
_NOT_NOW: Final = pattern(
    "上年|去年|前年|年初|任务|目标|计划|力争|争取|确保|预计|到20[0-9]{2}年|历年"
)
_GONE: Final = pattern("撤|关停|注销|取缔|减少|退出|淘汰|整合|改扩?建|扩建|改造|提升|净增")
_NO_NOUN: Final = pattern(
    "^(?:其中|全[区县市镇州省]|我[区县市镇]|各类|各级|目前|截至|共|计|[的了有为使])+|(?:共|有|为|数|的|了)+$"
)
_MARKS: Final = pattern("[，,。；;：:（）()、]")
_NAMES: Final = pattern(
    "(?:^|[，。；：、])[^，。；：、0-9]+、[^，。；、0-9]+$"
)  # 烹饪、电工等8个专业
_COME_AND_GO: Final = frozenset({"人", "户", "对"})
_FARTHEST: Final = 20
_NEAR: Final = 7  # so far off, the two are most likely told of different places
_MOST: Final = 60
_FEWEST_LETTERS: Final = 2


class _Told(NamedTuple):
    """A number with the noun that its sentence gives it; `new` where it is added to the others."""

    number: Stated
    noun: str
    new: bool


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each total that something new is said to make, against what the text counts before."""
    text = paper.text
    if not any(sign in text for sign in _SIGNS):
        return
    pairs = list(islice(_pairs(paper), _MOST))
    if not pairs:
        return
    stocks = _stocks(paper)
    for new, whole in pairs:
        yield from _judged(paper, new, whole, stocks)


def _pairs(paper: Paper) -> Iterator[tuple[_Told, Stated]]:
    """What is new, and the total right behind it."""
    text = paper.text
    for sentence in paper.sentences:
        told: list[_Told | None] | None = None
        for index, whole in enumerate(sentence.numbers[1:], 1):
            added = sentence.numbers[index - 1]
            if not _countable(added) or measure(added) != measure(whole) or not exact(whole):
                continue
            so_far = _SO_FAR.fullmatch(text, _behind(text, added), whole.start)
            if so_far is None or from_year_file(paper, whole):
                continue
            told = _roles(text, sentence) if told is None else told
            new = told[index - 1]
            if new is None or not new.new or _GONE.search(text, sentence.start, whole.start):
                continue
            named = _NO_NOUN.sub("", so_far["made"] or so_far["all"] or "")
            if named in {"", new.noun} and _only_one(sentence, told, index, named):
                yield new, whole


def _behind(text: str, number: Stated) -> int:
    """Where what a number counts ends: 3个培训专业."""
    return number.end + len(words_after(text, number.end))


def _only_one(sentence: Sentence, told: list[_Told | None], index: int, named: str) -> bool:
    """Whether the total is of this one thing: none else is new, or its own noun is repeated."""
    unit = measure(sentence.numbers[index])
    same = [each for each in told[:index] if each and each.new and measure(each.number) == unit]
    return len(same) == 1 or (bool(named) and sum(each.noun == named for each in same) == 1)


def _countable(number: Stated) -> bool:
    return measure(number) not in {"", MONEY} and exact(number) and number.value > 0


def _roles(text: str, sentence: Sentence) -> list[_Told | None]:
    """What each number of a sentence is told as."""
    verbs = list(_VERB.finditer(text, sentence.start, sentence.end))
    roles: list[_Told | None] = []
    at = -1
    for number in sentence.numbers:
        while at + 1 < len(verbs) and verbs[at + 1].end() <= number.start:
            at += 1
        verb = verbs[at] if at >= 0 else None
        if verb is None or verb["other"] or not _countable(number) or of_one(text, number):
            roles.append(None)
            continue
        noun = _noun(text, number, verb.start(), verb.end())
        if not noun and verb["stock"]:
            noun = next((each.noun for each in reversed(roles) if each), "")
        roles.append(_Told(number, noun, verb["new"] is not None))
    return roles


def _noun(text: str, number: Stated, begin: int, end: int) -> str:
    """What is counted: 床位 of 现有床位90张, 床位总数达到90张, 现有90张床位."""
    before = text[max(end, number.start - _FARTHEST) : number.start].removesuffix(number.before)
    noun = _NO_NOUN.sub("", _MARKS.split(before)[-1])
    if noun and not _NAMES.search(before):
        return noun
    behind = _NO_NOUN.sub("", words_after(text, number.end))
    return behind or _NO_NOUN.sub("", words_before(text, begin))


def _stocks(paper: Paper) -> dict[tuple[str, str], list[Stated]]:
    """What there is, by its unit and its noun."""
    text = paper.text
    stocks: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for sentence in paper.sentences:
        if not _VERB.search(text, sentence.start, sentence.end):
            continue
        for each in _roles(text, sentence):
            if each and not each.new and not _NOT_NOW.search(lead(text, each.number)):
                stocks[measure(each.number), each.noun].append(each.number)
    return stocks


def _judged(
    paper: Paper, new: _Told, whole: Stated, stocks: dict[tuple[str, str], list[Stated]]
) -> Iterator[Finding]:
    if len(new.noun) < _FEWEST_LETTERS:
        return
    unit = measure(whole)
    had, severity = stocks.get((unit, new.noun), []), Severity.WARNING
    had = [each for each in had if each is not whole]
    if not had:
        tails = (new.noun[at:] for at in range(1, len(new.noun) - 1))
        had = next((stocks[unit, tail] for tail in tails if (unit, tail) in stocks), [])
        severity = Severity.NOTICE
    if any(sums_to(range_of(whole), (each, new.number)) or _same(each, whole) for each in had):
        return
    before = [each for each in had if each.start < new.number.start]
    if len({each.value for each in before}) != 1 or before[0].value >= whole.value:
        return
    computed = total((before[-1], new.number))
    if abs(computed.low - whole.value) * _NEAR > whole.value:
        return
    # Two places may be told of side by side; and whom something is paid to also drop out.
    if "\n" not in paper.text[before[-1].start : whole.start] or unit in _COME_AND_GO:
        severity = Severity.NOTICE
    text = paper.text
    shown = shown_as(computed, whole, 0)
    first, second = typed(text, before[-1]), typed(text, new.number)
    yield RULE.at(
        paper.place(whole.start),
        f"前面写{new.noun}有{first}，新增{second}，总数应是{shown}，文中写“{typed(text, whole)}”",
        severity=severity,
        computation=f"{first}＋{second}＝{shown}",
        hint="核对这三个数；其间另有增减的，写明",
        related=places(paper, (before[-1], new.number)),
    )


def _same(one: Stated, other: Stated) -> bool:
    return sums_to(range_of(other), (one,))
