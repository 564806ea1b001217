"""XML that somebody else wrote, parsed so that it can neither fetch nor fill the memory."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from drafter.errors import DrafterError
from drafter.layout.reading import readingfaults as faults
from drafter.layout.reading.limits import MOST_MARKS

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.location import Location

_DECLARATION: Final = re.compile(rb"\s*<\?xml\b[^>]{0,1000}\?>")
_FORBIDDEN: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE: Final = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# The names of ISO 29500 “strict”, which mean what the usual ones mean.
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_USUAL: Final = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), usual.encode())
    for strict, usual in (
        (
            "wordprocessingml/main",
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        ),
        (
            "officeDocument/math",
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
        ),
    )
)


def parsed(place: Location, data: bytes) -> etree._Element:
    """A part of a document as XML.

    Raises:
        DrafterError: when it is none, too much of it, or such as Word never writes.
    """
    data = _as_utf8(place, data)
    if _FORBIDDEN.search(data):
        raise DrafterError(
            faults.UNSAFE.at(
                place,
                "里面有Word不会写的声明（DOCTYPE），没有读",
                hint="这份文件可能是有意做坏的，不要打开；向给文件的人另要一份",
            )
        )
    # Each element has one of these signs that no closing mark has, each attribute has the other.
    if data.count(b"<") - data.count(b"</") + data.count(b"=") > MOST_MARKS:
        raise DrafterError(_too_much(place, "里面的段落和标记多得不像一份总结"))
    if _STRICT in data:
        for strict, usual in _USUAL:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever it declares: another encoding could hide what is forbidden
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "HUGE" in str(error):  # libxml2 names the option that would lift its own limits
            raise DrafterError(_too_much(place, "里面的内容太长，或者套了太多层")) from error
        raise DrafterError(
            faults.DAMAGED.at(
                place, "Word文件里的内容读不懂，没有读", hint="用Word打开修复后另存一份"
            )
        ) from error


def _too_much(place: Location, what: str) -> Finding:
    return faults.TOO_MUCH.at(place, f"{what}，没有读", hint="用Word打开它，另存一份再检查")


def _as_utf8(place: Location, data: bytes) -> bytes:
    """It in UTF-8 without a declaration; of others only UTF-16 is allowed (ECMA-376 part 2)."""
    wide = next((name for begin, name in _WIDE if data.startswith(begin)), "")
    if wide:
        try:
            data = data.decode(wide).encode()
        except UnicodeError as error:
            raise DrafterError(
                faults.DAMAGED.at(
                    place, "Word文件里的内容读不懂，没有读", hint="用Word打开修复后另存一份"
                )
            ) from error
    data = data.removeprefix(codecs.BOM_UTF8)
    declaration = _DECLARATION.match(data)
    return data[declaration.end() :] if declaration else data
