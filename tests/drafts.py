"""Whole small offices written as text, and the drafts the program makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.blocks import Draft, Heading, HoleRun, Paragraph
from drafter.drafting.report import draft_report
from drafter.pipeline import Shelf, open_office
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafter.findings import Finding

PROFILE = """
名称: 清河县民政局
简称: 县民政局
上级: 县委、县政府
地区: 清河县
辖区称谓: 全县
层级: 区县
"""
OUTLINE = """
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
部分:
  - {标题: 工作情况, 视角: 总结, 写法: 平铺, 章节: [{标题: 社会救助, 主题: [试验/帮扶]}]}
"""
INDICATORS = """
帮扶:
  标准: {名称: 帮扶标准, 单位: 元/人·月, 类型: 标准}
  在册: {名称: 帮扶对象, 单位: [户, 人], 类型: 时点数}
  建档: {名称: 建档对象, 单位: [户, 人], 类型: 时点数}
  资金: {名称: 帮扶资金, 单位: 万元, 类型: 时期数}
  预算: {名称: 帮扶资金预算, 单位: 万元, 类型: 时期数}
  人次: {名称: 救助人次, 单位: 人次, 类型: 时期数}
  复核率: {名称: 复核率, 单位: "%", 类型: 比率, 公式: 帮扶.复核 / 帮扶.在册.户}
  复核: {名称: 复核户数, 单位: 户, 类型: 时期数}
"""
YEAR = "年度: 2025\n时段: 全年\n提纲: 测试\n数据:\n"
TOLD = {"正文", "缺口"}


@dataclass(frozen=True)
class Outcome:
    """A draft and everything found on the way."""

    draft: Draft
    found: tuple[Finding, ...]

    @property
    def lines(self) -> list[str]:
        """Headings and paragraphs as printed, without title and signature."""
        return [
            block.text
            for block in self.draft.blocks
            if isinstance(block, Heading)
            or (isinstance(block, Paragraph) and block.role.value in TOLD)
        ]

    @property
    def body(self) -> str:
        """The paragraphs under the headings, joined."""
        return "".join(
            block.text
            for block in self.draft.blocks
            if isinstance(block, Paragraph) and block.role.value in TOLD
        )

    @property
    def holes(self) -> list[str]:
        """The figures that are still to come, as the draft names them."""
        return [run.id for run in self.draft.runs() if isinstance(run, HoleRun)]

    def rules(self) -> list[str]:
        """The names of the rules that spoke, in order."""
        return [finding.rule for finding in self.found]

    def places(self, rule: str) -> list[str]:
        """Where `rule` spoke: file name, line and column."""
        return [
            f"{finding.place.file.rsplit('/', 1)[-1]}:{finding.place.line}:{finding.place.column}"
            for finding in self.found
            if finding.rule == rule
        ]


def draft_office(
    root: Path, *, year: str = "2025.yaml", blank: bool = False, shelf: Shelf | None = None
) -> Outcome:
    """Draft the year of the office in `root`; a shared `shelf` reads its library once."""
    found: list[Finding] = []
    office = open_office(root / year, shelf or Shelf(), found)
    draft = draft_report(
        office.compiled,
        office.profile,
        office.year,
        office.outline,
        form=office.page_style.form,
        blank=blank,
    )
    return Outcome(draft, (*found, *draft.findings))


def draft_section(
    root: Path,
    section: str,
    data: str,
    *,
    words: str = "",
    outline: str = OUTLINE,
    last_year: str = "",
    profile: str = PROFILE,
    head: str = YEAR,
    blank: bool = False,
    more: Mapping[str, str] | None = None,
) -> Outcome:
    """Draft one topic, 试验/帮扶, of a small office with the indicators above.

    `data` is the indented body of 数据; `last_year` that of the year before.
    """
    files = {
        "单位.yaml": profile,
        "templates/提纲/测试.yaml": outline,
        "sections/试验/指标.yaml": INDICATORS,
        "sections/试验/帮扶.md": section,
        "2025.yaml": head + data,
        **(more or {}),
    }
    if words:
        files["2025素材.md"] = words
    if last_year:
        files["2024.yaml"] = "年度: 2024\n时段: 全年\n提纲: 测试\n数据:\n" + last_year
    return draft_office(write_office(root, files), blank=blank)
