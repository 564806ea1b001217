"""The bytes of a document's file, or what keeps them from being read."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from drafter import textfaults
from drafter.errors import DrafterError
from drafter.layout.reading import readingfaults as faults
from drafter.layout.reading.limits import MEGABYTE, MOST_FILE
from drafter.location import Location
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from pathlib import Path


def document_bytes(path: Path) -> bytes:
    """All of a file that is not too large; a folder, a pipe and a device are none.

    Raises:
        DrafterError: when it cannot be read.
    """
    place = Location(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "文件夹" if stat.S_ISDIR(status.st_mode) else "设备或管道"
            raise DrafterError(
                textfaults.NOT_A_FILE.at(
                    place, f"这是一个{what}，不是文件", hint="写文件夹里那个文件的名字"
                )
            )
        if status.st_size > MOST_FILE:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    place,
                    f"文件有{status.st_size // MEGABYTE}MB，超过{MOST_FILE // MEGABYTE}MB，没有读",
                    hint="多半是图片太大：在Word里压缩图片，或者另存一份不带图片的",
                )
            )
        with path.open("rb") as stream:
            return stream.read(MOST_FILE)
    except FileNotFoundError as error:
        raise DrafterError(
            textfaults.NOT_FOUND.at(place, "没有这个文件", hint="核对文件名和所在文件夹")
        ) from error
    except (OSError, ValueError) as error:
        message, hint = reason(error, "读")
        raise DrafterError(
            textfaults.UNREADABLE.at(place, f"读不出这个文件：{message}", hint=hint)
        ) from error
