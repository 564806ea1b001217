"""说明：独占一行的标题末尾用了句号、逗号、分号等；都以句号收住的成句条目不算。
理由：独占一行的标题末尾不用点号，确要表示语气的可用问号、叹号（GB/T 15834 附录B.4）。
反例：（一）社会救助兜牢底线。↵全年救助1200人次。↵（二）养老服务扩面增量↵新增床位120张。
正例：（一）社会救助兜牢底线↵全年救助1200人次。↵（二）养老服务扩面增量↵新增床位120张。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.skeleton import Form, Manner
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading, Skeleton
    from drafter.findings import Finding

RULE = Rule("标题末点号", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_MARKS: Final = "。，；、："
_TITLE: Final = pattern("[^，。；：]{6,60}(?:总结|报告|计划|要点|打算|安排)[。；，]")
# What a sentence tells, and a heading leaves to the text under it.
_TOLD: Final = pattern("[0-9了已将于被使让由把]|其中|，[^，。]+，")
_LONG: Final = 25
_HIGH: Final = frozenset({Form.CHAPTER, Form.HAN, Form.HAN_BRACKET, Form.STYLED})


def check_text(paper: Paper) -> Iterator[Finding]:
    """The title, and headings that stand alone over what they head."""
    text = paper.text
    for index in (*_title(paper), *sorted(_alone(paper))):
        words = paper.passages[index].text.rstrip()
        at = paper.starts[index] + len(words) - 1
        if text[at] not in _MARKS or words[-2:-1] in _MARKS:
            continue
        colon = text[at] == "："
        yield RULE.at(
            paper.place(at),
            f"标题“{paper.quoted(paper.starts[index], at + 1).strip()}”末尾有“{text[at]}”",
            hint=f"删去“{text[at]}”",
            severity=Severity.NOTICE if colon else Severity.WARNING,
            repairs=() if colon else paper.repair(at, at + 1, ""),
        )


def _title(paper: Paper) -> tuple[int, ...]:
    """The passages of the title; the first of all too, where only its mark hides what it is."""
    if not paper.skeleton.title and paper.passages:
        first = paper.passages[0]
        if first.role is Role.BODY and _TITLE.fullmatch(first.text.strip()):
            return (0,)
    return paper.skeleton.title


def _alone(paper: Paper) -> Iterator[int]:
    """The passages of headings, leaving out the items of a list."""
    bones = paper.skeleton
    for series in bones.series:
        over = [index for index in series if _heads(paper, bones, index)]
        if len(over) < len(series) - (len(series) > 2):
            continue
        if len(series) == 1 and bones.headings[series[0]].form not in _HIGH:
            continue
        if _are_sentences(paper, [bones.headings[index] for index in series]):
            continue
        for index in series:
            each = bones.headings[index]
            if each.manner is Manner.ALONE:
                yield each.passage


def _are_sentences(paper: Paper, siblings: list[Heading]) -> bool:
    """Whether all end with 。 and most plainly tell something: a list of sentences."""
    if len(siblings) < 2:
        return False
    words = [paper.passages[each.passage].text[_from(paper, each) :].rstrip() for each in siblings]
    plain = sum(len(each) > _LONG and _TOLD.search(each) is not None for each in words)
    return plain * 2 > len(words) and all(each.endswith("。") for each in words)


def _from(paper: Paper, heading: Heading) -> int:
    """Where a heading's words begin in its passage."""
    return heading.words - paper.starts[heading.passage]


def _heads(paper: Paper, bones: Skeleton, index: int) -> bool:
    """Whether text or lower headings stand under a heading that stands alone."""
    each = bones.headings[index]
    if each.manner is not Manner.ALONE:
        return False
    following = index + 1
    if following == len(bones.headings):
        return each.passage + 1 < len(paper.passages)
    if bones.parents[following] == index:
        return True
    return bones.headings[following].passage > each.passage + 1
