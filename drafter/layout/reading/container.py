"""The archive a Word document is: opened within limits, nothing in it run, fetched or written."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.errors import DrafterError
from drafter.findings import Severity
from drafter.layout.reading import readingfaults as faults
from drafter.layout.reading.filebytes import document_bytes
from drafter.layout.reading.limits import (
    MEGABYTE,
    MOST_ENTRIES,
    MOST_PART,
    MOST_TOTAL,
)
from drafter.layout.reading.otherkinds import DOCUMENT, other_archive, other_content, other_kind
from drafter.layout.reading.safexml import parsed
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from drafter.findings import Finding

_ENTRY_ENCRYPTED: Final = 0x1
_CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "_rels/.rels"
_ZIP: Final = b"PK\x03\x04"
_ENTRY: Final = b"PK\x01\x02"  # begins each entry of an archive's list of contents
_ACTIVE: Final = {"vbaProject": "宏", "control": "控件", "aFChunk": "外来的文本块"}
_INERT: Final = {"oleObject": "嵌入的对象"}
_FETCHED: Final = {"image": "链接的图片", "attachedTemplate": "外挂的模板"}
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)


class Container(Struct, frozen=True):
    """The parts of a document, by name, each read only when asked for."""

    path: str
    archive: zipfile.ZipFile
    main: str
    found: tuple[Finding, ...]

    def tree(self, name: str) -> etree._Element | None:
        """A part as XML; None where there is none.

        Raises:
            DrafterError: when it is too large, or not XML as Word writes it.
        """
        if name not in self.archive.NameToInfo:
            return None
        return _tree(Location(self.path), self.archive, name)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part leads to inside the archive: kind and name, by their ids."""
        folder, _, base = name.rpartition("/")
        tree = self.tree(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        return {} if tree is None else dict(_inside(tree, folder))


def open_container(path: Path) -> Container:
    """A Word document opened.

    Raises:
        DrafterError: when it is none, or none that can be read safely.
    """
    place = Location(str(path))
    data = document_bytes(path)
    # Before the list of contents is read: a million entries in it take a gigabyte.
    entries = data.count(_ENTRY)
    if entries > MOST_ENTRIES:
        raise DrafterError(_too_many(place, f"里面有{entries}个部件"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DrafterError(
            _damaged(place) if data.startswith(_ZIP) else other_kind(place, data)
        ) from error
    return _container(place, archive)


def _container(place: Location, archive: zipfile.ZipFile) -> Container:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    declared = sum(entry.file_size for entry in entries)
    if declared > MOST_TOTAL:
        raise DrafterError(_too_many(place, f"里面的内容解开后有{declared // MEGABYTE}MB"))
    if any(entry.flag_bits & _ENTRY_ENCRYPTED for entry in entries):
        raise DrafterError(
            faults.LOCKED.at(place, "压缩包里的部件加了密，没有读", hint="去掉密码，另存一份")
        )
    odd = next((name for name in names if _is_odd(name)), None)
    if odd is not None or len(set(names)) < len(names):
        said = f"里面有不该有的部件名“{odd}”" if odd is not None else "里面有重名的部件"
        raise DrafterError(
            faults.UNSAFE.at(
                place, f"{said}，没有读", hint="这不是Word写出来的；用Word打开它，另存一份"
            )
        )
    if _CONTENT_TYPES not in names or _RELATIONS not in names:
        raise DrafterError(other_archive(place, names))
    types = _tree(place, archive, _CONTENT_TYPES)
    roots = _tree(place, archive, _RELATIONS)
    main = next((name for kind, name in _of_kind(roots) if kind == "officeDocument"), "")
    kind = _kind_of(types, main)
    if kind != DOCUMENT:
        raise DrafterError(other_content(place, kind))
    if main not in names:
        raise DrafterError(other_archive(place, [main, "word/"]))
    return Container(place.file, archive, main, tuple(_warnings(place, archive, names)))


def _too_many(place: Location, what: str) -> Finding:
    return faults.TOO_MUCH.at(
        place,
        f"{what}，没有读",
        hint="正常的总结远没有这么大；在Word里压缩图片，或者另存一份不带图片的",
    )


def _damaged(place: Location) -> Finding:
    return faults.DAMAGED.at(
        place,
        "Word文件不完整或者已损坏，没有读",
        hint="用Word打开修复后另存一份，或者重新拷贝一次",
    )


def _is_odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _kind_of(types: etree._Element, name: str) -> str:
    """The content type of a part: its own, or that of its extension."""
    extension = name.rpartition(".")[2].lower()
    by_extension = ""
    for each in types:
        if (each.get("PartName") or "").lower() == f"/{name}".lower():
            return each.get("ContentType") or ""
        if (each.get("Extension") or "").lower() == extension:
            by_extension = each.get("ContentType") or ""
    return by_extension


def _tree(place: Location, archive: zipfile.ZipFile, name: str) -> etree._Element:
    """A part as XML: what it declares about its size is not believed."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MOST_PART + 1)
    except _BROKEN as error:
        raise DrafterError(_damaged(place)) from error
    if len(data) > MOST_PART:
        raise DrafterError(
            faults.TOO_MUCH.at(
                place,
                f"里面的“{name}”解开后超过{MOST_PART // MEGABYTE}MB，没有读",
                hint="正常的总结远没有这么大；用Word打开它，另存一份再检查",
            )
        )
    return parsed(place, data)


def _inside(tree: etree._Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relations that stay inside: id, kind, and the part's whole name."""
    for each in tree:
        if each.get("TargetMode") == "External":
            continue
        whole = posixpath.normpath(posixpath.join(f"/{folder}", each.get("Target") or ""))
        yield each.get("Id") or "", (_kind(each), whole.lstrip("/"))


def _of_kind(tree: etree._Element) -> Iterator[tuple[str, str]]:
    return (target for _, target in _inside(tree, ""))


def _kind(relation: etree._Element) -> str:
    return (relation.get("Type") or "").rpartition("/")[2]


def _warnings(place: Location, archive: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    """What a reader leaves alone, said once each."""
    active: set[str] = set()
    inert: set[str] = set()
    fetched: set[str] = set()
    for name in names:
        if not name.endswith(".rels"):
            continue
        for each in _tree(place, archive, name):
            kind = _kind(each)
            active.update([_ACTIVE[kind]] if kind in _ACTIVE else ())
            inert.update([_INERT[kind]] if kind in _INERT else ())
            if each.get("TargetMode") == "External" and kind != "hyperlink":
                fetched.add(_FETCHED.get(kind, "链接的文件"))
    if active:
        yield faults.ACTIVE.at(
            place,
            f"文件里有{'、'.join(sorted(active))}，没有理会，只读了文字",
            hint="总结里用不着；来路不明的，不要在Word里启用",
        )
    if fetched:
        yield faults.ACTIVE.at(
            place,
            f"文件要从外面取{'、'.join(sorted(fetched))}，没有取，只读了文字",
            hint="图片改为嵌入的；模板在“开发工具—文档模板”里改回Normal",
        )
    if inert:
        yield faults.ACTIVE.at(
            place,
            f"文件里有{'、'.join(sorted(inert))}，里面的文字没有查",
            hint="核对嵌入的内容能不能一起报送；不需要的改成图片或者表格",
            severity=Severity.NOTICE,
        )
