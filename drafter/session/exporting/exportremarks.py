"""What is to be looked at before a document leaves the house, and where each of it is mended."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks.rules.data import printed_hole, status_unverified
from drafter.drafting.blocks import (
    HEAD_ELEMENT,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
    Table,
    runs_of,
)
from drafter.drafting.faults import GAP, SHORTENED, UNPRINTED
from drafter.drafting.spoken import TERM_FORM
from drafter.figures.figure import CURRENT
from drafter.findings import Severity
from drafter.session.history import Spot
from drafter.session.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.blocks import Block, Draft
    from drafter.findings import Finding
    from drafter.office import Office

ANNEX = "附表"
HEAD = "标题、版头和版记"
FILL = "填上就不空了；没有这项工作的写“无”"
FILL_HEAD = "写在这一年的数据文件里，例：发文字号: …"
FILL_TERM = "在 单位.yaml 的 称谓 里写上"


class Kind(StrEnum):
    """Why something is to be looked at; the first four keep a 定稿 from being written."""

    ERROR = "错误"
    GAP = "缺口"
    HOLE = "空缺"
    UNVERIFIED = "待核"
    UNPRINTED = "已填未印"


_FILLS = {HEAD_ELEMENT: FILL_HEAD, TERM_FORM: FILL_TERM}
FORBIDS_FINAL = frozenset({Kind.ERROR, Kind.GAP, Kind.HOLE, Kind.UNVERIFIED})
_KINDS = {
    status_unverified.RULE.name: Kind.UNVERIFIED,
    UNPRINTED.name: Kind.UNPRINTED,
    SHORTENED.name: Kind.UNPRINTED,
}


class Remark(Struct, frozen=True):
    """One thing to be looked at: what, more of it, and where one goes to mend it, if here."""

    kind: Kind
    text: str
    more: str = ""
    spot: Spot | None = None


def errors_of(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """The errors of a report that could not be drafted; there is nowhere to go."""
    return tuple(
        Remark(Kind.ERROR, item.message, _more(item, ""))
        for item in findings
        if item.severity is Severity.ERROR
    )


def remarks_on(office: Office, draft: Draft, findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """All that is to be looked at, what keeps a 定稿 from being written first."""
    whereabouts = Whereabouts(office)
    remarks = [*_holes(office, draft, whereabouts)]
    gaps_told = False
    for item in findings:
        kind = Kind.ERROR if item.severity is Severity.ERROR else _KINDS.get(item.rule)
        gaps_told |= item.rule == GAP.name
        if kind is not None:
            spot = whereabouts.of_place(item.place)
            more = _more(item, str(office.folder))
            remarks.append(Remark(kind, item.message, more, spot))
    if not gaps_told:
        remarks += _gaps(draft)
    order = tuple(Kind)
    return tuple(sorted(remarks, key=lambda remark: order.index(remark.kind)))


def others_of(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many warnings and notices there are besides."""
    known = {*_KINDS, printed_hole.RULE.name}
    others = [item.severity for item in findings if item.rule not in known]
    return others.count(Severity.WARNING), others.count(Severity.NOTICE)


def _more(finding: Finding, folder: str) -> str:
    """Where it stands, as seen from the office's folder, and what helps."""
    place = str(finding.place).removeprefix(folder).lstrip("/\\")
    return f"{place}　{finding.hint}".rstrip("　")


def _gaps(draft: Draft) -> Iterator[Remark]:
    """The places of topics that cannot be read, where the office has silenced what was said of it."""
    for block in draft.blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.GAP:
            yield Remark(Kind.GAP, block.text, "", Spot(block.topic) if block.topic else None)


def _holes(office: Office, draft: Draft, whereabouts: Whereabouts) -> Iterator[Remark]:
    """A remark for each figure that has not come, with the headings under which it stands open."""
    headings: dict[tuple[str, str], list[str]] = {}
    topics: dict[tuple[str, str], str] = {}
    for heading, block in _under_headings(draft):
        for run in runs_of((block,)):
            if isinstance(run, HoleRun):
                where = HEAD if run.field == HEAD_ELEMENT else heading
                headings.setdefault((run.id, run.field), []).append(where)
                topics.setdefault((run.id, run.field), getattr(block, "topic", ""))
    for (name, field), under in headings.items():
        topic = topics[name, field]
        spot = whereabouts.of_measure(name, field, topic) or (Spot(topic) if topic else None)
        places = "、".join(f"“{heading}”" for heading in dict.fromkeys(under) if heading)
        text = f"{_named(office, name, field)}　空着{len(under)}处"
        text += f"，在{places}" if places else ""
        fill = _FILLS.get(field, f"{name}　{FILL}")
        yield Remark(Kind.HOLE, text, fill, spot)


def _under_headings(draft: Draft) -> Iterator[tuple[str, Block]]:
    """The blocks, each with the heading it stands under."""
    heading = HEAD
    for block in draft.blocks:
        if isinstance(block, Heading):
            heading = block.text
        yield (ANNEX if isinstance(block, Table) else heading), block


def _named(office: Office, measure: str, field: str) -> str:
    """A figure as the forms call it."""
    known = office.compiled.library.catalogue.of_measure(measure)
    name = known.indicator.name if known else measure
    return name if field in {CURRENT, HEAD_ELEMENT, TERM_FORM} else f"{name}·{field}"
