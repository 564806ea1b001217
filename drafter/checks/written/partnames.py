"""What a part of a whole is called: an age band may be its name, and begin with a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import cluster_start, words_before
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.checks.written.statednumbers import Stated

_AGES: Final = "[0-9]{1,3}(?:周?岁)?(?:[—至到～~–-]{1,2}[0-9]{1,3})?周?岁"
_LABEL: Final = pattern(f"[1-5]A|{_AGES}")  # a name may begin with a number
_BAND: Final = pattern(f"^{_AGES}")
_TO_AGE: Final = pattern("[—至到～~–-]{1,2}[0-9]{1,3}周?岁[^，、；：。,;:（）()]*")
_OPENS_LIST: Final = pattern("^(?:其中|包括|分别为|分为)|分别$")
_DIGITS: Final = pattern("[0-9]")


def part_name(text: str, number: Stated) -> str:
    """What a part is called."""
    lead = words_before(text, number.start).removesuffix(number.before)
    name = _OPENS_LIST.sub("", lead)
    return (name if _LABEL.match(name) else _DIGITS.split(name)[0]).strip("和及与以有为 ")


def without_band(name: str) -> str:
    """A name without the ages it begins with: 至 of 6至13岁 joins no two amounts."""
    return _BAND.sub("", name)


def begins_band(text: str, number: Stated, item: Stated) -> bool:
    """Whether a number is the lower age of the band that an item is named by: 60—69周岁2.3万人."""
    return not number.unit and bool(_TO_AGE.fullmatch(text, number.end, item.start))


def told_by_number(text: str, numbers: Sequence[Stated], item: Stated) -> bool:
    """Whether another amount stands in the name of an item: 6个村救助20人."""
    at = next(index for index, each in enumerate(numbers) if each is item)
    end = cluster_start(numbers, at)
    begin = end - len(words_before(text, end))
    return any(begin <= each.start < end and not begins_band(text, each, item) for each in numbers)
