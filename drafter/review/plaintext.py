"""Text files (.txt, .md) as passages: paragraphs without their indents and the marks of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.layout.reading import readingfaults
from drafter.layout.reading.limits import MOST_CHARACTERS
from drafter.layout.reading.otherkinds import SAVE_AS
from drafter.location import Location
from drafter.manuscript import Manuscript, Role
from drafter.patterns import pattern
from drafter.review.markdown import markdown_rows
from drafter.review.rows import Before, Row, passage, trimmed
from drafter.review.wrapping import joined
from drafter.textfile import read_text, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.textfile import TextFile

MARKDOWN: Final = frozenset({".md", ".markdown"})
_LINE_END: Final = pattern(r"\r\n?|\n")
_PAGE: Final = "\f"
_PAGE_NUMBER: Final = pattern(
    r"[ \t\u3000]*(?:(?P<bar>[-—－–]{1,2}) ?[0-9]{1,4} ?(?P=bar)"
    r"|第 ?[0-9]{1,4} ?页(?:[ ，,/]{0,2}共 ?[0-9]{1,4} ?页)?)[ \t\u3000]*$"
)


def read_plain(
    path: Path, read: Callable[[Path, list[Finding]], TextFile | None] = read_text
) -> Manuscript:
    """The passages of a text file: a line is one, unless a program broke it at a fixed width.

    Every stretch of a passage stands in the file as it is. Of Markdown the headings, lists,
    quotes, tables and marks within lines are understood; front matter, code, comments, pictures
    and addresses of links are left out. Page numbers do not part a paragraph; one by itself
    within the text was pasted, and is a passage behind it.

    Raises:
        DrafterError: when it cannot be read as text, or says nothing.
    """
    found: list[Finding] = []
    file = read(path, found)
    if file is None:
        raise DrafterError(*map(_told_what_to_do, found))
    text = file.text
    if _PAGE in file.original:
        text = _with_pages(file, found)
    place = Location(str(path))
    if len(text) > MOST_CHARACTERS:
        raise DrafterError(
            textfaults.TOO_LARGE.at(
                place,
                f"文字超过{MOST_CHARACTERS // 10000}万，没有读",
                hint="核对是不是放错了文件；汇编要拆成单篇检查",
            )
        )
    lines = _LINE_END.split(text)
    if path.suffix.lower() in MARKDOWN:
        rows = markdown_rows(str(path), list(map(_begun, lines)))
    else:
        rows = _rows(str(path), lines)
    pasted = [] if _PAGE in text else list(_pasted_number(str(path), lines))
    if not rows:
        raise DrafterError(
            readingfaults.NO_WORDS.at(
                place, "文件里没有文字，没有可查的", hint="核对是不是放错了文件，或者忘了存盘"
            )
        )
    return Manuscript(str(path), tuple(map(passage, (*joined(rows), *pasted))), tuple(found))


def _told_what_to_do(finding: Finding) -> Finding:
    """Of documents of Word, that they are to be saved anew rather than copied into a text file."""
    if finding.rule == textfaults.NOT_TEXT.name and "Word" in finding.message:
        return finding._replace(hint=SAVE_AS)
    return finding


def _with_pages(file: TextFile, found: list[Finding]) -> str:
    """The text with its form feeds, which part pages and are no fault in a document."""
    plain = file.splice(()).replace(_PAGE.encode(), b" ")
    found.clear()
    again = text_of(file.path, plain, found)
    text = again.text if again else file.text
    feeds = [index for index, mark in enumerate(file.original) if mark == _PAGE]
    pieces, done = [], 0
    for index in feeds:
        pieces += [text[done:index], _PAGE]
        done = index + 1
    return "".join([*pieces, text[done:]])


def _begun(line: str) -> str:
    """A line with blanks for the pages that begin with it."""
    rest = line.lstrip(_PAGE)
    return " " * (len(line) - len(rest)) + rest


def _pasted_number(path: str, lines: Sequence[str]) -> Iterator[list[Row]]:
    """The one line that is a page number; of several, or behind the text, they are its pages."""
    told = [number for number, line in enumerate(lines, 1) if _PAGE_NUMBER.match(line)]
    if len(told) == 1 and any(line.strip() for line in lines[told[0] :]):
        line = lines[told[0] - 1]
        span = trimmed(line, 0, len(line))
        yield [Row(Location(path, told[0], 1), line, (span,), role=Role.FRAME)]


def _rows(path: str, lines: Sequence[str]) -> list[Row]:
    """A row for each line that says something, and each page's share of it."""
    rows: list[Row] = []
    before = Before.MARK
    for number, line in enumerate(lines, 1):
        if _PAGE_NUMBER.match(line.replace(_PAGE, " ")):
            before = Before.PAGE
            continue
        start = 0
        for index, part in enumerate(line.split(_PAGE)):
            if index:
                before = Before.PAGE
            span = trimmed(line, start, start + len(part))
            start += len(part) + 1
            if span[0] < span[1]:
                rows.append(Row(Location(path, number, 1), line, (span,), before))
                before = Before.NOTHING
        if not line.strip() and before is Before.NOTHING:
            before = Before.BLANK
    return rows
