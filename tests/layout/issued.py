"""Reports with 版头 and 版记: the page style, drafts written by hand, and ink measured on paper."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.blocks import HEAD_ELEMENT, HoleRun, ParagraphRole
from drafter.resources import shipped
from tests.layout.documents import PLACE, draft, paragraph, read_styles, signed, table, title

if TYPE_CHECKING:
    from drafter.drafting.blocks import Block, Draft, Paragraph
    from drafter.findings import Finding
    from drafter.library.pagestyles import PageStyle

REPORT = (shipped("templates") / "版式" / "报告.yaml").read_text(encoding="utf-8")
OFFICE = "清河县民政局"
RESOLUTION = 600
DARK, RED = "dark", "red"


def issued_style(changes: str = "") -> PageStyle:
    """The shipped 报告, or one that changes it by some lines of YAML."""
    found: list[Finding] = []
    styles = read_styles(found, 报告=REPORT, 另式=f"沿用: 报告\n{changes}")
    assert found == []
    return styles["另式"]


def ungiven(key: str, before: str = "", behind: str = "") -> HoleRun:
    """An element of the head that nobody has given."""
    return HoleRun(key, HEAD_ELEMENT, key, PLACE, before, behind)


def corner(number: str, secrecy: str, urgency: str) -> list[Paragraph]:
    return [
        paragraph(number, role=ParagraphRole.COPY_NUMBER),
        paragraph(secrecy, role=ParagraphRole.SECRECY),
        paragraph(urgency, role=ParagraphRole.URGENCY),
    ]


def head(
    *names: str, mark: str = f"{OFFICE}文件", number: str = "清民〔2024〕5号"
) -> list[Paragraph]:
    """版头 from the mark downwards; `names` of who signs."""
    spaced = [piece for name in names for piece in ("　", name)][1:]
    lines = [
        paragraph(mark, role=ParagraphRole.ISSUER),
        paragraph(number, role=ParagraphRole.DOCUMENT_NUMBER),
    ]
    if names:
        lines.append(paragraph("签发人：", *spaced, role=ParagraphRole.SIGNATORY))
    return lines


def imprint(*copies: str, office: str = f"{OFFICE}办公室") -> list[Paragraph]:
    lines = [paragraph(office, "　", "2024年1月10日", "印发", role=ParagraphRole.PRINTED_BY)]
    if copies:
        text = "，".join(copies)
        lines.insert(0, paragraph("抄送：", text, "。", role=ParagraphRole.CC))
    return lines


def issued(
    *text: Block,
    above: list[Paragraph] | None = None,
    name: str = OFFICE,
    annex: tuple[Block, ...] = (),
    below: list[Paragraph] | None = None,
) -> Draft:
    """A whole report to a superior office; its closing words are always there."""
    return draft(
        *(head("王小明") if above is None else above),
        title(f"{OFFICE}关于2023年工作情况的报告"),
        paragraph("清河县人民政府：", role=ParagraphRole.RECIPIENT),
        *text,
        paragraph("特此报告。"),
        *signed(name, "2024年1月10日"),
        *annex,
        *(imprint("清源市民政局") if below is None else below),
        office=OFFICE,
    )


def issued_report() -> Draft:
    """Every element at once, and an annex that ends in a table."""
    return issued(
        paragraph("现将有关情况报告如下。"),
        above=[*corner("000012", "秘密★1年", "加急"), *head("王小明", "李华", "张㛃")],
        annex=(
            paragraph("（联系人：张华）", role=ParagraphRole.NOTE),
            paragraph("附件", role=ParagraphRole.ANNEX_LABEL),
            table("", ("指标", "本年"), ("低保", ungiven("人"))),
        ),
        below=imprint("清河县财政局", "清河县审计局"),
    )


@dataclass(frozen=True, slots=True)
class Ink:
    """What is printed within a box, in mm from the left edge and the head of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the type area: its middle and its thickness in mm."""

    middle: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Word:
    """Words without a blank among them, in mm."""

    text: str
    left: float
    right: float
    middle: float


def ink(pdf: bytes, page: int, box: tuple[float, float, float, float], colour: str = DARK) -> Ink:
    """The bounds of all ink of a colour within x, y, width, height."""
    rows = _rows(pdf, page, box, colour)
    inked = [(place, row) for place, row in enumerate(rows) if 1 in row]
    assert inked, f"nothing {colour} on page {page} in {box}"
    left = min(row.find(1) for _, row in inked)
    right = max(row.rfind(1) for _, row in inked)
    x, y = box[0], box[1]
    return Ink(x + _mm(left), y + _mm(inked[0][0]), x + _mm(right + 1), y + _mm(inked[-1][0] + 1))


def rules(pdf: bytes, page: int) -> list[Rule]:
    """The black lines that go from one edge of the type area to the other."""
    box = (28.5, 40.0, 155.0, 230.0)
    full = [not row.count(0) for row in _rows(pdf, page, box, DARK)]
    found: list[Rule] = []
    start = None
    for place, is_full in enumerate([*full, False]):
        if is_full and start is None:
            start = place
        elif not is_full and start is not None:
            found.append(Rule(box[1] + _mm((start + place) / 2), _mm(place - start)))
            start = None
    return found


def words(pdf: bytes, page: int) -> list[Word]:
    """The words of a page, as far apart as LibreOffice set them."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<'
    return [
        Word(
            match[5], _mm_of(match[1]), _mm_of(match[3]), (_mm_of(match[2]) + _mm_of(match[4])) / 2
        )
        for match in re.finditer(pattern, text)
    ]


def _rows(
    pdf: bytes, page: int, box: tuple[float, float, float, float], colour: str
) -> list[bytes]:
    """One byte for each pixel, row by row: 1 where there is ink of the colour."""
    x, y, width, height = (round(value / 25.4 * RESOLUTION) for value in box)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page)]
    command += ["-x", str(x), "-y", str(y), "-W", str(width), "-H", str(height), "-"]
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", image)
    assert header
    columns = int(header[1])
    pixels = image[header.end() :]
    low = bytes(1 if value < 128 else 0 for value in range(256))
    reds, greens = pixels[0::3].translate(low), pixels[1::3].translate(low)
    if colour == RED:
        inked = (int.from_bytes(greens, "big") & ~int.from_bytes(reds, "big")).to_bytes(
            len(greens), "big"
        )
    else:
        inked = reds
    return [inked[at : at + columns] for at in range(0, len(inked), columns)]


def _mm(pixels: float) -> float:
    return pixels / RESOLUTION * 25.4


def _mm_of(text: str) -> float:
    return float(text) / 72 * 25.4
