"""Work shared out among processes: all of it, in order, whatever becomes of a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING, Any

import pytest

from drafter.workers import FEWEST
from tests.cli.conftest import make_office
from tests.offices import HEAD, OUTLINE

if TYPE_CHECKING:
    from pathlib import Path

LINUX = sys.platform.startswith("linux")
COUNT = 3 * FEWEST
SHARING = """
import json, os, sys, time
os.sched_getaffinity = lambda process: set(range({processors}))
from drafter.workers import shared_out
"""
COMMAND = """
import os, sys
os.sched_getaffinity = lambda process: set(range({processors}))
from drafter.__main__ import main
main()
"""


def run(script: str, *arguments: object, processors: int = 3) -> subprocess.CompletedProcess[str]:
    """A program of its own: one with threads, as these tests are, is not doubled."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            script.replace("{processors}", str(processors)),
            *map(str, arguments),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def shared(work: str, count: int = COUNT, processors: int = 3) -> Any:
    """What `work`, the body of a function of `item`, makes of 0, 1, 2 …, and in which processes."""
    body = textwrap.indent(textwrap.dedent(work), "    ")
    script = (
        f"{SHARING}\nhere = os.getpid()\ndef work(item):\n{body}\n"
        f"print(json.dumps(list(shared_out(work, range({count})))))\n"
    )
    done = run(script, processors=processors)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_all_is_done_in_order_by_several_processes() -> None:
    results = shared("return item, os.getpid()")
    assert [item for item, _ in results] == list(range(COUNT))
    by = [process for _, process in results]
    assert len(set(by)) == (4 if LINUX else 1)
    assert by.count(by[0]) == (1 if LINUX else COUNT)


@pytest.mark.parametrize(
    ("count", "processors"), [(0, 3), (1, 3), (FEWEST, 3), (COUNT, 1)], ids=str
)
def test_little_work_or_one_processor_starts_no_process(count: int, processors: int) -> None:
    results = shared("return item, os.getpid()", count, processors)
    assert [item for item, _ in results] == list(range(count))
    assert len({process for _, process in results}) <= 1


@pytest.mark.parametrize(
    "end",
    ["os._exit(9)", "os.kill(os.getpid(), 9)", "raise ValueError", "return lambda: 0"],
    ids=["ends", "is killed", "fails", "cannot send it"],
)
def test_what_a_process_leaves_undone_is_done_all_the_same(end: str) -> None:
    results = shared(
        f"""
        if item == 11 and os.getpid() != here:
            {end}
        return item, os.getpid() == here
        """
    )
    assert [item for item, _ in results] == list(range(COUNT))
    assert dict(results)[11] is True
    assert not all(at_home for _, at_home in results) or not LINUX


def test_a_result_as_long_as_a_book_comes_whole() -> None:
    results = shared("return [item, '长' * 200_000]", FEWEST + 2)
    assert [(item, len(text)) for item, text in results] == [
        (item, 200_000) for item in range(FEWEST + 2)
    ]


def test_a_failure_is_told_as_if_nothing_were_shared() -> None:
    done = run(
        SHARING
        + "def work(item):\n    return 1 / (item - 5)\n"
        + f"for each in shared_out(work, range({COUNT})): print(each)"
    )
    assert done.stdout.split() == ["-0.2", "-0.25", str(1 / -3), "-0.5", "-1.0"]
    assert done.stderr.count("ZeroDivisionError: ") == 1


def test_whoever_stops_asking_leaves_no_process_behind() -> None:
    done = run(
        SHARING
        + "results = shared_out(lambda item: item, range(1000))\n"
        + "print([next(results) for _ in range(5)])\nresults.close()\n"
        + "try:\n    os.waitpid(-1, os.WNOHANG)\nexcept ChildProcessError:\n    print('none')"
    )
    assert done.stdout == "[0, 1, 2, 3, 4]\nnone\n", done.stderr


@pytest.mark.skipif(not LINUX, reason="elsewhere no process is started")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_none_goes_on_when_the_first_process_is_gone(end: signal.Signals, tmp_path: Path) -> None:
    trace = tmp_path / "做过"
    script = (
        SHARING.replace("{processors}", "3")
        + "def work(item):\n    time.sleep(0.02)\n    open(sys.argv[1], 'a').write('.')\n"
        + "for each in shared_out(work, range(3000)): print(each, flush=True)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(trace)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    for _ in range(10):
        process.stdout.readline()
    os.kill(process.pid, end)
    process.wait(timeout=30)
    # Its streams are those of all its processes: they end when the last one has.
    process.communicate(timeout=30)
    before = trace.stat().st_size
    time.sleep(0.3)
    assert trace.stat().st_size == before < 1000


@pytest.mark.parametrize("command", ["render", "check"])
def test_a_command_says_and_writes_the_same_however_many_process_it(
    command: str, tmp_path: Path
) -> None:
    office = make_office(tmp_path / "县")
    years = [office / f"{year}.yaml" for year in range(2018 - FEWEST - 5, 2018)]
    for number, path in enumerate(years, 1):
        figures = f"{{资金: {number}.5, 筹资: {'' if number % 3 else 20}, 资今: 3}}"
        path.write_text(f"{HEAD.format(year=path.stem)}数据:\n  试验: {figures}\n", "utf-8")
        path.with_name(f"{path.stem}提纲.yaml").write_text(OUTLINE, "utf-8")
    folder = tmp_path / "成文"
    more = ["-o", f"{folder}/"] if command == "render" else []
    told = []
    for processors in (1, 3):
        done = run(COMMAND, command, *years, *more, processors=processors)
        files = {path.name: path.read_bytes() for path in folder.glob("*")}
        told.append((done.returncode, done.stdout, done.stderr, files))
        assert done.returncode in {0, 1}
    first = told[0]
    assert first[2].count("[") >= len(years)
    assert len(first[3]) == (len(years) if command == "render" else 0)
    # The second run has no folder to make.
    assert told[1] == (*first[:2], first[2].replace(f"新建了文件夹 {folder}。", ""), first[3])
