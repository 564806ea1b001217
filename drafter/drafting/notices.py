"""What drafting says of itself: clauses that fell, figures nothing printed, topics without a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting import faults
from drafter.drafting.blocks import (
    BODY_PARAGRAPH,
    NO_FIGURES,
    OFFICE,
    WORDS,
    FigureRun,
    HoleRun,
    Paragraph,
    Run,
    TextRun,
)
from drafter.drafting.resolve import VIEWS, VIEWS_WITH_ARGUMENT
from drafter.drafting.spoken import led_by_office
from drafter.drafting.wordruns import can_link
from drafter.figures.faults import WITHHELD
from drafter.figures.figure import CURRENT, TARGET
from drafter.findings import Related
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.drafting.blocks import Block
    from drafter.drafting.context import Context
    from drafter.drafting.template import CompiledSection
    from drafter.drafting.topic import TopicDraft
    from drafter.drafting.topicuses import OutlineUses
    from drafter.figures.book import FigureBook
    from drafter.figures.words import Words
    from drafter.findings import Finding
    from drafter.library.variants import Variant
    from drafter.location import Location

MOST_RELATED = 5
FILL = "报来后填上；本单位没有这项就写：无"
DIGIT = re.compile(r"[0-9０-９]")
LOOSE = re.compile(
    r"(?<![第〔0-9A-Za-z.])[0-9０-９][0-9０-９.,，%％]*(?![0-9]*(?:周?岁|号|时|点半?))"
)
# Digits that say which, when or how long, never how much; a slogan in quotes that counts nothing.
_DASH = "[—－～~-]"
NO_FIGURE = re.compile(
    r"《[^《》]*》|[〔［\[][0-9]{4}[〕］\]][0-9]+号|〔[^〔〕]*〕[0-9]+号"
    r"|“(?![^“”]{0,20}[0-9][多余]?(?:[户人元名张件次个家万亿%％]))[^“”\n]{1,20}”"
    rf"|(?<![0-9.])[0-9]{{1,3}}(?:{_DASH}|至|到)[0-9]{{1,3}}周?岁"
    rf"|(?<![0-9.])(?:(?:19|20)[0-9]{{2}}|[1-9]|1[0-2]){_DASH}{{1,2}}\Z"
    r"|(?<![0-9.])(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,2}(?:[时点][0-9]{1,2}分|[:：][0-9]{2}(?![0-9]))"
    r"|(?<![0-9.])(?:[0-9]×)?24小时|(?<![0-9.])[0-9]{1,2}分钟[^，。；0-9]{0,6}圈"
    r"|(?<![0-9.])[0-9]{1,2}·[0-9]{1,2}(?![0-9])|(?<![0-9.])[1-5]A|(?<![0-9.])[0-9][GD](?![A-Za-z])"
    r"|(?<![0-9.+])[0-9NX](?:\+[0-9NX])+(?![0-9.])"
    r"|(?<![0-9.])(?:1(?:10|19|20|22)|12[0-9]{3}|96[0-9]{3,4}|[48]00-?[0-9]{3}-?[0-9]{4})"
    r"(?=“?(?:热线|平台|电话|市民|政务|便民|社会|公共|服务|联动|急救|报警|工单|呼叫|中心))"
    r"|(?<=拨打)[0-9]{3,8}|0[0-9]{2,3}-[1-9][0-9]{6,7}(?![0-9])"
)


def loose_digits(blocks: Iterable[Block]) -> Iterator[Finding]:
    """Digits that the office typed into words and that no figure stands behind."""
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role is not BODY_PARAGRAPH:
            continue
        for run in block.runs:
            if type(run) is not TextRun or run.source is not WORDS:
                continue
            for match in loose_in(run):
                yield faults.LOOSE_DIGITS.at(
                    run.place.along(match.start()),
                    f"文字里直接写了“{match.group()}”",
                    hint="是数据就写成【指标】或【30户】；不是数据就在两边各加一个“`”（键盘左上角）",
                )


def loose_in(run: Run) -> Iterator[re.Match[str]]:
    """The digits of one run that the office typed and that no figure stands behind."""
    if type(run) is not TextRun or run.source is not WORDS:
        return
    if run.role in NO_FIGURES or run.role is OFFICE or not DIGIT.search(run.text):
        return
    text = NO_FIGURE.sub(lambda title: " " * len(title.group()), run.text)
    yield from LOOSE.finditer(text)


def awaited_figures(
    book: FigureBook, runs: Iterable[Run], topics: Iterable[TopicDraft]
) -> Iterator[Finding]:
    """Figures still to come (待报) that neither a hole nor a fallen clause has named."""
    pending = book.pending()
    if not pending:
        return
    told = {run.id for run in runs if isinstance(run, HoleRun)}
    told |= {name for topic in topics for item in topic.fallen for name in item.lacking}
    for measure, field, place in pending:
        if measure not in told:
            name = measure if field == CURRENT else f"{measure} 的{field}"
            yield faults.AWAITED.at(place, f"{name} 还没有报来", hint=FILL)


def wordless_parts(
    words: Words, uses: OutlineUses, sections: Mapping[str, CompiledSection]
) -> Iterator[Finding]:
    """Words under a 视角 that no part of the outline takes."""
    for heading in words.headings:
        key = (heading.topic, heading.aspect)
        placed = heading.topic in uses.topics and heading.topic in sections
        if placed and key not in uses.placed and words.items(*key):
            yield faults.NO_PART.at(
                heading.place,
                f"“{heading.topic}”的{heading.aspect}素材没有印：提纲里没有写{heading.aspect}的部分",
                hint="移到总结或计划之下，或在提纲里加这个视角的部分",
            )


def fallen_clauses(topics: Iterable[TopicDraft], book: FigureBook) -> Iterator[Finding]:
    """Optional clauses left out because a figure is awaited (待报)."""
    awaited = {measure: place for measure, _, place in book.pending()}
    for topic in topics if awaited else ():
        for fallen in topic.fallen:
            lacking = [name for name in fallen.lacking if name in awaited]
            if lacking:
                yield faults.FELL.at(
                    awaited[lacking[0]],
                    f"“{topic.title}”里的一个分句没有印，因为还没有：" + "、".join(lacking),
                    hint=FILL,
                )


def lost_words(words: Words, sections: Mapping[str, CompiledSection]) -> Iterator[Finding]:
    """Words under a topic that does not exist, and links through a view that does not."""
    told: set[str] = set()
    for heading in words.headings:
        if heading.topic not in sections and heading.topic not in told:
            told.add(heading.topic)
            near = nearest(heading.topic, sections)
            yield faults.UNKNOWN_TOPIC.at(
                heading.place,
                f"没有主题“{heading.topic}”，它下面的素材没有印",
                hint=f"是不是“{near}”？" if near else "写成 业务线/主题，例：# 社会救助/低保",
            )
    for topic in words.topics:
        for link in words.links(topic):
            if link.view and not can_link(link.view):
                near = nearest(link.view, VIEWS - VIEWS_WITH_ARGUMENT)
                yield faults.UNKNOWN_LINK.at(
                    link.place,
                    f"“{link.path}”后面的“{link.view}”不是可用的视图，文稿里印成空缺",
                    hint=f"是不是【{link.path}.{near}】？" if near else f"写成【{link.path}】",
                )


def unprinted_figures(
    runs: Iterable[Run],
    book: FigureBook,
    sections: Mapping[str, CompiledSection],
    placed: frozenset[str],
) -> Iterator[Finding]:
    """Figures that were typed and that no run prints or is computed from.

    A 目标 need not be printed: it is there to be held against what was reached.
    """
    printed: set[Location] = set()
    printed.update(*[run.origins for run in runs if type(run) is FigureRun])
    unprinted = [
        figure
        for figure in book.figures.values()
        if figure.field != TARGET and printed.isdisjoint(figure.origins)
    ]
    if not unprinted:
        return
    holders = {measure: path for path, section in sections.items() for measure in section.measures}
    for figure in unprinted:
        topic = holders.get(figure.measure, "")
        yield faults.UNPRINTED.at(
            figure.place,
            f"填了 {figure.id}（{figure.text}），但文稿没有印",
            hint=f"它的主题“{topic}”的章节有错误，改好后再看"
            if topic and sections[topic].broken
            else f"它在主题“{topic}”里，提纲没有放这个主题"
            if topic and topic not in placed
            else f"主题“{topic}”的这些句子没有用到它"
            if topic
            else f"在素材里写【{figure.measure}】，或删去这个数"
            if figure.field == CURRENT
            else "没有章节用到这一项",
        )


def internal_items(topics: Iterable[TopicDraft]) -> Iterator[Finding]:
    """Items of sections that a public report does without (〔名·内部〕)."""
    for topic in topics:
        for line in topic.withheld:
            yield WITHHELD.at(
                line.body[0].place,
                f"“{topic.title}”的条目“{line.name}”不公开，没有印",
                hint="要印的，删去章节里的“·内部”",
            )


def shortened(variant: Variant, left_out: tuple[Finding, ...]) -> Iterator[Finding]:
    """In one sentence what a version that is meant to be short does not print."""
    if left_out:
        yield faults.SHORTENED.at(
            variant.place,
            f"稿“{variant.name}”有{len(left_out)}处数据、素材或主题没有印",
            hint="应印而没有印的，检查全稿时逐处列出：drafter check 不写 --稿",
            related=tuple(Related(item.place, item.message) for item in left_out[:MOST_RELATED]),
        )


def unplaced_topics(
    live: frozenset[str],
    placed: frozenset[str],
    sections: Mapping[str, CompiledSection],
    context: Context,
    outline_place: Location,
) -> Iterator[Finding]:
    """Topics with figures or words that no part of the outline places; perhaps they are not its own."""
    for path in sorted(live - placed):
        figures = [
            figure.place
            for measure in sorted(sections[path].measures)
            if (figure := context.book.figure(measure)) is not None
        ]
        own = led_by_office(sections[path], context) or led_by_office(
            sections[path], context, planned=True
        )
        yield faults.UNPLACED.at(
            min(figures) if figures else outline_place,
            f"主题“{path}”有数据或素材，但提纲的哪一部分都没有放它",
            hint=f"在提纲的章节里加上：主题: [{path}]"
            if own
            else f"“{path}”由别的部门主管，核对是不是填错了；"
            "确由本单位承担的，在 单位.yaml 的 职能 里写明，再放进提纲",
        )
