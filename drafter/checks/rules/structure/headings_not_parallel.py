"""说明：并列的标题写法不一致：有的以“工作”结尾、有的以“方面”结尾，有的连排正文、有的单独成行，或者只有一个写成前后两句、只有一个特别长。
理由：同级标题应当结构相同、长短相近，读的人才看得出是并列的。
反例：（一）养老服务工作↵新增床位120张。↵（二）社会事务工作↵登记860对。↵（三）社会组织方面↵培育30家。
正例：（一）养老服务工作↵新增床位120张。↵（二）社会事务工作↵登记860对。↵（三）社会组织工作↵培育30家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of
from drafter.checks.written.skeleton import Form, Manner
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading, Skeleton
    from drafter.findings import Finding

RULE = Rule("同级标题不一致", Family.STRUCTURE, Severity.NOTICE, __doc__)
_LEVELS = frozenset({Form.HAN, Form.HAN_BRACKET, Form.ARABIC})
_FEWEST = 3
_FEWEST_FOR_SHAPE = 4
_SHORT = 24
_LONG = 26
_ENDS = ("工作", "方面")
# Problems and plans are headed otherwise than what has been done.
_OTHER_PART = pattern(
    "问题|不足|短板|困难|计划|打算|思路|安排|建议|下一步|下步|情况|体会|启示|(?:组织|强化|加强|经费|队伍)保障|保障措施"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """At most one difference of every series."""
    bones = paper.skeleton
    for headings in _rows(bones):
        if len(headings) < _FEWEST or headings[0].form not in _LEVELS:
            continue
        odd = _by_end(headings) or _by_manner(paper, headings) or _by_shape(headings)
        if odd is None:
            continue
        one, other, what = odd
        yield RULE.at(
            paper.place(other.start),
            f"并列的标题{what}：“{name_of(paper, one)}”“{name_of(paper, other)}”",
            hint="改为同一种写法",
            related=(Related(paper.place(one.start), name_of(paper, one)),),
        )


def _rows(bones: Skeleton) -> Iterator[list[Heading]]:
    """The headings side by side; where they count from one again, another row begins."""
    for series in bones.series:
        row: list[Heading] = []
        for index in series:
            heading = bones.headings[index]
            if heading.value == 1 and row:
                yield row
                row = []
            row.append(heading)
        yield row


_Odd = tuple["Heading", "Heading", str]


def _by_end(headings: Sequence[Heading]) -> _Odd | None:
    """Some are called …工作 and the others …方面."""
    ends = [heading.title[-2:] for heading in headings]
    if any(end not in _ENDS for end in ends) or len(set(ends)) == 1:
        return None
    other = next(index for index, end in enumerate(ends) if end != ends[0])
    return headings[0], headings[other], "有的以“工作”结尾，有的以“方面”结尾"


def _by_manner(paper: Paper, headings: Sequence[Heading]) -> _Odd | None:
    """Some run in and others stand alone, all of them short."""
    if any(
        heading.manner is Manner.NUMBER_ONLY
        or heading.form is Form.ARABIC
        or not 0 < len(heading.title) <= _SHORT
        for heading in headings
    ):
        return None
    run_in = [heading for heading in headings if heading.manner is Manner.RUN_IN]
    alone = [
        heading
        for heading in headings
        if heading.manner is Manner.ALONE and paper.text[heading.end : heading.end + 1] in "\n"
    ]
    if not run_in or not alone:
        return None
    return run_in[0], alone[0], "有的后面连排正文，有的单独成行"


def _by_shape(headings: Sequence[Heading]) -> _Odd | None:
    """One of at least four is a couplet, or the only one that is none; or much longer."""
    alike = [heading for heading in headings if not _OTHER_PART.search(heading.title)]
    if len(alike) < _FEWEST_FOR_SHAPE or any(
        heading.manner is not Manner.ALONE or not heading.title for heading in alike
    ):
        return None
    couplets = [heading for heading in alike if "，" in heading.title or "," in heading.title]
    plain = [heading for heading in alike if heading not in couplets]
    lengths = sorted(len(heading.title) for heading in alike)
    usual = lengths[len(lengths) // 2]
    # The last of four often joins two fields.
    if (
        len(couplets) == 1
        and (couplets[0] is not alike[-1] or len(plain) >= _FEWEST_FOR_SHAPE)
        and 2 * len(couplets[0].title) >= 3 * usual
    ):
        return plain[0], couplets[0], "多数是一句，只有一个是前后两句"
    if len(plain) == 1 and 3 * len(plain[0].title) <= 2 * usual:
        return couplets[0], plain[0], "多数是前后两句，只有一个是一句"
    if lengths[-1] > _LONG and lengths[-1] >= 3 * lengths[-2]:
        longest = next(each for each in alike if len(each.title) == lengths[-1])
        other = next(each for each in alike if each is not longest)
        return other, longest, "长短悬殊"
    return None
