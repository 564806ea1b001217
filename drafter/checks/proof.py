"""The library proof: every topic printed with all its figures, none, each missing, each alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.checks import prooffaults
from drafter.checks.outlineproof import prove_outlines
from drafter.checks.proofbook import PROFILE, RISING, TRENDS, Trend, proof_book
from drafter.checks.termproof import prove_terms
from drafter.drafting.blocks import HoleRun, plain_text
from drafter.drafting.context import Context
from drafter.drafting.template import RecordField, lines_of, walk
from drafter.drafting.topic import draft_topic
from drafter.figures.words import NO_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Run
    from drafter.drafting.report import CompiledLibrary
    from drafter.drafting.template import CompiledSection
    from drafter.figures.book import FigureBook
    from drafter.findings import Finding

PAIRS = ("（）", "“”", "《》", "‘’", "〈〉")
# A mark that cannot follow another: what mending should have taken away.
CROWDED = re.compile(r"[，、；：。！？（“《][，、；：。！？]|[（“《][）”》]")
STRANDED = re.compile(r"^[，、；：。！？）”》]|[，、；：（“《]$|其中[，、；：。]")
OPENS = re.compile(r"(?:^|[。！？；])其中")
ENDS = re.compile(r"[。！？][”）]?$")


class State(Struct, frozen=True):
    """One way the figures may stand; `name` says it in a message."""

    name: str
    book: FigureBook
    complete: bool = False


def prove_library(
    compiled: CompiledLibrary, proven: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """What is wrong with topics in any state of their figures, indicators, terms and outlines.

    The topics called `proven` are not read again.
    """
    for path, section in compiled.topics.items():
        if path not in proven:
            yield from prove_section(section, compiled)
    # What a nearer section hides still prints for other offices of that library.
    used = frozenset().union(*(section.reads for section in compiled.sections.values()))
    for measure, known in compiled.library.catalogue.measures.items():
        if measure not in used and not known.indicator.annex_only:
            yield prooffaults.NEVER_PRINTED.at(
                known.indicator.place,
                f"{known.indicator.name}（{measure}）没有章节用到",
                hint="在章节里写上它，或在指标上写 用途: 附表",
            )
    yield from prove_terms(compiled)
    yield from prove_outlines(compiled)


def prove_section(section: CompiledSection, compiled: CompiledLibrary) -> Iterator[Finding]:
    """Each fault of a line once, with the first state that shows it."""
    seen: set[tuple[str, str, int]] = set()
    for state in _states(section, compiled):
        context = Context(PROFILE, state.book, NO_WORDS, compiled.library.phrases)
        for aspect in section.aspects.keys() - section.broken:
            for finding in _prove_lines(section, aspect, context, state):
                key = (finding.rule, finding.place.file, finding.place.line)
                if key not in seen:
                    seen.add(key)
                    yield finding


def _states(section: CompiledSection, compiled: CompiledLibrary) -> Iterator[State]:
    measures = sorted(section.reads)
    lists = {name: _record_fields(section) for name in section.lists}

    def book(known: list[str], trend: Trend = RISING, awaited: tuple[str, ...] = ()) -> FigureBook:
        return proof_book(compiled.library, known, trend, awaited=awaited, lists=lists)

    for trend in TRENDS:
        yield State(f"数据齐全、比上年{trend.name}时", book(measures, trend), complete=True)
    yield State("一个数也没有时", proof_book(compiled.library, ()))
    for measure in measures:
        others = [name for name in measures if name != measure]
        yield State(f"只缺 {measure} 时", book(others))
        yield State(f"{measure} 待报时", book(others, RISING, (measure,)))
        yield State(f"只有 {measure} 时", book([measure]))


def _record_fields(section: CompiledSection) -> frozenset[str]:
    """The fields that the section's loops ask of their records."""
    lines = (line for nodes in section.aspects.values() for line in lines_of(nodes))
    parts = (part for line in lines for part in walk((*line.heading, *line.body)))
    return frozenset(part.name for part in parts if isinstance(part, RecordField))


def _prove_lines(
    section: CompiledSection, aspect: str, context: Context, state: State
) -> Iterator[Finding]:
    topic = draft_topic(section, aspect, context)
    for line in topic.lines:
        for runs in (line.heading, line.body):
            text = plain_text(runs)
            place = runs[0].place if runs else section.place
            reason = sentence_fault(text) if text else ""
            if reason:
                yield prooffaults.BROKEN_SENTENCE.at(
                    place, f"{state.name}，{reason}：“{text}”", hint="调整 [[ ]] 的范围和标点"
                )
            if state.complete and (hole := _hole(runs)):
                yield prooffaults.HOLE_LEFT.at(
                    hole.place,
                    f"{state.name}，{hole.id} 的“{hole.form or hole.field}”仍是空缺：“{text}”",
                    hint="换一个视图，或核对两个指标是不是同一类",
                )


def _hole(runs: tuple[Run, ...]) -> HoleRun | None:
    return next((run for run in runs if isinstance(run, HoleRun)), None)


def sentence_fault(text: str) -> str:
    """Why a printed line does not read, or nothing."""
    if CROWDED.search(text):
        return "标点叠在一起"
    if STRANDED.search(text):
        return "标点前后没有话"
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in PAIRS):
        return "括号或引号不成对"
    if OPENS.search(text):
        return "“其中”前面没有总数"
    if not ENDS.search(text):
        return "句末没有句号"
    return ""
