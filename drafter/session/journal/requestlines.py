"""What may be typed as plain values that JSON can hold, and back, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import astuple

from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    InsertRemedy,
    InsertWords,
    MarkWords,
    MendLine,
    MoveWords,
    RemoveEntry,
    RemoveWords,
    SetValue,
    SetWords,
    WordsAt,
)
from drafter.figures.figure import CURRENT
from drafter.session.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.figures.editing.requests import Request
    from drafter.session.wish import Typed

# What a journal of this version calls them, and the types of their fields in order.
_KINDS: dict[str, tuple[type[Typed], tuple[type, ...]]] = {
    "填数": (SetValue, (str, str, str)),
    "清数": (ClearValue, (str, str)),
    "删项": (RemoveEntry, (str, str)),
    "加记录": (InsertRecord, (str, tuple, int)),
    "改行": (MendLine, (int, str)),
    "改素材": (SetWords, (WordsAt, str)),
    "加素材": (InsertWords, (WordsAt, str)),
    "加对策": (InsertRemedy, (WordsAt, str)),
    "删素材": (RemoveWords, (WordsAt,)),
    "移素材": (MoveWords, (WordsAt, int)),
    "标素材": (MarkWords, (WordsAt, bool, bool, str)),
    "静默": (Wish, (str, str, str)),
}
_NAMES = {kind: name for name, (kind, _) in _KINDS.items()}
_AT = (str, str, int, int, str)


def plain(typed: Typed) -> list[object]:
    """What was typed as a list of texts, numbers and lists of these."""
    return [
        _NAMES[type(typed)],
        *(_plain(getattr(typed, f)) for f in typed.__struct_fields__),
    ]


def request_of(value: object) -> Request | None:
    """The request that such a list is; None if it is none."""
    typed = typed_of(value)
    return None if isinstance(typed, Wish) else typed


def typed_of(value: object) -> Typed | None:
    """What was typed, as such a list tells it; None if it is none."""
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        return None
    kind, types = _KINDS.get(value[0], (None, ()))
    if kind is None or len(value) != len(types) + 1:
        return None
    make: Callable[..., Typed] = kind
    fields = [_field(item, wanted) for item, wanted in zip(value[1:], types, strict=True)]
    return None if None in fields else make(*fields)


def place_of(typed: Typed) -> tuple[object, ...]:
    """What it is about, whatever it says of it: two of one place replace each other."""
    match typed:
        case SetValue() | ClearValue() | RemoveEntry():
            name = f"{typed.path}.{typed.field}" if typed.field else typed.path
            return ("数", name.removesuffix(f".{CURRENT}"))
        case InsertRecord():
            return ("记录", typed.name, typed.number)
        case MendLine():
            return ("行", typed.file, typed.line)
        case InsertWords() | InsertRemedy() | MoveWords() | MarkWords():
            return (type(typed), typed.at)
        case Wish():
            return ("静默", typed.rule)
        case _:
            return ("素材", typed.at)


def _plain(value: object) -> object:
    if isinstance(value, WordsAt):
        return list(astuple(value))
    return [list(pair) for pair in value] if isinstance(value, tuple) else value


def _field(value: object, wanted: type) -> object:
    """The value of a field; None if it is none of the type."""
    if wanted is WordsAt:
        fits = isinstance(value, list) and tuple(map(type, value)) == _AT
        return WordsAt(*value) if fits and isinstance(value, list) else None
    if wanted is tuple:
        return _pairs(value)
    return value if type(value) is wanted else None


def _pairs(value: object) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, list):
        return None
    pairs = [tuple(pair) for pair in value if isinstance(pair, list)]
    if len(pairs) < len(value) or any(tuple(map(type, pair)) != (str, str) for pair in pairs):
        return None
    return tuple((first, second) for first, second in pairs)
