"""Every shipped topic is whole: its three 视角, its 概括, named items, and words of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from drafter.library.searchpath import shipped_folder
from drafter.library.sectionlines import LineKind
from drafter.pipeline import Shelf

if TYPE_CHECKING:
    from drafter.library.library import Library
    from drafter.library.sections import SectionSource

MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|[\[\]`]")
SHORT = 9


@pytest.fixture(scope="module")
def library() -> Library:
    return Shelf().library((shipped_folder(),), []).library


def bodies(section: SectionSource, aspect: str) -> list[str]:
    return [line.body.text for line in section.aspects.get(aspect, ())]


def test_every_topic_tells_results_problems_and_plans(library: Library) -> None:
    lacking = {
        path: [aspect for aspect in ("总结", "问题", "计划") if not section.aspects.get(aspect)]
        for path, section in library.sections.items()
    }
    assert {path: aspects for path, aspects in lacking.items() if aspects} == {}


def test_every_topic_has_a_summary_and_every_item_a_name(library: Library) -> None:
    for path, section in library.sections.items():
        assert section.summary is not None, path
        for aspect, lines in section.aspects.items():
            names = [line.name for line in lines if line.kind is LineKind.ITEM]
            assert all(names), (path, aspect)
            assert len(set(names)) == len(names), (path, aspect)


@pytest.mark.parametrize("aspect", ["问题", "计划"])
def test_problems_and_plans_stand_on_figures_or_words(library: Library, aspect: str) -> None:
    for path, section in library.sections.items():
        told = section.aspects[aspect]
        assert any("{{" in body for body in bodies(section, aspect)) or any(
            line.kind is LineKind.WORDS for line in told
        ), path


def test_no_sentence_stands_in_two_topics(library: Library) -> None:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for path, section in library.sections.items():
        for aspect in section.aspects:
            for body in bodies(section, aspect):
                for sentence in re.split("[。；]", MARKUP.sub("", body)):
                    told[sentence].add(path)
    twice = {sentence: paths for sentence, paths in told.items() if len(paths) > 1}
    assert [sentence for sentence in twice if len(sentence) >= SHORT] == []
