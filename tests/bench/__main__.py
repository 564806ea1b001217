"""`make bench`: the program, docxtpl and the floor side by side, saying the same words.

Prints tables in Markdown. Times are those of the processor, a document; what counts are
the ratios, which hold on any machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import garbage
from drafter.ownfolders import CACHE_SETTING
from tests.bench import stand as engines
from tests.bench.corpus import example, make_corpus
from tests.bench.processes import drafter, environment, memory_of, processes_in_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.stand import Stand
    from tests.bench.timing import Times

# DESIGN, 10: how many times as quick as docxtpl, or how many times as slow as the floor.
LEAST_DATA, LEAST_ALL, MOST_WRITER, MOST_ONE_SHOT = 8, 5, 1.5, 2
# What a process may grow from a tenth of its work to the end of it.
MOST_GROWTH = 1.05
NOTES = """
各方读同样的 YAML，印同样的文字和表格（计时前逐份核对），写进新建的空文件夹；各方轮流跑，取各轮中位数，
比率由同一轮的两个数相除再取中位数：成批的按历时（几个处理器同时做），其余按处理器时间。成批的一行是一条
命令从启动到结束，全部检查的一行做的是公开稿（同样的文字，逐句查过）。docxtpl 按其说明使用：模板是本程序写出的同一份公文，数据处换成标签，
StrictUndefined、autoescape，每份新建模板对象；增幅等由其脚本用 Decimal 算出。下限不读 YAML，不算数。"""
HEAD = "| | 每份CPU毫秒：中位（最小—最大） | 历时毫秒 | 比率 | 目标 | |\n|---|---|---|---|---|---|"


def main() -> None:
    """Measure and print."""
    options = _options()
    garbage.put_off()
    print(_machine())
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as scratch:
        root = Path(scratch)
        os.environ[CACHE_SETTING] = str(root / "缓存")
        for name in options.examples:
            folder = root / name
            folder.mkdir()
            stand = engines.set_up(name, options.files, folder)
            garbage.settle(rarely=True)  # as the command does
            print(f"\n### {name}（{len(stand.years)}份，各方每份的文字都已核对相等，份份不同）\n")
            _print_batch(stand, options.rounds, root / "缓存")
            _print_one_shot(stand, options.processes)
        _print_many(options.examples[0], options.many, root)
    print(NOTES)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="性能测试")
    parser.add_argument("examples", nargs="*", default=["番禺区"], metavar="示例")
    parser.add_argument("--files", type=int, default=200, help="计时用的份数")
    parser.add_argument("--rounds", type=int, default=7, help="成批计时的轮数")
    parser.add_argument("--processes", type=int, default=21, help="整个进程计时的轮数")
    parser.add_argument("--many", type=int, default=5000, help="看内存用的份数")
    return parser.parse_args()


def _machine() -> str:
    parts = [
        f"Python {platform.python_version()}",
        platform.system(),
        f"{os.cpu_count()} 核",
        *(f"{name} {version(name)}" for name in ("docxtpl", "Jinja2", "lxml", "PyYAML")),
    ]
    if hasattr(os, "getloadavg"):
        parts.append(f"开测时负载 {os.getloadavg()[0]:.2f}")
    return "，".join(parts)


def _print_batch(stand: Stand, rounds: int, cache: Path) -> None:
    print(HEAD)
    whole = engines.end_to_end(stand, rounds, cache)
    rival = whole[engines.DOCXTPL]
    _row("docxtpl 脚本：读 YAML，写 .docx", rival)
    for name, least in ((engines.OURS_DATA, LEAST_DATA), (engines.OURS_ALL, LEAST_ALL)):
        quicker = rival.times_on_the_clock(whole[name])
        _row(
            f"drafter render：{name}",
            whole[name],
            f"快 {quicker:.1f} 倍",
            f"≥ {least} 倍",
            quicker >= least,
        )
        alone = whole[name + engines.ALONE]
        _row(
            f"drafter render：{name}{engines.ALONE}",
            alone,
            f"快 {rival.times_on_the_clock(alone):.1f} 倍",
        )
    writers = engines.writers(stand, rounds)
    floor, ours = writers[engines.FLOOR], writers[engines.WRITER]
    _row("下限：同样的 XML 由 Jinja 拼成，直接压缩", floor)
    slower = ours.times(floor)
    _row(
        "drafter：由文稿写成 .docx", ours, f"{slower:.2f} 倍", f"≤ {MOST_WRITER} 倍",
        slower <= MOST_WRITER,
    )  # fmt: skip
    print("\n各阶段：\n")
    print("| 阶段 | 每份CPU毫秒：中位（最小—最大） | 历时毫秒 |\n|---|---|---|")
    for name, times in engines.stages(stand, rounds).items():
        print(f"| {name} | {times.text} |")


def _print_one_shot(stand: Stand, rounds: int) -> None:
    warm, cold = stand.folder / "热缓存", stand.folder / "冷缓存"
    year, target = stand.years[0], stand.folder / "一份.docx"

    def clear(cache: Path | None = None) -> None:
        target.unlink(missing_ok=True)
        if cache is not None:
            shutil.rmtree(cache, ignore_errors=True)

    def python() -> tuple[Sequence[str], dict[str, str]]:
        return [sys.executable, "-c", "pass"], environment(warm)

    def rival() -> tuple[Sequence[str], dict[str, str]]:
        clear()
        return stand.docxtpl.command([year], stand.folder), environment(warm)

    def ours() -> tuple[Sequence[str], dict[str, str]]:
        clear()
        return drafter("render", year, "-o", target), environment(warm)

    def ours_cold() -> tuple[Sequence[str], dict[str, str]]:
        clear(cold)
        return drafter("render", year, "-o", target), environment(cold)

    commands = {"python": python, "docxtpl": rival, "warm": ours, "cold": ours_cold}
    processes_in_turns(commands, 1)  # compiled modules and the cache stand from now on
    times = processes_in_turns(commands, rounds)
    print("\n一份，整个进程：\n")
    print(HEAD)
    _row("Python 空进程", times["python"])
    _row("docxtpl 脚本", times["docxtpl"])
    slower = times["warm"].times(times["docxtpl"])
    _row(
        f"drafter render {year.name}（缓存已有）", times["warm"],
        f"{slower:.2f} 倍", f"≤ {MOST_ONE_SHOT} 倍", slower <= MOST_ONE_SHOT,
    )  # fmt: skip
    slower = times["cold"].times(times["docxtpl"])
    _row(f"drafter render {year.name}（第一次，没有缓存）", times["cold"], f"{slower:.2f} 倍")


def _print_many(name: str, count: int, root: Path) -> None:
    folder, cache = root / "成千", root / "缓存"
    years = make_corpus(example(name), folder, count, alike=False)
    print(f"\n### {name}，{count}份，一条 drafter render 命令\n")
    memory = memory_of(drafter("render", *years, "-o", f"{folder}/内存/"), cache)
    growth = memory.late / memory.early
    print(
        "| 常驻内存（MB） | 做到一成 | 一半 | 最后 | 最高 | 目标 | |\n|---|---|---|---|---|---|---|"
    )
    print(
        f"| drafter render | {memory.early:.1f} | {memory.middle:.1f} | {memory.late:.1f} | {memory.most:.1f}"
        f" | 不增长 | {_mark(growth <= MOST_GROWTH)} {growth:.2f} |"
    )


def _row(
    what: str, times: Times, ratio: str = "", target: str = "", kept: bool | None = None
) -> None:
    mark = "" if kept is None else _mark(kept)
    print(f"| {what} | {times.text} | {ratio} | {target} | {mark} |")


def _mark(kept: bool) -> str:
    return "√" if kept else "×"


if __name__ == "__main__":
    main()
