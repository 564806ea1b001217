"""The lines of 素材: what of them is hidden, the blanks around them, the form that most have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures.inline import HIDDEN
from drafter.location import Location
from drafter.yamlsource.faults import INVISIBLE
from drafter.yamlsource.invisible import INVISIBLE_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

BLANKS = f" \t　\xa0{HIDDEN}"
# Lines of which nothing has to be told, but for what `InlineReader` finds in their words: an
# item, perhaps with a 小标题句, a heading, a 对策 under an item.
USUAL = re.compile(
    r"- (?:\*\*([^\W_][^*<>〔]*)\*\*[ 　]*)?(?!对策)([^\W_][^<>〔]*)(?<![ \t　\xa0])"
    r"|#(#?) (\w[\w/]*)|  - 对策：([^\W_][^<>〔\x00]*)(?<![ \t　\xa0])"
)
_NOT_FOR_ALL = r"(?:内部|不公开|公开[ \t]*[:：][ \t]*否)"
NEAR_INTERNAL = re.compile(
    rf"(?:〔[^〔〕]*{_NOT_FOR_ALL}[^〔〕]*〕|〔[ \t]*内部"
    rf"|[【（(\[［][ \t]*{_NOT_FOR_ALL}[ \t]*[】）)\]］])[ \t　\xa0]*"
)
INTERNAL_WITHIN = re.compile(rf"〔[^〔〕]*{_NOT_FOR_ALL}[^〔〕]*〕")


class Line(Struct):
    """One line without the blanks around it; `column` is that of its first character."""

    text: str
    number: int
    column: int
    indented: bool  # by blanks of the keyboard; 　　 opens a paragraph


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def line_of(raw: str, number: int) -> Line:
    """The line of that number."""
    text = raw.lstrip(BLANKS)
    column = len(raw) - len(text) + 1
    return Line(text.rstrip(BLANKS), number, column, raw[:1] in {" ", "\t"})


def without_comments(text: str) -> str:
    """The text with its comments hidden; one that is never closed is left to its line."""
    pieces = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[done:start], _hidden(text[start : end + 3])]
        done = end + 3
    return "".join([*pieces, text[done:]])


def _hidden(text: str) -> str:
    return re.sub(r"[^\r\n]", HIDDEN, text)


def hide(match: re.Match[str]) -> str:
    """What stands in place of a match, as long as it and printing nothing."""
    return _hidden(match.group())


def topic_path(name: str) -> str:
    """A heading as the path of a topic: `养老／ 助餐` is 养老/助餐."""
    parts = name.replace(HIDDEN, "").replace("／", "/").split("/")
    return "/".join(part.strip() for part in parts)


def unseen_characters(file: str, text: str) -> Iterator[Finding]:
    """The first run of characters that nobody sees in each line; they are hidden like a comment."""
    for number, line in enumerate(lines_of(text), 1):
        run = INVISIBLE_CHARACTERS.search(line)
        if run:
            yield INVISIBLE.at(
                Location(file, number, run.start() + 1),
                f"这里有看不见的字符U+{ord(run.group()[0]):04X}，没有印",
                hint="删去它，或者重新键入这一行",
            )
