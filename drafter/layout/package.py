"""The zip container, written by hand so that what never changes is compressed only once."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = tuple[str, bytes]

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_DEFLATED = 8
# Three times as quick as zlib's default for a document some hundred bytes larger.
_QUICK = 3
BEST = 9
# Making room for a compressor takes longer than compressing a part of some lines, which
# needs neither the largest window nor the most memory.
_SHORT, _SHORT_WINDOW, _SHORT_MEMORY = 2000, 12, 5
# The first day a zip can tell: equal documents have equal bytes, whenever they were written.
_TIME, _DATE = 0, 1 << 5 | 1


class Entries(Struct, frozen=True):
    """Zip entries ready to be copied: their data, their directory, how many, and their digests.

    Nothing but bytes, text and numbers, so that it can be kept on disk as it is.
    """

    data: bytes
    directory: bytes
    count: int
    digests: str

    def with_parts(self, parts: Iterable[Part], *, level: int = _QUICK) -> Entries:
        """These entries, and after them those of `parts`, compressed at zlib's `level`."""
        data, directory, digests = [self.data], [self.directory], [self.digests]
        offset, count = len(self.data), self.count
        for name, content in parts:
            local, central = _entry(name.encode("ascii"), content, offset, level)
            data.append(local)
            directory.append(central)
            digests.append(digest_line(name, content))
            offset += len(local)
            count += 1
        return Entries(b"".join(data), b"".join(directory), count, "".join(digests))

    def zipped(self) -> bytes:
        """The whole file."""
        size, offset = len(self.directory), len(self.data)
        end = _END.pack(b"PK\5\6", 0, 0, self.count, self.count, size, offset, 0)
        return b"".join((self.data, self.directory, end))


class BasePackage(Struct, frozen=True):
    """The static parts as zip entries, and document.xml up to its body and from its end.

    Nothing but bytes, text and numbers: it can be kept on disk as it is, and then a
    process that only writes documents never loads python-docx.
    """

    entries: Entries
    head: str
    tail: str


NO_ENTRIES = Entries(b"", b"", 0, "")


def digest_line(name: str, content: bytes) -> str:
    """One part's line in what the digest of a document is made of."""
    return f"{sha256(content).hexdigest()} {name}\n"


def _entry(name: bytes, content: bytes, offset: int, level: int) -> tuple[bytes, bytes]:
    if len(content) < _SHORT:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -_SHORT_WINDOW, _SHORT_MEMORY)
    else:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = compressor.compress(content) + compressor.flush()
    checksum, size = zlib.crc32(content), len(content)
    local = _LOCAL.pack(
        b"PK\3\4", _VERSION, 0, _DEFLATED, _TIME, _DATE, checksum, len(packed), size, len(name), 0
    )
    central = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, 0, _DEFLATED, _TIME, _DATE,
        checksum, len(packed), size, len(name), 0, 0, 0, 0, 0, offset,
    )  # fmt: skip
    return local + name + packed, central + name
