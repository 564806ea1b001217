"""What a file is that is no .docx, and what its owner can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.decoding import decode, kind_of_file, wide_encoding
from drafter.layout.reading import readingfaults as faults
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from drafter.findings import Finding
    from drafter.location import Location

DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT: Final = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "带宏的Word文件（.docm）",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "Word模板（.dotx）",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "带宏的Word模板（.dotm）",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "Excel文件（.xlsx）",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        "演示文稿（.pptx）"
    ),
}
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT: Final = pattern("[\x01-\x08\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffd]")
_MAIL: Final = b"MIME-Version:"
SAVE_AS: Final = "用Word或WPS打开它，另存为 .docx 再检查；改扩展名不能转换格式"
_WRONG_FILE: Final = "核对是不是放错了文件"


def other_kind(place: Location, data: bytes) -> Finding:
    """The complaint about bytes that are no archive as Word writes them."""
    if not data.strip(b"\0"):
        what = "文件是空的" if not data else "文件里是一片空字符"
        return faults.DAMAGED.at(
            place,
            f"{what}，没有内容",
            hint="多半是拷贝中断或者网盘没有同步完，重新拷贝一次",
        )
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return faults.LOCKED.at(
            place,
            "文件设了打开密码，没有读",
            hint="在Word里去掉密码（文件—信息—保护文档），另存一份再检查",
        )
    kind = "网页存档（.mht）" if _MAIL in data[:2000] else kind_of_file(data)
    if kind:
        return _other(place, f"这是{kind}，没有读", kind)
    kind = "PDF" if place.file.lower().endswith(".pdf") else "Word"
    if is_plain(data):
        return faults.OTHER_KIND.at(
            place, f"这是纯文本，不是{kind}文件，没有读", hint="把扩展名改成 .txt 再检查"
        )
    if kind == "PDF":
        return _other(place, "不是PDF文件，也不是Word文件，没有读", kind)
    return faults.OTHER_KIND.at(place, "不是Word文件（.docx），没有读", hint=SAVE_AS)


def is_plain(data: bytes) -> bool:
    """Whether bytes that are no known kind of file are text that could be read as it is."""
    if b"\0" in data or wide_encoding(data):
        return False
    text = decode(data).text
    return _NO_TEXT.search(text) is None


def other_content(place: Location, kind: str) -> Finding:
    """The complaint about an Office archive that holds no document, by its content type."""
    known = _CONTENT.get(kind, "")
    if not known:
        return faults.OTHER_KIND.at(place, "不是Word文件（.docx），没有读", hint=SAVE_AS)
    return _other(place, f"这是{known}，没有读", known)


def other_archive(place: Location, names: Collection[str]) -> Finding:
    """The complaint about an archive that is not even of Office, by what is in it."""
    if any(name.startswith("word/") for name in names):
        return faults.DAMAGED.at(
            place,
            "Word文件缺了部件，没有读",
            hint="用Word打开修复后另存一份，或者重新拷贝一次",
        )
    if "OFD.xml" in names:
        return _other(place, "这是版式文件（.ofd），没有读", "OFD")
    if "mimetype" in names and "content.xml" in names:
        return _other(place, "这是开放文档（.odt一类），没有读", "Word")
    return _other(place, "这是压缩包（.zip），不是Word文件，没有读", "压缩包")


def _other(place: Location, message: str, kind: str) -> Finding:
    if "PDF" in kind or "OFD" in kind:
        hint = "检查生成它的那份 .docx"
    elif any(word in kind for word in ("Word", "RTF", "网页")):
        hint = SAVE_AS
    elif "压缩包" in kind:
        hint = "先解压，再检查里面的 .docx"
    else:
        hint = _WRONG_FILE
    return faults.OTHER_KIND.at(place, message, hint=hint)
