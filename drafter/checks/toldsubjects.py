"""What the words before a number, or before 同比增长, count: which figures of the data that may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.oncefor import once_for_each
from drafter.drafting.blocks import FigureRun
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafter.checks.report import Report
    from drafter.drafting.blocks import Run
    from drafter.library.indicators import Catalogue, Measure

Names = Mapping[str, tuple[str, ...]]

SHORTEST_NAME: Final = 4
HOUSEHOLDS, PERSONS = "户", "人"
_CLAUSE: Final = "。；，、：:！？（）()\n"
_SENTENCE: Final = "。；\n"
_LONGEST_CLAUSE, _LONGEST_SENTENCE = 44, 80
# What may lead to the name of what is counted, and from there to its number.
_LEAD: Final = (
    "截至[^，。；]{0,8}?[底末日]|到[^，。；]{0,5}?[底末]|全[省市区县镇乡旗州]|[本我][省市区县镇乡]"
    "|年末|年底|[月季]末|期末|目前|现有|现|全部|共有|共|已|全年|登记在册|在册|实有|设有|设立|建有"
    "|建成|拥有|开设|有|末"
)
_CHANGED: Final = (
    "(?:稳步|大幅|逐步|统一|相应|再)?(?:提高|增加|增长|上升|扩大|提升|调整|上调|下降|减少|降低|下调|增|升|降)"
    "(?:到|至|为)了?"
)
_PREFIX: Final = "每人每[月年次]|每户每[月年次]|每[月年]|人均"
_TO_NUMBER: Final = pattern(
    rf"(?:{_LEAD}){{0,4}}(?P<name>[㐀-鿿A-Za-z0-9“”—·]{{2,30}}?)"
    rf"(?:[由从](?:{_PREFIX})?[0-9.]{{1,12}}[万亿]?[㐀-鿿]{{0,3}})?"
    rf"(?:已|已经)?(?:{_CHANGED})?(?:已|已经)?"
    "(?:共有|共计|总计|合计|达到|超过|突破|达|逾|为|是|有|共|近|约)?了?"
    rf"(?:{_PREFIX})?\Z"
)
_TO_CHANGE: Final = pattern(
    rf"(?:{_LEAD}){{0,4}}(?P<name>[㐀-鿿A-Za-z0-9“”—·]{{2,30}}?)(?:已|已经)?\Z"
)
# A clause with one of these speaks of another time, of a part, of one place.
ELSEWHERE: Final = pattern(
    "上年|去年|年初|上半年|下半年|季度|[0-9]月|目标|任务|计划|力争|[由从]|其中|减少|增加|同期|原|以前|历年|"
    "(?:19|20)[0-9]{2}年|累计|以来|(?<![全各本乡农城])[镇村乡](?![镇级村])|街道|社区"
)
_ALL_THERE_ARE: Final = pattern("[设建拥实现共]有$")
_COMES_TO: Final = pattern("[到至为是达]|每[人户月年]")
_SUFFIXES: Final = ("总人数", "总数", "总量", "数量", "人数", "户数", "数", "量")
# What stands last in a path where the group itself says what is counted.
_OF_GROUP: Final = frozenset({"总数", "人数", "在册"})
_PARTED: Final = frozenset({"城市", "农村", "集中", "散居"})
_QUIET: Final = str.maketrans("", "", "的“”")


class Subject(NamedTuple):
    """The words that say what is counted, as they are compared, and where they stand.

    It is `whole` where the words around it say that all there are were counted: 设有, 增加到.
    """

    name: str
    start: int
    whole: bool = False


def subject_of_number(text: str, at: int) -> Subject | None:
    """What the number at an offset counts; None where words before it lead elsewhere."""
    return _subject(text, at, to_change=False)


def subject_of_change(text: str, at: int) -> Subject | None:
    """What grows or shrinks, of 同比增长 at an offset."""
    return _subject(text, at, to_change=True)


def _subject(text: str, at: int, *, to_change: bool) -> Subject | None:
    far = max(0, at - _LONGEST_CLAUSE)
    begin = max(far, *(text.rfind(mark, far, at) + 1 for mark in _CLAUSE))
    found = (_TO_CHANGE if to_change else _TO_NUMBER).match(text[begin:at])
    if found is None:
        return None
    start = begin + found.start("name")
    far = max(0, start - _LONGEST_SENTENCE)
    sentence = max(far, *(text.rfind(mark, far, start) + 1 for mark in _SENTENCE))
    if ELSEWHERE.search(text, sentence, start):
        return None
    lead, tail = text[begin:start], text[begin + found.end("name") : at]
    whole = _ALL_THERE_ARE.search(lead) or _COMES_TO.search(tail)
    return Subject(found["name"].translate(_QUIET), start, whole is not None)


def measures_of(report: Report, name: str, printed: Callable[[str], Names]) -> tuple[str, ...]:
    """The figures with a number that a name, or the same words in the draft, may mean."""
    found = _known_of(report, name, _by_name(report.library.catalogue))
    return found or _known_of(report, name, printed(name))


def _known_of(report: Report, name: str, names: Names) -> tuple[str, ...]:
    if not names:
        return ()
    known = report.book.known
    for spelt, suffix in _spellings(name):
        found = tuple(
            measure
            for measure in names.get(spelt, ())
            if measure in known and _fits(suffix, measure)
        )
        if found:
            return found
    return ()


def _spellings(name: str) -> Iterator[tuple[str, str]]:
    yield name, ""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= SHORTEST_NAME:
            yield name.removesuffix(suffix), suffix


def _fits(suffix: str, measure: str) -> bool:
    """Whether 人数, 户数 is said of that half of a pair."""
    if suffix.endswith("户数"):
        return not measure.endswith(f".{PERSONS}")
    return not (suffix.endswith("人数") and measure.endswith(f".{HOUSEHOLDS}"))


def printed_names(runs: Iterable[tuple[str, tuple[Run, ...]]]) -> dict[str, tuple[str, ...]]:
    """By which words the draft itself leads to its figures: of texts, with their runs."""
    names: dict[str, tuple[str, ...]] = {}
    for text, told in runs:
        at = 0
        for run in told:
            if isinstance(run, FigureRun) and "(" not in run.form and "素材." not in run.id:
                subject = subject_of_number(text, at)
                if subject is not None and len(subject.name) >= SHORTEST_NAME:
                    known = names.get(subject.name, ())
                    names[subject.name] = tuple(dict.fromkeys((*known, run.id)))
            at += len(run.text)
    return names


@once_for_each
def _by_name(catalogue: Catalogue) -> Names:
    """The measures by what words may call them."""
    names: dict[str, list[str]] = {}
    for measure, known in catalogue.measures.items():
        for name in _names(known):
            if len(name) >= SHORTEST_NAME:
                names.setdefault(name, []).append(measure)
    return {name: tuple(dict.fromkeys(found)) for name, found in names.items()}


def _names(known: Measure) -> Iterator[str]:
    """Its official name; for 社会组织.总数 also 社会组织总数, for 低保.在册.人 also 低保人数."""
    indicator, unit = known.indicator, known.unit.name
    yield indicator.name.translate(_QUIET)
    *groups, last = indicator.path.split(".")
    if last not in _OF_GROUP or not groups:
        return
    group = groups[-1]
    if group in _PARTED and len(groups) > 1:
        group += groups[-2]
    yield group
    if unit == HOUSEHOLDS:
        yield from (f"{group}户数", f"{group}家庭")
    elif unit == PERSONS:
        yield from (f"{group}人数", f"{group}对象", f"{group}对象人数", f"{group}总人数")
    else:
        yield from (f"{group}总数", f"{group}数量")
