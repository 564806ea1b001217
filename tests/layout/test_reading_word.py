"""Word documents of others: what they say is read as printed, what could do harm is refused."""

from __future__ import annotations

import io
import resource
import zipfile
from time import process_time
from typing import TYPE_CHECKING

import pytest
from docx import Document

from drafter.errors import DrafterError
from drafter.layout.reading.wordtext import read_word
from drafter.manuscript import Role
from tests.layout.wordpackages import (
    MACRO,
    MAIN,
    NAMES,
    OFFICE,
    PLAIN,
    RELATIONS,
    TYPES,
    package,
    par,
    run,
)
from tests.walking import time_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def save(tmp_path: Path) -> Callable[[bytes], Path]:
    def keep(data: bytes) -> Path:
        path = tmp_path / "总结.docx"
        path.write_bytes(data)
        return path

    return keep


def texts(path: Path) -> list[str]:
    return [passage.text for passage in read_word(path).passages]


def refusal(path: Path) -> str:
    with pytest.raises(DrafterError) as caught:
        read_word(path)
    (finding,) = caught.value.findings
    assert finding.place.file == str(path)
    assert finding.hint
    return finding.message


def test_cells_know_their_row_and_the_column_they_begin_at(save: Callable[[bytes], Path]) -> None:
    def cell(inner: str, span: int = 1) -> str:
        return f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{inner}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(par('里'))}</w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr>{cell(par('宽'), 2)}{cell(par('三'))}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell(par(''))}{cell(inner + par('外'))}"
        f"{cell(par('末') + par('又'))}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    read = read_word(save(package(par("前") + table + par("后") + inner))).passages
    assert [(each.text, each.cell and tuple(each.cell)) for each in read] == [
        ("前", None),
        ("宽", (0, 0, 0)),
        ("三", (0, 0, 2)),
        ("里", (1, 0, 0)),
        ("外", (0, 1, 1)),
        ("末", (0, 1, 2)),
        ("又", (0, 1, 2)),
        ("后", None),
        ("里", (2, 0, 0)),
    ]


def test_paragraphs_tables_notes_and_boxes_are_read_with_their_places(
    save: Callable[[bytes], Path],
) -> None:
    table = f"<w:tbl><w:tr><w:tc>{par('低保')}</w:tc><w:tc>{par('950元')}</w:tc></w:tr></w:tbl>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{par('框里')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{par('框里')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{par('控件里')}</w:sdtContent></w:sdt>"
    notes = (
        f"<w:footnotes {NAMES}><w:footnote w:type='separator'>{par('线')}</w:footnote>"
        f"<w:footnote>{par('注一')}</w:footnote></w:footnotes>"
    )
    related = RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    )
    path = save(
        package(
            par("第一段", box) + table + control,
            **{"word__footnotes.xml": notes, "word___rels__document.xml.rels": related},
        )
    )
    read = read_word(path).passages
    assert [(each.text, each.role, str(each.place).rpartition("docx:")[2]) for each in read] == [
        ("第一段", Role.BODY, "段1:1"),
        ("低保", Role.CELL, "段2:1"),
        ("950元", Role.CELL, "段3:1"),
        ("控件里", Role.BODY, "段4:1"),
        ("框里", Role.FRAME, "段5:1"),
        ("注一", Role.NOTE, "段6:1"),
    ]
    assert str(read[2].at(3)).endswith("段3:4")


def test_tracked_changes_are_read_as_accepted_and_said(save: Callable[[bytes], Path]) -> None:
    changed = (
        f"<w:ins>{run('提高')}</w:ins><w:del><w:r><w:delText>增加</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('旧处')}</w:moveFrom>"
    )
    path = save(package(par("标准", changed, "了")))
    read = read_word(path)
    assert [each.text for each in read.passages] == ["标准提高了"]
    assert [finding.rule for finding in read.found] == ["文稿里有没处理的修订"]


def test_fields_tabs_breaks_and_hyphens_are_what_one_sees(save: Callable[[bytes], Path]) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    signs = "<w:r><w:tab/><w:t>a</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>"
    link = f"<w:hyperlink>{run('链接')}</w:hyperlink>"
    read = read_word(save(package(par("第", field, "页", signs, link)))).passages
    assert [(each.text, each.place.column) for each in read] == [("第7页\ta", 1), ("-链接", 7)]


def test_numbers_that_word_counts_are_known(save: Callable[[bytes], Path]) -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    lists = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='3'>"
        + level.format(0, "chineseCountingThousand", "%1、")
        + level.format(1, "decimal", "（%2）")
        + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num></w:numbering>"
    )
    related = RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    )
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        par("题", properties=item.format(depth)) for depth in (0, 1, 1, 0, 1, *[0] * 10)
    ) + par("不编号", properties=item.format(0).replace('"1"', '"0"'))
    read = read_word(
        save(
            package(
                body, **{"word__numbering.xml": lists, "word___rels__document.xml.rels": related}
            )
        )
    ).passages
    assert [each.number for each in read][:6] == ["一、", "（1）", "（2）", "二、", "（1）", "三、"]
    assert [each.number for each in read][-2:] == ["十二、", ""]


def test_a_document_of_our_own_is_read_whole(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("一、工作", 1)
    document.add_paragraph("低保标准每人每月950元。")
    document.save(str(tmp_path / "甲.docx"))
    read = read_word(tmp_path / "甲.docx")
    assert [(each.text, each.style) for each in read.passages] == [
        ("一、工作", "heading 1"),
        ("低保标准每人每月950元。", "Normal"),
    ]
    assert read.found == ()


def test_what_could_run_or_be_fetched_is_said_and_left_alone(save: Callable[[bytes], Path]) -> None:
    related = RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/vbaProject" Target="vbaProject.bin"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/image" TargetMode="External" Target="http://x/"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/hyperlink" TargetMode="External" Target="http://y/"/>'
    )
    path = save(package(par("正文"), **{"word___rels__document.xml.rels": related}))
    found = read_word(path).found
    assert [finding.rule for finding in found] == ["Word文件带有活动内容"] * 2
    assert "宏" in found[0].message
    assert "从外面取链接的图片" in found[1].message


BOMBS = {
    "一个部件解开很大": lambda: package(f"{par('甲')}{' ' * (20 * 1024 * 1024)}"),
    "部件合起来很大": lambda: package(
        par("甲"), **{f"x{n}.bin": " " * 9_000_000 for n in range(8)}
    ),
    "部件很多": lambda: package(par("甲"), **{f"x{n}.bin": "" for n in range(1200)}),
    "段落很多": lambda: package("<w:p/>" * 1_200_000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_archive_made_to_exhaust_is_refused_at_once(
    bomb: str, save: Callable[[bytes], Path]
) -> None:
    path = save(BOMBS[bomb]())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = process_time()
    message = refusal(path)
    assert "没有读" in message
    assert process_time() - started < time_of(walks=3000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600 * 1024


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_a_doctype_is_refused_and_nothing_is_read_through_it(
    save: Callable[[bytes], Path],
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(kind=PLAIN))
        archive.writestr("_rels/.rels", RELATIONS.format(MAIN))
        archive.writestr(
            "word/document.xml",
            f"{ENTITY}<w:document {NAMES}><w:body>{par('&x;')}</w:body></w:document>",
        )
    assert "DOCTYPE" in refusal(save(stream.getvalue()))


def test_names_that_lead_out_of_the_archive_are_refused(save: Callable[[bytes], Path]) -> None:
    assert "../x" in refusal(save(package(par("甲"), **{"..__x": ""})))


def test_other_kinds_of_file_are_named(save: Callable[[bytes], Path]) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    assert "带宏" in refusal(save(package(par("甲"), kind=MACRO)))
    assert "旧版" in refusal(save(ole + "WordDocument".encode("utf-16-le")))
    assert "密码" in refusal(save(ole + "EncryptedPackage".encode("utf-16-le")))
    assert "PDF" in refusal(save(b"%PDF-1.7\n"))
    assert "不是Word文件" in refusal(save("文字".encode()))
    assert "空的" in refusal(save(b""))
    assert "空字符" in refusal(save(b"\0" * 500))


def test_a_truncated_or_broken_document_is_refused(save: Callable[[bytes], Path]) -> None:
    whole = package(par("甲" * 500))
    for size in range(4, len(whole), max(1, len(whole) // 40)):
        assert refusal(save(whole[:size]))
    assert "读不懂" in refusal(save(package("<w:p>")))


def test_a_missing_and_a_very_large_file_are_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.docx") == "没有这个文件"
    with (tmp_path / "大.docx").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert "50MB" in refusal(tmp_path / "大.docx")
