"""Small offices written as text, and what is read from their years."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.figures import YearData, YearIndex, read_year
from drafter.library.indicatorfiles import read_catalogue
from drafter.library.units import Units, read_units
from drafter.textfile import from_text
from drafter.yamlsource import Mapping, read_yaml

if TYPE_CHECKING:
    from drafter.figures import FigureBook, Words
    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue

UNITS = """
元: {类别: 金额}
万元: {类别: 金额, 倍数: 10000}
亿元: {类别: 金额, 倍数: 100000000}
元/人·月: {类别: 人月标准, 前缀: 每人每月, 量词: 元}
元/人·年: {类别: 人年标准, 前缀: 每人每年, 量词: 元}
人: {类别: 人数}
名: {类别: 人数}
万人: {类别: 人数, 倍数: 10000}
户: {类别: 户数}
人次: {类别: 人次}
万人次: {类别: 人次, 倍数: 10000}
"%": {类别: 比率}
"‰": {类别: 比率}
个: {类别: 个数}
万株: {类别: 株数, 倍数: 10000}
项: {类别: 个数}
"""
INDICATORS = """
低保:
  标准: {名称: 城乡低保标准, 单位: 元/人·月, 类型: 标准}
  在册: {名称: 城乡低保对象, 单位: [户, 人], 类型: 时点数}
  资金: {名称: 低保资金, 单位: 万元, 类型: 累计数}
  城市: {在册: {名称: 城市低保对象, 单位: [户, 人], 类型: 时点数}}
殡葬:
  祭扫: {名称: 祭扫群众, 单位: 万人次, 类型: 时期数}
  火化率: {名称: 火化率, 单位: "%", 类型: 比率}
社区:
  议事厅: {名称: 议事厅, 单位: 个, 类型: 时点数}
绿化: {植树: {名称: 植树, 单位: 万株, 类型: 时期数}}
志愿者: {注册: {名称: 注册志愿者, 单位: 人, 类型: 时点数}}
补贴: {分担: {名称: 市区分担比, 单位: "%", 类型: 比率}}
协商:
  决议: {名称: 决议, 单位: 项, 类型: 时期数}
  落实: {名称: 落实决议, 单位: 项, 类型: 时期数}
  办结率: {名称: 决议办结率, 单位: "%", 类型: 比率, 公式: 协商.落实 / 协商.决议}
  千分率: {名称: 决议落实千分率, 单位: "‰", 类型: 比率, 公式: 协商.落实 / 协商.决议}
"""
HEAD = "年度: 2018\n数据:\n"


def _mapping(name: str, text: str) -> Mapping:
    node = read_yaml(from_text(name, text), [])
    assert node is not None
    return node


def _library() -> tuple[Catalogue, Units]:
    found: list[Finding] = []
    units = read_units((_mapping("计量.yaml", UNITS),), found)
    catalogue = read_catalogue((_mapping("指标.yaml", INDICATORS),), units, found)
    assert not found
    return catalogue, units


CATALOGUE, KNOWN_UNITS = _library()


@dataclass(frozen=True)
class Outcome:
    """A year that was read, and everything found in it."""

    data: YearData | None
    found: tuple[Finding, ...]

    @property
    def book(self) -> FigureBook:
        assert self.data is not None, self.complaints
        return self.data.book

    @property
    def words(self) -> Words:
        assert self.data is not None, self.complaints
        return self.data.words

    @property
    def complaints(self) -> list[str]:
        """Place and rule of every finding: `2018.yaml:3:5 单位不符`."""
        return [
            f"{Path(item.place.file).name}:{item.place.line}:{item.place.column} {item.rule}"
            for item in self.found
        ]

    @property
    def hints(self) -> list[str]:
        return [item.hint for item in self.found]

    def text(self, measure: str, field: str = "本年") -> str | None:
        """The figure as it prints, None while it is not known."""
        figure = self.book.figure(measure, field)
        return figure.text if figure else None


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return root


def read(
    root: Path,
    files: dict[str, str],
    year: str = "2018.yaml",
    *,
    divisions: tuple[str, ...] = (),
    index: YearIndex | None = None,
) -> Outcome:
    """Write the files of an office below `root` and read one of its years."""
    write(root, files)
    found: list[Finding] = []
    data = read_year(root, root / year, CATALOGUE, KNOWN_UNITS, divisions, found, index=index)
    return Outcome(data, tuple(found))


def read_data(root: Path, body: str, *, divisions: tuple[str, ...] = ()) -> Outcome:
    """Read a year whose 数据 is `body`, which begins on line 3 of 2018.yaml."""
    return read(root, {"2018.yaml": HEAD + body}, divisions=divisions)
