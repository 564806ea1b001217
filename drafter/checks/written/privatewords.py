"""What tells who somebody is: names beside what their bearers get or ask for, numbers of persons."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from drafter.checks.written.birthdates import birthdates
from drafter.checks.written.homeaddresses import addresses
from drafter.checks.written.indexedtext import IndexedText
from drafter.checks.written.personnames import names, names_beside_numbers
from drafter.checks.written.personnumbers import (
    accounts,
    cards,
    certificates,
    identity_numbers,
    plates,
    telephones,
)
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.checks.written.masking import Private
    from drafter.findings import Finding

# Each number of a person, of a telephone, of a card has so many digits and gaps on end.
_LONG: Final = pattern("[0-9][0-9 -]{9}")
_MOST_KNOWN: Final = 1000
_MOST_REPEATED: Final = 40
_SHORTEST_REPEATED: Final = 3


class PrivateWords:
    """Those of a text by their kind; worked out once, for rules and for what messages may quote."""

    def __init__(self, text: str | IndexedText) -> None:
        """Look for them."""
        whole = IndexedText(text) if isinstance(text, str) else text
        text = whole.text
        self.identity_numbers: tuple[Private, ...] = ()
        self.telephones: tuple[Private, ...] = ()
        self.cards: tuple[Private, ...] = ()
        if _LONG.search(text):
            self.identity_numbers = tuple(identity_numbers(text))
            self.telephones = tuple(telephones(text))
            self.cards = tuple(cards(text))
        named = (*names(whole), *names_beside_numbers(text, self.identity_numbers))
        self.names = tuple(sorted({each.start: each for each in named}.values()))
        others = _starts((*self.identity_numbers, *self.telephones, *self.cards))
        self.certificates = tuple(
            each for each in certificates(text) if others.isdisjoint(range(each.start, each.end))
        )
        self.plates = tuple(plates(whole))
        self.accounts = tuple(each for each in accounts(whole) if each.start not in others)
        self.addresses = tuple(addresses(whole, self.names))
        self.birthdates = tuple(birthdates(text, self.names))
        self.repeated = tuple(_repeated(text, self.names))
        found = [
            *self.names, *self.repeated, *self.identity_numbers, *self.telephones, *self.cards,
            *self.certificates, *self.plates, *self.accounts, *self.addresses, *self.birthdates,
        ]  # fmt: skip
        found.sort(key=lambda each: (each.start, -each.end))
        self._known: tuple[dict[str, str], re.Pattern[str]] | None = None
        self._ends: list[int] = []
        self._all: list[Private] = []
        for each in found:
            if not self._ends or each.start >= self._ends[-1]:
                self._all.append(each)
                self._ends.append(each.end)

    def shown(self, text: str, start: int, end: int) -> str:
        """What stands there as a message may quote it: none of them, nor a part of one."""
        told, at = [], start
        for each in self._all[bisect_right(self._ends, start) :]:
            if each.start >= end:
                break
            first, last = max(start, each.start), min(end, each.end)
            told += [text[at:first], each.shown[first - each.start : last - each.start]]
            at = last
        return "".join([*told, text[at:end]])

    def hidden(self, text: str, said: str) -> str:
        """Other words, as long, with none of them in full."""
        if not self._all:
            return said
        if self._known is None:
            shown = {text[each.start : each.end]: each.shown for each in self._all}
            longest = sorted(shown, key=len, reverse=True)[:_MOST_KNOWN]
            self._known = shown, re.compile("|".join(map(re.escape, longest)))
        words, known = self._known
        return known.sub(lambda found: words[found[0]], said)

    def concealed(self, text: str, finding: Finding) -> Finding:
        """A finding that shows none of them whole, whatever of the text its rule quotes."""
        if not self._all:
            return finding
        return finding._replace(
            message=self.hidden(text, finding.message),
            hint=self.hidden(text, finding.hint),
            computation=self.hidden(text, finding.computation),
            related=tuple(
                item._replace(note=self.hidden(text, item.note)) for item in finding.related
            ),
        )


def _starts(found: Iterable[Private]) -> set[int]:
    return {each.start for each in found}


def _repeated(text: str, named: tuple[Private, ...]) -> Iterator[Private]:
    """The other places of names that stand somewhere beside what tells of their bearers."""
    shown = {text[each.start : each.end]: each for each in named}
    words = [word for word in shown if len(word) >= _SHORTEST_REPEATED][:_MOST_REPEATED]
    if not words:
        return
    told = _starts(named)
    for found in re.finditer("|".join(map(re.escape, words)), text):
        if found.start() not in told:
            first = shown[found[0]]
            yield first._replace(start=found.start(), end=found.end())
