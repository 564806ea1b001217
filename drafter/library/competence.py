"""Who leads a topic at a time: the 主管 of its section, decided otherwise by 职能 of 单位.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.sourcetext import SourceText, source_text
from drafter.library.spells import ALWAYS, MONTHS, Spell, month_of, read_spell
from drafter.library.terms import word_fault
from drafter.yamlsource import Entry, Fields, Scalar
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.frontmatter import Lead
    from drafter.library.profile import OfficeProfile
    from drafter.library.terms import Term
    from drafter.location import Location

OURS, NOT_OURS = "有", "无"
KEYS = ("自", "至", "转由")
EXAMPLE = "例：职能: {三峡移民: 有, 基层治理: {至: 2024-05, 转由: 区委社会工作部}}"


class Competence(Struct, frozen=True):
    """What 单位.yaml says of one topic or 业务线: ours during `spell`, or never (None)."""

    spell: Spell | None
    successor: SourceText | None
    place: Location


class Standing(Struct, frozen=True):
    """Whether the office leads a topic at a time; else who does, and since when.

    `system` is the 系统 that leads instead, `successor` the body that 单位.yaml names;
    neither where nobody is known to lead. `since` is the month since when it is so,
    `begins` the month from which the office's own 系统 will lead.
    """

    own: bool
    system: str = ""
    successor: SourceText | None = None
    since: int | None = None
    begins: int | None = None
    decided: Location | None = None


OWN = Standing(own=True)


def standing_of(
    path: str, title: str, leads: tuple[Lead, ...], profile: OfficeProfile, month: int
) -> Standing:
    """Who leads the topic at `path` in that month; the office, where nobody has said."""
    local = _local(path, title, profile.competences)
    if local is None:
        return standing_by_leads(leads, profile.system, month)
    if local.spell is not None and local.spell.holds(month):
        return Standing(own=True, decided=local.place)
    since = None
    if local.spell is not None:
        if local.spell.since is not None and month < local.spell.since:
            others = standing_by_leads(leads, "", month)
            return Standing(
                own=False,
                system=others.system,
                since=others.since,
                begins=local.spell.since,
                decided=local.place,
            )
        since = None if local.spell.until is None else local.spell.until + 1
    if local.successor is not None:
        return Standing(own=False, successor=local.successor, since=since, decided=local.place)
    others = standing_by_leads(
        tuple(lead for lead in leads if lead.system != profile.system), "", month
    )
    return Standing(
        own=False, system=others.system, since=since or others.since, decided=local.place
    )


def leading_body(
    standing: Standing, departments: Term | None, level: str, month: int
) -> SourceText | None:
    """Who leads instead: the body 单位.yaml names, else what the 系统's department is called then."""
    if standing.successor is not None or departments is None:
        return standing.successor
    return departments.word(month, level, standing.system)


def _local(path: str, title: str, competences: Mapping[str, Competence]) -> Competence | None:
    """What 单位.yaml says of the topic, the most particular name first."""
    if not competences:
        return None
    for key in topic_keys(path, title):
        if key in competences:
            return competences[key]
    return None


def topic_keys(path: str, title: str) -> tuple[str, ...]:
    """What a topic may be called by in 职能: its path, its name, its title, its 业务线."""
    return (path, path.rpartition("/")[2], title, path.partition("/")[0])


def standing_by_leads(leads: tuple[Lead, ...], system: str, month: int) -> Standing:
    """Who leads a topic of these 主管 in that month, for an office of that 系统."""
    year = month // MONTHS
    if not leads:
        return OWN
    for lead in leads:
        if lead.system == system and lead.since <= year <= lead.until:
            return OWN
    active = [lead for lead in leads if lead.since <= year <= lead.until]
    own = [lead for lead in leads if lead.system == system]
    begins = min((lead.since for lead in own if lead.since > year), default=None)
    if active:
        since = active[0].since
    else:
        since = max((lead.until + 1 for lead in own if lead.until < year), default=0)
    return Standing(
        own=False,
        system=active[0].system if active else "",
        since=month_of(since, 1) if since else None,
        begins=None if begins is None else month_of(begins, 1),
    )


def read_competences(fields: Fields, found: list[Finding]) -> Mapping[str, Competence]:
    """职能 of 单位.yaml; an entry that cannot be read is a finding and left out."""
    node = fields.mapping("职能")
    competences: dict[str, Competence] = {}
    for entry in node.entries if node else ():
        competence = _read(entry, found)
        if competence is not None:
            competences[entry.key.text] = competence
    return competences


def _read(entry: Entry, found: list[Finding]) -> Competence | None:
    node = entry.value
    if isinstance(node, Scalar) and node.text == OURS:
        return Competence(ALWAYS, None, entry.key.place)
    if isinstance(node, Scalar) and node.text == NOT_OURS:
        return Competence(None, None, entry.key.place)
    if not isinstance(node, MappingNode):
        found.append(
            faults.BAD_PROFILE.at(
                node.place,
                f"职能“{entry.key.text[:20]}”要写有、无，或者写起止和转由，没有用上",
                hint=EXAMPLE,
            )
        )
        return None
    inner = Fields(node, found)
    spell = read_spell(inner, found)
    successor = _read_successor(inner, found)
    inner.done()
    if spell is None:
        return None
    if spell == ALWAYS:
        if successor is None:
            found.append(
                faults.BAD_PROFILE.at(
                    node.place,
                    f"职能“{entry.key.text[:20]}”没有写起止，也没有写转由，没有用上",
                    hint=EXAMPLE,
                )
            )
            return None
        return Competence(None, successor, entry.key.place)
    return Competence(spell, successor, entry.key.place)


def _read_successor(fields: Fields, found: list[Finding]) -> SourceText | None:
    scalar = fields.scalar("转由")
    if scalar is None or scalar.absent:
        return None
    fault = word_fault(scalar.text)
    if fault is None:
        return source_text(scalar)
    message, hint = fault
    found.append(faults.BAD_PROFILE.at(scalar.place, f"“转由”{message}", hint=hint))
    return None
