"""Documents that cannot, or must not, be read: each is refused in one line that says what to do."""

from __future__ import annotations

import io
import os
import resource
import socket
import struct
import zipfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest

from drafter.errors import DrafterError
from drafter.layout.reading.wordtext import read_word
from drafter.pipeline import Shelf
from drafter.review.opening import open_paper
from drafter.review.plaintext import read_plain
from tests.badinput.unprivileged import common_office, run_unprivileged
from tests.layout.wordpackages import (
    MACRO,
    MAIN,
    NAMES,
    OFFICE,
    PLAIN,
    RELATIONS,
    TYPES,
    linked,
    package,
    par,
)
from tests.walking import time_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from drafter.findings import Finding
    from tests.badinput.smalloffice import Command

unix_only = pytest.mark.skipif(os.name == "nt", reason="管道和这样的链接只在类Unix系统上有")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
MB = 1024 * 1024


@pytest.fixture(autouse=True)
def _nothing_fetched_and_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a document was to be fetched from")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    yield
    assert {each.name for each in tmp_path.iterdir()} <= {"送审 稿.docx"} | set(KEPT)


KEPT: list[str] = []


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def keep(data: bytes, name: str = "送审 稿.docx") -> Path:
        KEPT.append(name)
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return keep


def refusal(path: Path) -> Finding:
    """The one complaint, which is where one looks, says that nothing was read, and helps."""
    with pytest.raises(DrafterError) as caught:
        open_paper(path, Shelf(), [])
    (finding,) = caught.value.findings
    assert str(finding.place) == str(path)
    assert finding.severity == "错误"
    assert finding.hint
    assert finding.message.isprintable()
    assert not finding.message.endswith("。")
    return finding


def archived(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_main(document: bytes) -> bytes:
    """A document whose main part is these bytes."""
    return archived(
        {
            "[Content_Types].xml": TYPES.format(kind=PLAIN),
            "_rels/.rels": RELATIONS.format(MAIN),
            "word/document.xml": document,
        }
    )


def lying() -> bytes:
    """An archive whose main part says that it has 100 bytes, and has thirty million."""
    data = bytearray(with_main(f"<w:document {NAMES}>{' ' * 30 * MB}</w:document>".encode()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("word/document.xml")
    struct.pack_into("<I", data, entry.header_offset + 22, 100)
    listed = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", data, listed + 24, 100)
    return bytes(data)


def nested(marks: str, depth: int) -> bytes:
    opened, closed = "", ""
    for mark in marks.split():
        opened, closed = f"{opened}<{mark}>", f"</{mark}>{closed}"
    return package(opened * depth + par("甲") + closed * depth)


def many_attributes() -> bytes:
    marks = " ".join(f'a{number}=""' for number in range(1_100_000))
    return with_main(f"<w:document {NAMES} {marks}><w:body/></w:document>".encode())


EXHAUSTING: dict[str, Callable[[], bytes]] = {
    "一个部件解开很大": lambda: package(par("甲") + " " * 20 * MB),
    "别的部件解开很大": lambda: package(
        par("甲"), **{"word__styles.xml": " " * 20 * MB}, **linked("styles")
    ),
    "部件合起来很大": lambda: package(par("甲"), **{f"x{n}.bin": " " * 9 * MB for n in range(8)}),
    "部件的大小是假的": lying,
    "部件很多": lambda: package(par("甲"), **{f"x{n}.bin": "" for n in range(20_000)}),
    "一千万个空段": lambda: package("<w:p/>" * 10_000_000),
    "一百二十万个空段": lambda: package("<w:p/>" * 1_200_000),
    "属性很多": many_attributes,
    "文字很多": lambda: package(par("甲" * 1_100_000)),
    "一个字很长": lambda: package(par("a" * 11 * MB)),
    "套了一万层": lambda: nested("w:sdt w:sdtContent", 10_000),
    "表格套表格": lambda: nested("w:tbl w:tr w:tc", 90),
    "七十层表格": lambda: nested("w:tbl w:tr w:tc", 70),
    "九十万个空段": lambda: package("<w:p/>" * 900_000),
    "替换套替换": lambda: nested("mc:AlternateContent mc:Choice", 130),
}


SAID = {
    "一个部件解开很大": "解开后超过16MB",
    "别的部件解开很大": "styles.xml”解开后超过16MB",
    "部件合起来很大": "解开后有72MB",
    "部件很多": "20003个部件",
    "一千万个空段": "解开后超过16MB",
    "一百二十万个空段": "段落和标记多得不像",
    "属性很多": "段落和标记多得不像",
    "文字很多": "文字超过100万",
    "套了一万层": "套了太多层",
    "七十层表格": "套了太多层",
    "九十万个空段": "段落超过10万个",
}


@pytest.mark.parametrize("name", EXHAUSTING)
def test_what_would_exhaust_a_reader_is_refused_soon(name: str, save: Callable[..., Path]) -> None:
    path = save(EXHAUSTING[name]())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = process_time()
    finding = refusal(path)
    assert process_time() - started < time_of(walks=2000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250 * 1024
    assert SAID.get(name, "没有读") in finding.message
    expected = "已损坏" if name == "部件的大小是假的" else "过大"
    assert finding.rule == f"Word文件{expected}"


def test_nesting_that_is_not_absurd_is_read(save: Callable[..., Path]) -> None:
    path = save(nested("w:tbl w:tr w:tc", 30))
    assert [each.text for each in read_word(path).passages] == ["甲"]


DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yy">]>'
LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)
DOCUMENT = f"<w:document {NAMES}><w:body>{{}}</w:body></w:document>"
DECLARED = {
    "声明": DOCTYPE.encode() + DOCUMENT.format(par("&x;")).encode(),
    "小写的声明": DOCTYPE.lower().encode() + DOCUMENT.format(par("甲")).encode(),
    "层层展开": (LAUGHS + "]>" + DOCUMENT.format(par("&a11;"))).encode(),
    "UTF-16的声明": (DOCTYPE + DOCUMENT.format(par("&y;"))).encode("utf-16"),
    "没有标记的UTF-16": (DOCTYPE + DOCUMENT.format(par("&y;"))).encode("utf-16-be"),
    "写明编码以后的声明": b"<?xml version='1.0' encoding='UTF-8'?>"
    + DOCTYPE.encode()
    + DOCUMENT.format(par("&y;")).encode(),
}


@pytest.mark.parametrize("name", DECLARED)
def test_declarations_are_refused_in_any_encoding(name: str, save: Callable[..., Path]) -> None:
    finding = refusal(save(with_main(DECLARED[name])))
    assert finding.rule == "Word文件不可靠"
    assert "DOCTYPE" in finding.message


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32-le", "cp037"])
def test_an_encoding_that_could_hide_them_is_not_read(
    encoding: str, save: Callable[..., Path]
) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?>{DOCTYPE}{DOCUMENT.format(par('&y;'))}"
    path = save(with_main(declared.encode(encoding)))
    assert refusal(path).rule in {"Word文件已损坏", "Word文件不可靠"}


def test_a_declaration_in_any_part_is_refused(save: Callable[..., Path]) -> None:
    styles = f"{DOCTYPE}<w:styles {NAMES}/>"
    path = save(package(par("甲"), **{"word__styles.xml": styles}, **linked("styles")))
    assert refusal(path).rule == "Word文件不可靠"


OTHERS = {
    "旧版Word": (OLE + "WordDocument".encode("utf-16-le"), "旧版Word文件（.doc）", "另存为 .docx"),
    "旧版Excel": (OLE + "Workbook".encode("utf-16-le"), "旧版Excel文件（.xls）", "放错"),
    "加了密": (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码", "去掉密码"),
    "PDF": (b"%PDF-1.7\n\xe2\xe3", "PDF", ".docx"),
    "RTF": (b"{\\rtf1\\ansi a}", "RTF", "另存为 .docx"),
    "网页": (b"<html><body>a</body></html>", "网页", "另存为 .docx"),
    "Word 2003的XML": (b'<?xml version="1.0"?><w:wordDocument/>', "XML", "另存为 .docx"),
    "网页存档": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "网页存档", "另存为"),
    "纯文本": ("文字".encode(), "这是纯文本", "把扩展名改成 .txt"),
    "空文件": (b"", "空的", "重新拷贝"),
    "空字符": (b"\0" * 4096, "空字符", "重新拷贝"),
    "压缩包": (archived({"a": "x"}), "压缩包", "先解压"),
    "版式文件": (archived({"OFD.xml": "<a/>"}), ".ofd", ".docx"),
    "开放文档": (archived({"mimetype": "a", "content.xml": "<a/>"}), ".odt", "另存为 .docx"),
    "带宏的": (package(par("甲"), kind=MACRO), "带宏的Word文件（.docm）", "另存为 .docx"),
    "模板": (
        package(par("甲"), kind=PLAIN.replace("document.main", "template.main")),
        "Word模板",
        "另存为 .docx",
    ),
    "表格": (
        package(par("甲"), kind=PLAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")),
        "Excel文件（.xlsx）",
        "放错",
    ),
    "缺了主部件": (
        archived(
            {
                "[Content_Types].xml": TYPES.format(kind=PLAIN),
                "_rels/.rels": RELATIONS.format(MAIN),
            }
        ),
        "缺了部件",
        "修复",
    ),
    "缺了目录": (archived({"word/document.xml": "<a/>"}), "缺了部件", "修复"),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("suffix", [".docx", ".doc"])
def test_what_is_no_document_is_named(name: str, suffix: str, save: Callable[..., Path]) -> None:
    data, said, hint = OTHERS[name]
    finding = refusal(save(data, f"总 结{suffix}"))
    assert said in finding.message
    assert hint in finding.hint


def test_a_document_by_another_name_is_read(save: Callable[..., Path]) -> None:
    path = save(package(par("甲")), "送审稿.wps")
    assert [each.text for each in read_word(path).passages] == ["甲"]


@pytest.mark.parametrize("where", ["加密", "重名", "向上", "绝对", "盘符"])
def test_archives_that_word_does_not_write(where: str, save: Callable[..., Path]) -> None:
    names = {"重名": "word/document.xml", "向上": "a/../../x", "绝对": "/x", "盘符": "C:/x"}
    stream = io.BytesIO(package(par("甲")))
    with zipfile.ZipFile(stream, "a") as archive:
        name = names.get(where, "x")
        if where == "重名":
            archive.NameToInfo.pop(name)
        archive.writestr(name, "x")
    data = bytearray(stream.getvalue())
    if where == "加密":
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(save(bytes(data))).rule == (
        "Word文件加了密" if where == "加密" else "Word文件不可靠"
    )


def test_a_document_cut_off_or_damaged_anywhere_is_refused_or_read_whole(
    save: Callable[..., Path],
) -> None:
    whole = package(par("甲乙丙" * 200) + par("丁"), **{"word__styles.xml": f"<w:styles {NAMES}/>"})
    expected = read_word(save(whole)).passages
    for size in range(1, len(whole), max(1, len(whole) // 60)):
        assert refusal(save(whole[:size]))
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        path = save(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read = read_word(path)
        except DrafterError as error:
            (finding,) = error.findings
            assert finding.hint
        else:
            assert read.passages == expected


def test_strict_and_wide_documents_are_read(save: Callable[..., Path]) -> None:
    strict = DOCUMENT.format(par("甲", properties='<w:pStyle w:val="a"/>')).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    main = MAIN.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    data = archived(
        {
            "[Content_Types].xml": TYPES.format(kind=PLAIN),
            "_rels/.rels": RELATIONS.format(main.replace("word/", "/word/./")),
            "word/document.xml": "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>" + strict,
        }
    )
    (passage,) = read_word(save(data)).passages
    assert (passage.text, passage.style) == ("甲", "a")
    wide = f"<?xml version='1.0' encoding='UTF-16'?>{DOCUMENT.format(par('乙'))}"
    assert read_word(save(with_main(wide.encode("utf-16")))).passages[0].text == "乙"


RELATED = '<Relationship Id="rId{}" Type="' + OFFICE + '/{}" Target="{}"{}/>'


@pytest.mark.parametrize(
    ("kind", "target", "outside", "said"),
    [
        ("vbaProject", "vbaProject.bin", False, "警告 宏"),
        ("control", "a.xml", False, "警告 控件"),
        ("aFChunk", "a.html", False, "警告 外来的文本块"),
        ("oleObject", "a.bin", False, "提示 嵌入的对象"),
        ("image", "http://127.0.0.1:9/a.png", True, "警告 链接的图片"),
        ("attachedTemplate", "file:///C:/a.dotm", True, "警告 外挂的模板"),
        ("subDocument", "\\\\server\\a.docx", True, "警告 链接的文件"),
        ("hyperlink", "http://a.cn/", True, ""),
        ("image", "media/a.png", False, ""),
    ],
)
def test_what_runs_or_is_fetched_is_said_and_left_alone(
    kind: str, target: str, outside: bool, said: str, save: Callable[..., Path]
) -> None:
    mode = ' TargetMode="External"' if outside else ""
    related = RELATIONS.format(RELATED.format(1, kind, target, mode))
    read = read_word(save(package(par("甲"), **{"word___rels__document.xml.rels": related})))
    assert [each.text for each in read.passages] == ["甲"]
    assert [f"{each.severity} {each.rule}" for each in read.found] == (
        [f"{said.split()[0]} Word文件带有活动内容"] if said else []
    )
    if said:
        assert said.split()[1] in read.found[0].message
        assert read.found[0].hint


@pytest.mark.parametrize(
    "body", [par(), par("<w:r><w:drawing/></w:r>"), par("<w:r><w:rPr><w:vanish/></w:rPr></w:r>")]
)
def test_a_document_without_words_is_not_called_good(body: str, save: Callable[..., Path]) -> None:
    assert refusal(save(package(body))).rule == "没有文字可查"


class TestFiles:
    @pytest.mark.parametrize("name", ["总 结.docx", "总 结.txt", "总 结.md"])
    def test_a_file_that_is_not_there(self, name: str, tmp_path: Path) -> None:
        assert refusal(tmp_path / name).rule == "文件不存在"

    @pytest.mark.parametrize("reader", [read_word, read_plain])
    @pytest.mark.parametrize("name", ["长" * 300, "空\0字"])
    def test_a_name_that_no_file_can_have(
        self, reader: Callable[[Path], object], name: str, tmp_path: Path
    ) -> None:
        with pytest.raises(DrafterError) as caught:
            reader(tmp_path / name)
        (finding,) = caught.value.findings
        assert finding.rule == "文件读不出"
        assert finding.hint == ("换一个短些的文件名" if "长" in name else "换一个文件名")

    def test_the_one_that_may_be_meant_is_named(self, save: Callable[..., Path]) -> None:
        path = save(package(par("甲")), "2024年总结.docx")
        assert "2024年总结.docx" in refusal(path.with_name("2024年总节.docx")).hint

    @unix_only
    @pytest.mark.parametrize("name", ["总 结.docx", "总 结.txt"])
    def test_a_link_that_leads_nowhere_or_in_a_circle(self, name: str, tmp_path: Path) -> None:
        KEPT.append(name)
        path = tmp_path / name
        path.symlink_to(tmp_path / "没有")
        assert refusal(path).rule == "文件不存在"
        path.unlink()
        path.symlink_to(path)
        assert refusal(path).rule in {"文件不存在", "文件读不出"}

    def test_a_folder(self, tmp_path: Path) -> None:
        KEPT.append("文件夹.docx")
        (tmp_path / "文件夹.docx").mkdir()
        finding = refusal(tmp_path / "文件夹.docx")
        assert (finding.rule, finding.message) == ("不是文件", "这是一个文件夹，不是文件")

    @unix_only
    def test_a_pipe(self, tmp_path: Path) -> None:
        KEPT.append("管道.docx")
        os.mkfifo(tmp_path / "管道.docx")
        assert refusal(tmp_path / "管道.docx").rule == "不是文件"

    @pytest.mark.parametrize("name", ["大.docx", "大.doc", "大.txt", "大.md"])
    def test_a_very_large_file_is_refused_by_its_size(self, name: str, tmp_path: Path) -> None:
        KEPT.append(name)
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(5000 * MB)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = process_time()
        assert "过大" in refusal(tmp_path / name).rule
        assert process_time() - started < time_of(walks=200)
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024

    @unix_only
    @pytest.mark.parametrize("name", ["稿.docx", "稿.txt"])
    def test_a_file_that_may_not_be_read(self, name: str) -> None:
        with common_office() as office:
            (office / name).write_bytes(package(par("甲")))
            (office / name).chmod(0)
            ran = run_unprivileged(office, "check", name)
        assert ran.code == 2
        assert f"{name}: 错误 文件读不出: " in ran.out + ran.err
        assert "没有读的权限" in ran.out + ran.err


BIG5 = "本年全縣城鄉低收入戶領取補助，福利機構新增床位，社會組織登記。\n"
NO_TEXTS = {
    "空文件": (b"", "没有文字可查", "存盘"),
    "只有空白": ("\ufeff \r\n\r\n\u3000\t\n".encode(), "没有文字可查", "存盘"),
    "UTF-16": ("工作总结".encode("utf-16"), "编码不能读", "UTF-8"),
    "没有标记的UTF-16": (
        "民政工作总结\n全区各项工作\n救助\n".encode("utf-16-le"),
        "编码不能读",
        "UTF-8",
    ),
    "Big5": (BIG5.encode("big5"), "编码不能读", "UTF-8"),
    "空字符": (b"\0" * 3000, "不是文本文件", "备份"),
    "Word": (package(par("甲")), "不是文本文件", "另存为 .docx"),
    "旧版Word": (OLE + "WordDocument".encode("utf-16-le"), "不是文本文件", "另存为 .docx"),
    "PDF": (b"%PDF-1.4", "不是文本文件", "记事本"),
    "文字很多": ("甲乙，".encode() * 350_000, "文件过大", "单篇"),
}


class TestTexts:
    @pytest.mark.parametrize("what", NO_TEXTS)
    @pytest.mark.parametrize("name", ["总 结.txt", "总 结.md"])
    def test_what_is_no_text_is_refused(
        self, name: str, what: str, save: Callable[..., Path]
    ) -> None:
        data, rule, hint = NO_TEXTS[what]
        finding = refusal(save(data, name))
        assert finding.rule == rule
        assert hint in finding.hint

    def test_the_usual_encodings_are_read(self, save: Callable[..., Path]) -> None:
        text = "民政局工作总结。\r\n　　本年救助120人。\r\n"
        for encoding, rules in (("utf-8", []), ("utf-8-sig", []), ("gb18030", ["编码是GB18030"])):
            read = read_plain(save(text.encode(encoding), "总 结.txt"))
            assert [each.text for each in read.passages] == ["民政局工作总结。", "本年救助120人。"]
            assert str(read.passages[1].at(2)).endswith("总 结.txt:2:5")
            assert [each.rule for each in read.found] == rules
            assert all(each.severity == "提示" for each in read.found)

    def test_characters_that_cannot_be_read_are_found_where_they_stand(
        self, save: Callable[..., Path]
    ) -> None:
        read = read_plain(save("工作总结\n救\x07助。\n".encode(), "总 结.txt"))
        assert [(each.rule, str(each.place).rpartition("txt:")[2]) for each in read.found] == [
            ("控制字符", "2:2")
        ]
        assert read.passages[1].text == "救\ufffd助。"


def test_the_command_says_so_too(in_small_office: Command) -> None:
    office = in_small_office.office
    (office / "旧 稿.doc").write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    (office / "新 稿.docx").write_bytes(package(par("截至2024年底，在册120人。")))
    ran = in_small_office("check", "旧 稿.doc", "新 稿.docx")
    assert ran.code == 2
    assert "旧 稿.doc: 错误 不是Word文件: 这是旧版Word文件（.doc），没有读" in ran.out + ran.err
    assert "另存为 .docx" in ran.out + ran.err


def test_a_document_is_held_against_its_office(in_small_office: Command) -> None:
    path = in_small_office.office / "新 稿.docx"
    path.write_bytes(package(par("2024年工作总结")))
    paper, profile = open_paper(Path(path), Shelf(), [])
    assert paper.text == "2024年工作总结"
    assert profile is not None
