"""`drafter rollover`: next year's files from this year's."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.authoring.nextyear.rollover import plan_rollover
from drafter.authoring.nextyear.summary import told
from drafter.cli.chinese import ChineseCommand
from drafter.cli.streams import say, tell
from drafter.newfiles import write_new_files


@click.command("rollover", cls=ChineseCommand, short_help="由今年的文件转出明年的空表")
@click.argument("file", metavar="文件", type=Path)
@click.option(
    "--到", "asked", metavar="时段", default="", help="转到哪一期，例：全年、2019上半年；不写见上"
)
@click.option("--留素材", "keep_words", is_flag=True, help="素材的条目照抄（不写只留标题和注释）")
def command(file: Path, asked: str, keep_words: bool) -> None:
    """由一年的文件转出下一期的：结构和注释照旧，数都空着，等着填。

    2018.yaml 转出 2019.yaml；2018素材.md、2018提纲.yaml 在的，也转出 2019 的；
    一年写成一个文件夹的，转出下一年的文件夹。写哪一个文件都行。已有的文件一个也不动。
    不写 --到 时：全年、1—11月的转到下一年；2017上半年.yaml、前三季度的转到同年全年。

    数     清空；“无”照留；上年数不抄，起草时到上一年的文件里找；能算的同比、增量去掉
    目标   今年的去掉（同年的照留）；下期目标成为目标，下期目标空出来再定
    其他   分、其中的名目和公开照留，来源照留；状态、写有数字的备注去掉；历年、基期照留
    文件头 年度、时段、截至、成文日期随着移；文号空出来；标题、稿的标题里的年份随着移
    自设   单位写成注释
    清单   写了结果、竣工或投用而没有下步的，不转到明年；别的只留名称，做完的自己删去；
           没有名称的，各栏都清空
    素材   主题和视角的标题留着，条目清空；注释一律照旧
    """
    rollover = plan_rollover(file, asked, keep_words=keep_words)
    written = write_new_files(rollover.folder, rollover.files)
    for path in written.files:
        say(str(path))
    for line in told(rollover, keep_words=keep_words):
        tell(line)
