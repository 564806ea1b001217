"""`drafter sections`: the library of sections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.checks.proof import prove_library
from drafter.cli.check import exit_code, write_findings
from drafter.cli.chinese import ChineseGroup, Choice
from drafter.cli.sectionlist import command as listing
from drafter.cli.sectionnew import command as new
from drafter.cli.sectionshow import command as show
from drafter.drafting.report import compile_library
from drafter.library.library import load_library, untouched_topics
from drafter.pipeline import library_path

if TYPE_CHECKING:
    from drafter.findings import Finding


@click.group("sections", cls=ChineseGroup, short_help="素材库：列出、查看、新建、检查主题")
def command() -> None:
    """素材库：共用的和本单位的章节、指标、提纲、句式。"""


command.add_command(listing)
command.add_command(show)
command.add_command(new)


@command.command("check", short_help="检查素材库，并在各种缺数情形下试印每个主题")
@click.argument("folder", metavar="[文件夹]", type=Path, required=False)
@click.option("--all", "every", is_flag=True, help="逐条列出，不合并同一规则的多处")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def check(folder: Path | None, every: bool, form: str) -> int:
    """检查素材库，并把每个主题在数据齐全、全缺、缺一个、只有一个、
    比上年上升、持平、下降时各试印一遍。

    写了单位或素材库的文件夹的，连同它和它的素材库一起检查；不写的，在这样的文件夹里
    运行时检查那里的，否则只检查随程序带的。随程序带的主题没有动过的，不再试印。
    有错误或警告时退出码为 1，只有提示或没有问题时为 0，没法检查时为 2。
    """
    found: list[Finding] = []
    path = library_path(folder, found)
    compiled = compile_library(load_library(path, found), found)
    found.extend(prove_library(compiled, untouched_topics(compiled.library, path)))
    write_findings(list(dict.fromkeys(found)), form, every=every)
    return exit_code(found)
