"""Slips inside braces and brackets: `{本年：950，上年: 1,300｝`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.patterns import pattern
from drafter.textfile import Splice
from drafter.yamlsource import faults
from drafter.yamlsource.colons import (
    check_colon,
    check_lost_colon,
    check_wide_colon,
    note_missing_comma,
)
from drafter.yamlsource.items import Group, Item, end_cut, end_group, end_item, separates
from drafter.yamlsource.lines import block_follows, end_of_deeper
from drafter.yamlsource.nodes import DEPTH
from drafter.yamlsource.tokens import HAN_NAME, blank_between, quoted, trimmed
from drafter.yamlsource.wording import (
    check_gap,
    note_bad_escape,
    note_bad_start,
    quoting,
)

if TYPE_CHECKING:
    from drafter.yamlsource.corrections import Corrections

OPENERS = "{[｛［"
_CLOSERS = "}]｝］"
_CLOSER = pattern(r"[}\]｝］]")
_NEAR = 2000
_NARROW = dict(zip("｛［｝］", "{[}]", strict=True))
_CLOSER_OF = {"{": "}", "[": "]"}
_MARK = pattern(r"[\"'{}\[\],:#：，＃｛｝［］\r\n]")
_NEXT_LINE = pattern(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*([ \t]*)([^\r\n]?)")
_LINE_REST = pattern(r"[^\r\n]*")
_WORD_REST = pattern(r"[^,，{}\[\]｛｝［］\r\n]*")
_TEMPLATE = pattern(r"(?:\{[{%][^\r\n]{0,200}?[}%]\}[^,，{}\[\]\r\n]*)+")
_AFTER_CLOSER = pattern(r"[ \t\u3000]*(?:[,，}\]｝］#\r\n]|\Z)")
_KEY_NEXT = pattern(rf"({HAN_NAME})[ \t]*[:：]")


def check_flow(notes: Corrections, start: int, column: int) -> int:
    """Check the group that opens at `start`; the offset behind it.

    A line that is indented no deeper than `column` (from 0; -1 for a group that is the
    whole file) ends a group that was never closed.
    """
    scan = _Scan(notes, start, column)
    return scan.run()


class _Scan:
    """Reads one group, and what is nested in it, from mark to mark."""

    def __init__(self, notes: Corrections, start: int, column: int) -> None:
        self.notes = notes
        self.text = notes.text
        self.column = column
        self.position = start
        self.groups: list[Group] = []
        self.content_end = self.segment = start
        self.known_line_end = -1
        self.handlers = {
            **dict.fromkeys("\"'", self._quote),
            **dict.fromkeys(OPENERS, self._open),
            **dict.fromkeys(_CLOSERS, self._close),
            ",": self._comma,
            "，": self._wide_comma,
            ":": self._colon,
            "：": self._wide_colon,
            "#": self._hash,
            "＃": self._wide_hash,
            "\r": self._newline,
            "\n": self._newline,
        }
        self._open(start)

    def run(self) -> int:
        """Read to the end of the group."""
        while self.groups:
            if self.notes.full:
                self._unclosed(self.position)
                break
            match = _MARK.search(self.text, self.position)
            if match is None:
                self._unclosed(len(self.text))
                break
            self.position = match.end()
            self.handlers[match.group()](match.start())
        return self.position

    @property
    def group(self) -> Group:
        return self.groups[-1]

    def _at_word_start(self, offset: int) -> bool:
        item = self.group.item
        return not item.whole and blank_between(self.text, item.word, offset)

    def _quote(self, offset: int) -> None:
        if not self._at_word_start(offset):
            return
        check_gap(self.notes, self.group.item.word, offset)
        match = quoted(self.text, offset)
        if match is None:
            end = trimmed(self.text, offset, self._word_end(offset + 1))[1]
            self.notes.note(
                offset,
                faults.UNPAIRED,
                f"引号{self.text[offset]}没有配对",
                Splice(end, end, self.text[offset]),
            )
            self.position = end
        else:
            note_bad_escape(self.notes, match)
            self.position = match.end()
        self._complete(offset)

    def _complete(self, start: int, group: Group | None = None) -> None:
        """What began at `start` is whole: only a separator may follow it on this line."""
        self.group.item.whole = True
        first, last = trimmed(self.text, self.position, self._word_end(self.position))
        if first == last or self.text[first] in ":：#＃":
            return
        key = _KEY_NEXT.match(self.text, first)
        if key and self.group.kind == "{" and self.group.item.value >= 0:
            note_missing_comma(self.notes, self.group, self.position, key[1])
            return
        message = f"{'括号' if group else '引号'}后面还有文字“{self.text[first:last][:20]}”"
        if group and group.pairs:
            self.notes.note(first, faults.TRAILING_TEXT, message, hint="删去多出的文字")
            self.notes.silence(Splice(first, last, ""))
        else:
            mended = quoting(self.text, start, last)
            self.notes.note(first, faults.TRAILING_TEXT, message, *mended)
        self.position = last

    def _word_end(self, offset: int) -> int:
        match = _WORD_REST.match(self.text, offset)
        return match.end() if match else offset

    def _open(self, offset: int) -> None:
        character = self.text[offset]
        kind = _NARROW.get(character, character)
        if self.groups and self._is_in_words(offset):
            self.group.inner += 1
            return
        template = _TEMPLATE.match(self.text, offset) if self.groups else None
        if template:
            end = trimmed(self.text, offset, template.end())[1]
            note_bad_start(self.notes, offset, end)
            self.group.item.whole = True
            self.position = end
            return
        if len(self.groups) == DEPTH:
            self._too_deep(offset)
            return
        if self.groups:
            check_gap(self.notes, self.group.item.word, offset)
        if kind != character:
            self._narrow(offset)
        self.position = offset + 1
        self.groups.append(Group(offset, kind, kind != character, Item(offset + 1)))

    def _is_in_words(self, offset: int) -> bool:
        if self._at_word_start(offset):
            return False
        return not check_lost_colon(self.notes, self.group, offset)

    def _too_deep(self, offset: int) -> None:
        """Leave the whole group out: parsers take quadratic time over such nesting."""
        start = self.groups[0].opener
        self.notes.note(
            offset,
            faults.TOO_DEEP,
            f"括号套到了第{DEPTH + 1}层，整组没有读",
            hint="核对括号是否配对",
        )
        self.groups.clear()
        self.position = end_of_deeper(self.text, offset, self.column)
        self.notes.silence(Splice(start, self.position, "~"))

    def _narrow(self, offset: int) -> None:
        character = self.text[offset]
        self.notes.note(
            offset,
            faults.WIDE_BRACKET,
            f"括号“{character}”是全角的，YAML把它当成文字",
            Splice(offset, offset + 1, _NARROW[character]),
        )

    def _close(self, offset: int) -> None:
        group = self.group
        character = self.text[offset]
        if group.inner:
            group.inner -= 1
            return
        wide = character in _NARROW
        expected = _CLOSER_OF[group.kind]
        matches = _NARROW.get(character, character) == expected
        if wide and not (matches and (group.wide or _AFTER_CLOSER.match(self.text, offset + 1))):
            return
        end_item(self.notes, group, offset)
        if wide:
            self._narrow(offset)
        elif not matches:
            self._mismatch(offset, character, expected)
        self._finish_group(group, offset)

    def _mismatch(self, offset: int, character: str, expected: str) -> None:
        """A closer of the other kind: either it is wrong, or one before it is missing."""
        outer = len(self.groups) > 1 and _CLOSER_OF[self.groups[-2].kind] == character
        self.notes.note(
            offset,
            faults.UNPAIRED,
            f"括号“{self.group.kind}”要用“{expected}”配对",
            Splice(offset, offset + (not outer), expected),
        )
        if outer:
            self.position = offset

    def _finish_group(self, group: Group, offset: int) -> None:
        self.groups.pop()
        end_group(self.notes, group, offset)
        if self.groups:
            self._complete(group.opener, group)

    def _comma(self, offset: int) -> None:
        if self.group.inner:
            return
        if self.group.item.value < 0 and self._at_word_start(offset):
            self.notes.note(
                offset, faults.EXTRA_COMMA, "多了一个逗号", Splice(offset, offset + 1, "")
            )
            self.group.item = Item(offset + 1)
            return
        end_item(self.notes, self.group, offset)
        self.group.item = Item(offset + 1)

    def _wide_comma(self, offset: int) -> None:
        if self.group.inner or not separates(self.text, self.group, offset):
            return
        spaced = self.text[offset + 1 : offset + 2] in " \t\r\n"
        self.notes.note(
            offset,
            faults.WIDE_COMMA,
            "逗号“，”是全角的，YAML把它当成文字，分不开前后两项",
            Splice(offset, offset + 1, "," if spaced else ", "),
        )
        self._comma(offset)

    def _colon(self, offset: int) -> None:
        if not self.group.inner:
            check_colon(self.notes, self.group, offset)

    def _wide_colon(self, offset: int) -> None:
        if not self.group.inner:
            self.position = check_wide_colon(self.notes, self.group, offset)

    def _hash(self, offset: int) -> None:
        if self.text[offset - 1] not in " \t\r\n\u3000":
            return
        if self._cuts(offset):
            start, end = trimmed(self.text, self.group.item.word, self._word_end(offset))
            self.notes.note(
                offset,
                faults.CUT_BY_HASH,
                "“#”前面有空格，YAML把它后面的都当成注释",
                *quoting(self.text, start, end),
            )
            self.group.item.whole = True
            self.position = end
            return
        self._mark_content(offset)
        if not self._at_word_start(offset):
            self.group.item.end = offset
        self.position = self.segment = self._line_end(offset)

    def _cuts(self, offset: int) -> bool:
        """Whether a `#` stands in words that were meant to go on, up to the closing bracket."""
        if self.group.item.whole or self._at_word_start(offset):
            return False
        if not self._closes_on_line(offset):
            return False
        tight = self.text[offset + 1 : offset + 2].strip(" \t\r\n#") != ""
        return tight or self.text[self._line_end(offset) - 1] in _CLOSERS

    def _closes_on_line(self, offset: int) -> bool:
        """Whether braces or brackets close on this line, not too far away."""
        near = min(self._line_end(offset), offset + _NEAR)
        return _CLOSER.search(self.text, offset, near) is not None

    def _line_end(self, offset: int) -> int:
        if offset > self.known_line_end:
            match = _LINE_REST.match(self.text, offset)
            self.known_line_end = match.end() if match else offset
        return self.known_line_end

    def _wide_hash(self, offset: int) -> None:
        if not self._at_word_start(offset) or self._closes_on_line(offset):
            return
        self._mark_content(offset)
        self.notes.note(
            offset,
            faults.WIDE_HASH,
            "井号“＃”是全角的，YAML不把它当成注释",
            Splice(offset, offset + 1, "# "),
        )
        self.group.item.start = self.position = self.segment = self._line_end(offset)

    def _newline(self, offset: int) -> None:
        self._mark_content(offset)
        following = _NEXT_LINE.match(self.text, self.position)
        if following is None:
            return
        indent, character = following.groups()
        too_far_left = len(indent) <= self.column and character not in "}]｝］,，"
        if too_far_left and self._closes_below(following.start(2)):
            too_far_left = False
        separated = self.text[self.content_end - 1] in ",，{[:：｛［"
        is_block = not separated and block_follows(self.text, self.position)
        if self.column >= 0 and (not character or too_far_left or is_block):
            self._unclosed(offset)
        else:
            self.position = self.segment = following.start(2)

    def _closes_below(self, start: int) -> bool:
        """Whether the line at `start` goes on with this group: it closes what it does not open."""
        line = self.text[start : self._line_end(start)].partition(" #")[0]
        closer = _CLOSER_OF[self.group.kind]
        return line.count(closer) > line.count(self.group.kind)

    def _mark_content(self, offset: int) -> None:
        start, end = trimmed(self.text, self.segment, offset)
        if start < end:
            self.content_end = end
        self.segment = offset

    def _unclosed(self, offset: int) -> None:
        self._mark_content(offset)
        end = self.content_end
        opener = self.group.opener
        on_line = self.notes.line_of(opener) == self.notes.line_of(end)
        end_item(self.notes, self.group, end)
        for group in self.groups:
            end_cut(self.notes, group)
        if on_line and len(self.groups) == 1 and self.group.kind == "{" and not self.group.pairs:
            mended = Splice(opener, opener + 1, "")  # no pair: `{区县` was to be a word
        else:
            closers = "".join(_CLOSER_OF[group.kind] for group in reversed(self.groups))
            mended = Splice(end, end, closers)
        self.notes.note(
            opener if on_line else max(end - 1, opener),
            faults.UNPAIRED,
            f"括号“{self.text[opener]}”没有配对",
            mended,
        )
        self.groups.clear()
        self.position = offset
