"""Names and numbers of persons: graver in what is published, and never repeated by a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.batch import render
from drafter.checks.rules.privacy import person_named
from drafter.checks.written.paper import Paper
from drafter.checks.written.privatewords import PrivateWords
from drafter.checks.written.setting import Setting
from drafter.cli.report import finding_json
from drafter.findings import Family, Related, Severity
from drafter.library.searchpath import shared_path
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.pipeline import Edition, Shelf
from drafter.review.changes import changes
from drafter.review.checking import check_file
from tests.offices import HEAD, OUTLINE, PROFILE, write_office
from tests.walking import LENGTH, taken, time_of

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding

pytestmark = pytest.mark.usefixtures("without_topics")
NAMED = "写出对象姓名"
HOSTILE = (
    *(
        "残疾人王建国、",
        "王建国等3名困难",
        "，男，",
        "病的王",
        "家住1组2号",
        "姓名\n低保\n王桂兰\n",
    ),
    *("低保户王建国1950年3月1日出生", "低保证号12345", "其账号1 2 3 4 5 6 7 8 9 0 ", "a@a.aa"),
)
EDITIONS = PROFILE + "稿: {公开稿: {提纲: 试验提纲, 公开: 是}, 内部稿: {提纲: 试验提纲}}\n"
INDICATORS = "试验:\n  资金: {名称: 试验资金, 单位: 万元, 类型: 时期数}\n"
SECTION = "# 总结\n- 支出资金{{ 试验.资金 }}。\n"
# 11010119900307 and 753 work out the check digit 3.
NUMBER = "11010119900307753" + "3"
PRIVATE = ("王晓明", "13800138000", NUMBER)
# Of each further kind: a sentence with a fault beside it, and what nothing may repeat.
OTHER_KINDS = (
    ("低保户刘子涵， 家住黄坡村4组18号。", ("刘子涵", "子涵", "4组18号", "18号")),
    ("低保户刘子涵,1950年3月12日出生。", ("刘子涵", "3月12日")),
    ("低保户的残疾人证号 11010519900307753342,已换发。", ("11010519900307753342", "1990")),
    ("信访人的车浙C8K392,已扣留。", ("浙C8K392", "8K39")),
    ("监护人的邮箱是zhangsan@qq.com,微信号wxid_abc123,已联系。", ("zhangsan", "wxid_abc123")),
    ("补助打入其一卡通账号8101000012345678,已到账。", ("8101000012345678", "0000")),
    ("困难群众周德旺来访,周德旺说“谢谢“。", ("周德旺", "德旺")),
)


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


@pytest.mark.parametrize(("text", "private"), OTHER_KINDS)
def test_no_finding_repeats_any_other_kind(
    tmp_path: Path, text: str, private: tuple[str, ...]
) -> None:
    (tmp_path / "文.txt").write_text(f"{text}\n", encoding="utf-8")
    found = check_file(tmp_path / "文.txt", Shelf()).findings
    families = {each.family for each in found}
    assert families > {Family.PRIVACY}, found
    said = str([finding_json(each) for each in found])
    assert not any(word in said for word in private), said


@pytest.mark.parametrize(("text", "private"), OTHER_KINDS)
def test_what_fix_would_do_is_shown_without_them(text: str, private: tuple[str, ...]) -> None:
    mended = text.replace(",", "，").replace("， ", "，").replace("号 1", "号1")
    assert mended != text
    for change in changes(text, mended):
        said = change.before + change.after
        assert not any(word in said for word in private), said


def test_what_fix_would_do_is_shown_at_its_place() -> None:
    text = "首行。\n慰问**困难\n群众**王晓明 等2户,家住东街。\n"
    (change,) = changes(text, text.replace(" ", "").replace(",", "，"))
    assert change == (3, "群众**王×× 等2户,家住东街。", "群众**王××等2户，家住东街。")


@pytest.mark.parametrize("piece", HOSTILE)
def test_looking_for_them_is_not_stopped_by_a_hostile_text(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    assert taken(lambda: PrivateWords(text)) < time_of(500)


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
        place,
        "标题“王晓明”",
        hint="删去王晓明",
        computation="王晓明1户",
        related=(Related(place, "王晓明"),),
    )
    hidden = paper.private.concealed(paper.text, found)
    assert (hidden.message, hidden.hint) == ("标题“王××”", "删去王××")
    assert hidden.computation == "王××1户"
    assert hidden.related == (Related(place, "王××"),)
