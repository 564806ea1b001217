"""Pages as they come out of LibreOffice, measured in the PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.layout.documents import parts_of, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

MAP = Path(__file__).resolve().parents[2] / "build" / "fonts" / "fonts.conf"
PROGRAMS = ("soffice", "pdftotext", "pdffonts", "pdftoppm")
MILLIMETRE = 72 / 25.4
# The foot of the type area: everything below is the footer.
FOOT = 262 * MILLIMETRE
RESOLUTION = 300

_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words joined, and where it begins and ends in mm."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of the type area and of the footer, from above."""

    lines: tuple[Line, ...]
    footer: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF: its pages, its fonts without their subset's mark, and where it lies."""

    pages: tuple[Page, ...]
    fonts: frozenset[str]
    pdf: bytes

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the type areas."""
        return tuple(line for page in self.pages for line in page.lines)

    def ink(self, page: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """Highest and lowest ink, in mm from the head of the page, within x, y, width, height."""
        x, y, width, height = (round(value / 25.4 * RESOLUTION) for value in box)
        command = ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page)]
        command += ["-x", str(x), "-y", str(y), "-W", str(width), "-H", str(height), "-"]
        image = subprocess.run(command, input=self.pdf, capture_output=True, check=True).stdout
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
        assert header
        columns, rows = int(header[1]), int(header[2])
        pixels = image[header.end() :]
        inked = [
            row for row in range(rows) if min(pixels[row * columns : (row + 1) * columns]) < 128
        ]
        assert inked, "no ink"
        return tuple((y + row + 0.5) / RESOLUTION * 25.4 for row in (inked[0], inked[-1]))  # type: ignore[return-value]


def require_renderer() -> None:
    """Skip where LibreOffice or the fonts are not installed; in CI that is a failure."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if not MAP.is_file():
        missing.append(str(MAP))
    if not missing:
        return
    reason = f"{'、'.join(missing)} missing: run .ci/soffice and .ci/fonts"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def without_grid(data: bytes) -> bytes:
    """The document as a program sees it that knows no grid."""
    parts = parts_of(data)
    stripped, times = re.subn(rb"<w:docGrid [^>]*/>", b"", parts["word/document.xml"])
    assert times == 1
    return zipped({**parts, "word/document.xml": stripped})


def rendered(documents: Mapping[str, bytes]) -> dict[str, Rendered]:
    """Convert documents, all in one run of LibreOffice, and read their pages."""
    with tempfile.TemporaryDirectory() as folder:
        papers = _converted(documents, Path(folder))
        return {name: _read(pdf) for name, pdf in papers.items()}


def _read(pdf: Path) -> Rendered:
    boxes = _output("pdftotext", "-bbox", str(pdf), "-")
    fonts = _output("pdffonts", str(pdf)).splitlines()[2:]
    return Rendered(
        tuple(_page(page) for page in ElementTree.fromstring(boxes).iter(_PAGE)),
        frozenset(line.split()[0].partition("+")[2] for line in fonts),
        pdf.read_bytes(),
    )


def _converted(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    sources = {name: folder / f"{number}.docx" for number, name in enumerate(documents)}
    for name, source in sources.items():
        source.write_bytes(documents[name])
    # A profile of its own: two LibreOffices that share one wait for each other.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(MAP)}
    subprocess.run(
        [*command, *map(str, sources.values())],
        env=environment,
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {name: source.with_suffix(".pdf") for name, source in sources.items()}


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def _page(page: ElementTree.Element) -> Page:
    words = sorted(
        (
            ((float(word.attrib["yMin"]) + float(word.attrib["yMax"])) / 2, word)
            for word in page.iter(_WORD)
        ),
        key=lambda item: item[0],
    )
    rows: list[list[tuple[float, ElementTree.Element]]] = []
    for middle, word in words:
        # Fonts of one line differ by a point or two in height, lines by fifteen at least.
        if rows and middle - rows[-1][-1][0] < 6:
            rows[-1].append((middle, word))
        else:
            rows.append([(middle, word)])
    lines = [_line(row) for row in rows]
    foot = FOOT / MILLIMETRE
    return Page(
        tuple(line for line in lines if line.middle < foot),
        tuple(line for line in lines if line.middle >= foot),
    )


def _line(row: list[tuple[float, ElementTree.Element]]) -> Line:
    words = sorted((word for _, word in row), key=lambda word: float(word.attrib["xMin"]))
    return Line(
        "".join(word.text or "" for word in words),
        float(words[0].attrib["xMin"]) / MILLIMETRE,
        max(float(word.attrib["xMax"]) for word in words) / MILLIMETRE,
        row[0][0] / MILLIMETRE,
    )
