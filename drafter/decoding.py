"""Bytes into text: which encoding an editor wrote them in, and which bytes are no text at all."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Literal, NamedTuple

from drafter.patterns import pattern

Encoding = Literal["utf-8", "gb18030"]

_MAGIC = (
    (b"%PDF-", "PDF文件"),
    (b"{\\rtf", "RTF文件"),
    (b"\x1f\x8b", "压缩包"),
    (b"Rar!\x1a", "压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    (b"BZh", "压缩包"),
    (b"\xfd7zXZ", "压缩包"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\0", "图片"),
    (b"MM\0*", "图片"),
    (b"SQLite format 3\0", "数据库文件"),
    (b"\x7fELF", "程序文件"),
    (b"MZ\x90\0", "程序文件"),
)
_FIRST_BYTES = tuple(magic for magic, _ in _MAGIC)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_IN_ZIP = (
    (b"word/", "Word文件（.docx）"),
    (b"xl/", "Excel文件（.xlsx）"),
    (b"ppt/", "演示文稿（.pptx）"),
)
_IN_OLE = (("Workbook", "旧版Excel文件（.xls）"), ("WordDocument", "旧版Word文件（.doc）"))
_MARKUP = pattern(rb"\s*<(?:!doctype\b|html\b|\?xml\b)", re.IGNORECASE)

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_MARK_BYTES = tuple(mark for mark, _ in _MARKS)
_SAMPLE = 8000
_USUAL = pattern("[\t\r\n -~·—‘’“”…\u3000-\u303f㐀-\u9fff\uff00-\uffef]")

_BYTES_LOST = pattern("[\udc80-\udcff]")
_NOT_ASCII = pattern("[^\x00-\x7f\udc80-\udcff]")
_PRIVATE = pattern("[\ue000-\uf8ff]")
_MOST_PRIVATE = 0.05  # of what is not ASCII; Big5 read as GB18030 has more
_FEW = 20
_HAN = pattern("[\u3000-\u303f㐀-\u9fff\uff00-\uffef]")
# One character of GB18030 after another; the group is the first byte of a pair.
_GB = pattern(rb"[\x00-\x80\xff]+|[\x81-\xfe][0-9][\x81-\xfe][0-9]|([\x81-\xfe])[\x40-\xfe]")


class Stretch(NamedTuple):
    """Characters from `start` to `end` that are in another encoding than the rest."""

    start: int
    end: int


class Decoded(NamedTuple):
    """Text; bytes that are no character stand in it as lone surrogates (surrogateescape)."""

    text: str
    encoding: Encoding
    strays: tuple[Stretch, ...] = ()


def other_encoding(encoding: Encoding) -> Encoding:
    """The one of both that a stray line is in."""
    return "gb18030" if encoding == "utf-8" else "utf-8"


def kind_of_file(data: bytes) -> str:
    """What the bytes are, where they are a well-known kind of file and no text; else empty."""
    if data.startswith(_ZIP):
        return next((what for part, what in _IN_ZIP if part in data), "压缩包（.zip）")
    if data.startswith(_OLE):
        names = ((name.encode("utf-16-le"), what) for name, what in _IN_OLE)
        return next((what for name, what in names if name in data), "旧版Word或Excel文件")
    if _MARKUP.match(data.removeprefix(codecs.BOM_UTF8)):
        return "网页或XML文件"
    if not data.startswith(_FIRST_BYTES):
        return ""
    return next(what for magic, what in _MAGIC if data.startswith(magic))


def wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 where the bytes are that, with a mark or without; else empty.

    Without a mark: NUL bytes, which no other text has, and nearly nothing but usual
    characters when they are read so.
    """
    if data.startswith(_MARK_BYTES):
        return next(name for mark, name in _MARKS if data.startswith(mark))
    if data.count(0) < 2:
        return ""
    sample = data[:_SAMPLE]
    for name, size in (("UTF-32", 4), ("UTF-16", 2)):
        for order in ("le", "be"):
            whole = sample[: len(sample) // size * size]
            text = whole.decode(f"{name}-{order}", "replace")
            if text and len(_USUAL.findall(text)) > 0.9 * len(text):
                return name
    return ""


def is_unexplained(decoded: Decoded) -> bool:
    """Whether neither encoding explains the bytes: it is Big5 or the like."""
    lost = len(_BYTES_LOST.findall(decoded.text))
    sound = len(_NOT_ASCII.findall(decoded.text))
    return lost > max(_FEW, sound) or _is_private(decoded.text)


def _is_private(text: str) -> bool:
    """Whether it is full of private characters, which hardly anybody types."""
    return len(_PRIVATE.findall(text)) > _MOST_PRIVATE * len(_NOT_ASCII.findall(text))


def decode(data: bytes) -> Decoded:
    """Decode as whichever encoding explains the bytes; the rest become lone surrogates.

    One broken byte does not make a UTF-8 file a GB18030 file, which nearly any bytes
    can be read as: GB18030 is believed only where most of what lies outside ASCII is
    not UTF-8 and the characters are usual ones. Where a file was pasted together from
    both, each line is read as what it is.
    """
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode(), "utf-8")
    if _is_gb18030(data):
        return Decoded(data.decode("gb18030"), "gb18030")
    return _decode_lines(data.splitlines(keepends=True))


def _is_gb18030(data: bytes) -> bool:
    as_utf8 = data.decode("utf-8", "surrogateescape")
    if len(_BYTES_LOST.findall(as_utf8)) <= len(_NOT_ASCII.findall(as_utf8)):
        return False
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    firsts = [match[1] for match in _GB.finditer(data) if match[1]]
    usual = sum(b"\xa1" <= first <= b"\xd7" for first in firsts)
    return usual * 2 > len(firsts) and not _is_private(text)


def _decode_lines(lines: list[bytes]) -> Decoded:
    kinds = [_line_encoding(line) for line in lines]
    size = {"utf-8": 0, "gb18030": 0}
    for line, kind in zip(lines, kinds, strict=True):
        if kind:
            size[kind] += len(line)
    most: Encoding = "gb18030" if size["gb18030"] > size["utf-8"] else "utf-8"
    pieces: list[str] = []
    strays: list[Stretch] = []
    length = 0
    for line, kind in zip(lines, kinds, strict=True):
        piece = line.decode(kind or most, "surrogateescape")
        if kind and kind != most:
            joined = strays and strays[-1].end == length
            start = strays.pop().start if joined else length
            strays.append(Stretch(start, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    return Decoded("".join(pieces), most, tuple(strays))


def _line_encoding(line: bytes) -> Encoding | None:
    """What a line is surely written in; None for ASCII and for damaged lines."""
    if line.isascii():
        return None
    with suppress(UnicodeDecodeError):
        return "utf-8" if _HAN.search(line.decode()) else None
    return "gb18030" if _is_gb18030(line) else None
