"""Kill −9 at random moments: what was to be written over is the old file or the new one, whole."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from typing import TYPE_CHECKING

import pytest

from drafter.layout.target import place_document
from drafter.layout.writer import write_document
from drafter.leftovers import sweep
from drafter.textfile import Splice, read_text, write_atomically
from tests.badinput.effort import times
from tests.badinput.smalloffice import FILES, told
from tests.layout.documents import draft, page_style, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.badinput.smalloffice import Command

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有 SIGKILL")

KILLS = times(24)
# On a busy machine a writer may get no turn before it is killed; then more are needed.
MOST_KILLS = 40 * KILLS
LEFT = re.compile(r"\.drafter-[0-9a-f]{8}-\d+-[0-9a-f]+\.tmp")
NUMBER = re.compile(r"资金: (\d+),")


def killed_while(work: Callable[[], object], life: float) -> None:
    """Let a process of its own do `work` over and over, and kill it after `life` seconds."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            os.write(sending, b"!")
            while True:
                work()
        finally:
            os._exit(1)
    os.close(sending)
    ready = os.read(receiving, 1)
    os.close(receiving)
    assert ready == b"!", "the writer failed by itself"
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer failed by itself"


def seconds_of(work: Callable[[], object]) -> float:
    """How long the work takes here, the longest of some tries: killed within it, it is killed in it."""
    longest = 0.0
    for _ in range(3):
        begun = time.perf_counter()
        work()
        longest = max(longest, time.perf_counter() - begun)
    sweep.cache_clear()  # every writer sweeps once, also those that begin as a copy of this process
    return longest


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if LEFT.fullmatch(path.name)]


def incompressible(random_source: random.Random) -> str:
    return "".join(chr(random_source.randrange(0x4E00, 0x9FFF)) for _ in range(60_000))


def test_a_document_is_always_whole(tmp_path: Path) -> None:
    chance = random.Random(2018)
    style = page_style()
    versions = [write_document(draft(paragraph(incompressible(chance))), style) for _ in range(2)]
    path = tmp_path / "总结.docx"
    path.write_bytes(versions[0])

    def write() -> None:
        for data in versions:
            place_document(path, data)

    longest = seconds_of(write)
    seen: set[bytes] = set()
    most = 0
    for killed in range(MOST_KILLS):
        if killed >= KILLS and len(seen) == 2 and most:
            break
        killed_while(write, chance.uniform(0, longest))
        content = path.read_bytes()
        assert content in versions
        seen.add(content)
        left = leftovers(tmp_path)
        assert {item.name for item in tmp_path.iterdir()} == {"总结.docx", *left}
        # The next writer has swept away what the one before it left.
        assert len(left) <= 1
        most = max(most, len(left))
    assert len(seen) == 2
    assert most == 1, "no writer was killed while it wrote"
    place_document(path, versions[0])
    place_document(path, versions[1])
    assert path.read_bytes() == versions[1]


@pytest.mark.parametrize(("encoding", "newline"), [("utf-8", "\n"), ("gb18030", "\r\n")])
def test_a_years_file_is_always_whole(
    encoding: str, newline: str, in_small_office: Command
) -> None:
    chance = random.Random(2018)
    path = in_small_office.office / "2018.yaml"
    comment = "".join(f"# 说明{number}：{'注' * 60}\n" for number in range(800))
    text = (FILES["2018.yaml"].replace("资金: 12.5,", "资金: 0,") + comment).replace("\n", newline)
    path.write_bytes(text.encode(encoding))

    def edit() -> None:
        source = read_text(path, [])
        assert source is not None
        number = NUMBER.search(source.text)
        assert number is not None
        splice = Splice(*number.span(1), str(int(number[1]) + 1))
        write_atomically(path, source.splice([splice]))

    longest = seconds_of(edit)
    last = 0
    for _ in range(KILLS // 2):
        killed_while(edit, chance.uniform(0, longest))
        content = path.read_bytes().decode(encoding)
        number = NUMBER.search(content)
        assert number is not None
        assert content == text.replace("资金: 0,", f"资金: {number[1]},")
        assert int(number[1]) > last
        last = int(number[1])
        assert len(leftovers(in_small_office.office)) <= 1
    # What a killed writer left is no year, no library and no report.
    ran = in_small_office("check", "2018.yaml", "--format", "json")
    assert [item["规则"] for item in told(ran)] == (
        ["编码是GB18030"] if encoding == "gb18030" else []
    )
    assert in_small_office("show", "2018.yaml").out.count(f"试验资金{last}万元。") == 1
