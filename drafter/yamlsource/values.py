"""Slips in the value behind a key or a dash: words, quotes, groups, blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.flow import check_flow
from drafter.yamlsource.lines import COLON, COMMENT, INDENT, width
from drafter.yamlsource.tokens import (
    HAN,
    HAN_NAME,
    LINE,
    WIDE_BLANKS,
    is_figure,
    quoted,
    trimmed,
)
from drafter.yamlsource.wording import (
    check_blanks,
    check_gap,
    check_sign,
    note_bad_escape,
    note_bad_start,
    quoting,
    starts_badly,
)

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections

BLOCK = pattern(r"[|>](?:[+-]?([1-9])?|([1-9])[+-])[ \t]*(?:#[^\r\n]*)?")
_WIDE_HASH = pattern(rf"(?:(?<=[ \t{WIDE_BLANKS}])|\A)＃[ \t{WIDE_BLANKS}]*")
_QUOTED_GROUP = pattern(rf"[ ]*[{{｛][ ]*{HAN_NAME}[ ]*[:：][^\r\n]*[}}｝][ ]*")
_GROUP_IN_WORDS = pattern(
    rf"{HAN_NAME}[ ]*(：[ \t{WIDE_BLANKS}]*|(?<=[{HAN}]):)(?:[约近超逾]?过?\d[\d.,]*[^\s\d年月日时号，。；：:,#]{{0,6}})"
)
_WIDE_GROUP = pattern(r"[^\r\n]*(?:[}\]｝］,，]|[｛［])[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_THOUSANDS = pattern(r"(?<=\d),(?=\d{3}(?!\d))")
_NAME_ONLY = pattern(HAN_NAME)
_PARENTHESES = pattern(rf"[(（][ ]*{HAN_NAME}[ ]*(?:: |：)[^(（)）\[\]{{}}｛｝\r\n]*[)）]")
_COMMA_BEFORE_KEY = pattern(rf"[，,；;、][ \t{WIDE_BLANKS}]*(?={HAN_NAME}[ ]*[:：])")
_KEY_COLON = pattern(rf"(?<=[(（，,；;、 ]){HAN_NAME}[ ]*([:：][ \t{WIDE_BLANKS}]*)")
_UNIT = pattern(rf"(?:%|[{HAN}]{{1,4}})")
_BRACE = pattern(r"[{｛]")
_BRACE_END = pattern(r"[}｝]")
_BRACKET = pattern(r"[\[［]")
_COMMA = pattern(r"[,，]")
_CLOSERS = pattern(r"[}\]｝］]+")


def is_group_start(text: str, start: int, end: int) -> bool:
    """Whether a value begins a group in braces or brackets, full-width ones too."""
    if text[start] in "｛［":
        return _WIDE_GROUP.match(text, start, end) is not None
    return text[start] in "{[" and text[start : start + 2] not in ("{{", "{%")


def check_words(notes: Corrections, start: int, end: int) -> None:
    """Check a plain value and the comment behind it; `end` is the end of the line."""
    text = notes.text
    stop = _comment(notes, start, end)
    if stop < 0:
        return
    first, last = trimmed(text, start, stop)
    if starts_badly(text, first, last):
        note_bad_start(notes, first, last)
        return
    if _PARENTHESES.fullmatch(text, first, last):
        _note_parentheses(notes, first, last)
        return
    nested = COLON.search(text, first, last)
    if nested:
        _check_nested(notes, first, last, nested.start())
        return
    check_blanks(notes, first, stop)
    group = _GROUP_IN_WORDS.fullmatch(text, first, last)
    if group:
        notes.note(
            first,
            faults.GROUP_AS_TEXT,
            f"“{text[first:last]}”读成了一句话，不是一组数据",
            Splice(first, first, "{"),
            Splice(*group.span(1), ": "),
            *_without_thousands(text, first, last),
            Splice(last, last, "}"),
        )
    elif _lacks_bracket(text, first, last):
        _note_missing_opener(notes, first, last, "[")
    else:
        check_sign(notes, first, last)


def _comment(notes: Corrections, start: int, end: int) -> int:
    """Where a plain value ends before its comment; -1 if a false comment was mended."""
    text = notes.text
    wide = _WIDE_HASH.search(text, start, end)
    cut = -1
    for match in COMMENT.finditer(text, start, wide.start() if wide else end):
        if not _cuts(text, start, match):
            check_gap(notes, match.start(), match.start(1))
            end, wide = match.start(), None
            break
        if cut < 0:
            cut = match.start(1)
    if cut >= 0:
        first, last = trimmed(text, start, wide.start() if wide else end)
        notes.note(
            cut,
            faults.CUT_BY_HASH,
            f"“{text[cut:last][:20]}”前面有空格，YAML把它当成注释",
            *quoting(text, first, last),
        )
    if wide:
        end = wide.start()
        notes.note(
            end,
            faults.WIDE_HASH,
            "井号“＃”是全角的，YAML不把它当成注释",
            Splice(end, wide.end(), "# "),
        )
    return end if cut < 0 else -1


def _cuts(text: str, start: int, comment: re.Match[str]) -> bool:
    """Whether a `#` after a single space cuts words in two rather than begins a comment.

    `950 #12月报表` is a figure with a comment, `见文件 #3号` was one phrase.
    """
    after = text[comment.end() : comment.end() + 1]
    if not after.strip() or after in "#!" or comment.end() - comment.start() > 2:
        return False
    first, last = trimmed(text, start, comment.start())
    return first < last and not is_figure(text, first, last)


def check_cut(notes: Corrections, start: int, end: int) -> bool:
    """Check a further line of words; True if a comment ends them there."""
    match = COMMENT.search(notes.text, start, end)
    if match is None:
        return False
    if _cuts(notes.text, start, match):
        notes.note(
            match.start(1),
            faults.CUT_BY_HASH,
            "“#”前面有空格，YAML把它后面的都当成注释",
            hint="整段文字加上引号；若是注释，在井号后空一格",
        )
    return True


def _check_nested(notes: Corrections, start: int, end: int, colon: int) -> None:
    """Words with a second `: ` in them, which YAML refuses: a group, or words to be quoted."""
    text = notes.text
    first, last = trimmed(text, colon + 1, end)
    if first == last and is_figure(text, start, colon):
        notes.note(colon, faults.EXTRA_COLON, "数后面多了一个冒号", Splice(colon, colon + 1, ""))
        return
    named = _NAME_ONLY.fullmatch(text, *trimmed(text, start, colon)) is not None
    if len(_BRACE_END.findall(text, start, end)) > len(_BRACE.findall(text, start, end)):
        _note_missing_opener(notes, start, end, "{" if named else "")
        return
    comma = text.find(",", first, last)
    is_group = named and (
        text.startswith(("{", "["), first)
        or is_figure(text, first, last)
        or (comma >= 0 and is_figure(text, first, comma))
    )
    if is_group:
        splices: tuple[Splice, ...] = (
            Splice(start, start, "{"),
            *_without_thousands(text, first, last),
            Splice(end, end, "}"),
        )
    else:
        splices = quoting(text, start, end)
    notes.note(
        start,
        faults.GROUP_AS_TEXT,
        f"一行里有两个“: ”，“{text[start:end][:20]}”读不成一组，也读不成一句",
        *splices,
    )


def _note_parentheses(notes: Corrections, start: int, end: int) -> None:
    """A group put in parentheses."""
    text = notes.text
    notes.note(
        start,
        faults.WRONG_BRACKET,
        f"一组“键: 值”要用花括号，这里用的是“{text[start]}{text[end - 1]}”",
        Splice(start, start + 1, "{"),
        *(Splice(*comma.span(), ", ") for comma in _COMMA_BEFORE_KEY.finditer(text, start, end)),
        *(Splice(*colon.span(1), ": ") for colon in _KEY_COLON.finditer(text, start, end)),
        Splice(end - 1, end, "}"),
    )


def _lacks_bracket(text: str, start: int, end: int) -> bool:
    """Whether words end like a list that was never opened: `低保, 特困]`."""
    if start == end or text[end - 1] not in "]］" or _BRACKET.search(text, start, end):
        return False
    return _COMMA.search(text, start, end) is not None


def _note_missing_opener(notes: Corrections, start: int, end: int, opener: str) -> None:
    """A closing bracket at the end of words; where it was opened is only known for pairs."""
    message = f"括号“{notes.text[end - 1]}”没有配对"
    if opener:
        closer = Splice(end - 1, end, "}" if opener == "{" else "]")
        notes.note(start, faults.UNPAIRED, message, Splice(start, start, opener), closer)
    else:
        notes.note(start, faults.UNPAIRED, message, hint="在这一组的开头补上括号")
        notes.silence(*quoting(notes.text, start, end))


def _without_thousands(text: str, start: int, end: int) -> list[Splice]:
    commas = _THOUSANDS.finditer(text, start, end)
    return [Splice(comma.start(), comma.end(), "") for comma in commas]


def check_quoted(notes: Corrections, start: int, end: int, column: int) -> int:
    """Check a quoted value; the offset behind it."""
    text = notes.text
    match = quoted(text, start)
    if match is None or (match.end() > end and _runs_away(text, end, match.end(), column)):
        comments = COMMENT.finditer(text, start, end)
        comment = next((item for item in comments if not _cuts(text, start + 1, item)), None)
        last = trimmed(text, start, comment.start() if comment else end)[1]
        notes.note(
            start,
            faults.UNPAIRED,
            f"引号{text[start]}没有配对",
            Splice(last, last, text[start]),
        )
        return end
    stop = match.end()
    if _QUOTED_GROUP.fullmatch(text, start + 1, stop - 1) and text[start + 1 : start + 3] != "{{":
        notes.note(
            start,
            faults.GROUP_AS_TEXT,
            "整组加了引号，读成了一句话",
            Splice(start, start + 1, ""),
            Splice(stop - 1, stop, ""),
        )
        check_flow(notes, trimmed(text, start + 1, stop)[0], column)
        return stop
    note_bad_escape(notes, match)
    if stop <= end:
        _check_rest(notes, start, stop, end, "引号")
    return stop


def _runs_away(text: str, end: int, stop: int, column: int) -> bool:
    """Whether a quote was closed only by some later quote: lines between begin too far left."""
    spaces = max(column, -1)
    left = re.compile(rf"(?:\r\n?|\n)[ ]{{0,{spaces}}}[^\s\"']") if spaces >= 0 else None
    return left is not None and left.search(text, end, stop) is not None


def check_group(notes: Corrections, start: int, column: int) -> int:
    """Check a group in braces or brackets and what stands behind it; the offset behind it."""
    text = notes.text
    stop = check_flow(notes, start, column)
    line = LINE.match(text, stop)
    if line and stop < line.end(1):
        _check_rest(notes, start, stop, line.end(1), "括号")
    return stop


def _check_rest(notes: Corrections, start: int, stop: int, end: int, what: str) -> None:
    """What stands on the line behind closed quotes or brackets."""
    text = notes.text
    comment = COMMENT.search(text, stop, end)
    first, last = trimmed(text, stop, comment.start() if comment else end)
    if comment:
        check_gap(notes, comment.start(), comment.start(1))
    if first == last or text[first] in "#:：":
        check_gap(notes, stop, first)
        return
    if text[first] == "＃":
        notes.note(
            first,
            faults.WIDE_HASH,
            "井号“＃”是全角的，YAML不把它当成注释",
            Splice(stop, trimmed(text, first + 1, last)[0], "  # "),
        )
        return
    _note_rest(notes, start, first, last, what)


def _note_rest(notes: Corrections, start: int, first: int, last: int, what: str) -> None:
    text = notes.text
    rest = text[first:last]
    if what == "括号" and _CLOSERS.fullmatch(rest):
        notes.note(first, faults.UNPAIRED, f"多出的括号“{rest}”", Splice(first, last, ""))
        return
    message = f"{what}后面还有文字“{rest[:20]}”"
    if (
        what == "引号"
        and _UNIT.fullmatch(rest)
        and is_figure(text, start + 1, quote := text.rfind(text[start], start, first))
    ):
        notes.note(
            first,
            faults.TRAILING_TEXT,
            message,
            Splice(start, start + 1, ""),
            Splice(quote, first, ""),
        )
    elif rest in ",，;；、":
        notes.note(first, faults.TRAILING_TEXT, message, Splice(first, last, ""))
    elif what == "括号" and ":" in text[start:first] and text[start] != "[":
        notes.note(first, faults.TRAILING_TEXT, message, hint="删去多出的文字")
        notes.silence(Splice(first, last, ""))
    else:
        notes.note(first, faults.TRAILING_TEXT, message, *quoting(text, start, last))


def skip_block(notes: Corrections, position: int, column: int, unit: int) -> int:
    """The offset of the first line behind a `|` or `>` block under a key at `column`.

    Within it everything is text; only lines that a tab or wide spaces indent, which
    YAML takes for the end of the block, are slips.
    """
    text = notes.text
    inner = -1
    while position < len(text):
        match = LINE.match(text, position)
        if match is None:
            break
        start = INDENT.match(text, position, match.end(1)).end()  # type: ignore[union-attr]
        spaces = len(text[position:start]) - len(text[position:start].lstrip(" "))
        if start == match.end(1):
            if position + spaces < start and (inner < 0 or spaces < inner):
                notes.silence(Splice(position, start, ""))
        elif spaces <= column:
            if width(text, position, start, unit) <= column or spaces == start - position:
                break
            _indent_block(notes, position, start, inner if inner >= 0 else column + unit)
        elif inner < 0:
            inner = spaces
        position = match.end()
    return position


def _indent_block(notes: Corrections, position: int, start: int, column: int) -> None:
    tab = "\t" in notes.text[position:start]
    notes.note(
        position,
        faults.TAB_INDENT if tab else faults.WIDE_SPACE,
        "这一行用制表符缩进" if tab else "这一行用全角空格缩进",
        Splice(position, start if tab else position, " " * column),
    )
