"""Numbers in Han numerals: 四, 十二, 一百零二, 一万二千, and the fused estimates 三四十."""

from __future__ import annotations

from drafter.patterns import pattern

DIGITS = "零一二三四五六七八九"
HAN = "零〇一二两三四五六七八九十百千"
_CIRCLED = tuple("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_PLACES = {"千": 1000, "百": 100, "十": 10}
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_CANONICAL = str.maketrans("〇两", "零二")
_LEGAL_PAIR_WORD = pattern(r"^两$|两(?=[百千万亿])")
_NUMERAL = pattern(f"[{HAN}万亿]+")
_FUSED = pattern(r"(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千]*[万亿]*)")


def han_numeral(number: int) -> str:
    """The number in Han numerals, 2 always as 二: 12 → 十二, 102 → 一百零二."""
    if number < 0:
        return "负" + han_numeral(-number)
    spelled = _spelled(number)
    return spelled[1:] if spelled.startswith("一十") else spelled


def counting_numeral(number: int) -> str:
    """The number as it stands before a measure word: 两个 but 十二个."""
    return "两" if number == 2 else han_numeral(number)


def ordinal_numeral(number: int) -> str:
    """The number as headings and 一是 count.

    Raises:
        ValueError: below 1, where nothing can be numbered.
    """
    if number < 1:
        raise ValueError(number)
    return han_numeral(number)


def read_numeral(text: str) -> int | None:
    """The number that `text` spells, or None unless it is spelled by the rules.

    一百二 and 二〇一八 are therefore refused: they do not say their places.
    """
    if not _NUMERAL.fullmatch(text) or "两" in _LEGAL_PAIR_WORD.sub("", text):
        return None
    canonical = text.translate(_CANONICAL)
    number = _sum_of_places(canonical)
    return number if canonical in (han_numeral(number), _spelled(number)) else None


def read_ordinal(text: str) -> int | None:
    """The number of a heading or an item: 十二, 12, ⑫; None for anything else."""
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if text.isascii() and text.isdecimal():
        return int(text)
    return read_numeral(text)


def read_fused(text: str) -> tuple[int, int] | None:
    """Both ends of an estimate made of two neighbouring digits (GB/T 15835 5.2.1).

    三四十 → (30, 40), 十七八 → (17, 18), 三五 → (3, 5).
    """
    found = _FUSED.fullmatch(text)
    if found is None:
        return None
    head, first, second, tail = found.groups()
    low, high = read_numeral(head + first + tail), read_numeral(head + second + tail)
    if low is None or high is None:
        return None
    step = _digit(second) - _digit(first)
    return (low, high) if step == 1 or first + second == "三五" else None


def _digit(character: str) -> int:
    return _VALUES[character.translate(_CANONICAL)]


def _spelled(number: int) -> str:
    """Every place spelled, so that ten is 一十; the front of the numeral drops its 一."""
    if number >= 10_000:
        size, name = (100_000_000, "亿") if number >= 100_000_000 else (10_000, "万")
        high, low = divmod(number, size)
        gap = "零" if 0 < low < size // 10 else ""
        return _spelled(high) + name + gap + (_spelled(low) if low else "")
    for name, size in _PLACES.items():
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return DIGITS[high] + name + gap + (_spelled(low) if low else "")
    return DIGITS[number]


def _sum_of_places(text: str) -> int:
    for name, size in (("亿", 100_000_000), ("万", 10_000)):
        high, found, low = text.rpartition(name)
        if found:
            return _sum_of_places(high) * size + _sum_of_places(low)
    total = digit = 0
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
        else:
            total += (digit or 1) * _PLACES[character]
            digit = 0
    return total + digit
