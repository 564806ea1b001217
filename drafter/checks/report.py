"""What a check looks at: one report, from the year's figures to the draft made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.checks.written.paper import Paper
    from drafter.drafting.blocks import Draft
    from drafter.drafting.extent import Extent
    from drafter.figures.book import FigureBook
    from drafter.library.library import Library
    from drafter.library.pagestyles import PageStyle
    from drafter.library.profile import OfficeProfile


class Report(Struct, frozen=True):
    """A report under check.

    `extent` measures how long it is when somebody asks; `written` gives the draft as a written
    document, made once when first asked for.
    """

    profile: OfficeProfile
    library: Library
    book: FigureBook
    draft: Draft
    page_style: PageStyle
    extent: Callable[[], Extent]
    written: Callable[[], Paper]

    @property
    def paper(self) -> Paper:
        """The draft as a written document."""
        return self.written()

    def label(self, path: str) -> str:
        """An indicator or measure as a message names it: 城乡低保对象（低保.在册.人）."""
        known = self.library.catalogue.of_measure(path)
        indicator = known.indicator if known else self.library.catalogue.indicators.get(path)
        return f"{indicator.name}（{path}）" if indicator else path
