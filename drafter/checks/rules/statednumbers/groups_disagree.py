"""说明：写了“多少家中，盈利几家、持平几家、亏损几家”，互不相容的几类加起来比总数多，或者几类已列全却与总数不等。
理由：一家只能归一类，几类相加就是总数，读的人一加就知道。
反例：34家食堂中，盈利7家、持平15家、亏损13家。
正例：34家食堂中，盈利7家、持平15家、亏损12家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, measure, typed, words_after
from drafter.checks.written.operands import lead, places, shown_as
from drafter.checks.written.recomputing import exact, range_of, total
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("几类相加不符", Family.DATA, Severity.WARNING, __doc__)
_AMONG: Final = pattern("[^，。；、,;0-9]{0,10}[当之]?中[，,：:]?[^，。；、,;0-9]{0,6}")
_JOINED: Final = pattern("[^，。；、,;：:0-9（(]{0,6}[、，,][^，。；、,;：:0-9（(]{0,6}")
# No one thing is of two kinds of a row.
_KINDS: Final = (
    ("盈利", "持平", "亏损"),
    ("上升", "持平", "下降"),
    ("增长", "持平", "下降"),
    ("男", "女"),
    ("男性", "女性"),
    ("优秀", "良好", "合格", "基本合格", "不合格"),
)
_COMPLETE: Final = 5  # the first rows leave no other kind
_SIGNS: Final = ("盈利", "持平", "亏损", "上升", "下降", "男", "优秀", "良好", "合格")
_SIGN: Final = pattern("|".join(_SIGNS))
_FEW: Final = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each number that is followed by 中 and a row of kinds."""
    text = paper.text
    if "中" not in paper.characters or not paper.has(*_SIGNS):
        return
    for sentence in paper.sentences:
        if not _SIGN.search(text, sentence.start, sentence.end):
            continue
        for index, whole in enumerate(sentence.numbers[:-_FEW]):
            parts = _parts(text, sentence.numbers[index:])
            if len(parts) >= _FEW and exact(whole) and not from_year_file(paper, whole):
                yield from _judged(paper, whole, parts)


def _parts(text: str, numbers: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """The numbers of a whole's unit that stand in one list right behind it."""
    whole, *behind = numbers
    if not measure(whole) or not _AMONG.fullmatch(text, whole.end, behind[0].start):
        return ()
    parts: list[Stated] = []
    for number in behind:
        if measure(number) != measure(whole) or not exact(number):
            break
        if parts and not _JOINED.fullmatch(text, parts[-1].end, number.start):
            break
        parts.append(number)
    return tuple(parts)


def _judged(paper: Paper, whole: Stated, parts: tuple[Stated, ...]) -> Iterator[Finding]:
    text = paper.text
    complete = _complete(text, parts)
    together, told = total(parts), range_of(whole)
    if complete is None or (
        together.low <= told.high and (together.high >= told.low or not complete)
    ):
        return
    shown = shown_as(together, whole)
    said = [typed(text, each) for each in parts]
    more = "多" if together.low > told.high else "少"
    yield RULE.at(
        paper.place(parts[-1].start),
        f"{'、'.join(said)}加起来是{shown}，比总数{typed(text, whole)}{more}",
        computation=f"{'＋'.join(said)}＝{shown}",
        hint="核对总数和这几类的数",
        related=places(paper, (whole, *parts[:-1])),
    )


def _complete(text: str, parts: tuple[Stated, ...]) -> bool | None:
    """Whether the kinds of one row are all told; None where they are of no one row."""
    for index, kinds in enumerate(_KINDS):
        for labels in (
            [_label_before(text, each, kinds) for each in parts],
            [_label_behind(text, each, kinds) for each in parts],
        ):
            if all(labels) and len(set(labels)) == len(labels):
                return index < _COMPLETE and len(labels) == len(kinds)
    return None


def _label_before(text: str, number: Stated, kinds: tuple[str, ...]) -> str:
    words = lead(text, number).rpartition("中")[2].rstrip("的有了")
    return words if words in kinds else ""


def _label_behind(text: str, number: Stated, kinds: tuple[str, ...]) -> str:
    words = words_after(text, number.end)
    return words if words in kinds else ""
