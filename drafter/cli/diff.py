"""`drafter diff`: what changed between two versions of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafter.authoring.diff.comparison import compare
from drafter.authoring.diff.versions import names_revision, opened_version
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.differences import comparison_json, comparison_text
from drafter.cli.report import counts_text
from drafter.cli.streams import say, say_json, tell
from drafter.errors import DrafterError
from drafter.pipeline import Edition, Shelf, produce

if TYPE_CHECKING:
    from drafter.authoring.diff.versions import Version
    from drafter.pipeline import Produced

DIFFERENT = 1


@click.command("diff", cls=ChineseCommand, short_help="比较一年的两个版本：改了哪些数、哪些句子")
@click.argument("old", metavar="旧", type=str)
@click.argument("new", metavar="[新]", type=str, required=False)
@click.option(
    "--自",
    "since",
    metavar="修订",
    default="",
    help="和这个文件在 git 里的那个修订比：HEAD~1、提交号、分支",
)
@click.option("--稿", "variant", metavar="名称", default="", help="两边都比这一稿，例：公开稿")
@click.option("--提纲", "outline", metavar="名称", default="", help="两边都用另一个提纲")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(old: str, new: str | None, since: str, variant: str, outline: str, form: str) -> int:
    """比较一年的两个版本：数据改了哪些，哪些句子因此变了，哪些句子另外改了，
    哪些段落移了位置，补上了哪些空缺。

    版本可以是文件或年度文件夹，也可以是 git 里的：“修订:路径”。

      drafter diff 征求意见稿/2018.yaml 2018.yaml
      drafter diff HEAD~2:2018.yaml 2018.yaml
      drafter diff 2018.yaml --自 HEAD~2

    取 git 里的版本时，那个修订的整个单位文件夹（数据、素材、提纲、单位.yaml、
    本单位的素材）和仓库里的素材库都照当时的。
    旧句里 [-…-] 是去掉的，新句里 {+…+} 是加上的。
    没有不同时退出码为 0，有不同时为 1，没法比较时为 2。
    """
    first, second = _versions(old, new, since)
    with opened_version(first) as before, opened_version(second) as after:
        shelf = Shelf()
        edition = Edition(outline, variant=variant)
        first_made = _produced(before, shelf, edition)
        second_made = _produced(after, shelf, edition)
        _tell_periods(first_made, second_made)
        comparison = compare(first_made, second_made)
        if form == "json":
            say_json(comparison_json(comparison, before, after))
        else:
            say(comparison_text(comparison, before, after))
    return 0 if comparison.equal else DIFFERENT


def _versions(old: str, new: str | None, since: str) -> tuple[str, str]:
    """How the two are named."""
    if since and new is not None:
        raise click.UsageError("写了 --自，就只写一个文件，例：drafter diff 2018.yaml --自 HEAD~2")
    if since:
        if names_revision(old):
            raise click.UsageError(
                f"“{old}”已经写了修订；写 --自 的，只写现在的文件，例：2018.yaml --自 HEAD~2"
            )
        return f"{since}:{old}", old
    if new is None:
        raise click.UsageError(
            "要写两个版本，例：drafter diff HEAD~2:2018.yaml 2018.yaml，"
            "或者 drafter diff 2018.yaml --自 HEAD~2"
        )
    # 修订: alone is that of the other file.
    if old.endswith(":") and names_revision(old):
        old += new
    return old, new


def _produced(version: Version, shelf: Shelf, edition: Edition) -> Produced:
    for name in version.present:
        tell(f"{version.asked}：素材库 {name} 不在这个 git 仓库里，用的是现在的。")
    try:
        produced = produce(version.path, shelf, edition, proofread=False)
    except DrafterError as error:
        raise DrafterError(*map(version.told, error.findings)) from error
    tell(f"{version.asked}：{counts_text(produced.findings)}")
    return produced


def _tell_periods(old: Produced, new: Produced) -> None:
    one, other = (made.office.year.book.period for made in (old, new))
    if one != other:
        tell(f"两个版本不是同一时段的：旧的是{one.name}，新的是{other.name}。")
