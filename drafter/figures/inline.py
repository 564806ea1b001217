"""Marks within a line of words: 【…】 links and figures, `…` declared digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.figures import faults
from drafter.figures.figure import CURRENT, Figure
from drafter.figures.typedunits import members, shifted
from drafter.figures.words import Declared, WordFigure, WordLink, WordText
from drafter.quantity import Unreadable
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.figures.typedunits import UnitNames
    from drafter.figures.words import WordRun
    from drafter.findings import Finding
    from drafter.location import Location

HIDDEN = "\0"  # stands for every character of a comment, so that columns stay true

_MARKS = re.compile(r"`([^`]*)`|【([^【】]*)】")
_STRAY = re.compile(r"[`【】]|\*\*|\{\{|\{%|\[\[")
_PATH = re.compile(r"[\w\x00]+(?:\.\w+)*")
_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(slots=True)
class InlineReader:
    """Reads the marks of words, knowing what can be linked.

    A figure of its own is measured as `stem` and a running number: 素材.养老/助餐.3.
    """

    book: FigureBook
    units: UnitNames
    found: list[Finding]
    stem: str = ""
    count: int = 0

    def begin(self, stem: str) -> None:
        """Number own figures after `stem`, going on where it was left."""
        if stem != self.stem:
            self.stem, self.count = stem, 0

    def read(self, text: str, place: Location) -> tuple[WordRun, ...]:
        """The runs of `text`, whose first character stands at `place`."""
        runs: list[WordRun] = []
        end = 0
        for match in _MARKS.finditer(text):
            self._plain(text[end : match.start()], shifted(place, end), runs)
            inner = shifted(place, match.start() + 1)
            if match[1] is not None:
                runs.append(Declared(match[1].replace(HIDDEN, ""), inner))
            else:
                runs += self._figures(match[2].replace(HIDDEN, "").strip(), inner)
            end = match.end()
        self._plain(text[end:], shifted(place, end), runs)
        return tuple(runs)

    def _plain(self, text: str, place: Location, runs: list[WordRun]) -> None:
        shown = text.replace(HIDDEN, "")
        if not shown:
            return
        stray = _STRAY.search(text)
        if stray:
            template = stray[0][0] in "{["
            self.found.append(
                faults.UNPAIRED_MARK.at(
                    shifted(place, stray.start()),
                    f"“{stray[0]}”"
                    + ("是模板记号，在素材里不起作用" if template else "只有一半，或不在条目开头"),
                    hint="素材里引用数据写【指标】" if template else "补上另一半，或删去它",
                )
            )
        runs.append(WordText(shown, place))

    def _figures(self, text: str, place: Location) -> list[WordRun]:
        link = self._link(text, place)
        if link is not None:
            return [link]
        read = self.units.read_own(text, place)
        if isinstance(read, Unreadable):
            if _DIGIT.search(text):
                self.found.append(faults.BAD_LINK.at(place, read.message, hint=read.hint))
            else:
                self.found.append(self._bad_link(text, place))
            return [WordText(f"【{text}】", place)]
        pair = read if isinstance(read, tuple) else ((read.unit, read),)
        runs: list[WordRun] = []
        for _, value, own in members(text, place, pair):
            self.count += 1
            unit = self.units.typed(value)
            figure = Figure(f"{self.stem}.{self.count}", CURRENT, value, unit, own)
            runs.append(WordFigure(figure, own))
        return runs

    def _link(self, text: str, place: Location) -> WordLink | None:
        match = _PATH.match(text)
        path = match.group() if match else ""
        while path:
            if self.book.measures_of(path):
                rest = text[len(path) :]
                if rest[:1] in {"", "."}:
                    return WordLink(path, rest[1:], place)
            path = path.rpartition(".")[0]
        return None

    def _bad_link(self, text: str, place: Location) -> Finding:
        if text in self.book.catalogue.groups:
            below = [name for name in self.book.catalogue.indicators if name.startswith(f"{text}.")]
            return faults.BAD_LINK.at(
                place,
                f"“{text}”是一类指标，不是一个数",
                hint="写到具体的指标，例：" + "、".join(f"【{name}】" for name in below[:3]),
            )
        near = self.book.catalogue.nearest(text) or nearest(text, self.book.own)
        return faults.BAD_LINK.at(
            place,
            f"没有指标“{text}”",
            hint=f"改为：【{near}】"
            if near
            else "自设数据写【自设.…】；数连单位写，例：【12.72万元】",
        )
