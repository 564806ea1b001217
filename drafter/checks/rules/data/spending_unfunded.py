"""说明：支出大于已填的收入，多出的钱从哪里来没有说明。
理由：校验写明“支出不大于收入加动用结余”，而结余等没有填；读报告的人会问差额来源。
反例：慈善: {募集: 525.8, 支出: 535.8}
正例：慈善: {募集: 525.8, 支出: 535.8, 动用结余: 10}；或在支出的 备注 里、正文里说明动用了结余
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from drafter.checks.arithmetic import exact_base, slack
from drafter.checks.identities import amount, of_one_time
from drafter.checks.oncefor import once_for_each
from drafter.figures.figure import State
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.formulas import Name, Operation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.figures.figure import Figure
    from drafter.findings import Finding
    from drafter.library.formulas import Expression, Identity
    from drafter.library.indicators import Catalogue

RULE = Rule("支大于收", Family.DATA, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
MUCH = Fraction(3, 2)  # no balance of former years pays for half as much again
MONEY = "金额"
# What a sentence says that tells where the rest came from.
SOURCES = ("结余", "结转", "历年积累", "以前年度", "上年余")


def check(report: Report) -> Iterator[Finding]:
    """Every 校验 that holds an expense against a sum of which some is not filled in."""
    given = report.book.given
    for identity, spent_name, sources in _expenses(report.library.catalogue):
        finding = _judge(report, identity, spent_name, sources) if spent_name in given else None
        if finding is not None:
            yield finding


@once_for_each
def _expenses(catalogue: Catalogue) -> list[tuple[Identity, str, tuple[str, ...]]]:
    """The 校验 that hold an expense against a sum of money; its name, and what is added up."""
    found = []
    for identity in catalogue.identities:
        if identity.operator != "<=" or not isinstance(identity.left.root, Name):
            continue
        sources = _terms(identity.right.root)
        if len(sources) > 1 and all(_is_money(catalogue, name) for name in identity.names):
            found.append((identity, identity.left.root.path, sources))
    return found


def _judge(
    report: Report, identity: Identity, spent_name: str, sources: tuple[str, ...]
) -> Finding | None:
    book = report.book
    spent = book.figure(spent_name)
    known = {name: figure for name in sources if (figure := book.figure(name)) is not None}
    missing = [name for name in sources if name not in known]
    expense = exact_base(spent)
    bases = [exact_base(figure) for figure in known.values()]
    if spent is None or expense is None or not known or not missing:
        return None
    if any(base is None for base in bases) or any(
        book.state(name) is State.PENDING for name in missing
    ):
        return None
    received = sum((base for base in bases if base is not None), Fraction(0))
    figures = {spent_name: spent, **known}
    if (
        expense - received <= slack(figures.values())
        or not of_one_time(report, identity, figures)
        or any(figure.attributes.remark for figure in figures.values())
        or _explained(report, spent)
    ):
        return None
    more = amount(report, identity, expense - received)
    names = "、".join(f"{report.label(name)}{figure.bare}" for name, figure in known.items())
    return RULE.at(
        spent.place,
        f"{report.label(spent_name)}{spent.bare}，收入只填了{names}，多支出的{more}没有说明来源",
        severity=Severity.WARNING if expense > MUCH * received else Severity.NOTICE,
        computation=f"{spent_name} {spent.bare}－{'－'.join(f.bare for f in known.values())}＝{more}",
        related=(
            *(Related(figure.place, name) for name, figure in known.items()),
            Related(identity.place, "校验写在这里"),
        ),
        hint=f"核对两个数；动用结余等的填 {'、'.join(missing)}，或在 备注 里写明",
    )


def _terms(root: Expression) -> tuple[str, ...]:
    """The figures of a plain sum; none of anything else."""
    match root:
        case Name(path):
            return (path,)
        case Operation("+", left, right):
            before, behind = _terms(left), _terms(right)
            return before + behind if before and behind else ()
        case _:
            return ()


def _is_money(catalogue: Catalogue, name: str) -> bool:
    known = catalogue.of_measure(name)
    return known is not None and known.unit.kind == MONEY


def _explained(report: Report, spent: Figure) -> bool:
    """Whether a paragraph that prints the expense says where the money came from."""
    for block, text in zip(report.draft.blocks, report.draft.texts, strict=True):
        if any(word in text for word in SOURCES) and any(
            getattr(run, "id", "") == spent.measure for run in getattr(block, "runs", ())
        ):
            return True
    return False
