"""The command line speaks Chinese, keeps its streams apart and never shows a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drafter import batch, cli
from drafter.cli import show
from drafter.pipeline import produce

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.pipeline import Produced
    from tests.cli.conftest import Done

    Command = Callable[..., Done]

ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(r"\b(Usage|Options|Commands|Error|Try|Missing|Invalid|Got|No such|Show)\b")
SECTIONS = ("list", "show", "new", "check")
COMMANDS = [(), *((name,) for name in cli.COMMANDS), *(("sections", name) for name in SECTIONS)]


@pytest.mark.parametrize("path", COMMANDS, ids=[" ".join(path) or "drafter" for path in COMMANDS])
def test_help_is_in_chinese(command: Command, path: tuple[str, ...]) -> None:
    done = command(*path, "--help")
    assert done.code == 0
    assert done.out.startswith("用法：drafter")
    assert "显示说明" in done.out
    assert not ENGLISH.search(done.out)
    described = [line for line in done.out.splitlines() if line.startswith("  --")]
    assert all(re.search(r"[一-鿿]$", line.rstrip("）。、】 ")) for line in described)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "没有命令“chek”。是不是“check”？"),
        (["2018.yaml"], "要生成文稿，请写：drafter render 2018.yaml"),
        (["check"], "缺少参数“文件”。"),
        (["check", "a.yaml", "--al"], "没有选项“--al”。是不是 --all、--only、--help？"),
        (["check", "a.yaml", "--only"], "选项“--only”后面要写一个值。"),
        (["check", "a.yaml", "--only", "大错"], "选项“--only”不对：“大错”不在可选之列"),
        (["check", "a.yaml", "--all=是"], "选项“--all”后面不带值。"),
        (["show", "a.yaml", "b.yaml"], "多出了参数：b.yaml"),
        (["sections", "chek"], "没有命令“chek”。是不是“check”？"),
        (["--verbose"], "没有选项“--verbose”。"),
    ],
)
def test_a_usage_error_is_in_chinese(command: Command, arguments: list[str], says: str) -> None:
    done = command(*arguments)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "用法见：drafter" in done.err
    assert not ENGLISH.search(done.err)


def test_without_arguments_help_is_shown(command: Command) -> None:
    done = command()
    assert done.code == 0
    assert done.out.startswith("用法：drafter [选项] 命令 [参数]…")


def test_a_fault_of_the_program_is_one_message(
    command: Command, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *rest: Any, **more: Any) -> Produced:
        if path.name == "2017.yaml":
            raise ValueError("坏了")
        return produce(path, *rest, **more)

    monkeypatch.setattr(batch, "produce", fail)
    done = command("render", office / "2017.yaml", office / "2018.yaml")
    assert done.code == 2
    assert "2017.yaml: 错误 程序内部出错: 程序内部出错（ValueError，test_usage.py:" in done.err
    assert "Traceback" not in done.err
    assert done.out == f"{office / '2018.docx'}\n"


def test_a_fault_of_a_command_is_one_message(
    command: Command, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("坏了")

    monkeypatch.setattr(show, "extent_of", fail)
    done = command("show", office / "2018.yaml")
    assert done.code == 2
    assert "程序内部出错（ValueError，test_usage.py:" in done.err
    assert "Traceback" not in done.err


def drafter(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "PYTHON"))
    }
    return subprocess.run(
        [sys.executable, "-m", "drafter", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"LC_ALL": "C"}, "utf-8"),
        ({"PYTHONIOENCODING": "latin-1"}, "utf-8"),
        ({"PYTHONIOENCODING": "cp936"}, "cp936"),
    ],
    ids=["C", "latin-1", "cp936"],
)
def test_output_survives_any_locale(
    office: Path, environment: dict[str, str], encoding: str
) -> None:
    year = str(office / "2018.yaml")
    done = drafter("show", year, **environment)
    assert done.returncode == 0, done.stderr
    assert "试验县民政局2018年工作总结" in done.stdout.decode(encoding)
    assert "错误 0" in done.stderr.decode(encoding)
    found = drafter("figures", year, "--format", "json", **environment)
    assert b"Traceback" not in found.stderr
    done = drafter("nonsense", **environment)
    assert "没有命令" in done.stderr.decode(encoding)


def test_an_ascii_stream_speaks_utf8() -> None:
    done = drafter("explain", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "户多于人" in done.stdout.decode("utf-8")


def test_a_character_the_encoding_lacks_is_escaped(tmp_path: Path) -> None:
    done = drafter("check", str(tmp_path / "𠮷.yaml"), PYTHONIOENCODING="cp936")
    assert done.returncode == 2
    assert r"\U00020bb7.yaml: 错误 文件不存在" in done.stdout.decode("cp936")


def test_a_closed_pipe_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "explain"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "explain"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert "磁盘已满" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr
