"""What a topic is drafted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.figures.lists import Record
    from drafter.figures.words import Words
    from drafter.library.phrases import Phrases
    from drafter.library.profile import OfficeProfile


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """One report's material; `blank` ignores figures and words and keeps every clause.

    `record` is the record a loop stands at, `item_count` the number 项数 prints.
    """

    profile: OfficeProfile
    book: FigureBook
    words: Words
    phrases: Phrases
    blank: bool = False
    record: Record | None = None
    item_count: int = 0
