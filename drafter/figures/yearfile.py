"""The head of a year's file: 年度, 时段, 截至, 提纲 and what the document's first page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures import faults
from drafter.figures.attributes import read_day
from drafter.figures.figure import DATA, LISTS, OWN_FIGURES
from drafter.findings import Related
from drafter.library.variants import read_variants
from drafter.period import SPAN_FORMS, Period, Span
from drafter.period import read_year as year_of
from drafter.yamlsource import Entry, Fields, Mapping, Scalar, nearest, told_singly

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup
    from datetime import date

    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.variants import Variant
    from drafter.location import Location

YEAR = "年度"
SPAN = "时段"
AS_OF = "截至"
WHOLE_YEAR = "全年"
HEAD_KEYS = (
    *("年度", "时段", "截至", "提纲", "成文日期", "标题", "标题分行", "版式"),
    *("份号", "密级", "紧急程度", "发文字号", "签发人", "主送"),
    *("附注", "抄送", "印发机关", "印发日期", "稿"),
)
BODY_KEYS = (DATA, OWN_FIGURES, LISTS)


class YearHead(Struct, frozen=True):
    """What the year's file says of the report itself; what it does not say is empty.

    `places` are those of the values, by key.
    """

    period: Period
    outline: str
    issue_date: date | None
    title: str
    title_lines: tuple[str, ...]
    page_style: str
    copy_number: str
    secrecy: str
    urgency: str
    document_number: str
    signatories: tuple[str, ...]
    recipient: str
    note: str
    cc: tuple[str, ...]
    printer: str
    print_date: date | None
    variants: Lookup[str, Variant]
    place: Location
    places: Lookup[str, Location]

    def place_of(self, key: str) -> Location:
        """Where `key` was given, else where the file begins."""
        return self.places.get(key, self.place)


def merged_head(mappings: tuple[Mapping, ...], found: list[Finding]) -> Mapping:
    """The head keys of all files of a year; a key given with two meanings is a finding."""
    entries: dict[str, Entry] = {}
    for mapping in mappings:
        for entry in mapping.entries:
            key = entry.key.text
            if key not in HEAD_KEYS:
                continue
            before = entries.setdefault(key, entry)
            if before is not entry and not _same(before, entry):
                found.append(
                    faults.GIVEN_TWICE.at(
                        entry.value.place,
                        f"“{key}”已经填过，这一处没有用上",
                        hint="只在一个文件里写",
                        related=(Related(before.value.place, "前一处"),),
                    )
                )
    return Mapping(tuple(entries.values()), mappings[0].place)


def read_head(head: Mapping, guess: int | None, found: list[Finding]) -> YearHead | None:
    """The head; `guess` is the year in the file's name, taken when 年度 cannot be read.

    None, and a finding, when there is no year at all.
    """
    fields = Fields(head, found)
    period = _read_period(fields, head, guess, found)
    if period is None:
        return None
    return YearHead(
        period=period,
        outline=fields.text("提纲"),
        issue_date=_read_date(fields, "成文日期", found),
        title=fields.text("标题"),
        title_lines=fields.texts("标题分行"),
        page_style=fields.text("版式"),
        copy_number=fields.text("份号"),
        secrecy=fields.text("密级"),
        urgency=fields.text("紧急程度"),
        document_number=fields.text("发文字号"),
        signatories=fields.texts("签发人"),
        recipient="、".join(fields.texts("主送")),
        note=fields.text("附注"),
        cc=fields.texts("抄送"),
        printer=fields.text("印发机关"),
        print_date=_read_date(fields, "印发日期", found),
        variants=read_variants(fields, found),
        place=head.place,
        places={entry.key.text: entry.value.place for entry in head.entries},
    )


def period_of(head: Mapping) -> Period | None:
    """The period a file says it is of, without complaints."""
    year, span = head.get(YEAR), head.get(SPAN)
    if not isinstance(year, Scalar):
        return None
    stated = isinstance(span, Scalar) and not span.absent
    return Period.read(year.text, span.text if stated and isinstance(span, Scalar) else WHOLE_YEAR)


def is_indicator(key: str, catalogue: Catalogue) -> bool:
    """Whether a key names indicators, and therefore belongs in 数据: 低保, 低保.标准.上年."""
    return key in catalogue.indicators or key.partition(".")[0] in catalogue.groups


def check_keys(mapping: Mapping, catalogue: Catalogue, found: list[Finding]) -> None:
    """Find the keys that a year's file does not have."""
    known = HEAD_KEYS + BODY_KEYS
    others = [entry.key for entry in mapping.entries if entry.key.text not in known]
    for key in told_singly(others, faults.UNKNOWN_HEAD_KEY, "项不认识的", found):
        if is_indicator(key.text, catalogue):
            found.append(
                faults.MISPLACED.at(
                    key.place,
                    f"“{key.text}”写在了 数据 之外，先按数据读入",
                    hint="移到 数据: 之下，缩进两格",
                )
            )
            continue
        near = nearest(key.text, known)
        found.append(
            faults.UNKNOWN_HEAD_KEY.at(
                key.place,
                f"不认识“{key.text}”，它的内容没有读入",
                hint=f"是不是“{near}”？" if near else f"最外层可以写：{'、'.join(known)}",
            )
        )


def _same(one: Entry, other: Entry) -> bool:
    return (
        isinstance(one.value, Scalar)
        and isinstance(other.value, Scalar)
        and one.value.text == other.value.text
    )


def _read_period(
    fields: Fields, head: Mapping, guess: int | None, found: list[Finding]
) -> Period | None:
    as_of = _read_date(fields, AS_OF, found)
    span = _read_span(fields.scalar(SPAN), found)
    node = fields.node(YEAR)
    year = year_of(node.text) if isinstance(node, Scalar) else None
    if year is None:
        typed = "没有写年度" if node is None else "年度要写成一个数"
        if isinstance(node, Scalar) and node.text:
            typed = f"“{node.text[:30]}”不是年度"
        found.append(
            faults.BAD_HEAD.at(
                fields.place(YEAR),
                typed + (f"，先按文件名作{guess}年" if guess else ""),
                hint=f"写成四位数字，1900至2099，例：年度: {guess or 2018}",
            )
        )
    year = year or guess
    return Period(year, span, as_of) if year else None


def _read_span(node: Scalar | None, found: list[Finding]) -> Span:
    if node is None or node.absent:
        return Span.named(WHOLE_YEAR)
    span = Span.read(node.text)
    if span is None:
        found.append(
            faults.BAD_HEAD.at(
                node.place,
                f"“{node.text[:30]}”不是时段，先按全年处理",
                hint=f"时段写{SPAN_FORMS}",
            )
        )
    return span or Span.named(WHOLE_YEAR)


def _read_date(fields: Fields, key: str, found: list[Finding]) -> date | None:
    scalar = fields.scalar(key)
    return None if scalar is None or scalar.absent else read_day(scalar, found)
