"""Runs every rule in `checks/rules`, sets aside what the office has silenced, groups repetition."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from drafter.checks import faults, rules
from drafter.checks.crash import crash_text
from drafter.checks.ownplaces import in_own_files
from drafter.checks.rules.data import rate_mismatch
from drafter.checks.silence import WORDS_SUFFIX, Heard, heard
from drafter.checks.written.privatewords import PrivateWords
from drafter.drafting.faults import UNPRINTED
from drafter.figures.faults import NAMED_OTHERWISE, STATED_NEEDLESSLY
from drafter.findings import Family, Related, Severity
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from drafter.checks.report import Report
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding, Rule

_Subject = TypeVar("_Subject")
GROUPED_ABOVE = 5
ON_REPORTS = ("data", "reports")  # the folders of rules with a `check`
# What may all be said of one stated result, the gravest first.
SAME_FAULT = (rate_mismatch.RULE.name, STATED_NEEDLESSLY.name, UNPRINTED.name)


class RuleModule(Protocol):
    """A file in a folder of `checks/rules`: its rule, and how it is found, in one or both ways."""

    RULE: Rule
    check: Callable[[Report], Iterator[Finding]]
    """What the year's figures have of this fault; a rule on written words alone has none."""
    check_text: Callable[[Paper], Iterator[Finding]]
    """What a document has of it, whoever wrote it; a rule on figures has none."""


@cache
def rule_modules() -> tuple[RuleModule, ...]:
    """Every rule file, by folder and name."""
    return _rules_in(*sorted(folder.name for folder in pkgutil.iter_modules(rules.__path__)))


@cache
def _text_checks() -> tuple[tuple[Rule, Callable[[Paper], Iterator[Finding]]], ...]:
    return tuple(
        (module.RULE, module.check_text)
        for module in rule_modules()
        if hasattr(module, "check_text")
    )


@cache
def report_rule_modules() -> tuple[RuleModule, ...]:
    """Those that look at a year's report; the others stay where they are until words are read."""
    return _rules_in(*ON_REPORTS)


def _rules_in(*folders: str) -> tuple[RuleModule, ...]:
    packages = [importlib.import_module(f"{rules.__name__}.{folder}") for folder in folders]
    names = [
        module.name
        for package in packages
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    return tuple(cast("RuleModule", importlib.import_module(name)) for name in sorted(names))


def run_rules(report: Report) -> tuple[Finding, ...]:
    """What the rules on figures find; a rule that fails is itself a finding and the rest run."""
    checks = [(module.RULE, module.check) for module in report_rule_modules()]
    return tuple(_findings_of(checks, report, report.profile.place))


def run_text_rules(paper: Paper, place: Location) -> tuple[Finding, ...]:
    """What the rules on written words find; that a rule failed stands at `place`.

    Whatever a rule quotes, nobody's name or number is told in full.
    """
    found = _findings_of(_text_checks(), paper, place)
    return tuple([paper.private.concealed(paper.text, finding) for finding in found])


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """What the rules on written words find in a document, and what reading it met."""
    found = run_text_rules(paper, Location(paper.manuscript.path))
    # What reading met may quote words that are not in the text: those that are not printed.
    met = (
        PrivateWords(each.message).concealed(each.message, each) for each in paper.manuscript.found
    )
    return tuple(dict.fromkeys((*met, *found)))


def _findings_of(
    checks: Iterable[tuple[Rule, Callable[[_Subject], Iterator[Finding]]]],
    subject: _Subject,
    place: Location,
) -> list[Finding]:
    """What all of them find; that one failed stands at `place`."""
    found: list[Finding] = []
    for rule, check in checks:
        try:
            found.extend(check(subject))
        except Exception as error:
            found.append(
                faults.RULE_FAILED.at(
                    place,
                    f"规则“{rule.name}”没有查完：程序自己出了错，不是文稿的错（{crash_text(error)}）",
                    hint="其余规则已照常检查；请把这一行告诉维护人员",
                )
            )
    return found


def check_report(report: Report, earlier: Iterable[Finding], *, proofread: bool = True) -> Heard:
    """All findings on `report`: what reading and drafting met (`earlier`) and what the rules find.

    Unless `proofread`, only the rules on figures are asked. A finding made twice is said once;
    what the office has silenced stands apart.
    """
    earlier = tuple(earlier)
    met = (*earlier, *report.draft.findings)
    errors = [item.place for item in met if item.severity is Severity.ERROR]
    marks = [
        item.place
        for item in earlier
        if item.severity is Severity.WARNING and item.place.file.endswith(WORDS_SUFFIX)
    ]
    found = [*_of_sound_figures(report, errors)]
    if proofread:
        found += _of_sound_words(report, (*errors, *marks))
    return heard(report, one_per_fault(dict.fromkeys(_of_sure_time((*met, *found)))))


def _of_sure_time(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings; where the file's name has another year, all that hangs on the year must wait."""
    if not any(finding.rule == NAMED_OTHERWISE.name for finding in findings):
        return findings
    return tuple(finding for finding in findings if finding.family is not Family.TIMELINESS)


def _of_sound_figures(report: Report, broken: Collection[Location]) -> Iterator[Finding]:
    """What is found of figures that could be read: one that was cut in two is another one."""
    found = in_own_files(report.written, run_rules(report))
    return (finding for finding in found if finding.place not in broken)


def _of_sound_words(report: Report, broken: Iterable[Location]) -> Iterator[Finding]:
    """What is found of words that could be read: those with a broken link print its pieces."""
    lines = {(place.file, place.line) for place in broken}
    found = in_own_files(report.written, run_text_rules(report.paper, report.profile.place))
    return (item for item in found if (item.place.file, item.place.line) not in lines)


def one_per_fault(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that another at the same place explains.

    A stated result that is wrong, or needless, is of course not printed.
    """
    findings = tuple(findings)
    graver: dict[Location, int] = {}
    for finding in findings:
        if finding.rule in SAME_FAULT:
            rank = SAME_FAULT.index(finding.rule)
            graver[finding.place] = min(rank, graver.get(finding.place, rank))
    return tuple(
        finding
        for finding in findings
        if finding.rule not in SAME_FAULT or SAME_FAULT.index(finding.rule) == graver[finding.place]
    )


def grouped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """A rule that hits a file more than five times becomes one finding with its count and first places."""
    by_rule: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        key = finding.severity, finding.rule, finding.place.file
        by_rule.setdefault(key, []).append(finding)
    return tuple(
        finding
        for hits in by_rule.values()
        for finding in (hits if len(hits) <= GROUPED_ABOVE else [_group(hits)])
    )


def _group(hits: list[Finding]) -> Finding:
    first, shown = hits[0], hits[1:GROUPED_ABOVE]
    return first._replace(
        message=f"共{len(hits)}处，第一处：{first.message}",
        related=(*first.related, *(Related(item.place, item.message) for item in shown)),
    )
