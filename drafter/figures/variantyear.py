"""A year as one of its versions (稿) tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.figures.withheld import published

if TYPE_CHECKING:
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.library.variants import Variant


def as_variant(year: YearData, variant: Variant, found: list[Finding]) -> YearData:
    """The year with what the 稿 has instead, and without what a public one leaves out."""
    head = year.head
    head = replace(
        head,
        outline=variant.outline or head.outline,
        title=variant.title or head.title,
        title_lines=() if variant.title else head.title_lines,
        page_style=variant.page_style or head.page_style,
        recipient=variant.recipient or head.recipient,
        places={**head.places, **variant.places},
    )
    year = replace(year, head=head)
    return published(year, found) if variant.public else year
