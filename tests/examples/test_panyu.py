"""番禺区 2018: the whole report, what each figure prints, and what is left without some of them."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli.app import run as drafter
from drafter.cli.printed import printed_figures
from drafter.drafting.blocks import (
    CountRun,
    FigureRun,
    Heading,
    HoleRun,
    Paragraph,
    PeriodRun,
    Source,
    TextRole,
    TextRun,
)
from drafter.pipeline import Shelf
from drafter.textfile import read_text
from drafter.yamlsource import Mapping, Scalar, Sequence, read_yaml
from tests.drafts import Outcome, draft_office
from tests.layout.formats import outline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
OFFICE = ROOT / "examples" / "番禺区"
TABLE = ROOT / "tests" / "coverage" / "番禺区2018.yaml"
ORPHAN = re.compile(
    r"[、，；：][、，；：。！？）”》]|[。！？][、，；：。！？]|[（“《][、，；：。）”》]"
    r"|^[、，；：。！？）”》]|(?:^|[。；！？])其中|其中[，；。）]"
)
SHOWN = 12
DIGIT = re.compile(r"[0-9０-９]")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return draft_office(OFFICE, year="2018.yaml")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


def coverage_rows() -> Iterator[dict[str, str]]:
    source = read_text(TABLE, [])
    assert source is not None
    rows = read_yaml(source, [])
    assert rows is not None
    node = rows.get("数字")
    assert isinstance(node, Sequence)
    for item in node.items:
        assert isinstance(item, Mapping)
        yield {
            entry.key.text: entry.value.text
            for entry in item.entries
            if isinstance(entry.value, Scalar)
        }


def test_the_draft_reads_as_it_did(outcome: Outcome, golden: Callable[[str, str], None]) -> None:
    golden("番禺区2018.txt", readable(outcome))


def test_the_blank_form_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("番禺区2018空表.txt", readable(draft_office(OFFICE, year="2018.yaml", blank=True)))


def test_the_document_is_set_as_it_was(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    target = tmp_path / "2018.docx"
    assert drafter(["render", str(OFFICE / "2018.yaml"), "-o", str(target)]) == 0
    lines = (line.rpartition("｜") for line in outline_of(target.read_bytes()).splitlines())
    golden(
        "番禺区2018版面.txt",
        "".join(f"{look}｜{text[:SHOWN]}{'…' * (len(text) > SHOWN)}\n" for look, _, text in lines),
    )


def readable(outcome: Outcome) -> str:
    """One block a line: number, kind and text; figures in ⟦ ⟧ as only the program prints them."""
    lines = []
    for block in outcome.draft.blocks:
        assert isinstance(block, Heading | Paragraph)
        kind = f"标题{block.level}" if isinstance(block, Heading) else block.role.value
        text = "".join(
            f"⟦{run.text}⟧" if isinstance(run, FigureRun | HoleRun) else run.text
            for run in block.runs
        )
        lines.append(f"{block.number}｜{kind}｜{text}")
    return "\n".join(lines) + "\n"


def test_nothing_is_found_wrong_with_it(outcome: Outcome) -> None:
    assert outcome.rules() == []


def test_every_figure_of_the_report_is_printed_under_its_topic(outcome: Outcome) -> None:
    prints = [
        (item.run.id, item.run.text, item.part, item.chapter)
        for item in printed_figures(outcome.draft)
    ]
    missing = [
        row
        for row in coverage_rows()
        if (figure_id(row), row["印作"], row["部分"], row["章节"]) not in prints
    ]
    assert missing == []


def figure_id(row: dict[str, str]) -> str:
    return row["指标"] if row["字段"] == "本年" else f"{row['指标']}.{row['字段']}"


def test_the_table_has_every_figure_once() -> None:
    rows = list(coverage_rows())
    assert len(rows) == 78
    assert len({figure_id(row) for row in rows}) == 78
    for row in rows:
        assert row["来历"] in {"给定", "计算", "更正"}
        if row["来历"] == "给定":
            assert row["值"] in row["印作"]


def test_shipped_items_print_nearly_all_of_them(outcome: Outcome) -> None:
    ids = {figure_id(row) for row in coverage_rows()}
    shipped = {
        run.id
        for run in outcome.draft.runs()
        if isinstance(run, FigureRun) and Path(run.place.file).is_relative_to(ROOT / "sections")
    }
    assert len(ids & shipped) / len(ids) >= 0.95


def test_under_another_name_nothing_of_the_office_remains(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n简称: 县民政局\n上级: 县委、县政府\n地区: 清河县\n辖区称谓: 全县\n",
        encoding="utf-8",
    )
    shutil.copy(OFFICE / "2018.yaml", tmp_path)
    other = draft_office(tmp_path, year="2018.yaml")
    text = "\n".join(block.text for block in other.draft.blocks if not hasattr(block, "rows"))
    for name in (
        "番禺",
        "广州",
        "羊城",
        "五华",
        "大配餐",
        "平安通",
        "银龄",
        "桥南",
        "石碁",
        "南村",
    ):
        assert name not in text
    assert "清河县民政局2018年工作总结和2019年工作计划" in text
    ids = {figure_id(row) for row in coverage_rows()}
    printed = {run.id for run in other.draft.runs() if isinstance(run, FigureRun)}
    assert ids <= printed


def flat_data() -> list[tuple[str, str]]:
    """Every figure of the example as a flat key and its text."""
    source = read_text(OFFICE / "2018.yaml", [])
    assert source is not None
    top = read_yaml(source, [])
    assert top is not None
    data = top.get("数据")
    assert isinstance(data, Mapping)
    return list(_flat(data, "", source.text))


FIELDS = {"本年", "上年", "目标", "下期目标", "分"}


def _flat(node: Mapping, path: str, text: str) -> Iterator[tuple[str, str]]:
    for entry in node.entries:
        name = f"{path}{entry.key.text}"
        if isinstance(entry.value, Scalar):
            yield name, entry.value.text
        elif isinstance(entry.value, Mapping) and FIELDS.isdisjoint(entry.value.keys()):
            yield from _flat(entry.value, f"{name}.", text)
        else:
            yield name, _flow(entry.value)


def _flow(node: object) -> str:
    if isinstance(node, Mapping):
        inner = ", ".join(f"{entry.key.text}: {_flow(entry.value)}" for entry in node.entries)
        return f"{{{inner}}}"
    assert isinstance(node, Scalar)
    return node.text


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_subset_of_the_figures_makes_a_sound_report(
    tmp_path: Path, shelf: Shelf, data: st.DataObject
) -> None:
    everything = flat_data()
    share = data.draw(st.sampled_from([0, 5, 30, 60, 95]))
    chosen = [item for item in everything if data.draw(st.integers(0, 99), label=item[0]) < share]
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n简称: 县民政局\n上级: 县委、县政府\n", encoding="utf-8"
    )
    lines = "".join(f"  {name}: {text}\n" for name, text in chosen)
    (tmp_path / "2018.yaml").write_text(
        f"年度: 2018\n时段: 全年\n提纲: 总结与计划\n成文日期: 2019-01-10\n数据:\n{lines}",
        encoding="utf-8",
    )
    assert_sound(draft_office(tmp_path, year="2018.yaml", shelf=shelf))


def test_the_whole_report_is_sound(outcome: Outcome) -> None:
    assert_sound(outcome)


def assert_sound(outcome: Outcome) -> None:
    """No empty heading, orphan mark, unmatched bracket, gap in numbering or stray digit."""
    blocks = [block for block in outcome.draft.blocks if isinstance(block, Heading | Paragraph)]
    for block, following in pairwise(blocks):
        if isinstance(block, Heading):
            deeper = isinstance(following, Heading) and following.level > block.level
            assert deeper or (
                isinstance(following, Paragraph) and following.role.value in {"正文", "缺口"}
            ), block.text
    for block in blocks:
        text = "".join(run.text for run in block.runs)
        assert not ORPHAN.search(text), text
        for opening, closing in ("（）", "“”", "《》"):
            assert text.count(opening) == text.count(closing), text
    assert_numbered(blocks)
    for run in outcome.draft.runs():
        assert_no_stray_digit(run)


def assert_numbered(blocks: list[Heading | Paragraph]) -> None:
    numerals = "一二三四五六七八九十"
    expected = {1: 0, 2: 0}
    for block in blocks:
        if isinstance(block, Heading):
            expected[block.level] += 1
            if block.level == 1:
                expected[2] = 0
            assert block.number.strip("（）、") == numerals[expected[block.level] - 1], block.text


def assert_no_stray_digit(run: object) -> None:
    if isinstance(run, FigureRun | HoleRun | PeriodRun | CountRun):
        return
    assert isinstance(run, TextRun)
    if run.role in {TextRole.DECLARED, TextRole.OFFICE} or run.source is Source.QUOTED:
        return
    assert not DIGIT.search(re.sub(r"《[^》]*》", "", run.text)), run
