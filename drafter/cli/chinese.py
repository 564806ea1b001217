"""Click in Chinese: help pages and every message of its own."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchOption

from drafter.cli.streams import table
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

HELP_OPTION = "显示说明"
OPTIONS = "[选项]"
TRY_HELP = "用法见：{path} --help"


class ChineseCommand(click.Command):
    """A command whose help is in Chinese; its text is kept line for line, as Han text has no blanks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As click's, with the usage line in Chinese."""
        kwargs["options_metavar"] = OPTIONS
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's; every usage error says which command it was made at."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_OPTION
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法："
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text, its lines as written."""
        if self.help:
            formatter.write_paragraph()
            for line in inspect.cleandoc(self.help).splitlines():
                formatter.write(f"  {line}".rstrip() + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        self.write_list(formatter, "选项", [record for record in records if record])

    @staticmethod
    def write_list(
        formatter: click.HelpFormatter, title: str, rows: Iterable[tuple[str, str]]
    ) -> None:
        """A titled list of two columns."""
        rows = list(rows)
        if not rows:
            return
        formatter.write_paragraph()
        formatter.write(f"{title}：\n")
        # click's own lists count a Han character as one column
        for line in table(rows).splitlines():
            formatter.write(f"  {line}\n")


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands, listed in the order they were added."""

    command_class = ChineseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As click's, with the usage line in Chinese."""
        kwargs["subcommand_metavar"] = "命令 [参数]…"
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order they were added, which is the order of work."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then that of commands."""
        super().format_options(ctx, formatter)
        self.write_list(
            formatter,
            "命令",
            [
                (name, command.get_short_help_str(200))
                for name in self.list_commands(ctx)
                if (command := self.get_command(ctx, name)) is not None
            ],
        )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; one that does not exist is said with the nearest."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            raise click.UsageError(self.unknown(ctx, name), ctx)
        return name, command, args[1:]

    def unknown(self, ctx: click.Context, name: str) -> str:
        """That there is no such command, and the nearest."""
        if name.endswith((".yaml", ".yml")):
            return f"没有命令“{name}”。要生成文稿，请写：{ctx.command_path} render {name}"
        near = nearest(name, self.list_commands(ctx))
        return f"没有命令“{name}”。" + (f"是不是“{near}”？" if near else "")


class Choice(click.ParamType[str]):
    """One of a few words."""

    name = "choice"

    def __init__(self, *words: str) -> None:
        """Keep the words."""
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, if it is one of them."""
        if value not in self.words:
            self.fail(f"“{value}”不在可选之列：{'、'.join(self.words)}", param, ctx)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """[甲|乙]."""
        return f"[{'|'.join(self.words)}]"


def explain_usage(error: click.ClickException) -> str:
    """What was wrong with the command line, in Chinese."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    message = _message(error)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        message += "\n" + TRY_HELP.format(path=ctx.command_path)
    return message


def _message(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return f"缺少{_kind(error.param)}{_name(error)}。"
        case NoSuchOption():
            near = f"是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
            return f"没有选项“{error.option_name}”。{near}"
        case click.BadParameter():
            return f"{_kind(error.param)}{_name(error)}不对：{error.message}"
        case click.BadOptionUsage():
            return _option_usage(error)
        case click.UsageError() if error.message.startswith("Got unexpected extra"):
            return f"多出了参数：{error.message.partition('(')[2].rpartition(')')[0]}"
        case click.UsageError() if error.message == "Missing command.":
            return "没有写命令。"
        case _:
            return error.message


def _option_usage(error: click.BadOptionUsage) -> str:
    if "does not take a value" in error.message:
        return f"选项“{error.option_name}”后面不带值。"
    return f"选项“{error.option_name}”后面要写一个值。"


def _kind(param: click.Parameter | None) -> str:
    return "参数" if isinstance(param, click.Argument) else "选项"


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return ""
    if isinstance(param, click.Argument):
        return f"“{(param.metavar or param.name or '').rstrip('…').strip('[]')}”"
    return f"“{param.opts[-1]}”"
