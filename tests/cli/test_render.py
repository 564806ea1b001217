"""`drafter render`: what is written where, and what is refused."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import FIGURES, make_office
from tests.offices import PROFILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

WITH_HOLE = "数据:\n  试验: {资金: 12.5, 筹资: }\n"
WITH_ERROR = "数据:\n  试验: {资金: 12.5, 筹资: 20, 资今: 3}\n"
UNVERIFIED = FIGURES.replace("资金: 12.5", "资金: {本年: 12.5, 状态: 待核}")


def words_of(document: Path) -> str:
    return zipfile.ZipFile(document).read("word/document.xml").decode("utf-8")


def edit(document: Path) -> None:
    """Change a word, as somebody with Word would."""
    with zipfile.ZipFile(document) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["word/document.xml"] = entries["word/document.xml"].replace(
        "资金".encode(), "经费".encode()
    )
    with zipfile.ZipFile(document, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def test_the_document_goes_beside_its_year(command: Command, office: Path) -> None:
    done = command("render", office / "2018.yaml")
    assert done.code == 0
    assert done.out == f"{office / '2018.docx'}\n"
    assert "印出数据4个，空缺0处；错误 0，警告 0" in done.err
    assert "12.5万元" in words_of(office / "2018.docx")


def test_one_document_to_a_named_file(command: Command, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "新 名.docx"
    assert command("render", office / "2018.yaml", "-o", target).out == f"{target}\n"
    assert target.is_file()


def test_many_documents_into_a_folder_keep_apart(command: Command, tmp_path: Path) -> None:
    first = make_office(tmp_path / "甲县")
    second = make_office(tmp_path / "乙县", WITH_HOLE)
    done = command("render", first / "2018.yaml", second / "2018.yaml", "-o", tmp_path / "成文")
    assert done.code == 0
    assert sorted(path.name for path in (tmp_path / "成文").iterdir()) == [
        "乙县_2018.docx",
        "甲县_2018.docx",
    ]
    assert f"[1/2] {first / '2018.yaml'}" in done.err
    assert "××" in words_of(tmp_path / "成文" / "乙县_2018.docx")


def test_years_of_one_name_in_folders_of_one_name_keep_apart(
    command: Command, tmp_path: Path
) -> None:
    years = [
        make_office(tmp_path / place / "同县", f"数据:\n  试验: {{资金: {amount}, 筹资: 20}}\n")
        / "2018.yaml"
        for place, amount in (("东", 11), ("南", 12), ("西", 13))
    ]
    done = command("render", *years, "-o", tmp_path / "成文")
    assert done.code == 0
    written = sorted((tmp_path / "成文").iterdir())
    assert len(written) == 3
    told = "".join(words_of(path) for path in written)
    assert [told.count(f"{amount}万元") for amount in (11, 12, 13)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("years", "font"), [("", "本单位仿宋"), ("版式: 本年\n", "本年仿宋")], ids=["单位的", "本年的"]
)
def test_the_page_style_of_the_year_before_that_of_the_office(
    command: Command, tmp_path: Path, years: str, font: str
) -> None:
    office = make_office(
        tmp_path / "县",
        years + FIGURES,
        **{
            "单位.yaml": PROFILE + "版式: 本单位\n",
            "templates/版式/本单位.yaml": "沿用: 公文\n字体: {仿宋: {名称: 本单位仿宋}}\n",
            "templates/版式/本年.yaml": "沿用: 公文\n字体: {仿宋: {名称: 本年仿宋}}\n",
        },
    )
    assert command("render", office / "2018.yaml").code == 0
    styles = zipfile.ZipFile(office / "2018.docx").read("word/styles.xml").decode("utf-8")
    assert {name for name in ("本单位仿宋", "本年仿宋") if name in styles} == {font}


def test_one_broken_year_does_not_stop_the_others(command: Command, office: Path) -> None:
    (office / "2019.yaml").write_text("年度: 2019\n提纲: 没有的提纲\n", encoding="utf-8")
    done = command("render", office / "2019.yaml", office / "2017.yaml", office / "2018.yaml")
    assert done.code == 2
    assert done.out == f"{office / '2018.docx'}\n"
    assert "没有名为“没有的提纲”的提纲" in done.err
    assert "文件不存在" in done.err


@pytest.mark.parametrize(
    "figures", [WITH_HOLE, WITH_ERROR, UNVERIFIED], ids=["空缺", "错误", "待核"]
)
def test_final_is_refused(command: Command, tmp_path: Path, figures: str) -> None:
    office = make_office(tmp_path, figures)
    done = command("render", office / "2018.yaml", "--final")
    assert done.code == 1
    assert done.out == ""
    assert "没有写定稿" in done.err
    assert not (office / "2018.docx").exists()
    assert command("render", office / "2018.yaml").code == 0


def test_final_is_written_when_nothing_is_missing(command: Command, office: Path) -> None:
    assert command("render", office / "2018.yaml", "--final").code == 0
    assert (office / "2018.docx").is_file()


def test_an_edited_document_stays(command: Command, office: Path) -> None:
    command("render", office / "2018.yaml")
    document = office / "2018.docx"
    edit(document)
    edited = document.read_bytes()
    done = command("render", office / "2018.yaml")
    assert done.out == f"{office / '2018（2）.docx'}\n"
    assert "没有动它" in done.err
    assert document.read_bytes() == edited
    assert command("render", office / "2018.yaml", "--force").out == f"{document}\n"
    assert document.read_bytes() != edited
    assert edited in [path.read_bytes() for path in office.glob("*备份*")]


def test_the_blank_form_has_holes_and_no_figure(command: Command, office: Path) -> None:
    done = command("render", office / "2018.yaml", "--blank")
    assert done.out == f"{office / '2018空白.docx'}\n"
    assert "印出数据0个" in done.err
    assert "错误 0，警告 0，提示 0" in done.err
    assert "××" in words_of(office / "2018空白.docx")
    assert "12.5" not in words_of(office / "2018空白.docx")


def test_another_outline(command: Command, office: Path) -> None:
    done = command("render", office / "2018.yaml", "--提纲", "总结与计画")
    assert done.code == 2
    assert "是不是“总结与计划”？" in done.err
    assert command("render", office / "2018.yaml", "--提纲", "总结与计划").code == 0


def test_json(command: Command, tmp_path: Path) -> None:
    office = make_office(tmp_path, WITH_HOLE)
    done = command("render", office / "2018.yaml", "--format", "json")
    (result,) = json.loads(done.out)
    assert list(result) == ["文件", "数据", "空缺", "发现"]
    assert (result["文件"], result["数据"], result["空缺"]) == (str(office / "2018.docx"), 1, 1)
    assert [item["规则"] for item in result["发现"]] == ["印出空缺"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--blank", "--final"], "--blank 和 --final 只能写一个"),
        (["-o", "总结.doc"], "只写 .docx，不写 .doc"),
        (["2017.yaml", "-o", "总结.docx"], "-o 要写文件夹"),
    ],
)
def test_what_cannot_be_meant(
    command: Command, office: Path, arguments: list[str], says: str
) -> None:
    done = command("render", office / "2018.yaml", *arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_a_folder_that_cannot_be_made(command: Command, office: Path) -> None:
    (office / "占位").write_text("", encoding="utf-8")
    done = command("render", office / "2018.yaml", "-o", f"{office / '占位'}/")
    assert done.code == 2
    assert "不是文件夹" in done.err


def test_words_are_read_over_before_a_final_one_is_written(
    command: Command, tmp_path: Path
) -> None:
    words = "# 试验/试验\n- 各项比列符合要求。\n"
    office = make_office(tmp_path, FIGURES, **{"2018素材__md": words})
    done = command("render", office / "2018.yaml", "--final")
    assert done.code == 1
    assert "易错词" in done.err
    assert not (office / "2018.docx").exists()
    quickly = command("render", office / "2018.yaml")
    assert quickly.code == 0
    assert "易错词" not in quickly.err
