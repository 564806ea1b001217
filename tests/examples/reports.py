"""What every example report is held to: its figures in their places, and prose without gaps."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli.app import run as drafter
from drafter.cli.printed import printed_figures
from drafter.drafting.blocks import (
    NO_FIGURES,
    CountRun,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    PeriodRun,
    Source,
    Table,
    TextRole,
    TextRun,
)
from drafter.pipeline import Shelf, produce
from drafter.textfile import read_text
from drafter.yamlsource import Mapping, Scalar, Sequence, read_yaml
from tests.drafts import Outcome, draft_office
from tests.layout.formats import outline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.cli.printed import Printed
    from drafter.drafting.blocks import Run

ROOT = Path(__file__).parents[2]
SHELF = Shelf()
SHOWN = 12
NUMERALS = "一二三四五六七八九十"
ORPHAN = re.compile(
    r"[、，；：][、，；：。！？）”》]|[。！？][、，；：。！？]|[（“《][、，；：。）”》]"
    r"|^[、，；：。！？）”》]|(?:^|[。；！？])其中|其中[，；。）]"
)
DIGIT = re.compile(r"[0-9０-９]")
FIELDS = {"本年", "上年", "目标", "下期目标", "分", "其中", "历年", "同比", "完成率"}


def coverage_rows(table: Path) -> Iterator[dict[str, str]]:
    """The rows of a coverage table: which figure is printed where, and as what."""
    rows = _mapping(table).get("数字")
    assert isinstance(rows, Sequence)
    for item in rows.items:
        assert isinstance(item, Mapping)
        yield {
            entry.key.text: entry.value.text
            for entry in item.entries
            if isinstance(entry.value, Scalar)
        }


def figure_id(row: dict[str, str]) -> str:
    """The name a row's figure is tracked by."""
    return row["指标"] if row["字段"] == "本年" else f"{row['指标']}.{row['字段']}"


def rows_not_printed(outcome: Outcome, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows whose figure does not stand in its part, chapter and topic as it should."""
    prints = {
        (item.run.id, item.run.text, item.part, item.chapter): topic_of(item)
        for item in printed_figures(outcome.draft)
        if not item.annex
    }
    return [
        row
        for row in rows
        if (topic := prints.get((figure_id(row), row["印作"], row["部分"], row["章节"]))) is None
        or topic != row.get("主题", topic)
    ]


def places_of(outcome: Outcome) -> set[tuple[str, str, str, str]]:
    """Every figure outside the annex with its part, chapter and topic."""
    return {
        (item.run.id, item.part, item.chapter, topic_of(item))
        for item in printed_figures(outcome.draft)
        if not item.annex
    }


def topic_of(item: Printed) -> str:
    """The topic whose section prints the figure; "" where the office's own words do."""
    place = Path(item.run.place.file)
    sections = ROOT / "sections"
    if not place.is_relative_to(sections):
        return ""
    return place.relative_to(sections).with_suffix("").as_posix()


def printed_by_shipped_items(outcome: Outcome) -> set[tuple[str, str]]:
    """The figures, each with the part it stands in, that items of the shipped sections print."""
    return {
        (item.run.id, item.part)
        for item in printed_figures(outcome.draft)
        if Path(item.run.place.file).is_relative_to(ROOT / "sections")
    }


def readable(outcome: Outcome, *, periods: bool = False) -> str:
    """One block a line: number, kind and text; figures in ⟦ ⟧ as only the program prints them.

    With `periods` the years and dates stand apart too.
    """
    lines: list[str] = []
    for block in outcome.draft.blocks:
        if isinstance(block, Table):
            lines.extend(
                "｜".join(["", "表", *("".join(_marked(run) for run in cell) for cell in row)])
                for row in block.rows
            )
            continue
        kind = f"标题{block.level}" if isinstance(block, Heading) else block.role.value
        text = "".join(
            f"〔期：{run.text}〕" if periods and isinstance(run, PeriodRun) else _marked(run)
            for run in block.runs
        )
        lines.append(f"{block.number}｜{kind}｜{text}")
    return "\n".join(lines) + "\n"


def _marked(run: Run) -> str:
    return f"⟦{run.text}⟧" if isinstance(run, FigureRun | HoleRun) else run.text


def flat_data(year: Path) -> list[tuple[str, str]]:
    """Every figure of an example as a flat key and its text."""
    data = _mapping(year).get("数据")
    assert isinstance(data, Mapping)
    return list(_flat(data, ""))


def typed_fields(year: Path) -> Iterator[tuple[str, str]]:
    """Every figure that an example's file holds, and which of its fields."""
    for name, text in flat_data(year):
        for field in re.findall(r"(?<=^\{)\w+(?=: )|(?<=, )\w+(?=: )", text) or ["本年"]:
            yield name, field


def _mapping(path: Path) -> Mapping:
    source = read_text(path, [])
    assert source is not None
    top = read_yaml(source, [])
    assert top is not None
    return top


def _flat(node: Mapping, path: str) -> Iterator[tuple[str, str]]:
    for entry in node.entries:
        name = f"{path}{entry.key.text}"
        if isinstance(entry.value, Scalar):
            yield name, entry.value.text
        elif isinstance(entry.value, Mapping) and FIELDS.isdisjoint(entry.value.keys()):
            yield from _flat(entry.value, f"{name}.")
        else:
            yield name, _flow(entry.value)


def _flow(node: object) -> str:
    if isinstance(node, Mapping):
        inner = ", ".join(f"{entry.key.text}: {_flow(entry.value)}" for entry in node.entries)
        return f"{{{inner}}}"
    assert isinstance(node, Scalar)
    return node.text


def assert_sound(outcome: Outcome) -> None:
    """No empty heading, orphan mark, unmatched bracket, gap in numbering or stray digit."""
    blocks = [block for block in outcome.draft.blocks if isinstance(block, Heading | Paragraph)]
    assert_nothing_hangs(blocks)
    assert_numbered(blocks)
    for run in outcome.draft.runs():
        assert_no_stray_digit(run)


def assert_nothing_hangs(blocks: list[Heading | Paragraph]) -> None:
    """No heading with nothing under it, no orphan mark, no unmatched bracket."""
    for block, following in pairwise(blocks):
        if isinstance(block, Heading):
            deeper = isinstance(following, Heading) and following.level > block.level
            assert deeper or (
                isinstance(following, Paragraph) and following.role.value in {"正文", "缺口"}
            ), block.text
    for block in blocks:
        assert not ORPHAN.search(block.text), block.text
        for opening, closing in ("（）", "“”", "《》"):
            assert block.text.count(opening) == block.text.count(closing), block.text


def assert_numbered(blocks: list[Heading | Paragraph]) -> None:
    """Headings of every level are numbered from one without a gap, each level by its own marks."""
    expected = {1: 0, 2: 0, 3: 0, 4: 0}
    for block in blocks:
        if isinstance(block, Heading):
            expected[block.level] += 1
            expected.update({deeper: 0 for deeper in expected if deeper > block.level})
            number = expected[block.level]
            mark = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}[block.level]
            numeral = NUMERALS[number - 1] if block.level <= 2 else number
            assert block.number == mark.format(numeral), block.text


def assert_no_stray_digit(run: object) -> None:
    """Digits stand only in figures, dates, counts, declared digits and what is quoted."""
    if isinstance(run, FigureRun | HoleRun | PeriodRun | CountRun):
        return
    assert isinstance(run, TextRun)
    if run.role in {*NO_FIGURES, TextRole.OFFICE} or run.source is Source.QUOTED:
        return
    assert not DIGIT.search(re.sub(r"《[^》]*》", "", run.text)), run


@cache
def told_by(office: str, year: str, *, blank: bool = False) -> Outcome:
    """The draft of an example, as its own year's file asks for it."""
    folder = ROOT / "examples" / office
    return draft_office(folder, year=f"{year}.yaml", blank=blank, shelf=SHELF)


class WholeReport:
    """What holds of a whole example report; a class of its tests says which report it is.

    `rows` is how many figures its coverage table has, `corrected` those of them that the real
    report had otherwise, as they are printed now; `shipped` is the outline of the library that
    has its form, `names` what only its own words say, `own` the figures only they print.
    """

    office: ClassVar[str]
    year: ClassVar[str]
    level: ClassVar[str] = "区县"
    shipped: ClassVar[str]
    rows: ClassVar[int]
    corrected: ClassVar[frozenset[tuple[str, str]]] = frozenset()
    names: ClassVar[tuple[str, ...]]
    own: ClassVar[frozenset[str]] = frozenset()
    periods: ClassVar[bool] = True

    def file(self) -> Path:
        """The year's file."""
        return ROOT / "examples" / self.office / f"{self.year}.yaml"

    def outcome(self) -> Outcome:
        """The draft and what was found."""
        return told_by(self.office, self.year)

    def table(self) -> list[dict[str, str]]:
        """The rows of its coverage table."""
        return list(coverage_rows(ROOT / "tests" / "coverage" / f"{self.office}{self.year}.yaml"))

    def filled(self) -> list[dict[str, str]]:
        """The rows whose figure has come."""
        return [row for row in self.table() if row["值"]]

    def test_the_draft_reads_as_it_did(self, golden: Callable[[str, str], None]) -> None:
        text = readable(self.outcome(), periods=self.periods)
        golden(f"{self.office}{self.year}.txt", text)

    def test_the_blank_form_reads_as_it_did(self, golden: Callable[[str, str], None]) -> None:
        blank = told_by(self.office, self.year, blank=True)
        golden(f"{self.office}{self.year}空表.txt", readable(blank, periods=self.periods))

    def test_the_document_is_set_as_it_was(
        self, tmp_path: Path, golden: Callable[[str, str], None]
    ) -> None:
        target = tmp_path / "稿.docx"
        assert drafter(["render", str(self.file()), "-o", str(target)]) == 0
        lines = (line.rpartition("｜") for line in outline_of(target.read_bytes()).splitlines())
        golden(
            f"{self.office}{self.year}版面.txt",
            "".join(
                f"{look}｜{text[:SHOWN]}{'…' * (len(text) > SHOWN)}\n" for look, _, text in lines
            ),
        )

    def test_nothing_is_found_wrong_with_it(self) -> None:
        assert produce(self.file(), SHELF).findings == ()

    def test_every_figure_of_the_report_is_printed_under_its_topic(self) -> None:
        assert rows_not_printed(self.outcome(), self.filled()) == []

    def test_the_table_has_every_figure_once(self) -> None:
        table = self.table()
        assert len(table) == self.rows
        assert len({(figure_id(row), row["部分"]) for row in table}) == self.rows
        for row in table:
            assert row["来历"] in {"给定", "计算", "更正", "空位"}
            assert row["约"] in row["印作"] or row["来历"] == "更正"
            assert (row["来历"] == "空位") <= (not row["值"])
            if row["来历"] == "给定":
                assert row["值"] in row["印作"]

    def test_what_the_real_report_had_wrong_is_corrected(self) -> None:
        wrong = {(figure_id(row), row["印作"]) for row in self.table() if row["来历"] == "更正"}
        assert wrong == self.corrected

    def test_what_is_computed_is_not_filled_in(self) -> None:
        typed = set(typed_fields(self.file()))
        computed = {(row["指标"], row["字段"]) for row in self.table() if row["来历"] == "计算"}
        assert computed.isdisjoint(typed)

    def test_shipped_items_print_nearly_all_of_them(self) -> None:
        wanted = {(figure_id(row), row["部分"]) for row in self.filled()}
        assert len(wanted & printed_by_shipped_items(self.outcome())) / len(wanted) >= 0.95

    def test_the_whole_report_is_sound(self) -> None:
        assert_sound(self.outcome())

    def test_under_another_name_nothing_of_the_office_remains(self, tmp_path: Path) -> None:
        self.of_another_office(tmp_path, self.file().read_text(encoding="utf-8"))
        other = draft_office(tmp_path, year=f"{self.year}.yaml", shelf=SHELF)
        body = "\n".join(block.text for block in other.draft.blocks if not isinstance(block, Table))
        for name in self.names:
            assert name not in body
        assert body.startswith("清河民政局")
        printed = {run.id for run in other.draft.runs() if isinstance(run, FigureRun)}
        assert {figure_id(row) for row in self.filled()} - printed == self.own

    @settings(
        max_examples=40,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
            HealthCheck.differing_executors,
        ],
    )
    @given(data=st.data())
    def test_any_subset_of_the_figures_makes_a_sound_report(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        share = data.draw(st.sampled_from([0, 5, 30, 60, 95]))
        empty = data.draw(st.sampled_from([0, 20]))
        lines = []
        for name, text in flat_data(self.file()):
            draw = data.draw(st.integers(0, 99), label=name)
            if draw < share:
                lines.append(f"  {name}: {'' if draw < empty else text}\n")
        head, _, _ = self.file().read_text(encoding="utf-8").partition("\n数据:")
        self.of_another_office(tmp_path, f"{head}\n数据:\n{''.join(lines)}")
        assert_sound(draft_office(tmp_path, year=f"{self.year}.yaml", shelf=SHELF))

    def of_another_office(self, folder: Path, text: str) -> None:
        """An office of the same level with the figures in `text`, and none of the words there are."""
        profile = (
            f"名称: 清河民政局\n简称: 民政局\n上级: 党委、政府\n地区: 清河\n层级: {self.level}\n"
        )
        (folder / "单位.yaml").write_text(profile, encoding="utf-8")
        text = re.sub(r"^提纲: .*$", f"提纲: {self.shipped}", text, flags=re.MULTILINE)
        (folder / f"{self.year}.yaml").write_text(text, encoding="utf-8")
