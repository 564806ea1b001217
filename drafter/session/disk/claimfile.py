"""What a claim says: a few lines that whoever opens them in a text editor can read."""

from __future__ import annotations

import errno
import getpass
import os
import re
import stat
from datetime import datetime
from typing import IO, TYPE_CHECKING
from unicodedata import category
from zlib import crc32

from msgspec import Struct

from drafter.filenames import MOST_BYTES as LONGEST_NAME
from drafter.processes import Process, this_process

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".正在填"  # no reader of an office's folder takes this for YAML or Markdown

MOST_BYTES = 4096
_LONGEST = 100
# A link would lead elsewhere, a pipe be waited for.
_CAREFULLY = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_TEXTS = ("用户", "电脑", "开始", "启动", "开机", "编号")
_LINE = re.compile(r"([^：\r\n]+)：([^\r\n]*)")


class Note(Struct, frozen=True):
    """Who fills in a file: `sign` tells one claim from every other."""

    user: str
    since: str
    process: Process
    sign: str

    def data(self, name: str) -> bytes:
        """The lines of a claim on the file of this name."""
        of = self.process
        lines = (
            f"{name} 正在用 drafter 填写，填完退出时这个文件自动消失",
            f"用户：{self.user}",
            f"电脑：{of.host}",
            f"开始：{self.since}",
            f"进程：{of.pid}",
            f"启动：{of.started}",
            f"开机：{of.boot}",
            f"编号：{self.sign}",
        )
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


class Found(Struct, frozen=True):
    """A claim as it stands: its bytes, when it was last touched, and what it says if it says so."""

    data: bytes
    touched: float
    note: Note | None


def new_note() -> Note:
    """What this process says of itself."""
    process = this_process()
    now = f"{datetime.now():%Y-%m-%d %H:%M}"
    return Note(
        _shown(_user()),
        now,
        Process(_shown(process.host), process.pid, _shown(process.started), process.boot),
        os.urandom(8).hex(),
    )


def claim_path(path: Path, suffix: str = SUFFIX) -> Path:
    """Where a claim on the file stands: hidden, beside it."""
    name = f".~{path.name}{suffix}"
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = f".~{crc32(os.fsencode(path.name)):08x}{suffix}"
    return path.with_name(name)


def found_at(path: Path) -> Found | None:
    """The claim at this path; None where nothing stands.

    A link, a folder, or a file that may not be read says nothing.
    """
    try:
        touched = path.lstat().st_mtime
    except OSError:
        return None
    try:
        with open_claim(path, os.O_RDONLY) as stream:
            data = stream.read(MOST_BYTES)
            return Found(data, os.fstat(stream.fileno()).st_mtime, note_of(data))
    except FileNotFoundError:
        return None
    except OSError:
        return Found(b"", touched, None)


def open_claim(path: Path, how: int) -> IO[bytes]:
    """The file of a claim, opened to be read, or written as well.

    Raises:
        OSError: also where it is no file.
    """
    handle = os.open(path, how | _CAREFULLY)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb" if how == os.O_RDONLY else "r+b")
    os.close(handle)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def note_of(data: bytes) -> Note | None:
    """What the lines say; None where one is missing."""
    told = dict(_LINE.findall(data.decode("utf-8", "replace")))
    pid = told.get("进程", "")
    if not (pid.isascii() and pid.isdigit() and len(pid) < 10 and told.get("编号")):
        return None
    said = {name: _shown(told.get(name, "")) for name in _TEXTS}
    process = Process(said["电脑"], int(pid), said["启动"], said["开机"])
    return Note(said["用户"], said["开始"], process, said["编号"])


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _shown(text: str) -> str:
    """Words that can stand on a line and on the screen."""
    return "".join(
        "?" if category(mark) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else mark for mark in text
    )[:_LONGEST]
