"""The archive a Word document is: opened within limits, nothing in it run, fetched or written.

Limits against archives made to exhaust a reader; they lie far above any report with pictures.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from drafter.decoding import kind_of_file
from drafter.errors import DrafterError
from drafter.layout.reading import readingfaults as faults
from drafter.location import Location
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafter.findings import Finding

MEGABYTE = 1024 * 1024
MOST_FILE = 40 * MEGABYTE
MOST_ENTRIES = 1000
MOST_TOTAL = 64 * MEGABYTE
MOST_PART = 16 * MEGABYTE
MOST_ELEMENTS = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTRY_ENCRYPTED = 0x1
_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "带宏的Word文件（.docm）",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "Word模板（.dotx）",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "带宏的Word模板（.dotm）",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "Excel文件（.xlsx）",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        "演示文稿（.pptx）"
    ),
}
_DANGEROUS = {
    "vbaProject": "宏",
    "oleObject": "嵌入的对象",
    "aFChunk": "外来的文本块",
    "attachedTemplate": "外挂的模板",
    "control": "控件",
}
_BROKEN = (
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
        return _parsed(self.path, _part(self.path, self.archive, name))

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
    try:
        size = path.stat().st_size
        if size > MOST_FILE:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    place,
                    f"文件有{size // MEGABYTE}MB，超过{MOST_FILE // MEGABYTE}MB，没有读",
                    hint="多半是图片太大：在Word里压缩图片，或者另存一份不带图片的",
                )
            )
        data = path.read_bytes()
    except OSError as error:
        message, hint = reason(error, "读")
        raise DrafterError(faults.UNREADABLE.at(place, message, hint=hint)) from error
    if data.startswith(_OLE):
        raise DrafterError(_old_or_locked(place, data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        return _container(place, archive)
    except _BROKEN as error:
        kind = "" if data.startswith(b"PK") else kind_of_file(data)
        if kind:
            finding = faults.OTHER_KIND.at(
                place, f"这是{kind}，不是Word文件（.docx），没有读", hint="核对是不是放错了文件"
            )
        elif not data.startswith(b"PK"):
            finding = faults.OTHER_KIND.at(
                place,
                "不是Word文件（.docx），没有读",
                hint="改扩展名不能转换格式；用Word打开它，另存为 .docx",
            )
        else:
            finding = faults.DAMAGED.at(
                place,
                "Word文件不完整或者已损坏，没有读",
                hint="用Word打开修复后另存一份，或者重新拷贝一次",
            )
        raise DrafterError(finding) from error


def _old_or_locked(place: Location, data: bytes) -> Finding:
    if _ENCRYPTED in data:
        return faults.LOCKED.at(
            place,
            "文件设了打开密码，没有读",
            hint="在Word里去掉密码（文件—信息—保护文档），另存一份再检查",
        )
    kind = kind_of_file(data) or "旧版Office文件"
    return faults.OTHER_KIND.at(
        place, f"这是{kind}，没有读", hint="用Word打开它，另存为 .docx；改扩展名不能转换格式"
    )


def _container(place: Location, archive: zipfile.ZipFile) -> Container:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or declared > MOST_TOTAL:
        raise DrafterError(
            faults.TOO_MUCH.at(
                place,
                f"里面有{len(entries)}个部件、解开后{declared // MEGABYTE}MB，没有读",
                hint="正常的总结远没有这么大；在Word里压缩图片，或者另存一份不带图片的",
            )
        )
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
    path = place.file
    types = _parsed(path, _part(path, archive, _CONTENT_TYPES))
    roots = _parsed(path, _part(path, archive, _RELATIONS))
    main = next(
        (name for kind, name in dict(_inside(roots, "")).values() if kind == "officeDocument"), ""
    )
    kind = _kind_of(types, main)
    if kind != _DOCUMENT:
        said = _OTHERS.get(kind, "")
        raise DrafterError(
            faults.OTHER_KIND.at(
                place,
                f"这是{said}，没有读" if said else "不是Word文件（.docx），没有读",
                hint="用Word打开它，另存为 .docx" if "Word" in said else "核对是不是放错了文件",
            )
        )
    return Container(path, archive, main, tuple(_warnings(place, archive, names)))


def _is_odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _kind_of(types: etree._Element, name: str) -> str:
    for each in types:
        if each.get("PartName") == f"/{name}":
            return each.get("ContentType") or ""
    return ""


def _part(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """What a part says: what it declares about its size is not believed."""
    with archive.open(name) as stream:
        data = stream.read(MOST_PART + 1)
    if len(data) > MOST_PART:
        raise DrafterError(
            faults.TOO_MUCH.at(
                Location(path),
                f"里面的“{name}”解开后超过{MOST_PART // MEGABYTE}MB，没有读",
                hint="正常的总结远没有这么大；用Word打开它，另存一份再检查",
            )
        )
    return data


class _Counted:
    """Builds a tree of so many elements at most."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._builder = etree.TreeBuilder()
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str], names: object = None) -> object:
        del names
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise DrafterError(
                faults.TOO_MUCH.at(
                    Location(self._path),
                    "里面的段落和标记多得不像一份总结，没有读",
                    hint="用Word打开它，另存一份再检查",
                )
            )
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> object:
        return self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> etree._Element:
        return self._builder.close()


def _parsed(path: str, data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise DrafterError(
            faults.UNSAFE.at(
                Location(path),
                "里面有Word不会写的声明（DOCTYPE），没有读",
                hint="这份文件可能是有意做坏的，不要打开；向给文件的人另要一份",
            )
        )
    parser = etree.XMLParser(
        target=_Counted(path),
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
        raise DrafterError(
            faults.DAMAGED.at(
                Location(path),
                "Word文件里的内容读不懂，没有读",
                hint="用Word打开修复后另存一份",
            )
        ) from error


def _inside(tree: etree._Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relations that stay inside: id, kind, and the part's whole name."""
    for each in tree:
        if each.get("TargetMode") == "External":
            continue
        target = each.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        yield each.get("Id") or "", ((each.get("Type") or "").rpartition("/")[2], whole)


def _warnings(place: Location, archive: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    """What a reader leaves alone, said once each."""
    dangerous: set[str] = set()
    outside = False
    for name in names:
        if not name.endswith(".rels"):
            continue
        for each in _parsed(place.file, _part(place.file, archive, name)):
            kind = (each.get("Type") or "").rpartition("/")[2]
            if kind in _DANGEROUS:
                dangerous.add(_DANGEROUS[kind])
            outside |= each.get("TargetMode") == "External" and kind != "hyperlink"
    if dangerous:
        yield faults.ACTIVE.at(
            place,
            f"文件里有{'、'.join(sorted(dangerous))}，没有理会，只读了文字",
            hint="总结里用不着；来路不明的，不要在Word里启用",
        )
    if outside:
        yield faults.ACTIVE.at(
            place,
            "文件要从外面取内容（链接的图片或模板），没有取，只读了文字",
            hint="在Word里把链接的图片改为嵌入的",
        )
