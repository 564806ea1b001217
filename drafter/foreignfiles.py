"""Files that are no text of ours: each is refused with one complaint that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.decoding import is_unexplained, kind_of_file, wide_encoding
from drafter.location import Location

if TYPE_CHECKING:
    from drafter.decoding import Decoded
    from drafter.findings import Finding

SAVE_AS_UTF8 = "用记事本打开，另存为时编码选“UTF-8”"
_MANY = 100


def foreign_file(path: str, data: bytes) -> Finding | None:
    """The complaint about bytes that are another kind of file, or in an encoding not read."""
    place = Location(path)
    if kind := kind_of_file(data):
        return textfaults.NOT_TEXT.at(
            place,
            f"这是{kind}，不是纯文本，没有读",
            hint="改扩展名不能转换格式；把文字复制到用记事本新建的文件里",
        )
    if wide := wide_encoding(data):
        return textfaults.WIDE_ENCODING.at(
            place, f"文件是用{wide}编码保存的，没有读", hint=SAVE_AS_UTF8
        )
    if data.count(0) * 2 > len(data):
        return textfaults.NOT_TEXT.at(
            place,
            "文件里是一片空字符，没有内容",
            hint="多半是断电或拷贝中断造成的，请找回备份",
        )
    return None


def unreadable_text(path: str, decoded: Decoded, lost: int) -> Finding | None:
    """The complaint about text in which too much, `lost` characters, cannot be read."""
    size = len(decoded.text)
    if lost > _MANY and lost * 10 >= size:
        return textfaults.NOT_TEXT.at(
            Location(path),
            f"{size}个字符里有{lost}个读不出，不像文本文件，没有读",
            hint=f"核对是不是放错了文件；确是文本的，{SAVE_AS_UTF8}",
        )
    if is_unexplained(decoded):
        return textfaults.WIDE_ENCODING.at(
            Location(path), "认不出文件用的是什么编码，没有读", hint=SAVE_AS_UTF8
        )
    return None
