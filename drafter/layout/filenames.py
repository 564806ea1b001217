"""Names of documents that every computer of an office can take."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from unicodedata import category

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.location import Location

if TYPE_CHECKING:
    from pathlib import Path

# What a folder of Linux and of the usual network drives takes; a Han character has 3 bytes.
MOST_BYTES = 255

_FORBIDDEN = str.maketrans('<>:"|?*\\', "＜＞：”｜？＊＼")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?:\.|\Z)", re.IGNORECASE)


def check_name(path: Path) -> None:
    """Refuse a file name that cannot be written here, or not be opened on another computer.

    Raises:
        DrafterError: saying what is wrong with the name.
    """
    fault = _fault(path.name)
    if fault is not None:
        message, hint = fault
        shown = "".join("?" if category(mark) == "Cc" else mark for mark in str(path))
        raise DrafterError(textfaults.NOT_WRITTEN.at(Location(shown), message, hint=hint))


def _fault(name: str) -> tuple[str, str] | None:
    if any(category(mark) == "Cc" for mark in name):
        return "文件名里有看不见的控制字符，没有写", "换一个文件名"
    if not name.rpartition(".")[0]:
        return "只写了扩展名，没有写文件名", "例：-o 总结.docx"
    if name.translate(_FORBIDDEN) != name:
        marks = "".join(mark for mark in dict.fromkeys(name) if ord(mark) in _FORBIDDEN)
        return (
            f"文件名里有“{marks}”，Windows的电脑上打不开，没有写",
            f"改为：{name.translate(_FORBIDDEN)}",
        )
    if _DEVICE.match(name):
        return f"“{name}”是Windows留给设备的名字，没有写", "换一个文件名"
    size = len(os.fsencode(name))
    if size > MOST_BYTES:
        return (
            f"文件名太长：{size}字节，最多{MOST_BYTES}字节（一个汉字3字节）",
            "换一个80字以内的文件名",
        )
    return None
