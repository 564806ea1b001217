"""What ties the headings of an outline together: 口号, 变字, 小标题, 章节写法, 并入."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.sectionlines import ASPECTS
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource import Fields

ENUMERATED = ("一是", "分条")  # of the manners of items those that chapters can be told in too

_SLOGAN = re.compile(r"\{\{\s*口号\s*\}\}")


class HeadingFigure(Struct, frozen=True):
    """The keys of a chapter that speak of its headings and of those below it."""

    slogan: SourceText | None
    motif: SourceText | None
    item_heading: SourceText | None
    enumerated: str
    taken_in: tuple[str, ...]


def read_figure_of_speech(fields: Fields, found: list[Finding]) -> HeadingFigure:
    """The figure of a chapter; what is wrong with it is found and left out."""
    slogan = _text(fields, "口号")
    title = _text(fields, "标题")
    if slogan is not None and _SLOGAN.search(slogan.text):
        found.append(faults.BAD_OUTLINE.at(slogan.place, "口号里写了口号自己", hint="写成一句话"))
        slogan = None
    if slogan is not None and title is not None and not _SLOGAN.search(title.text):
        found.append(
            faults.BAD_OUTLINE.at(
                slogan.place,
                f"标题“{title.text[:30]}”里没有口号，框架预告的话这里不会照应",
                hint=f'改为：标题: "{{{{ 口号 }}}}，{title.text[:30]}"，或者删去标题',
            )
        )
    return HeadingFigure(
        slogan,
        _text(fields, "变字"),
        _text(fields, "小标题"),
        fields.choice("章节写法", ENUMERATED, ""),
        _read_taken_in(fields, found),
    )


def _text(fields: Fields, key: str) -> SourceText | None:
    scalar = fields.scalar(key)
    return source_text(scalar) if scalar is not None and scalar.text.strip() else None


def _read_taken_in(fields: Fields, found: list[Finding]) -> tuple[str, ...]:
    taken: list[str] = []
    for scalar in fields.scalars("并入"):
        if scalar.text not in ASPECTS:
            near = nearest(scalar.text, ASPECTS)
            found.append(
                faults.BAD_OUTLINE.at(
                    scalar.place,
                    f"没有“{scalar.text[:20]}”这个视角，没有并入",
                    hint=f"改为：{near}" if near else "视角只有：" + "、".join(ASPECTS),
                )
            )
        elif scalar.text in taken or scalar.text == fields.text("视角"):
            found.append(
                faults.BAD_OUTLINE.at(
                    scalar.place,
                    f"“{scalar.text}”已经在这一部分里，不必再并入",
                    hint="删去这一项",
                )
            )
        else:
            taken.append(scalar.text)
    return tuple(taken)
