"""Reads 素材.md: topics, 视角, items with their 对策, 照录."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.inline import HIDDEN
from drafter.figures.oddlines import Odd, odd_line
from drafter.figures.typedunits import shifted
from drafter.figures.words import (
    Declared,
    TopicHeading,
    WordForm,
    WordItem,
    Words,
    WordText,
)
from drafter.library.sectionlines import ASPECTS
from drafter.location import Location
from drafter.textfile import is_plain
from drafter.yamlsource import nearest
from drafter.yamlsource.faults import INVISIBLE, NOT_READ
from drafter.yamlsource.invisible import INVISIBLE_CHARACTERS

if TYPE_CHECKING:
    from drafter.figures.inline import InlineReader
    from drafter.findings import Finding
    from drafter.textfile import TextFile

DEFAULT_ASPECT = "总结"
INTERNAL = "〔内部〕"

_LINE_END = re.compile(r"\r\n|\r|\n")
_HALF_COMMENT = re.compile(r"<!--.*|-->")
_QUOTED = re.compile(r"照录(?:[（(]([^（）()]*)[）)])?[：:][ \t　]*(.*)")
_ITEM = re.compile(
    r"(?:([-－•●*+]|[—–](?![—–]))(?!\*)|\d{1,2}(?:[、)）]|[.．](?!\d)))([ \t　\xa0]*)(.*)"
)
_REMEDY = re.compile(r"对策[：:][ \t　\xa0]*")
_RUN_IN = re.compile(r"\*\*(.+?)\*\*[ \t　]*")
_BLANKS = f" \t　\xa0{HIDDEN}"
_NEAR_INTERNAL = re.compile(
    r"(?:〔[ \t]*内部[ \t]*〕?|[【（(\[［][ \t]*内部[ \t]*[】）)\]］])[ \t　\xa0]*"
)
_WORD = re.compile(r"[^\W_]|\ufffd")
_QUOTE_MARKS = (">", "＞")
_BREAK = re.compile(r"[\r\n#【`]")
# More than any year's words have; beyond that reading them all would only stop the program.
_MOST_BREAKS = 10_000
_MOST_CHARACTERS = 300_000


@dataclass(slots=True)
class _Line:
    """One line without the blanks around it; `column` is that of its first character."""

    text: str
    number: int
    column: int
    indented: bool  # by blanks of the keyboard; 　　 opens a paragraph


@dataclass(slots=True)
class WordReader:
    """Collects the words of one or more files of a year."""

    inline: InlineReader
    found: list[Finding]
    by_topic: dict[tuple[str, str], list[WordItem]] = field(default_factory=dict)
    headings: list[TopicHeading] = field(default_factory=list)
    _file: str = ""
    _topic: str | None = None
    _aspect: str = DEFAULT_ASPECT
    _previous: str = ""  # what the line before was: 条目, 照录, an odd form, or none of these
    _speaker: str = ""
    _unsaid: Location | None = None  # a 照录 whose words have not come yet

    def words(self) -> Words:
        """Everything read so far."""
        return Words(
            {key: tuple(items) for key, items in self.by_topic.items()}, tuple(self.headings)
        )

    def read(self, source: TextFile) -> None:
        """Read one file; whatever is wrong is a finding and the rest is kept."""
        self._begin(source.path)
        complained = False
        for number, raw in enumerate(_LINE_END.split(self._shown(source.text)), 1):
            line = _line(self._close_comment(raw, number), number)
            if self._unsaid and line.text[:1] not in _QUOTE_MARKS:
                self._tell_unsaid()
            if not line.text:
                self._previous = ""
            elif line.text[0] in "#＃":
                self._read_heading(line)
            elif odd := odd_line(line.text):
                self._read_odd(line, odd)
            elif self._topic is None:
                if not complained:
                    self._complain_of_no_topic(line)
                complained = True
            else:
                self._read_line(line)
        self._tell_unsaid()

    def _shown(self, text: str) -> str:
        """The text with its comments and the characters that nobody sees hidden."""
        text = self._readable_part(text)
        text = _without_comments(text)
        if not is_plain(text) and INVISIBLE_CHARACTERS.search(text):
            self._tell_invisible(text)
            text = INVISIBLE_CHARACTERS.sub(_hide, text)
        return text

    def _begin(self, file: str) -> None:
        self._file, self._topic, self._aspect = file, None, DEFAULT_ASPECT
        self._previous = ""

    def _readable_part(self, text: str) -> str:
        """As much as can be read in a moment."""
        cut = _MOST_CHARACTERS
        if len(text) > _MOST_BREAKS:
            beyond = next(islice(_BREAK.finditer(text), _MOST_BREAKS, None), None)
            cut = min(cut, beyond.start()) if beyond else cut
        if len(text) <= cut:
            return text
        lines = _LINE_END.split(text[:cut])
        place = Location(self._file, len(lines), len(lines[-1]) + 1)
        self.found.append(
            NOT_READ.at(place, "内容太多，从这里起没有读", hint="核对是不是放错了文件")
        )
        return text[:cut]

    def _tell_invisible(self, text: str) -> None:
        """Tell of characters that nobody sees, once a line; they are hidden like a comment."""
        for number, line in enumerate(_LINE_END.split(text), 1):
            run = INVISIBLE_CHARACTERS.search(line)
            if run:
                self.found.append(
                    INVISIBLE.at(
                        Location(self._file, number, run.start() + 1),
                        f"这里有看不见的字符U+{ord(run.group()[0]):04X}，没有印",
                        hint="删去它，或者重新键入这一行",
                    )
                )

    def _read_odd(self, line: _Line, odd: Odd) -> None:
        """A line of a form that 素材 does not have; told of where the form begins."""
        if self._previous != odd.name:
            self.found.append(odd.finding(self._place(line, odd.offset)))
        self._previous = odd.name
        if odd.prints and self._topic is not None:
            place = self._place(line)
            runs = (Declared(line.text.replace(HIDDEN, ""), place),)
            self._items().append(WordItem(runs, place, WordForm.PARAGRAPH))

    def _close_comment(self, raw: str, number: int) -> str:
        """A comment that is only opened hides the rest of its line, not of the file."""
        if "<!--" not in raw and "-->" not in raw:
            return raw
        for half in _HALF_COMMENT.finditer(raw):
            self.found.append(
                faults.UNPAIRED_MARK.at(
                    Location(self._file, number, half.start() + 1),
                    f"“{half.group()[:4]}”没有配对",
                    hint="注释写成 <!-- … -->",
                )
            )
        return _HALF_COMMENT.sub(_hide, raw)

    def _read_heading(self, line: _Line) -> None:
        self._previous = ""
        name = line.text.lstrip("#＃")
        marks = line.text[: len(line.text) - len(name)]
        gap = name[: len(name) - len(name.lstrip(_BLANKS))]
        name = name[len(gap) :]
        place = self._place(line, len(marks) + len(gap))
        if name and (gap != " " or "＃" in marks):
            self._sloppy(line, f"{'#' * len(marks)} {name}")
        if not name:
            self._unknown_aspect(place, "标题是空的", "写上主题，例：# 养老/助餐")
        elif len(marks) == 1:
            self._topic, self._aspect = _topic_path(name), DEFAULT_ASPECT
            self._note_heading(place)
        elif len(marks) > 2:
            self._unknown_aspect(place, f"“{name}”是第{len(marks)}级标题", "只用 # 主题 和 ## 视角")
        elif self._topic is not None:
            self._read_aspect(name, place)

    def _read_aspect(self, name: str, place: Location) -> None:
        if name not in ASPECTS:
            near = nearest(name, ASPECTS)
            self._unknown_aspect(
                place,
                f"没有“{name}”这个视角，它下面的素材不会印出",
                f"改为：## {near}" if near else "视角只有：" + "、".join(ASPECTS),
            )
        self._aspect = name
        self._note_heading(place, known=name in ASPECTS)

    def _note_heading(self, place: Location, *, known: bool = True) -> None:
        if known:
            self.headings.append(TopicHeading(self._topic or "", self._aspect, place))
        self.inline.begin(f"素材.{self._topic}")

    def _read_line(self, line: _Line) -> None:
        if line.text[0] in _QUOTE_MARKS:
            self._read_quote(line)
        elif item := _ITEM.match(line.text):
            self._read_item(line, item)
        elif line.indented and self._previous == WordForm.ITEM:
            self._continue_item(line)
        elif not self._is_wordless(line.text, self._place(line)):
            self._previous = ""
            self._items().append(self._item(line.text, self._place(line), WordForm.PARAGRAPH))

    def _read_quote(self, line: _Line) -> None:
        text = line.text[1:].lstrip(_BLANKS)
        start = len(line.text) - len(text)
        quoted = _QUOTED.match(text)
        if quoted:
            self._speaker = (quoted.group(1) or "").replace(HIDDEN, "").strip()
            text, start = quoted.group(2), start + quoted.start(2)
        elif text.startswith("照录") or self._previous != WordForm.QUOTED:
            said = "" if text.startswith("照录") else text
            self._sloppy(line, f"> 照录（何人，何时）：{said or '…'}", "照录的写法不全")
        self._previous = WordForm.QUOTED
        place = self._place(line, start)
        if quoted and not text.strip(_BLANKS):
            self._unsaid = place
        elif text:
            self._unsaid = None
            runs = (WordText(text.replace(HIDDEN, ""), place),)
            self._items().append(WordItem(runs, place, WordForm.QUOTED, speaker=self._speaker))

    def _tell_unsaid(self) -> None:
        if self._unsaid:
            self.found.append(
                faults.EMPTY_WORDS.at(
                    self._unsaid, "照录后面没有话", hint="写上原话，或者删去这一行"
                )
            )
        self._unsaid = None

    def _read_item(self, line: _Line, item: re.Match[str]) -> None:
        mark, gap, text = item.groups()
        items = self._items()
        owner = items[-1] if items and items[-1].form is not WordForm.QUOTED else None
        remedy = _REMEDY.match(text)
        place = self._place(line, item.start(3))
        if self._is_wordless(text[remedy.end() :] if remedy else text, place):
            return
        if mark != "-" or not gap.isascii() or not gap:
            self._sloppy(line, f"{'  ' if line.indented else ''}- {text}")
        if remedy and owner is None:
            self._sloppy(line, f"- {text[remedy.end() :]}", "对策前面没有问题，先作为单独的条目")
        elif remedy and owner is not None:
            read = self._item(text[remedy.end() :], shifted(place, remedy.end()), WordForm.ITEM)
            items[-1] = owner._replace(remedies=(*owner.remedies, read))
            self._previous = ""
            return
        elif line.indented:
            self._sloppy(line, f"- {text}", "下一级条目只能是 对策：，这一行已作为单独的条目")
        items.append(self._item(text, place, WordForm.ITEM))
        self._previous = WordForm.ITEM

    def _is_wordless(self, text: str, place: Location) -> bool:
        """Whether an item has no word in it; told of."""
        internal = _NEAR_INTERNAL.match(text)
        shown = text[internal.end() if internal else 0 :].replace(HIDDEN, "").strip()
        if _WORD.search(shown):
            return False
        message = f"这一条只有符号“{shown[:20]}”，没有印" if shown else "这一条是空的"
        self.found.append(faults.EMPTY_WORDS.at(place, message, hint="写上内容，或者删去这一行"))
        return True

    def _continue_item(self, line: _Line) -> None:
        items = self._items()
        runs = self.inline.read(line.text, self._place(line))
        items[-1] = items[-1]._replace(runs=items[-1].runs + runs)

    def _item(self, text: str, place: Location, form: WordForm) -> WordItem:
        internal = _NEAR_INTERNAL.match(text)
        if internal:
            if internal.group().rstrip(_BLANKS) != INTERNAL:
                self._tell_internal(internal.group(), place)
            text, place = text[internal.end() :], shifted(place, internal.end())
        heading = _RUN_IN.match(text)
        start = heading.end() if heading else 0
        return WordItem(
            self.inline.read(text[start:], shifted(place, start)),
            place,
            form,
            self.inline.read(heading.group(1), shifted(place, 2)) if heading else (),
            internal=internal is not None,
        )

    def _tell_internal(self, typed: str, place: Location) -> None:
        self.found.append(
            faults.SLOPPY_MARK.at(
                place, f"“{typed.strip()}”写得不规范，先按〔内部〕处理", hint=f"改为：{INTERNAL}"
            )
        )

    def _items(self) -> list[WordItem]:
        return self.by_topic.setdefault((self._topic or "", self._aspect), [])

    def _place(self, line: _Line, offset: int = 0) -> Location:
        return Location(self._file, line.number, line.column + offset)

    def _sloppy(self, line: _Line, mended: str, message: str = "行首的记号不规范") -> None:
        self.found.append(
            faults.SLOPPY_MARK.at(
                self._place(line), message, hint="改为：" + mended.replace(HIDDEN, "")
            )
        )

    def _unknown_aspect(self, place: Location, message: str, hint: str) -> None:
        self.found.append(faults.UNKNOWN_ASPECT.at(place, message, hint=hint))

    def _complain_of_no_topic(self, line: _Line) -> None:
        self.found.append(
            faults.WORDS_WITHOUT_TOPIC.at(
                self._place(line),
                "从这一行起的素材不在任何主题之下，不会印出",
                hint="在它前面写一行主题，例：# 养老/助餐",
            )
        )


def _line(raw: str, number: int) -> _Line:
    text = raw.lstrip(_BLANKS)
    column = len(raw) - len(text) + 1
    return _Line(text.rstrip(_BLANKS), number, column, raw[:1] in {" ", "\t"})


def _without_comments(text: str) -> str:
    """The text with its comments hidden; one that is never closed is left to its line."""
    pieces = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[done:start], _hidden(text[start : end + 3])]
        done = end + 3
    return "".join([*pieces, text[done:]])


def _hidden(text: str) -> str:
    return re.sub(r"[^\r\n]", HIDDEN, text)


def _hide(match: re.Match[str]) -> str:
    return _hidden(match.group())


def _topic_path(name: str) -> str:
    parts = name.replace(HIDDEN, "").replace("／", "/").split("/")
    return "/".join(part.strip() for part in parts)
