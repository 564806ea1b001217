"""What may be asked of a year's files: one value, one record, one line, one item of words."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.library.sectionlines import ASPECTS

DEFAULT_ASPECT = ASPECTS[0]


@dataclass(frozen=True, slots=True)
class SetValue:
    """Set a value, putting in what is missing.

    `path` is an indicator (`低保.标准`), a measure (`低保.在册.人`), 自设 (`自设.社工站.发文`), a field of
    a record (`清单.项目[2].投资`) or a head key (`截至`); `field` goes on from an indicator
    (`上年`, `分.沙湾街道`) and is 本年 if nothing is said. No text leaves the value empty.
    """

    path: str
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ClearValue:
    """Take a value away: it is 待报 again, its key and comment stay."""

    path: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take out a whole entry with its lines, or one field of it, or a record (`清单.项目[2]`)."""

    path: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class InsertRecord:
    """Put a record into a 清单 as its record of that number, counted from 1; 0 is behind the last."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class MendLine:
    """Put the mended line in place of one with slips of the keyboard."""

    line: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class WordsAt:
    """An item of 素材.md: the number among those of its topic and 视角, and of a 对策 of it, from 1."""

    topic: str
    aspect: str = DEFAULT_ASPECT
    number: int = 0
    remedy: int = 0


@dataclass(frozen=True, slots=True)
class SetWords:
    """Put other words in place of an item's; its marks (- and 〔内部〕 and 对策：) stay."""

    at: WordsAt
    text: str


@dataclass(frozen=True, slots=True)
class InsertWords:
    """Put in an item of that number, 0 being behind the last; headings are made where missing."""

    at: WordsAt
    text: str


@dataclass(frozen=True, slots=True)
class InsertRemedy:
    """Put a 对策 under an item, behind those it has."""

    at: WordsAt
    text: str


@dataclass(frozen=True, slots=True)
class RemoveWords:
    """Take out an item with its 对策, or one 对策 alone."""

    at: WordsAt


@dataclass(frozen=True, slots=True)
class MoveWords:
    """Let an item and the one `by` places on change places (-1 is up)."""

    at: WordsAt
    by: int


@dataclass(frozen=True, slots=True)
class MarkWords:
    """Let an item be 〔内部〕, or 照录 of a speaker, or neither; its words stay."""

    at: WordsAt
    internal: bool = False
    quoted: bool = False
    speaker: str = ""


ValueRequest = SetValue | ClearValue | RemoveEntry | InsertRecord
WordRequest = SetWords | InsertWords | InsertRemedy | RemoveWords | MoveWords | MarkWords
Request = ValueRequest | MendLine | WordRequest
