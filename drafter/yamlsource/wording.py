"""Slips within one word or value: what it begins with, its blanks, its quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.lines import Joint
from drafter.yamlsource.tokens import BAD_ESCAPE, BLANK, HAN_NAME, WIDE_BLANK, WIDE_BLANKS, trimmed

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections
    from drafter.yamlsource.lines import Separator

# What may follow these: an anchor, an alias or a tag of YAML, which the builder refuses.
_PROPERTY = pattern(
    r"(?![&*!]\d[\d.]*(?:[,\]}]|\Z))(?:[&*][\w-]+(?![^\s,\]}])|!(?:<[^\s>]*>|[!\w:/.%-]*)(?![^\s,\]}]))",
    re.ASCII,
)
# The same with a name that libyaml does not take.
_HAN_ANCHOR = pattern(r"&[^\s,\]}]+[ \t]+")
_HAN_ALIAS = pattern(r"\*([^\s,\]}]+)")
_SPECIAL = pattern(r"[@`%*&!|>,\]}]|[-?](?=[ \t])")
_SIGNS = pattern(r"([@`%*&!|>,\]}]+)[ \t]*(?=[^@`%*&!|>,\]} \t])")
# A number with its unit, and no date: `950元`, not `2018年数据`.
_NUMBER = pattern(r"\d[\d.,]*[^\s\d.,，。年月日时号]{0,6}")
_ESCAPE = pattern(r"\\.")
_QUOTE = pattern("[\"']")
_HAN_KEY = pattern(HAN_NAME)
_MORE_COLONS = pattern(rf"[:：](?:[ \t{WIDE_BLANKS}]*[:：])+[ \t{WIDE_BLANKS}]*")
_CLOSERS = pattern(r"[}\]]+")
_TEMPLATE = pattern(r"\{[{%]")


def check_blanks(notes: Corrections, start: int, end: int) -> None:
    """Blanks at both ends that YAML keeps as part of the word."""
    text = notes.text
    inner_start, inner_end = trimmed(text, start, end)
    for first, last in ((start, inner_start), (inner_end, end)):
        check_gap(notes, first, last)


def check_gap(notes: Corrections, start: int, end: int, instead: str = " ") -> None:
    """Wide blanks where YAML wants spaces."""
    for match in WIDE_BLANK.finditer(notes.text, start, end):
        name = "全角空格" if "\u3000" in match.group() else "不间断空格等特殊空格"
        notes.note(
            match.start(),
            faults.WIDE_SPACE,
            f"这里是{name}，YAML把它当成文字",
            Splice(match.start(), match.end(), instead),
        )


def check_key(notes: Corrections, start: int, end: int) -> None:
    """A key: no blanks of any width within it either, and no special sign before it."""
    check_blanks(notes, start, end)
    start, end = trimmed(notes.text, start, end)
    check_gap(notes, start, end, "")
    _check_quotes(notes, start, end)
    signs = _SIGNS.match(notes.text, start, end)
    if signs and starts_badly(notes.text, start, end):
        closing = signs[1] == notes.text[end - 1] and signs.end() < end - 1
        notes.note(
            start,
            faults.SPECIAL_START,
            f"键不能以“{signs[1][:9]}”打头",
            Splice(start, signs.end(), ""),
            *((Splice(end - 1, end, ""),) if closing else ()),
        )
    elif starts_badly(notes.text, start, end):
        note_bad_start(notes, start, end)


def _check_quotes(notes: Corrections, start: int, end: int) -> None:
    """Quotes that slipped into a name."""
    quotes = list(_QUOTE.finditer(notes.text, start, end))
    if not quotes or not _HAN_KEY.fullmatch(_QUOTE.sub("", notes.text[start:end])):
        return
    notes.note(
        quotes[0].start(),
        faults.UNPAIRED,
        f"键名里多了引号{quotes[0].group()}",
        *(Splice(*quote.span(), "") for quote in quotes),
    )


def check_joint(notes: Corrections, start: int, key_end: int, colon: Separator, end: int) -> int:
    """The colon of a pair whose key stands from `start` to `key_end`; where its value begins."""
    text = notes.text
    check_gap(notes, key_end, colon.offset)
    key = text[start : min(key_end, start + 20)]
    value = BLANK.match(text, colon.offset + 1, end).end()  # type: ignore[union-attr]
    more = _MORE_COLONS.match(text, colon.offset, end)
    if more:
        notes.note(
            colon.offset + 1,
            faults.EXTRA_COLON,
            f"“{key}”后面多了冒号",
            Splice(*more.span(), ": " if more.end() < end else ":"),
        )
        return more.end()
    if colon.joint is Joint.WIDE:
        notes.note(
            colon.offset,
            faults.WIDE_COLON,
            f"“{key}”后面的冒号“：”是全角的，YAML把它当成文字",
            Splice(colon.offset, value, ": " if value < end else ":"),
        )
    elif colon.joint is Joint.TIGHT:
        notes.note(
            colon.offset,
            faults.NO_SPACE,
            f"“{key}:”的冒号后面缺一个空格，YAML把它和值连成一个词",
            Splice(value, value, " "),
        )
    else:
        check_gap(notes, colon.offset + 1, value)
    return value


def check_sign(notes: Corrections, start: int, end: int) -> None:
    """A value that is nothing but a full-width tilde: not yet come."""
    if notes.text[start:end] == "～":
        notes.note(
            start,
            faults.WIDE_MARK,
            "“～”是全角的，YAML把它当成文字",
            Splice(start, end, "~"),
        )


def starts_badly(text: str, start: int, end: int) -> bool:
    """Whether a value begins with a character that means something else to YAML."""
    if _TEMPLATE.match(text, start, end):
        return True
    special = _SPECIAL.match(text, start, end)
    return special is not None and not _PROPERTY.match(text, start, end)


def note_bad_start(notes: Corrections, start: int, end: int) -> None:
    """The value from `start` to `end` must be quoted to be text, or freed of its sign to be a number."""
    text = notes.text
    if _note_anchor(notes, start, end):
        return
    if _CLOSERS.fullmatch(text, start, end):
        notes.note(start, faults.UNPAIRED, f"多出的括号“{text[start:end]}”", Splice(start, end, ""))
        return
    notes.note(
        start,
        faults.SPECIAL_START,
        f"“{text[start]}”打头的值YAML另有用处，不当文字读",
        *(_without_sign(text, start, end) or quoting(text, start, end)),
    )


def _note_anchor(notes: Corrections, start: int, end: int) -> bool:
    """Whether a value has an anchor or is an alias, whose name is in Han characters; noted."""
    text = notes.text
    anchor = _HAN_ANCHOR.match(text, start, end)
    alias = _HAN_ALIAS.fullmatch(text, start, end)
    if alias and f"&{alias[1]} " not in text:
        alias = None
    if anchor:
        notes.note(
            start,
            faults.ANCHOR,
            f"锚点“{anchor.group().rstrip()}”不起作用",
            Splice(start, anchor.end(), ""),
        )
    elif alias:
        notes.note(
            start,
            faults.ANCHOR,
            f"引用“{alias.group()}”没有用上",
            hint="把所引用的内容照写一遍；若本是文字，加上引号",
        )
        notes.silence(Splice(start, end, "~"))
    return bool(anchor or alias)


def _without_sign(text: str, start: int, end: int) -> tuple[Splice, ...]:
    """The splices that make a number of `@950`, `>950` and `%95`; none where there is no number."""
    signs = _SIGNS.match(text, start, end)
    if signs is None or not _NUMBER.fullmatch(text, signs.end(), end):
        return ()
    instead = "超过" if signs[1] == ">" else ""
    behind = (Splice(end, end, "%"),) if signs[1] == "%" else ()
    return (Splice(start, signs.end(), instead), *behind)


def note_bad_escape(notes: Corrections, match: re.Match[str]) -> None:
    """Backslashes in double quotes that YAML cannot read: they are meant as they stand."""
    start, end = match.span()
    if notes.text[start] != '"':
        return
    escapes = _ESCAPE.finditer(notes.text, start + 1, end - 1)
    bad = next((escape for escape in escapes if BAD_ESCAPE.match(notes.text, escape.start())), None)
    if bad is None:
        return
    inner = notes.text[start + 1 : end - 1]
    doubled = [
        Splice(start + 1 + quote.start(), start + 1 + quote.end(), "''")
        for quote in re.finditer("'", inner)
    ]
    notes.note(
        bad.start(),
        faults.BACKSLASH,
        f"双引号里的“{bad.group()}”读不懂",
        Splice(start, start + 1, "'"),
        *doubled,
        Splice(end - 1, end, "'"),
    )


def quoting(text: str, start: int, end: int) -> tuple[Splice, ...]:
    """The splices that put a value in quotes."""
    value = text[start:end]
    if '"' not in value and "\\" not in value:
        return (Splice(start, start, '"'), Splice(end, end, '"'))
    doubled = [
        Splice(start + match.start(), start + match.end(), "''")
        for match in re.finditer("'", value)
    ]
    return (Splice(start, start, "'"), *doubled, Splice(end, end, "'"))
