"""说明：标题的层次越了级，或者在“一、（一）1.（1）”之间夹用了“①”“1.1”。
理由：GB/T 9704 7.3.3：层次序数依次可以用“一、”“（一）”“1.”“（1）”；实际行文只有两层的，“一、”下也可用“1.”。
反例：一、社会救助↵（1）低保↵提标两次。↵（2）特困↵集中供养320人。
正例：一、社会救助↵（一）低保↵提标两次。↵（二）特困↵集中供养320人。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of, number_as
from drafter.checks.written.skeleton import Form, Manner
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("标题层级越级", Family.STRUCTURE, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_ORDER = (Form.HAN, Form.HAN_BRACKET, Form.ARABIC, Form.ARABIC_BRACKET)
_SHORTEST_SERIES = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """The first heading of every series that does not belong under the one above it."""
    bones = paper.skeleton
    yield from _upside_down(paper)
    for series in bones.series:
        first, above = bones.headings[series[0]], bones.parents[series[0]]
        if above < 0 or first.value != 1 or len(series) < _SHORTEST_SERIES:
            continue
        parent = bones.headings[above]
        if parent.form not in _ORDER or first.manner is Manner.NUMBER_ONLY:
            continue
        if first.form in {Form.CIRCLED, Form.DECIMAL}:
            if first.form is Form.DECIMAL or parent.form is not Form.ARABIC_BRACKET:
                yield _finding(paper, parent, first, "不在公文的层次序数之内")
        elif first.form in _ORDER:
            step = _ORDER.index(first.form) - _ORDER.index(parent.form)
            two_levels = (parent.form, first.form) == (Form.HAN, Form.ARABIC)
            if step > 1 and not two_levels:
                yield _finding(paper, parent, first, "越了级")


def _upside_down(paper: Paper) -> Iterator[Finding]:
    """（一） below 1.: the next heading behind the row of them is 2."""
    bones = paper.skeleton
    for series in bones.series:
        first, above = bones.headings[series[0]], bones.headings[series[0] - 1]
        if not series[0] or first.value != 1 or {above.form, first.form} - set(_ORDER):
            continue
        if _ORDER.index(above.form) <= _ORDER.index(first.form):
            continue
        behind = (bones.headings[index + 1 : index + 2] for index in series)
        following = next((each[0] for each in behind if each and each[0].form is above.form), None)
        if following is not None and following.value == above.value + 1:
            yield RULE.at(
                paper.place(first.start),
                f"“{name_of(paper, above)}”之下用“{name_of(paper, first)}”，层次颠倒",
                hint="按“一、（一）1.（1）”的次序改",
                related=(Related(paper.place(above.start), name_of(paper, above)),),
            )


def _finding(paper: Paper, parent: Heading, first: Heading, fault: str) -> Finding:
    next_form = _ORDER[min(_ORDER.index(parent.form) + 1, len(_ORDER) - 1)]
    proper = number_as(first._replace(form=next_form), 1)
    severity = Severity.WARNING
    hint = f"这一级改为“{proper}”"
    if parent.form is Form.HAN:
        hint += "；只有两层的，也可以用“1.”，全文用一种"
        # 1. right under 一、 is let pass where there are two levels only; （1） is hardly worse.
        forms = {each.form for each in paper.skeleton.headings}
        if first.form is Form.ARABIC_BRACKET and Form.HAN_BRACKET not in forms:
            severity = Severity.NOTICE
    elif parent.form is Form.ARABIC_BRACKET:
        hint = "不再往下分级，或者改为段内的一是、二是"
    return RULE.at(
        paper.place(first.start),
        f"“{name_of(paper, parent)}”之下直接用“{name_of(paper, first)}”，{fault}",
        hint=hint,
        severity=severity,
        related=(Related(paper.place(parent.start), name_of(paper, parent)),),
    )
