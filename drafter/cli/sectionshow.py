"""`drafter sections show`: one topic as it would print, and the figures it asks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from drafter.authoring.topics.topicpreview import (
    TopicPreview,
    blank_context,
    preview,
    year_context,
)
from drafter.authoring.topics.topicsources import topic_sources
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.report import place_json
from drafter.cli.sectionlist import (
    leads_text,
    origin_text,
    profile_at,
    tell_faults,
    topic_json,
)
from drafter.cli.streams import say, say_json, table, tell
from drafter.drafting.report import is_live
from drafter.drafting.screenform import screen_text
from drafter.figures.figure import State
from drafter.library.searchpath import PROFILE, search_path
from drafter.library.sections import topic_of
from drafter.pipeline import Edition, Shelf, library_path, open_office
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.authoring.topics.topicpreview import Lacking, PreviewFigure, PreviewItem
    from drafter.authoring.topics.topicsources import TopicSource
    from drafter.drafting.context import Context
    from drafter.drafting.report import CompiledLibrary
    from drafter.findings import Finding
    from drafter.library.searchpath import SearchPath
    from drafter.office import Office

FALLEN, INTERNAL, OWN = "不印", "内部", "素材"
# Of what is known the clause asks for more: 上年, 目标.
STATES = {
    State.PENDING: "待报",
    State.UNSTATED: "没填",
    State.NONE: "本单位没有",
    State.KNOWN: "有上年、目标等才印",
}
MOST_NAMES = 6
LIBRARY_PARTS = ("sections", "templates")


@click.command("show", cls=ChineseCommand, short_help="看一个主题印出来的样子和它要的指标")
@click.argument("topic", metavar="主题")
@click.argument("where", metavar="[年度文件或文件夹]", type=Path, required=False)
@click.option("--稿", "variant", metavar="名称", default="", help="看 单位.yaml 里写的另一稿")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(topic: str, where: Path | None, variant: str, form: str) -> None:
    """照一年的数据看一个主题印出来的样子：每个视角的每一条，哪一条不印、缺哪个数，
    还没报来的数显示为〔待填〕；最后列出它要的指标和今年的数。

    主题写 业务线/主题，也可以只写名称或标题；被替换、叠加的写 原件/业务线/主题。
    不写年度文件的，看空白的样子：每句都印，数都空着。
    """
    opened = _open(where, variant)
    path = _named(topic, opened.compiled)
    shown = preview(opened.compiled.sections[path], opened.compiled, opened.context)
    source = _source(path, opened)
    if form == "json":
        say_json(_json(shown, source))
    else:
        say("\n".join(_lines(shown, source, opened)))
    tell_faults(opened.found)
    for remark in opened.remarks(path):
        tell(remark)


class _Opened(Struct, frozen=True):
    """A library and the material to draft a topic from: a year's, or none (`office` is None)."""

    compiled: CompiledLibrary
    path: SearchPath
    context: Context
    found: tuple[Finding, ...]
    office: Office | None = None

    @property
    def blank(self) -> bool:
        """Whether there is no year."""
        return self.office is None

    def remarks(self, path: str) -> Iterator[str]:
        """What keeps the topic out of the report."""
        if self.office is None:
            return
        year, outline = self.office.year, self.office.outline
        if not is_live(self.compiled.sections[path], year):
            yield "这个主题一个数、一条素材也没有，这一年不进稿。"
        if path not in {placed for placed, _ in outline.placed}:
            yield f"提纲“{outline.name}”没有放这个主题。"


def _open(where: Path | None, variant: str) -> _Opened:
    """What stands at `where`: a year as a 稿 tells it, or the folder of an office or a library."""
    found: list[Finding] = []
    if where is None or _is_library(where):
        if variant:
            raise click.UsageError("看一稿要写明年度文件，例：2018.yaml --稿 公开稿。")
        path = library_path(where, found)
        compiled = Shelf().library(path, found)
        context = blank_context(compiled, profile_at(where), date.today().year)
        return _Opened(compiled, path, context, tuple(found))
    office = open_office(where, Shelf(), found, Edition(variant=variant))
    path = search_path(office.folder, office.profile.libraries, [])
    year = office.year
    context = year_context(office.compiled, office.profile, year, office.variant)
    return _Opened(office.compiled, path, context, tuple(found), office)


def _is_library(where: Path) -> bool:
    return (where / PROFILE).is_file() or any((where / part).is_dir() for part in LIBRARY_PARTS)


def _named(topic: str, compiled: CompiledLibrary) -> str:
    """The path of the topic called so: by its path, its name, or its title."""
    sections = compiled.sections
    wanted = topic.strip("/").removesuffix(".md")
    if wanted in sections:
        return wanted
    same = [
        path
        for path, section in compiled.topics.items()
        if wanted in (path.partition("/")[2], section.title)
    ]
    if len(same) == 1:
        return same[0]
    if same:
        raise click.UsageError(
            f"叫“{topic}”的主题有{len(same)}个：{'、'.join(same)}；写全是哪一个。"
        )
    names = {name: path for path in compiled.topics for name in (path, path.partition("/")[2])}
    names |= {section.title: path for path, section in compiled.topics.items()}
    near = nearest(wanted, names)
    hint = f"是不是“{names[near]}”？" if near else "有哪些主题，看：drafter sections list"
    raise click.UsageError(f"没有主题“{topic[:40]}”。{hint}")


def _source(path: str, opened: _Opened) -> TopicSource | None:
    named = topic_of(path)
    if named != path:
        return None
    return next(
        (item for item in topic_sources(opened.compiled, opened.path) if item.path == path), None
    )


def _lines(shown: TopicPreview, source: TopicSource | None, opened: _Opened) -> Iterator[str]:
    yield f"{shown.path}　{shown.title}" + ("（空白）" if opened.blank else "")
    if source is not None:
        about = [origin_text(source), source.file]
        if source.leads:
            about.insert(0, f"主管：{leads_text(source.leads)}")
        yield "　".join(about)
    for aspect, items in shown.aspects:
        yield ""
        yield f"# {aspect}"
        if aspect in shown.broken:
            yield "  （有错误，这个视角在文稿里印成缺口；错在哪里，看：drafter sections check）"
        for item in items:
            yield from _item_lines(item, blank=opened.blank)
    for name, count in shown.lists:
        yield ""
        yield f"清单.{name}" + ("" if opened.blank else f"：{count}项")
    if shown.figures:
        yield ""
        rows = _figure_rows(shown.figures, blank=opened.blank)
        yield f"指标（{len(rows)}项）"
        yield from (f"  {line}" for line in table(rows).splitlines())


def _item_lines(item: PreviewItem, *, blank: bool) -> Iterator[str]:
    marks = [item.name] if item.name else []
    marks += [OWN] if item.own else []
    marks += [INTERNAL] if item.internal else []
    mark = f"〔{'·'.join(marks)}〕" if marks else ""
    if not item.prints:
        yield f"  {mark}（{FALLEN}）"
    else:
        yield f"  {mark}{screen_text(item.heading)}{screen_text(item.body)}"
    if not blank:
        yield from (f"      {line}" for line in _lacking_lines(item.lacking))


def _lacking_lines(lacking: tuple[Lacking, ...]) -> Iterator[str]:
    """What is lacking by what is known of it; the halves of a pair as one."""
    for state, text in STATES.items():
        halves: dict[str, dict[str, None]] = {}
        for each in lacking:
            if each.state is state:
                halves.setdefault(each.path, {})[each.measure] = None
        names = [path if len(same) > 1 else next(iter(same)) for path, same in halves.items()]
        if names:
            more = f"等{len(names)}项" if len(names) > MOST_NAMES else ""
            yield f"{text}：{'、'.join(names[:MOST_NAMES])}{more}"


def _figure_rows(figures: tuple[PreviewFigure, ...], *, blank: bool) -> list[tuple[str, ...]]:
    """A row for each indicator, the halves of a pair in one; the long names last."""
    rows: dict[str, list[PreviewFigure]] = {}
    for figure in figures:
        rows.setdefault(figure.indicator.path, []).append(figure)
    return [_figure_row(path, halves, blank=blank) for path, halves in rows.items()]


def _figure_row(path: str, halves: list[PreviewFigure], *, blank: bool) -> tuple[str, ...]:
    name = halves[0].indicator.name
    if blank:
        return path, "、".join(half.unit for half in halves), name
    place = next((f"{half.place}" for half in halves if half.place), "")
    states = {half.state for half in halves}
    if len(states) == 1 and State.KNOWN not in states:
        units = "、".join(half.unit for half in halves)
        return path, f"{states.pop()}（{units}）", place, name
    return path, "、".join(map(_value, halves)), place, name


def _value(figure: PreviewFigure) -> str:
    if figure.current is None:
        return f"{figure.state}（{figure.unit}）"
    computed = "（算出）" if figure.current.operands else ""
    return f"{figure.current.listed}{computed}"


def _json(shown: TopicPreview, source: TopicSource | None) -> dict[str, object]:
    about = topic_json(source) if source else {"主题": shown.path, "标题": shown.title}
    about.pop("指标", None)
    return {
        **about,
        "视角": [
            {
                "视角": aspect,
                "有错误": aspect in shown.broken,
                "条目": [_item_json(item) for item in items],
            }
            for aspect, items in shown.aspects
        ],
        "清单": [{"清单": name, "项数": count} for name, count in shown.lists],
        "指标": [_figure_json(figure) for figure in shown.figures],
    }


def _item_json(item: PreviewItem) -> dict[str, object]:
    return {
        "名称": item.name,
        "小标题句": screen_text(item.heading),
        "文": screen_text(item.body),
        "印": item.prints,
        "内部": item.internal,
        "素材": item.own,
        "缺": [
            {
                "指标": each.measure,
                "字段": each.field,
                "名称": each.name,
                "状态": str(each.state),
            }
            for each in item.lacking
        ],
        "写在": place_json(item.place) if item.place else None,
    }


def _figure_json(figure: PreviewFigure) -> dict[str, object]:
    return {
        "指标": figure.measure,
        "名称": figure.indicator.name,
        "单位": figure.unit,
        "状态": str(figure.state),
        "本年": figure.current.number if figure.current else None,
        "上年": figure.previous.number if figure.previous else None,
        "来源": place_json(figure.place) if figure.place else None,
    }
