"""From an empty folder to a final .docx, in a real terminal, doing only what the screen says."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import docx
import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="没有伪终端")

SIZES = [(80, 24), (160, 45)]
VALUES = {
    "福利彩票销售额": "8652。4",  # the full stop that a Chinese keyboard gives
    "福彩公益金筹集额": "2589.7",
    "民政系统彩票公益金支出": "=420+230",
    "彩票公益金用于社会福利": "420",
    "彩票公益金用于社会救助": "330",  # a slip: the checks say so
    "彩票公益金用于养老服务": "300",
    "彩票公益金用于儿童福利": "120",
    "本级留成福彩公益金": "300",
    "彩票公益金资助项目": "12个",
    "福彩公益活动资助人次": "860",
    "福彩公益活动": "3",
    "福彩公益活动资助金": "45",
    "福利彩票投注站": "96",
    "新建福利彩票投注站": "无",
    "停业和退出的福利彩票投注站": "2",
}
CHECKED_AFTER = 0.6
CLOCK = re.compile(r"已保存\d\d:\d\d")


class Album:
    """The screens of a journey, one below the other, without what differs from run to run."""

    def __init__(self, terminal: Terminal, folder: Path) -> None:
        """Take pictures of a terminal."""
        self._terminal = terminal
        self._folder = str(folder)
        self._pictures: list[str] = []

    def take(self, title: str) -> None:
        """Keep the screen as it is when the checks have run and no message lies over it."""
        time.sleep(CHECKED_AFTER)
        self._terminal.wait_until_gone("没有空着的数了")
        lines = [CLOCK.sub("已保存12:00", self._without_folder(line)) for line in self._lines()]
        self._pictures.append(f"== {title}\n" + "\n".join(lines))

    @property
    def text(self) -> str:
        """All of them."""
        return "\n".join(self._pictures) + "\n"

    def _lines(self) -> list[str]:
        return [line.rstrip() for line in self._terminal.lines]

    def _without_folder(self, line: str) -> str:
        return line.replace(self._folder, "/tmp/云岫县").rstrip()


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder whose name is always as long: lines that name it break in one place."""
    with TemporaryDirectory(dir="/tmp") as name:
        yield Path(name)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x45"])
def test_an_office_is_started_filled_in_checked_and_exported(
    folder: Path, tmp_path: Path, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "打过招呼").touch()  # the greeting stays for as long as it takes to be read
    settings = {"DRAFTER_STATE": state, "DRAFTER_CACHE": tmp_path / "cache"}
    terminal = Terminal([], folder, settings, size)
    album = Album(terminal, folder)
    try:
        start_office(terminal, album)
        fill_in(terminal, album)
        mend(terminal, album)
        export(terminal, album, folder)
        terminal.press("Ctrl+Q")
        assert terminal.wait() == 0
    finally:
        if terminal.running:
            terminal.kill(signal.SIGKILL)
    assert_final(folder)
    golden(f"从空文件夹到定稿{size[0]}x{size[1]}.txt", album.text)


def start_office(terminal: Terminal, album: Album) -> None:
    terminal.wait_for("新建单位，写在现在的文件夹里")
    album.take("空文件夹")
    terminal.press("Enter")
    terminal.wait_for("单位全称")
    terminal.type("云岫县民政局")
    terminal.wait_for("县民政局")
    for _ in range(3):  # 系统, 层级, 地区 follow from the name
        terminal.press("Tab")
    terminal.press("Tab")
    terminal.type("\x7f" * 4 + "2025")
    terminal.wait_for("2025")
    album.take("单位和时间")
    terminal.press("F2")
    terminal.wait_for("先分章写情况")
    terminal.press("F2")
    terminal.wait_for("已选70个主题")
    terminal.press("Enter")
    terminal.wait_for("已选0个主题")
    terminal.type("福利彩票")
    terminal.wait_for("找到1个")
    terminal.press("Down", "Down", "Enter")
    terminal.wait_for("已选1个主题，共15项数据要填")
    album.take("勾选主题")
    terminal.press("F2")
    terminal.wait_for("要写的是下面这些")
    terminal.press("F2")
    terminal.wait_for("〔待填〕")
    terminal.wait_for("提15")


def fill_in(terminal: Terminal, album: Album) -> None:
    album.take("第一次打开")
    terminal.press("F5")
    terminal.wait_for("空缺")
    terminal.press("Esc")
    for name, value in VALUES.items():
        terminal.wait_for(f"{name}［")
        terminal.type(value)
        terminal.wait_for(f"］> {value}")
        if name == "福利彩票销售额":
            terminal.wait_for("8652。4 → 8652.4万元")
            album.take("键入一个数")
        terminal.press("F3")
    terminal.wait_for("没有空着的数了")


def mend(terminal: Terminal, album: Album) -> None:
    terminal.wait_for("错1")
    terminal.press("F4")
    terminal.wait_for("错误1")
    album.take("检查")
    terminal.press("Enter")
    terminal.wait_for("彩票公益金用于社会福利［万元］> 420")  # one side of what does not add up
    terminal.press("Down")
    terminal.wait_for("彩票公益金用于社会救助［万元］> 330")
    terminal.type("230")
    terminal.press("Enter")
    terminal.wait_for("错0")
    album.take("改好以后")


def export(terminal: Terminal, album: Album, folder: Path) -> None:
    terminal.press("F5")
    terminal.wait_for("用途")
    terminal.press("Tab", "Tab", "Tab", "Right")
    terminal.wait_for("(√)定稿")
    album.take("导出")
    terminal.press("F5")
    terminal.wait_for("写成")
    album.take("写成")
    terminal.press("Esc")
    terminal.wait_for("F3 下一空")
    assert (folder / ".~2025.yaml.正在填").exists()


def assert_final(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["2025.docx", "2025.yaml", "2025提纲.yaml", "2025素材.md", "单位.yaml"]
    text = "\n".join(
        paragraph.text for paragraph in docx.Document(str(folder / "2025.docx")).paragraphs
    )
    assert "云岫县民政局2025年工作总结" in text
    assert "全年销售福利彩票8652.4万元" in text
    assert "彩票公益金全年支出650万元，用于社会福利420万元、社会救助230万元" in text
    assert "××" not in text
    assert "新建" not in text
