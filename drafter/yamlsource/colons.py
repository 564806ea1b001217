"""The colons of a group: which of them end a key, and what is wrong with those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.items import FIGURE_KEYS, Group, Item, end_item
from drafter.yamlsource.tokens import HAN_NAME, IS_NAME, TIGHT_NAME, trimmed
from drafter.yamlsource.wording import check_key

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections

_NEAR = 60
_KEY_BEFORE = pattern(rf"(?:[ \t\u3000]+|[;；、][ \t\u3000]*)({HAN_NAME})[ \t]*\Z")
_MARKS = ";；、"
_NAME = pattern(HAN_NAME)
_WIDE_COLON = pattern(r"：[ \t\u3000\xa0]*")
_TIGHT_VALUE = ",，}]｝］{[｛"


def check_colon(notes: Corrections, group: Group, offset: int) -> None:
    """Check a colon; if it ends a key, the value is read next."""
    if not _ends_key(notes, group, offset):
        return
    item = group.item
    start, end = trimmed(notes.text, item.start, offset)
    following = notes.text[offset + 1 : offset + 2]
    if start == end and not item.whole and not following.strip():
        notes.note(offset, faults.NO_KEY, "冒号前没有键名", hint="在冒号前写上键名")
        item.nameless = True
    if item.whole or not following.strip():
        begin_value(notes, group, offset, offset + 1)
    elif (
        group.kind == "{"
        and start < end
        and (following in _TIGHT_VALUE or TIGHT_NAME.fullmatch(notes.text, start, end))
    ):
        notes.note(
            offset,
            faults.NO_SPACE,
            f"“{notes.text[start:end]}:”的冒号后面缺一个空格，YAML把它和值连成一个词",
            Splice(offset + 1, offset + 1, " "),
        )
        begin_value(notes, group, offset, offset + 1)


def _ends_key(notes: Corrections, group: Group, offset: int) -> bool:
    """Whether a colon ends a key: the item's own, or a further one that lost its comma."""
    item = group.item
    text = notes.text
    if item.value < 0:
        return True
    key = _KEY_BEFORE.search(text, max(item.value, offset - _NEAR), offset)
    blank_follows = not text[offset + 1 : offset + 2].strip()
    if key is None or not blank_follows:
        return False
    before = trimmed(text, item.value, key.start())
    nothing_before = before[0] == before[1]
    if key[1] not in FIGURE_KEYS and (nothing_before or text[before[1] - 1] == ":"):
        return False
    note_missing_comma(notes, group, key.start(), key[1])
    return True


def note_missing_comma(notes: Corrections, group: Group, offset: int, key: str) -> None:
    """An item ends at `offset`, where another pair begins without a comma."""
    sign = notes.text[offset : offset + 1]
    start = offset + 1 if sign in _MARKS else offset
    comma = "," if notes.text[start : start + 1].isspace() else ", "
    # Behind the colon of a key without a value YAML wants a blank.
    comma = f" {comma}" if notes.text[offset - 1] == ":" else comma
    end_item(notes, group, offset)
    notes.note(
        offset,
        faults.NO_COMMA,
        f"“{key}”前面没有逗号",
        Splice(offset, start, comma),
    )
    group.item = Item(start)


def check_wide_colon(notes: Corrections, group: Group, offset: int) -> int:
    """Check a full-width colon; the offset to read on from."""
    item = group.item
    match = _WIDE_COLON.match(notes.text, offset)
    if match is None or item.value >= 0 or group.kind != "{":
        return offset + 1
    start, end = trimmed(notes.text, item.start, offset)
    if not item.whole and not IS_NAME.fullmatch(notes.text, start, end):
        return offset + 1
    notes.note(
        offset,
        faults.WIDE_COLON,
        f"“{notes.text[start:end]}”后面的冒号“：”是全角的，YAML把它当成文字",
        Splice(offset, match.end(), ": "),
    )
    begin_value(notes, group, offset, match.end())
    return match.end()


def check_lost_colon(notes: Corrections, group: Group, offset: int) -> bool:
    """Whether a group follows a key without its colon: `{分 {镇街: 16}}`; then it is noted."""
    item = group.item
    start, end = trimmed(notes.text, item.start, offset)
    is_key = group.kind == "{" and item.value < 0 and not item.whole
    names = (TIGHT_NAME, _NAME)
    if not is_key or not any(name.fullmatch(notes.text, start, end) for name in names):
        return False
    notes.note(
        start,
        faults.NO_COLON,
        f"“{notes.text[start:end]}”后面没有冒号",
        Splice(end, offset, ": "),
    )
    begin_value(notes, group, end, offset)
    return True


def begin_value(notes: Corrections, group: Group, colon: int, value: int) -> None:
    """What was read is a key: its colon stands at `colon`, its value begins at `value`."""
    item = group.item
    if not item.whole:
        check_key(notes, item.start, colon)
    item.value = value
    item.end = -1
    item.whole = False
