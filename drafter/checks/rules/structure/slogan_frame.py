"""说明：导语预告了一组口号（提升一个水平、解决两个热点…），各章标题却用了别的词或别的数。
理由：预告与标题是同一个框架，读的人会拿来对照；一处改了，另一处要跟着改。
反例：围绕提升一个水平、解决两个热点、攻克三个难点，抓好工作。↵（一）提升一个水平↵建成12个。↵（二）加快两个步伐↵新增床位。↵（三）攻克三个难点↵整治坟墓。
正例：围绕提升一个水平、解决两个热点、攻克三个难点，抓好工作。↵（一）提升一个水平↵建成12个。↵（二）解决两个热点↵新增床位。↵（三）攻克三个难点↵整治坟墓。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.announcing import slogans
from drafter.checks.written.counters import name_of
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.announcing import Slogan
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("口号与标题不符", Family.STRUCTURE, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_FEWEST = 2
_LONGEST_LEAD = 3000


def check_text(paper: Paper) -> Iterator[Finding]:
    """The slogans of the lead beside those at the head of the first level of headings."""
    bones = paper.skeleton
    if not bones.headings:
        return
    lead = _announced(paper, min(bones.headings[0].start, _LONGEST_LEAD))
    if not lead:
        return
    heads = [
        (heading, slogan)
        for heading, above in zip(bones.headings, bones.parents, strict=True)
        if above < 0
        for slogan in _at_head(paper, heading)
    ]
    # Where none is kept to the word, the row of the lead may be no frame but mere facts.
    if len(heads) < _FEWEST or not any(
        said.same_as(slogan) for said in lead for _, slogan in heads
    ):
        return
    if len(heads) != len(lead):
        heading = heads[0][0]
        yield RULE.at(
            paper.place(lead[0].start),
            f"导语预告了{len(lead)}个口号，标题里有{len(heads)}个："
            f"“{paper.text[lead[0].start : lead[-1].end]}”",
            hint="导语和标题各自数一遍，缺的补上，多的删去",
            related=(Related(paper.place(heading.start), name_of(paper, heading)),),
        )
        return
    if _reordered(lead, [slogan for _, slogan in heads]):
        heading = heads[0][0]
        told = "、".join(paper.text[slogan.start : slogan.end] for _, slogan in heads)
        yield RULE.at(
            paper.place(lead[0].start),
            f"导语里口号的次序与标题不同，标题依次是“{told}”",
            hint="两处改为一样的次序",
            severity=Severity.NOTICE,
            related=(Related(paper.place(heading.start), name_of(paper, heading)),),
        )
        return
    for said, (heading, slogan) in zip(lead, heads, strict=True):
        if said.same_as(slogan):
            continue
        told = paper.text[said.start : said.end]
        shown = paper.text[slogan.start : slogan.end]
        yield RULE.at(
            paper.place(heading.start),
            f"导语预告的是“{told}”，标题写的是“{shown}”",
            hint="两处改为一样",
            related=(Related(paper.place(said.start), f"导语：{told}"),),
        )


def _reordered(lead: list[Slogan], heads: list[Slogan]) -> bool:
    """Whether both say the same in another order."""
    if all(said.same_as(slogan) for said, slogan in zip(lead, heads, strict=True)):
        return False
    return all(any(said.same_as(slogan) for slogan in heads) for said in lead) and all(
        any(said.same_as(slogan) for said in lead) for slogan in heads
    )


def _announced(paper: Paper, end: int) -> list[Slogan]:
    """The first row of slogans that follow one another in the lead."""
    row: list[Slogan] = []
    for slogan in slogans(paper.text, 0, end):
        if row and paper.text[row[-1].end : slogan.start] not in {"、", "，", ","}:
            if len(row) > _FEWEST:
                break
            row = []
        row.append(slogan)
    return row if len(row) > _FEWEST else []


def _at_head(paper: Paper, heading: Heading) -> Iterator[Slogan]:
    """The slogan that a heading begins with."""
    for slogan in slogans(paper.text, heading.words, heading.end):
        if slogan.start == heading.words:
            yield slogan
        return
