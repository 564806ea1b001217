"""说明：文稿写了一个主题，但在这一年（计划里是下一期）主管它的不是本单位的系统。
理由：机构改革后职责划转，再写成本单位的工作就越了界；确由本单位承担的，要在 单位.yaml 里写明。
反例：某县民政局2023年工作总结↵发放优抚对象抚恤补助，走访优抚对象120户。
正例：某县民政局2023年工作总结↵配合退役军人事务部门走访优抚对象。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.spokentime import spoken_time
from drafter.checks.written.toldtopics import HEADING, OWN, topics_led_elsewhere
from drafter.drafting.blocks import QUOTED, WORDS, FigureRun, TextRun, plain_text
from drafter.drafting.spoken import month_spoken_of
from drafter.findings import Family, Related, Rule, Severity
from drafter.library.competence import leading_body, standing_of
from drafter.library.sectionlines import PLAN
from drafter.library.spells import MONTHS, month_name
from drafter.library.terms import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.report import Report
    from drafter.checks.written.paper import Paper
    from drafter.checks.written.spokentime import SpokenTime
    from drafter.checks.written.toldtopics import TopicElsewhere
    from drafter.drafting.blocks import Run, ToldTopic
    from drafter.findings import Finding
    from drafter.library.competence import Standing
    from drafter.library.sections import SectionSource
    from drafter.location import Location

RULE = Rule("不由本单位主管", Family.TIMELINESS, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
# Offices of a county had until the end of their first year to take over.
LATE_IN_THE_YEAR = frozenset({"社会工作"})
# Who leads these is settled differently from place to place.
UNSETTLED = frozenset({"养老/长期护理险", "社会组织/社工站", "社会事务/三峡移民"})


def check(report: Report) -> Iterator[Finding]:
    """Every topic that is told and not led: once, the results before the plan."""
    told: set[str] = set()
    months = {
        planned: month_spoken_of(report.book.period, planned=planned) for planned in (False, True)
    }
    for topic in sorted(report.draft.told, key=lambda item: item.aspect == PLAN):
        section = report.library.sections.get(topic.path)
        if section is None or topic.path in told:
            continue
        month = months[topic.aspect == PLAN]
        standing = standing_of(topic.path, section.title, section.leads, report.profile, month)
        if not standing.own:
            told.add(topic.path)
            yield _finding(report, section, topic, standing, month)


def check_text(paper: Paper) -> Iterator[Finding]:
    """What a document tells that this program did not make; its own drafts are checked above."""
    time = None if paper.setting.drafted else spoken_time(paper)
    if time is not None:
        for told in topics_led_elsewhere(paper, time):
            yield _told(paper, told, time)


def _told(paper: Paper, told: TopicElsewhere, time: SpokenTime) -> Finding:
    setting, standing = paper.setting, told.standing
    month = time.months[told.planned]
    profile = setting.profile
    level, system = (profile.level, profile.system) if profile else ("", setting.system)
    departments = setting.library.terms.get(DEPARTMENTS)
    word = leading_body(standing, departments, level, month)
    who = word.text if word else standing.system
    when = f"{time.period.next.name}计划" if told.planned else time.period.name
    hint = f"不再写，或者改为“配合{who}”" if who else "核对年份"
    # In the year of the handover some have handed over and some have not yet.
    handover = (told.planned or standing.system in LATE_IN_THE_YEAR) and (
        standing.since is not None and month // MONTHS == standing.since // MONTHS
    )
    unsettled = handover or told.path in UNSETTLED
    # What they took over is done by many as well: only a heading claims it.
    least = HEADING if standing.system in LATE_IN_THE_YEAR else OWN
    return RULE.at(
        paper.place(told.start),
        f"{when}写了“{told.word}”，{_reason(system, standing, who)}",
        hint=f"{hint}；仍由本单位承担的，核对分工",
        severity=Severity.NOTICE if told.weight < least or unsettled else None,
    )


def _finding(
    report: Report,
    section: SectionSource,
    topic: ToldTopic,
    standing: Standing,
    month: int,
) -> Finding:
    period = report.book.period
    when = f"{period.next.name}计划" if topic.aspect == PLAN else period.name
    who = _who(report, standing, month)
    named = bool(who) and who in plain_text(topic.runs)
    message = f"{when}写了“{section.title}”，{_reason(report.profile.system, standing, who)}"
    if named:
        message += "；文中已写明，核对分工"
        hint = "划转以后只写会同、配合的部分；仍由本单位承担的，在 单位.yaml 里写明职能"
    else:
        hint = (
            f"不再写，或者改为“配合{who}”；" if who else "核对年份；"
        ) + f"仍由本单位承担的，在 单位.yaml 里写：职能: {{{section.path}: 有}}"
    decided = standing.decided or section.place
    return RULE.at(
        _place(topic.runs) or section.place,
        message,
        hint=hint,
        related=(Related(decided, "主管在这里定的"),),
        severity=Severity.NOTICE if named else None,
    )


def _who(report: Report, standing: Standing, month: int) -> str:
    """The body that leads instead, "" if nobody is known."""
    departments = report.library.terms.get(DEPARTMENTS)
    word = leading_body(standing, departments, report.profile.level, month)
    return word.text if word else standing.system


def _reason(system: str, standing: Standing, who: str) -> str:
    since = f"从{_since(standing.since)}起" if standing.since is not None else ""
    if who:
        return f"{since}由{who}主管"
    if standing.begins is not None:
        return f"{system}系统从{_since(standing.begins)}起才主管"
    return f"{since}不再由{system}系统主管" if since else "本单位没有这项职能"


def _since(month: int) -> str:
    """A year where it begins with January, else a month."""
    name = month_name(month)
    return name.removesuffix("1月") if name.endswith("年1月") else name


def _place(runs: tuple[Run, ...]) -> Location | None:
    """Where the first figure or word of the office stands."""
    for run in runs:
        if isinstance(run, FigureRun) and run.origins:
            return run.origins[0]
        if isinstance(run, TextRun) and run.source in {WORDS, QUOTED} and run.place.line:
            return run.place
    return None
