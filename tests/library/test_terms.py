"""Terms (称谓): the word that counts at the report's time, for its level and its 系统."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.checks.termproof import prove_terms
from drafter.drafting.blocks import Source, TextRun
from drafter.drafting.report import compile_library
from drafter.library.library import load_library
from drafter.library.searchpath import folder_at
from tests.drafts import OUTLINE, PROFILE, draft_section
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding
    from tests.drafts import Outcome

TERMS = "templates/称谓.yaml"
BOTH = OUTLINE + "  - {标题: 打算, 视角: 计划, 写法: 平铺, 主题: 试验/帮扶}\n"
SECTION = (
    "# 总结\n- 〔资金〕{{ 称谓.对象 }}领取{{ 帮扶.资金 }}。\n"
    "# 计划\n- 〔做好〕做好{{ 称谓.对象 }}工作。\n"
)
DATA = "  帮扶: {资金: 3}\n"
CHANGED = "对象: [{至: 2025, 用: 旧对象}, {自: 2026, 用: 新对象}]\n"


def said(tmp_path: Path, terms: str, *, section: str = SECTION, **more: str) -> Outcome:
    return draft_section(
        tmp_path,
        section,
        DATA,
        outline=BOTH,
        profile=PROFILE + more.get("profile", ""),
        head=more.get("head", "年度: 2025\n提纲: 测试\n数据:\n"),
        more={TERMS: terms},
    )


def test_results_take_the_word_of_the_end_and_plans_that_of_their_beginning(
    tmp_path: Path,
) -> None:
    assert said(tmp_path, CHANGED).lines[2:] == [
        "旧对象领取3万元。",
        "二、打算",
        "做好新对象工作。",
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("年度: 2025\n时段: 上半年\n", ["甲领取3万元。", "做好乙工作。"]),
        ("年度: 2025\n时段: 前三季度\n", ["乙领取3万元。", "做好丙工作。"]),
        ("年度: 2025\n时段: 全年\n截至: 2025-08-31\n", ["丙领取3万元。", "做好丙工作。"]),
        ("年度: 2024\n", ["甲领取3万元。", "做好甲工作。"]),
    ],
)
def test_a_month_is_counted_to_its_last_day(tmp_path: Path, head: str, expected: list[str]) -> None:
    terms = (
        "对象: [{至: 2025-06, 用: 甲}, {自: 2025-07, 至: 2025-09, 用: 乙}, {自: 2025-10, 用: 丙}]\n"
    )
    lines = said(tmp_path, terms, head=head + "提纲: 测试\n数据:\n").lines
    assert [lines[2], lines[4]] == expected


@pytest.mark.parametrize(
    ("profile", "word"),
    [("层级: 市\n", "各县（市、区）"), ("层级: 区县\n", "各镇"), ("系统: 医疗保障\n", "医保各科")],
)
def test_levels_and_systems_have_their_own(tmp_path: Path, profile: str, word: str) -> None:
    terms = (
        "对象: [{系统: 医疗保障, 用: 医保各科}, {层级: [省, 市], 用: 各县（市、区）}, {用: 各镇}]\n"
    )
    plain = PROFILE.replace("层级: 区县\n", "") if "层级" in profile else PROFILE
    outcome = draft_section(tmp_path, SECTION, DATA, profile=plain + profile, more={TERMS: terms})
    assert outcome.lines[-1] == f"{word}领取3万元。"


def test_a_word_keeps_its_place(tmp_path: Path) -> None:
    outcome = said(tmp_path, CHANGED)
    run = next(run for run in outcome.draft.runs() if run.text == "旧对象")
    assert isinstance(run, TextRun)
    assert run.source is Source.PHRASE
    assert run.place == (str(tmp_path / TERMS), 1, 19, 0)


def test_the_office_has_the_last_word(tmp_path: Path) -> None:
    outcome = said(tmp_path, CHANGED, profile="称谓: {对象: 咱们的对象}\n")
    assert outcome.lines[2] == "咱们的对象领取3万元。"
    run = next(run for run in outcome.draft.runs() if run.text == "咱们的对象")
    assert run.place.file == str(tmp_path / "单位.yaml")


def test_the_nearest_library_replaces_a_term_whole(tmp_path: Path) -> None:
    far = tmp_path / "共用"
    write_office(far, {TERMS: "对象: [{至: 2025, 用: 远}]\n别的: 别样\n"})
    section = SECTION.replace("{{ 称谓.对象 }}工作", "{{ 称谓.别的 }}工作")
    outcome = said(
        tmp_path / "单位",
        "对象: [{自: 2025, 用: 近}]\n",
        section=section,
        profile="素材库: [../共用]\n",
    )
    assert outcome.lines[2::2] == ["近领取3万元。", "做好别样工作。"]


UNSAID = "对象: [{至: 2020, 用: 旧对象}, {自: 2021, 用: 无}]\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("发放{{ 帮扶.资金 }}[[，{{ 称谓.对象 }}受益]]。", "发放3万元。"),
        ("发放{{ 帮扶.资金 }}[[，{{ 称谓.对象 }}{{ 帮扶.标准 }}]]。", "发放3万元。"),
        (
            "发放{{ 帮扶.资金 }}[[，其中[[{{ 称谓.对象 }}]]标准{{ 帮扶.标准 }}]]。",
            "发放3万元，其中标准每人每月9元。",
        ),
        (
            "发放{{ 帮扶.资金 }}{% if 称谓.对象 %}给{{ 称谓.对象 }}{% else %}到户{% endif %}。",
            "发放3万元到户。",
        ),
        ("{% if not 称谓.对象 and 帮扶.资金 %}发放{{ 帮扶.资金 }}。{% endif %}", "发放3万元。"),
        ("{{ 称谓.对象 }}领取{{ 帮扶.资金 }}。", "××领取3万元。"),
    ],
)
def test_a_clause_falls_with_a_word_that_nobody_has(
    tmp_path: Path, body: str, expected: str
) -> None:
    section = f"# 总结\n- 〔资金〕{body}\n"
    data = "  帮扶: {资金: 3, 标准: 9}\n"
    outcome = draft_section(tmp_path, section, data, more={TERMS: UNSAID})
    assert outcome.lines[-1] == expected


def test_a_word_keeps_no_clause_alive(tmp_path: Path) -> None:
    section = "# 总结\n- 〔资金〕[[{{ 称谓.对象 }}受益。]]发放{{ 帮扶.资金 }}。\n- 〔空〕[[{{ 称谓.对象 }}。]]\n"
    outcome = draft_section(tmp_path, section, DATA, more={TERMS: "对象: 老人\n"})
    assert outcome.lines[-1] == "发放3万元。"


def test_a_blank_form_does_not_say_what_is_not_said_then(tmp_path: Path) -> None:
    section = "# 总结\n- 〔资金〕发放{{ 帮扶.资金 }}[[，{{ 称谓.对象 }}{{ 帮扶.标准 }}]]。\n"
    outcome = draft_section(tmp_path, section, DATA, blank=True, more={TERMS: UNSAID})
    assert outcome.lines[-1] == "发放××万元。"


def proved(tmp_path: Path, terms: str) -> list[str]:
    """What the proof says of the terms of one small library."""
    write_office(
        tmp_path, {TERMS: terms, "sections/甲/甲.md": "# 计划\n- 〔甲〕做好{{ 称谓.甲 }}。\n"}
    )
    found: list[Finding] = []
    compiled = compile_library(load_library((folder_at(tmp_path),), found), found)
    return [f"{item.rule} {item.place.line}:{item.place.column}" for item in prove_terms(compiled)]


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ("{至: 2016, 用: 乙}, {自: 2017, 用: 丙}", []),
        ("{至: 2016, 用: 乙}, {用: 丙}", []),
        ("{层级: 市, 用: 乙}, {层级: 区县, 用: 丙}", []),
        ("{自: 2011, 至: 2011, 用: 乙}, {用: 无}", []),
        ("{至: 2015, 用: 乙}, {自: 2017, 用: 丙}", ["称谓的时间有空档 1:1"]),
        ("{至: 2017, 用: 乙}, {自: 2017, 用: 丙}", ["称谓的时间重叠 1:35"]),
        ("{自: 2017, 用: 丙}, {至: 2017, 用: 乙}", ["称谓的时间重叠 1:35"]),
        ("{用: 乙}, {层级: 市, 用: 丙}", ["称谓的时间重叠 1:24"]),
        ("{至: 2017, 层级: 市, 用: 乙}, {自: 2017, 层级: 区县, 用: 丙}", []),
        ("{用: 率先开展}", ["称谓里有断语 1:9"]),
    ],
)
def test_gaps_and_overlaps_are_told(tmp_path: Path, wordings: str, expected: list[str]) -> None:
    assert proved(tmp_path, f"甲: [{wordings}]\n") == expected


def test_a_term_that_nobody_says_is_told(tmp_path: Path) -> None:
    assert proved(tmp_path, "甲: 乙\n丙: 丁\n") == ["称谓没有用到 2:1"]
