"""What stands between the commas of a group: pairs, items, and what a comma cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.tokens import (
    NAME,
    PAIR_WITHOUT_COLON,
    TIGHT_NAME,
    blank_between,
    is_figure,
    trimmed,
)
from drafter.yamlsource.wording import (
    check_blanks,
    check_sign,
    note_bad_start,
    quoting,
    starts_badly,
)

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections

_NEXT_KEY = pattern(rf"，[ \t\u3000\r\n]*({NAME})[ \t]*(：|:)([ \t\u3000]?)")
_LAST_COMMA = pattern(r"，[ \t\u3000\r\n]*[}｝]")
_WORDS = pattern(r"[^,{}\[\]｛｝［］\r\n]*")
_SENTENCE = pattern(r"[。！？；：]")
_COMMA_AFTER = pattern(r"[ \t\u3000]*[,，]")
_BRACKET = pattern(r"[{}\[\]]")
_COLON = pattern(r":(?:[ \t\r\n]|\Z)")
_THOUSANDS = pattern(r"\d{3}(?!\d)")
_MORE_THOUSANDS = pattern(r"(?:,\d{3}(?!\d))*(?:\.\d+)?")
_BEFORE_THOUSANDS = pattern(r"(?<![\d.])\d{1,3}\Z")
# Keys that any figure may have: between a full-width comma and a full-width colon they
# begin the next pair, while `分两步，第一步：摸底` is words.
FIGURE_KEYS = frozenset(
    {"本年", "上年", "目标", "下期目标", "期限", "基期", "分", "其中", "历年"}
    | {"时段", "截至", "来源", "状态", "备注", "公开"}
)


class Item(Struct):
    """An item or pair: offsets of its start, of its value, of a comment that ends it."""

    start: int
    value: int = -1
    end: int = -1
    nameless: bool = False  # nothing stands before its colon
    whole: bool = False  # what was read last is quoted or a group: no words may follow it

    @property
    def word(self) -> int:
        """Where the word that is being read began: the value's, or before that the key's."""
        return self.value if self.value >= 0 else self.start


class Group(Struct):
    """Braces or brackets that are still open."""

    opener: int
    kind: str
    wide: bool
    item: Item
    pairs: int = 0
    singles: int = 0  # items that are no pairs
    inner: int = 0  # brackets that opened within words
    previous: tuple[int, int] | None = None  # the plain value before, with what was cut from it
    figure: bool = False  # that value is a figure
    cut: bool = False  # that value must be quoted to be whole
    bare: list[tuple[int, int]] = field(default_factory=list)  # items in braces, no pairs


def separates(text: str, group: Group, offset: int) -> bool:
    """Whether a full-width comma was meant to end an item, not to stand in its words."""
    item = group.item
    if item.whole:
        return True
    if group.kind == "[":
        return not _is_prose(text, item.word, offset)
    if item.value < 0 or blank_between(text, item.value, offset):
        return False
    if _LAST_COMMA.match(text, offset):
        return True
    following = _NEXT_KEY.match(text, offset)
    if following is None:
        return False
    key, colon, blank = following.groups()
    if colon == ":" and blank:
        return True
    if colon == ":" and not TIGHT_NAME.fullmatch(key):
        return False
    return key in FIGURE_KEYS or is_figure(text, item.value, offset)


def _is_prose(text: str, start: int, comma: int) -> bool:
    """Whether a word of a list, commas and all, is a sentence; or there is none."""
    words = _WORDS.match(text, comma)
    end = words.end() if words else comma
    return blank_between(text, start, comma) or _SENTENCE.search(text, start, end) is not None


def end_item(notes: Corrections, group: Group, offset: int) -> None:
    """Check the item that ends at `offset`."""
    text = notes.text
    item = group.item
    stop = item.end if item.end >= 0 else offset
    start, end = trimmed(text, item.word, stop)
    if not item.whole and start < end:
        _check_word(notes, item.word, start, end, stop)
    if item.nameless:
        notes.silence(_with_comma(text, trimmed(text, item.start, stop)[0], end))
    elif item.value >= 0:
        end_cut(notes, group)
        group.previous = None if item.whole else (start, end)
        group.figure = not item.whole and is_figure(text, start, end)
        group.pairs += 1
    elif group.kind == "[":
        group.singles += start < end
    elif start < end:
        _end_bare_item(notes, group, start, end)


def _check_word(notes: Corrections, word: int, start: int, end: int, stop: int) -> None:
    check_blanks(notes, word, stop)
    if starts_badly(notes.text, start, end):
        note_bad_start(notes, start, end)
    elif _BRACKET.search(notes.text, start, end):
        notes.note(
            start,
            faults.BRACKET_IN_WORDS,
            f"“{notes.text[start : min(end, start + 20)]}”里有半角括号，要加引号",
            *quoting(notes.text, start, end),
        )
    elif _COLON.search(notes.text, start, end):
        notes.note(
            start,
            faults.GROUP_AS_TEXT,
            f"“{notes.text[start : min(end, start + 20)]}”里有冒号，读不成一组，也读不成一句",
            *quoting(notes.text, start, end),
        )
    else:
        check_sign(notes, start, end)


def _end_bare_item(notes: Corrections, group: Group, start: int, end: int) -> None:
    """An item in braces that is no pair: often what a comma cut from the value before it."""
    text = notes.text
    previous = group.previous
    without_colon = PAIR_WITHOUT_COLON.fullmatch(text, start, end)
    if (without_colon and without_colon[1]) and (
        previous is None
        or without_colon[1] in FIGURE_KEYS
        or is_figure(text, *without_colon.span(3))
    ):
        group.pairs += 1
        notes.note(
            start,
            faults.NO_COLON,
            f"“{without_colon[1]}”后面没有冒号",
            Splice(*without_colon.span(2), ": "),
        )
    elif previous is None or group.item.whole or "\n" in text[previous[1] : start]:
        group.bare.append((start, end))
    elif number := _cut_number(text, *previous, start, end):
        group.previous = (previous[0], end)
        notes.note(
            previous[0],
            faults.NUMBER_CUT,
            f"数字“{number}”里的逗号把它切成了两项",
            Splice(previous[1], start, ""),
        )
    elif group.figure:
        group.bare.append((start, end))
    else:
        group.previous = (previous[0], end)
        group.cut = True


def _cut_number(text: str, begin: int, stop: int, start: int, end: int) -> str:
    """The number of which digits before a comma and those behind it are parts: `1,300`; or none."""
    first = _BEFORE_THOUSANDS.search(text, max(begin, stop - 5), stop)
    second = _THOUSANDS.match(text, start, end)
    if first is None or second is None:
        return ""
    more = _MORE_THOUSANDS.match(text, second.end())
    return text[first.start() : more.end() if more else second.end()]


def end_cut(notes: Corrections, group: Group) -> None:
    """Nothing further was cut from the value before."""
    if group.cut and group.previous:
        start, end = group.previous
        notes.note(
            start,
            faults.CUT_BY_COMMA,
            f"“{notes.text[start : min(end, start + 20)]}”里的逗号把它切成了两项",
            *quoting(notes.text, start, end),
        )
    group.cut = False


def end_group(notes: Corrections, group: Group, closer: int) -> None:
    """Items in braces that nothing explained: a list in the wrong brackets, or lost keys."""
    end_cut(notes, group)
    if group.kind == "[" and group.pairs > 1 and not group.singles:
        notes.note(
            group.opener,
            faults.WRONG_BRACKET,
            "一组“键: 值”要用花括号，方括号是一列条目用的",
            Splice(group.opener, group.opener + 1, "{"),
            Splice(closer, closer + 1, "}"),
        )
    if group.bare and not group.pairs:
        notes.note(
            group.opener,
            faults.NO_COLON,
            "花括号里要写“键: 值”；一列条目要用方括号",
            Splice(group.opener, group.opener + 1, "["),
            Splice(closer, closer + 1, "]"),
        )
        return
    for start, end in group.bare:
        notes.note(
            start,
            faults.NO_COLON,
            f"花括号里的“{notes.text[start : min(end, start + 20)]}”没有写成“键: 值”，没有用上",
            hint="补上键名和冒号；若与前面的值是一体的，给整个值加上引号",
        )
        notes.silence(_with_comma(notes.text, start, end))


def _with_comma(text: str, start: int, end: int) -> Splice:
    """What takes an item out together with one comma, before it or after it."""
    before = start - 1
    while text[before].isspace():
        before -= 1
    if text[before] in ",，":
        return Splice(before, end, "")
    after = _COMMA_AFTER.match(text, end)
    return Splice(start, after.end() if after else end, "")
