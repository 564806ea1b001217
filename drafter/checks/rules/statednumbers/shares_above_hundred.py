"""说明：把一个总数分开来说的各个占比，加起来超过了100%。
理由：男女、城乡、集中和分散这样分，各占多少加起来就是全部，四舍五入也差不出半个百分点以上。
反例：在册对象中，男性占60%，女性占45%
正例：在册对象中，男性占55%，女性占45%
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from drafter.checks.written.clauses import from_year_file, typed, words_before
from drafter.checks.written.recomputing import exact
from drafter.checks.written.statednumbers import PERCENT
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern
from drafter.quantity import rounded_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.statednumbers import Stated
    from drafter.findings import Finding

RULE = Rule("占比之和过百", Family.DATA, Severity.WARNING, __doc__)
_SHARE: Final = pattern(
    "^(?:其中)?(?P<what>[^占，。；,;0-9]{1,14})(?:占|占比)(?P<base>[^占，。；,;0-9]{0,14})$"
)
_PAIRS: Final = (
    (pattern("^男"), pattern("^女")),
    (pattern("^(?:城市|城镇)"), pattern("^农村")),
    (pattern("^集中"), pattern("^(?:分散|散居|社会散居)")),
    (pattern("^公办"), pattern("^民办")),
    (pattern("^(?:中央|上级)"), pattern("^(?:地方|本级)")),
)
_REST: Final = pattern("^(?:其余|其他|剩余)")
_ALL: Final = 100


def check_text(paper: Paper) -> Iterator[Finding]:
    """Shares that follow one another, the last of which leaves nothing over."""
    if "占" not in paper.characters:
        return
    for sentence in paper.sentences:
        shares: list[tuple[str, str, Stated]] = []
        for number in sentence.numbers:
            found = (
                _SHARE.search(words_before(paper.text, number.start).removesuffix(number.before))
                if number.unit == PERCENT
                else None
            )
            if found is None or not exact(number) or from_year_file(paper, number):
                continue
            if shares and shares[-1][1] != found["base"]:
                shares = []
            shares.append((found["what"], found["base"], number))
            if len(shares) > 1 and _nothing_left([what for what, _, _ in shares]):
                yield from _judged(paper, [number for _, _, number in shares])
                shares = []


def _nothing_left(names: list[str]) -> bool:
    if _REST.search(names[-1]):
        return True
    return len(names) == 2 and any(
        (one.search(names[0]) and other.search(names[1]))
        or (other.search(names[0]) and one.search(names[1]))
        for one, other in _PAIRS
    )


def _judged(paper: Paper, shares: list[Stated]) -> Iterator[Finding]:
    together = sum((each.value for each in shares), Fraction(0))
    if together - sum((each.rounding for each in shares), Fraction(0)) <= _ALL:
        return
    said = [typed(paper.text, each) for each in shares]
    sum_ = rounded_text(together, 2) + "%"
    yield RULE.at(
        paper.place(shares[-1].start),
        f"{'、'.join(said)}加起来是{sum_}，超过了100%",
        computation="＋".join(said) + f"＝{sum_}",
        hint="核对各个占比是否都以同一个总数计算",
        related=tuple(
            Related(paper.place(each.start), typed(paper.text, each)) for each in shares[:-1]
        ),
    )
