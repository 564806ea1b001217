"""`drafter schema` writes what editors check by, and nothing over what somebody else wrote."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.authoring.editors import Editor, as_editor_reads, written_schemas
from tests.badinput.unprivileged import common_office, run_unprivileged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

KINDS = (
    "年度",
    "单位",
    "指标",
    "计量",
    "称谓",
    "易错词",
    "慎用词",
    "时效",
    "常用语",
    "近似字",
    "句式",
    "提纲",
    "版式",
    "附件",
)


def test_each_kind_of_file_gets_its_schema(command: Command, office: Path) -> None:
    done = command("schema", office)
    folder = office / ".drafter" / "结构"
    assert done.code == 0
    assert done.out.splitlines() == [str(folder / f"{kind}.json") for kind in KINDS]
    editor = Editor(written_schemas(office))
    year = (office / "2018.yaml").read_text(encoding="utf-8")
    assert editor.faults("年度", year) == []
    assert editor.faults("年度", year.replace("筹资", "等资"))


def test_the_line_that_is_told_leads_to_the_schema(command: Command, office: Path) -> None:
    done = command("schema", office)
    rows = re.findall(r"^  (\S+) +# yaml-language-server: \$schema=(\S+)$", done.err, re.MULTILINE)
    assert len(rows) >= len(KINDS)
    for place, way in rows:
        assert ((office / place).parent / way).resolve().is_file(), place
    assert ("2018.yaml", ".drafter/结构/年度.json") in rows


def test_the_year_is_drafted_as_before(command: Command, office: Path) -> None:
    year = office / "2018.yaml"
    before = command("show", year).out
    command("schema", office)
    line = "# yaml-language-server: $schema=.drafter/结构/年度.json\n"
    year.write_text(line + year.read_text(encoding="utf-8"), encoding="utf-8")
    assert as_editor_reads(year.read_text(encoding="utf-8"))["年度"] == 2018
    after = command("show", year)
    assert (after.code, after.out) == (0, before)
    assert command("check", year).code == 0


def test_what_has_not_changed_is_not_written_again(command: Command, office: Path) -> None:
    command("schema", office)
    paths = sorted((office / ".drafter" / "结构").iterdir())
    stamps = [path.stat().st_mtime_ns for path in paths]
    assert command("schema", office).code == 0
    assert [path.stat().st_mtime_ns for path in paths] == stamps


def test_a_new_indicator_comes_in_when_written_anew(command: Command, office: Path) -> None:
    command("schema", office)
    path = office / "sections" / "试验" / "指标.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + "增试:\n  家数: {名称: 增试家数, 单位: 个, 类型: 计数}\n", encoding="utf-8"
    )
    assert Editor(written_schemas(office)).faults("年度", "数据: {增试: {家数: 3}}")
    assert command("schema", office).code == 0
    assert Editor(written_schemas(office)).faults("年度", "数据: {增试: {家数: 3}}") == []


def test_a_file_of_others_stops_it(command: Command, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    folder.mkdir()
    (folder / "附件.json").write_text('{"我的": 1}', encoding="utf-8")
    (folder / "单位.json").mkdir()
    done = command("schema", office, "-o", folder)
    assert (done.code, done.out) == (2, "")
    for name in ("附件.json", "单位.json"):
        assert f"{folder / name}: 错误 不是程序写的文件: 已有同名的文件" in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["单位.json", "附件.json"]
    assert (folder / "附件.json").read_text(encoding="utf-8") == '{"我的": 1}'


def test_a_broken_link_is_not_followed(command: Command, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    folder.mkdir()
    (folder / "年度.json").symlink_to(tmp_path / "没有")
    assert command("schema", office, "-o", folder).code == 2
    assert not (tmp_path / "没有").exists()


def test_a_folder_that_cannot_be_made_is_explained(command: Command, office: Path) -> None:
    done = command("schema", office, "-o", office / "单位.yaml" / "结构")
    assert done.code == 2
    assert f"{office}/单位.yaml/结构: 错误 文件建不了" in done.err
    assert f"{office}/单位.yaml 是一个文件，不是文件夹，什么也没有写" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("closed", ["", ".drafter/结构"])
def test_a_folder_that_is_closed_is_explained(closed: str) -> None:
    with common_office() as office:
        shutil.rmtree(office / ".drafter", ignore_errors=True)
        folder = office / closed
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o555)
        ran = run_unprivileged(office, "schema")
        folder.chmod(0o755)
        assert (ran.code, ran.out) == (2, "")
        assert f".drafter/结构: 错误 文件建不了: 文件夹 {closed or '.'} 不让写" in ran.err
        assert "在文件夹的属性里给当前用户“写入”权限" in ran.err
        assert ran.err.count("错误") == 1
        assert "Word" not in ran.err


def test_another_folder_is_named_than_the_one_that_refused(command: Command, office: Path) -> None:
    folder = office / ".drafter" / "结构"
    folder.mkdir(parents=True)
    (folder / "年度.json").write_text("{}", encoding="utf-8")
    (office / ".drafter" / "结构2").mkdir()
    done = command("schema", office)
    assert done.code == 2
    assert f"例：-o {office}/.drafter/结构3\n" in done.err
    assert command("schema", office, "-o", office / ".drafter" / "结构3").code == 0


@pytest.mark.parametrize("name", ["空的", "没有的"])
def test_a_folder_that_is_no_office_is_said(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "空的").mkdir()
    done = command("schema", tmp_path / name)
    assert (done.code, done.out) == (2, "")
    assert f"{tmp_path / name}: 错误" in done.err
    assert not (tmp_path / name / ".drafter").exists()


def test_a_library_without_an_office_will_do(command: Command, office: Path) -> None:
    (office / "单位.yaml").unlink()
    assert command("schema", office).code == 0
    assert Editor(written_schemas(office)).faults("年度", "数据: {试验: {资金: 3}}") == []


def test_faults_of_the_library_are_told_and_the_rest_is_written(
    command: Command, office: Path
) -> None:
    path = office / "sections" / "试验" / "指标.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + "坏的:\n  家数: {名称: 家数, 单位: 没有, 类型: 计数}\n", encoding="utf-8"
    )
    done = command("schema", office)
    assert done.code == 0
    assert "单位“没有”没有在 计量.yaml 里登记" in done.err
    assert "素材库有1处错误，读不懂的没有写进结构。" in done.err
    editor = Editor(written_schemas(office))
    assert editor.faults("年度", "数据: {试验: {资金: 3}}") == []
    assert editor.faults("年度", "数据: {坏的: {家数: 3}}")
