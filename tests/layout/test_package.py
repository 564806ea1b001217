"""The package itself: what validators see, and what they do not."""

from __future__ import annotations

import io
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from drafter.layout.writer import write_document
from tests.layout.documents import (
    draft,
    figure,
    hole,
    page_style,
    paragraph,
    parts_of,
    report,
    signed,
    table,
    text,
    title,
)
from tests.layout.issued import REPORT, issued_report

if TYPE_CHECKING:
    from drafter.drafting.blocks import Draft

ROOT = Path(__file__).resolve().parents[2]

CHANGES = {
    "公文": "",
    "居中页码": "页码: {位置: 居中, 前: '', 后: ''}",
    "字符网格": "网格: 指定行和字符网格",
    "无网格": "网格: 无网格\n对称页边距: 是",
    "报告": REPORT.replace("沿用: 公文\n", ""),
    "加粗": "一级标题: {加粗: 是}\n小标题句: {加粗: 是, 字号: 四号}\n空缺: {底色: FFF2CC}",
}
DRAFTS = {
    "report": report(),
    "issued": issued_report(),
    "empty": draft(),
    "only-table": draft(table("", ("甲", "乙"), (figure("1"),))),
    "tables": draft(table("", ("甲",)), table("", ("乙",)), table("题", ()), paragraph("后")),
    "annex": draft(title("题"), paragraph("文"), *signed("局", "1日"), table("表", ("甲",), (hole("人"),))),
    "markup": draft(title("<&>"), paragraph(text("\"']]>"))),
}  # fmt: skip


@pytest.fixture(params=[(style, name) for style in CHANGES for name in DRAFTS], ids="-".join)
def document(request: pytest.FixtureRequest) -> bytes:
    """Every draft in every page style."""
    style, name = request.param
    return write_document(DRAFTS[name], page_style(CHANGES[style]))


@pytest.mark.parametrize("version", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365])
def test_validator_finds_nothing(document: bytes, version: FileFormat, tmp_path: Path) -> None:
    path = tmp_path / "文.docx"
    path.write_bytes(document)
    result = OpenXmlValidator(file_format=version).validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_zip_holds_each_part_once_and_nothing_foreign(document: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(names) == len(set(names))
    assert names[0] == "[Content_Types].xml"
    assert not [
        name for name in names if re.search(r"numbering|webSettings|Effects|customXml|jpeg", name)
    ]


def test_every_part_has_a_type_and_every_type_a_part(document: bytes) -> None:
    parts = parts_of(document)
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    overrides = [node.attrib["PartName"] for node in types if node.tag.endswith("Override")]
    assert len(overrides) == len(set(overrides))
    assert {name.lstrip("/") for name in overrides} == {
        name for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"
    }


def test_every_relation_has_an_end_and_every_part_a_relation(document: bytes) -> None:
    parts = parts_of(document)
    reached = {"[Content_Types].xml"}
    for name in [name for name in parts if name.endswith(".rels")]:
        relations = ElementTree.fromstring(parts[name])
        identifiers = [relation.attrib["Id"] for relation in relations]
        assert len(identifiers) == len(set(identifiers))
        folder = posixpath.dirname(posixpath.dirname(name))
        reached |= {
            name,
            *(
                posixpath.normpath(posixpath.join(folder, relation.attrib["Target"]))
                for relation in relations
            ),
        }
    assert reached == set(parts)


def test_relations_used_in_the_document_exist(document: bytes) -> None:
    parts = parts_of(document)
    used = re.findall(r'r:id="([^"]+)"', parts["word/document.xml"].decode())
    known = re.findall(r'Id="([^"]+)"', parts["word/_rels/document.xml.rels"].decode())
    assert used
    assert set(used) <= set(known)


def test_styles_used_exist_once_and_are_of_the_kind_used(document: bytes) -> None:
    parts = {name: content.decode() for name, content in parts_of(document).items()}
    defined = re.findall(r'w:type="(\w+)"[^>]* w:styleId="([^"]+)"', parts["word/styles.xml"])
    assert len(defined) == len({identifier for _, identifier in defined})
    for name in ("word/document.xml", "word/footer1.xml"):
        for mark, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")):
            for used in re.findall(rf'<w:{mark} w:val="([^"]+)"', parts[name]):
                assert (kind, used) in defined
    for mark in ("basedOn", "next", "link"):
        for used in re.findall(rf'<w:{mark} w:val="([^"]+)"', parts["word/styles.xml"]):
            assert used in {identifier for _, identifier in defined}


def test_ids_of_bookmarks_are_unique_and_closed(document: bytes) -> None:
    xml = parts_of(document)["word/document.xml"].decode()
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml)
    ends = re.findall(r'<w:bookmarkEnd w:id="(\d+)"', xml)
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(ends)


def test_tables_do_not_touch_and_the_last_block_is_a_paragraph(document: bytes) -> None:
    xml = parts_of(document)["word/document.xml"].decode()
    assert "</w:tbl><w:tbl>" not in xml
    assert "</w:tbl><w:sectPr>" not in xml


def test_a_document_is_small() -> None:
    # python-docx's own template alone is 36 kB.
    assert len(write_document(report(), page_style())) < 12_000


def test_equal_drafts_are_equal_bytes_in_every_process() -> None:
    program = (
        "import sys; from tests.layout.documents import page_style, report;"
        "from drafter.layout.writer import write_document;"
        "sys.stdout.buffer.write(write_document(report(), page_style()))"
    )

    def written(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
        )
        return done.stdout

    here = write_document(report(), page_style())
    assert written("1") == written("2") == here


def test_one_more_document_does_not_change_the_next() -> None:
    style = page_style()
    first: Draft = report()
    before = write_document(first, style)
    write_document(draft(title("别的")), page_style("正文: {字体: 楷体}"))
    assert write_document(first, style) == before
