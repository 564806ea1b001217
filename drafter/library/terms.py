"""Terms (称谓.yaml): what a thing is called, by the time, the level and the 系统 of who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.indicators import NAME
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.library.sourcetext import SourceText
from drafter.library.spells import ALWAYS, Spell, read_spell
from drafter.yamlsource import Entry, Fields, Scalar, Sequence, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Node

WORDING_KEYS = ("自", "至", "层级", "系统", "用")
NO_WORD = "无"  # said on purpose: there is no word for it then
DEPARTMENTS = "部门"  # the term that has the name of the department of each 系统
LONGEST = 60
MOST_WORDINGS = 60
EXAMPLE = "例：特困人员: [{至: 2016, 用: 五保、三无人员}, {用: 特困人员}]"

_TITLES = re.compile(r"《[^《》]*》")
_MARKS = re.compile(r"[{}｛｝\[\]［］【】`#<>\n]|\*\*")
_DIGITS = re.compile(r"[0-9０-９]+")


class Wording(Struct, frozen=True):
    """One word for a term, and when and for whom it counts; no `levels` are all, "" is no word."""

    text: str
    spell: Spell
    levels: tuple[str, ...]
    systems: tuple[str, ...]
    place: Location

    def fits(self, month: int, level: str, system: str) -> bool:
        """Whether it counts in that month for an office of that level and 系统."""
        return (
            self.spell.holds(month)
            and (not self.levels or level in self.levels)
            and (not self.systems or system in self.systems)
        )


class Term(Struct, frozen=True):
    """A term by its name, and its wordings in the order of the file."""

    name: str
    wordings: tuple[Wording, ...]
    place: Location

    def word(self, month: int, level: str, system: str) -> SourceText | None:
        """The first wording that fits, with its place; None where there is no word."""
        for wording in self.wordings:
            if wording.fits(month, level, system):
                return SourceText(wording.text, wording.place) if wording.text else None
        return None


class Terms(Struct, frozen=True):
    """All terms by name."""

    by_name: Mapping[str, Term]

    def get(self, name: str) -> Term | None:
        """The term called `name`."""
        return self.by_name.get(name)


NO_TERMS = Terms({})


def read_terms(sources: tuple[MappingNode, ...], found: list[Finding]) -> Terms:
    """The terms of all `sources`, the nearest library first; the first to name a term wins it."""
    by_name: dict[str, Term] = {}
    for source in reversed(sources):
        for entry in source.entries:
            term = _read_term(entry, found)
            if term is not None:
                by_name[term.name] = term
    return Terms(by_name)


def _read_term(entry: Entry, found: list[Finding]) -> Term | None:
    """The term; one that nothing can be read of stays known, so that its users are not told of it."""
    name = entry.key.text
    if not NAME.match(name):
        found.append(
            faults.BAD_NAME.at(
                entry.key.place,
                f"称谓的名称“{name[:30]}”不是以汉字开头的汉字、字母、数字，没有用上",
                hint="去掉空格和标点",
            )
        )
        return None
    return Term(name, tuple(_read_wordings(entry.value, name, found)), entry.key.place)


def _read_wordings(node: Node, name: str, found: list[Finding]) -> Iterator[Wording]:
    """What a term is called: one word for all times, or a list of them."""
    if isinstance(node, Scalar):
        if text := _text_of(node, name, found):
            yield Wording(text, ALWAYS, (), (), node.place)
    elif isinstance(node, Sequence):
        for item in node.items[:MOST_WORDINGS]:
            if isinstance(item, MappingNode):
                wording = _read_wording(item, name, found)
                if wording is not None:
                    yield wording
            else:
                found.append(_not_a_wording(item.place, name))
        if len(node.items) > MOST_WORDINGS:
            found.append(
                faults.BAD_TERM.at(
                    node.items[MOST_WORDINGS].place,
                    f"称谓“{name}”的叫法超过{MOST_WORDINGS}种，从这里起没有读",
                    hint="核对是不是放错了文件",
                )
            )
    else:
        found.append(_not_a_wording(node.place, name))


def _not_a_wording(place: Location, name: str) -> Finding:
    return faults.BAD_TERM.at(
        place, f"称谓“{name}”要写成一列叫法，这里读不懂，没有用上", hint=EXAMPLE
    )


def _read_wording(item: MappingNode, name: str, found: list[Finding]) -> Wording | None:
    fields = Fields(item, found)
    spell = read_spell(fields, found)
    levels = _choices(fields, "层级", LEVELS, found)
    systems = _choices(fields, "系统", SYSTEMS, found)
    fields.required_text("用")
    scalar = fields.scalar("用")
    fields.done()
    if scalar is None or scalar.absent or spell is None or levels is None or systems is None:
        return None
    text = _text_of(scalar, name, found)
    if text is None:
        return None
    return Wording(text, spell, levels, systems, scalar.place)


def _choices(
    fields: Fields, key: str, options: tuple[str, ...], found: list[Finding]
) -> tuple[str, ...] | None:
    """The words under `key`, each one of `options`; None, and a finding, where one is not."""
    scalars = fields.scalars(key)
    wrong = next((scalar for scalar in scalars if scalar.text not in options), None)
    if wrong is None:
        return tuple(scalar.text for scalar in scalars)
    near = nearest(wrong.text, options)
    found.append(
        faults.BAD_TERM.at(
            wrong.place,
            f"{key}没有“{wrong.text[:20]}”，这一种叫法没有用上",
            hint=f"改为：{near}" if near else f"可以写的有：{'、'.join(options)}",
        )
    )
    return None


def _text_of(scalar: Scalar, name: str, found: list[Finding]) -> str | None:
    """The word; "" for 无, None and a finding for what cannot be printed."""
    if scalar.text == NO_WORD:
        return ""
    text = "" if scalar.absent else scalar.text
    fault = word_fault(text)
    if fault is None:
        return text
    message, hint = fault
    found.append(faults.BAD_TERM.at(scalar.place, f"称谓“{name}”的叫法{message}", hint=hint))
    return None


def word_fault(text: str) -> tuple[str, str] | None:
    """Why a word cannot be printed in every place, and the hint."""
    if not text.strip():
        return "空着", f"写上叫法；这时没有叫法的，写：{NO_WORD}"
    if len(text) > LONGEST:
        return f"有{len(text)}字，太长", f"写在{LONGEST}字以内"
    if mark := _MARKS.search(text):
        return f"里有“{mark.group().strip() or '换行'}”，不能印", "只写文字，写在一行里"
    if digits := _DIGITS.search(_TITLES.sub("", text)):
        return f"里直接写了“{digits.group()}”", "数由指标印出，年份用汉字写，例：十四五"
    return None
