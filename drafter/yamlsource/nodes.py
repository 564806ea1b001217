"""What a YAML file holds: scalars as they were typed, mappings, sequences, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from drafter.location import Location

# How deep groups may be nested in one another.
DEPTH = 64
ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
ABSENT_MARKS = frozenset("×xXＸｘ✕✗╳")


class Scalar(NamedTuple):
    """One value, in the words of the file: `6:4`, `0012` and `no` stay what was typed.

    `text` is the content (quotes and block indentation taken off); `start` and `end`
    are offsets into the text of the file and enclose what must be replaced to change
    the value, quotes included. A value that is not there stands right behind its colon,
    where a space and a value can be put.
    """

    text: str
    place: Location
    quoted: bool
    start: int
    end: int
    spans: bool = False  # it goes on over several lines

    @property
    def absent(self) -> bool:
        """Whether it says *not yet come*: nothing, `~`, or a mark such as `××`."""
        if not self.quoted and self.text in ABSENT:
            return True
        return len(self.text) > 1 and ABSENT_MARKS.issuperset(self.text)

    @property
    def as_typed(self) -> bool:
        """Whether `text` stands in the file as it is: on one line, without escapes."""
        return not self.spans and self.end - self.start == len(self.text) + 2 * self.quoted


class Entry(NamedTuple):
    """One key of a mapping and its value."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    """Keys and values in the order of the file; no key twice."""

    entries: tuple[Entry, ...]
    place: Location

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """The keys, in order."""
        return tuple(entry.key.text for entry in self.entries)


class Sequence(Struct, frozen=True):
    """Items in order."""

    items: tuple[Node, ...]
    place: Location


Node = Scalar | Mapping | Sequence
