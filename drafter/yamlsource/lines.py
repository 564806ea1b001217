"""What a line of YAML looks like: its indentation, its colon, the lines around it."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import NamedTuple

from drafter.patterns import pattern
from drafter.yamlsource.tokens import (
    BLANK,
    FIGURE,
    HAN,
    HAN_NAME,
    IS_NAME,
    LINE,
    NOTHING,
    PAIR_WITHOUT_COLON,
    TIGHT_NAME,
    WIDE_BLANKS,
    quoted,
    trimmed,
)

# Blanks at the beginning of a line; a line that holds nothing else but lost characters, of
# which the reader of the file has told, counts as blank.
INDENT = pattern(rf"[ \t{WIDE_BLANKS}]*(?:\ufffd+[ \t]*\Z)?")
DASH = pattern(rf"-(?=[ \t\r\n{WIDE_BLANKS}]|\Z)")
# `-区殡仪馆迁建`, but not `-3`
TIGHT_DASH = pattern(rf"-(?=[{HAN}A-Za-z{{\[“”\"'《（【])")
WIDE_DASH = pattern(rf"(?:－|[—–](?=[ {WIDE_BLANKS}]))[ {WIDE_BLANKS}]*")
COLON = pattern(rf":(?=[ \t\r\n{WIDE_BLANKS}]|\Z)")
COMMENT = pattern(rf"(?<![ \t{WIDE_BLANKS}])[ \t{WIDE_BLANKS}]+(#)")
_WIDTHS = {"\u3000": 2}
# A key ends before a comment and before a group, which has colons of its own.
_KEY_STOP = pattern(rf"{COMMENT.pattern}|\{{|[ \t{WIDE_BLANKS}]\[")
_FAR = 200
_SPACES = pattern(r"^( +)[^\s#]", re.MULTILINE)


FIRST = rf"[^\s\"'{{}}\[\]&*!|>%@`,?#:：＃｛｝［］～{WIDE_BLANKS}-]"
ODD = rf":：#＃～\t\r\n{WIDE_BLANKS}"
PLAIN = rf"{FIRST}[^}}\]｝］{ODD}]*+"
_ITEM = rf"[\w.]+: {FIRST}[^,，{{}}\[\]｛｝［］\"'{ODD}]*+"
_FLOW = rf"\{{{_ITEM}(?:, {_ITEM})*\}}"
_END = r" *+(?:(?<= )#(?: [^\r\n]*)?)?(?:\r\n?|\n|\Z)"
# Pairs and items that cannot hold a slip unless their indentation is one: with words, with
# a group in braces, or without a value.
CLEAN = pattern(rf"( *)[\w.]+:(?: +(?:({PLAIN})|({_FLOW})))?{_END}")
# Blank lines and comments.
UNSAID = pattern(r"(?: *(?:#[^\r\n]*)?(?:\r\n?|\n))+")
CLEAN_ITEM = pattern(rf"( *)- +(?:({PLAIN})|({_FLOW})){_END}")


class Joint(Enum):
    """What stands between a key and its value."""

    SOUND = auto()
    WIDE = auto()
    TIGHT = auto()


class Separator(NamedTuple):
    """The colon of a key: its offset, and what kind it is."""

    offset: int
    joint: Joint


def width(text: str, start: int, end: int, tab: int) -> int:
    """How far a run of blanks moves a word to the right, as an editor shows it."""
    blanks = text[start:end]
    if blanks.isspace() and blanks.isascii() and "\t" not in blanks:
        return len(blanks)
    return sum(tab if blank == "\t" else _WIDTHS.get(blank, 1) for blank in blanks)


def separator(text: str, start: int, end: int, *, certain: bool) -> Separator | None:
    """The colon that ends the key beginning at `start`.

    Where a key must stand (`certain`), any colon is taken for one if no sound one is
    there; elsewhere only one after a name.
    """
    if text[start] in "\"'":
        return _after_quotes(text, start, end)
    match = COLON.search(text, start, end)
    stop = _KEY_STOP.search(text, start, match.start() if match else end)
    if stop:
        match, end = None, stop.start()
    sound = match.start() if match else end
    wide = text.find("：", start, sound)
    tight = text.find(":", start, sound)
    if wide >= 0 and (tight < 0 or wide < tight):
        if IS_NAME.fullmatch(text, start, trimmed(text, start, wide)[1]):
            return Separator(wide, Joint.WIDE)
    elif tight >= 0 and TIGHT_NAME.fullmatch(text, start, tight):
        return Separator(tight, Joint.TIGHT)
    if match:
        return Separator(sound, Joint.SOUND)
    return _any_colon(text, wide, tight) if certain else None


def _after_quotes(text: str, start: int, end: int) -> Separator | None:
    match = quoted(text, start)
    if match is None or match.end() > end:
        return None
    offset = BLANK.match(text, match.end(), end).end()  # type: ignore[union-attr]
    if COLON.match(text, offset, end):
        return Separator(offset, Joint.SOUND)
    kind = {":": Joint.TIGHT, "：": Joint.WIDE}.get(text[offset : min(offset + 1, end)])
    return Separator(offset, kind) if kind else None


def _any_colon(text: str, wide: int, tight: int) -> Separator | None:
    if wide >= 0 and (tight < 0 or wide < tight):
        return Separator(wide, Joint.WIDE)
    if tight >= 0 and not text.startswith("://", tight):
        return Separator(tight, Joint.TIGHT)
    return None


_HAN_KEY = pattern(HAN_NAME)
_SLIP_KEY = pattern(rf"({HAN_NAME})[ \t]*(：|:)[ \t{WIDE_BLANKS}]*([^\r\n]*)")
_SENTENCE = pattern(r"[。！？；]")
_GROUP_OPENER = pattern(r"[{｛\[［]")


class Likeness(Enum):
    """How much a line that has no sound colon looks like `键：值`."""

    NONE = auto()
    WORDS = auto()
    PAIR = auto()
    FIGURE = auto()


def likeness(text: str, start: int) -> Likeness:
    """Judge a line by what stands around its first colon."""
    match = _SLIP_KEY.match(text, start)
    if match is None or (match[2] == ":" and not TIGHT_NAME.fullmatch(match[1])):
        return _likeness_without_colon(text, start)
    rest = match[3].partition(" #")[0].rstrip()
    if not rest or FIGURE.fullmatch(rest) or NOTHING.fullmatch(rest) or _GROUP_OPENER.match(rest):
        return Likeness.FIGURE
    return Likeness.WORDS if _SENTENCE.search(rest) else Likeness.PAIR


def _likeness_without_colon(text: str, start: int) -> Likeness:
    match = PAIR_WITHOUT_COLON.match(text, start)
    if match and (match[3] is None or FIGURE.fullmatch(match[3])):
        return Likeness.FIGURE
    return Likeness.NONE


def is_group(text: str, position: int, column: int, parent: int, tab: int) -> bool:
    """Whether the lines from `position` on, under a key without value, were meant as keys.

    They are if one of them has a sound colon, if one holds a figure and most look like
    a pair, or if all look like a pair and none like a sentence; else they are words
    that begin on the next line. Looks at no more than two hundred lines.
    """
    found = []
    for _ in range(_FAR):
        match = LINE.match(text, position)
        if match is None or position >= len(text):
            break
        start = INDENT.match(text, position, match.end(1)).end()  # type: ignore[union-attr]
        position, end = match.end(), match.end(1)
        if start == end or text[start] in "#＃":
            continue
        here = width(text, match.start(), start, tab)
        if here <= parent:
            break
        if here != column:
            continue
        sound = separator(text, start, end, certain=False)
        if sound and sound.joint is Joint.SOUND:
            return True
        found.append(likeness(text, start))
    alike = [kind for kind in found if kind is not Likeness.NONE]
    if Likeness.FIGURE in alike:
        return len(alike) * 2 >= len(found)
    return len(found) > 1 and all(kind is Likeness.PAIR for kind in found)


def usual_unit(text: str) -> int:
    """How many spaces a level is indented by: the least indentation that is no exception."""
    counts = Counter(map(len, _SPACES.findall(text)[:_FAR]))
    often = [width for width, count in counts.items() if count > 1]
    return min(often) if often else next(iter(counts), 2)


def has_strayed(text: str, start: int, shift: int, parent: int, tab: int) -> bool:
    """Whether a line that opens a level stands `shift` columns right of the lines below it.

    `start` is the offset of its first word; a negative `shift` is to the left. Only
    where YAML could make no sense of the lines otherwise: one below is deeper than a
    pair or item with a value, or less deep and still deeper than the `parent`.
    """
    match = LINE.match(text, start)
    line = CLEAN.match(text, start) or CLEAN_ITEM.match(text, start)
    is_item = DASH.match(text, start) is not None
    if match is None or (line is None and not is_item):
        return False
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    usual = width(text, begin, start, tab) - shift
    if shift < 0:
        has_value = line is not None and (line[2] or line[3])
        return bool(has_value) and _is_entry(text, match.end(), usual, tab, is_item=is_item)
    position = match.end()
    for _ in range(_FAR):
        column = next_column(text, position, tab)
        if column <= parent:
            break
        if column == usual:
            return _is_entry(text, position, usual, tab, is_item=is_item)
        below = LINE.match(text, next_line(text, position))
        position = below.end() if below else len(text)
    return False


def _is_entry(text: str, position: int, column: int, tab: int, *, is_item: bool) -> bool:
    """Whether the next line is an item or pair at `column`."""
    below = next_line(text, position)
    indent = INDENT.match(text, below)
    if indent is None or width(text, below, indent.end(), tab) != column:
        return False
    pattern = DASH if is_item else CLEAN
    return pattern.match(text, indent.end()) is not None


def deeper_follows(text: str, position: int, column: int, tab: int) -> bool:
    """Whether the next line that says something is indented deeper than `column`."""
    return next_column(text, position, tab) > column


def is_bare_key(text: str, start: int, end: int, column: int, tab: int) -> bool:
    """Whether words without a colon are the key of the lines below; one Han character is none."""
    if end - start < 2 or not _HAN_KEY.fullmatch(text, start, end):
        return False
    return deeper_follows(text, end_of_line(text, end), column, tab)


def end_of_line(text: str, offset: int) -> int:
    """Where the line behind that of an offset begins."""
    match = LINE.match(text, offset)
    return match.end() if match else len(text)


def next_column(text: str, position: int, tab: int) -> int:
    """The column of the next line that says something; -1 at the end of the file."""
    below = next_line(text, position)
    indent = INDENT.match(text, below)
    if indent is None or below >= len(text):
        return -1
    return width(text, below, indent.end(), tab)


def column_beyond(text: str, position: int, column: int, tab: int) -> int:
    """The column of the first line from `position` on that stands left of `column`; -1 if none."""
    for _ in range(_FAR):
        here = next_column(text, position, tab)
        if here < column:
            return here
        below = LINE.match(text, next_line(text, position))
        position = below.end() if below else len(text)
    return -1


def is_pair(text: str, position: int) -> bool:
    """Whether the next line that says something is a key with a sound colon."""
    return CLEAN.match(text, next_line(text, position)) is not None


_CLOSING_NEXT = pattern(r"[ \t]*[}\]｝］,，]")


def block_follows(text: str, position: int) -> bool:
    """Whether pairs on lines of their own follow, which no bracket encloses.

    In braces a pair would end with a comma, or be the last before they close.
    """
    below = next_line(text, position)
    pair = CLEAN.match(text, below)
    if pair is None or pair.group().partition(" #")[0].rstrip().endswith((",", "，")):
        return False
    return _CLOSING_NEXT.match(text, next_line(text, pair.end())) is None


def end_of_deeper(text: str, offset: int, column: int) -> int:
    """The end of the line of `offset` and of the lines below it indented deeper than `column`."""
    pattern = rf"[\r\n][ ]{{0,{column}}}[^ \t\r\n]" if column >= 0 else r"\Z"
    match = re.compile(pattern).search(text, offset)
    return match.start() if match else len(text)


def next_line(text: str, position: int) -> int:
    """The offset of the first line from `position` on that is neither blank nor a comment."""
    while position < len(text):
        match = LINE.match(text, position)
        if match is None:
            break
        start = INDENT.match(text, position, match.end(1)).end()  # type: ignore[union-attr]
        if start < match.end(1) and text[start] not in "#＃":
            return position
        position = match.end()
    return len(text)


def record_goes_on(text: str, position: int, dash: int, tab: int) -> bool:
    """Whether a further pair of an item, and no words, stands below it, deeper than its dash."""
    position = next_line(text, position)
    match = LINE.match(text, position)
    indent = INDENT.match(text, position)
    if match is None or indent is None or position == len(text):
        return False
    start = indent.end()
    if width(text, position, start, tab) <= dash or DASH.match(text, start):
        return False
    colon = separator(text, start, match.end(1), certain=False)
    if colon is None or colon.joint is Joint.SOUND:
        return colon is not None
    return likeness(text, start) is Likeness.FIGURE
