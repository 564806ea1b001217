"""What period a document says that it reports on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern
from drafter.period import Period

if TYPE_CHECKING:
    from drafter.manuscript import Manuscript

_FIRST_PASSAGES: Final = 3
_TOLD: Final = pattern(
    "((?:19|20)[0-9]{2})年(?:度|工作)?(上半年|前三季度|[一二三四]季度|[0-9]{1,2}[—－-][0-9]{1,2}月)?"
)


def told_period(manuscript: Manuscript) -> Period | None:
    """The first year that its beginning names, with what part of it; None where it names none."""
    for passage in manuscript.passages[:_FIRST_PASSAGES]:
        found = _TOLD.search(passage.text)
        if found:
            return Period.read(found[1], found[2] or "全年")
    return None
