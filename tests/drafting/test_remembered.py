"""What is remembered from one report to the next never shows in the next."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.checks.proofbook import NOWHERE, PROFILE, proof_book
from drafter.drafting.compile import compile_section
from drafter.drafting.context import Context, Memory
from drafter.drafting.report import CompiledLibrary, compile_library
from drafter.drafting.topic import TopicDraft, draft_topic
from drafter.figures.figure import (
    BASELINE,
    CURRENT,
    NEXT_TARGET,
    PREVIOUS,
    STATED_GROWTH,
    TARGET,
    Gap,
    State,
)
from drafter.figures.words import NO_WORDS
from drafter.library.library import load_library
from drafter.library.searchpath import shipped_folder
from drafter.library.sections import read_section
from drafter.textfile import from_text

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.findings import Finding

OWN = "试验/成对"
# Clauses about pairs, of which either half may be 无.
PAIRS = (
    "# 总结\n- 〔甲〕发放{{ 低保.资金 }}[[，在册{{ 低保.在册 }}]]"
    "[[，上年{{ 低保.在册.上年 }}]][[，下步{{ 低保.在册.下期目标 }}[[，同比{{ 低保.资金.同比 }}]]]]。\n"
)
FILED = "上年文件"
NOTHING = frozenset[str]()
# What a year may say of one measure.
SAYINGS = (
    NOTHING,
    frozenset({CURRENT}),
    frozenset({CURRENT, PREVIOUS}),
    frozenset({CURRENT, FILED}),
    frozenset({CURRENT, TARGET, NEXT_TARGET}),
    frozenset({CURRENT, BASELINE}),
    frozenset({CURRENT, STATED_GROWTH}),
    frozenset({FILED}),
    frozenset({NEXT_TARGET}),
    frozenset({State.NONE.value}),
    frozenset({State.PENDING.value}),
)


@cache
def compiled() -> CompiledLibrary:
    found: list[Finding] = []
    shipped = compile_library(load_library((shipped_folder(),), found), found)
    source = read_section(from_text("成对.md", PAIRS), OWN, found)
    own = compile_section(source, shipped.library.catalogue, found)
    assert not own.broken
    return replace(shipped, sections={**shipped.sections, OWN: own})


def book_of(said: dict[str, frozenset[str]]) -> FigureBook:
    whole = proof_book(compiled().library, said)
    figures = {key: figure for key, figure in whole.figures.items() if key[1] in said[key[0]]}
    for (measure, field), figure in whole.figures.items():
        if field == CURRENT and STATED_GROWTH in said[measure]:
            figures[measure, STATED_GROWTH] = figure._replace(field=STATED_GROWTH)
    gaps = {
        (measure, CURRENT): Gap(state, NOWHERE)
        for measure, fields in said.items()
        for state in (State.NONE, State.PENDING)
        if state.value in fields
    }
    filed = [measure for measure, fields in said.items() if FILED in fields]
    return replace(
        whole,
        figures=figures,
        gaps=gaps,
        noted={},
        part_names={},
        previous=proof_book(compiled().library, filed) if filed else None,
        _found={},
    )


def drafted(path: str, aspect: str, book: FigureBook, memory: Memory) -> TopicDraft:
    context = Context(PROFILE, book, NO_WORDS, compiled().library.phrases, memory=memory)
    return draft_topic(compiled().sections[path], aspect, context)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_report_reads_the_same_whatever_was_drafted_before_it(data: st.DataObject) -> None:
    path = data.draw(st.just(OWN) | st.sampled_from(sorted(compiled().sections)))
    section = compiled().sections[path]
    # Few kinds at a time: what matters is that one measure is said otherwise than before.
    kinds = st.sampled_from(data.draw(st.lists(st.sampled_from(SAYINGS), min_size=2, max_size=3)))
    years = st.fixed_dictionaries(dict.fromkeys(sorted(section.reads), kinds))
    memory = Memory()
    for said in data.draw(st.lists(years, min_size=2, max_size=4)):
        for aspect in sorted(section.aspects):
            fresh = drafted(path, aspect, book_of(said), Memory())
            assert drafted(path, aspect, book_of(said), memory) == fresh
