"""说明：“一是……；二是……；”数到最后一项，段末用的还是分号。
理由：分号隔开并列的各项，最后一项说完就是一句的末尾，用句号（GB/T 15834 4.6）。
反例：一是完善制度；二是强化监管；
正例：一是完善制度；二是强化监管。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("末项用分号", Family.WORDING, Severity.WARNING, __doc__)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each last item that ends so, unless what follows may go on with its list."""
    if paper.characters.isdisjoint("；;"):
        return
    last = _last_items(paper)
    headed = {each.passage for each in paper.skeleton.headings}
    for index, passage in enumerate(paper.passages):
        words = passage.text.rstrip()
        if words[-1] not in "；;" or passage.role is not Role.BODY or index not in last:
            continue
        if index + 1 < len(paper.passages) and index + 1 not in headed:
            continue
        at = paper.starts[index] + len(words) - 1
        yield RULE.at(
            paper.place(at),
            f"“{paper.around(at, at + 1)}”是最后一项，末尾还是分号",
            hint="改为句号",
            repairs=paper.repair(at, at + 1, "。") if words[-1] == "；" else (),
        )


def _last_items(paper: Paper) -> frozenset[int]:
    """The passages in which the last item of a list of several stands."""
    bones = paper.skeleton
    last = {bones.headings[series[-1]].passage for series in bones.series if len(series) > 1}
    last.update(
        paper.index(each.items[-1].start) for each in paper.enumerations if len(each.items) > 1
    )
    return frozenset(last)
