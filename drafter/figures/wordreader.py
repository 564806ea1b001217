"""Reads 素材.md: topics, 视角, items with their 对策, 照录."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from drafter.figures import faults
from drafter.figures.inline import HIDDEN
from drafter.figures.oddlines import Odd, odd_line
from drafter.figures.wordlines import (
    BLANKS,
    INTERNAL_WITHIN,
    NEAR_INTERNAL,
    USUAL,
    Line,
    hide,
    line_of,
    lines_of,
    topic_path,
    unseen_characters,
    without_comments,
)
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
from drafter.yamlsource.faults import NOT_READ
from drafter.yamlsource.invisible import INVISIBLE_CHARACTERS

if TYPE_CHECKING:
    from drafter.figures.words import WordRun
    from drafter.findings import Finding
    from drafter.textfile import TextFile

DEFAULT_ASPECT = "总结"
INTERNAL = "〔内部〕"

_HALF_COMMENT = re.compile(r"<!--.*|-->")
_QUOTED = re.compile(r"照录(?:[（(]([^（）()]*)[）)])?[：:][ \t　]*(.*)")
_ITEM = re.compile(
    r"(?:([-－]+|[•●*+]|[—–](?![—–]))(?!\*)|\d{1,2}(?:[、)）]|[.．](?!\d)))([ \t　\xa0]*)(.*)"
)
_REMEDY = re.compile(r"对策[：:][ \t　\xa0]*")
_RUN_IN = re.compile(r"\*\*(.+?)\*\*[ \t　]*")
_WORD = re.compile(r"[^\W_]|\ufffd")
_QUOTE_MARKS = (">", "＞")
_BREAK = re.compile(r"[\r\n#【`]")
# More than any year's words have; beyond that reading them all would only stop the program.
_MOST_BREAKS = 10_000
_MOST_CHARACTERS = 300_000


class Inline(Protocol):
    """Reads what stands within a line."""

    def begin(self, stem: str) -> None:
        """Go on to the words called `stem`."""

    def read(self, text: str, place: Location) -> tuple[WordRun, ...]:
        """The runs of `text`, whose first character stands at `place`."""


class WordReader(Struct):
    """Collects the words of one or more files of a year."""

    inline: Inline
    found: list[Finding]
    by_topic: dict[tuple[str, str], list[WordItem]] = field(default_factory=dict)
    headings: list[TopicHeading] = field(default_factory=list)
    _file: str = ""
    _topic: str | None = None
    _aspect: str = DEFAULT_ASPECT
    _previous: str = ""  # what the line before was: 条目, 照录, an odd form, or none of these
    _speaker: str = ""
    _complained: bool = False  # of words before the first topic
    _unsaid: Location | None = None  # a 照录 whose words have not come yet

    def words(self) -> Words:
        """Everything read so far."""
        return Words(
            {key: tuple(items) for key, items in self.by_topic.items()}, tuple(self.headings)
        )

    def read(self, source: TextFile) -> None:
        """Read one file; whatever is wrong is a finding and the rest is kept."""
        self._begin(source.path)
        for number, raw in enumerate(lines_of(self._shown(source.text)), 1):
            if not raw and not self._unsaid:
                self._previous = ""
                continue
            usual = USUAL.fullmatch(raw)
            if usual is None or self._unsaid or self._topic is None:
                self._read_any(self._close_comment(raw, number), number)
            else:
                self._read_usual(usual, number)
        self._tell_unsaid()

    def _read_usual(self, usual: re.Match[str], number: int) -> None:
        """A line of the usual form."""
        run_in, words, below, heading, remedy = usual.groups()
        if words is not None:
            place = Location(self._file, number, 3)
            if run_in is None:
                item = WordItem(self.inline.read(words, place), place)
            else:
                behind = Location(self._file, number, usual.start(2) + 1)
                runs = self.inline.read(words, behind)
                title = self.inline.read(run_in, place.along(2))
                item = WordItem(runs, place, WordForm.ITEM, title)
            self._items().append(item)
            self._previous = WordForm.ITEM
            return
        self._previous = ""
        if remedy is not None:
            self._read_remedy(usual, number)
        elif below:
            self._read_aspect(heading, Location(self._file, number, usual.start(4) + 1))
        else:
            self._begin_topic(heading, Location(self._file, number, usual.start(4) + 1))

    def _read_remedy(self, usual: re.Match[str], number: int) -> None:
        """A 对策 of the usual form."""
        items = self._items()
        if not items or items[-1].form is WordForm.QUOTED:
            self._read_any(usual[0], number)
            return
        place = Location(self._file, number, usual.start(5) + 1)
        remedy = WordItem(self.inline.read(usual[5], place), place)
        items[-1] = items[-1]._replace(remedies=(*items[-1].remedies, remedy))

    def _read_any(self, raw: str, number: int) -> None:
        line = line_of(raw, number)
        if self._unsaid and line.text[:1] not in _QUOTE_MARKS:
            self._tell_unsaid()
        if not line.text:
            self._previous = ""
        elif line.text[0] in "#＃":
            self._read_heading(line)
        elif odd := odd_line(line.text):
            self._read_odd(line, odd)
        elif self._topic is not None:
            self._read_line(line)
        elif not self._complained:
            self._complain_of_no_topic(line)

    def _shown(self, text: str) -> str:
        """The text with its comments and the characters that nobody sees hidden."""
        text = self._readable_part(text)
        visible = is_plain(text)
        text = without_comments(text)
        if not visible and INVISIBLE_CHARACTERS.search(text):
            self.found.extend(unseen_characters(self._file, text))
            text = INVISIBLE_CHARACTERS.sub(hide, text)
        return text

    def _begin(self, file: str) -> None:
        self._file, self._topic, self._aspect = file, None, DEFAULT_ASPECT
        self._previous = ""
        self._complained = False

    def _readable_part(self, text: str) -> str:
        """As much as can be read in a moment."""
        cut = _MOST_CHARACTERS
        if len(text) > _MOST_BREAKS:
            beyond = next(islice(_BREAK.finditer(text), _MOST_BREAKS, None), None)
            cut = min(cut, beyond.start()) if beyond else cut
        if len(text) <= cut:
            return text
        lines = lines_of(text[:cut])
        place = Location(self._file, len(lines), len(lines[-1]) + 1)
        self.found.append(
            NOT_READ.at(place, "内容太多，从这里起没有读", hint="核对是不是放错了文件")
        )
        return text[:cut]

    def _read_odd(self, line: Line, odd: Odd) -> None:
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
        return _HALF_COMMENT.sub(hide, raw)

    def _read_heading(self, line: Line) -> None:
        self._previous = ""
        name = line.text.lstrip("#＃")
        marks = line.text[: len(line.text) - len(name)]
        gap = name[: len(name) - len(name.lstrip(BLANKS))]
        name = name[len(gap) :]
        place = self._place(line, len(marks) + len(gap))
        if name and (gap != " " or "＃" in marks):
            self._sloppy(line, f"{'#' * len(marks)} {name}")
        if not name:
            self._unknown_aspect(place, "标题是空的", "写上主题，例：# 养老/助餐")
        else:
            self._take_heading(name, len(marks), place)

    def _take_heading(self, name: str, rank: int, place: Location) -> None:
        if rank == 1:
            self._begin_topic(topic_path(name), place)
        elif rank > 2:
            self._unknown_aspect(place, f"“{name}”是第{rank}级标题", "只用 # 主题 和 ## 视角")
        elif self._topic is not None:
            self._read_aspect(name, place)

    def _begin_topic(self, path: str, place: Location) -> None:
        self._topic, self._aspect = path, DEFAULT_ASPECT
        self._note_heading(place)

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

    def _read_line(self, line: Line) -> None:
        if line.text[0] in _QUOTE_MARKS:
            self._read_quote(line)
        elif item := _ITEM.match(line.text):
            self._read_item(line, item)
        elif line.indented and self._previous == WordForm.ITEM:
            self._continue_item(line)
        elif not self._is_wordless(line.text, self._place(line)):
            self._previous = ""
            self._items().append(self._item(line.text, self._place(line), WordForm.PARAGRAPH))

    def _read_quote(self, line: Line) -> None:
        text = line.text[1:].lstrip(BLANKS)
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
        if quoted and not text.strip(BLANKS):
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

    def _read_item(self, line: Line, item: re.Match[str]) -> None:
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
            read = self._item(text[remedy.end() :], place.along(remedy.end()), WordForm.ITEM)
            items[-1] = owner._replace(remedies=(*owner.remedies, read))
            self._previous = ""
            return
        elif line.indented:
            self._sloppy(line, f"- {text}", "下一级条目只能是 对策：，这一行已作为单独的条目")
        read = self._item(text, place, WordForm.ITEM)
        # What stands below an item that is not for all is not for all either.
        below = line.indented and owner is not None and owner.internal
        items.append(read._replace(internal=True) if below else read)
        self._previous = WordForm.ITEM

    def _is_wordless(self, text: str, place: Location) -> bool:
        """Whether an item has no word in it; told of."""
        internal = NEAR_INTERNAL.match(text)
        shown = text[internal.end() if internal else 0 :].replace(HIDDEN, "").strip()
        if _WORD.search(shown):
            return False
        message = f"这一条只有符号“{shown[:20]}”，没有印" if shown else "这一条是空的"
        self.found.append(faults.EMPTY_WORDS.at(place, message, hint="写上内容，或者删去这一行"))
        return True

    def _continue_item(self, line: Line) -> None:
        items = self._items()
        place = self._place(line)
        text = self._without_marks(line.text, place)
        items[-1] = items[-1]._replace(
            runs=items[-1].runs + self.inline.read(text, place),
            internal=items[-1].internal or text != line.text,
        )

    def _item(self, text: str, place: Location, form: WordForm) -> WordItem:
        internal = NEAR_INTERNAL.match(text)
        if internal:
            if internal.group().rstrip(BLANKS) != INTERNAL:
                self._tell_internal(internal.group(), place)
            text, place = text[internal.end() :], place.along(internal.end())
        unmarked = self._without_marks(text, place)
        is_internal = internal is not None or unmarked != text
        text = unmarked
        heading = _RUN_IN.match(text)
        start = heading.end() if heading else 0
        return WordItem(
            self.inline.read(text[start:], place.along(start)),
            place,
            form,
            self.inline.read(heading.group(1), place.along(2)) if heading else (),
            internal=is_internal,
        )

    def _without_marks(self, text: str, place: Location) -> str:
        """The text with marks of 〔内部〕 that stand within it hidden; told of."""
        for mark in INTERNAL_WITHIN.finditer(text):
            self._tell_internal(mark.group(), place.along(mark.start()))
        return INTERNAL_WITHIN.sub(hide, text)

    def _tell_internal(self, typed: str, place: Location) -> None:
        self.found.append(
            faults.SLOPPY_MARK.at(
                place, f"“{typed.strip()}”写得不规范，先按〔内部〕处理", hint=f"改为：{INTERNAL}"
            )
        )

    def _items(self) -> list[WordItem]:
        return self.by_topic.setdefault((self._topic or "", self._aspect), [])

    def _place(self, line: Line, offset: int = 0) -> Location:
        return Location(self._file, line.number, line.column + offset)

    def _sloppy(self, line: Line, mended: str, message: str = "行首的记号不规范") -> None:
        self.found.append(
            faults.SLOPPY_MARK.at(
                self._place(line), message, hint="改为：" + mended.replace(HIDDEN, "")
            )
        )

    def _unknown_aspect(self, place: Location, message: str, hint: str) -> None:
        self.found.append(faults.UNKNOWN_ASPECT.at(place, message, hint=hint))

    def _complain_of_no_topic(self, line: Line) -> None:
        self._complained = True
        self.found.append(
            faults.WORDS_WITHOUT_TOPIC.at(
                self._place(line),
                "从这一行起的素材不在任何主题之下，不会印出",
                hint="在它前面写一行主题，例：# 养老/助餐",
            )
        )
