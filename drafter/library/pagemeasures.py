"""The values of a page style: lengths, counts, font sizes, colours, each with its unit."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drafter.library import pagefaults
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import Fields, Scalar, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.location import Location


class LengthUnit(NamedTuple):
    """A unit of length in twips (1/20 pt), and the twips that its lengths are multiples of."""

    twips: Decimal
    step: int


# Word's dialogs take millimetres to tenths of a point: 28 mm is 1588, not 1587.
MILLIMETRE = LengthUnit(Decimal(1440) / Decimal("25.4"), 2)
POINT = LengthUnit(Decimal(20), 1)

# Sizes of Chinese type in half-points.
FONT_SIZES = {
    "初号": 84,
    "小初": 72,
    "一号": 52,
    "小一": 48,
    "二号": 44,
    "小二": 36,
    "三号": 32,
    "小三": 30,
    "四号": 28,
    "小四": 24,
    "五号": 21,
    "小五": 18,
    "六号": 15,
}
HIGHLIGHTS = {
    "黄": "yellow",
    "亮绿": "green",
    "青绿": "cyan",
    "粉红": "magenta",
    "灰": "lightGray",
    "无": "",
}

INKS = {"红": "FF0000", "黑": "000000"}
# Strikes out an element that the style builds on has.
NONE = "无"

T = TypeVar("T")

# The most that Word takes: 22 inches of length, 12 points of a line's weight.
_MOST_TWIPS = 31680
_MOST_EIGHTHS = 96
_MOST_COUNT = 99
_LONGEST_FONT_NAME = 31
_LONGEST_WORDS = 40

_DECIMAL = re.compile(r"[+-]?\d{1,5}(?:\.\d{1,4})?")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{6}")
_DIGIT_SIZES = str.maketrans("123456", "一二三四五六")


class Measures:
    """One group of keys; every key that is asked for must be there unless said otherwise.

    What is wrong is found at its place and reads as 0, "" or False, so that all faults
    of a style are found in one go.
    """

    def __init__(self, node: MappingNode, found: list[Finding]) -> None:
        """Ask `node`, report to `found`."""
        self._fields = Fields(node, found)
        self._node = node
        self._found = found

    def group(self, key: str) -> Measures:
        """The group under `key`; an empty one, and its keys found missing, if there is none."""
        return Measures(
            self._fields.mapping(key) or MappingNode((), self._fields.place(key)), self._found
        )

    def optional_group(self, key: str) -> Measures | None:
        """The group under `key`; None if it is left out, or struck out with 无."""
        node = self._fields.node(key)
        if node is None or (isinstance(node, Scalar) and (node.absent or node.text == NONE)):
            return None
        return self.group(key)

    def names(self) -> tuple[str, ...]:
        """The keys, in the order of the file."""
        return self._node.keys()

    def find_unfit(self, keys: tuple[str, ...], message: str, hint: str) -> None:
        """Find that values do not go together, at the first of `keys` in the style's own file."""
        self._found.append(pagefaults.DOES_NOT_FIT.at(self._own_place(keys), message, hint=hint))

    def find_nothing_left(self, keys: tuple[str, ...], message: str, hint: str) -> None:
        """Find that values leave no room for text, at the first of `keys` in the style's own file."""
        self._found.append(pagefaults.WRONG_MEASURE.at(self._own_place(keys), message, hint=hint))

    def _own_place(self, keys: tuple[str, ...]) -> Location:
        places = [self._fields.place(key) for key in keys]
        own = (place for place in places if place.file == self._node.place.file)
        return next(own, self._node.place)

    def optional(self, key: str) -> str:
        """Words that may be left out, or be struck out with 无."""
        words = self._fields.text(key)
        if len(words) > _LONGEST_WORDS:
            self._wrong(key, f"“{key}”有{len(words)}字，太长", f"写在{_LONGEST_WORDS}字以内")
        return "" if words == NONE else words

    def optional_text(self, key: str) -> SourceText | None:
        """As `optional`, with its place."""
        node = self._fields.node(key)
        words = self.optional(key)
        return source_text(node) if words and isinstance(node, Scalar) else None

    def words(self, key: str) -> str:
        """Words."""
        return self._fields.required_text(key)

    def font_name(self, key: str, *, required: bool = True) -> str:
        """The name of a font; Word takes no longer ones than 31 characters."""
        name = self.words(key) if required else self._fields.text(key)
        if len(name) > _LONGEST_FONT_NAME:
            self._wrong(key, f"字体名“{name}”太长", "核对字体名")
        return name

    def flag(self, key: str) -> bool:
        """是 or 否."""
        return self.one_of(key, {"是": True, "否": False}, default=False)

    def length(self, key: str, unit: LengthUnit, *, least: int = 0) -> int:
        """A length typed in `unit`, in whole twips."""
        most = _MOST_TWIPS // unit.step
        return self._number(key, unit.twips / unit.step, least, most) * unit.step

    def count(self, key: str, *, least: int = 0) -> int:
        """A whole number."""
        return self._number(key, Decimal(1), least, _MOST_COUNT, whole=True)

    def eighths(self, key: str) -> int:
        """A line's weight typed in points, in eighths of a point."""
        return self._number(key, Decimal(8), 1, _MOST_EIGHTHS)

    def font_size(self, key: str) -> int:
        """A size typed as 三号, 3号 or points, in half-points."""
        text = self.words(key)
        size = FONT_SIZES.get(text.translate(_DIGIT_SIZES))
        if size is not None or not text:
            return size or 0
        if _DECIMAL.fullmatch(text) and 2 <= Decimal(text) <= 144:
            return _rounded(Decimal(text) * 2)
        self._wrong(key, f"“{text}”不是字号", _meant(text, FONT_SIZES) or "写“三号”或磅数，如 16")
        return 0

    def percent(self, key: str) -> int:
        """A whole number of hundredths, at most a hundred."""
        return self._number(key, Decimal(1), 1, 100, whole=True)

    def ink(self, key: str) -> str:
        """The colour of letters and lines: 红, 黑 or six hexadecimal digits."""
        text = self.words(key)
        if text and text not in INKS and not _HEXADECIMAL.fullmatch(text):
            names = "、".join(INKS)
            self._wrong(key, f"“{text}”不是颜色", f"写{names}，或者 FF0000 这样的六位颜色")
        return INKS.get(text, text.upper())

    def colour(self, key: str) -> str:
        """A colour: the name of one of Word's highlights, six hexadecimal digits or ""."""
        text = self.words(key)
        if text in HIGHLIGHTS:
            return HIGHLIGHTS[text]
        if text and not _HEXADECIMAL.fullmatch(text):
            names = "、".join(HIGHLIGHTS)
            self._wrong(key, f"“{text}”不是颜色", f"写{names}，或者 FFF2CC 这样的六位颜色")
        return text.upper()

    def one_of(self, key: str, options: Mapping[str, T], *, default: T, required: bool = True) -> T:
        """What the word under `key` stands for."""
        text = self.words(key) if required else self._fields.text(key)
        if text and text not in options:
            hint = _meant(text, options) or "可以写：" + "、".join(options)
            self._wrong(key, f"“{key}”不能是“{text}”", hint)
        return options.get(text, default)

    def some_of(self, key: str, options: tuple[str, ...]) -> tuple[str, ...]:
        """The words listed under `key`, which may be left out or be 无; each one of `options`."""
        words = [word for word in self._fields.texts(key) if word != NONE]
        for word in words:
            if word not in options:
                hint = _meant(word, dict.fromkeys(options)) or "可以写：" + "、".join(options)
                self._wrong(key, f"“{key}”里不能有“{word}”", hint)
        return tuple(word for word in words if word in options)

    def done(self, *known: str) -> None:
        """Find the keys that were never asked for; `known` ones are read elsewhere."""
        for key in known:
            self._fields.node(key)
        self._fields.done()

    def _number(
        self, key: str, unit: Decimal, least: int, most: int, *, whole: bool = False
    ) -> int:
        text = self.words(key)
        if not text:
            return 0
        if not _DECIMAL.fullmatch(text) or (whole and not text.isdecimal()):
            kind = "整数" if whole else "数"
            self._wrong(key, f"“{key}”应是{kind}，这里写的是“{text}”", "只写数字，不带单位")
            return 0
        number = _rounded(Decimal(text) * unit)
        if not least <= number <= most:
            size = "太小" if number < least else "太大"
            self._wrong(key, f"“{key}”{size}：{text}", "核对单位：见“公文”版式开头的说明")
        return number

    def _wrong(self, key: str, message: str, hint: str) -> None:
        self._found.append(pagefaults.WRONG_MEASURE.at(self._fields.place(key), message, hint=hint))


def _rounded(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def _meant(text: str, options: Mapping[str, object]) -> str:
    near = nearest(text, options)
    return f"改为：{near}" if near else ""
