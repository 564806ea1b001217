"""A comparison as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.diff.comparison import Cause
from drafter.authoring.diff.figurechanges import Change
from drafter.authoring.diff.markedtext import Stretch, differences
from drafter.cli.report import place_json
from drafter.columns import padded
from drafter.drafting.blocks import HEAD_ELEMENT
from drafter.drafting.screenform import HOLE, screen_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.authoring.diff.comparison import (
        Comparison,
        HoleChange,
        MovedParagraph,
        SentenceChange,
    )
    from drafter.authoring.diff.figurechanges import FigureChange, Standing
    from drafter.authoring.diff.sentences import Sentence
    from drafter.authoring.diff.versions import Version
    from drafter.location import Location

ARROW = " → "
BETWEEN = " / "
NOTHING = "两个版本没有不同。"
LABEL_COLUMNS = 6
GONE, ADDED = ("[-", "-]"), ("{+", "+}")
EXCERPT = 30
TITLES = {
    Cause.FIGURES: "随数据变的句子",
    Cause.WORDING: "文字改了的句子",
    Cause.OTHER: "其他改动的句子",
}


def comparison_text(comparison: Comparison, old: Version, new: Version) -> str:
    """All that is different, figures first."""
    if comparison.equal:
        return NOTHING
    lines: list[str] = []
    _section(lines, "数据", len(comparison.figures))
    for figure in comparison.figures:
        lines += _figure_lines(figure, old, new)
    for cause, title in TITLES.items():
        told = [item for item in comparison.sentences if item.cause is cause]
        _section(lines, title, len(told))
        lines += _sentence_lines(told, old, new)
    _section(lines, "标题", len(comparison.headings))
    lines += _sentence_lines(comparison.headings, old, new)
    _section(lines, "移了位置的", len(comparison.moved))
    for paragraph in comparison.moved:
        lines += _moved_lines(paragraph)
    _section(lines, "补上的空缺", len(comparison.filled))
    lines += [_hole_line(item, new) for item in comparison.filled]
    _section(lines, "新的空缺", len(comparison.opened))
    lines += [_hole_line(item, new) for item in comparison.opened]
    return "\n".join([*lines, "", *_summary(comparison)]).strip("\n")


def _section(lines: list[str], title: str, count: int) -> None:
    if count:
        lines += ["", f"{title}（{count}处）"]


def _hole_line(hole: HoleChange, version: Version) -> str:
    field = "" if hole.field == HEAD_ELEMENT else f" {hole.field}"
    path = f"{hole.measure}{field}"
    name = f"{hole.name}（{path}）" if hole.name else path
    return f"  {name}" + (f"  {version.shown(hole.place)}" if hole.place else "")


def _figure_lines(figure: FigureChange, old: Version, new: Version) -> Iterator[str]:
    year = f"{figure.year}年的 " if figure.year else ""
    path = f"{year}{figure.measure} {figure.field}"
    name = f"{figure.name}（{path}）" if figure.name else path
    values = ARROW.join(item.text for item in (figure.old, figure.new) if item)
    equal = "（值相等）" if figure.change is Change.REWRITTEN else ""
    yield f"  {padded(figure.change, LABEL_COLUMNS)}{name}：{values}{equal}"
    places = (_place(figure.old, old), _place(figure.new, new))
    yield " " * (2 + LABEL_COLUMNS) + ARROW.join(filter(None, places))


def _place(standing: Standing | None, version: Version) -> str:
    return f"{version.shown(standing.place)}" if standing else ""


def _sentence_lines(changes: Sequence[SentenceChange], old: Version, new: Version) -> Iterator[str]:
    heading: tuple[str, ...] | None = None
    for change in changes:
        sentence = change.new or change.old
        assert sentence is not None
        if sentence.headings != heading:
            heading = sentence.headings
            yield f"  {BETWEEN.join(heading) or '（标题以外）'}"
        before, after = _marked(change)
        if before:
            yield f"    旧  {before}"
        if after:
            yield f"    新  {after}"
        yield from (f"    {' ' * 4}{line}" for line in _reasons(change, old, new))


def _reasons(change: SentenceChange, old: Version, new: Version) -> Iterator[str]:
    if change.moved and change.old is not None:
        yield f"原在：{BETWEEN.join(change.old.headings)}"
    if change.figures:
        yield "数据：" + "、".join(change.figures)
    if change.cause is not Cause.FIGURES:
        places = (
            f"{version.shown(place)}"
            for place, version in ((change.old_place, old), (change.new_place, new))
            if place is not None
        )
        yield "写在：" + ARROW.join(places)


def _marked(change: SentenceChange) -> tuple[str, str]:
    """Both sentences, with what differs marked; one that came or went is marked nowhere."""
    if change.old is None or change.new is None:
        return _shown(change.old), _shown(change.new)
    before, after = differences(change.old, change.new, HOLE)
    return (
        change.old.number + "".join(_mark(item, GONE) for item in before),
        change.new.number + "".join(_mark(item, ADDED) for item in after),
    )


def _mark(stretch: Stretch, marks: tuple[str, str]) -> str:
    return stretch.text.join(marks) if stretch.differs else stretch.text


def _shown(sentence: Sentence | None) -> str:
    return sentence.number + screen_text(sentence.runs) if sentence else ""


def _moved_lines(paragraph: MovedParagraph) -> Iterator[str]:
    first = screen_text(paragraph.sentences[0].runs)
    text = first if len(first) <= EXCERPT else f"{first[:EXCERPT]}…"
    more = f"等{len(paragraph.sentences)}句" if len(paragraph.sentences) > 1 else ""
    yield f"  {text}{more}"
    before, after = BETWEEN.join(paragraph.before), BETWEEN.join(paragraph.after)
    if before != after:
        yield f"    {before}{ARROW}{after}"
    else:
        yield f"    在“{after}”里换了次序"


def _summary(comparison: Comparison) -> Iterator[str]:
    if comparison.renumbered:
        yield f"另有{comparison.renumbered}处只是序号变了。"
    if comparison.rows:
        yield f"附表有{comparison.rows}行跟着变了。"
    counts = (
        ("数据", len(comparison.figures)),
        ("句子", len(comparison.sentences)),
        ("标题", len(comparison.headings)),
        ("移位", len(comparison.moved)),
    )
    before, after = comparison.holes
    holes = f"空缺 {before}{ARROW}{after}" if before != after else f"空缺 {after}"
    yield "，".join(f"{name} {count}" for name, count in counts) + f"，{holes}。"


def comparison_json(comparison: Comparison, old: Version, new: Version) -> dict[str, object]:
    """As `diff --format json` writes it."""
    return {
        "旧": old.asked,
        "新": new.asked,
        "数据": [_figure_json(item, old, new) for item in comparison.figures],
        "句子": [_sentence_json(item, old, new) for item in comparison.sentences],
        "标题": [_sentence_json(item, old, new) for item in comparison.headings],
        "移位": [_moved_json(item) for item in comparison.moved],
        "补上": [{"指标": item.measure, "字段": item.field} for item in comparison.filled],
        "新空": [{"指标": item.measure, "字段": item.field} for item in comparison.opened],
        "空缺": {"旧": comparison.holes[0], "新": comparison.holes[1]},
        "序号": comparison.renumbered,
        "附表": comparison.rows,
    }


def _figure_json(figure: FigureChange, old: Version, new: Version) -> dict[str, object]:
    return {
        "变化": str(figure.change),
        "指标": figure.measure,
        "字段": figure.field,
        "名称": figure.name,
        "年度": figure.year,
        "旧": _standing_json(figure.old, old),
        "新": _standing_json(figure.new, new),
    }


def _standing_json(standing: Standing | None, version: Version) -> dict[str, object] | None:
    if standing is None:
        return None
    return {
        "值": standing.value,
        "单位": standing.unit,
        "已填": standing.known,
        "来源": place_json(version.shown(standing.place)),
    }


def _sentence_json(change: SentenceChange, old: Version, new: Version) -> dict[str, object]:
    return {
        "原因": str(change.cause),
        "移位": change.moved,
        "旧": _side_json(change.old, change.old_place, old),
        "新": _side_json(change.new, change.new_place, new),
        "数据": list(change.figures),
    }


def _side_json(
    sentence: Sentence | None, place: Location | None, version: Version
) -> dict[str, object] | None:
    if sentence is None:
        return None
    return {
        "文": sentence.number + screen_text(sentence.runs),
        "章节": list(sentence.headings),
        "主题": sentence.topic,
        "写在": place_json(version.shown(place)) if place else None,
    }


def _moved_json(paragraph: MovedParagraph) -> dict[str, object]:
    return {
        "文": [screen_text(item.runs) for item in paragraph.sentences],
        "旧": list(paragraph.before),
        "新": list(paragraph.after),
    }
