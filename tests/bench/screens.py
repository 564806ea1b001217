"""`python -m tests.bench.screens`: the terminal application beside the least that Textual can do.

The real programs in real pseudo-terminals of the same size, in turns or side by side in one
run. Prints tables in Markdown; what counts are the ratios, and what a key takes.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from textual.geometry import Size

from drafter.drafting.blocks import Paragraph, ParagraphRole, plain_text
from drafter.pipeline import Shelf
from drafter.tui.widgets.desklayout import regions
from tests.bench import minimalapp
from tests.bench.corpus import drafted, example
from tests.bench.processes import ProcessError, drafter, environment
from tests.bench.timing import Times
from tests.bench.watched import watch
from tests.bench.wideyear import write_wide_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.bench.watched import Screen, Watched

# DESIGN, 10, and how much more a key may take in a year of four times the figures.
MOST_START, MOST_MEMORY, MOST_GROWTH = 2.5, 2.0, 1.3
MOST_TYPICAL, MOST_WORST = 0.060, 0.120
SIZE = (160, 45)
FEW, MANY = 150, 600
PACE = 0.25  # seconds from key to key: what waits for a pause in typing has its turn
REST = 1.5
BACK = "\x7f"
NEXT_TOPIC = b"\x1b[6;5~"
FIRST = "7"
KEYS = ("3", "1", BACK, BACK, "8", "6", BACK, BACK, "9", "4", "2", BACK, BACK, BACK)
BURST = "4918273645"
HEAD = "| | 历时毫秒：中位（最小—最大） | CPU毫秒 | 比率 | 目标 | |\n|---|---|---|---|---|---|"
LEFT = regions(Size(SIZE[0], SIZE[1] - 2)).draft.x
NOTES = """
都是真的程序，在 160×45 的伪终端里，缓存已有。最简程序是只有一个输入框、一行文字的 Textual 程序。
首屏：从进程启动到屏幕上有标题、一个数和预览的第一段。按键：从送出按键的字节到预览里出现新值的字节；
每 250 毫秒一键，停顿后的检查都跑过。计时时只收字节，屏幕上何时有什么，事后由终端模拟器照原样重放得出。"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A year on the screen: how to come to the row that is typed in, and what the preview says of it.

    `printed` is how the preview goes on to the value, a pattern, and what stands behind it.
    """

    name: str
    year: Path
    label: str
    printed: tuple[str, str]
    topics: int = 0

    def shows(self, value: str, screen: Screen) -> bool:
        """Whether the preview shows the value."""
        before, after = self.printed
        return bool(re.search(f"{before}{value}{after}", screen.prose(LEFT)))


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often everything is done."""

    starts: int
    keys: int


@dataclass(frozen=True, slots=True)
class Bench:
    """How the programs are started."""

    rounds: Rounds
    settings: Mapping[str, str]

    def drafter(self, desk: Desk) -> Watched:
        """The application at a year."""
        return watch(drafter(desk.year.name), desk.year.parent, self.settings, SIZE)

    def least(self) -> Watched:
        """The least application."""
        command = [sys.executable, minimalapp.__file__]
        return watch(command, Path(tempfile.gettempdir()), self.settings, SIZE)


def main() -> None:
    """Measure and print."""
    rounds = _rounds()
    print(_machine())
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as scratch:
        root = Path(scratch)
        settings = environment(root / "缓存") | {
            "DRAFTER_STATE": str(root / "state"),
            "DRAFTER_CONFIG": str(root / "config"),
        }
        bench = Bench(rounds, settings)
        for desk in _desks(root):
            print(f"\n### {desk.name}\n\n{HEAD}")
            _print_starts(bench, desk)
            _print_keys(bench, desk)
        print(f"\n### {FEW}个数与{MANY}个数\n\n{HEAD}")
        _print_growth(bench, root)
    print(NOTES)


def _rounds() -> Rounds:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.screens", description="界面测速")
    parser.add_argument("--starts", type=int, default=15, help="启动的次数")
    parser.add_argument("--keys", type=int, default=200, help="按键的次数")
    parser.add_argument("--quick", action="store_true", help="只看跑得通，不看快慢")
    options = parser.parse_args()
    return Rounds(1, 3) if options.quick else Rounds(options.starts, options.keys)


def _machine() -> str:
    load = f"，开测时负载 {os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}，{platform.system()}，{os.cpu_count()} 核，"
        f"Textual {version('textual')}{load}"
    )


def _desks(root: Path) -> Iterator[Desk]:
    standard = r"低保标准每人每月由\d+元\D{2,4}"
    yield Desk("番禺区/2018", _copied("番禺区", root), "城乡低保标准", (standard, "元"))
    yield Desk("云岫县/2025", _copied("云岫县", root), "城市低保标准", (f"城市{standard}", "元"), 3)


def _copied(name: str, root: Path) -> Path:
    model = example(name)
    shutil.copytree(model.folder, root / name)
    return root / name / model.year


def _print_starts(bench: Bench, desk: Desk) -> None:
    """The first true frame, in turns with the least application's."""
    draft = drafted(desk.year, Shelf())
    paragraphs = (block for block in draft.blocks if isinstance(block, Paragraph))
    opening = plain_text(next(p.runs for p in paragraphs if p.role is ParagraphRole.BODY))

    def whole(screen: Screen) -> bool:
        prose = screen.prose(LEFT)
        return draft.title in prose and opening in prose and "> " in screen.text()

    def begun(screen: Screen) -> bool:
        return "950" in screen.text() and "工作总结" in screen.text()

    programs = {"least": (bench.least, "工作总结", begun)}
    programs["drafter"] = (lambda: bench.drafter(desk), "Ctrl+T", whole)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for number in range(bench.rounds.starts + 1):
        for name, (start, last, shows) in programs.items():
            program = start()
            program.look_for(last)
            program.look(REST)
            piece = program.first(shows)
            program.quit()
            if number:  # before that modules were compiled and the cache was filled
                taken[name].append((piece.cpu, piece.at - program.began))
    least, ours = (Times([a for a, _ in pairs], [b for _, b in pairs]) for pairs in taken.values())
    ratio = _ratio(ours.wall, least.wall)
    _row("最简程序：首屏", least.wall, least.cpu)
    _row(
        "drafter：首屏", ours.wall, ours.cpu,
        f"{ratio:.2f} 倍", f"≤ {MOST_START} 倍", ratio <= MOST_START,
    )  # fmt: skip


def _print_keys(bench: Bench, desk: Desk) -> None:
    """What a key takes, a burst of keys, and what is held in the end."""
    least, ours = bench.least(), bench.drafter(desk)
    least.look(REST)
    _come_to(ours, desk)
    pairs = _typed(((ours, desk),), bench.rounds.keys)[0]
    walls, cpus = [wall for wall, _ in pairs], [cpu for _, cpu in pairs]
    worst, typical = max(walls), median(walls)
    _row(
        f"按一键，到预览里出现新值（{len(walls)}键）", walls, cpus,
        f"最慢 {worst * 1e3:.0f}", f"中位 ≤ {MOST_TYPICAL * 1e3:.0f}，最慢 ≤ {MOST_WORST * 1e3:.0f}",
        typical <= MOST_TYPICAL and worst <= MOST_WORST,
    )  # fmt: skip
    ours.type(BACK.encode())
    ours.look(REST)
    at, before = ours.type(BURST.encode()), ours.cpu
    ours.look(2 * REST)
    value = next(value for _, value in islice(_values(), bench.rounds.keys - 1, None))[:-1] + BURST
    piece = next(p for p, screen in ours.screens(at) if desk.shows(value, screen))
    _row(f"一气按下{len(BURST)}键，到预览里出现新值", [piece.at - at], [piece.cpu - before])
    for _ in range(len(BURST)):
        least.type(b"1")
        least.look(PACE)
    held, most = ours.resident, least.resident
    ours.type(b"\x1b")
    ours.look(REST)
    ours.quit()
    least.quit()
    print(
        f"| 常驻内存（MB） | 最简程序 {most:.1f}，drafter {held:.1f} | | {held / most:.2f} 倍"
        f" | ≤ {MOST_MEMORY:g} 倍 | {_mark(held <= MOST_MEMORY * most)} |"
    )


def _print_growth(bench: Bench, root: Path) -> None:
    """What a key takes in a year of few figures and of many, side by side."""
    printed = ("甲项服务", "人次")
    desks = [
        Desk(f"{count}个数", write_wide_office(root / f"{count}", count), "试验甲甲", printed)
        for count in (FEW, MANY)
    ]
    programs = [(bench.drafter(desk), desk) for desk in desks]
    for program, desk in programs:
        _come_to(program, desk)
    few, many = _typed(programs, bench.rounds.keys)
    for program, _ in programs:
        program.type(b"\x1b")
        program.look(REST)
        program.quit()
    ratio = _ratio([wall for wall, _ in many], [wall for wall, _ in few])
    work = _ratio([cpu for _, cpu in many], [cpu for _, cpu in few])
    _row(f"{FEW}个数，按一键", [wall for wall, _ in few], [cpu for _, cpu in few])
    _row(
        f"{MANY}个数，按一键", [wall for wall, _ in many], [cpu for _, cpu in many],
        f"{ratio:.2f} 倍（CPU {work:.2f} 倍）", f"≤ {MOST_GROWTH} 倍", ratio <= MOST_GROWTH,
    )  # fmt: skip


def _come_to(program: Watched, desk: Desk) -> None:
    """Be at the row that is typed in."""
    program.look_for("Ctrl+T")
    program.look(REST)
    for _ in range(desk.topics):
        program.type(NEXT_TOPIC)
        program.look(REST)
    if f"{desk.label}［" not in program.screen():
        raise ProcessError(f"{desk.label}: {program.screen()}")


def _typed(programs: Sequence[tuple[Watched, Desk]], count: int) -> list[list[tuple[float, float]]]:
    """Type so many keys into each, one program after the other; what each key took: clock, processor."""
    sent: list[list[tuple[float, float]]] = [[] for _ in programs]
    values = list(islice(_values(), count))
    for key, _ in values:
        for (program, _), times in zip(programs, sent, strict=True):
            cpu = program.cpu
            times.append((program.type(key.encode()), cpu))
            program.look(PACE)
    return [
        list(_waited(program, desk, [value for _, value in values], times))
        for (program, desk), times in zip(programs, sent, strict=True)
    ]


def _values() -> Iterator[tuple[str, str]]:
    """Keys without end, and what stands in the editor after each; the first replaces all."""
    text = ""
    for key in chain(FIRST, cycle(KEYS)):
        text = text[:-1] if key == BACK else text + key
        yield key, text


def _waited(
    program: Watched, desk: Desk, values: Sequence[str], sent: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """From each key to the piece that shows its value."""
    at = 0
    for piece, screen in program.screens(sent[0][0]):
        while at < len(values) and piece.at > sent[at][0] and desk.shows(values[at], screen):
            yield piece.at - sent[at][0], piece.cpu - sent[at][1]
            at += 1
    if at < len(values):
        raise ProcessError(f"{desk.name} {values[at]}: {program.screen()}")


def _ratio(mine: Sequence[float], its: Sequence[float]) -> float:
    """How many times as long, pair by pair: the median."""
    return median(a / b for a, b in zip(mine, its, strict=True))


def _row(
    what: str,
    walls: Sequence[float],
    cpus: Sequence[float],
    ratio: str = "",
    target: str = "",
    kept: bool | None = None,
) -> None:
    mark = "" if kept is None else _mark(kept)
    low, middle, high = (f"{time * 1e3:.0f}" for time in (min(walls), median(walls), max(walls)))
    print(
        f"| {what} | {middle}（{low}—{high}） | {median(cpus) * 1e3:.0f} | {ratio} | {target} | {mark} |",
        flush=True,
    )


def _mark(kept: bool) -> str:
    return "√" if kept else "×"


if __name__ == "__main__":
    main()
