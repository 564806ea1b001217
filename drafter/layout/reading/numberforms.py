"""How Word writes a number that it counts (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_CAPITAL: Final = "零壹贰叁肆伍陆柒捌玖"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_COUNTED: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseDigital",
        "japaneseDigitalTenThousand",
    }
)
_SERIES: Final = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def written(count: int, form: str) -> str:
    """A number in a form of Word's; forms that no Chinese report has are Arabic digits."""
    series = _SERIES.get(form, "")
    if 0 < count <= len(series):
        return series[count - 1]
    if form in _COUNTED:
        return _han(count, _DIGITS, "十")
    if form == "chineseLegalSimplified":
        return _han(count, _CAPITAL, "拾")
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return str(count).translate(_FULL_WIDTH)
    if form in {"upperRoman", "lowerRoman"} and 0 < count < 4000:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _han(count: int, digits: str, ten: str) -> str:
    """1—99 as 公文 count; above that digit by digit."""
    if not 0 < count < 100:
        return "".join(digits[int(digit)] for digit in str(max(0, count)))
    tens, ones = divmod(count, 10)
    lead = "" if tens < 1 else ten if tens == 1 and ten == "十" else f"{digits[tens]}{ten}"
    return lead + (digits[ones] if ones else "")


def _roman(count: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (count // value)
        count %= value
    return said
