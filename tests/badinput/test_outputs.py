"""Where a document is to go and cannot: said in its place, and nothing that stands there is lost."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter import textfile
from drafter.cli.app import run
from drafter.errors import DrafterError
from drafter.layout import target as target_module
from drafter.layout.digest import is_untouched
from drafter.layout.target import place_document
from drafter.layout.writer import write_document
from drafter.leftovers import sweep, temporary_beside
from tests.badinput.unprivileged import NOBODY, common_office, run_unprivileged
from tests.layout import documents
from tests.layout.documents import draft, page_style, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.badinput.smalloffice import Command

posix = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有这样的文件和进程")


@pytest.fixture(scope="session")
def document() -> bytes:
    """A document of ours."""
    return write_document(draft(paragraph("旧稿。")), page_style())


@pytest.fixture(scope="session")
def edited(document: bytes) -> bytes:
    """The same after somebody changed it in Word."""
    return documents.edited(document)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def beside(command: Command) -> list[str]:
    """What stands in the office beside its own files."""
    own = {"2018.yaml", "单位.yaml", "sections", "templates"}
    return [name for name in names(command.office) if name not in own]


# Folders


@pytest.mark.parametrize(
    ("output", "written", "made"),
    [
        ("成文/总结.docx", "成文/总结.docx", "成文"),
        ("成文/局里/", "成文/局里/2018.docx", "成文"),
        ("成文", "成文/2018.docx", "成文"),
    ],
)
def test_a_folder_that_is_not_there_is_made_and_said(
    output: str, written: str, made: str, in_small_office: Command
) -> None:
    ran = in_small_office("render", "2018.yaml", "-o", output)
    assert (ran.code, ran.out) == (0, f"{written}\n")
    assert f"写成 {written}。新建了文件夹 {made}。" in ran.err
    assert "新建了" not in in_small_office("render", "2018.yaml", "-o", output).err


@pytest.mark.parametrize("output", ["成文/", "成文/总结.docx"])
def test_no_folder_is_made_for_nothing(output: str, in_small_office: Command) -> None:
    year = in_small_office.office / "2018.yaml"
    year.write_text(year.read_text("utf-8").replace("提纲: 短", "提纲: 长"), "utf-8")
    assert in_small_office("render", "2018.yaml", "-o", output).code == 2
    assert beside(in_small_office) == []


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("占位", "占位 不是文件夹。要写成文件，以 .docx 结尾，例：-o 占位.docx"),
        ("占位/", "占位/ 不是文件夹。"),
        ("占位/总结.docx", "占位: 错误 文件写不进: 建不了文件夹：路径中有一段是文件，不是文件夹"),
        ("占位/再/总结.docx", "建不了文件夹：路径中有一段是文件，不是文件夹"),
        (".docx", "只写了扩展名，没有写文件名"),
        ("总结.doc", "只写 .docx，不写 .doc。例：-o 总结.docx"),
        ("总结.wps", "只写 .docx，不写 .wps。"),
        ("长" * 84 + ".docx", "文件名太长：257字节，最多255字节（一个汉字3字节）"),
        ("夹" * 90 + "/总结.docx", "建不了文件夹：文件名太长"),
        ("总结?.docx", "文件名里有“?”，Windows的电脑上打不开，没有写"),
        ('a:"b".docx', "改为：a：”b”.docx"),
        ("CON.docx", "“CON.docx”是Windows留给设备的名字"),
        ("lpt1.总结.docx", "是Windows留给设备的名字"),
        ("一\n二.docx", "一?二.docx: 错误 文件写不进: 文件名里有看不见的控制字符"),
        ("一\0二.docx", "一?二.docx: 错误 文件写不进: 文件名里有看不见的控制字符"),
    ],
)
def test_an_output_that_cannot_be_is_refused(
    output: str, says: str, in_small_office: Command
) -> None:
    (in_small_office.office / "占位").write_text("甲", encoding="utf-8")
    ran = in_small_office("render", "2018.yaml", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "建议：" in ran.err or "例：" in ran.err or "用法见" in ran.err
    assert beside(in_small_office) == ["占位"]
    assert (in_small_office.office / "占位").read_text("utf-8") == "甲"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="没有设备文件")
@pytest.mark.parametrize("device", ["/dev/null", "/dev/full", "/dev/stdout"])
def test_a_device_is_no_place_for_a_document(device: str, in_small_office: Command) -> None:
    ran = in_small_office("render", "2018.yaml", "-o", device)
    assert ran.code == 2
    assert f"{device} 不是文件夹。" in ran.err


# What stands in the way


def folder_there(path: Path) -> None:
    path.mkdir()
    (path / "要紧的.txt").write_text("甲", encoding="utf-8")


def pipe_there(path: Path) -> None:
    os.mkfifo(path)


def socket_there(path: Path) -> None:
    os.mknod(path, 0o600 | 0o140000)


def linked_folder_there(path: Path) -> None:
    folder_there(path.with_name("别处"))
    path.symlink_to("别处")


@posix
@pytest.mark.parametrize("make", [folder_there, pipe_there, socket_there, linked_folder_there])
def test_what_is_no_file_stays_and_the_document_goes_beside_it(
    make: Callable[[Path], None], in_small_office: Command
) -> None:
    path = in_small_office.office / "2018.docx"
    make(path)
    kind = path.stat().st_mode
    ran = in_small_office("render", "2018.yaml")
    assert (ran.code, ran.out) == (0, "2018（2）.docx\n")
    assert "没有动它，新稿写在 2018（2）.docx" in ran.err
    forced = in_small_office("render", "2018.yaml", "--force")
    assert forced.code == 2
    assert "不能备份，所以没有写" in forced.err
    assert path.stat().st_mode == kind


@posix
def test_a_link_to_what_somebody_edited_stays(edited: bytes, in_small_office: Command) -> None:
    (in_small_office.office / "真.docx").write_bytes(edited)
    (in_small_office.office / "2018.docx").symlink_to("真.docx")
    assert in_small_office("render", "2018.yaml").out == "2018（2）.docx\n"
    assert (in_small_office.office / "真.docx").read_bytes() == edited


@posix
def test_a_broken_link_is_said_and_its_folder_not_made(in_small_office: Command) -> None:
    (in_small_office.office / "2018.docx").symlink_to("没有/真.docx")
    ran = in_small_office("render", "2018.yaml")
    assert ran.code == 2
    assert "2018.docx: 错误 文件写不进: 这是一个断了的链接，指向 没有/真.docx" in ran.err
    assert beside(in_small_office) == ["2018.docx"]


@posix
def test_a_circular_link_is_said(in_small_office: Command) -> None:
    (in_small_office.office / "2018.docx").symlink_to("2018.docx")
    ran = in_small_office("render", "2018.yaml")
    assert ran.code == 2
    assert "链接绕成了圈" in ran.err


def word_mark(user: str) -> bytes:
    """What Word writes into the file beside an open document."""
    wide = user.encode("utf-16-le")
    return bytes([len(user)]) + b" " * 53 + bytes([len(user), 0]) + wide + b" " * (106 - len(wide))


@pytest.mark.parametrize(
    ("name", "mark", "content", "who"),
    [
        ("总结.docx", "~$总结.docx", word_mark("王芳"), "“王芳”"),
        ("2018总结初稿.docx", "~$18总结初稿.docx", word_mark("王芳"), "“王芳”"),
        ("2018总结7.docx", "~$018总结7.docx", word_mark("王芳"), "“王芳”"),
        ("2018总结稿.docx", "~$2018总结稿.docx", b"", "别人"),
        ("总结.docx", "~$总结.docx", "\x04王芳".encode("gb18030"), "“王芳”"),
        ("总结.docx", "~$总结.docx", bytes(162), "别人"),
        ("总结.docx", "~$总结.docx", b"\xff" * 162, "别人"),
        ("总结.docx", ".~总结.docx", b"", "别人"),
        ("总结.docx", ".~lock.总结.docx#", "王芳,wang,pc,2024,;".encode(), "“王芳”"),
        ("总结.docx", ".~lock.总结.docx#", b",wang,pc,2024,;", "“wang”"),
    ],
    ids=[
        "短名",
        "长名",
        "七字名",
        "空的",
        "本机编码",
        "全零",
        "乱码",
        "WPS",
        "LibreOffice",
        "只有账号",
    ],
)
def test_a_document_that_somebody_has_open_is_left_alone(
    name: str, mark: str, content: bytes, who: str, document: bytes, in_small_office: Command
) -> None:
    path = in_small_office.office / name
    path.write_bytes(document)
    (in_small_office.office / mark).write_bytes(content)
    ran = in_small_office("render", "2018.yaml", "-o", name)
    assert ran.out == f"{path.stem}（2）.docx\n"
    assert f"{name} 正由{who}打开着（旁边有 {mark}；已没有人打开的，删去它）" in ran.err
    assert path.read_bytes() == document
    assert in_small_office("render", "2018.yaml", "-o", name, "--force").out == f"{name}\n"


def test_a_mark_without_its_document_is_nobody(in_small_office: Command) -> None:
    (in_small_office.office / "~$2018.docx").write_bytes(word_mark("王芳"))
    assert in_small_office("render", "2018.yaml").out == "2018.docx\n"


def test_the_mark_of_another_document_is_none(document: bytes, in_small_office: Command) -> None:
    (in_small_office.office / "总结.docx").write_bytes(document)
    (in_small_office.office / "~$别的总结.docx").write_bytes(word_mark("王芳"))
    assert in_small_office("render", "2018.yaml", "-o", "总结.docx").out == "总结.docx\n"


# While it is written


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """`meanwhile(act)`: somebody acts once, when the new document is about to be written."""

    def arrange(act: Callable[[], object]) -> None:
        acts = iter([act])

        def beside_after(goal: Path) -> Path:
            next(acts, lambda: None)()
            return temporary_beside(goal)

        monkeypatch.setattr(textfile, "temporary_beside", beside_after)

    return arrange


@pytest.mark.parametrize("force", [False, True])
def test_what_is_saved_meanwhile_is_not_lost(
    force: bool,
    document: bytes,
    edited: bytes,
    meanwhile: Callable[[Callable[[], object]], None],
    in_small_office: Command,
) -> None:
    path = in_small_office.office / "2018.docx"
    path.write_bytes(document)
    meanwhile(lambda: path.write_bytes(edited))
    ran = in_small_office("render", "2018.yaml", *(["--force"] if force else []))
    assert ran.code == 0
    kept = path.with_name("2018.备份.docx") if force else path
    assert kept.read_bytes() == edited
    written = in_small_office.office / ran.out.strip()
    assert is_untouched(written.read_bytes())
    assert beside(in_small_office) == sorted({"2018.docx", kept.name, written.name})


def test_a_file_that_appears_meanwhile_is_not_lost(
    edited: bytes,
    meanwhile: Callable[[Callable[[], object]], None],
    in_small_office: Command,
) -> None:
    path = in_small_office.office / "2018.docx"
    meanwhile(lambda: path.write_bytes(edited))
    assert in_small_office("render", "2018.yaml").out == "2018（2）.docx\n"
    assert path.read_bytes() == edited


def test_a_target_that_disappears_meanwhile_is_written_anew(
    document: bytes,
    meanwhile: Callable[[Callable[[], object]], None],
    in_small_office: Command,
) -> None:
    path = in_small_office.office / "2018.docx"
    path.write_bytes(document)
    meanwhile(path.unlink)
    assert in_small_office("render", "2018.yaml").out == "2018.docx\n"
    assert beside(in_small_office) == ["2018.docx"]


def test_a_folder_that_disappears_meanwhile_is_said(
    meanwhile: Callable[[Callable[[], object]], None], in_small_office: Command
) -> None:
    folder = in_small_office.office / "成文"
    folder.mkdir()
    meanwhile(folder.rmdir)
    ran = in_small_office("render", "2018.yaml", "-o", "成文/")
    assert ran.code == 2
    assert "成文/2018.docx: 错误 文件写不进: 没有写成：所在的文件夹不存在" in ran.err


def test_a_target_that_never_rests_is_given_up(
    tmp_path: Path, document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "总结.docx"
    other = write_document(draft(paragraph("新稿。")), page_style())
    versions = iter([b"%d" % number for number in range(100)])

    def beside_after(goal: Path) -> Path:
        goal.write_bytes(next(versions))
        return temporary_beside(goal)

    monkeypatch.setattr(textfile, "temporary_beside", beside_after)
    monkeypatch.setattr(target_module, "_numbered", lambda path: iter([path]))
    monkeypatch.setattr(target_module, "is_untouched", lambda data: True)
    path.write_bytes(document)
    with pytest.raises(DrafterError, match="文件一直在变"):
        place_document(path, other)
    assert names(tmp_path) == ["总结.docx"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EACCES, "没有写的权限，或者文件正被别的程序打开"),
        (errno.EBUSY, "文件正被别的程序使用"),
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EROFS, "文件或磁盘是只读的"),
        (errno.EIO, "磁盘、U盘或网络盘没有响应"),
    ],
)
@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_target_that_cannot_be_replaced_stays_as_it_was(
    number: int,
    says: str,
    step: str,
    document: bytes,
    in_small_office: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = in_small_office.office / "2018.docx"
    path.write_bytes(document)
    real = getattr(Path, step)

    def fail(self: Path, *arguments: object, **named: object) -> object:
        if self.name.startswith(".drafter-"):
            raise OSError(number, os.strerror(number))
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, step, fail)
    ran = in_small_office("render", "2018.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert f"2018.docx: 错误 文件写不进: 没有写成：{says}；原来的文件没有动" in ran.err
    assert "    建议：" in ran.err
    assert path.read_bytes() == document
    assert beside(in_small_office) == ["2018.docx"]


# Real folders and disks


@posix
@pytest.mark.parametrize("output", ["2018.docx", "新夹/2018.docx"])
def test_a_folder_that_may_not_be_written_to(output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_CACHE", "off")
    with common_office() as office:
        office.chmod(0o555)
        ran = run_unprivileged(office, "render", "2018.yaml", "-o", output)
        office.chmod(0o755)
        assert "2018.docx" not in names(office)
    assert (ran.code, ran.out) == (2, "")
    assert "没有写的权限" in ran.err
    assert "    建议：" in ran.err


@posix
def test_a_document_that_may_not_be_written_to(
    document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_CACHE", "off")
    with common_office() as office:
        (office / "2018.docx").write_bytes(document)
        (office / "2018.docx").chmod(0o444)
        if os.geteuid() == 0:
            os.chown(office / "2018.docx", NOBODY, NOBODY)
        ran = run_unprivileged(office, "render", "2018.yaml")
        assert (office / "2018.docx").read_bytes() == document
    assert ran.code == 2
    assert "文件或磁盘是只读的；原来的文件没有动" in ran.err


@contextmanager
def small_disk(folder: Path, *options: str) -> Iterator[bool]:
    """A file system of a few pages at `folder`; whether this system lets us have one."""
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(["size=8k", *options]), "tmpfs", str(folder)]
    if os.geteuid() != 0 or not shutil.which("mount") or sys.platform != "linux":
        yield False
        return
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def small_files() -> Iterator[None]:
    """No file may grow beyond a page: the next best thing to a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@posix
def test_a_full_disk(document: bytes, in_small_office: Command) -> None:
    folder = in_small_office.office / "U盘"
    folder.mkdir()
    with ExitStack() as stack:
        real = stack.enter_context(small_disk(folder))
        (folder / "总结.docx").write_bytes(b"")
        if real:
            (folder / "占满").write_bytes(bytes(4096))
        else:
            stack.enter_context(small_files())
        ran = in_small_office("render", "2018.yaml", "-o", "U盘/总结.docx")
        left = names(folder)
    assert (ran.code, ran.out) == (2, "")
    says = "磁盘已满" if real else "磁盘放不下这么大的文件"
    assert f"U盘/总结（2）.docx: 错误 文件写不进: 没有写成：{says}" in ran.err
    assert left == (["占满", "总结.docx"] if real else ["总结.docx"])


@posix
def test_a_file_never_grows_beyond_its_limit_half_written(
    document: bytes, in_small_office: Command
) -> None:
    (in_small_office.office / "2018.docx").write_bytes(document)
    in_small_office("check", "2018.yaml")
    with small_files():
        ran = in_small_office("render", "2018.yaml")
    assert ran.code == 2
    assert "没有写成：磁盘放不下这么大的文件；原来的文件没有动" in ran.err
    assert (in_small_office.office / "2018.docx").read_bytes() == document
    assert beside(in_small_office) == ["2018.docx"]


@posix
def test_a_folder_made_for_a_document_that_could_not_be_written_goes(
    in_small_office: Command,
) -> None:
    in_small_office("check", "2018.yaml")
    with small_files():
        ran = in_small_office("render", "2018.yaml", "-o", "成文/局里/")
    assert ran.code == 2
    assert beside(in_small_office) == []


@posix
def test_a_read_only_disk(in_small_office: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_small_office.office / "光盘"
    folder.mkdir()
    with small_disk(folder, "ro") as real:
        if not real:
            refused = OSError(errno.EROFS, os.strerror(errno.EROFS))
            monkeypatch.setattr(textfile, "_replace", lambda *_: (_ for _ in ()).throw(refused))
        ran = in_small_office("render", "2018.yaml", "-o", "光盘/")
    assert ran.code == 2
    assert "光盘/2018.docx: 错误 文件写不进: 没有写成：文件或磁盘是只读的" in ran.err
    assert names(folder) == []


@posix
def test_many_writers_of_one_target_leave_one_whole_document(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    style = page_style()
    versions = [write_document(draft(paragraph(f"第{n}稿。" * 200)), style) for n in range(4)]
    children = []
    for data in versions:
        child = os.fork()
        if child == 0:
            try:
                for _ in range(20):
                    place_document(path, data)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    assert path.read_bytes() in versions
    assert names(tmp_path) == ["总结.docx"]


# Where results are told


def forked(office: Path, arguments: list[str], *, out: str = "", err: str = "") -> tuple[int, str]:
    """`drafter` in a process whose output goes to these files; its exit code and what it said."""
    said = office / "说的话"
    child = os.fork()
    if child == 0:
        try:
            os.chdir(office)
            for number, name in ((1, out), (2, err)):
                handle = os.open(name or said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
                os.dup2(handle, number)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            code = run(arguments)
        except BaseException:
            code = 99
        os._exit(code)
    _, status = os.waitpid(child, 0)
    text = said.read_text("utf-8") if said.exists() else ""
    said.unlink(missing_ok=True)
    return os.waitstatus_to_exitcode(status), text


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")


@full
@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "2018.yaml"],
        ["check", "2018.yaml", "--format", "json"],
        ["figures", "2018.yaml"],
        ["render", "2018.yaml", "--format", "json"],
        ["--help"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_results_that_cannot_be_told_are_no_success(
    arguments: list[str], in_small_office: Command
) -> None:
    in_small_office("show", "2018.yaml")
    code, text = forked(in_small_office.office, arguments, out="/dev/full")
    assert code == 2
    assert "结果没有显示完：标准输出写不进，磁盘已满。已写成的文件不受影响。" in text
    assert ("2018.docx" in beside(in_small_office)) == (arguments[0] == "render")


@full
@pytest.mark.parametrize("arguments", [["show", "2018.yaml"], ["render", "2018.yaml"]])
def test_messages_that_cannot_be_told_stop_no_work(
    arguments: list[str], in_small_office: Command
) -> None:
    in_small_office("show", "2018.yaml")
    code, text = forked(in_small_office.office, arguments, err="/dev/full")
    assert code == 0
    assert text
    assert ("2018.docx" in beside(in_small_office)) == (arguments[0] == "render")


@posix
def test_a_reader_that_leaves_stops_no_work(in_small_office: Command) -> None:
    office = in_small_office.office
    shutil.copy(office / "2018.yaml", office / "再.yaml")
    in_small_office("show", "2018.yaml")
    gone = office / "管道"
    os.mkfifo(gone)
    reading = os.open(gone, os.O_RDONLY | os.O_NONBLOCK)
    handle = os.open(gone, os.O_WRONLY)
    os.close(reading)
    try:
        child = os.fork()
        if child == 0:
            code = 99
            try:
                os.chdir(office)
                os.dup2(handle, 1)
                sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
                code = run(["render", "2018.yaml", "再.yaml"])
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(handle)
    assert os.waitstatus_to_exitcode(status) == 0
    assert {"2018.docx", "再.docx"} <= set(names(office))


# What a crash leaves


@posix
def test_what_a_killed_writer_left_goes_with_the_next_document(in_small_office: Command) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    office = in_small_office.office
    own = temporary_beside(office / "2018.docx").name
    host = own.split("-")[1]
    dead = office / f".drafter-{host}-{child}-1f.tmp"
    alive = office / f".drafter-{host}-{os.getpid()}-1f.tmp"
    elsewhere = office / ".drafter-00000000-1-1f.tmp"
    old = office / ".drafter-00000000-2-1f.tmp"
    others = [office / ".drafter-甲.tmp", office / f".drafter-{host}-{child}-1f.tmp.docx"]
    for path in (dead, alive, elsewhere, old, *others):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    sweep.cache_clear()
    assert in_small_office("render", "2018.yaml").out == "2018.docx\n"
    assert beside(in_small_office) == sorted(
        ["2018.docx", alive.name, elsewhere.name, *(path.name for path in others)]
    )
