"""`drafter`: the commands, and the command line that names them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli import COMMANDS
from drafter.cli.chinese import ChineseGroup, explain_usage
from drafter.cli.guard import COULD_NOT_RUN, guarded
from drafter.cli.streams import flush_output, prepare_streams, say, tell

if TYPE_CHECKING:
    from collections.abc import Sequence


class LazyGroup(ChineseGroup):
    """Commands whose modules are imported when they are named: `explain` needs no Word."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command in the module of its name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"drafter.cli.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def unknown(self, ctx: click.Context, name: str) -> str:
        """That there is no such command, or no such file where one was meant."""
        from drafter.figures.yearindex import YAML_SUFFIXES
        from drafter.figures.yearmeant import nearest_beside
        from drafter.yamlsource import nearest

        path = Path(name)
        near = nearest_beside(path)
        as_file = not name.isascii() or name[:1].isdigit() or any(map(name.count, "./\\"))
        if near and not as_file:
            as_file = near.stem == name or not nearest(name, COMMANDS)
        if not as_file or path.suffix in YAML_SUFFIXES:
            return super().unknown(ctx, name)
        here = f"现在的文件夹是 {Path.cwd()}，核对名称和位置。"
        return f"没有“{name}”这个文件或文件夹。{f'是不是 {near}？' if near else here}"


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.option("--version", is_flag=True, help="显示版本")
@click.pass_context
def drafter(ctx: click.Context, version: bool) -> None:
    """由一年的数据起草民政工作总结和计划。

    数据写在本单位文件夹的 2018.yaml 一类文件里，文字写在 2018素材.md 里；
    程序计算增幅、拟出文稿、核对数据，写出符合公文格式的 .docx。
    """
    if version:
        say(f"drafter {_version()}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())


def _version() -> str:
    # Loading it takes a third of the time in which a document is written.
    from importlib import metadata

    try:
        return metadata.version("drafter")
    except metadata.PackageNotFoundError:
        return "（未安装，直接从源码运行）"


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command, that of the process if none is given; nothing shows a traceback."""
    closed = sys.stdout is None
    prepare_streams()

    def command() -> int:
        try:
            code = drafter.main(
                arguments and list(arguments), prog_name="drafter", standalone_mode=False
            )
        except click.Abort as error:
            raise KeyboardInterrupt from error
        except click.ClickException as error:
            tell(explain_usage(error))
            return COULD_NOT_RUN
        flush_output()
        if closed:
            tell("标准输出是关着的，结果没有地方写。")
            return COULD_NOT_RUN
        return code if isinstance(code, int) else 0

    return guarded(command)
