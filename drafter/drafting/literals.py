"""What a template's own text may not say beside figures: direction, digits, fixed times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting import faults
from drafter.drafting.template import (
    FigureView,
    Line,
    Literal,
    Part,
    RecordField,
    Respectively,
    walk,
)
from drafter.library.sectionlines import PLAN, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

CLAIMS = re.compile(
    r"提高|提升|增长|增加|增至|增幅|上升|上涨|攀升|下降|下调|降低|降至|减少|缩减|翻番|翻一番"
    r"|显著|大幅|明显|超额|圆满|全覆盖|全面覆盖|百分之百|首创|首家|率先|领先|名列前茅|位居前列|创新高"
)
DIGITS = re.compile(r"[0-9０-９]+")
PRINTING = frozenset({LineKind.ITEM, LineKind.PARAGRAPH})
TIMES = re.compile(r"年末|全年(?!龄)|上半年|下半年|今年|明年|去年|本年度|年底|年初")
TITLES = re.compile(r"《[^《》]*》")
SENTENCE_END = re.compile(r"[。！？；]")


def check_line(line: Line, aspect: str) -> Iterator[Finding]:
    """What the line's literal text says that only figures or the period may say."""
    yield from check_fixed((*line.heading, *line.body))
    figures = any(_is_figure(part) for part in walk(line.body))
    if figures and aspect != PLAN:
        for part in line.heading:
            if isinstance(part, Literal):
                yield from _claims(part, part.run.text, 0)
    yield from _claims_beside_figures(line.body)


def check_stands(line: Line, aspect: str) -> Iterator[Finding]:
    """That a line outside 计划 has no figure, and so nothing that it could be printed for."""
    if (
        aspect != PLAN
        and line.kind in PRINTING
        and line.body
        and not any(map(_is_figure, walk(line.body)))
    ):
        name = f"条目“{line.name}”" if line.name else "这一行"
        yield faults.NEVER_STANDS.at(
            line.place,
            f"{name}里没有数，{aspect}里印不出来",
            hint="写上它所说的数；没有数的话写进每年的素材，或者移到“# 计划”之下",
        )


def check_fixed(parts: tuple[Part, ...]) -> Iterator[Finding]:
    """Digits and fixed times in literal text."""
    for part in walk(parts):
        if isinstance(part, Literal) and not part.declared:
            yield from _fixed(part)


def _is_figure(part: Part) -> bool:
    return isinstance(part, FigureView | RecordField | Respectively)


def _fixed(part: Literal) -> Iterator[Finding]:
    text = TITLES.sub(lambda title: " " * len(title.group()), part.run.text)
    for match in DIGITS.finditer(text):
        yield faults.LITERAL_DIGITS.at(
            part.run.place.along(match.start()),
            f"文字里直接写了“{match.group()}”",
            hint=f"是数据就写成 {{{{ 指标 }}}}；不是数据就用反引号标明：`{match.group()}`",
        )
    for match in TIMES.finditer(text):
        yield faults.LITERAL_TIME.at(
            part.run.place.along(match.start()),
            f"文字里写死了“{match.group()}”",
            hint="用 {{ 时段.当期 }}、{{ 时段.期末 }}、{{ 下期.称谓 }} 等代替",
        )


def _claims_beside_figures(parts: tuple[Part, ...]) -> Iterator[Finding]:
    """Claims in sentences that hold a figure; a sentence ends at 。！？； in literal text."""
    sentence: list[tuple[Literal, str, int]] = []
    figures = False
    for part in walk(parts):
        if _is_figure(part):
            figures = True
        if not isinstance(part, Literal) or part.declared:
            continue
        start = 0
        for stop in SENTENCE_END.finditer(part.run.text):
            sentence.append((part, part.run.text[start : stop.end()], start))
            if figures:
                yield from _claims_of(sentence)
            sentence, figures, start = [], False, stop.end()
        sentence.append((part, part.run.text[start:], start))
    if figures:
        yield from _claims_of(sentence)


def _claims_of(sentence: list[tuple[Literal, str, int]]) -> Iterator[Finding]:
    for part, text, start in sentence:
        yield from _claims(part, text, start)


def _claims(part: Literal, text: str, start: int) -> Iterator[Finding]:
    text = TITLES.sub(lambda title: " " * len(title.group()), text)
    for match in CLAIMS.finditer(text):
        yield faults.CLAIM.at(
            part.run.place.along(start + match.start()),
            f"数字旁边的文字写了“{match.group()}”",
            hint="方向由数决定：用 .走势、.同比、.增量、.由上年到本年 等视图",
        )
