"""说明：同一组分行列出的条目，有的末尾有标点，有的没有。
理由：同一组条目写法应当一致：都是短语的可以都不用，成句的都用句号，或者用分号、末项用句号。
反例：1.完善制度。↵2.强化监管↵3.优化服务。
正例：1.完善制度。↵2.强化监管。↵3.优化服务。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.skeleton import Manner
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("条目末标点不一", Family.WORDING, Severity.NOTICE, __doc__)
_ENDS: Final = "。；！？…：”）.;!?:"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each list whose lines follow one another, some with and some without a mark at the end."""
    bones = paper.skeleton
    for series in bones.series:
        headings = [bones.headings[index] for index in series]
        passages = [each.passage for each in headings]
        if len(series) < 2 or passages[-1] - passages[0] != len(series) - 1:
            continue
        if any(each.manner is not Manner.ALONE for each in headings):
            continue
        ends = [
            paper.starts[index] + len(paper.passages[index].text.rstrip()) for index in passages
        ]
        marked = [end for end in ends if paper.text[end - 1] in _ENDS]
        bare = [end for end in ends if paper.text[end - 1] not in _ENDS]
        if not marked or not bare:
            continue
        few, many = (bare, marked) if len(bare) <= len(marked) else (marked, bare)
        at, other = few[0] - 1, many[0] - 1
        yield RULE.at(
            paper.place(at),
            f"“{paper.around(at, at + 1)}”这一组条目，末尾{len(marked)}条有标点、{len(bare)}条没有",
            hint="整组统一：都用标点，或者都不用",
            related=(Related(paper.place(other), paper.around(other, other + 1)),),
        )
