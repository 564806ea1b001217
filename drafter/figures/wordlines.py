"""The lines of 素材: what of them is hidden, the blanks around them, the form that most have."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.figures.inline import HIDDEN

BLANKS = f" \t　\xa0{HIDDEN}"
# Lines of which nothing has to be told, but for what `InlineReader` finds in their words: an
# item, perhaps with a 小标题句, a heading, a blank line.
USUAL = re.compile(
    r"- (?:\*\*([^\W_][^*<>〔]*)\*\*[ 　]*)?(?!对策)([^\W_][^<>〔]*)(?<![ \t　\xa0])"
    r"|#(#?) (\w[\w/]*)|"
)


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
