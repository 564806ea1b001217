"""All fields of a figure, a record and the report: what they mean, and the bytes they become."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from drafter.figures.editing.requests import SetValue
from drafter.session.details.detailsform import DetailsForm, Subject, new_record
from drafter.session.details.fieldreading import own_name_fault
from drafter.session.details.pasting import accept, keep, mend, pasted
from drafter.session.form import Form
from drafter.session.history import Spot
from drafter.session.sitting import Sitting
from tests.faultyyear import EXAMPLES, faulty_year

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.session.details.fields import Field
    from drafter.session.details.pasting import Pasting
    from drafter.session.reading import Meant

HERE = Spot("社会救助/低保", "低保.标准", "本年")


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(faulty_year(tmp_path))


@pytest.fixture
def with_projects(tmp_path: Path) -> Sitting:
    shutil.copytree(EXAMPLES / "云岫县", tmp_path / "云岫县")
    return Sitting(tmp_path / "云岫县" / "2025.yaml")


def field(form: DetailsForm, label: str) -> Field:
    return next(each for each in form.fields if each.label == label)


def typed(form: DetailsForm, **texts: str) -> dict[str, Meant]:
    return {label: form.type(field(form, label), text) for label, text in texts.items()}


def line(sitting: Sitting, key: str) -> str:
    text = sitting.path.read_text("utf-8")
    return next((each.strip() for each in text.splitlines() if each.strip().startswith(key)), "")


def test_a_page_of_fields_is_one_step_and_its_undo_is_exact(sitting: Sitting) -> None:
    before = sitting.path.read_bytes()
    form = DetailsForm(sitting, Subject("低保.标准"))
    typed(form, 目标="1000", 来源="12月报表", 状态="待核", 截至="2018-09-30", 公开="否", 本年="960")
    outcome = form.accept(HERE)
    assert outcome is not None
    assert outcome.done
    assert line(sitting, "标准").startswith(
        "标准: {本年: 960, 上年: 900, 目标: 1000, 截至: 2018-09-30, 来源: 12月报表, 状态: 待核, 公开: 否}"
    )
    assert line(sitting, "标准").endswith("# 城乡统一标准；增幅由程序算")
    assert not form.changed
    undone = sitting.undo()
    assert undone is not None
    assert undone.spot == HERE
    assert sitting.path.read_bytes() == before


@pytest.mark.parametrize(
    ("label", "text", "why"),
    [
        ("截至", "九月三十号", "不是日期"),
        ("截至", "2018-02-30", "没有“2018-02-30”这一天"),
        ("期限", "2019-13-01", "这一天"),
        ("时段", "13", "不是时段"),
        ("目标", "很多", "读不懂"),
        ("本年", "12人", "单位"),
    ],
)
def test_a_fault_is_told_at_once_and_keeps_the_page_from_being_accepted(
    sitting: Sitting, label: str, text: str, why: str
) -> None:
    before = sitting.path.read_bytes()
    form = DetailsForm(sitting, Subject("低保.标准"))
    said = typed(form, **{label: text, "备注": "好的"})[label]
    assert said.fault
    assert why in said.said
    assert form.accept(HERE) is None
    assert sitting.path.read_bytes() == before
    form.restore(field(form, label))
    outcome = form.accept(HERE)
    assert outcome is not None
    assert outcome.done
    assert "备注: 好的" in line(sitting, "标准")


def test_an_emptied_field_goes_and_an_emptied_value_is_awaited(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject("低保.标准"))
    typed(form, 上年="", 本年="")
    assert form.accept(HERE) is not None
    assert line(sitting, "标准").split("#")[0].strip() == "标准: {本年: }"


def test_parts_are_summed_as_they_are_typed_and_held_against_the_whole(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject("社区.议事厅"))
    assert field(form, "本年").known == "286个，由各分项相加"
    assert form.sum_of_parts() == "分项2个相加 286个，本年不填就用这个和"
    assert form.add("分", "园区") == ""
    typed(form, 园区="12", 本年="300")
    assert form.sum_of_parts() == "分项3个相加 298个，比本年少2个"
    typed(form, 本年="298")
    assert form.sum_of_parts() == "分项3个相加 298个，与本年一致"
    form.accept(HERE)
    assert "{本年: 298, 分: {镇街: 16, 村居: 270, 园区: 12}}" in line(sitting, "议事厅")


def with_towns(tmp_path: Path, entry: str) -> DetailsForm:
    """The details of 社区.议事厅 where the office has three towns."""
    path = faulty_year(tmp_path)
    profile = path.parent / "单位.yaml"
    text = profile.read_text("utf-8")
    profile.write_text(text.replace("下辖: []", "下辖: [东街街道, 南村镇, 沙湾街道]"), "utf-8")
    before = next(
        each for each in path.read_text("utf-8").splitlines() if each.strip().startswith("议事厅:")
    )
    year = path.read_text("utf-8").replace(before, f"    议事厅: {entry}")
    path.write_text(year, "utf-8")
    return DetailsForm(Sitting(path), Subject("社区.议事厅"))


def test_a_part_does_not_speak_of_the_others_and_the_sum_counts_all_that_is_typed(
    tmp_path: Path,
) -> None:
    form = with_towns(tmp_path, "{分: {东街街道: 16}}")
    said = typed(form, 南村镇="20")["南村镇"]
    assert said.said == "20个"
    assert form.sum_of_parts() == "分项2个相加 36个，还缺沙湾街道（没有的填“无”）"
    assert typed(form, 沙湾街道="无")["沙湾街道"].said == "无（本单位没有这项）"
    assert form.sum_of_parts() == "分项2个相加 36个，本年不填就用这个和"


def test_where_the_whole_is_given_the_parts_are_held_against_it(tmp_path: Path) -> None:
    form = with_towns(tmp_path, "{本年: 40, 分: {东街街道: 16, 南村镇: }}")
    assert form.sum_of_parts() == "分项1个相加 16个，还有1个没有填：南村镇"
    assert "合计由分项相加" not in typed(form, 沙湾街道="4")["沙湾街道"].said
    typed(form, 南村镇="无")
    assert form.sum_of_parts() == "分项2个相加 20个，比本年少20个"


def test_an_added_part_that_stays_empty_is_not_written_and_says_so(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject("社区.议事厅"))
    assert form.add("分", "园区") == ""
    assert field(form, "园区").known == "空着不写进文件"
    assert list(form.left_empty) == ["园区"]
    typed(form, 园区="12")
    assert not form.left_empty


def test_every_town_of_the_office_has_a_line(tmp_path: Path) -> None:
    path = faulty_year(tmp_path)
    profile = path.parent / "单位.yaml"
    profile.write_text(
        profile.read_text("utf-8").replace("下辖: []", "下辖: [东街街道, 南村镇]"), "utf-8"
    )
    form = DetailsForm(Sitting(path), Subject("低保.标准"))
    assert [each.label for each in form.fields if each.group == "分"] == ["东街街道", "南村镇"]


@pytest.mark.parametrize(
    ("group", "name", "why"),
    [
        ("分", "镇街", "已经有"),
        ("分", "", "先写名称"),
        ("其中", "甲：乙", "标点"),
        ("历年", "去年", "年份"),
    ],
)
def test_names_of_new_parts_are_looked_at(
    sitting: Sitting, group: str, name: str, why: str
) -> None:
    assert why in DetailsForm(sitting, Subject("社区.议事厅")).add(group, name)


def test_a_result_that_can_be_computed_cannot_be_stated(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject("低保.标准"))
    locks = {label: why for (_, label), why in form.locks().items()}
    assert locks["同比"] == "本年、上年都有，由程序算（5.6%），不用填"
    assert "50元" in locks["增量"]
    assert "完成率" not in locks
    typed(form, 目标="1000")
    assert "完成率" in {label for _, label in form.locks()}
    other = DetailsForm(sitting, Subject("低保.资金"))
    assert not other.locks()
    typed(other, 同比="3.5%")
    other.accept(HERE)
    assert "同比: 3.5%" in line(sitting, "资金: {本年: 1366.73")


def test_values_from_last_years_file_are_shown_and_not_typed(with_projects: Sitting) -> None:
    sitting = Sitting(with_projects.folder / "2026")
    book = sitting.office.year.book
    fields = (
        field(DetailsForm(sitting, Subject(measure)), "上年")
        for measure in book.measures
        if measure in book.catalogue.indicators
    )
    last = next(each for each in fields if each.known)
    assert "取自2025.yaml第" in last.known
    assert last.typed == ""


def test_not_had_takes_all_that_was_said(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject("社区.议事厅"))
    assert form.not_had(HERE).done
    assert line(sitting, "议事厅") == "议事厅: 无"
    plain = DetailsForm(sitting, Subject("低保.资金"))
    assert plain.not_had(HERE).done
    assert line(sitting, "资金: 无").endswith("# 低保金和分类救济合计")


def test_an_entry_is_removed_and_comes_back(sitting: Sitting) -> None:
    before = sitting.path.read_bytes()
    form = DetailsForm(sitting, Subject("低保.标准"))
    assert form.remove(HERE).done
    assert line(sitting, "标准: {") == ""
    assert not form.in_file
    sitting.undo()
    assert sitting.path.read_bytes() == before


def test_records_are_changed_added_and_removed(with_projects: Sitting) -> None:
    sitting = with_projects
    before = sitting.path.read_bytes()
    form = DetailsForm(sitting, Subject("清单.项目[2]"))
    assert field(form, "投资").typed == "680万元"
    assert field(form, "床位").typed == ""
    said = typed(form, 投资="1。2亿元", 床位="80张")
    assert "1.2亿元" in said["投资"].said
    assert form.add("", "用地") == ""
    typed(form, 用地="12亩")
    form.accept(HERE)
    assert "投资: 1.2亿元, 投用: 2025年9月, 床位: 80张, 用地: 12亩}" in line(
        sitting, "- {名称: 松坞镇"
    )
    new = DetailsForm(sitting, new_record(sitting, "项目"))
    assert {"名称", "投资", "阶段"} <= {each.label for each in new.fields}
    typed(new, 名称="县福利院迁建", 投资="3亿元", 公开="否")
    new.accept(HERE)
    assert line(sitting, "- {名称: 县福利院") == "- {名称: 县福利院迁建, 投资: 3亿元, 公开: 否}"
    assert len(sitting.office.year.book.records("项目")) == 4
    assert DetailsForm(sitting, Subject("清单.项目[4]")).remove(HERE).done
    sitting.undo()
    sitting.undo()
    sitting.undo()
    assert sitting.path.read_bytes() == before


def test_the_head_of_the_report_is_filled_in(sitting: Sitting) -> None:
    form = DetailsForm(sitting, Subject())
    said = typed(form, 成文日期="2019年1月20日", 密级="秘密★1年", 标题="工作情况")
    assert not any(each.fault for each in said.values())
    assert said["成文日期"].said == "2019年1月20日"
    form.accept(HERE)
    assert line(sitting, "成文日期") == "成文日期: 2019年1月20日"
    assert sitting.seen.draft.title == "工作情况"
    wrong = typed(form, 时段="夏天", 年度="", 截至="2018-13-01")
    assert all(each.fault for each in wrong.values())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "先写名称"),
        ("3号楼", "汉字开头"),
        ("社工站.本年", "程序已经用了"),
        ("社工站 数", "汉字"),
        ("自设.社工站", "不用写"),
    ],
)
def test_names_of_own_figures_are_explained(sitting: Sitting, name: str, why: str) -> None:
    assert why in own_name_fault(name, sitting.office.year)


def test_an_own_figure_is_made_with_its_unit(sitting: Sitting) -> None:
    assert own_name_fault("社工站.个案", sitting.office.year) == ""
    form = DetailsForm(sitting, Subject("自设.社工站.个案"))
    assert not typed(form, 本年="120个")["本年"].fault
    outcome = form.accept(HERE)
    assert outcome is not None
    assert outcome.done
    assert "已经有" in own_name_fault("社工站.个案", sitting.office.year)
    assert "一组" in own_name_fault("社工站", sitting.office.year)
    assert "已经是一个数" in own_name_fault("社工站.个案.新增", sitting.office.year)


# Columns pasted from a spreadsheet


def lunch(sitting: Sitting, lines: list[str], cursor: int = 0) -> Pasting:
    form = Form(sitting)
    form.go("养老/助餐")
    return pasted(lines, form.rows, cursor, sitting.office.year)


def shown(pasting: Pasting) -> list[tuple[str, str, str]]:
    def became(at: int) -> str:
        cell = pasting.cells[at]
        return cell.meant.value if cell.taken else "？" if cell.unread else "－"

    return [
        (cell.row.path.rpartition(".")[2], cell.row.field, became(at))
        for at, cell in enumerate(pasting.cells)
    ]


def test_a_column_fills_downwards_and_what_says_nothing_is_left_out(sitting: Sitting) -> None:
    pasting = lunch(sitting, ["１２３", "", "1,234", "—", "四个半"])
    assert shown(pasting) == [
        ("助餐点", "本年", "１２３"),
        ("覆盖镇街", "本年", "－"),
        ("供餐能力", "本年", "1234"),
        ("日就餐", "本年", "－"),
        ("社会化", "本年", "？"),
    ]
    assert (pasting.taken, pasting.unread) == (2, 1)
    mended = pasting.mended(4, "45", sitting.office.year)
    before = sitting.path.read_bytes()
    assert accept(sitting, mended, HERE).done
    assert [line(sitting, key) for key in ("助餐点", "覆盖镇街", "供餐能力", "社会化")] == [
        "助餐点: １２３",
        "覆盖镇街: 16",
        "供餐能力: 1234",
        "社会化: 45                       # 占助餐点的比例由程序算",
    ]
    sitting.undo()
    assert sitting.path.read_bytes() == before


@pytest.mark.parametrize("cell", ["", " ", "-", "—", "——", "/", "／"])
def test_cells_that_say_nothing_change_nothing(sitting: Sitting, cell: str) -> None:
    assert [became for _, _, became in shown(lunch(sitting, [cell, "17"]))] == ["－", "17"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", "1234"),
        ('"12,345.6"', "12345.6"),
        ("1 234 567", "1234567"),
        ("无", "无"),
        ("12个", "12个"),
    ],
)
def test_what_spreadsheets_do_to_numbers_is_undone(sitting: Sitting, cell: str, value: str) -> None:
    assert shown(lunch(sitting, [cell, "1"]))[0][2] == value


def test_what_cannot_be_read_is_kept_as_it_was_pasted(sitting: Sitting) -> None:
    cells = ['"1,234半"', "—", "一" * 300]
    path = "养老.助餐.{}".format
    assert lunch(sitting, cells).kept == (
        SetValue(path("助餐点"), cells[0], "本年"),
        SetValue(path("供餐能力"), cells[2], "本年"),
    )


def test_two_columns_are_this_year_and_last_and_a_head_says_otherwise(sitting: Sitting) -> None:
    assert shown(lunch(sitting, ["10\t8", "11\t-"])) == [
        ("助餐点", "本年", "10"),
        ("助餐点", "上年", "8"),
        ("覆盖镇街", "本年", "11"),
        ("覆盖镇街", "上年", "－"),
    ]
    assert shown(lunch(sitting, ["去年\t今年", "8\t10"])) == [
        ("助餐点", "上年", "8"),
        ("助餐点", "本年", "10"),
    ]
    third = lunch(sitting, ["1\t2\t3"])
    assert len(third.cells) == 2
    assert "第3列没有处填" in third.notes[0]


@pytest.mark.parametrize("text", ["8", ""])
def test_a_cell_that_has_no_place_gets_none_by_being_mended(sitting: Sitting, text: str) -> None:
    form = Form(sitting)
    form.go("基层治理/协商", "社区.议事厅")
    at = next(number for number, row in enumerate(form.rows) if row.field.startswith("分."))
    pasting = pasted([f"10\t{text or '7'}"], form.rows, at, sitting.office.year)
    assert pasting.cells[1].why == "这一行没有“上年”一栏，不填"
    keep(sitting, pasting)
    mended = mend(sitting, pasting, 1, text)
    assert not mended.cells[1].taken
    assert mended.requests() == (SetValue("社区.议事厅", "10", "分.镇街"),)
    assert sitting.journal.pending
    before = sitting.path.read_text("utf-8")
    assert accept(sitting, mended, HERE).done
    assert sitting.path.read_text("utf-8") == before.replace("{镇街: 16,", "{镇街: 10,")


def test_names_in_the_first_column_find_their_rows_wherever_the_cursor_is(
    sitting: Sitting,
) -> None:
    pasting = lunch(
        sitting,
        [
            "指标\t单位\t数量",
            "日就餐人数\t人\t1",
            "老年助餐点（个）\t个\t10",
            "老年助餐日供餐能力\t人\t900",
        ],
        cursor=3,
    )
    assert shown(pasting) == [("助餐点", "本年", "10"), ("供餐能力", "本年", "900")]
    assert pasting.notes == ("1行的名称对不上这里的行，不填：日就餐人数",)


def test_ten_thousand_lines_are_refused_but_for_those_that_have_a_row(sitting: Sitting) -> None:
    pasting = lunch(sitting, [str(number) for number in range(10_000)])
    assert len(pasting.cells) < 60
    surplus = 10_000 - len(pasting.cells)
    assert pasting.notes == (f"多出{surplus}行，下面没有行可填，不填",)
