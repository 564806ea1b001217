"""说明：成段的话末尾没有标点，或者停在逗号、顿号上。
理由：一段话说完，句末用句号、问号或叹号（GB/T 15834 4.1）；没有的多是后半段丢了。
反例：全年救助困难群众1200人次。建立主动发现机制，做到早发现、早介入
正例：全年救助困难群众1200人次。建立主动发现机制，做到早发现、早介入。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.skeleton import Manner
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("段末缺标点", Family.WORDING, Severity.WARNING, __doc__)
_SENTENCES: Final = pattern("。[^。\n]{4}|[，,][^。，,\n]{2,40}[，,]")
_ENDS: Final = "。！？…：；.!?:;）)”’》】>|－—-"
_SHORTEST: Final = 30
_CLAUSE: Final = 8
_WRAPPED: Final = 3
# A word that something must follow: 年内培训不少于.
_BROKEN_OFF: Final = pattern(
    "(?:不少于|不低于|不超过|达到|超过|提高到|增加到|降低到|其中|以及|并且|同时|通过|根据|按照|共计|累计"
    "|[和与及或在对把将以于为按向从由的并且至比占约近共第])\\Z"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each that is alone among its neighbours, in a text whose lines do not break anywhere."""
    alone = {each.passage for each in paper.skeleton.headings if each.manner is Manner.ALONE}
    alone.update(paper.skeleton.title)
    open_: dict[int, None] = {}
    closed = 0
    for index, passage in enumerate(paper.passages):
        words = passage.text.rstrip()
        stopped = words[-1] in "，、" and len(words) >= _CLAUSE
        if passage.role is not Role.BODY or index in alone:
            continue
        if len(words) < _SHORTEST and not stopped:
            continue
        if not stopped and (words[-1] in _ENDS or "\t" in words or not _SENTENCES.search(words)):
            closed += 1
        else:
            open_[index] = None
    if len(open_) > _WRAPPED and len(open_) * 3 > closed:
        return
    for index in open_:
        if index - 1 in open_ or index + 1 in open_:  # the items of a list
            continue
        end = paper.starts[index] + len(paper.passages[index].text.rstrip())
        broken = _BROKEN_OFF.search(paper.text, end - _CLAUSE, end)
        yield RULE.at(
            paper.place(end - 1),
            f"“{paper.around(end - 1, end)}”是一段的末尾，{_state(paper.text[end - 1], broken)}",
            hint="后面丢了内容，补全后加上句号"
            if broken
            else "话已说完的，加上句号；没有说完的，把后面补全",
        )


def _state(last: str, broken: re.Match[str] | None) -> str:
    """How the paragraph ends."""
    if broken:
        return f"停在“{broken[0]}”上，话没有写完"
    return f"停在“{last}”上" if last in "，、," else "没有标点"
