"""Any office may use any of the five outlines: every example under each reads whole and in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import CountRun, FigureRun, Heading, Paragraph, ParagraphRole
from drafter.figures.lists import FieldText
from drafter.pipeline import Edition, Shelf, produce
from drafter.quantity import han_numeral
from tests.drafts import Outcome
from tests.examples.reports import (
    ROOT,
    assert_no_stray_digit,
    assert_nothing_hangs,
    flat_data,
    readable,
)
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from drafter.drafting.blocks import Block
    from drafter.library.library import Library
    from drafter.library.outlines import Chapter
    from drafter.pipeline import Produced

OUTLINES = ("总结与计划", "总结问题与计划", "变字八章", "补板与重点工作", "口号框架")
EXAMPLES = {
    "番禺区2018": "番禺区/2018.yaml",
    "莲都区2011": "莲都区/2011.yaml",
    "衢州市2013": "衢州市/2013.yaml",
    "金坛区2017上半年": "金坛区/2017上半年.yaml",
    "长清区2023": "长清区/2023.yaml",
}
FEW = "低保: {在册: 120户205人, 资金: 210.5}\n婚姻: {登记: 860}\n养老: {床位: {机构床位: 900}}\n"
# what a leader looks for in the headings above a topic, by its 业务线
EXPECTED_UNDER = {
    "社会救助": "救助",
    "扶贫济困": "救助|帮扶",
    "防灾减灾": "救助|帮扶",
    "慈善": "慈善|救助",
    "养老": "养老",
    "儿童福利": "儿童|福利",
    "基层治理": "社区|基层",
    "社会组织": "社会组织|社会力量",
    "社会工作": "社会组织|社会工作|社会力量",
    "双拥优抚": "双拥",
    "社会事务": "事务|殡葬|专项",
    "项目建设": "项目|专项",
    "自身建设": "自身|队伍|补齐短板",
}
HONOURS = "自身建设/荣誉宣传"
NOT_SAID = {"已填未印", "主题没有进提纲", "视角没有进提纲"}
LOST_AT_MOST = 0.05
SHORT = 8  # characters of a sentence that may come twice in a report
COUNTED = re.compile(r"([一二两三四五六七八九十]+)(?:个方面|项重点工程)")
ENTRY = re.compile(r"[一二三四五六七八九十]+是")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="module")
def reports(shelf: Shelf) -> dict[tuple[str, str], Produced]:
    """Every example under every outline."""
    return {
        (example, outline): produce(ROOT / "examples" / path, shelf, Edition(outline=outline))
        for example, path in EXAMPLES.items()
        for outline in OUTLINES
    }


@pytest.fixture(scope="module")
def library(reports: dict[tuple[str, str], Produced]) -> Library:
    return reports["番禺区2018", OUTLINES[0]].office.compiled.library


every_report = pytest.mark.parametrize(
    ("example", "outline"), [(example, outline) for example in EXAMPLES for outline in OUTLINES]
)


@every_report
def test_the_draft_reads_as_it_did(
    reports: dict[tuple[str, str], Produced],
    example: str,
    outline: str,
    golden: Callable[[str, str], None],
) -> None:
    produced = reports[example, outline]
    golden(f"{example}·{outline}.txt", readable(Outcome(produced.draft, produced.findings)))


@every_report
def test_it_is_sound(reports: dict[tuple[str, str], Produced], example: str, outline: str) -> None:
    produced = reports[example, outline]
    assert [item for item in produced.findings if item.severity.value == "错误"] == []
    assert_reads_whole(produced.draft.blocks)
    for run in produced.draft.runs():
        if not (isinstance(run, CountRun) or run.role.value == "小标题句"):
            assert_no_stray_digit(run)


@every_report
def test_hardly_a_figure_is_lost_and_none_in_silence(
    reports: dict[tuple[str, str], Produced], example: str, outline: str
) -> None:
    produced = reports[example, outline]
    figures = produced.office.year.book.figures.values()
    runs = produced.draft.runs()
    printed = {place for run in runs if isinstance(run, FigureRun) for place in run.origins}
    lost = [figure for figure in figures if printed.isdisjoint(figure.origins)]
    told = {finding.place for finding in produced.findings if finding.rule in NOT_SAID}
    assert [figure.id for figure in lost if figure.place not in told] == []
    assert len(lost) <= LOST_AT_MOST * len(figures), [figure.id for figure in lost]


@every_report
def test_no_word_of_the_office_is_lost_in_silence(
    reports: dict[tuple[str, str], Produced], example: str, outline: str
) -> None:
    produced = reports[example, outline]
    words = produced.office.year.words
    text = "".join(produced.draft.texts)
    told = "".join(finding.message for finding in produced.findings if finding.rule in NOT_SAID)
    for heading in words.headings:
        for item in words.items(heading.topic, heading.aspect):
            for run in item.runs:
                said = run.text.strip("。；，、")
                assert said.startswith("【") or said in text or heading.topic in told, said


@every_report
def test_a_project_is_told_once_in_what_was_done(
    reports: dict[tuple[str, str], Produced], example: str, outline: str
) -> None:
    """And once more where the outline plans it; with its next step told there is no need to."""
    produced = reports[example, outline]
    text = "".join(produced.draft.texts)
    for record in produced.office.year.book.records("项目"):
        name = record.fields["名称"]
        assert isinstance(name, FieldText)
        most = 1 if outline == "补板与重点工作" else 2
        assert 1 <= text.count(name.text) <= most, name.text


@every_report
def test_a_third_of_the_figures_taken_away(
    tmp_path: Path, shelf: Shelf, example: str, outline: str
) -> None:
    year = ROOT / "examples" / EXAMPLES[example]
    head = "".join(
        f"{line}\n"
        for line in year.read_text(encoding="utf-8").splitlines()
        if line.startswith(("年度:", "时段:", "截至:"))
    )
    kept = [item for number, item in enumerate(flat_data(year)) if number % 3]
    data = "".join(f"  {name}: {text}\n" for name, text in kept)
    assert_office_reads(tmp_path, shelf, year.name, f"{head}提纲: {outline}\n数据:\n{data}")


@pytest.mark.parametrize("outline", OUTLINES)
def test_an_office_of_three_topics(tmp_path: Path, shelf: Shelf, outline: str) -> None:
    data = "".join(f"  {line}\n" for line in FEW.splitlines())
    text = assert_office_reads(
        tmp_path, shelf, "2026.yaml", f"年度: 2026\n提纲: {outline}\n数据:\n{data}"
    )
    for figure in ("120户205人", "210.5万元", "860", "900张"):
        assert text.count(figure) == 1, text
    for absent in ("儿童", "社区建设", "双拥", "项目", "慈善募", "社会组织登记"):
        assert absent not in text


def assert_office_reads(folder: Path, shelf: Shelf, year: str, text: str) -> str:
    """The office's report is whole; its text."""
    write_office(folder, {year: text})
    produced = produce(folder / year, shelf)
    assert_reads_whole(produced.draft.blocks)
    return "\n".join(produced.draft.texts)


@pytest.mark.parametrize("outline", OUTLINES)
def test_every_shipped_topic_stands_where_a_leader_looks_for_it(
    library: Library, outline: str
) -> None:
    for part in library.outlines[outline].parts:
        for path, aspect, headings in places(part, ""):
            if aspect != "问题" and path != HONOURS:
                wanted = EXPECTED_UNDER[path.partition("/")[0]]
                assert re.search(wanted, headings), (path, headings)


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("aspect", ["总结", "问题", "计划"])
def test_every_aspect_of_every_topic_is_told_once(
    library: Library, outline: str, aspect: str
) -> None:
    told = [
        path
        for part in library.outlines[outline].parts
        for path, as_what, _ in places(part, "")
        if as_what == aspect
    ]
    shipped = {
        path
        for path, section in library.sections.items()
        if section.place.file.startswith(str(ROOT)) and path != HONOURS
    }
    assert sorted(told) == sorted(set(told))
    assert sorted(shipped - set(told)) == []


def places(
    chapter: Chapter, above: str, taken_in: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, str]]:
    """Every topic of a chapter with each 视角 it is told under and the headings above it."""
    headings = above + (chapter.title.text if chapter.title else "")
    taken_in = chapter.taken_in or taken_in
    for use in chapter.topics:
        for aspect in (*taken_in, chapter.aspect):
            yield use.path, aspect, headings
    for inner in chapter.chapters:
        yield from places(inner, headings, taken_in)


def assert_reads_whole(blocks: tuple[Block, ...]) -> None:
    """Nothing hangs, nothing comes twice, what is counted is there, numbers run without gaps."""
    told = [
        block
        for block in blocks
        if isinstance(block, Heading)
        or (isinstance(block, Paragraph) and block.role is ParagraphRole.BODY)
    ]
    assert_nothing_hangs(told)
    for block in told:
        entries = [run.text for run in block.runs if isinstance(run, CountRun)]
        entries = [text for text in entries if ENTRY.fullmatch(text)]
        assert entries == [f"{han_numeral(number)}是" for number in range(1, len(entries) + 1)]
        assert len(entries) != 1, block.text
    assert_numbered(told)
    assert_counted(told)
    sentences = [
        part for block in told for part in re.split("[。；]", block.text) if len(part) > SHORT
    ]
    assert sorted(sentences) == sorted(set(sentences))


def assert_numbered(told: list[Heading | Paragraph]) -> None:
    """The numbers of each level run on from one under the heading above."""
    taken: dict[int, int] = {}
    for block in told:
        if not block.number:
            continue
        taken[block.level] = taken.get(block.level, 0) + 1
        taken = {level: last for level, last in taken.items() if level <= block.level}
        number = taken[block.level]
        assert block.number.strip("（）、.") in {str(number), han_numeral(number)}, block.text


def assert_counted(told: list[Heading | Paragraph]) -> None:
    """What a heading, the lead or the announcement counts is there to be counted."""
    for number, block in enumerate(told):
        if any(isinstance(run, CountRun) and not ENTRY.fullmatch(run.text) for run in block.runs):
            told_here = list(under(told[number + 1 :], block))
            for said in COUNTED.findall(block.text):
                assert numeral(len(told_here)) == said, (block.text, told_here)
            for slogan in re.findall(
                r"(?:提升|解决|攻克|突出)[一二两三四五六七八九十]+[个项]..", block.text
            ):
                headings = [item for item in told if isinstance(item, Heading)]
                answers = [item for item in headings if slogan in item.text]
                assert len(answers) == 1, slogan
                place = told.index(answers[0])
                inner = list(under(told[place + 1 :], answers[0]))
                assert slogan[2] == numeral(len(inner)), (slogan, inner)


def under(following: list[Heading | Paragraph], block: Heading | Paragraph) -> Iterator[str]:
    """What stands directly under a heading, or after an announcement: headings, else entries."""
    level = block.level if isinstance(block, Heading) else None
    first: int | None = None
    for item in following:
        if level is not None and isinstance(item, Heading) and item.level <= level:
            return
        if not item.number:
            if first is None:
                entries = [run.text for run in item.runs if isinstance(run, CountRun)]
                yield from [text for text in entries if ENTRY.fullmatch(text)] or [item.text]
                return
            continue
        if first is None:
            first = item.level
        if item.level < first:
            return
        if item.level == first:
            yield item.number


def numeral(number: int) -> str:
    """A count as headings write it."""
    return "两" if number == 2 else han_numeral(number)
