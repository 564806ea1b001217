"""A set of new files is written as a whole, over nothing, and nowhere else."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import newfiles
from drafter.errors import DrafterError
from drafter.newfiles import NewFile, Written, write_new_files
from tests.badinput.unprivileged import NOBODY

unix_only = pytest.mark.skipif(os.name == "nt", reason="链接和文件权限只在类Unix系统上这样用")


def files(*names: str) -> list[NewFile]:
    return [NewFile(name, f"内容：{name}".encode()) for name in names]


def refused(folder: Path, *names: str) -> list[str]:
    """What was found, as `path rule: message`; the folder is as before."""
    before = tree(folder)
    with pytest.raises(DrafterError) as raised:
        write_new_files(folder, files(*names))
    assert tree(folder) == before
    assert all(finding.hint for finding in raised.value.findings)
    return [
        f"{finding.place} {finding.rule}: {finding.message}".replace(f"{folder}/", "")
        for finding in raised.value.findings
    ]


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything below, by path: bytes of files, where links lead."""
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else "文件夹"
        for path in (folder.rglob("*") if os.path.isdir(folder) else ())  # noqa: PTH112 (never raises)
    }


def test_all_are_written_and_said(tmp_path: Path) -> None:
    office = tmp_path / "新县" / "民政局"
    written = write_new_files(office, files("单位.yaml", "sections/社会救助/低保.md"))
    assert written == Written(
        (office / "单位.yaml", office / "sections" / "社会救助" / "低保.md"),
        (office.parent, office, office / "sections", office / "sections" / "社会救助"),
    )
    assert tree(office) == {
        "单位.yaml": "内容：单位.yaml".encode(),
        "sections": "文件夹",
        "sections/社会救助": "文件夹",
        "sections/社会救助/低保.md": "内容：sections/社会救助/低保.md".encode(),
    }


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "2017.yaml").write_text("年度: 2017", encoding="utf-8")
    assert write_new_files(tmp_path, files("2018.yaml")).folders == ()
    assert sorted(tree(tmp_path)) == ["2017.yaml", "2018.yaml"]


def test_everything_that_exists_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "2018.yaml").write_text("年度: 2018", encoding="utf-8")
    (tmp_path / "2018素材.md").mkdir()
    (tmp_path / "2018提纲.yaml").symlink_to("没有.yaml")
    assert refused(tmp_path, "2018.yaml", "单位.yaml", "2018素材.md", "2018提纲.yaml") == [
        "2018.yaml 已有同名文件: 已有这个名字的文件，什么也没有写",
        "2018素材.md 已有同名文件: 已有这个名字的文件夹，什么也没有写",
        "2018提纲.yaml 已有同名文件: 已有这个名字的断了的链接，什么也没有写",
    ]


@pytest.mark.parametrize(
    ("stands", "name"),
    [
        ("2018A.YAML", "2018a.yaml"),
        ("Sections/甲.md", "sections/乙.md"),
        ("cafe\u0301.md", "caf\u00e9.md"),
    ],
    ids=["文件", "文件夹", "字符的编码写法"],
)
def test_names_that_another_computer_takes_for_one(stands: str, name: str, tmp_path: Path) -> None:
    (tmp_path / stands).parent.mkdir(exist_ok=True)
    (tmp_path / stands).write_text("甲", encoding="utf-8")
    (told,) = refused(tmp_path, name)
    assert "只差大小写" in told or "已有这个名字" in told
    (told,) = refused(tmp_path, "甲/b.md", "甲/B.md")
    assert "甲/b.md、甲/B.md" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../别处.yaml", "写到了文件夹外面: “../别处.yaml”不在这个文件夹里面，什么也没有写"),
        ("甲/../../别处.yaml", "写到了文件夹外面"),
        ("/tmp/别处.yaml", "写到了文件夹外面"),
        ("C:别处.yaml", "写到了文件夹外面"),
        ("\\\\服务器\\别处.yaml", "写到了文件夹外面"),
        ("甲//乙.yaml", "文件建不了: 路径里少了名字，没有写"),
        ("甲/./乙.yaml", "文件建不了: 路径里少了名字，没有写"),
        ("", "文件建不了: 路径里少了名字，没有写"),
        ("甲\0.yaml", "甲?.yaml 文件建不了: 文件名里有看不见的控制字符，没有写"),
        ("甲\n.yaml", "甲?.yaml 文件建不了: 文件名里有看不见的控制字符，没有写"),
        ("con/甲.md", "文件建不了: “con”是Windows留给设备的名字，没有写"),
        ("甲/NUL.md", "文件建不了: “NUL.md”是Windows留给设备的名字，没有写"),
        ("甲?.md", "文件建不了: 文件名里有“?”，Windows的电脑上打不开，没有写"),
        ("甲 /乙.md", "文件建不了: 文件名的末尾有空格或者点，Windows的电脑上打不开，没有写"),
        ("长" * 90, "文件建不了: 文件名太长：270字节"),
    ],
)
def test_a_name_that_cannot_be(name: str, told: str, tmp_path: Path) -> None:
    office = tmp_path / "县"
    (said,) = refused(office, "好.yaml", name)
    assert told in said
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("folder", ["con", "甲?", "甲\0乙", "没有/../甲", "夹" * 90, "末尾."])
def test_a_folder_that_cannot_be(folder: str, tmp_path: Path) -> None:
    (said,) = refused(tmp_path / folder, "甲.yaml")
    assert "文件建不了" in said
    assert tree(tmp_path) == {}


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "sections").write_text("甲", encoding="utf-8")
    (said,) = refused(tmp_path, "sections/甲/乙.md")
    assert "sections 是一个文件，不是文件夹，什么也没有写" in said
    for folder in (tmp_path / "sections", tmp_path / "sections" / "里"):
        (said,) = refused(folder, "甲.yaml")
        assert "sections 是一个文件，不是文件夹，什么也没有写" in said


@unix_only
def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    office, shared = tmp_path / "县", tmp_path / "共用"
    office.mkdir()
    shared.mkdir()
    (office / "sections").symlink_to(shared)
    (said,) = refused(office, "sections/甲.md")
    assert f"sections 是一个链接，通到 {shared}，什么也没有写" in said
    assert tree(shared) == {}
    (office / "断").symlink_to("没有")
    (said,) = refused(office / "断", "甲.yaml")
    assert "断了的链接" in said


@unix_only
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "真").mkdir()
    (tmp_path / "县").symlink_to("真")
    write_new_files(tmp_path / "县", files("甲.yaml"))
    assert sorted(tree(tmp_path / "真")) == ["甲.yaml"]


@unix_only
@pytest.mark.parametrize("below", ["", "里/再里"])
def test_a_read_only_folder(below: str) -> None:
    """In a process of its own, because the superuser may write everywhere."""
    with tempfile.TemporaryDirectory() as name:
        closed = Path(name) / "只读"
        closed.mkdir()
        Path(name).chmod(0o755)
        closed.chmod(0o555)
        child = os.fork()
        if child == 0:
            try:
                if os.geteuid() == 0:
                    os.setuid(NOBODY)
                (said,) = refused(closed / below, "甲.yaml")
                os._exit(0 if f"文件夹 {closed} 不让写，什么也没有写" in said else 1)
            finally:
                os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        closed.chmod(0o755)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_failure_half_way_takes_back_what_was_written(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "留.yaml").write_text("甲", encoding="utf-8")
    before, replace = tree(tmp_path), Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target.name == "三.yaml":
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    wanted = DrafterError if isinstance(error, OSError) else KeyboardInterrupt
    for folder in (tmp_path, tmp_path / "新" / "里"):
        with pytest.raises(wanted):
            write_new_files(folder, files("一.yaml", "里/二.yaml", "三.yaml", "四.yaml"))
        assert tree(tmp_path) == before


def test_what_comes_to_stand_there_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newfiles, "check_new_files", lambda *_: ())
    (tmp_path / "二.yaml").write_text("别人的", encoding="utf-8")
    with pytest.raises(DrafterError) as raised:
        write_new_files(tmp_path, files("一.yaml", "二.yaml"))
    assert "没有动它" in raised.value.findings[0].message
    assert tree(tmp_path) == {"二.yaml": "别人的".encode()}


def test_what_somebody_changed_is_not_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def edit(path: Path, target: Path) -> Path:
        if target.name == "二.yaml":
            (tmp_path / "新" / "一.yaml").write_text("改了", encoding="utf-8")
            raise OSError(errno.EIO, "gone")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", edit)
    with pytest.raises(DrafterError):
        write_new_files(tmp_path / "新", files("一.yaml", "二.yaml"))
    assert tree(tmp_path) == {"新": "文件夹", "新/一.yaml": "改了".encode()}


@given(st.lists(st.text("甲aA/.\\:\0 ~", max_size=8), max_size=4))
def test_whatever_the_names_all_is_below_the_folder_or_nothing_is(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        try:
            written = write_new_files(root / "县", files(*names))
        except DrafterError:
            assert tree(root) == {}
        else:
            assert len(set(written.files)) == len(names)
            assert all(path.read_bytes() for path in written.files)
            assert {path.parts[0] for path in map(Path, tree(root))} <= {"县"}
