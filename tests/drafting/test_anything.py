"""Any text at all as a section: it compiles or is refused with places, and what is left drafts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.proofbook import PROFILE, proof_book
from drafter.drafting.blocks import FigureRun, HoleRun, Run, TextRun, plain_text
from drafter.drafting.compile import compile_section
from drafter.drafting.context import Context
from drafter.drafting.topic import draft_topic
from drafter.figures.words import NO_WORDS
from drafter.library.library import Library, load_library
from drafter.library.searchpath import shipped_folder
from drafter.library.sections import read_section
from drafter.textfile import from_text

if TYPE_CHECKING:
    from drafter.drafting.template import CompiledSection
    from drafter.findings import Finding

WORDS = [
    *"、，；：。（）“”《》〔〕",
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "[[",
        "]]",
        "`",
        "**",
        "- ",
        "\n",
        "# 总结\n",
        "# 计划\n",
    ),
    *("{{ 低保.资金 }}", "{{ 低保.在册 }}", "{{ 低保.标准.由上年到本年 }}", "{{ 低保.资金.同比 }}"),
    *(
        "{{ 低保.标准.走势 }}",
        "{{ 低保.在册.人.占(低保.在册.户) }}",
        "{{ 分别(低保.资金, 低保.新增) }}",
    ),
    *(
        "{% for 项 in 清单.项目 %}",
        "{% endfor %}",
        "{% if 低保.资金 %}",
        "{% else %}",
        "{% endif %}",
    ),
    *(
        "{{ 项.名称 }}",
        "{{ 时段.期末 }}",
        "{{ 素材 }}",
        "{{ 项数 }}",
        "〔甲〕",
        "其中",
        "低保",
        "救助",
        " ",
    ),
]


@cache
def library() -> Library:
    return load_library((shipped_folder(),), [])


def context_of(known: frozenset[str]) -> Context:
    return Context(PROFILE, proof_book(library(), known), NO_WORDS, library().phrases)


def compiled(text: str, found: list[Finding]) -> CompiledSection:
    source = read_section(from_text("节.md", text), "试验/节", found)
    return compile_section(source, library().catalogue, found)


MEASURES = ("低保.资金", "低保.在册.户", "低保.在册.人", "低保.标准", "低保.新增")


@settings(max_examples=300)
@given(
    text=st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=24).map("".join),
    known=st.frozensets(st.sampled_from(MEASURES)),
)
def test_any_text_compiles_or_is_refused_and_drafts(text: str, known: frozenset[str]) -> None:
    found: list[Finding] = []
    section = compiled(text, found)
    lines = from_text("节.md", text).text.splitlines()
    for finding in found:
        assert 1 <= finding.place.line <= max(1, len(lines))
    for aspect in section.aspects:
        for line in draft_topic(section, aspect, context_of(known)).lines:
            assert_tracked(line.heading + line.body, lines)


def assert_tracked(runs: tuple[Run, ...], lines: list[str]) -> None:
    """Every run of the template's own text stands where it says it stands."""
    for run in runs:
        if isinstance(run, FigureRun | HoleRun):
            continue
        if isinstance(run, TextRun) and run.place.file == "节.md" and run.source.value == "模板":
            there = lines[run.place.line - 1][run.place.column - 1 :]
            assert is_subsequence(run.text, there), (run, there)


def is_subsequence(text: str, of: str) -> bool:
    rest = iter(of)
    return all(character in rest for character in text)


CLAUSES = st.lists(
    st.sampled_from(
        [
            "[[，发放{{ 低保.资金 }}]]",
            "[[，在册{{ 低保.在册 }}[[，其中新增{{ 低保.新增 }}]]]]",
            "[[（标准{{ 低保.标准 }}）]]",
            "[[；新增{{ 低保.新增 }}]]",
            "[[。{{ 低保.标准.由上年到本年 }}]]",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200)
@given(clauses=CLAUSES, known=st.frozensets(st.sampled_from(MEASURES)))
def test_clauses_that_fall_leave_no_crowded_marks(
    clauses: list[str], known: frozenset[str]
) -> None:
    text = "# 总结\n- 〔甲〕[[工作量{{ 低保.资金 }}]]" + "".join(clauses) + "。\n"
    section = compiled(text, [])
    for line in draft_topic(section, "总结", context_of(known)).lines:
        printed = plain_text(line.body)
        assert not re.search(
            r"[，、；：。][，、；：。]|（）|^[，、；：。）]|其中[，。；）]", printed
        ), printed
        assert printed.endswith("。")
