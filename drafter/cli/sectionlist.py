"""`drafter sections list`: the topics there are, whose they are, who leads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.authoring.topics.topicsources import TopicSource, topic_sources
from drafter.checks.proofbook import PROFILE as SOMEBODY
from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.streams import say, say_json, tell
from drafter.columns import padded, width
from drafter.findings import Severity
from drafter.library.competence import standing_of
from drafter.library.frontmatter import LAST_YEAR
from drafter.library.searchpath import PROFILE
from drafter.library.spells import month_of
from drafter.period import read_year
from drafter.pipeline import Shelf, library_path, open_profile
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.findings import Finding
    from drafter.library.frontmatter import Lead
    from drafter.library.indicators import Indicator
    from drafter.library.profile import OfficeProfile

MOST_WORDS = 2
SINCE_EVER = 1949
GAP = "  "


class Year(click.ParamType[int]):
    """A year: 2018, 2018年."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year, if it is one."""
        year = value if isinstance(value, int) else read_year(str(value))
        if year is None:
            self.fail(f"“{value}”不是年份，写四位数字，例：2024", param, ctx)
        return year


@click.command("list", cls=ChineseCommand, short_help="列出主题：从哪里来、归谁主管、有哪些指标")
@click.argument("words", metavar="[词] [文件夹]", nargs=-1)
@click.option("--年度", "year", metavar="年", type=Year(), help="只列这一年归本单位主管的")
@click.option("-v", "--指标", "figures", is_flag=True, help="连指标一起列出：名称和单位")
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
def command(words: tuple[str, ...], year: int | None, figures: bool, form: str) -> None:
    """列出素材库里的主题：名称、标题、指标个数、归哪个系统主管、从哪里来。

    写了词的，只列名称、标题、指标或文字里有这个词的；写了单位或素材库的文件夹的，
    列它用得上的；不写的，在这样的文件夹里运行时列那里的，否则只列随程序带的。
    “叠加”是在原来的主题上改几条，“替换”是整个换掉；一层叠一层的，由近到远都列出。
    """
    word, folder = _split(words)
    found: list[Finding] = []
    path = library_path(folder, found)
    compiled = Shelf().library(path, found)
    tell_faults(found)
    topics = list(topic_sources(compiled, path))
    if year is not None:
        profile = profile_at(folder)
        topics = [topic for topic in topics if _leads(topic, profile, year)]
    named = [topic for topic in topics if topic.has(word)]
    if form == "json":
        say_json([topic_json(topic) for topic in named])
    elif named:
        say("\n".join(_lines(named, figures=figures)))
    tell(_nothing(word, topics) if word and not named else f"共{len(named)}个主题。")


def tell_faults(found: Iterable[Finding]) -> None:
    """That there are errors, which another command tells one by one."""
    errors = {item for item in found if item.severity is Severity.ERROR}
    if errors:
        tell(f"有{len(errors)}处错误；素材库的错误看：drafter sections check")


def _split(words: tuple[str, ...]) -> tuple[str, Path | None]:
    """The word to look for and the folder; one alone is the folder when there is such a folder."""
    if len(words) > MOST_WORDS:
        raise click.UsageError(f"多出了参数：{' '.join(words[MOST_WORDS:])}")
    if len(words) == MOST_WORDS:
        return words[0], Path(words[1])
    if words and Path(words[0]).is_dir():
        return "", Path(words[0])
    return (words[0] if words else ""), None


def profile_at(folder: Path | None) -> OfficeProfile:
    """The office that is asked for; where there is none any 民政 office."""
    here = folder or Path()
    return open_profile(here, []) if (here / PROFILE).is_file() else SOMEBODY


def _leads(topic: TopicSource, profile: OfficeProfile, year: int) -> bool:
    return standing_of(topic.path, topic.title, topic.leads, profile, month_of(year, 12)).own


def _nothing(word: str, topics: Sequence[TopicSource]) -> str:
    names = {name: None for topic in topics for name in (topic.path, topic.title, _last(topic))}
    near = nearest(word, names)
    return f"没有名称、标题、指标或文字里有“{word}”的主题。" + (f"是不是“{near}”？" if near else "")


def _last(topic: TopicSource) -> str:
    return topic.path.partition("/")[2]


def _lines(topics: Sequence[TopicSource], *, figures: bool) -> Iterator[str]:
    """The topics by 业务线, in columns."""
    rows = {topic.path: _row(topic) for topic in topics}
    spans = [max((width(row[at]) for row in rows.values()), default=0) for at in range(4)]
    for line in dict.fromkeys(topic.line for topic in topics):
        within = [topic for topic in topics if topic.line == line]
        yield f"{line}（{len(within)}个）"
        for topic in within:
            name, title, count, origin, leads = rows[topic.path]
            cells = (
                padded(name, spans[0]),
                padded(title, spans[1]),
                " " * (spans[2] - width(count)) + count,
                padded(origin, spans[3]),
                leads,
            )
            yield GAP + GAP.join(cells).rstrip()
            if figures:
                yield from _figure_lines(topic.figures)


def _row(topic: TopicSource) -> tuple[str, ...]:
    count = f"{len(topic.figures)}项"
    return _last(topic), topic.title, count, origin_text(topic), leads_text(topic.leads)


def _figure_lines(figures: Sequence[Indicator]) -> Iterator[str]:
    span = max((width(item.path) for item in figures), default=0)
    for item in figures:
        units = "、".join(unit.name for unit in item.units)
        yield f"      {padded(item.path, span)}{GAP}{item.name}（{units}）"


def leads_text(leads: Sequence[Lead]) -> str:
    """民政; 民政（至2018）、退役军人（2019起); nothing where nobody has said."""
    return "、".join(f"{lead.system}{_spell(lead)}" for lead in leads)


def _spell(lead: Lead) -> str:
    since = f"{lead.since}" if lead.since > SINCE_EVER else ""
    until = f"{lead.until}" if lead.until < LAST_YEAR else ""
    if since and until:
        return f"（{since}—{until}）"
    return f"（{since}起）" if since else f"（至{until}）" if until else ""


def origin_text(topic: TopicSource) -> str:
    """Whose it is, and what it is laid over and hides: 本单位（叠加素材库省库，替换随程序带的）."""
    layers = (("叠加", topic.beneath[: topic.overlaid]), ("替换", topic.beneath[topic.overlaid :]))
    said = [how + "、".join(names) for how, names in layers if names]
    return topic.library + (f"（{'，'.join(said)}）" if said else "")


def topic_json(topic: TopicSource) -> dict[str, object]:
    """A topic as `list --format json` writes it."""
    return {
        "主题": topic.path,
        "标题": topic.title,
        "主管": [
            {
                "系统": lead.system,
                "自": lead.since or None,
                "至": lead.until if lead.until < LAST_YEAR else None,
            }
            for lead in topic.leads
        ],
        "来源": topic.library,
        "文件": topic.file,
        "叠加": topic.overlaid > 0,
        "叠加于": list(topic.beneath[: topic.overlaid]),
        "原件": list(topic.beneath),
        "指标": [
            {
                "指标": item.path,
                "名称": item.name,
                "单位": [unit.name for unit in item.units],
                "类型": item.kind.value,
                "科室": item.department,
            }
            for item in topic.figures
        ],
    }
