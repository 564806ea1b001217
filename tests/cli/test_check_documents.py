"""`drafter check` on documents: their places, whose they are, what cannot be checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.cli.conftest import FIGURES, make_office
from tests.offices import PROFILE, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

pytestmark = pytest.mark.usefixtures("without_topics")
FAULTY = "截至 2024年底，在册120人。\n"
CLEAN = "截至2024年底，在册120人。\n"


def write_word(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_a_text_is_found_by_line_and_column(command: Command, tmp_path: Path) -> None:
    write_files(tmp_path, {"科室 稿.txt": f"工作情况\n\n　　{FAULTY}"})
    done = command("check", tmp_path / "科室 稿.txt")
    assert done.code == 1
    assert f"{tmp_path}/科室 稿.txt:3:5: 警告 汉字间空格: " in done.out
    assert "    建议：删去空格" in done.out


def test_a_word_document_is_found_by_paragraph_and_character(
    command: Command, tmp_path: Path
) -> None:
    path = write_word(tmp_path / "送审稿.docx", "工作情况", "", FAULTY.strip())
    done = command("check", path)
    assert done.code == 1
    assert f"{path}:段3:3: 警告 汉字间空格: " in done.out
    (found,) = json.loads(command("check", path, "--format", "json").out)
    assert (found["文件"], found["行"], found["列"], found["段"]) == (str(path), None, 3, 3)


@pytest.mark.parametrize("name", ["稿.txt", "稿.md", "稿.TXT"])
def test_nothing_to_say_of_a_clean_document(command: Command, tmp_path: Path, name: str) -> None:
    write_files(tmp_path, {name: CLEAN})
    done = command("check", tmp_path / name)
    assert (done.code, done.out) == (0, "")
    assert "没有发现问题" in done.err


def test_years_and_documents_are_checked_in_one_go(command: Command, office: Path) -> None:
    write_files(office, {"稿.txt": FAULTY})
    done = command("check", office / "2018.yaml", office / "稿.txt")
    assert done.code == 1
    assert "汉字间空格" in done.out
    assert f"[2/2] {office}/稿.txt" in done.err


def test_the_document_a_year_was_rendered_to_is_checked_as_a_document(
    command: Command, office: Path
) -> None:
    assert command("render", office / "2018.yaml").code == 0
    assert command("check", office / "2018.docx").code == 0


def test_an_office_silences_for_its_documents_too(command: Command, tmp_path: Path) -> None:
    silence = "静默: [{规则: 汉字间空格, 理由: 科室的稿子由文印室统一排}]\n"
    write_files(tmp_path, {"单位.yaml": PROFILE + silence, "来稿/稿.txt": FAULTY})
    done = command("check", tmp_path / "来稿/稿.txt")
    assert (done.code, done.out) == (0, "")
    assert "另有静默的1条，用 --all 列出" in done.err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("空.txt", "", "空"),
        ("空白.md", " \n\u3000\n", "空"),
        ("sections/救助/低保.md", "# 总结\n", "这是素材库里的章节"),
        ("旧稿.doc", "不是Word", "把扩展名改成 .txt"),
    ],
)
def test_what_cannot_be_checked_says_why(
    command: Command, tmp_path: Path, name: str, text: str, said: str
) -> None:
    write_files(tmp_path, {name: text})
    done = command("check", tmp_path / name)
    assert done.code == 2
    assert f"{tmp_path}/{name}: 错误 " in done.out
    assert said in done.out


def test_a_name_typed_wrong_leads_to_the_file(command: Command, tmp_path: Path) -> None:
    write_files(tmp_path, {"工作总结.txt": CLEAN})
    done = command("check", tmp_path / "工作总节.txt")
    assert done.code == 2
    assert f"是不是 {tmp_path}/工作总结.txt？" in done.out


def test_words_of_a_year_are_led_to_the_year(command: Command, tmp_path: Path) -> None:
    office = make_office(tmp_path, FIGURES, **{"2018素材__md": "# 试验/试验\n- 有成效。\n"})
    done = command("check", office / "2018素材.md")
    assert done.code == 2
    assert "2018.yaml" in done.out


def test_families_can_be_selected(command: Command, tmp_path: Path) -> None:
    write_files(tmp_path, {"稿.txt": FAULTY})
    assert "汉字间空格" in command("check", tmp_path / "稿.txt", "--select", "文字").out
    assert command("check", tmp_path / "稿.txt", "--select", "数据").out == ""
    assert command("check", tmp_path / "稿.txt", "--ignore", "文字、结构").out == ""


def test_a_folder_of_documents_is_told_how_to_check_them(command: Command, tmp_path: Path) -> None:
    for name in ("乙.docx", "甲.txt"):
        (tmp_path / name).write_bytes(b"")
    done = command("check", tmp_path)
    assert done.code == 2
    assert f"{tmp_path}: 错误 不是文件: 这是一个文件夹，里面有2份文稿" in done.out
    assert f"drafter check {tmp_path / '乙.docx'}" in done.out


def test_what_is_no_document_is_told_what_can_be_checked(command: Command, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    done = command("check", tmp_path / "照片.jpg")
    assert done.code == 2
    assert "“.jpg”文件不能检查" in done.out
    assert ".docx" in done.out
