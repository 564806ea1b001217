"""`drafter serve`: the terminal application in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.browser.addresses import (
    LAST_PORT,
    address_of,
    is_everywhere,
    is_loopback,
    is_taken,
    listen,
    next_free,
)
from drafter.cli.chinese import ChineseCommand
from drafter.cli.streams import flush_output, say, tell
from drafter.errors import DrafterError
from drafter.location import Location
from drafter.textfaults import NOT_FOUND

if TYPE_CHECKING:
    import socket

    from drafter.browser.server import OfficeServer

HERE = "127.0.0.1"
PORT = 8000
NOT_INSTALLED = """\
在浏览器里用，还要装一个组件。请运行：
    pip install "drafter[serve]\""""
OPEN_TO_OTHERS = """\
注意：别的电脑也能连到这里，而且没有密码。谁连上来，谁就能看、能改 {path} 里的文件。
    只在自己电脑上用，去掉 --host 就行。"""


@click.command("serve", cls=ChineseCommand, short_help="在浏览器里填写，只有本机能打开")
@click.argument("path", metavar="[文件或目录]", type=Path, default=Path())
@click.option("--host", metavar="地址", default=HERE, help=f"在哪个地址上等，默认 {HERE}（本机）")
@click.option("--port", metavar="端口", type=int, default=PORT, help=f"用哪个端口，默认 {PORT} 号")
def command(path: Path, host: str, port: int) -> None:
    """在浏览器里打开填写的界面，和终端里的一样。

    不写文件时打开这个文件夹里最新的一年。每打开一个网页就是一个人在填；
    同一个文件先打开的人能改，后来的只能看。按 Ctrl+C 结束。
    """
    if not path.exists():
        raise DrafterError(NOT_FOUND.at(Location(str(path)), "文件不存在"))
    server = _server(path.absolute(), host, port)
    listener = _listener(host, port)
    if not is_loopback(host):
        tell(OPEN_TO_OTHERS.format(path=path.absolute()))

    def ready() -> None:
        say(f"请在浏览器里打开 {address_of(host, port)}")
        if is_everywhere(host):
            say("    别的电脑打不开时，把里面的名称换成这台电脑的 IP 地址。")
        flush_output()
        tell("按 Ctrl+C 结束。")

    server.run(listener, ready)
    tell("已结束。")


def _server(path: Path, host: str, port: int) -> OfficeServer:
    try:
        from drafter.browser.server import OfficeServer
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("drafter"):
            raise
        raise click.ClickException(NOT_INSTALLED) from error
    return OfficeServer(path, host, port)


def _listener(host: str, port: int) -> socket.socket:
    if not 0 < port <= LAST_PORT:
        raise click.ClickException(f"端口要在1到{LAST_PORT}之间，写的是{port}。")
    try:
        return listen(host, port)
    except OSError as error:
        raise click.ClickException(_refusal(error, host, port)) from error


def _refusal(error: OSError, host: str, port: int) -> str:
    if is_taken(error):
        free = next_free(host, port)
        advice = f"空着的有 {free}：加上 --port {free} 再运行" if free else "换一个端口再运行"
        return (
            f"端口 {port} 已有程序在用，也许是另一个 drafter serve 还开着。\n    建议：{advice}。"
        )
    if isinstance(error, PermissionError):
        return f"没有用端口 {port} 的权限。\n    建议：换一个1024以上的端口，例：--port {PORT}。"
    return f"这台电脑没有 {host} 这个地址。\n    建议：写这台电脑自己的地址，或者去掉 --host。"
