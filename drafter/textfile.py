"""Text files: read in any encoding an office has, spliced exactly, written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from drafter import textfaults
from drafter.decoding import (
    Encoding,
    Stretch,
    decode,
    other_encoding,
)
from drafter.errors import DrafterError
from drafter.foreignfiles import SAVE_AS_UTF8, foreign_file, unreadable_text
from drafter.leftovers import sweep, temporary_beside
from drafter.location import Location
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from drafter.findings import Finding

LIMIT = 5 * 1024 * 1024
REPLACEMENT = "\ufffd"
_ESCAPE = "surrogateescape"
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


class Splice(NamedTuple):
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class TextFile(Struct, frozen=True):
    """A decoded file.

    `text` has the line ends of the file, no byte order mark, and nothing in it that
    cannot be printed: unfit characters are U+FFFD, one for one, so that offsets into
    `text` are offsets into `original` too (which is empty when it is the same).
    `strays` are the lines that somebody pasted in from a file of the other encoding.
    """

    path: str
    text: str
    encoding: Encoding = "utf-8"
    bom: bool = False
    original: str = ""
    strays: tuple[Stretch, ...] = ()

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
        pieces = [codecs.BOM_UTF8 if self.bom else b""]
        done = 0
        for start, end, text in sorted(splices):
            if not done <= start <= end <= len(original):
                raise ValueError(f"splice {start}:{end} overlaps or lies outside the text")
            pieces.append(self._encoded(original, done, start))
            pieces.append(_LINE_END.sub(newline, text).encode(self._encoding_at(start)))
            done = end
        pieces.append(self._encoded(original, done, len(original)))
        return b"".join(pieces)

    def _encoding_at(self, offset: int) -> Encoding:
        stray = any(start <= offset < end for start, end in self.strays)
        return other_encoding(self.encoding) if stray else self.encoding

    def _encoded(self, original: str, start: int, end: int) -> bytes:
        """What stands between two offsets, as the file has it."""
        pieces = []
        for first, last in self.strays:
            if last > start and first < end:
                before, until = max(first, start), min(last, end)
                pieces.append(original[start:before].encode(self.encoding, _ESCAPE))
                pieces.append(original[before:until].encode(other_encoding(self.encoding), _ESCAPE))
                start = until
        return b"".join([*pieces, original[start:end].encode(self.encoding, _ESCAPE)])


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
    return None if data is None else text_of(str(path), data, found)


def text_of(path: str, data: bytes, found: list[Finding]) -> TextFile | None:
    """The text that the bytes of a file are; as `read_text`, for a file that was read already."""
    refusal = foreign_file(path, data)
    if refusal:
        found.append(refusal)
        return None
    bom = data.startswith(codecs.BOM_UTF8)
    decoded = decode(data[3:] if bom else data)
    original, encoding, strays = decoded
    lost = 0 if is_plain(original) else len(original) - len(_UNFIT.sub("", original))
    if lost or encoding == "gb18030":
        refusal = unreadable_text(path, decoded, lost)
        if refusal:
            found.append(refusal)
            return None
    fit = clean(original) if lost else original
    source = TextFile(path, fit, encoding, bom, original if lost else "", strays)
    found += _text_findings(source)
    return source


def _read_bytes(path: Path, found: list[Finding], limit: int) -> bytes | None:
    place = Location(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "文件夹" if stat.S_ISDIR(status.st_mode) else "设备或管道"
            found.append(
                textfaults.NOT_A_FILE.at(
                    place, f"这是一个{what}，不是文件", hint="核对路径，写明要读的文件"
                )
            )
            return None
        # Asked for no more than it holds: room for `limit` bytes takes longer than reading.
        with path.open("rb") as stream:
            data = stream.read(min(limit, status.st_size) + 1)
            if status.st_size < len(data) <= limit:
                data += stream.read(limit + 1 - len(data))
    except FileNotFoundError:
        found.append(textfaults.NOT_FOUND.at(place, "没有这个文件", hint="核对文件名和所在文件夹"))
        return None
    except (OSError, ValueError) as error:
        message, hint = reason(error, "读")
        found.append(textfaults.UNREADABLE.at(place, f"读不出这个文件：{message}", hint=hint))
        return None
    if len(data) > limit:
        mega = limit / 1024 / 1024
        size = f"超过{mega:.3g}MB" if mega >= 1 else f"超过{limit // 1024}KB"
        found.append(
            textfaults.TOO_LARGE.at(place, f"文件{size}，没有读", hint="核对是不是放错了文件")
        )
        return None
    return data


def clean(text: str) -> str:
    """The text with U+FFFD in place of every character that cannot be printed."""
    if is_plain(text):
        return text
    return _UNFIT.sub(lambda match: REPLACEMENT * len(match.group()), text)


def is_plain(text: str) -> bool:
    """Whether text is but what prints and line ends: a quick look that spares slower ones.

    Some harmless text is called not plain; never the other way round.
    """
    return text.replace("\n", "").replace("\u3000", "").isprintable() and REPLACEMENT not in text


def _text_findings(source: TextFile) -> Iterator[Finding]:
    if source.encoding == "gb18030" and not source.strays:
        yield textfaults.GB18030.at(
            Location(source.path), "文件用的是GB18030编码，已照此读取", hint=SAVE_AS_UTF8
        )
    if source.strays:
        yield _stray_finding(source)
    returns = []
    if "\r" in source.text:
        returns = [match.start() for match in _LONE_CR.finditer(source.text)]
    if returns:
        yield textfaults.LONE_CARRIAGE_RETURN.at(
            _places(source, returns[:1])[0],
            f"{len(returns)}行以单独的回车符结尾，已按换行处理",
            hint="用记事本另存一次",
        )
    if REPLACEMENT in source.text:
        yield from _unfit_findings(source)


def _stray_finding(source: TextFile) -> Finding:
    """That lines of another encoding stand in the file, each of which was read."""
    stretches = [source.text[start:end] for start, end in source.strays]
    count = sum(len(_LINE_END.findall(text.rstrip("\r\n"))) + 1 for text in stretches)
    names = {"utf-8": "UTF-8", "gb18030": "GB18030"}
    return textfaults.MIXED_ENCODINGS.at(
        _places(source, [source.strays[0].start])[0],
        f"从这里起有{count}行是{names[other_encoding(source.encoding)]}编码，"
        f"其余是{names[source.encoding]}，已分别照读",
        hint="这几行在编辑软件里会是乱码，照原文重新键入，再存成UTF-8",
    )


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


def _many(run: re.Match[str]) -> str:
    return f"等{len(run.group())}个" if len(run.group()) > 1 else ""


def _unfit_message(run: re.Match[str]) -> str:
    character = run.group()[0]
    many = _many(run)
    match run.lastindex:
        case 1:
            return f"字节{ord(character) - 0xDC00:02X}{many}不成字，这里的文字已经损坏"
        case 2:
            return f"残缺字符U+{ord(character):04X}{many}，这里的文字已经损坏"
        case 3:
            return f"造字区的字U+{ord(character):06X}{many}，换一台电脑就显示不出"
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


def write_atomically(path: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Write a file whole or not at all, also when the power fails half-way.

    The bytes go to a new file beside it, are forced to the disk, and take its place in
    one step; the permissions of an existing file are kept, a link stays a link. `still` is
    asked right before that step: when it is false nothing is written, and so is the answer.

    Raises:
        DrafterError: when it cannot be written; the old file is as it was.
    """
    try:
        # Following every folder on the way takes longer, and none of them is replaced.
        target = Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114
        mode = _writable_mode(target)
        return _replace(target, data, mode, still)
    except (OSError, ValueError) as error:
        message, hint = reason(error, "写")
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
    if is_protected(target):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    return stat.S_IMODE(mode)


def is_protected(file: Path) -> bool:
    """Whether somebody made sure that a file which is there is not written over."""
    return not file.stat().st_mode & 0o222 or not os.access(file, os.W_OK)


def _replace(target: Path, data: bytes, mode: int | None, still: Callable[[], bool]) -> bool:
    temporary = temporary_beside(target)
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        if not still():
            temporary.unlink()
            return False
        _move(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)
    sweep(target.parent)
    return True


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


def sync_folder(folder: Path) -> None:
    """Make the rename itself last; a folder cannot be opened for this everywhere."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
