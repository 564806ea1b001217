"""Drafting a topic depends on what it says it read, and on nothing else."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.checks.proofbook import PROFILE, proof_book
from drafter.drafting.compile import compile_section
from drafter.drafting.context import Context
from drafter.drafting.report import CompiledLibrary, compile_library
from drafter.drafting.topic import TopicDraft, draft_topic
from drafter.figures.words import NO_WORDS
from drafter.library.library import load_library
from drafter.library.searchpath import shipped_folder
from drafter.library.sections import read_section
from drafter.textfile import from_text

COMPARING = (
    "# 总结\n- 〔甲〕支出{{ 低保.资金 }}[[，为医疗救助的{{ 低保.资金.占(医疗救助.资金) }}]]"
    "{% if 慈善.募集 %}，另有善款{% endif %}。\n"
    "{% if 困境儿童.资金 %}\n- 〔乙〕新增{{ 低保.新增 }}。\n{% endif %}\n"
)


@cache
def compiled() -> CompiledLibrary:
    shipped = compile_library(load_library((shipped_folder(),), []), [])
    source = read_section(from_text("比较.md", COMPARING), "试验/比较", [])
    own = compile_section(source, shipped.library.catalogue, [])
    return replace(shipped, sections={**shipped.sections, own.path: own})


def draft(path: str, aspect: str, known: frozenset[str]) -> TopicDraft:
    book = proof_book(compiled().library, known)
    context = Context(PROFILE, book, NO_WORDS, compiled().library.phrases)
    return draft_topic(compiled().sections[path], aspect, context)


@settings(max_examples=150)
@given(data=st.data())
def test_a_figure_that_a_topic_does_not_read_changes_nothing_in_it(data: st.DataObject) -> None:
    measures = sorted(compiled().library.catalogue.measures)
    path = data.draw(st.just("试验/比较") | st.sampled_from(sorted(compiled().sections)))
    aspect = data.draw(st.sampled_from(sorted(compiled().sections[path].aspects)))
    known = data.draw(st.frozensets(st.sampled_from(measures)))
    once = draft(path, aspect, known)
    assert once == draft(path, aspect, known)
    assert once == draft(path, aspect, known & once.reads)
