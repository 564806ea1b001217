"""A start without a screen: what a form holds, which rows there are, what a folder is."""

from __future__ import annotations

from datetime import date, datetime
from os import utime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.authoring.answers import Identity
from drafter.authoring.newoffice.officeform import OfficeForm
from drafter.authoring.newoffice.ticking import Divider, Row, Ticking
from drafter.authoring.newoffice.topicchoice import Offer, Offered
from drafter.authoring.standing import Kind, standing_of_folder
from drafter.authoring.yearlist import filling_of, last_change
from drafter.figures.filling import Filling
from drafter.figures.yearindex import newest_year, office_years
from drafter.period import Period, Span
from drafter.pipeline import Shelf
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 12, 8)


def asked(topic: str, number: int) -> frozenset[str]:
    """So many figures of a topic's own."""
    return frozenset(f"{topic}{at}" for at in range(number))


OFFER = Offer(
    (
        Offered("社会救助/低保", "最低生活保障", asked("社会救助/低保", 4)),
        Offered("社会救助/特困供养", "救助供养", asked("社会救助/特困供养", 3)),
        Offered("养老/助餐", "老年助餐服务", asked("养老/助餐", 2)),
        Offered("社会救助/走访", "走访", asked("社会救助/走访", 5), "2024年起由社会工作部门主管"),
        Offered(
            "双拥优抚/双拥", "双拥工作", asked("双拥优抚/双拥", 1), "2019年起由退役军人部门主管"
        ),
    )
)


class TestForm:
    def test_what_is_not_typed_follows_from_what_is(self) -> None:
        form = OfficeForm(TODAY)
        form.answer("名称", "番禺区退役军人事务局")
        told = {key: each.text for key, each in form.fields().items()}
        assert told == {
            "名称": "番禺区退役军人事务局",
            "系统": "退役军人",
            "层级": "区县",
            "地区": "番禺区",
            "年度": "2026",
            "时段": "全年",
        }
        form.answer("地区", "番禺")
        form.answer("名称", "北京市民政局")
        assert [form.fields()[key].text for key in ("系统", "层级", "地区")] == [
            "民政",
            "省",
            "番禺",
        ]
        form.answer("地区", "  ")
        assert form.fields()["地区"].text == "北京市"
        assert form.identity() == Identity(
            "北京市民政局", "民政", "省", "北京市", 2026, Span.named("全年")
        )

    def test_one_wrong_answer_leaves_the_others_be(self) -> None:
        form = OfficeForm(TODAY)
        assert form.fields()["名称"].untouched
        form.answer("名称", "云岫县民政局")
        form.answer("年度", "明年")
        fields = form.fields()
        assert [key for key, each in fields.items() if each.error] == ["年度"]
        assert fields["年度"].text == "明年"
        assert not fields["年度"].untouched
        assert form.identity() is None

    def test_what_the_office_says_is_not_asked(self) -> None:
        form = OfficeForm(TODAY, Identity("云岫县民政局", "民政", "区县", ""))
        assert form.keys == ("年度", "时段")
        identity = form.identity()
        assert identity is not None
        assert identity.period == Period(2026, Span.named("全年"))


def said(ticking: Ticking, wanted: str = "") -> list[str]:
    return [
        row.text if isinstance(row, Divider) else f"{row.name} {row.ticked}/{len(row.shown)}"
        for row in ticking.rows(wanted)
    ]


def row_of(ticking: Ticking, key: str, wanted: str = "") -> Row:
    return next(row for row in ticking.rows(wanted) if isinstance(row, Row) and row.key == key)


class TestTicking:
    def test_what_the_office_leads_is_ticked_and_what_others_lead_stands_apart(self) -> None:
        assert said(Ticking(OFFER)) == [
            "本单位主管的全部主题 3/3",
            *("社会救助 2/2", "低保 1/1", "特困供养 1/1", "养老 1/1", "助餐 1/1"),
            "不由本单位主管的；有数要写的也可以选",
            *("社会救助 0/1", "走访 0/1", "双拥优抚 0/1", "双拥 0/1"),
        ]
        assert Ticking(OFFER).counts == (3, 9)

    def test_a_line_toggles_what_is_shown_of_it(self) -> None:
        ticking = Ticking(OFFER)
        ticking.toggle(row_of(ticking, "社会救助/低保"))
        assert row_of(ticking, "社会救助").ticked == 1
        ticking.toggle(row_of(ticking, "社会救助"))  # some: the rest is ticked
        assert row_of(ticking, "社会救助").all_ticked
        ticking.toggle(row_of(ticking, "社会救助", "特困"))
        assert ticking.chosen == {"社会救助/低保", "养老/助餐"}
        ticking.toggle(row_of(ticking, "别/社会救助"))
        assert ticking.counts == (3, 11)

    @pytest.mark.parametrize(
        ("wanted", "left"),
        [
            ("低保", ["社会救助 1/1", "低保 1/1"]),
            ("最低生活", ["社会救助 1/1", "低保 1/1"]),
            (" 社会救助　特困 ", ["社会救助 1/1", "特困供养 1/1"]),
            ("[", []),
        ],
    )
    def test_a_filter_looks_at_paths_and_titles(self, wanted: str, left: list[str]) -> None:
        assert said(Ticking(OFFER), wanted) == left

    def test_another_offer_keeps_what_was_ticked_by_hand(self) -> None:
        ticking, other = Ticking(OFFER), Ticking(Offer((*OFFER.topics[1:], OFFER.topics[0])))
        other.take_over(ticking)
        assert not other.changed
        ticking.toggle(row_of(ticking, "养老/助餐"))
        ticking.toggle(row_of(ticking, "双拥优抚/双拥"))
        more = Offered("殡葬/殡葬", "殡葬", asked("殡葬/殡葬", 1))
        later = Ticking(Offer((*OFFER.topics, more)))
        later.take_over(ticking)
        assert later.chosen == {"社会救助/低保", "社会救助/特困供养", "双拥优抚/双拥", "殡葬/殡葬"}

    @given(st.lists(st.tuples(st.sampled_from(["", "社会", "低保"]), st.integers(0, 12))))
    def test_rows_always_tell_what_is_ticked(self, steps: list[tuple[str, int]]) -> None:
        ticking = Ticking(OFFER)
        for wanted, at in steps:
            rows = [row for row in ticking.rows(wanted) if isinstance(row, Row)]
            row = rows[at % len(rows)]
            before = row.all_ticked
            ticking.toggle(row)
            assert row_of(ticking, row.key, wanted).all_ticked is not before
        for each in ticking.rows():
            if isinstance(each, Row):
                assert each.ticked == sum(topic.path in ticking.chosen for topic in each.shown)


class TestYears:
    def test_the_newest_first_whatever_the_files_are_called(self, tmp_path: Path) -> None:
        write_office(
            tmp_path,
            {
                "年报.yaml": "年度: 2025\n",
                "2024.yaml": "年度: 2026\n时段: 上半年\n",
                "甲/办公室.yaml": "年度: 2026\n时段: 1—11月\n",
                "2026.yaml": "年度 2026\n",
                "2026提纲.yaml": "标题: 提纲\n",
                "便条.yaml": "买纸: 2\n",
                "sections/2030.yaml": "年度: 2030\n",
            },
        )
        found = [(year.period.name, year.path.name, year.stated) for year in office_years(tmp_path)]
        assert found == [
            ("2026年", "2026.yaml", False),
            ("2026年1—11月", "甲", True),
            ("2026年上半年", "2024.yaml", True),
            ("2025年", "年报.yaml", True),
        ]
        assert newest_year(tmp_path) == tmp_path / "2026.yaml"

    def test_the_whole_year_before_its_second_half(self, tmp_path: Path) -> None:
        files = {"a.yaml": "年度: 2026\n时段: 下半年\n", "b.yaml": "年度: 2026\n"}
        write_office(tmp_path, files)
        assert newest_year(tmp_path) == tmp_path / "b.yaml"

    def test_no_year(self, tmp_path: Path) -> None:
        assert newest_year(tmp_path) is None
        assert newest_year(tmp_path / "没有") is None

    @pytest.mark.usefixtures("without_topics")
    def test_how_far_a_year_is_filled_in(self, tmp_path: Path) -> None:
        files = {
            "2026.yaml": "年度: 2026\n自设:\n  甲: {乙: 3户, 丙: 5人}\n数据:\n  丁: [\n",
            "2026素材.md": "# 甲\n",
        }
        write_office(tmp_path, files)
        utime(tmp_path / "2026.yaml", (0, 1_000_000_000))
        utime(tmp_path / "2026素材.md", (0, 1_100_000_000))
        assert last_change(tmp_path / "2026.yaml") == datetime.fromtimestamp(1_100_000_000)
        filling = filling_of(tmp_path / "2026.yaml", Shelf())
        assert filling is None or filling.errors
        (tmp_path / "2026.yaml").write_text(
            "年度: 2026\n自设:\n  甲: {乙: 3户, 丙: }\n", encoding="utf-8"
        )
        assert filling_of(tmp_path / "2026.yaml", Shelf()) == Filling(1, 1)
        assert filling_of(tmp_path / "没有.yaml", Shelf()) is None
        assert last_change(tmp_path / "没有.yaml") is None


class TestStanding:
    def test_what_a_folder_is(self, tmp_path: Path) -> None:
        assert standing_of_folder(tmp_path).kind is Kind.NOTHING
        assert standing_of_folder(tmp_path / "没有").kind is Kind.NOTHING
        write_office(tmp_path / "甲县", {"2026.yaml": "年度: 2026\n", "2025.yaml": "年度: 2025\n"})
        write_office(tmp_path / "乙县", {})
        (tmp_path / "通知.docx").write_bytes(b"")
        standing = standing_of_folder(tmp_path)
        assert (standing.kind, standing.others) == (Kind.NOTHING, 1)
        assert {path.name for path in standing.offices} == {"甲县", "乙县"}
        assert standing_of_folder(tmp_path / "乙县").kind is Kind.OFFICE
        office = standing_of_folder(tmp_path / "甲县")
        assert (office.kind, office.newest) == (Kind.YEARS, tmp_path / "甲县/2026.yaml")

    def test_years_that_belong_to_nobody(self, tmp_path: Path) -> None:
        (tmp_path / "2018.yaml").write_text("年度: 2018\n", encoding="utf-8")
        (tmp_path / "2019.yaml").write_text("标题: 不是数据\n", encoding="utf-8")
        standing = standing_of_folder(tmp_path)
        assert standing.kind is Kind.NO_PROFILE
        assert [year.path.name for year in standing.years] == ["2018.yaml"]
