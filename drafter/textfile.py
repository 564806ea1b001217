"""Text files: read in any encoding an office has, spliced exactly, written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.findings import Finding

Encoding = Literal["utf-8", "gb18030"]

LIMIT = 5 * 1024 * 1024
REPLACEMENT = "\ufffd"
MOST_FINDINGS = 100

_LINE_END = re.compile(r"\r\n?|\n")
_LONE_CR = re.compile(r"\r(?!\n)")
_UNFIT = re.compile(
    "([\udc80-\udcff]+)"
    "|([\ud800-\udc7f\udd00-\udfff\ufffd-\uffff]+)"
    "|([\U000f0000-\U0010ffff]+)"
    "|([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]+)"
)
_UNFIT_RULES = (
    textfaults.BROKEN_BYTES,
    textfaults.BROKEN_CHARACTER,
    textfaults.RESERVED_CHARACTER,
    textfaults.CONTROL_CHARACTER,
)
_FOREIGN = {
    b"PK\x03\x04": "Word、Excel文件或压缩包",
    b"\xd0\xcf\x11\xe0": "旧版Word或Excel文件",
    b"%PDF-": "PDF文件",
    b"{\\rtf": "RTF文件",
}
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF8 = "用记事本打开，另存为时编码选“UTF-8”"


class Splice(NamedTuple):
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A decoded file.

    `text` has the line ends of the file, no byte order mark, and nothing in it that
    cannot be printed: unfit characters are U+FFFD, one for one, so that offsets into
    `text` are offsets into `original` too (which is empty when it is the same).
    """

    path: str
    text: str
    encoding: Encoding = "utf-8"
    bom: bool = False
    original: str = ""

    @property
    def newline(self) -> str:
        """The line end this file uses (that of its first line)."""
        first = _LINE_END.search(self.text)
        return first.group() if first else "\n"

    def splice(self, splices: Iterable[Splice]) -> bytes:
        """The bytes of the file with these pieces replaced and every other byte as it was.

        Line ends in the new pieces become those of the file. The pieces may come in
        any order.

        Raises:
            ValueError: if two pieces overlap or lie outside the text.
        """
        original = self.original or self.text
        newline = self.newline
        pieces = []
        done = 0
        for start, end, text in sorted(splices):
            if not done <= start <= end <= len(original):
                raise ValueError(f"splice {start}:{end} overlaps or lies outside the text")
            pieces += [original[done:start], _LINE_END.sub(newline, text)]
            done = end
        whole = "".join([*pieces, original[done:]])
        mark = codecs.BOM_UTF8 if self.bom else b""
        return mark + whole.encode(self.encoding, "surrogateescape")


def from_text(path: str, text: str) -> TextFile:
    """A file that exists only as text (tests, embedded text)."""
    fit = clean(text)
    return TextFile(path, fit, original="" if fit == text else text)


def read_text(path: Path, found: list[Finding], *, limit: int = LIMIT) -> TextFile | None:
    """Read a text file of at most `limit` bytes.

    Whatever is wrong with it is added to `found`; None when nothing can be read.
    Characters that cannot be printed are found one by one and replaced, so that the
    rest of the file can still be read.
    """
    data = _read_bytes(path, found, limit)
    if data is None or _is_foreign(str(path), data, found):
        return None
    bom = data.startswith(codecs.BOM_UTF8)
    original, encoding = _decode(data[3:] if bom else data)
    fit = clean(original)
    source = TextFile(str(path), fit, encoding, bom, "" if fit == original else original)
    found += _text_findings(source)
    return source


def _read_bytes(path: Path, found: list[Finding], limit: int) -> bytes | None:
    place = Location(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "文件夹" if stat.S_ISDIR(status.st_mode) else "设备或管道"
            found.append(textfaults.NOT_A_FILE.at(place, f"这是一个{what}，不是文件"))
            return None
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        found.append(textfaults.NOT_FOUND.at(place, "没有这个文件", hint="核对文件名和所在文件夹"))
        return None
    except (OSError, ValueError) as error:
        message, hint = _reason(error, "读")
        found.append(textfaults.UNREADABLE.at(place, f"读不出这个文件：{message}", hint=hint))
        return None
    if len(data) > limit:
        size = f"超过{limit / 1024 / 1024:.3g}MB" if limit >= 1024 * 1024 else f"超过{limit}字节"
        found.append(
            textfaults.TOO_LARGE.at(place, f"文件{size}，没有读", hint="核对是不是放错了文件")
        )
        return None
    return data


def _is_foreign(path: str, data: bytes, found: list[Finding]) -> bool:
    place = Location(path)
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            found.append(
                textfaults.NOT_TEXT.at(
                    place, f"这是{what}，不是纯文本", hint="把文字复制到用记事本新建的文件里"
                )
            )
            return True
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        found.append(textfaults.UTF16.at(place, "文件是用UTF-16编码保存的", hint=_SAVE_AS_UTF8))
        return True
    return False


def _looks_like_utf16(data: bytes) -> bool:
    """Without a mark: a good part of the bytes are NUL, and all on one side of the pairs.

    Digits, colons and line ends, of which every file of ours has plenty, give them.
    """
    nulls = data.count(0)
    if len(data) % 2 or nulls * 20 < len(data) or nulls < 2:
        return False
    return nulls in (data[::2].count(0), data[1::2].count(0)) and b"\0\0" not in data


def _decode(data: bytes) -> tuple[str, Encoding]:
    """Decode as whichever encoding explains the bytes; the rest become lone surrogates.

    One broken byte does not make a UTF-8 file a GB18030 file, which nearly any bytes
    can be read as: GB18030 is believed only where most of what lies outside ASCII is
    not UTF-8.
    """
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    broken = sum(map(len, re.findall("[\udc80-\udcff]+", text)))
    sound = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    if broken > sound:
        with suppress(UnicodeDecodeError):
            return data.decode("gb18030"), "gb18030"
    return text, "utf-8"


def clean(text: str) -> str:
    """The text with U+FFFD in place of every character that cannot be printed."""
    return _UNFIT.sub(lambda match: REPLACEMENT * len(match.group()), text)


def _text_findings(source: TextFile) -> Iterator[Finding]:
    if source.encoding == "gb18030":
        yield textfaults.GB18030.at(
            Location(source.path), "文件用的是GB18030编码，已照此读取", hint=_SAVE_AS_UTF8
        )
    returns = [match.start() for match in _LONE_CR.finditer(source.text)]
    if returns:
        yield textfaults.LONE_CARRIAGE_RETURN.at(
            _places(source, returns[:1])[0],
            f"{len(returns)}行以单独的回车符结尾，已按换行处理",
            hint="用记事本另存一次",
        )
    if REPLACEMENT in source.text:
        yield from _unfit_findings(source)


def _unfit_findings(source: TextFile) -> Iterator[Finding]:
    runs = list(_UNFIT.finditer(source.original or source.text))
    places = _places(source, [run.start() for run in runs[:MOST_FINDINGS]])
    for run, place in zip(runs, places, strict=False):
        rule = _UNFIT_RULES[(run.lastindex or 1) - 1]
        yield rule.at(place, _unfit_message(run), hint="删去后重新键入")
    if len(runs) > MOST_FINDINGS:
        yield textfaults.NOT_TEXT.at(
            Location(source.path),
            f"读不出的字符共{len(runs)}处，只列出前{MOST_FINDINGS}处；这可能不是文本文件",
            hint="核对是不是放错了文件",
        )


def _unfit_message(run: re.Match[str]) -> str:
    character = run.group()[0]
    many = f"等{len(run.group())}个" if len(run.group()) > 1 else ""
    match run.lastindex:
        case 1:
            return f"字节{ord(character) - 0xDC00:02X}{many}不成字，这里的文字已经损坏"
        case 2:
            return f"残缺字符U+{ord(character):04X}{many}，这里的文字已经损坏"
        case 3:
            return f"专用区字符U+{ord(character):06X}{many}，换一台电脑就显示不出"
        case _:
            return f"看不见的控制字符U+{ord(character):04X}{many}"


def _places(source: TextFile, offsets: list[int]) -> list[Location]:
    """Lines and columns of offsets given in rising order."""
    places = []
    line, start = 1, 0
    ends = (match.end() for match in _LINE_END.finditer(source.text))
    end = next(ends, None)
    for offset in offsets:
        while end is not None and end <= offset:
            line, start, end = line + 1, end, next(ends, None)
        places.append(Location(source.path, line, offset - start + 1))
    return places


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, also when the power fails half-way.

    The bytes go to a new file beside it, are forced to the disk, and take its place in
    one step; the permissions of an existing file are kept, a link stays a link.

    Raises:
        DrafterError: when it cannot be written; the old file is as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _writable_mode(target)
        _replace(target, data, mode)
    except (OSError, ValueError) as error:
        message, hint = _reason(error, "写")
        finding = textfaults.NOT_WRITTEN.at(
            Location(str(path)), f"没有写成：{message}；原来的文件没有动", hint=hint
        )
        raise DrafterError(finding) from error


def _writable_mode(target: Path) -> int | None:
    """The permission bits of an existing file; None for a new one.

    Replacing needs only a writable folder, so that a file somebody protected would be
    overwritten if nobody asked.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    return stat.S_IMODE(mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.with_name(f".drafter-{os.getpid()}-{time.monotonic_ns():x}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        _move(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _move(temporary: Path, target: Path) -> None:
    """Rename; on Windows a scanner may hold a fresh file for a moment, so try thrice."""
    for wait in (0.05, 0.2):
        try:
            temporary.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
        else:
            return
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; a folder cannot be opened for this everywhere."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_REASONS = {
    errno.ENOENT: ("所在的文件夹不存在", "先建好文件夹"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "核对文件名和所在文件夹"),
    errno.EISDIR: ("已有同名的文件夹", "换一个文件名"),
    errno.EROFS: ("文件或磁盘是只读的", "去掉“只读”属性，或者换一个位置"),
    errno.ENOSPC: ("磁盘已满", "清理磁盘后再试"),
    errno.EDQUOT: ("磁盘配额已用完", "清理磁盘后再试"),
    errno.ENAMETOOLONG: ("文件名太长", "换一个短些的文件名"),
    errno.ELOOP: ("链接绕成了圈", "核对文件名和所在文件夹"),
    errno.EBUSY: ("文件正被别的程序使用", "先在Word、WPS里关闭它"),
    errno.ETXTBSY: ("文件正被别的程序使用", "先在Word、WPS里关闭它"),
}


def _reason(error: OSError | ValueError, verb: str) -> tuple[str, str]:
    """What an error of the system means to a clerk, and what to do about it."""
    if isinstance(error, PermissionError):
        return f"没有{verb}的权限，或者文件正被别的程序打开", "先在Word、WPS里关闭它；再看文件属性"
    if isinstance(error, OSError):
        unknown = (error.strerror or "未知的系统错误", "换一个位置再试")
        return _REASONS.get(error.errno or 0, unknown)
    return "文件名里有不能用的字符", "换一个文件名"
