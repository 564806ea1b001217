"""说明：集中养育（供养）的标准写得比社会散居（分散供养）的还低。
理由：孤儿、特困人员的集中养育、集中供养标准不低于散居、分散的；写反了，多半是两个数颠倒，或者抄错了一位。
反例：孤儿集中养育标准提高到每人每月1300元，社会散居孤儿标准提高到每人每月1700元。
正例：孤儿集中养育标准提高到每人每月1700元，社会散居孤儿标准提高到每人每月1300元。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, same_span, typed
from drafter.checks.written.operands import MONEY, lead, places
from drafter.checks.written.recomputing import exact
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.clauses import Sentence
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("集中标准低于分散", Family.DATA, Severity.WARNING, __doc__)
_GATHERED: Final = pattern("集中(?:养育|供养)|机构(?:集中)?(?:养育|供养)|福利机构")
_SCATTERED: Final = pattern("散居|分散(?:养育|供养)")
_STANDARD: Final = pattern("标准|每人每[月年]|每月|每年|养育费|生活费")
_OTHER: Final = pattern("护理|照料|一次性|补贴|提标|增加|每天|每日")
_EACH: Final = pattern(
    "(?P<first>集中|机构|散居|分散)[^。；;，,0-9]{0,14}[、和与及](?P<second>社会散居|散居|分散|集中|机构)[^。；;0-9]{0,30}分别[^。；;0-9]{0,20}"
)
_AND: Final = frozenset({"、", "和", "，", "与"})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Both standards of one sentence."""
    if "集" not in paper.characters and "机" not in paper.characters:
        return
    text = paper.text
    for sentence in paper.sentences:
        if not (
            len(sentence.numbers) > 1
            and _SCATTERED.search(text, sentence.start, sentence.end)
            and _STANDARD.search(text, sentence.start, sentence.end)
        ):
            continue
        both = _respectively(text, sentence) or _each_told(text, sentence)
        if both is None or both[0].value >= both[1].value:
            continue
        if not from_year_file(paper, both[0]):
            yield _found(paper, *both)


def _is_standard(text: str, number: Stated) -> bool:
    return (
        number.unit == MONEY
        and not number.scale
        and exact(number)
        and not _OTHER.search(lead(text, number))
    )


def _respectively(text: str, sentence: Sentence) -> tuple[Stated, Stated] | None:
    """集中养育、社会散居孤儿标准分别为1700元、1300元: what is gathered first, then scattered."""
    found = _EACH.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    told = [each for each in sentence.numbers if each.start >= found.end()][:2]
    if len(told) < 2 or not all(_is_standard(text, each) for each in told):
        return None
    if told[0].start != found.end() or text[told[0].end : told[1].start] not in _AND:
        return None
    scattered_first = found["first"] in {"散居", "分散"}
    if scattered_first == (found["second"] in {"社会散居", "散居", "分散"}):
        return None
    return (told[1], told[0]) if scattered_first else (told[0], told[1])


def _each_told(text: str, sentence: Sentence) -> tuple[Stated, Stated] | None:
    """Each standard in a clause of its own; of 由…提高到… the latter."""
    gathered: list[Stated] = []
    scattered: list[Stated] = []
    for number in sentence.numbers:
        if not _is_standard(text, number):
            continue
        words = lead(text, number)
        kinds = bool(_GATHERED.search(words)), bool(_SCATTERED.search(words))
        if kinds[0] != kinds[1] and _STANDARD.search(words):
            (gathered if kinds[0] else scattered).append(number)
    if not gathered or not scattered:
        return None
    first, second = gathered[-1], scattered[-1]
    return (first, second) if same_span(lead(text, first), lead(text, second)) else None


def _found(paper: Paper, gathered: Stated, scattered: Stated) -> Finding:
    one, other = (typed(paper.text, each) for each in (gathered, scattered))
    return RULE.at(
        paper.place(gathered.start),
        f"集中的标准{one}，比散居（分散）的{other}还低",
        computation=f"{one}＜{other}",
        hint="对照当年公布的标准核对，看两个数是否写颠倒或抄错",
        related=places(paper, (scattered,)),
    )
