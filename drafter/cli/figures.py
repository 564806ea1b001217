"""`drafter figures`: every figure, last year's, its growth, where it is printed, where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from drafter.cli.chinese import ChineseCommand, Choice
from drafter.cli.printed import Printed, printed_figures
from drafter.cli.report import place_json
from drafter.cli.streams import say, say_json, table
from drafter.drafting.annexrows import ANNEX_FORM
from drafter.drafting.shortgrowth import short_growth
from drafter.figures.figure import CURRENT, PREVIOUS
from drafter.pipeline import Edition, Shelf, produce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.figures.book import FigureBook
    from drafter.figures.figure import Figure
    from drafter.location import Location
    from drafter.pipeline import Produced

HEADER = ("指标", "字段", "值", "上年", "同比", "印在", "来源")
NOT_PRINTED = "未印"


class Row(Struct, frozen=True):
    """A typed, summed or computed figure and its prints.

    `text` is the number with its unit; `unit` is empty for worked-out phrases.
    """

    measure: str
    field: str
    value: str
    unit: str
    text: str
    place: Location
    prints: tuple[Printed, ...]


@click.command(
    "figures", cls=ChineseCommand, short_help="列出每个数：值、上年、同比、印在哪里、来源"
)
@click.argument("file", metavar="文件", type=Path)
@click.option("--format", "form", type=Choice("text", "json"), default="text", help="输出格式")
@click.option("--提纲", "outline", metavar="名称", default="", help="用另一个提纲")
@click.option("--稿", "variant", metavar="名称", default="", help="按 单位.yaml 里写的另一稿")
def command(file: Path, form: str, outline: str, variant: str) -> None:
    """列出一年的每个数：值、上年数、同比、印在哪一部分、填在哪一行。"""
    produced = produce(file, Shelf(), Edition(outline, variant=variant), proofread=False)
    rows = list(figure_rows(produced))
    if form == "json":
        say_json([_json(row) for row in rows])
        return
    book = produced.office.year.book
    say(table([HEADER, *(_text_row(row, book) for row in rows)]))


def figure_rows(produced: Produced) -> Iterator[Row]:
    """The book's figures in the order of the files, then what the draft adds or computes."""
    book = produced.office.year.book
    prints: dict[str, list[Printed]] = {}
    for item in printed_figures(produced.draft):
        prints.setdefault(item.run.id, []).append(item)
    for figure in book.figures.values():
        where = tuple(prints.pop(figure.id, ()))
        yield _row(figure, figure.place, where)
    for name, items in prints.items():
        first = items[0].run
        measure, field = book.split(name)
        place = first.origins[0] if first.origins else first.place
        known = book.figure(measure, field)
        if known:
            yield _row(known, place, tuple(items))
        else:
            yield Row(measure, field, first.text, "", first.text, place, tuple(items))


def _row(figure: Figure, place: Location, prints: tuple[Printed, ...]) -> Row:
    unit = figure.unit.name
    return Row(figure.measure, figure.field, figure.number, unit, figure.listed, place, prints)


def _json(row: Row) -> dict[str, object]:
    return {
        "指标": row.measure,
        "字段": row.field,
        "值": row.value,
        "单位": row.unit,
        "来源": place_json(row.place),
        "印出": [
            {
                "部分": item.part,
                "章节": item.chapter,
                "段": item.paragraph,
                "文": item.sentence,
                "附表": item.annex,
            }
            for item in row.prints
        ],
    }


def _text_row(row: Row, book: FigureBook) -> tuple[str, ...]:
    last = book.figure(row.measure, PREVIOUS) if row.field == CURRENT else None
    return (
        row.measure,
        row.field,
        row.text,
        last.number if last else "",
        short_growth(book, row.measure) if row.field == CURRENT else "",
        _where(row.prints),
        f"{row.place}",
    )


def _where(prints: tuple[Printed, ...]) -> str:
    text = [item for item in prints if not item.annex]
    annexed = ANNEX_FORM if len(text) < len(prints) else ""
    if not text:
        return annexed or NOT_PRINTED
    first = text[0]
    name = "/".join(part for part in (first.part, first.chapter) if part)
    more = f"，共{len(text)}处" if len(text) > 1 else ""
    return f"{name} 段{first.paragraph}{more}" + (f"，{annexed}" if annexed else "")
