"""Says in plain Chinese why a text is no value, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from drafter.patterns import pattern
from drafter.quantity.notation import (
    HALF_WIDTH,
    HAN_NUMBER,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    LONGEST_UNIT,
    NUMBER,
    TRAILING,
)
from drafter.quantity.numerals import DIGITS, read_fused, read_numeral
from drafter.quantity.values import SCALES, Unreadable, plain, rounded_text

_Mend: TypeAlias = Callable[[re.Match[str]], str | None]

_FILL: Final = "请填数，如 1300、3万多、约3436.5、1—2；还没有数就留空，没有此项写“无”"
_LONGEST_EXPONENT: Final = 20
_LONGEST_QUOTE: Final = 20
_PLACES: Final = {"十": 1, "百": 2, "千": 3}
_COMPARISONS: Final = {
    ">": "超过",
    "＞": "超过",
    "<": "不足",
    "＜": "不足",
    ">=": "不少于",
    "≥": "不少于",
    "≧": "不少于",
    "<=": "不超过",
    "≤": "不超过",
    "≦": "不超过",
}
_LOOK_LIKE: Final = str.maketrans("OoIl", "0011")
QUOTES: Final = "“”‘’「」『』\"'"
_HAN_DIGIT: Final = "[零〇一二两三四五六七八九]"
_WELL_GROUPED: Final = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])"
_NUMBER_WITH_WORDS: Final = pattern(rf"(?:{NUMBER}|{HAN_NUMBER})[多余]?[万亿]*[多余]?")


class _Fault(NamedTuple):
    """A way to be wrong; `mend` gives the hint, or None where it is not this fault after all.

    `slip` is what stands there instead if it can only be a slip of the keyboard.
    """

    pattern: re.Pattern[str]
    message: str
    mend: _Mend
    slip: str | None = None


def explain(typed: str, offset: int, units: Collection[str]) -> Unreadable:
    """Why a text is no value; `offset` is where reading stopped."""
    if len(typed) > LONGEST_TEXT:
        return Unreadable(f"有{len(typed)}字，太长，不是一个数", 0, _FILL)
    if not typed.strip():
        return Unreadable("这里没有数", 0, _FILL)
    text = typed.translate(HALF_WIDTH)
    for fault in _FAULTS:
        for found in fault.pattern.finditer(text):
            hint = fault.mend(found)
            if hint is not None:
                start, end = found.span()
                message = fault.message.format(_quoted(typed[start:end]))
                mended = ""
                if fault.slip is not None:
                    mended = (typed[:start] + found.expand(fault.slip) + typed[end:]).strip()
                return Unreadable(message, start, hint, mended)
    return _unit_fault(text, units) or Unreadable(
        f"{_quoted(typed[offset:] if typed[offset:].strip() else typed)}读不成数", offset, _FILL
    )


def _quoted(text: str) -> str:
    text = text.strip()
    return f"“{text[:_LONGEST_QUOTE]}{'……' if len(text) > _LONGEST_QUOTE else ''}”"


def _instead(found: re.Match[str], mended: str) -> str:
    """The whole text with the faulty stretch mended, as a hint."""
    text = found.string
    return "请写成 " + (text[: found.start()] + mended + text[found.end() :]).strip()


def _becomes(template: str) -> _Mend:
    return lambda found: _instead(found, found.expand(template))


def _says(hint: str) -> _Mend:
    return lambda _: hint


def _scientific(found: re.Match[str]) -> str:
    exponent = found[1]
    if len(exponent) > 3 or abs(int(exponent)) > _LONGEST_EXPONENT:
        return "请写成普通数字"
    return _instead(found, plain(Decimal(found[0])))


def _grouping(found: re.Match[str]) -> str:
    digits = found[0].replace(",", "")
    head, _, tail = found[0].rpartition(",")
    if "," not in head and "." not in tail and len(tail) < 3:
        return f"{_instead(found, digits)} 或 {head}.{tail}，以原数为准"
    return _instead(found, digits)


def _gap(found: re.Match[str]) -> str:
    if len(found[2]) == 3:
        return _instead(found, found[1] + found[2])
    return "请去掉；如果是两个数，请在每个数后面写上单位"


def _neighbours(found: re.Match[str]) -> str | None:
    first, second = int(found[1]), int(found[2])
    if not 0 < first == second - 1:
        return None
    return _instead(found, DIGITS[first] + DIGITS[second])


def _decimal(found: re.Match[str]) -> str:
    return _instead(found, str(int(found[0], 0)))


def _percent(found: re.Match[str]) -> str | None:
    arabic, whole, fraction = found.groups("")
    if not arabic:
        number = read_numeral(whole)
        if number is None:
            return None
        arabic = _with_fraction(number, fraction)
    return _instead(found, f"{arabic}%")


def _han_point(found: re.Match[str]) -> str | None:
    number = read_numeral(found[1])
    return None if number is None else _instead(found, _with_fraction(number, found[2]))


def _with_fraction(number: int, han_digits: str) -> str:
    digits = "".join(str(read_numeral(digit)) for digit in han_digits)
    return f"{number}.{digits}" if digits else str(number)


def _two_scales(found: re.Match[str]) -> str:
    high, scale, low, place = found.groups("")
    places = SCALES[scale]
    if not place and len(low) != places:
        return f"请写成一个数，如 3.5{scale}"
    factor = _PLACES[place] if place in _PLACES else SCALES[place]
    value = Fraction(high) + Fraction(low) * 10**factor / 10**places
    return _instead(found, rounded_text(value, LONGEST_TEXT) + scale)


def _han_place(found: re.Match[str]) -> str:
    digits = found[1].replace(",", "")
    return _instead(found, plain(Decimal(f"{digits}e{_PLACES[found[2]]}")))


def _comparison(found: re.Match[str]) -> str:
    return _instead(found, _COMPARISONS[found[0]])


def _letters(found: re.Match[str]) -> str:
    mended = _instead(found, found[0].translate(_LOOK_LIKE))
    return f"核对原数，多半要{mended.removeprefix('请')}"


def _misspelled(found: re.Match[str]) -> str | None:
    spelled = found[0]
    if read_numeral(spelled) is not None or read_fused(spelled) is not None:
        return None
    return "请写成阿拉伯数字，或把数位写全，如 一百二十"


def _unit_fault(text: str, units: Collection[str]) -> Unreadable | None:
    """What is wrong with the words behind the last number."""
    numbers = list(_NUMBER_WITH_WORDS.finditer(text))
    if not numbers:
        return None
    end = numbers[-1].end()
    number, rest = text[:end].strip(), text[end:].strip()
    if not rest and len(numbers) > 1:
        return Unreadable(f"{_quoted(numbers[-1][0])}后面没有单位", end, "请在每个数后面写上单位")
    if not rest or rest in units:
        return None
    if rest[-1] in "多余" and rest[:-1] in units:
        return Unreadable(
            f"“{rest[-1]}”要写在单位前面", end, f"请写成 {number}{rest[-1]}{rest[:-1]}"
        )
    tail = TRAILING.match(rest)
    if tail and tail[1] and rest[tail.end() :] in units:
        mended = f"{number}{rest[tail.end() :]}{tail[1]}"
        return Unreadable(f"“{tail[1]}”要写在单位后面", end, f"请写成 {mended}")
    near = get_close_matches(rest[:LONGEST_UNIT], list(units), 1, 0.5)
    hint = f"请写成 {number}{near[0]}" if near else "请用 计量.yaml 里的单位"
    return Unreadable(f"不认识单位{_quoted(rest)}", end, hint)


# Tried in this order: a fault stands before those that it would also look like.
_FAULTS: Final = tuple(
    _Fault(pattern(source), message, mend, *slip)
    for source, message, mend, *slip in (
        (r"[\u200b-\u200f\u2060\ufeff\xad]+", "夹了看不见的字符", _becomes("")),
        (
            rf"^\s*[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]\s*$",
            "两头多了引号",
            _becomes(r"\1"),
            r"\1",
        ),
        (rf"^\s*[{QUOTES}](?=[0-9])", "数前面多了{}", _becomes(""), ""),
        (
            rf"(?:[0-9][,.]?){{{LONGEST_NUMBER + 1},}}",
            f"数太长，超过{LONGEST_NUMBER}位",
            _says("请核对，大数请用“万”“亿”"),
        ),
        (rf"{NUMBER}[eE]([+-]?[0-9]+)", "{}是科学记数法", _scientific),
        (
            r"(?<![0-9])0(?:[xX][0-9a-fA-F]{1,12}|[bB][01]{1,40}|[oO][0-7]{1,12})(?![0-9a-zA-Z])",
            "{}不是十进制的数",
            _decimal,
        ),
        (
            r"(?<![A-Za-z0-9.,])(?=[OoIl.,]*[0-9])(?=[0-9.,]*[OoIl])[0-9OoIl][0-9OoIl.,]*(?![A-Za-z])",
            "{}里夹着字母：O应是数字0，l、I应是数字1",
            _letters,
        ),
        (r"(?<=[0-9多余])\s*[wW](?![A-Za-z])", "{}要写成“万”", _becomes("万")),
        (
            r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?",
            "{}是日期，不是数",
            _says("日期请写在 截至 里"),
        ),
        (
            r"[0-9]+(?:\.[0-9]+){2,}",
            "{}有不止一个小数点",
            _says("请核对原数，只留一个小数点"),
        ),
        (r"(?<![0-9.])\.([0-9]+)", "{}的小数点前面少了 0", _becomes(r"0.\1")),
        (r"([0-9]+)\.(?![0-9])", "{}的小数点后面没有数字", _becomes(r"\1")),
        (r"([0-9]+)[。·]([0-9]+)", "{}的小数点写错了", _becomes(r"\1.\2"), r"\1.\2"),
        (r"(?<![0-9])([0-9])、([0-9])(?![0-9])", "概数{}要用汉字，不加顿号", _neighbours),
        (rf"({_HAN_DIGIT})、({_HAN_DIGIT})", "概数{}中间不加顿号", _becomes(r"\1\2")),
        (
            r"[0-9]、[0-9]",
            "{}处有两个数",
            _says("一处只填一个数；千分位请用逗号或不写"),
        ),
        (
            rf"(?<![0-9,])(?!{_WELL_GROUPED})[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?",
            "{}的千分位不对",
            _grouping,
        ),
        (r"([0-9]+)(?:\s+|[_'’]+)([0-9]+)", "{}中间多了空格或符号", _gap),
        (rf"({NUMBER})(亿|万)({NUMBER})([万千百])?", "{}写成了两截", _two_scales),
        (
            r"(?<![千百十0-9.,])([0-9][0-9,]*(?:\.[0-9]+)?)([千百十])(?![0-9])",
            "{}：阿拉伯数字后面只能用“万”“亿”",
            _han_place,
        ),
        (
            r"[0-9]+[千百十][0-9]+[百十]?",
            "{}：阿拉伯数字后面只能用“万”“亿”",
            _says("请全用阿拉伯数字，如 3500"),
        ),
        (
            rf"百分之(?:({NUMBER})|({HAN_NUMBER})(?:点({_HAN_DIGIT}+))?)",
            "{}请用阿拉伯数字",
            _percent,
        ),
        (rf"({HAN_NUMBER})点({_HAN_DIGIT}+)", "{}：带小数的数不用汉字", _han_point),
        (
            rf"[0-9]{_HAN_DIGIT}|{_HAN_DIGIT}[0-9]",
            "{}把阿拉伯数字和汉字数字混在了一起",
            _says("请全用阿拉伯数字，或全用汉字"),
        ),
        (r"[壹贰叁肆伍陆柒捌玖拾佰仟萬億]+", "{}是大写数字", _says("请写成阿拉伯数字")),
        (
            r"几|若干|多少|数[十百千万亿]|[十百千]来",
            "{}说不出确数",
            _says("请填确数，或写成 30多、约30 这样的概数"),
        ),
        (r"[0-9]+/[0-9]+|分之|半", "{}：不能用分数", _says("请写成小数、百分数，或比，如 1:3")),
        (r">=|<=|[>＞<＜≥≧≤≦]", "{}请用文字", _comparison),
        (r"^\s*\+", "{}不用写", _becomes("")),
        (r"%\s*\+", "{}请用文字", _becomes("%以上")),
        (r"(?<=[0-9万亿])\s*\+", "{}请用文字", _becomes("多")),
        (r"±\s*[0-9]+", "{}说不清上下限", _says("请写成区间，如 2900—3100")),
        (r"%{2,}", "{}重复了", _becomes("%")),
        (r"[¥￥]\s*([0-9,.]+[万亿]*)元?", "{}请用文字写单位", _becomes(r"\1元")),
        (r"^\s*每[^0-9]*([0-9][0-9,.]*)元?", "{}：“每人每月”之类不用写", _becomes(r"\1")),
        (r"^\s*(?:负|[—–]+)\s*(?=[0-9])", "负号{}请用减号", _becomes("-")),
        (rf"({NUMBER})\s*比\s*({NUMBER})", "{}请用比号", _becomes(r"\1:\2")),
        (rf"{NUMBER}(?::{NUMBER}){{2,}}", "{}：比只能有两项", _says("请分成几个数来填")),
        (
            rf"{NUMBER}(?:\s*[-—–～至到]\s*{NUMBER}){{2,}}",
            "{}：区间只有两端",
            _says("请写成 1—2 这样的形式"),
        ),
        (r"[（(][^（）()]*[）)]", "{}：括号里的说明不是数", _says("说明请写在 备注 里")),
        (r"[,;。、]\s*$", "末尾多了{}", _becomes(""), ""),
        (r":\s*$", "末尾多了{}", _becomes("")),
        (r"[-—–～至到]\s*$", "区间{}后面少一个数", _says("请写成 1—2 这样的形式")),
        (HAN_NUMBER, "{}不合汉字数字的写法", _misspelled),
    )
)
