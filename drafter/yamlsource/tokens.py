"""The characters and words of a YAML file that a Chinese keyboard gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern

if TYPE_CHECKING:
    import re

# Blanks that look like a space and are none to YAML.
WIDE_BLANKS = "\u3000\xa0\u2000-\u200a\u202f\u205f"
WIDE_BLANK = pattern(f"[{WIDE_BLANKS}]+")
BLANK = pattern(rf"[ \t{WIDE_BLANKS}]*")
SPACE = pattern(rf"[ \t\r\n{WIDE_BLANKS}]*")
LINE = pattern(r"([^\r\n]*)(?:\r\n?|\n|\Z)")

HAN = "㐀-\u9fff\U00020000-\U0003ffff"
# What can be a key that somebody typed: a name, perhaps dotted, perhaps a year.
NAME = r"[\w.][\w.·/（）()%〔〕—-]{0,39}"
HAN_NAME = rf"[{HAN}][\w.]{{0,39}}"
IS_NAME = pattern(NAME)
# A colon that touches what follows is a slip only after a Han character: 12:30 is a time.
TIGHT_NAME = pattern(rf"(?:[\w.]*[{HAN}])")
FIGURE = pattern(r"(?:约|近|超过?|逾|大约|不少于|预计)?[-+]?\d[\d.,，]*[^\s，。！？；：:,#]{0,8}")
# A key and its value with nothing but blanks between them, or what was typed for the colon:
# its own key without shift, or a sign of equality.
PAIR_WITHOUT_COLON = pattern(
    rf"({HAN_NAME})([ \t{WIDE_BLANKS}]+|[ \t{WIDE_BLANKS}]*[;；=＝][ \t{WIDE_BLANKS}]*)"
    rf"([^\s，。！？；：、,#{{\[;=＝]+)"
    rf"|({HAN_NAME})([ \t{WIDE_BLANKS}]*)(?=[{{\[｛])[^\r\n]*"
)
NOTHING = pattern(r"[~～]|[×xX]{2,}")
SINGLE_QUOTED = pattern(r"'(?:[^']|'')*+'")
DOUBLE_QUOTED = pattern(r'"(?:[^"\\]|\\(?s:.))*+"')
BAD_ESCAPE = pattern(
    r"""\\(?:x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8})"""
    r"""|u[Dd][89A-Fa-f][0-9A-Fa-f]{2}|U(?!000[0-9A-Fa-f]|0010)|U0000[Dd][89A-Fa-f]"""
    r"""|[^0abt\tnvfre "/\\N_LPxuU\r\n])"""
)


def quoted(text: str, start: int) -> re.Match[str] | None:
    """The quoted scalar that begins at `start`; None if its quote is never closed."""
    pattern = DOUBLE_QUOTED if text[start] == '"' else SINGLE_QUOTED
    return pattern.match(text, start)


def blank_between(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks, wide ones too, stand between two offsets."""
    return SPACE.fullmatch(text, start, end) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the blanks, wide ones too, at both ends."""
    match = SPACE.match(text, start, end)
    start = match.end() if match else end
    while end > start and SPACE.fullmatch(text[end - 1]):
        end -= 1
    return start, end


def is_figure(text: str, start: int, end: int) -> bool:
    """Whether what stands between two offsets is a number, or a sign that there is none."""
    start, end = trimmed(text, start, end)
    found = FIGURE.fullmatch(text, start, end) or NOTHING.fullmatch(text, start, end)
    return found is not None
