"""What every example report is held to: its figures in their places, and prose without gaps."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.printed import printed_figures
from drafter.drafting.blocks import (
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
from drafter.textfile import read_text
from drafter.yamlsource import Mapping, Scalar, Sequence, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.blocks import Run
    from tests.drafts import Outcome

ROOT = Path(__file__).parents[2]
ORPHAN = re.compile(
    r"[、，；：][、，；：。！？）”》]|[。！？][、，；：。！？]|[（“《][、，；：。）”》]"
    r"|^[、，；：。！？）”》]|(?:^|[。；！？])其中|其中[，；。）]"
)
DIGIT = re.compile(r"[0-9０-９]")
FIELDS = {"本年", "上年", "目标", "下期目标", "分", "其中", "历年"}


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
    """The rows whose figure does not stand in its part and chapter as it should."""
    prints = {
        (item.run.id, item.run.text, item.part, item.chapter)
        for item in printed_figures(outcome.draft)
        if not item.annex
    }
    return [
        row for row in rows if (figure_id(row), row["印作"], row["部分"], row["章节"]) not in prints
    ]


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
    """Headings of the first two levels are numbered from one without a gap."""
    numerals = "一二三四五六七八九十"
    expected = {1: 0, 2: 0}
    for block in blocks:
        if isinstance(block, Heading):
            expected[block.level] += 1
            if block.level == 1:
                expected[2] = 0
            assert block.number.strip("（）、") == numerals[expected[block.level] - 1], block.text


def assert_no_stray_digit(run: object) -> None:
    """Digits stand only in figures, dates, counts, declared digits and what is quoted."""
    if isinstance(run, FigureRun | HoleRun | PeriodRun | CountRun):
        return
    assert isinstance(run, TextRun)
    if run.role in {TextRole.DECLARED, TextRole.OFFICE} or run.source is Source.QUOTED:
        return
    assert not DIGIT.search(re.sub(r"《[^》]*》", "", run.text)), run
