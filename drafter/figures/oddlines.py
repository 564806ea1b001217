"""Lines of forms that 素材 does not have: tables, code fences, ruled lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures import faults

if TYPE_CHECKING:
    from drafter.findings import Finding, Rule
    from drafter.location import Location

_FENCE = re.compile(r"(?:```|~~~)[^`]*\Z")
_RULED = re.compile(r"([-—－*_=·~])(?:[ \t]*\1){2,}\Z")
_PIPES = re.compile(r"\|.*\|\Z")
_PIPES_RULED = re.compile(r"[|:\- ]+\Z")
_ITEM = re.compile(r"(?:[-－•●*+]|\d{1,2}[、.．)）])[ \t　]|[>＞]")


class Odd(Struct, frozen=True):
    """Such a line: what it is, where in it that shows, and whether its text is printed."""

    name: str
    rule: Rule
    message: str
    hint: str
    offset: int = 0
    prints: bool = False

    def finding(self, place: Location) -> Finding:
        """The complaint about it."""
        return self.rule.at(place, self.message, hint=self.hint)


_CODE = Odd("代码块", faults.SLOPPY_MARK, "代码块的记号用不上，没有印", "删去这一行")
_RULE = Odd(
    "分隔线", faults.SLOPPY_MARK, "分隔线用不上，没有印", "删去这一行；另起一个主题写 # 业务线/主题"
)
_TABLE = "从这一行起像一张表，素材只写文字，先照原样印"
_AS_WORDS = "改写成句子，数用【】引；要列表的数填进数据文件，印在附件的数据表里"


def odd_line(text: str) -> Odd | None:
    """What form a line has that is none of ours; None for words."""
    first = text[0]
    if first in "`~" and _FENCE.match(text):
        return _CODE
    if first == "|" and _PIPES.match(text):
        prints = not _PIPES_RULED.match(text)
        return Odd("表格", faults.TABLE_IN_WORDS, _TABLE, _AS_WORDS, prints=prints)
    if _RULED.match(text):
        return _RULE
    tab = text.find("\t")
    if tab > 0 and not _ITEM.match(text):
        return Odd("表格", faults.TABLE_IN_WORDS, _TABLE, _AS_WORDS, tab, prints=True)
    return None
