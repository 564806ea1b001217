"""说明：数据文件里自己写的标题，年份不是这份文稿的年度和下一期，或者单位不是本单位。
理由：标题是从去年的文件、别的单位的文件抄来的，最容易忘了改，又印在第一页最显眼的地方。
反例：年度: 2018，标题: 某县民政局2017年工作总结和2018年工作计划
正例：年度: 2018，标题: 某县民政局2018年工作总结和2019年工作计划；没有特别的要求，不写标题，由程序按提纲写
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import YEAR_NAMED
from drafter.drafting.blocks import WORDS, Paragraph, ParagraphRole, TextRun
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern
from drafter.period import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.findings import Finding

RULE = Rule("标题年份单位不符", Family.TIMELINESS, Severity.ERROR, __doc__, (Severity.WARNING,))
_SEVERAL_YEARS = pattern("20[0-9]{2}年?[-—–～~至到、和]20[0-9]{2}|近[几两三四五]年|五年")
_PLAN = pattern("计划(?!的?(?:完成|执行|落实))|打算|思路|安排|要点|谋划")
_RESULTS = pattern("总结|情况|回顾|汇报|报告|述职|成效|工作(?:完成|开展)")
_SPAN = pattern(
    "(全年|上半年|前三季度|第?一季度|1?[0-9]月?[-—–～~至到]1?[0-9]月)(?=[^计划打算]{0,12}(?:总结|情况|汇报))"
)
_OFFICE = pattern(
    "(?:关于)?([一-鿿]{2,30}?(?:局|厅|委|办|办公室|政府|街道|镇|乡|中心|[省市县区旗州盟]))"
    "(?:党组|党委|机关)?(?:关于(?:报送|印发|上报)?)?(?=20[0-9]{2}年|《)"
)
_JOINS = "和及暨与、"
_ANYBODY = ("我局", "本局", "全省", "全市", "全县", "全区", "全州", "全旗", "全镇", "全乡", "直属")


def check(report: Report) -> Iterator[Finding]:
    """The years of a typed title, then whose it is."""
    run = _typed(report)
    if run is None:
        return
    title = run.text.replace("\n", "")
    if not _SEVERAL_YEARS.search(title):
        yield from _years(report, run, title)
    office = _OFFICE.match(title)
    if office and not _is_ours(report, office[1]):
        yield RULE.at(
            run.place,
            f"标题里的单位是“{office[1]}”，本单位是“{report.profile.name}”",
            hint="核对标题；单位改了名的，改 单位.yaml 的 名称",
            severity=Severity.WARNING,
        )


def _typed(report: Report) -> TextRun | None:
    """The title, if the year's file has it."""
    for block in report.draft.blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.TITLE:
            run = block.runs[0] if len(block.runs) == 1 else None
            return run if isinstance(run, TextRun) and run.source is WORDS else None
    return None


def _years(report: Report, run: TextRun, title: str) -> Iterator[Finding]:
    this, following = report.book.period.year, report.book.period.next.year
    named = list(YEAR_NAMED.finditer(title))
    ends = (*(found.start() for found in named[1:]), len(title))
    for found, end in zip(named, ends, strict=False):
        year, kind = int(found[1]), _kind(title, found.end(), end)
        yield from _span(report, run, title[found.end() : end])
        due = {"计划": following, "总结": this}.get(kind)
        if due is not None and year != due:
            yield RULE.at(
                run.place,
                f"年度是{this}，标题写的是“{title[found.start() : end].rstrip(_JOINS)}”",
                hint=f"改为{due}年；数据是{year}年的，改年度"
                if kind == "总结"
                else f"{report.book.period.name}以后的计划是{due}年的，核对年份",
            )


def _span(report: Report, run: TextRun, behind: str) -> Iterator[Finding]:
    """上半年 right behind a year, in the title of another 时段."""
    named = _SPAN.match(behind)
    told = Span.read(named[1]) if named else None
    if told is not None and told != report.book.period.span:
        yield RULE.at(
            run.place,
            f"时段是{report.book.period.current}，标题写的是“{told.name}”",
            hint="核对时段和标题",
            severity=Severity.WARNING,
        )


def _kind(title: str, start: int, end: int) -> str:
    """What is told of a year: 计划, 总结, or "" where its words do not say."""
    plan, results = (each.search(title, start, end) for each in (_PLAN, _RESULTS))
    if plan and not (results and results.start() < plan.start()):
        return "计划"
    return "总结" if results else ""


def _is_ours(report: Report, named: str) -> bool:
    """Whether an office that a title names may be the one that reports."""
    profile = report.profile
    region = profile.region
    if named.startswith(_ANYBODY) or named == profile.short_name:
        return True
    if any(each and (each in named or named in each) for each in (profile.name, profile.signature)):
        return True
    return bool(region) and (region in named or (len(region) > 2 and region[:-1] in named))
