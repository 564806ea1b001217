"""`drafter`: the commands, and the one place where anything that goes wrong becomes a message."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click

from drafter.checks.crash import crash_text
from drafter.cli.chinese import ChineseGroup, explain_usage
from drafter.cli.report import finding_text
from drafter.cli.streams import abandon_output, flush_output, prepare_streams, say, tell
from drafter.errors import DrafterError
from drafter.systemerrors import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COULD_NOT_RUN = 2
INTERRUPTED = 130
COMMANDS = (
    "new",
    "rollover",
    "render",
    "check",
    "show",
    "figures",
    "diff",
    "explain",
    "sections",
    "schema",
    "serve",
)


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
        code = drafter.main(
            arguments and list(arguments), prog_name="drafter", standalone_mode=False
        )
        flush_output()
        if closed:
            tell("标准输出是关着的，结果没有地方写。")
            return COULD_NOT_RUN
        return code if isinstance(code, int) else 0

    return guarded(command)


def guarded(act: Callable[[], int]) -> int:
    """The exit code of what is done; whatever goes wrong becomes a message."""
    try:
        return act()
    except SystemExit:  # click leaves so when the pipe's reader is gone
        abandon_output()
        return 0
    except (click.Abort, KeyboardInterrupt):
        tell("已中断。")
        return INTERRUPTED
    except Exception as error:
        return _complain(error)


def _complain(error: Exception) -> int:
    match error:
        case click.ClickException():
            tell(explain_usage(error))
        case DrafterError():
            for finding in error.findings:
                tell(finding_text(finding))
        case OSError():
            abandon_output()
            message, hint = reason(error, "写" if error.filename is None else "读写")
            if error.filename is None:  # no file has a name: it is the standard output
                tell(f"结果没有显示完：标准输出写不进，{message}。已写成的文件不受影响。")
            else:
                tell(f"读写失败：{message}（{error.filename}）\n    建议：{hint}")
        case _:
            tell(f"程序内部出错（{crash_text(error)}）。\n请把这一行和数据文件交给维护人员。")
    return COULD_NOT_RUN
