"""Names that every computer of an office can take."""

from __future__ import annotations

import os
import re
from unicodedata import category

# What a folder of Linux and of the usual network drives takes; a Han character has 3 bytes.
MOST_BYTES = 255

_FORBIDDEN = str.maketrans('<>:"|?*\\', "＜＞：”｜？＊＼")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?:\.|\Z)", re.IGNORECASE)


def name_fault(name: str) -> tuple[str, str] | None:
    """Why a file or folder of that name cannot be made here, or not be opened elsewhere, and what helps."""
    if any(category(mark) == "Cc" for mark in name):
        return "文件名里有看不见的控制字符，没有写", "换一个文件名"
    if name.translate(_FORBIDDEN) != name:
        marks = "".join(mark for mark in dict.fromkeys(name) if ord(mark) in _FORBIDDEN)
        return (
            f"文件名里有“{marks}”，Windows的电脑上打不开，没有写",
            f"改为：{name.translate(_FORBIDDEN)}",
        )
    if _DEVICE.match(name):
        return f"“{name}”是Windows留给设备的名字，没有写", "换一个文件名"
    if name.endswith((" ", ".")):
        return (
            "文件名的末尾有空格或者点，Windows的电脑上打不开，没有写",
            f"改为：{name.rstrip(' .') or '换一个文件名'}",
        )
    size = len(os.fsencode(name))
    if size > MOST_BYTES:
        return (
            f"文件名太长：{size}字节，最多{MOST_BYTES}字节（一个汉字3字节）",
            "换一个80字以内的文件名",
        )
    return None


def printable(path: object) -> str:
    """A path as a message can show it."""
    return "".join("?" if category(mark) == "Cc" else mark for mark in str(path))
