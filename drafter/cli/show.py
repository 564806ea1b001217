"""`drafter show`: the draft in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.report import counts_text, extent_text
from drafter.cli.screen import draft_text
from drafter.cli.streams import say, tell
from drafter.layout.pagination import extent_of
from drafter.pipeline import Edition, Shelf, produce


@click.command("show", cls=ChineseCommand, short_help="在屏幕上看文稿，附字数和估计页数")
@click.argument("file", metavar="文件", type=Path)
@click.option("--提纲", "outline", metavar="名称", default="", help="用另一个提纲")
@click.option("--稿", "variant", metavar="名称", default="", help="看 单位.yaml 里写的另一稿")
@click.option("--blank", is_flag=True, help="看空白稿：不用数据和素材，每句都印，数都空着")
def command(file: Path, outline: str, variant: str, blank: bool) -> None:
    """在屏幕上看一年的文稿；还没有的数显示为〔待填〕。"""
    produced = produce(file, Shelf(), Edition(outline, blank, variant), proofread=False)
    draft, style = produced.draft, produced.office.page_style
    say(draft_text(draft, style.text_grid.characters))
    say(f"\n（{extent_text(extent_of(draft, style))}）")
    tell(f"{file}：{counts_text(produced.findings)}")
