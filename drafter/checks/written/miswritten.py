"""Set phrases in which one character has become another that sounds or looks like it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.checks.oncefor import once_for_each
from drafter.checks.written.listedwords import stands_within
from drafter.library.neighbours import apart, pair, pairs
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.library.library import Library
    from drafter.library.setphrases import AlikeCharacters, SetPhrases

LONG_ENOUGH: Final = 4  # for a character that sounds only nearly alike, or that hardly anybody uses
_APART: Final = "的和与及等了到"  # hardly part of a longer word, whatever stands beside them
# 站内救助占62.3%: what says how much, before the number.
_BEFORE_A_NUMBER: Final = frozenset("占达为比约计共增近超至由自有仅各每")
_NUMBER_BEHIND: Final = pattern("[到了达约近超]{0,2}[0-9０-９一二三四五六七八九十百半]")
_MOST_KEPT: Final = 100_000
_MOST_RARE: Final = 50  # more of them, and it is no Chinese that anybody writes


class Wrong(NamedTuple):
    """A phrase with one character replaced, the one `at` so many; `alike` where it sounds or looks the same."""

    words: str
    right: str
    at: int
    alike: bool
    pairs: frozenset[int]


class Slip(NamedTuple):
    """Where a miswritten phrase begins."""

    start: int
    wrong: Wrong


def slips(paper: Paper) -> Iterator[Slip]:
    """Every place of every miswritten phrase, in reading order; of two at one character the longer."""
    misspellings = _misspellings(paper.setting.library)
    found: dict[int, Slip] = {}
    for wrong in misspellings.occurring(paper):
        for start in _places(paper.text, wrong.words):
            slip = Slip(start, wrong)
            known = found.get(start + wrong.at)
            if known and not _goes_before(wrong, known.wrong):
                continue
            if not misspellings.right_there(paper.text, slip):
                found[start + wrong.at] = slip
    yield from (found[at] for at in sorted(found))


def _goes_before(one: Wrong, other: Wrong) -> bool:
    """Whether it is told, of two at one character: the longer, then the likelier, always the same."""
    return (-len(one.words), not one.alike, one.right) < (
        -len(other.words),
        not other.alike,
        other.right,
    )


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


class _Misspellings:
    """What the phrases of a library may become; worked out as texts ask for it, and kept."""

    def __init__(self, listed: SetPhrases, alike: AlikeCharacters) -> None:
        self._right: dict[str, list[str]] = {}
        for word in (*listed.right, *listed.phrases):
            for character in set(word):
                self._right.setdefault(character, []).append(word)
        self._at: dict[str, list[tuple[str, int]]] = {}
        self._before: dict[str, set[str]] = {}
        self._behind: dict[str, set[str]] = {}
        for phrase in listed.phrases:
            for index in range(len(phrase) - 1):
                self._at.setdefault(phrase[index : index + 2], []).append((phrase, index))
        for two in self._at:
            self._before.setdefault(two[1], set()).add(two[0])
            self._behind.setdefault(two[0], set()).add(two[1])
        self._short = dict(listed.words)
        self._known = {right for _, right in listed.words}
        for phrase in listed.phrases:
            self._known.update(phrase[at : at + 2] for at in range(0, len(phrase) - 1, 2))
        self._characters = _Characters(alike)
        self._none = set(pairs("\n".join(listed.phrases)))
        self._some: dict[int, tuple[frozenset[int], tuple[Wrong, ...]]] = {}

    def occurring(self, paper: Paper) -> Iterator[Wrong]:
        """Those that stand in the text."""
        present = paper.pairs
        for number in self._unlike(paper, present - self._none):
            besides, wrongs = self._some.get(number) or self._of(number)
            if present.isdisjoint(besides):
                continue
            for wrong in wrongs:
                if wrong.pairs <= present and wrong.words in paper.text:
                    yield wrong

    def _unlike(self, paper: Paper, numbers: frozenset[int]) -> frozenset[int]:
        """The pairs that may be part of a misspelling; where rare characters abound, none with one."""
        rare = {each for each in self._characters.not_listed(paper.characters) if _is_han(each)}
        if len(rare) <= _MOST_RARE:
            return numbers
        return frozenset(number for number in numbers if rare.isdisjoint(apart(number)))

    def right_there(self, text: str, slip: Slip) -> bool:
        """Whether what stands there is no slip: another word, or the end of one."""
        words, index = slip.wrong.words, slip.wrong.at
        if len(words) == 2 and self._meets_words(text, slip.start):
            return True
        if len(words) % 2 and index in (0, len(words) - 1):
            beside = slip.start - 1 if index == 0 else slip.start + len(words)
            if 0 <= beside < len(text) and _is_han(text[beside]) and text[beside] not in _APART:
                return True
        at, written = slip.start + index, words[index]
        if written in _BEFORE_A_NUMBER and _NUMBER_BEHIND.match(text, at + 1):
            return True
        return any(stands_within(text, at, written, word) for word in self._right.get(written, ()))

    def _meets_words(self, text: str, start: int) -> bool:
        """Whether these two characters are the end of one word and the beginning of the next."""
        return text[max(0, start - 1) : start + 1] in self._known or (
            text[start + 1 : start + 3] in self._known
        )

    def _of(self, number: int) -> tuple[frozenset[int], tuple[Wrong, ...]]:
        """The misspellings that this pair may be part of, and a pair of each that must occur besides."""
        wrongs = tuple(self._made(*apart(number)))
        known = frozenset(_beside(number, wrong) for wrong in wrongs), wrongs
        if len(self._none) + len(self._some) < _MOST_KEPT:
            if wrongs:
                self._some[number] = known
            else:
                self._none.add(number)
        return known

    def _made(self, first: str, second: str) -> Iterator[Wrong]:
        right = self._short.get(first + second)
        if right:
            index = int(right[0] == first)
            yield Wrong(first + second, right, index, True, frozenset())
        for meant, alike in self._characters.meant(first, self._before.get(second)).items():
            for phrase, index in self._at[meant + second]:
                yield from _replaced(phrase, index, first, alike=alike)
        for meant, alike in self._characters.meant(second, self._behind.get(first)).items():
            for phrase, index in self._at[first + meant]:
                yield from _replaced(phrase, index + 1, second, alike=alike)


class _Characters:
    """Which characters may have been meant by another."""

    def __init__(self, alike: AlikeCharacters) -> None:
        self._alike: dict[str, list[frozenset[str]]] = {}
        self._nearly: dict[str, list[frozenset[str]]] = {}
        for group in alike.sounds:
            _add(self._alike, group, group)
        for group in alike.shapes:
            _add(self._alike, group[:1], group[1:])
            _add(self._alike, group[1:], group[:1])
        for one, other in alike.near_sounds:
            _add(self._nearly, one, other)
            _add(self._nearly, other, one)
        self._listed = frozenset(self._alike)

    def not_listed(self, characters: frozenset[str]) -> frozenset[str]:
        """Those that are in no group."""
        return characters - self._listed

    def meant(self, written: str, possible: set[str] | None) -> dict[str, bool]:
        """Those of `possible`, and whether it sounds or looks like them; one that is rare may be any."""
        if not possible or not _is_han(written):
            return {}
        groups = self._alike.get(written)
        if groups is None:
            return dict.fromkeys(possible, False)
        nearly = {
            each: False for group in self._nearly.get(written, ()) for each in possible & group
        }
        return nearly | {each: True for group in groups for each in possible & group}


def _add(table: dict[str, list[frozenset[str]]], written: str, meant: str) -> None:
    group = frozenset(meant)
    for character in written:
        table.setdefault(character, []).append(group)


def _replaced(phrase: str, index: int, written: str, *, alike: bool) -> Iterator[Wrong]:
    if alike or len(phrase) >= LONG_ENOUGH:
        words = f"{phrase[:index]}{written}{phrase[index + 1 :]}"
        yield Wrong(words, phrase, index, alike, pairs(words))


def _beside(number: int, wrong: Wrong) -> int:
    """The pair that the wrong character makes with its other neighbour; else one next to this."""
    words, at = wrong.words, wrong.at
    return next(
        (
            each
            for start in (at - 1, at, at - 2, at + 1)
            if 0 <= start < len(words) - 1
            and (each := pair(words[start], words[start + 1])) != number
        ),
        number,
    )


def _is_han(character: str) -> bool:
    """Whether it is one of the characters that phrases are made of."""
    return "㐀" <= character <= "鿿"


@once_for_each
def _misspellings(library: Library) -> _Misspellings:
    return _of_phrases(library.set_phrases, library.alike)


@lru_cache(maxsize=2)  # nearly all libraries have the same ones, and they are large
def _of_phrases(listed: SetPhrases, alike: AlikeCharacters) -> _Misspellings:
    return _Misspellings(listed, alike)
