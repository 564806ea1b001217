"""`drafter sections new`: a topic of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.topics.sectionnew import OwnSections
from drafter.cli.chinese import ChineseCommand
from drafter.cli.streams import say, tell

if TYPE_CHECKING:
    from drafter.authoring.topics.sectionnew import Made

_MOST = 2


@click.command("new", cls=ChineseCommand, short_help="新建一个主题，或者抄一个来改")
@click.argument("words", metavar="业务线/主题 [文件夹]", nargs=-1)
@click.option(
    "--标题", "title", metavar="名称", default="", help="主题的名称；不写就是路径的末一段"
)
@click.option("--指标", "indicators", metavar="名称:单位", default="", help="例：摊位:个,租金:万元")
@click.option("--from", "origin", metavar="原主题", default="", help="抄来原主题的全文")
@click.option(
    "--条目", "items", metavar="名称", default="", help="只抄这几条来改，例：标准,计划·在册"
)
def command(words: tuple[str, ...], title: str, indicators: str, origin: str, items: str) -> None:
    """在本单位（或素材库）的 sections 里新建一个主题。

    只写 业务线/主题：写出一个能印的样子，带说明；要印的指标用 --指标 写，
    不写先给两个，改成自己的。指标写进同一文件夹的 指标.yaml。
    --from 原主题：抄来全文，替换原主题；另写一个 业务线/主题 的，成为新主题。
    --条目 名称：只抄这几条，叠加在原主题上，其余照原件；已经叠加了的，加到那个文件里。
    抄来时记下原件的摘要，原件后来改了，sections check 会提醒。
    不写文件夹，就在现在的文件夹里建。已有的文件不会覆盖。
    """
    topic, folder = _where(words, origin)
    if (title or indicators) and (origin or items):
        raise click.UsageError("--标题、--指标只用于新建；抄来的，在文件里改。")
    if items and origin and origin != topic:
        raise click.UsageError("--条目 叠加在原主题上，名称要和它一样，不另写主题。")
    try:
        own = OwnSections(folder)
        if items:
            made = own.overlay(topic, items)
        elif origin:
            made = own.copy(topic, origin)
        else:
            made = own.skeleton(topic, title, indicators)
    except WrongAnswerError as error:
        raise click.UsageError(str(error)) from None
    _report(made, folder)


def _where(words: tuple[str, ...], origin: str) -> tuple[str, Path]:
    """The topic and the folder; a copy needs no topic of its own."""
    if len(words) > _MOST:
        raise click.UsageError(f"多出了参数：{' '.join(words[_MOST:])}")
    if len(words) == _MOST:
        return words[0].strip("/"), Path(words[1])
    if origin and (not words or Path(words[0]).is_dir()):
        return origin.strip("/"), Path(words[0] if words else "")
    if not words:
        raise click.UsageError("缺少参数“业务线/主题”，例：drafter sections new 社会救助/夜市")
    return words[0].strip("/"), Path()


def _report(made: Made, folder: Path) -> None:
    for path in (*made.written, *made.changed):
        say(str(path))
    for path in made.changed:
        tell(f"{path} 里加了几行，别的没有动。")
    where = "" if folder == Path() else f" {folder}"
    tell(f"改好以后检查：drafter sections check{where}")
