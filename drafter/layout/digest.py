"""The mark by which our own unedited documents are known."""

from __future__ import annotations

import io
import zlib
from hashlib import sha256

from drafter.layout.package import digest_line

DIGEST_PART = "docProps/custom.xml"

# What a document of ours never reaches, and a hostile file may pretend.
MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 64

# How a zip file begins, and how one without a comment ends.
_FIRST_ENTRY = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_LENGTH = 22

_PROPERTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="原稿校验码">'
    "<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
)


def digest_xml(digests: str) -> bytes:
    """docProps/custom.xml for a document whose other parts have these digest lines."""
    return _PROPERTY.format(digest=sha256(digests.encode()).hexdigest()).encode()


def is_untouched(data: bytes) -> bool:
    """Whether these bytes are a document of ours that nobody has saved since.

    Every editor keeps the property but writes other parts, or the same in another
    order; both give another digest, and bytes before or behind the archive are not
    ours. Never raises, whatever the bytes are.
    """
    if not data.startswith(_FIRST_ENTRY) or data[-_END_LENGTH : -_END_LENGTH + 4] != _END:
        return False
    # Loading it takes as long as writing a few documents, and often nothing stands there yet.
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_PARTS or sum(item.file_size for item in entries) > MOST_BYTES:
                return False
            *others, last = entries
            if last.filename != DIGEST_PART:
                return False
            digests = "".join(digest_line(item.filename, archive.read(item)) for item in others)
            return archive.read(last) == digest_xml(digests)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ):
        return False
