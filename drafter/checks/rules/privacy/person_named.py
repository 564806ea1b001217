"""说明：写出了信访人、救助对象、孤儿、优抚对象等服务对象的姓名。
理由：《个人信息保护法》第六条、第二十八条：信访、贫困、病残等情况连着姓名就是敏感个人信息，不满十四周岁未成年人的一律是；总结只写人数和做法。
反例：某某村张××（写出全名）多次进京上访
正例：某某村1名村民多次进京上访；或写：村民张某
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.masking import gravity
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.masking import Private
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("写出对象姓名", Family.PRIVACY, Severity.WARNING, __doc__, also=(Severity.ERROR,))
_MOST_PLACES: Final = 5


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each full name beside what says that its bearer is helped or petitions."""
    again = _again(paper)
    for each in paper.private.names:
        others = again.pop(paper.text[each.start : each.end], [])
        yield RULE.at(
            paper.place(each.start),
            f"写出了服务对象或者信访人的姓名“{each.said}{each.shown}”",
            hint="只写人数，或者写作“张某”" + ("；后面再提到的也改" if others else ""),
            related=tuple(Related(paper.place(one.start), one.shown) for one in others),
            severity=gravity(paper),
        )


def _again(paper: Paper) -> dict[str, list[Private]]:
    """Where names stand again, with nothing beside them."""
    again: dict[str, list[Private]] = {}
    for each in paper.private.repeated:
        places = again.setdefault(paper.text[each.start : each.end], [])
        if len(places) < _MOST_PLACES:
            places.append(each)
    return again
