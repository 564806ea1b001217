"""A name typed wrong or a file taken for another: what was meant is said, not what the program failed to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

WORD = b"PK\x03\x04\x14\0\0\0word/document.xml"


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("2018.yam", "没有“2018.yam”这个文件或文件夹。是不是 2018.yaml？"),
        ("2018.yamll", "没有“2018.yamll”这个文件或文件夹。是不是 2018.yaml？"),
        ("2018", "没有“2018”这个文件或文件夹。是不是 2018.yaml？"),
        ("番隅区", "没有“番隅区”这个文件或文件夹。是不是 番禺区？"),
        ("notes", "没有“notes”这个文件或文件夹。是不是 notes.txt？"),
        ("没有的文件夹", "没有“没有的文件夹”这个文件或文件夹。现在的文件夹是 "),
        ("没有/2018.yam", "没有“没有/2018.yam”这个文件或文件夹。现在的文件夹是 "),
        ("chek", "没有命令“chek”。是不是“check”？"),
        ("xyz", "没有命令“xyz”。"),
    ],
)
def test_a_file_that_is_not_there_is_no_command(
    named: str, says: str, command: Command, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "番禺区").mkdir()
    (office / "notes.txt").touch()
    (office / "check.txt").touch()
    monkeypatch.chdir(office)
    done = command(named)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(says)


@pytest.mark.parametrize("named", ["2018.yml", "2081.yaml", "2018.yam"])
def test_of_a_year_that_is_not_there_the_nearest_is_named(
    named: str, command: Command, office: Path
) -> None:
    done = command("check", office / named)
    assert done.code == 2
    assert f"{named}: 错误 文件不存在: 没有这个文件" in done.out
    assert f"建议：是不是 {office / '2018.yaml'}？" in done.out


def test_a_document_of_the_program_leads_to_its_year(command: Command, office: Path) -> None:
    assert command("render", office / "2018.yaml").code == 0
    done = command("show", office / "2018.docx")
    assert "2018.docx: 错误 不是文本文件: 这是Word文件（.docx），不是一年的数据" in done.err
    assert "建议：它是由 2018.yaml 生成的话，打开 2018.yaml，改了数再导出" in done.err


@pytest.mark.parametrize("named", ["b.txt", "c.yaml"])
def test_a_file_in_a_folder_of_nobody(named: str, command: Command, tmp_path: Path) -> None:
    (tmp_path / named).write_text("年度: 2018\n", "utf-8")
    done = command("show", tmp_path / named)
    assert done.code == 2
    assert f"{tmp_path}: 错误 没有单位资料: 这不是单位的文件夹，里面没有 单位.yaml" in done.err
    assert "原来有 单位.yaml 的，拷到这里再打开" in done.err
    assert f"drafter new {tmp_path}" in done.err


def test_a_document_beside_no_year(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WORD)
    done = command("show", tmp_path / "a.docx")
    assert "这是Word文件（.docx），不是一年的数据" in done.err
    assert "数据填在 2018.yaml 一类的文件里" in done.err
