"""Names and numbers of persons: graver in what is published, and never repeated by a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.batch import render
from drafter.checks.rules.privacy import person_named
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.findings import Related, Severity
from drafter.library.searchpath import shared_path
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.pipeline import Edition, Shelf
from drafter.review.checking import check_file
from tests.offices import HEAD, OUTLINE, PROFILE, write_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
NAMED = "写出对象姓名"
EDITIONS = PROFILE + "稿: {公开稿: {提纲: 试验提纲, 公开: 是}, 内部稿: {提纲: 试验提纲}}\n"
INDICATORS = "试验:\n  资金: {名称: 试验资金, 单位: 万元, 类型: 时期数}\n"
SECTION = "# 总结\n- 支出资金{{ 试验.资金 }}。\n"
# 11010119900307 and 753 work out the check digit 3.
NUMBER = "11010119900307753" + "3"
PRIVATE = ("王晓明", "13800138000", NUMBER)


def office(folder: Path, **files: str) -> Path:
    return write_office(
        folder,
        {
            "单位.yaml": EDITIONS,
            "2018.yaml": HEAD.format(year=2018) + "提纲: 试验提纲\n数据: {试验: {资金: 12}}\n",
            "templates/提纲/试验提纲.yaml": OUTLINE,
            "sections/试验/指标.yaml": INDICATORS,
            "sections/试验/试验.md": SECTION,
            **files,
        },
    )


def severities(found: tuple[Finding, ...]) -> list[Severity]:
    return [each.severity for each in found if each.rule == NAMED]


@pytest.mark.parametrize(
    ("name", "severity"),
    [("2018公开稿.txt", Severity.ERROR), ("2018送审稿.txt", Severity.WARNING)],
)
def test_a_name_is_graver_in_a_document_that_is_published(
    tmp_path: Path, name: str, severity: Severity
) -> None:
    folder = office(tmp_path, **{name: "走访慰问低保户王晓明。\n"})
    assert severities(check_file(folder / name, Shelf()).findings) == [severity]


@pytest.mark.parametrize(
    ("variant", "severity"), [("公开稿", Severity.ERROR), ("内部稿", Severity.WARNING)]
)
def test_a_name_is_graver_in_an_edition_that_is_published(
    tmp_path: Path, variant: str, severity: Severity
) -> None:
    words = "# 试验/试验\n- 走访慰问低保户王晓明，用【试验.资金】。\n"
    folder = office(tmp_path, **{"2018素材.md": words})
    found = check_file(folder / "2018.yaml", Shelf(), Edition(variant=variant)).findings
    assert severities(found) == [severity], found
    (named,) = [each for each in found if each.rule == NAMED]
    target = tmp_path / "稿.docx"
    render(folder / "2018.yaml", target, Shelf(), Edition(variant=variant), final=True)
    assert target.exists() == (severity is Severity.WARNING)
    assert str(named.place).removeprefix(f"{folder}/") == "2018素材.md:2:10"


@pytest.mark.parametrize(
    "text",
    [
        "落实“一门受理，低保户王晓明、联系13800138000。",
        f"低保户王晓明,身份证号{NUMBER},家住东街.",
        "低保户王晓明。。其亲属电话13800138000，，已联系",
        "截至 2024年底，信访户王晓明，13800138000，多次上访。",
        "发放救助金xx万元，惠及低保户王晓明(13800138000)。",
        "一、慰问低保户王晓明\n完成走访。\n三、慰问低保户王晓明\n完成回访。",
    ],
)
def test_no_finding_repeats_what_must_not_be_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "文.txt").write_text(f"{text}\n", encoding="utf-8")
    found = check_file(tmp_path / "文.txt", Shelf()).findings
    assert {each.rule for each in found} > {NAMED}
    for each in found:
        said = " ".join((each.message, each.hint, *(item.note for item in each.related)))
        assert not any(word in said for word in (*PRIVATE, "王晓", "晓明")), said


def paper_of(text: str) -> Paper:
    passage = Passage(text, ((0, Location("文.txt", 1, 1)),))
    return Paper(
        Manuscript("文.txt", (passage,)), Setting(Shelf().library(shared_path([]), []).library)
    )


def test_words_around_a_place_hold_no_part_of_a_name() -> None:
    paper = paper_of("慰问低保户王晓明，13800138000，一共两户人家。")
    assert paper.around(9, 10) == "慰问低保户王××，138******00，一"
    assert paper.around(18, 19) == "××，138******00，一共两户人家。"
    assert paper.quoted(6, 7) == "×"


def test_a_whole_finding_is_concealed() -> None:
    paper = paper_of("慰问低保户王晓明。")
    place = Location("文.txt", 1, 1)
    found = person_named.RULE.at(
        place, "标题“王晓明”", hint="删去王晓明", related=(Related(place, "王晓明"),)
    )
    hidden = paper.private.concealed(paper.text, found)
    assert (hidden.message, hidden.hint) == ("标题“王××”", "删去王××")
    assert hidden.related == (Related(place, "王××"),)
