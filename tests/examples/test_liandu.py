"""莲都区 2011: a report whose figures have not come; the blank form and the frame of slogans."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from drafter.drafting.blocks import CountRun, Heading, HoleRun, Paragraph, plain_text
from drafter.pipeline import produce
from tests.drafts import Outcome, draft_office
from tests.examples.reports import (
    SHELF,
    WholeReport,
    assert_sound,
    figure_id,
    places_of,
    told_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Counted when the figures of the report were listed one by one: 103, of which 92 have no value.
SLOTS = 92
FRAME = ["提升一个水平", "解决两个热点", "攻克三个难点", "突出四项重点"]
PAIR = re.compile(r"^(    (?:在册|甲类|乙类|残疾人|退出): )××", re.MULTILINE)


class TestLiandu(WholeReport):
    office = "莲都区"
    year = "2011"
    shipped = "口号框架"
    rows = 103
    corrected = frozenset({("社区用房.前期", "两个")})
    names = ("莲都", "丽水", "郑榴娟", "欧宝", "大港头", "瓯江", "驻莲", "星光")

    def test_nothing_is_found_wrong_with_it(self) -> None:
        """What has not come is all that is said of it."""
        found = produce(self.file(), SHELF).findings
        assert {finding.rule for finding in found} == {"待报", "未印", "印出空缺"}

    def test_the_blank_form_has_a_hole_for_every_slot(self) -> None:
        slots = [row for row in self.table() if not row["值"]]
        assert len(slots) == SLOTS
        holes = list(holes_of(told_by(self.office, self.year, blank=True)))
        assert len(holes) >= SLOTS
        kinds = {hole_of(row) for row in slots}
        # The three projects that were sold stand in one list, whose line the form has once.
        assert len(kinds) == SLOTS - 2
        assert kinds <= set(holes)

    def test_what_comes_is_printed_where_its_hole_was(self, tmp_path: Path) -> None:
        outcome = filled_in(self.file(), tmp_path)
        assert_sound(outcome)
        assert outcome.holes == []
        wanted = {(figure_id(row), row["部分"], row["章节"], row["主题"]) for row in self.table()}
        assert wanted <= places_of(outcome)


def holes_of(outcome: Outcome) -> Iterator[tuple[str, str, str, str]]:
    """Every hole: its figure, field, chapter and what a document prints."""
    chapter = ""
    for block in outcome.draft.blocks:
        if isinstance(block, Heading):
            chapter = plain_text(block.runs)
        elif isinstance(block, Paragraph):
            for run in block.runs:
                if isinstance(run, HoleRun):
                    yield run.id, run.field, chapter, run.text


def hole_of(row: dict[str, str]) -> tuple[str, str, str, str]:
    """The hole that the row's figure has in the blank form."""
    if row["指标"].startswith("清单."):
        return f"项.{row['字段']}", row["字段"], row["章节"] or row["部分"], row["印作"]
    return row["指标"], row["字段"], row["章节"] or row["部分"], row["印作"]


def filled_in(year: Path, tmp_path: Path) -> Outcome:
    """The report as it will read when every figure has come."""
    copy = tmp_path / "莲都区"
    shutil.copytree(year.parent, copy)
    text = PAIR.sub(r"\g<1>40户60人", year.read_text(encoding="utf-8"))
    text = text.replace("转让价: ××", "转让价: 40万元").replace("上年: ××", "上年: 30")
    (copy / year.name).write_text(text.replace("××", "40"), encoding="utf-8")
    return draft_office(copy, year=year.name, shelf=SHELF)


def lead_of(outcome: Outcome) -> Paragraph:
    """The first paragraph after the title."""
    return next(
        block
        for block in outcome.draft.blocks
        if isinstance(block, Paragraph) and block.role.value == "正文"
    )


def test_the_lead_announces_the_frame_and_the_parts_answer_it() -> None:
    draft = told_by("莲都区", "2011").draft
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    parts = [block for block in headings if block.level == headings[0].level]
    lead = lead_of(told_by("莲都区", "2011"))
    assert f"围绕{'、'.join(FRAME)}，" in lead.text
    assert [plain_text(block.runs).partition("，")[0] for block in parts[:4]] == FRAME
    announced = [run.text for run in lead.runs if isinstance(run, CountRun)]
    for part, following, count in zip(parts, parts[1:], announced, strict=False):
        within = headings[headings.index(part) + 1 : headings.index(following)]
        chapters = [block for block in within if block.level == part.level + 1]
        assert "一两三四"[len(chapters) - 1] == count, part.text


def test_numbering_starts_with_the_second_mark_and_goes_down_to_firstly() -> None:
    blocks = told_by("莲都区", "2011").draft.blocks
    numbers = [block.number for block in blocks if isinstance(block, Heading)]
    assert numbers[:4] == ["（一）", "1.", "（1）", "（2）"]
    assert not any(number.endswith("、") for number in numbers)
    below = blocks[[block.text for block in blocks].index("（1）城市社区") + 1]
    assert re.match(r"一是.*。二是.*。三是", below.text)


def test_the_blank_form_counts_nothing_it_does_not_know() -> None:
    blank = told_by("莲都区", "2011", blank=True)
    assert "围绕提升××个水平、解决××个热点、攻克××个难点、突出××项重点" in lead_of(blank).text
