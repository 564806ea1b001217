"""说明：问题里写“还有多少没有”，与前面写的一共多少、已有多少（已覆盖百分之几）减不到一起。
理由：成绩和问题写在两处，一处改了，另一处常忘了改；一减就对不上。
反例：组织参训人员240人，结业后实现就业210人。参训人员中仍有45人没有实现就业。
正例：组织参训人员240人，结业后实现就业210人。参训人员中仍有30人没有实现就业。
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.written.clauses import from_year_file, is_change, measure, typed, words_after
from drafter.checks.written.operands import lead, of_another_time, of_one, places, shown_as
from drafter.checks.written.recomputing import Range, difference, exact, range_of
from drafter.checks.written.spokentime import spoken_time
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("未办数不符", Family.DATA, Severity.WARNING, __doc__)
_STILL: Final = "(?:目前|现|仍|还|尚|依然)*有"
_AMONG: Final = pattern(f"^(?P<who>[㐀-鿿]{{2,14}})中{_STILL}$")
_AMONG_SO_MANY: Final = pattern(f"(?P<noun>[㐀-鿿]{{1,8}})中{_STILL}")
_NOT: Final = pattern(
    "^(?P<noun>[㐀-鿿]{0,8}?)(?:仍|还|尚)?(?:没有?|未能?)(?![成满来知必])(?P<what>[㐀-鿿]{2,14})$"
)
_KIND_OF_PERSON: Final = pattern(
    "^(?:全部|所有|这些|全[县市区])|(?:人员|对象|群众|家庭|学员|儿童|老人|老年人|人|者)$"
)
_VERB: Final = pattern(
    "^(?:建立|建成|建有|建设|建|设立|设有|设置|设|配备|配有|配|开展|开办|实现|覆盖|有|达到)+"
)
_FILLER: Final = pattern("(?:共有|共计|合计|累计|共|已|有|为|达到?|了|的)*$")
_OF_WHOM: Final = pattern("[率占比均]|其中|新增|同比")
_COVERS: Final = pattern("覆盖|建[有成]|设[有立]|配[有备]|惠及")
_SHORTEST: Final = 2
_NAME: Final = 3
_MOST: Final = 20
_LOOKED_AT: Final = 4000


class _Left(NamedTuple):
    """What is left of what by the text, and the numbers that this follows from."""

    value: Range
    of: tuple[Stated, ...]
    sum: str


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number of those among some that have not got, or done, something."""
    if paper.characters.isdisjoint("没未"):
        return
    for sentence, index, what in islice(_lacking(paper), _MOST):
        number = sentence.numbers[index]
        among = _AMONG.search(lead(paper.text, number))
        left = _of_so_many(paper, sentence, index, what) if index else None
        if left is None and among is not None:
            left = _of_those(paper, sentence, number, (among["who"], what))
        yield from _judged(paper, number, left)


def _lacking(paper: Paper) -> Iterator[tuple[Sentence, int, str]]:
    """中有32人没有实现就业: the number, and what they have not got or done."""
    text = paper.text
    for sentence in paper.sentences:
        if "中" not in text[sentence.start : sentence.end]:
            continue
        for index, number in enumerate(sentence.numbers):
            told = _NOT.match(words_after(text, number.end))
            if told is None or not measure(number) or not exact(number):
                continue
            if not (from_year_file(paper, number) or _OF_WHOM.search(lead(text, number))):
                yield sentence, index, told["what"]


def _judged(paper: Paper, number: Stated, left: _Left | None) -> Iterator[Finding]:
    if left is None or left.value.low <= number.value <= left.value.high:
        return
    shown = shown_as(left.value, number, more=0)
    yield RULE.at(
        paper.place(number.start),
        f"按前面写的数，没有的应是{shown}，文中写“{typed(paper.text, number)}”",
        computation=f"{left.sum}＝{shown}",
        hint="核对这几个数；时间或范围不同的，在句子里写明",
        related=places(paper, left.of),
    )


def _of_so_many(paper: Paper, sentence: Sentence, index: int, what: str) -> _Left | None:
    """128个社区中还有32个没有服务站: beside 服务站覆盖128个社区的75%, told elsewhere."""
    text, numbers = paper.text, sentence.numbers
    whole, number = numbers[index - 1], numbers[index]
    among = _AMONG_SO_MANY.fullmatch(text[whole.end : number.start].removesuffix(number.before))
    name = _VERB.sub("", what)
    if among is None or measure(whole) != measure(number) or len(name) < _NAME:
        return None
    covered = f"{among['noun']}的"
    for other in _elsewhere(paper, sentence):
        if name not in text[other.start : other.end]:
            continue
        for one, share in zip(other.numbers, other.numbers[1:], strict=False):
            same = one.value == whole.value and measure(one) == measure(whole)
            between = text[one.end : share.start].removesuffix(share.before)
            if same and share.unit == PERCENT and exact(share) and between == covered:
                return _rest_of_share(text, one, share)
    return None


def _rest_of_share(text: str, whole: Stated, share: Stated) -> _Left | None:
    if not _COVERS.search(lead(text, whole)) or of_another_time(text, whole):
        return None
    rest = whole.value * (100 - share.value) / 100
    slack = whole.value * share.rounding / 100
    sum_ = f"{typed(text, whole)}×（100%－{typed(text, share)}）"
    return _Left(Range(rest - slack, rest + slack), (whole, share), sum_)


def _of_those(
    paper: Paper, sentence: Sentence, number: Stated, who_and_what: tuple[str, str]
) -> _Left | None:
    """参训人员中仍有32人没有实现就业: 参训268人 less 实现就业236人, each told once."""
    text, (who, what) = paper.text, who_and_what
    stem = _KIND_OF_PERSON.sub("", who)
    stem = stem if len(stem) >= _SHORTEST else who
    wholes: list[Stated] = []
    done: list[Stated] = []
    for each in _alike(paper, sentence, number, (stem, what)):
        words = lead(text, each)
        if _FILLER.sub("", words).endswith(what):
            done.append(each)
        elif stem in words or words_after(text, each.end).startswith(stem):
            wholes.append(each)
    if len(wholes) != 1 or len(done) != 1 or wholes[0].value < done[0].value:
        return None
    if paper.index(wholes[0].start) != paper.index(done[0].start):
        return None
    value = difference(range_of(done[0]), range_of(wholes[0]))
    sum_ = f"{typed(text, wholes[0])}－{typed(text, done[0])}"
    return _Left(value, (wholes[0], done[0]), sum_)


def _alike(
    paper: Paper, here: Sentence, number: Stated, words: tuple[str, str]
) -> Iterator[Stated]:
    """The present numbers of the same unit in other sentences that have any of the words."""
    text = paper.text
    for other in _elsewhere(paper, here):
        told = text[other.start : other.end]
        if not any(word in told for word in words):
            continue
        for each in other.numbers:
            if measure(each) != measure(number) or not exact(each) or not each.value:
                continue
            if not (is_change(text, each) or of_another_time(text, each) or of_one(text, each)):
                yield each


def _elsewhere(paper: Paper, here: Sentence) -> Iterator[Sentence]:
    """The other sentences on the same period."""
    time = spoken_time(paper)
    for sentence in islice(paper.sentences, _LOOKED_AT):
        if sentence != here and not (time and time.planned(sentence.start)):
            yield sentence
