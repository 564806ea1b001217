"""说明：标题下面没有内容：紧接着就是同级或上一级的标题，或者文稿就结束了。
理由：空标题多半是内容漏粘、或者材料没有报来；读的人会以为丢了一段。
反例：（一）养老服务↵建成驿站6个。↵（二）殡葬管理↵（三）婚姻登记↵全年办理婚姻登记860对。
正例：（一）养老服务↵建成驿站6个。↵（二）婚姻登记↵全年办理婚姻登记860对。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of, number_as
from drafter.checks.written.skeleton import Form, Manner
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("标题下没有内容", Family.STRUCTURE, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_LEVELS = (Form.CHAPTER, Form.HAN, Form.HAN_BRACKET)
_ENDED = "。；;.！!"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Bare headings of a level whose other headings have text under them."""
    if paper.setting.drafted:  # a draft has no headings without text
        return
    bones = paper.skeleton
    of_form: dict[Form, list[tuple[int, ...]]] = {}
    for series in bones.series:
        form = bones.headings[series[0]].form
        if form is Form.ARABIC:
            yield from _empty(paper, (series,))
        elif form in _LEVELS:
            of_form.setdefault(form, []).append(series)
    for several in of_form.values():
        yield from _empty(paper, several)


def _empty(paper: Paper, several: Iterable[tuple[int, ...]]) -> Iterator[Finding]:
    """Those without text, unless most are or go on in line: then they are items of a list."""
    empty, filled, in_line = _sorted(paper, several)
    if not empty or len(filled) < max(len(empty), in_line, 1):
        return
    closed = any(_closed(paper, heading) for heading in filled)
    for heading in empty:
        if closed or not _closed(paper, heading):
            yield RULE.at(
                paper.place(heading.start),
                f"标题“{name_of(paper, heading)}”下面没有内容",
                hint="补上内容，或者删去标题并把后面的序号顺延",
                severity=Severity.NOTICE if _cut_off(paper, heading) else None,
            )


def _cut_off(paper: Paper, heading: Heading) -> bool:
    """Whether a passage without a title may have been cut out just behind the heading."""
    return not paper.skeleton.title and heading.passage == len(paper.passages) - 1


def _sorted(
    paper: Paper, several: Iterable[tuple[int, ...]]
) -> tuple[list[Heading], list[Heading], int]:
    """Headings with nothing under them, those with something, and how many go on in line."""
    empty: list[Heading] = []
    filled: list[Heading] = []
    in_line = 0
    for series in several:
        for index in series:
            heading = paper.skeleton.headings[index]
            if heading.manner is not Manner.ALONE or not heading.title:
                in_line += 1
            elif not _has_text(paper, index):
                empty.append(heading)
            elif index != series[-1]:  # behind the last item of a list stands what comes next
                filled.append(heading)
    return empty, filled, in_line


def _has_text(paper: Paper, index: int) -> bool:
    """Whether a paragraph, or a heading of a lower level, stands right under it.

    The next item is neither, though its own digits hide its number: 2.9月5日前后举办.
    """
    bones = paper.skeleton
    heading = bones.headings[index]
    under = heading.passage + 1
    if under >= len(paper.passages) or paper.passages[under].role is Role.ELEMENT:
        return False
    if paper.passages[under].text.startswith(number_as(heading, heading.value + 1)):
        return False
    if index + 1 == len(bones.headings):
        return True
    following = bones.headings[index + 1]
    return following.passage > under or bones.parents[index + 1] == index


def _closed(paper: Paper, heading: Heading) -> bool:
    return paper.text[heading.end : heading.end + 1] in tuple(_ENDED)
