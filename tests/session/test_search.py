"""Finding words and numbers in everything of a year, and where each place leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks.runner import check_report
from drafter.drafting.blocks import Draft, Paragraph, ParagraphRole, Source, TextRole, TextRun
from drafter.figures.editing.requests import WordsAt
from drafter.location import Location
from drafter.pipeline import Shelf, draft_office, open_office, report_on
from drafter.session.explaining import explained
from drafter.session.finding import (
    Found,
    Hit,
    Kind,
    Searched,
    everything,
    folded,
    in_draft,
    places_before,
)
from drafter.session.history import Spot
from drafter.session.rows import topic_rows
from drafter.session.whereabouts import Whereabouts

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


def searched(year: Path, shelf: Shelf) -> Searched:
    office = open_office(year, shelf, [])
    draft = draft_office(office)
    findings = check_report(report_on(office, draft), ()).findings
    return Searched(everything(office, draft, findings, Whereabouts(office)))


@pytest.fixture(scope="module")
def panyu(shelf: Shelf) -> Searched:
    return searched(EXAMPLES / "番禺区" / "2018.yaml", shelf)


def of_kind(found: tuple[Found, ...], kind: Kind) -> tuple[Hit, ...]:
    return next((group.hits for group in found if group.kind is kind), ())


def test_an_indicator_is_found_by_its_official_name_and_by_its_name_in_the_file(
    panyu: Searched,
) -> None:
    for sought in ("城乡低保标准", "低保.标准"):
        hit = of_kind(panyu.find(sought), Kind.INDICATOR)[0]
        assert hit.text == "城乡低保标准 每人每月950元"
        assert hit.spot == Spot("社会救助/低保", "低保.标准")


def test_an_indicator_of_a_topic_that_the_year_does_not_use_is_found_too(panyu: Searched) -> None:
    hit = of_kind(panyu.find("临时救助人次"), Kind.INDICATOR)[0]
    assert hit.spot is not None
    assert hit.spot.topic == "社会救助/临时救助"


def test_the_words_of_the_office_the_draft_and_the_figures_are_told_apart(panyu: Searched) -> None:
    found = panyu.find("助餐")
    assert [group.kind for group in found] == [Kind.INDICATOR, Kind.WORDS, Kind.DRAFT]
    assert all(group.total >= len(group.hits) for group in found)
    words = of_kind(found, Kind.WORDS)[0]
    assert words.spot == Spot.of_words(WordsAt("养老/助餐", "总结", 1))
    draft = of_kind(found, Kind.DRAFT)[0]
    assert draft.sought == "助餐"
    assert draft.spot == Spot("养老/助餐")


@pytest.mark.parametrize("sought", ["1,366.73", "1366.73", "１３６６．７３", "1，366.73"])
def test_a_number_is_found_however_its_thousands_are_set_apart(
    panyu: Searched, sought: str
) -> None:
    found = panyu.find(sought)
    assert "1366.73万元" in of_kind(found, Kind.INDICATOR)[0].text
    assert of_kind(found, Kind.DRAFT)[0].sought == "1366.73"


def test_findings_lead_to_their_place(tmp_path: Path, shelf: Shelf) -> None:
    year = tmp_path / "2018.yaml"
    text = (EXAMPLES / "番禺区" / "2018.yaml").read_text(encoding="utf-8")
    for name in ("单位.yaml", "2018素材.md"):
        data = (EXAMPLES / "番禺区" / name).read_bytes()
        (tmp_path / name).write_bytes(data)
    year.write_text(text.replace("908户1515人", "1908户1515人"), encoding="utf-8")
    hits = of_kind(searched(year, shelf).find("1908"), Kind.FINDING)
    assert hits
    assert hits[0].spot == Spot("社会救助/低保", "低保.在册", "本年")


def test_all_words_sought_must_stand_together(panyu: Searched) -> None:
    assert panyu.find("养老 床位")
    assert not panyu.find("养老 没有这个词")
    assert panyu.find("  ") == ()


def test_what_begins_so_comes_first(panyu: Searched) -> None:
    hits = of_kind(panyu.find("孤儿"), Kind.INDICATOR)
    begins = [hit.text.startswith("孤儿") or "孤儿" in hit.spot.path for hit in hits if hit.spot]
    assert begins == sorted(begins, reverse=True)


@given(
    st.text(alphabet="低保12,，.０户 A（", max_size=12),
    st.text(alphabet="保12,，.０A ", max_size=4),
)
def test_what_is_marked_in_a_text_is_what_was_sought(text: str, sought: str) -> None:
    place = Location("")
    run = TextRun(text, TextRole.BODY, place, Source.WORDS)
    draft = Draft("", "", (Paragraph(ParagraphRole.BODY, (run,)),), ())
    found = Searched(in_draft(draft)).find(sought)
    words = folded(sought).split()
    for hit in of_kind(found, Kind.DRAFT):
        assert folded(hit.sought) == words[0]
        assert places_before(hit, draft) == text[: hit.start].count(hit.sought)


def test_a_number_with_commas_is_marked_whole() -> None:
    run = TextRun("共有1,300户、2，000人", TextRole.BODY, Location(""), Source.WORDS)
    draft = Draft("", "", (Paragraph(ParagraphRole.BODY, (run,)),), ())
    searched = Searched(in_draft(draft))
    for sought, printed in (("1300户", "1,300户"), ("2000", "2，000")):
        assert of_kind(searched.find(sought), Kind.DRAFT)[0].sought == printed


def test_a_row_is_explained(shelf: Shelf) -> None:
    office = open_office(EXAMPLES / "番禺区" / "2018.yaml", shelf, [])
    draft = draft_office(office)
    rows = topic_rows(office.compiled.topics["社会救助/低保"], office.year)
    facts = explained(rows[0], office, draft)
    assert ("单位", "元/人·月") in facts
    assert ("科室", "社会救助科") in facts
    assert ("校验", "城乡低保标准 × 12 ＝ 城乡低保年标准") in facts
    printed = dict(facts)["印在"]
    assert "主要工作情况 › " in printed
    assert dict(facts)["填在"] == "2018.yaml 第12行"
