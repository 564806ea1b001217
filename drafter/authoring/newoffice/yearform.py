"""The year's file as a form: every figure of the chosen topics, empty, with what it is and who has it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.newoffice.formrows import STEP, Equations, OpenGroups, Row, aligned
from drafter.authoring.schema.yearnotes import HEAD
from drafter.authoring.yamltext import scalar
from drafter.columns import padded, width
from drafter.drafting.topicfigures import AskedFigure, asked_figures, asked_lists
from drafter.figures.yearfile import HEAD_KEYS, SPAN, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from drafter.authoring.newoffice.plan import Plan
    from drafter.library.indicators import Catalogue
    from drafter.library.outlines import Chapter

UNPLACED = "提纲里还没有放的"

_HOW_TO_FILL = """\
# 数写在冒号后面，空一格；# 后面是说明：单位、官方名称、口径，都不用动。填法：
#   标准: 950                               单位照说明里的，不用写
#   资金: 1.2亿元                           写了别的单位，就照写的印
#   在册: 908户1515人                       说明里有两个单位的，连单位一起写；只有一个也行：1515人
#   人次: 约3436                            约数照平时的写法：3万多、近200、不少于10
#   标准: {本年: 950, 上年: 900}            有上年的文件就不用填上年；增减、增幅都由程序算
#   标准: {本年: 950, 下期目标: 1000}       计划里要写的目标数；当年的目标写 目标
#   助餐点: {分: {甲镇: 8, 乙镇: 6}}        各部分，合计由程序加；只列其中几项的写 其中: {…}
#   资金: {本年: 36.5, 时段: 1—5月}         不是整个时段的数写明时段，或者 截至: 2018-05-31
#   资金: {本年: 36.5, 来源: 5月报表}       来源、备注写在这里，不印出来
#   资金:                                   还没报来的空着：文稿里留空缺，或者那半句不印；check 逐个列出
#   资金: 无                                本单位没有这一项
# 冒号、逗号、括号用半角，冒号后面空一格；花括号里的数不加千分位逗号。
"""
_OWN_FIGURES = """\
# 目录里没有的数填在自设里，连单位一起写；素材里写【补充医疗险.投保】就印出来。去掉行首的“# ”再填：
# 自设:
#   补充医疗险: {投保: 16285名, 赔付率: 92.5%}
"""


def year_text(plan: Plan) -> str:
    """The year's file."""
    catalogue = plan.compiled.library.catalogue
    entries = _entries(plan, catalogue)
    lines = [_head(plan), "", "数据:" if entries else "# 数据:"]
    lines += _data(plan, entries, catalogue)
    lines += ["", *_lists(plan), _OWN_FIGURES.rstrip()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(plan: Plan) -> str:
    period = plan.identity.period
    examples = {
        "截至": "…",
        "成文日期": "…",
        "标题": "…",
        "版式": "报告",
        "提纲": plan.outline.name,
    }
    further = [(f"# {key}: {example}", HEAD[key]) for key, example in examples.items()]
    column = max(width(row) for row, _ in further)
    rest = "、".join(key for key in HEAD_KEYS if key not in {YEAR, SPAN, *examples})
    return f"""\
# {plan.profile.name}的数据。这里只填数；文字写进同名的“素材.md”，章节次序在同名的“提纲.yaml”里改。
# 填几项印几项，填完一些就可以看：drafter show 后面写上这个文件。
#
{_HOW_TO_FILL}
{YEAR}: {period.year}
{SPAN}: {scalar(period.span.name)}
# 下面几项用得着就去掉行首的“# ”。上报的“报告”版式还可以写：{rest}。
{"".join(f"{padded(row, column)}  # {note}" + chr(10) for row, note in further)}"""


class _Entry(Struct, frozen=True):
    """One figure in its place: the topic it is filled in for, and the first that names it."""

    topic: str
    path: str
    asked: AskedFigure


def _entries(plan: Plan, catalogue: Catalogue) -> tuple[_Entry, ...]:
    """The figures of all topics, each once, those of one group together within a topic."""
    seen: set[str] = set()
    entries: list[_Entry] = []
    for topic in plan.topics:
        asked = [
            figure
            for figure in asked_figures(plan.compiled.sections[topic], catalogue)
            if figure.indicator.path not in seen
        ]
        seen.update(figure.indicator.path for figure in asked)
        own = [_Entry(topic, figure.indicator.path, figure) for figure in asked]
        entries += _gathered(own, 0)
    if plan.outline.attachments:
        entries = _with_annexed(entries, catalogue, seen)
    return tuple(entries)


def _gathered(entries: Sequence[_Entry], depth: int) -> list[_Entry]:
    """The entries with those that share a group next to each other, groups as they first come.

    A group's own figures stand before its groups: 在册 behind 城市.在册 would be taken for it.
    """
    groups: dict[str, list[_Entry]] = {}
    for entry in entries:
        groups.setdefault(_word(entry, depth), []).append(entry)
    alone = [same[0] for same in groups.values() if _is_leaf(same[0], depth)]
    return alone + [
        entry
        for same in groups.values()
        if not _is_leaf(same[0], depth)
        for entry in _gathered(same, depth + 1)
    ]


def _is_leaf(entry: _Entry, depth: int) -> bool:
    return entry.path.count(".") == depth


def _word(entry: _Entry, depth: int) -> str:
    words = entry.path.split(".")
    return words[depth] if depth < len(words) else ""


def _with_annexed(entries: list[_Entry], catalogue: Catalogue, seen: set[str]) -> list[_Entry]:
    """What only the annex prints goes behind the last figure of its group."""
    result = list(entries)
    for path, indicator in catalogue.indicators.items():
        group = path.rpartition(".")[0]
        kin = [at for at, entry in enumerate(result) if entry.path.rpartition(".")[0] == group]
        if indicator.annex_only and path not in seen and kin:
            last = result[kin[-1]]
            result.insert(kin[-1] + 1, _Entry(last.topic, path, AskedFigure(indicator)))
    return result


def _data(plan: Plan, entries: tuple[_Entry, ...], catalogue: Catalogue) -> Iterator[str]:
    """The figures, topic by topic, under the headings of the chapters they are told in."""
    chapters = _chapters(plan)
    equations = Equations(catalogue, frozenset(entry.path for entry in entries))
    groups = OpenGroups()
    chapter = ""
    for topic, run in groupby(entries, lambda entry: entry.topic):
        same = list(run)
        told_in = chapters.get(topic, UNPLACED)
        if told_in != chapter:
            chapter = told_in
            yield from ("", f"{STEP}# ════ {chapter} ════") if chapter else ("",)
        rows = [_row(entry, groups) for entry in same]
        yield from _block(plan, topic, same, rows, equations)


def _row(entry: _Entry, groups: OpenGroups) -> Row:
    opened, indent, key = groups.enter(entry.path)
    return Row(opened, indent, key, entry.asked)


def _block(
    plan: Plan, topic: str, entries: list[_Entry], rows: list[Row], equations: Equations
) -> Iterator[str]:
    department = _department(entries)
    first = rows[0].opened[0][0] if rows[0].opened else rows[0].indent
    title = plan.compiled.sections[topic].title
    yield ""
    yield f"{STEP * first}# ── {topic}　{title}" + (f"（{department}）" if department else "")
    yield from aligned(rows, department)
    sums = equations.touching(frozenset(entry.path for entry in entries))
    yield from (f"{STEP * first}# 核对：{text}" for text in sums)


def _department(entries: list[_Entry]) -> str:
    """Who has most of the figures."""
    counts = Counter(entry.asked.indicator.department for entry in entries)
    return counts.most_common(1)[0][0]


def _chapters(plan: Plan) -> Mapping[str, str]:
    """The chapter that first tells each topic, by the topic's path; "" for one without a title."""
    titles: dict[str, str] = {}

    def gather(chapter: Chapter, title: str) -> None:
        own = chapter.title.text if chapter.title and "{{" not in chapter.title.text else title
        for use in chapter.topics:
            titles.setdefault(use.path, own)
        for inner in chapter.chapters:
            gather(inner, own)

    for part in plan.outline.parts:
        gather(part, "")
    return titles


def _lists(plan: Plan) -> Iterator[str]:
    """The 清单 of the chosen topics, as examples to be taken."""
    lists = [
        (topic, asked)
        for topic in plan.topics
        for asked in asked_lists(plan.compiled.sections[topic])
    ]
    if not lists:
        return
    yield "# 一件一件列出来的，每件一行，知道什么写什么（数连单位写：投资: 1.9亿元）。去掉行首的“# ”再填："
    yield "# 清单:"
    for topic, asked in lists:
        fields = ", ".join(f"{field}: …" for field in asked.fields)
        yield f"#   {asked.name}:        # {topic}　{plan.compiled.sections[topic].title}"
        yield f"#     - {{{fields}}}"
    yield ""
