"""`drafter new`: an office, or a further year of one, from a few answers."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from drafter.authoring.answers import (
    IDENTITY_KEYS,
    Question,
    WrongAnswerError,
    answered,
    is_open,
    question,
    read_choice,
)
from drafter.authoring.newoffice.start import Start, already_office, file_names
from drafter.authoring.newoffice.summary import chosen_text, plan_pairs, unplaced_text
from drafter.authoring.newoffice.topicchoice import ALL, MORE, NONE, choose, choose_line
from drafter.cli.asking import NoAnswerError, ask, prompt_of
from drafter.cli.chinese import ChineseCommand
from drafter.cli.streams import say, tell
from drafter.cli.topiclist import others_text, topics_text
from drafter.errors import DrafterError
from drafter.library.searchpath import is_office

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafter.authoring.answers import Identity
    from drafter.authoring.newoffice.plan import Plan
    from drafter.authoring.newoffice.start import Started
    from drafter.authoring.newoffice.topicchoice import Offer

T = TypeVar("T")

_OFFICE_KEYS = ("名称", "系统", "层级", "地区")
_YES = frozenset({"", "是", "y", "yes", "写", "好", "对"})
_NO = frozenset({"否", "n", "no", "不", "不写"})


def today() -> date:
    """The one look at the clock."""
    return date.today()


def _folder(text: str) -> Path:
    if not text.strip():
        raise click.UsageError("没有写目录；就建在现在的文件夹里的，写一个点：drafter new .")
    return Path(text)


@click.command(
    "new", cls=ChineseCommand, short_help="新建一个单位：单位资料、当年的空表、素材和提纲"
)
@click.argument("folder", metavar="目录", type=_folder)
@click.option("--名称", "name", metavar="全称", default=None, help="单位全称")
@click.option("--系统", "system", metavar="系统", default=None, help="不写照名称定，例：民政")
@click.option("--层级", "level", metavar="层级", default=None, help="省、市、区县、乡镇街道")
@click.option("--地区", "region", metavar="地区", default=None, help="本地的名称，例：云岫县")
@click.option("--年度", "year", metavar="年", default=None, help="写哪一年的总结")
@click.option("--时段", "span", metavar="时段", default=None, help="不写是全年；例：上半年")
@click.option("--提纲", "outline", metavar="名称", default=None, help="不写是总结与计划")
@click.option("--主题", "topics", metavar="主题", multiple=True, help="例：社会救助/低保,养老/助餐")
@click.option(
    "--业务线", "lines", metavar="业务线", multiple=True, help="它的全部主题，例：社会救助"
)
@click.option(
    "--素材库", "libraries", metavar="文件夹", multiple=True, help="还用这个文件夹里的素材"
)
@click.option("--yes", is_flag=True, help="不提问，没写的都用默认的")
def command(
    folder: Path,
    name: str | None,
    system: str | None,
    level: str | None,
    region: str | None,
    year: str | None,
    span: str | None,
    outline: str | None,
    topics: tuple[str, ...],
    lines: tuple[str, ...],
    libraries: tuple[str, ...],
    yes: bool,
) -> None:
    """新建一个单位：问几个问题，写出 单位.yaml、当年的数据空表、素材和提纲。

    选项写了的不再问；都不问的加 --yes，没写的用默认的（名称一定要写）。
    选了哪些主题，空表里就有哪些数，照提纲的次序，每个数写明单位、官方名称和科室。
    已有的文件一个也不动：有一个同名的，就什么也不写。
    文件夹已经是一个单位的，写明 --年度 就给它另起一年的空表，单位.yaml 不动；
    接着上一年写的，用 drafter rollover。
    """
    if is_office(folder) and year is None:
        raise DrafterError(already_office(folder))
    if libraries and is_office(folder):
        raise click.UsageError("素材库写在 单位.yaml 里；--素材库 只用于新建单位。")
    given = dict(zip(IDENTITY_KEYS, (name, system, level, region, year, span), strict=True))
    try:
        start = Start(folder, libraries)
        plan = _Asking(start, given, yes=yes).plan(outline, topics, lines)
        _report(start.write(plan), start)
    except NoAnswerError:
        raise click.UsageError(
            "没有问完，什么也没有写：标准输入里的回答不够。"
            "不在终端里运行的，用选项写明，再加 --yes，例：\n"
            f"    drafter new {folder} --名称 云岫县民政局 --业务线 社会救助 --yes"
        ) from None
    except (KeyboardInterrupt, click.Abort):
        tell("\n什么也没有写。")
        raise


class _Asking:
    """From options and answers to the plan."""

    def __init__(self, start: Start, given: Mapping[str, str | None], *, yes: bool) -> None:
        self._start = start
        self._given = given
        self._silent = yes

    def plan(self, outline: str | None, topics: tuple[str, ...], lines: tuple[str, ...]) -> Plan:
        """The plan, shown and agreed to."""
        identity = self._identity()
        obstacles = self._start.obstacles(identity)
        if obstacles:
            raise DrafterError(*obstacles)
        shape = self._outline(outline)
        offered = self._start.offer(identity, shape)
        chosen = _chosen_by_options(offered, topics, lines)
        if chosen is None:
            chosen = frozenset(topic.path for topic in offered.ours)
            if not self._silent:
                chosen = _tick(offered, chosen)
        plan = self._start.plan(identity, shape, chosen)
        _show(plan, self._start, offered)
        if not self._silent and not ask("写吗？[是]：", _agreed):
            raise click.Abort
        return plan

    def _identity(self) -> Identity:
        identity = self._start.identity()
        now = today()
        for key in IDENTITY_KEYS:
            text = self._given[key]
            if text is not None:
                if key in _OFFICE_KEYS and self._start.office:
                    raise click.UsageError(
                        f"单位.yaml 里已经写了{key}，--{key} 不起作用；要改的，改 单位.yaml。"
                    )
                identity = _taken(question(key, identity, now), text, identity)
            elif is_open(key, identity):
                identity = self._answer(question(key, identity, now), identity)
        return identity

    def _answer(self, asked: Question, known: Identity) -> Identity:
        if not self._silent:
            return ask(prompt_of(asked), lambda text: answered(asked, text, known))
        if asked.required and not asked.default:
            raise click.UsageError(
                f"不提问（--yes）时要写明{asked.key}，例：--{asked.key} 云岫县民政局"
            )
        return answered(asked, "", known)

    def _outline(self, given: str | None) -> str:
        names = self._start.outlines
        notes = tuple(map(self._start.outline_note, names))
        asked = Question("提纲", "用哪种提纲", names[0], names, notes=notes)
        if given is not None:
            return _option("提纲", lambda: read_choice(asked, given))
        if self._silent:
            return asked.default
        return ask(prompt_of(asked), lambda text: read_choice(asked, text))


def _taken(asked: Question, text: str, known: Identity) -> Identity:
    return _option(asked.key, lambda: answered(asked, text, known))


def _option(key: str, read: Callable[[], T]) -> T:
    """What an option says; one that cannot be taken is an error of the command line."""
    try:
        return read()
    except WrongAnswerError as error:
        raise click.UsageError(f"选项 --{key} 不对：{error}") from None


def _chosen_by_options(
    offered: Offer, topics: tuple[str, ...], lines: tuple[str, ...]
) -> frozenset[str] | None:
    """The topics that options name; None where there are no such options."""
    if not topics and not lines:
        return None
    named = [_option("主题", lambda: choose(",".join(topics), offered, frozenset()))]
    named += [_option("业务线", lambda: choose_line(",".join(lines), offered))]
    return frozenset().union(*named)


def _tick(offered: Offer, chosen: frozenset[str]) -> frozenset[str]:
    """The topics ticked, line by line until an empty one."""
    tell(topics_text(offered, chosen))
    tell("选主题：写号数、名称或业务线，例：1 3-8 养老；只减几个：-5 -慈善；再加：+12")
    tell(f"  {ALL}、{NONE}，或者 {MORE}（列出别的部门主管的）")
    prompt = f"选哪些 [{ALL}]："
    while True:
        answer = ask(prompt, partial(_ticked, offered=offered, before=chosen))
        if answer is None:
            return chosen
        if answer == MORE:
            tell(others_text(offered, chosen))
        else:
            assert isinstance(answer, frozenset)
            chosen = answer
            tell(f"  选了{chosen_text(offered, chosen)}")
        prompt = "还要改吗？[就这些]："


def _ticked(text: str, *, offered: Offer, before: frozenset[str]) -> frozenset[str] | str | None:
    if not text.strip():
        return None
    return MORE if text.strip() == MORE else choose(text, offered, before)


def _agreed(text: str) -> bool:
    word = text.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise WrongAnswerError("写“是”或者“否”；回车就是“是”。")


def _show(plan: Plan, start: Start, offered: Offer) -> None:
    """What is about to be written."""
    tell("")
    for label, text in plan_pairs(plan, start, offered):
        tell(f"{label}：{text}")
    names = file_names(plan.stem, new_office=bool(plan.profile_text))
    tell(f"写到：{start.folder}/ 里的 {'、'.join(names)}")


def _report(started: Started, start: Start) -> None:
    for path in started.written.files:
        say(str(path))
    if started.unplaced:
        tell(unplaced_text(started.unplaced))
    tell(f"接下来：填 {started.year}，随时看稿：drafter show {started.year}")
    tell(f"    各项数据还缺哪些：drafter check {started.year}")
