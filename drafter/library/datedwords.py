"""Words that count for a time only (时效.yaml): names, laws, congresses, anniversaries, fixed days, and what tells a topic."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from drafter.findings import Severity
from drafter.library import faults
from drafter.library.spells import ALWAYS, Spell, month_of, read_spell
from drafter.library.terms import NO_WORD
from drafter.period import read_year
from drafter.yamlsource import Fields, Scalar, Sequence, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from drafter.findings import Finding
    from drafter.library.terms import Terms
    from drafter.location import Location
    from drafter.yamlsource import Entry

NAMES: Final = "称呼"
LAWS: Final = "法规"
MEETINGS: Final = "会议"
ANNIVERSARIES: Final = "周年"
TOPICS: Final = "主题"
FIXED_DAYS: Final = "节日"
GROUPS: Final = (NAMES, LAWS, MEETINGS, ANNIVERSARIES, FIXED_DAYS, TOPICS)
KEYS: Final = ("自", "至", "公布", "称谓", "词", "改为", "说明", "除外", "同现", "严重度")
EXAMPLE: Final = "例：福利企业: {至: 2016, 说明: 资格认定已经取消}"
YEAR_EXAMPLE: Final = "例：建党: 1921"
DAY_EXAMPLE: Final = "例：烈士纪念日: 9-30"
_LEAP_YEAR: Final = 2000
LONGEST: Final = 40
_Entry = TypeVar("_Entry")
_QUOTES: Final = str.maketrans("", "", "“”")


class DatedWord(Struct, frozen=True):
    """A word that may be written during `spell`, under any of `forms`.

    `published` is the month in which a law was made known; `instead` what is said now; `besides`
    are longer words that it does not count in; with any of `beside` in the text nothing is amiss.
    """

    name: str
    spell: Spell
    forms: tuple[str, ...]
    place: Location
    published: int | None = None
    instead: str = ""
    note: str = ""
    besides: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING


class DatedWords(Struct, frozen=True):
    """All of them by group and name; `topics` has the words that tell a topic, by its path.

    `anniversaries` has the year from which the 周年 of an event are counted, by its name;
    `fixed_days` has the month and the day of what is kept on the same day every year.
    """

    groups: Mapping[str, Mapping[str, DatedWord]]
    topics: Mapping[str, tuple[str, ...]]
    anniversaries: Mapping[str, int] = {}
    fixed_days: Mapping[str, tuple[int, int]] = {}

    def of(self, group: str) -> tuple[DatedWord, ...]:
        """Those of 称呼, 法规 or 会议."""
        return tuple(self.groups.get(group, {}).values())


NO_DATED_WORDS = DatedWords({}, {})


def read_dated_words(
    sources: tuple[MappingNode, ...], terms: Terms, found: list[Finding]
) -> DatedWords:
    """Those of all `sources`, the nearest library first; an entry replaces one of its name."""
    groups: dict[str, dict[str, DatedWord]] = {NAMES: {}, LAWS: {}, MEETINGS: {}}
    topics: dict[str, tuple[str, ...]] = {}
    anniversaries: dict[str, int] = {}
    fixed_days: dict[str, tuple[int, int]] = {}
    for source in reversed(sources):
        fields = Fields(source, found)
        for group, words in groups.items():
            _lay(fields, group, words, lambda entry: _read(entry, terms, found))
        _lay(fields, TOPICS, topics, lambda entry: tuple(_forms(entry, found)))
        _lay(fields, ANNIVERSARIES, anniversaries, lambda entry: _year(entry, found))
        _lay(fields, FIXED_DAYS, fixed_days, lambda entry: _day(entry, found))
        fields.done()
    told = {path: words for path, words in topics.items() if words}
    return DatedWords(groups, told, anniversaries, fixed_days)


def _lay(
    fields: Fields, group: str, laid: dict[str, _Entry], read: Callable[[Entry], _Entry | None]
) -> None:
    """Lay the entries of one group over those that lie beneath; 无 takes one away."""
    node = fields.mapping(group)
    for entry in node.entries if node else ():
        name = entry.key.text
        if _is_off(entry):
            laid.pop(name, None)
        elif (told := read(entry)) is not None:
            laid[name] = told


def _is_off(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.text == NO_WORD


def _fault(place: Location, message: str, hint: str = EXAMPLE) -> Finding:
    return faults.BAD_DATED_WORD.at(place, f"{message}，没有用上", hint=hint)


def _forms(entry: Entry, found: list[Finding]) -> Iterator[str]:
    """The words that tell a topic."""
    if not isinstance(entry.value, Sequence):
        found.append(
            _fault(
                entry.value.place,
                f"“{entry.key.text[:20]}”要写成一列词",
                "例：社会救助/医疗救助: [医疗救助]",
            )
        )
        return
    for item in entry.value.items:
        if isinstance(item, Scalar) and 2 <= len(item.text) <= LONGEST:
            yield item.text
        else:
            found.append(_fault(item.place, "这里要写两个字以上的词", "例：[医疗救助, 长护险]"))


def _read(entry: Entry, terms: Terms, found: list[Finding]) -> DatedWord | None:
    name = entry.key.text
    if not isinstance(entry.value, MappingNode) or not 2 <= len(name) <= LONGEST:
        found.append(_fault(entry.key.place, f"“{name[:20]}”要写两个字以上的词和起止"))
        return None
    fields = Fields(entry.value, found)
    spell = read_spell(fields, found)
    forms = (name, *fields.texts("词"))
    term = fields.scalar("称谓")
    if term is not None and not term.absent:
        spell = _spell_of(term, forms, terms, found)
    published = fields.scalar("公布")
    word = DatedWord(
        name,
        spell or ALWAYS,
        tuple(dict.fromkeys(form for form in forms if len(form) > 1)),
        entry.key.place,
        _month(published, found) if published and not published.absent else None,
        fields.text("改为"),
        fields.text("说明"),
        fields.texts("除外"),
        fields.texts("同现"),
        Severity(fields.choice("严重度", tuple(Severity), Severity.WARNING)),
    )
    fields.done()
    if spell is None:
        return None
    if word.spell == ALWAYS and word.published is None:
        found.append(_fault(entry.key.place, f"“{name[:20]}”没有写起止"))
        return None
    return word


def _year(entry: Entry, found: list[Finding]) -> int | None:
    """The year of an event, by whose name its 周年 are told."""
    name, scalar = entry.key.text, entry.value
    year = read_year(scalar.text) if isinstance(scalar, Scalar) else None
    if year is None or not 2 <= len(name) <= LONGEST:
        found.append(_fault(scalar.place, f"“{name[:20]}”要写哪一年", YEAR_EXAMPLE))
        return None
    return year


def _day(entry: Entry, found: list[Finding]) -> tuple[int, int] | None:
    """The month and the day on which something is kept every year."""
    name, scalar = entry.key.text, entry.value
    month, _, day = scalar.text.partition("-") if isinstance(scalar, Scalar) else ("", "", "")
    if month.isdecimal() and day.isdecimal() and 2 <= len(name) <= LONGEST:
        with suppress(ValueError):
            date(_LEAP_YEAR, int(month), int(day))
            return int(month), int(day)
    found.append(_fault(scalar.place, f"“{name[:20]}”要写几月几日", DAY_EXAMPLE))
    return None


def _month(scalar: Scalar, found: list[Finding]) -> int | None:
    """A year or a month as 自 writes it."""
    year, _, month = scalar.text.partition("-")
    number = read_year(year)
    if number is None or (month and not (month.isdecimal() and 1 <= int(month) <= 12)):
        found.append(_fault(scalar.place, f"“公布: {scalar.text[:20]}”读不懂", "例：2016-03"))
        return None
    return month_of(number, int(month or 1))


def _spell_of(
    scalar: Scalar, forms: tuple[str, ...], terms: Terms, found: list[Finding]
) -> Spell | None:
    """How long the term has been said in one of these forms."""
    term = terms.get(scalar.text)
    for wording in term.wordings if term else ():
        text = wording.text.translate(_QUOTES)
        plain = (form.translate(_QUOTES) for form in forms)
        if text and any(form in text or text in form for form in plain):
            return wording.spell
    if term is None:
        near = nearest(scalar.text, terms.by_name)
        hint = f"是不是“{near}”？" if near else "写 称谓.yaml 里有的名称"
        found.append(_fault(scalar.place, f"没有名为“{scalar.text[:20]}”的称谓", hint))
        return None
    found.append(
        _fault(
            scalar.place,
            f"称谓“{scalar.text[:20]}”里没有“{forms[0]}”这种叫法",
            "改写自、至，或者核对称谓的名称",
        )
    )
    return None
