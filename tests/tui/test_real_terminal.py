"""The program as clerks have it: in a terminal, with an input method, closed and killed in the middle."""

from __future__ import annotations

import shutil
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from drafter.columns import width
from tests.terminal import Terminal
from tests.tui.piloting import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="没有伪终端")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES / "番禺区", tmp_path / "番禺区")
    return tmp_path / "番禺区"


@pytest.fixture
def start(office: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program in the office's folder; whatever still runs at the end is killed."""
    opened: list[Terminal] = []

    def open_terminal(*arguments: object, size: tuple[int, int] = (80, 24)) -> Terminal:
        settings = {"DRAFTER_STATE": tmp_path / "state", "DRAFTER_CACHE": tmp_path / "cache"}
        terminal = Terminal(arguments, office, settings, size)
        opened.append(terminal)
        return terminal

    yield open_terminal
    for terminal in opened:
        if terminal.running:
            terminal.kill(signal.SIGKILL)


def test_a_year_is_filled_in_through_a_real_terminal(
    office: Path, start: Callable[..., Terminal]
) -> None:
    year = office / "2018.yaml"
    before = year.read_bytes()
    terminal = start()  # the newest year of the folder
    terminal.wait_for("城乡低保标准［元/人·月］> 950")
    terminal.type("960")
    terminal.wait_for("同比 +6.7%")
    assert year.read_bytes() == before
    terminal.press("Enter")
    terminal.wait_for("已保存")
    assert year.read_bytes() == before.replace(b"950", b"960", 1)
    terminal.press("Ctrl+Q")
    assert terminal.wait() == 0
    assert [path.name for path in office.iterdir() if path.name.startswith(".")] == []


def test_a_terminal_that_draws_signs_too_wide_is_given_those_of_the_keyboard(
    start: Callable[..., Terminal],
) -> None:
    terminal = start("--ascii", "2018.yaml")
    terminal.wait_for("城乡低保标准［元/人·月］> 950".replace("·", "."))
    signs = set("".join(terminal.lines))
    assert {sign for sign in signs if not sign.isascii() and width(sign) == 1} == set()
    terminal.press("Ctrl+Q")
    assert terminal.wait() == 0


def test_keys_that_come_all_at_once_take_effect_in_their_order(
    office: Path, start: Callable[..., Terminal]
) -> None:
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准［元/人·月］> 950")
    backspace, enter, up = b"\x7f", b"\r", b"\x1b[A"
    keys = [backspace, b"96", backspace, b"71", backspace, enter]  # as a slow line brings them
    keys += ["7户9人".encode(), enter, b"1400", up, up, b"98", b"\x1bOR"]
    terminal.send(b"".join(keys))
    terminal.wait_for("没有空着的数了")
    text = (office / "2018.yaml").read_text(encoding="utf-8")
    assert "标准: {本年: 98, 上年: 900}" in text
    assert "在册: 7户9人" in text
    assert "资金: 1400 " in text
    terminal.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    terminal.wait_for("城乡低保标准［元/人·月］> 950")


def test_eight_characters_of_an_input_method_come_whole(
    office: Path, start: Callable[..., Terminal]
) -> None:
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准")
    terminal.type("民政事务服务中心")
    terminal.wait_for("民政事务服务中心")
    terminal.wait_for("读不懂")
    column, line = terminal.cursor
    end = terminal.lines[line].index("民政事务服务中心") + len("民政事务服务中心")
    # There the input method opens its window.
    assert 0 <= column - width(terminal.lines[line][:end]) <= 1
    terminal.press("Esc")
    terminal.wait_for("> 950")


def test_a_bracketed_paste_of_one_value_is_typed_and_of_a_column_is_asked_about(
    office: Path, start: Callable[..., Terminal]
) -> None:
    before = (office / "2018.yaml").read_bytes()
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准")
    terminal.paste("1,200\r\n")
    terminal.wait_for("同比 +33.3%")
    terminal.press("Esc")
    terminal.wait_for("> 950")
    terminal.paste("970\r\n8户9人\r\n1400\r\n")
    terminal.wait_for("1400")
    assert (office / "2018.yaml").read_bytes() == before


def test_the_window_may_be_resized_while_one_types(
    office: Path, start: Callable[..., Terminal]
) -> None:
    terminal = start("2018.yaml", size=(80, 24))
    terminal.wait_for("城乡低保标准")
    terminal.type("96")
    for size in ((160, 45), (40, 12), (200, 60), (80, 24)):
        terminal.resize(*size)
        terminal.settle()
    terminal.type("5")
    terminal.wait_for("> 965")
    terminal.wait_for("同比 +7.2%")
    terminal.press("Enter")
    terminal.wait_for("已保存")
    assert b"965" in (office / "2018.yaml").read_bytes()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_what_was_being_typed_is_offered_after_a_kill(
    office: Path, start: Callable[..., Terminal], number: signal.Signals
) -> None:
    year = office / "2018.yaml"
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准")
    terminal.type("970")
    terminal.press("Enter")
    terminal.wait_for("已保存")
    terminal.type("12户34人")
    terminal.wait_for("12户34人")
    terminal.kill(number)
    assert b"970" in year.read_bytes()
    assert "12户34人" not in year.read_text(encoding="utf-8")

    again = start("2018.yaml")
    again.wait_for("没有写完的内容")
    again.wait_for("城乡低保对象 ← 12户34人")
    assert "970" not in again.text  # that stands in its file
    again.press("F2")
    again.wait_for("城乡低保标准")
    assert "在册: 12户34人" in year.read_text(encoding="utf-8")
    again.press("Ctrl+Q")
    assert again.wait() == 0
    last = start("2018.yaml")
    last.wait_for("城乡低保标准")
    assert "没有写完" not in last.text


def a_column(terminal: Terminal) -> None:
    terminal.paste("970\r\n8户9人\r\n四个半\r\n")
    terminal.wait_for("还没有写进文件")


def several_words(terminal: Terminal) -> None:
    terminal.send(b"\x14")
    terminal.wait_for("素材：最低生活保障")
    terminal.paste("走访慰问。\r\n宣传政策。\r\n")
    terminal.wait_for("将成为2条素材")


def a_reason(terminal: Terminal) -> None:
    terminal.send(b"\x1bOS")
    terminal.wait_for("校验不符")
    terminal.send(b"\x1b[18~")
    terminal.wait_for("理由写进 单位.yaml")
    terminal.type("口径不同")
    terminal.wait_for("口径不同")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (
            a_column,
            ("城乡低保标准 ← 970", "城乡低保对象 ← 8户9人", "最低生活保障支出 ← 四个半"),
        ),
        (several_words, ("素材 “最低生活保障”总结第1条 粘贴2条：走访慰问。／宣传政策。",)),
        (a_reason, ("静默 校验不符（低保.在册），理由：口径不同",)),
    ],
)
def test_what_stands_on_a_page_is_offered_after_a_kill(
    office: Path,
    start: Callable[..., Terminal],
    typed: Callable[[Terminal], None],
    offered: tuple[str, ...],
) -> None:
    year = office / "2018.yaml"
    text = year.read_text(encoding="utf-8")
    year.write_text(text.replace("在册: 908户1515人", "在册: 1908户1515人"), encoding="utf-8")
    before = {path: path.read_bytes() for path in office.iterdir() if path.is_file()}
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准")
    typed(terminal)
    terminal.kill(signal.SIGKILL)
    assert {path: path.read_bytes() for path in before} == before

    again = start("2018.yaml")
    again.wait_for("没有写完的内容")
    for line in offered:
        again.wait_for(f"[√] {line}")


def test_closing_the_window_ends_the_program_and_frees_the_file(
    office: Path, start: Callable[..., Terminal]
) -> None:
    terminal = start("2018.yaml")
    terminal.wait_for("城乡低保标准")
    terminal.type("12")
    terminal.close()
    with pytest.MonkeyPatch.context() as patch:  # nothing more can be read from it
        patch.setattr(terminal, "_take", lambda _: False)
        terminal.wait()
    assert [path.name for path in office.iterdir() if "正在填" in path.name] == []
    again = start("2018.yaml")
    again.wait_for("← 12")


def test_without_a_terminal_it_says_what_to_use_instead(office: Path) -> None:
    from tests.processes import start as start_process

    process = start_process([office / "2018.yaml"], {})
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out == ""
    assert "drafter show 2018.yaml" in err
    assert "\x1b" not in err
