"""What may be asked of a year's files: one value, one record, one line, one item of words."""

from __future__ import annotations

from msgspec import Struct

from drafter.library.sectionlines import ASPECTS

DEFAULT_ASPECT = ASPECTS[0]


class SetValue(Struct, frozen=True):
    """Set a value, putting in what is missing.

    `path` is an indicator (`低保.标准`), a measure (`低保.在册.人`), 自设 (`自设.社工站.发文`), a field of
    a record (`清单.项目[2].投资`) or a head key (`截至`); `field` goes on from an indicator
    (`上年`, `分.沙湾街道`) and is 本年 if nothing is said. No text leaves the value empty.
    """

    path: str
    text: str
    field: str = ""


class ClearValue(Struct, frozen=True):
    """Take a value away: it is 待报 again, its key and comment stay."""

    path: str
    field: str = ""


class RemoveEntry(Struct, frozen=True):
    """Take out a whole entry with its lines, or one field of it, or a record (`清单.项目[2]`)."""

    path: str
    field: str = ""


class InsertRecord(Struct, frozen=True):
    """Put a record into a 清单 as its record of that number, counted from 1; 0 is behind the last."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    number: int = 0


class MendLine(Struct, frozen=True):
    """Put the mended line in place of one with slips of the keyboard."""

    line: int
    file: str = ""


class WordsAt(Struct, frozen=True):
    """An item of 素材.md: the number among those of its topic and 视角, and of a 对策 of it, from 1.

    `file` is the path of a further 素材 file; "" is the first that speaks of the topic.
    """

    topic: str
    aspect: str = DEFAULT_ASPECT
    number: int = 0
    remedy: int = 0
    file: str = ""


class SetWords(Struct, frozen=True):
    """Put other words in place of an item's; its marks (- and 〔内部〕 and 对策：) stay."""

    at: WordsAt
    text: str


class InsertWords(Struct, frozen=True):
    """Put in an item of that number, 0 being behind the last; headings are made where missing."""

    at: WordsAt
    text: str


class InsertRemedy(Struct, frozen=True):
    """Put a 对策 under an item, behind those it has."""

    at: WordsAt
    text: str


class RemoveWords(Struct, frozen=True):
    """Take out an item with its 对策, or one 对策 alone."""

    at: WordsAt


class MoveWords(Struct, frozen=True):
    """Let an item and the one `by` places on change places (-1 is up)."""

    at: WordsAt
    by: int


class MarkWords(Struct, frozen=True):
    """Let an item be 〔内部〕, or 照录 of a speaker, or neither; its words stay."""

    at: WordsAt
    internal: bool = False
    quoted: bool = False
    speaker: str = ""


ValueRequest = SetValue | ClearValue | RemoveEntry | InsertRecord
WordRequest = SetWords | InsertWords | InsertRemedy | RemoveWords | MoveWords | MarkWords
Request = ValueRequest | MendLine | WordRequest
