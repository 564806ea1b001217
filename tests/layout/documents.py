"""Drafts written by hand, page styles, and what stands in a .docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from lxml import etree

from drafter.drafting.blocks import (
    Block,
    CountRun,
    Draft,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    ParagraphRole,
    PeriodRun,
    Run,
    Source,
    Table,
    TextRole,
    TextRun,
)
from drafter.library.pagestyles import read_page_styles
from drafter.location import Location
from drafter.resources import shipped
from drafter.textfile import from_text
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.library.pagestyles import PageStyle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = Location("例.md", 1, 1)
OFFICIAL = (shipped("templates") / "版式" / "公文.yaml").read_text(encoding="utf-8")

Piece = Run | str


def read_styles(found: list[Finding], **sources: str) -> dict[str, PageStyle]:
    """Page styles read from texts named as files are; the shipped one is always there."""
    nodes = {}
    for name, text in {"公文": OFFICIAL, **sources}.items():
        node = read_yaml(from_text(f"{name}.yaml", text), found)
        assert node is not None
        nodes[name] = node
    return dict(read_page_styles(nodes, found))


def page_style(changes: str = "") -> PageStyle:
    """The shipped page style, or one that changes it by some lines of YAML."""
    found: list[Finding] = []
    style = read_styles(found, 另式=f"沿用: 公文\n{changes}")["另式"]
    assert found == []
    return style


def text(words: str, role: TextRole = TextRole.BODY) -> TextRun:
    return TextRun(words, role, PLACE, Source.TEMPLATE)


def office(name: str) -> TextRun:
    return text(name, TextRole.OFFICE)


def heads(words: str) -> TextRun:
    return text(words, TextRole.RUN_IN_HEADING)


def period(words: str) -> PeriodRun:
    return PeriodRun(words, PLACE)


def count(words: str, role: TextRole = TextRole.BODY) -> CountRun:
    return CountRun(words, PLACE, role)


def figure(words: str, role: TextRole = TextRole.BODY) -> FigureRun:
    return FigureRun("低保.在册.人", "", words, PLACE, (PLACE,), role)


def hole(measure: str) -> HoleRun:
    return HoleRun("养老.床位", "本年", "", PLACE, measure=measure)


def runs(*pieces: Piece) -> tuple[Run, ...]:
    return tuple(text(piece) if isinstance(piece, str) else piece for piece in pieces)


def paragraph(
    *pieces: Piece,
    role: ParagraphRole = ParagraphRole.BODY,
    level: int = 0,
    number: str = "",
) -> Paragraph:
    return Paragraph(role, runs(*pieces), level, number)


def title(*pieces: Piece) -> Paragraph:
    return paragraph(*pieces, role=ParagraphRole.TITLE)


def signed(name: str, date: str) -> tuple[Paragraph, Paragraph]:
    return (
        paragraph(name, role=ParagraphRole.SIGNATURE),
        paragraph(date, role=ParagraphRole.DATE),
    )


def heading(level: int, number: str, words: str) -> Heading:
    return Heading(level, number, runs(words))


def table(caption: str, *rows: tuple[Piece, ...]) -> Table:
    return Table(
        runs(caption) if caption else (), tuple(tuple(runs(cell) for cell in row) for row in rows)
    )


def draft(*blocks: Block, title: str = "工作总结", office: str = "番禺区民政局") -> Draft:
    return Draft(title, office, blocks, ())


SENTENCE = "围绕群众最关心的事，把政策送到家门口，“一老一小”服务更加贴心——社区、家庭各尽其责……"


def report() -> Draft:
    """Every kind of block and run, on eight pages or so."""
    plans = (paragraph(heads(f"{number}是兜牢底线。"), SENTENCE * 3) for number in "一二三四五六")
    names = ("低保标准", "在册低保对象", "长者饭堂", "养老床位", "火化率", "社会组织登记总数")
    rows = [
        (
            name,
            "万元",
            hole("人") if place % 5 == 0 else figure(f"{1366 + place}.73"),
            figure("5.6%"),
        )
        for place, name in enumerate(names * 4)
    ]
    return draft(
        title(office("广州市番禺区民政局"), period("2018年"), "工作总结和", period("2019年"), "工作计划"),
        paragraph("番禺区人民政府：", role=ParagraphRole.RECIPIENT),
        paragraph(period("2018年"), "，各项工作取得新进展。现报告如下：" + SENTENCE),
        heading(1, "一、", "主要工作情况"),
        heading(2, "（一）", "社会救助体系更加完善"),
        paragraph(
            heads("保障标准稳步提高。"), "城乡低保标准由", figure("每人每月900元"), "提高到",
            figure("950元"), "，同比增长", figure("5.6%"), "。", period("2018年末"), "在册",
            figure("908户"), figure("1515人"), "，其中城市", hole("人"), "。" + SENTENCE * 3,
        ),
        heading(3, "1.", "居家养老服务提质增效"),
        paragraph("建成长者饭堂", figure("213个"), "，抓好", count("三"), "件实事。" + SENTENCE * 8),
        heading(4, "（1）", "助餐配餐覆盖城乡社区并向行动不便的独居老年人家庭延伸送餐上门服务"),
        paragraph(SENTENCE * 4),
        paragraph(heads("机构养老规范发展。"), SENTENCE * 3, level=3, number="2."),
        paragraph(heads("基层治理扎实推进。"), SENTENCE * 5, level=2, number="（三）"),
        paragraph("【此处素材出错：社会救助/临时救助】", role=ParagraphRole.GAP),
        heading(1, "二、", "主要指标完成情况"),
        table("2018年主要业务数据", ("指标", "单位", "本年", "同比"), *rows),
        paragraph("表中数据以年报为准。" + SENTENCE * 2),
        heading(1, "三、", "下一步工作计划"),
        *plans,
        paragraph("特此报告。"),
        *signed("广州市番禺区民政局", "2019年1月10日"),
        title="广州市番禺区民政局2018年工作总结和2019年工作计划",
        office="广州市番禺区民政局",
    )  # fmt: skip


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """Parts as another program would pack them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xml_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(data)[part])


def paragraphs_of(data: bytes) -> list[etree._Element]:
    return list(xml_of(data).iter(f"{W}p"))


def text_of(element: etree._Element) -> str:
    """Words of a paragraph or run; a break within it is a newline."""
    return "".join(
        "\n" if node.tag == f"{W}br" else node.text or ""
        for node in element.iter(f"{W}t", f"{W}br")
    )


def paragraph_with(data: bytes, words: str) -> etree._Element:
    return next(p for p in paragraphs_of(data) if words in text_of(p))


def words_runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs that carry text or a line break."""
    return (run for run in element.iter(f"{W}r") if text_of(run))


def edited(data: bytes) -> bytes:
    """A document as another program saves it after a change."""
    document = docx.Document(io.BytesIO(data))
    document.paragraphs[0].runs[0].text = "领导改过。"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
