"""`drafter schema`: the structure of all file kinds, for editors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.authoring.schema.collection import DEFAULT_FOLDER, collect
from drafter.checks.rulebook import rulebook
from drafter.cli.chinese import ChineseCommand
from drafter.cli.report import by_gravity, finding_text
from drafter.cli.streams import say, table, tell
from drafter.findings import Severity

if TYPE_CHECKING:
    from drafter.findings import Finding

MODELINE = "# yaml-language-server: $schema="
# Where files of a kind stand in an office's folder, for the line that each needs.
PLACES = {
    "年度": ("2018.yaml", "2018/社会救助科.yaml"),
    "单位": ("单位.yaml",),
    "指标": ("sections/社会救助/指标.yaml",),
    "计量": ("sections/计量.yaml",),
    "称谓": ("templates/称谓.yaml",),
    "易错词": ("templates/易错词.yaml",),
    "慎用词": ("templates/慎用词.yaml",),
    "时效": ("templates/时效.yaml",),
    "常用语": ("templates/常用语.yaml",),
    "近似字": ("templates/近似字.yaml",),
    "句式": ("templates/句式.yaml",),
    "提纲": ("2018提纲.yaml", "templates/提纲/简版.yaml"),
    "版式": ("templates/版式/公文.yaml",),
    "附件": ("templates/附件/数据表.yaml",),
}


@click.command(
    "schema", cls=ChineseCommand, short_help="写出各种文件的结构，供编辑软件补全和检查键名"
)
@click.argument("folder", metavar="[单位文件夹]", type=Path, default=Path(), required=False)
@click.option(
    "-o",
    "output",
    metavar="目录",
    type=Path,
    default=None,
    help=f"写到这个文件夹；不写就是单位文件夹里的 {DEFAULT_FOLDER}",
)
def command(folder: Path, output: Path | None) -> None:
    """写出各种文件的结构（JSON Schema），编辑软件照它补全指标、字段、主题、提纲的名称，
    显示官方名称和单位，标出写错的键。

    指标、主题、提纲取自本单位、它的素材库和随程序带的；这些改了，再运行一次。
    在文件的第一行写上一行，编辑软件就会用（VS Code 要装 YAML 扩展）：

      # yaml-language-server: $schema=.drafter/结构/年度.json

    写过的照新的重写；同名的文件不是程序写的就不覆盖，一个也不写，退出码为 2。
    """
    found: list[Finding] = []
    collection = collect(folder, rulebook(), found)
    target = output or folder / DEFAULT_FOLDER
    paths = collection.write(target)
    for path in paths:
        say(str(path))
    _tell_faults(found)
    _tell_lines(folder, target, {path.stem: path for path in paths})


def _tell_faults(found: list[Finding]) -> None:
    """What could not be read is not in the schemas either."""
    errors = [item for item in dict.fromkeys(found) if item.severity is Severity.ERROR]
    for finding in by_gravity(errors):
        tell(finding_text(finding))
    if errors:
        tell(f"素材库有{len(errors)}处错误，读不懂的没有写进结构。")


def _tell_lines(folder: Path, target: Path, paths: dict[str, Path]) -> None:
    """The line that each kind of file needs at its head."""
    rows = [
        (place, MODELINE + _relative(paths[kind], folder / place))
        for kind, places in PLACES.items()
        for place in places
        if kind in paths
    ]
    tell("在文件的第一行写上：")
    tell("\n".join(f"  {line}" for line in table(rows).splitlines()))


def _relative(path: Path, file: Path) -> str:
    """The way from a file to its schema, as the modeline writes it."""
    return Path(os.path.relpath(path, file.parent)).as_posix()
