"""Reads a value as clerks write it; what cannot be read is explained, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeGuard

from msgspec.structs import replace

from drafter.patterns import pattern
from drafter.quantity.diagnosis import QUOTES, explain
from drafter.quantity.notation import (
    HALF_WIDTH,
    HEAD,
    JOINER,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    NUMBER,
    TRAILING,
    unit_at,
)
from drafter.quantity.numerals import han_numeral, read_fused, read_numeral
from drafter.quantity.values import (
    SCALES,
    Pair,
    Quantity,
    QuantityRange,
    QuantityRatio,
    Unreadable,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Reading: TypeAlias = Value | Pair | Unreadable
_Member: TypeAlias = Quantity | QuantityRange
_Explain: TypeAlias = "Callable[[str, int, Collection[str]], Unreadable]"

_PLAIN: Final = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")
_RATIO: Final = re.compile(rf"\s*({NUMBER})\s*:\s*({NUMBER})\s*")
_SEPARATORS: Final = "、,;"
_ARABIC: Final = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_WIDEST_MIXED_RANGE: Final = 100
_OPENING: Final = pattern(rf"[\s{QUOTES}]+")
# What has none of these is no slip of the keyboard that `explain` could mend.
_MENDABLE: Final = pattern(rf"[{QUOTES}]|[0-9][。·][0-9]|[,;。、]\s*$")
_WORDS: Final = Unreadable("", 0, "")
_MOST_SLIPS: Final = 4  # in one value
_BARE: Final = {"": 1, "百": 100, "千": 1000}


def read_value(text: str, units: Collection[str]) -> Reading:
    """The value that `text` states.

    Args:
        text: what was typed; full-width forms and thousands separators are taken.
        units: the unit names that are known. The longest that fits is taken; a 万 or
            亿 before it belongs to the number (1.9亿元 is 1.9亿 of the unit 元).

    Returns:
        A value; several, each with its unit, where the text is a pair (908户1515人);
        or Unreadable. Nothing is raised, whatever the text.
    """
    plain = _PLAIN.match(text)
    if plain:
        digits, rest = plain[0], text[plain.end() :]
        if not rest or (rest in units and rest[0] not in "万亿"):
            return Quantity(text, Decimal(digits), digits, 0, "", "", "", "", rest)
    if len(text) > LONGEST_TEXT:
        return explain(text, 0, units)
    read = _Reader(text, units).read()
    if isinstance(read, Unreadable) and read.mended:
        return replace(read, mended=_surely(read.mended, units))
    return read


def read_words(text: str, units: Collection[str]) -> Reading:
    """As `read_value`, where words may stand as well: of them no more is said than what mends a slip."""
    half_width = text.translate(HALF_WIDTH)
    opening = _OPENING.match(half_width)
    if HEAD.match(half_width, opening.end() if opening else 0) is None:
        return _WORDS
    if _MENDABLE.search(half_width):
        return read_value(text, units)
    return _Reader(text, units, lambda *_: _WORDS).read()


def _surely(mended: str, units: Collection[str]) -> str:
    """The text without further slips either; "" if it is no value even so."""
    for _ in range(_MOST_SLIPS):
        read = _Reader(mended, units).read()
        if not isinstance(read, Unreadable):
            return mended
        mended = read.mended
        if not mended:
            break
    return ""


class _Reader:
    """One text being read, against one set of units."""

    __slots__ = ("_explain", "_text", "_typed", "_units")

    def __init__(self, typed: str, units: Collection[str], explain: _Explain = explain) -> None:
        self._typed = typed
        self._text = typed.translate(HALF_WIDTH)
        self._units = units
        self._explain = explain

    def read(self) -> Reading:
        ratio = _RATIO.fullmatch(self._text)
        if ratio and len(max(ratio.groups(), key=len)) <= LONGEST_NUMBER:
            return QuantityRatio(Decimal(ratio[1]), Decimal(ratio[2]))
        read = self._member(0)
        if read is None:
            return self._unreadable(0)
        value, end = read
        if end == len(self._text):
            return value
        if joiner := JOINER.match(self._text, end):
            return self._range(value, joiner)
        return self._pair(value, end)

    def _unreadable(self, offset: int) -> Unreadable:
        return self._explain(self._typed, offset, self._units)

    def _member(self, start: int) -> tuple[_Member, int] | None:
        """One number with all that belongs to it, and where it ends."""
        head = HEAD.match(self._text, start)
        if head is None:
            return None
        before, written, inner, scale, after = head.groups("")
        unit = unit_at(self._text, head.end(), self._units)
        end = head.end() + len(unit)
        if not scale:
            inner, after = "", inner or after
        elif whole := self._unit_with_scale(head.start("scale"), end):
            unit, end = whole, head.start("scale") + len(whole)
            inner, scale, after = "", "", inner
        tail = TRAILING.match(self._text, end)
        trailing, end = (tail[1] or "", tail.end()) if tail else ("", end)
        make = partial(
            Quantity,
            self._typed[start:end],
            scale=SCALES[scale],
            before=before,
            inner=inner,
            after=after,
            trailing=trailing,
            unit=unit,
        )
        value = _value(written, make, estimated=bool(before or inner or after))
        return None if value is None else (value, end)

    def _unit_with_scale(self, start: int, end: int) -> str:
        """A known unit whose own name begins with 万 or 亿 and that reaches past `end`."""
        unit = unit_at(self._text, start, self._units)
        return unit if start + len(unit) > end else ""

    def _range(self, low: _Member, joiner: re.Match[str]) -> QuantityRange | Unreadable:
        read = self._member(joiner.end())
        if read is None:
            return self._unreadable(joiner.end())
        high, end = read
        if end < len(self._text):
            return self._unreadable(end)
        if not (_is_low_end(low) and _is_high_end(high)):
            return Unreadable("区间的两端都要是确数", 0, "请写成 1—2、约1—2 或 1—2左右 这样的形式")
        if low.unit not in ("", high.unit):
            message = f"区间的前一个数是“{low.unit}”，后一个不是"
            return Unreadable(message, joiner.end(), "请把两端写成同一个单位")
        return _bounds(low, high, joiner[1])

    def _pair(self, first: _Member, end: int) -> Pair | Unreadable:
        members: dict[str, Value] = {}
        value, start = first, 0
        while value.unit and value.unit not in members:
            members[value.unit] = value
            if end == len(self._text):
                return Pair(members.items())
            start = len(self._text) - len(self._text[end:].lstrip(_SEPARATORS))
            read = self._member(start)
            if read is None:
                return self._unreadable(start)
            value, end = read
        if value.unit:
            return Unreadable(f"“{value.unit}”写了两次", start, "请一个单位只写一个数")
        return self._unreadable(end)


def _bounds(low: Quantity, high: Quantity, joiner: str) -> QuantityRange | Unreadable:
    """The range; a scale on its second number is the first one's too: 9—16亿.

    Only where that would turn it round, and the numbers are near each other without
    it, does the first one stand for itself: 5000—1万, but not 16—9亿.
    """
    shared = low._replace(scale=low.scale or high.scale)
    far = low.exact * _WIDEST_MIXED_RANGE < high.exact
    if not low.unit and (shared.exact < high.exact or far):
        low = shared
    if low.exact < high.exact:
        wave = joiner == "～" or low.number.is_signed() or high.number.is_signed()
        return QuantityRange(low, high, "～" if wave else "—")
    if low.exact == high.exact:
        return Unreadable("区间两端相同", 0, f"请写成 {high.text(high.unit)}")
    scaled = high._replace(scale=high.scale or low.scale)
    ends = (low, scaled) if low.exact < scaled.exact else (high, low)
    hint = f"请写成 {QuantityRange(*ends).text(high.unit)}"
    return Unreadable("区间前面的数大于后面的数", 0, hint)


def _value(written: str, make: Callable[..., Quantity], *, estimated: bool) -> _Member | None:
    """The quantity whose digits are `written`, None if they state no number.

    百, 千 and 万 alone are a number only in an estimate: 近百, 千余.
    """
    if written and written[-1].isascii():
        digits = written.replace(",", "")
        if not _ARABIC.fullmatch(written) or sum(map(str.isdigit, digits)) > LONGEST_NUMBER:
            return None
        return make(number=Decimal(digits), written=digits)
    number = _BARE.get(written) if estimated else None
    if number is None:
        number = read_numeral(written)
    if number is not None:
        return make(number=Decimal(number), written=written)
    ends = read_fused(written)
    if ends is None:
        return None
    low, high = (make(number=Decimal(end), written=han_numeral(end)) for end in ends)
    return None if low.inner or low.after else QuantityRange(low, high, fused=written)


def _is_low_end(value: _Member) -> TypeGuard[Quantity]:
    return isinstance(value, Quantity) and not (value.inner or value.after or value.trailing)


def _is_high_end(value: _Member) -> TypeGuard[Quantity]:
    return isinstance(value, Quantity) and not (value.inner or value.after or value.before)
