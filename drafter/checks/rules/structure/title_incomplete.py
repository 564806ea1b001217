"""说明：整篇文稿没有标题，或者标题里没有单位、没有年份。
理由：《党政机关公文处理工作条例》第九条：标题由发文机关名称、事由和文种组成；工作总结还要写明是哪一年的，单独流转时才看得出是谁的、什么时候的。
反例：民政局全年工作总结
正例：某市民政局2024年工作总结
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.quoting import inner
from drafter.checks.written.restarts import begins_midway
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标题要素不全", Family.STRUCTURE, Severity.NOTICE, __doc__)
_SHORTEST = 800
_LONGEST_LINE = 60
_FEWEST_HEADINGS = 2
_MANY_PARAGRAPHS = 15
# 全年工作总结, 工作汇报: nothing but what kind of document it is.
_KIND_ALONE = pattern(
    "(?:年度|全年|年终|半年|上半年|下半年|本年度|季度)?(?:民政|主要|重点)?(?:工作|年终|年度)?(?:情况)?(?:的)?(?:总结|计划|要点|汇报|报告)(?:报告)?"
)
_WHEN = pattern(
    "[0-9〇零一二三四五六七八九]{2,4} ?年|×{2,4}年|[xX]{2,4}年|第[一二三四五六七八九十]{1,3}届|“?十[一二三四五]五”?"
)
_WHO = pattern(
    "[局厅部委办院处站科镇乡村会]|街道|中心|民政系统|[一-鿿×xX]{1,6}[省市县区旗州盟](?!级)"
)
_SENTENCE_END = "。；！？：，,;:"
# 民政局 alone might be any.
_WHOSE = pattern(
    "^[一-鿿]{2,20}(?:科|股|处|室|站|所|馆|院|中心)(?:20|二[〇○零])|[省市县区旗州盟镇乡办道我×xX]|自治|本局|开发区|新区"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """A title that is missing, or lacks what tells it from others; not of short pieces.

    Nor of drafts: theirs is what the office has put into its outline.
    """
    if paper.setting.drafted:
        return
    bones = paper.skeleton
    short = len(paper.text) <= _SHORTEST
    if short and (
        not bones.title or len(paper.passages) == len(bones.title) or paper.setting.drafted
    ):
        return
    if not bones.title:
        if (
            (len(bones.headings) >= _FEWEST_HEADINGS or len(paper.passages) >= _MANY_PARAGRAPHS)
            and not _line_at_top(paper)
            and not begins_midway(paper)
        ):
            yield RULE.at(
                paper.place(0),
                "文稿没有标题",
                hint="加上标题：单位名称、年份、文种，如“某县民政局2024年工作总结”",
            )
        return
    title = "".join([paper.passages[index].text.strip() for index in bones.title])
    if short and not _KIND_ALONE.fullmatch(title):
        return
    missing = [
        what
        for what, there in (
            ("是哪个单位的", bool(_WHO.search(title)) and bool(_WHOSE.search(title))),
            ("是哪一年的", bool(_WHEN.search(title))),
        )
        if not there
    ]
    if missing:
        yield RULE.at(
            paper.place(paper.starts[bones.title[0]]),
            f"标题“{inner(title)}”没有写明" + "、".join(missing),
            hint="写全：单位名称、年份、文种，如“某县民政局2024年工作总结”",
        )


def _line_at_top(paper: Paper) -> bool:
    """Whether the first line may be a title of another kind."""
    bones = paper.skeleton
    first = paper.passages[0]
    if first.role is not Role.BODY:
        return True
    text = first.text.strip()
    return (
        len(text) <= _LONGEST_LINE
        and text[-1] not in _SENTENCE_END
        and (not bones.headings or bones.headings[0].passage != 0)
    )
