"""Marks within a line of words: 【…】 links and figures, `…` declared digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.figures import faults
from drafter.figures.figure import CURRENT, Figure
from drafter.figures.typedunits import members
from drafter.figures.words import Declared, WordFigure, WordLink, WordText
from drafter.library.barepaths import bare_paths
from drafter.quantity import Pair, Unreadable
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.figures.book import FigureBook
    from drafter.figures.typedunits import UnitNames
    from drafter.figures.words import WordRun
    from drafter.findings import Finding
    from drafter.location import Location

HIDDEN = "\0"  # stands for every character of a comment, so that columns stay true

_MARKS = re.compile(r"`([^`]*)`|【([^【】]*)】|(【[^【】]*(?:【[^【】]*】[^【】]*)+】)")
# Words without any of these are but words.
_REMARKABLE = re.compile(r"[`【】*{\[.\x00]")
_STRAY = re.compile(r"`|【|】|\*\*|\{\{|\{%|\[\[")
_PATH = re.compile(r"[\w\x00]+(?:\.\w+)*")
_DIGIT = re.compile(r"[0-9０-９]")
_DOTTED_NAME = re.compile(r"[^\W\d][^\W\d]*\.\w")
_MOST_DOTTED = 50  # looking for names takes a while, and words have hardly a dot
_MOST_NEAREST = 20  # looking for the nearest name is slow


class InlineReader(Struct):
    """Reads the marks of words, knowing what can be linked.

    A figure of its own is measured as `stem` and a running number: 素材.养老/助餐.3.
    """

    book: FigureBook
    units: UnitNames
    found: list[Finding]
    stem: str = ""
    count: int = 0
    looked_up: int = 0
    dotted: int = 0

    def begin(self, stem: str) -> None:
        """Number own figures after `stem`, going on where it was left."""
        if stem != self.stem:
            self.stem, self.count = stem, 0

    def read(self, text: str, place: Location) -> tuple[WordRun, ...]:
        """The runs of `text`, whose first character stands at `place`."""
        if not _REMARKABLE.search(text):
            return (WordText(text, place),) if text else ()
        runs: list[WordRun] = []
        end = 0
        for match in _MARKS.finditer(text):
            self._plain(text[end : match.start()], place.along(end), runs)
            inner = place.along(match.start() + 1)
            runs += self._marked(match, inner)
            end = match.end()
        self._plain(text[end:], place.along(end), runs)
        return tuple(runs)

    def _marked(self, match: re.Match[str], inner: Location) -> list[WordRun]:
        """What a mark whose inside stands at `inner` stands for."""
        declared, linked, nested = match.groups()
        if nested is not None:
            self.found.append(
                faults.BAD_LINK.at(
                    inner.along(-1), "【】里又套了【】", hint="一处【】里只写一个指标或一个数"
                )
            )
            return [Declared(nested.replace(HIDDEN, ""), inner.along(-1))]
        text = (linked if declared is None else declared).replace(HIDDEN, "")
        if not text.strip():
            what = "【】里" if declared is None else "“`”和“`”之间"
            self.found.append(
                faults.UNPAIRED_MARK.at(
                    inner.along(-1), f"{what}是空的", hint="补上内容，或者删去这对记号"
                )
            )
            return [Declared("【】", inner.along(-1))] if declared is None else []
        return [Declared(text, inner)] if linked is None else self._figures(text.strip(), inner)

    def _plain(self, text: str, place: Location, runs: list[WordRun]) -> None:
        shown = text.replace(HIDDEN, "")
        if not shown:
            return
        stray = _STRAY.search(text)
        if stray:
            template = stray[0][0] in "{["
            self.found.append(
                faults.UNPAIRED_MARK.at(
                    place.along(stray.start()),
                    f"“{stray[0]}”"
                    + ("是模板记号，在素材里不起作用" if template else "只有一半")
                    + ("，或不在条目开头" if stray[0] == "**" else ""),
                    hint="素材里引用数据写【指标】" if template else "补上另一半，或删去它",
                )
            )
        elif "." in text and self.dotted < _MOST_DOTTED:
            self._tell_bare_paths(text, place)
        runs.append(WordText(shown, place))

    def _tell_bare_paths(self, text: str, place: Location) -> None:
        """Figures that were named without 【】: their names would be printed, not their numbers."""
        self.dotted += 1
        for start, end in bare_paths(text, self.book.measures_of):
            name = text[start:end]
            self.found.append(
                faults.UNPAIRED_MARK.at(
                    place.along(start),
                    f"“{name}”没有写在【】里，印出的是这几个字，不是数",
                    hint=f"改为：【{name}】",
                )
            )

    def _figures(self, text: str, place: Location) -> list[WordRun]:
        link = self._link(text, place)
        if link is not None:
            return [link]
        read = self.units.read_own(text, place)
        if isinstance(read, Unreadable):
            if _DIGIT.search(text) and not _DOTTED_NAME.match(text):
                self.found.append(faults.BAD_LINK.at(place, read.message, hint=read.hint))
            else:
                self.found.append(self._bad_link(text, place))
            return [Declared(f"【{text}】", place.along(-1))]
        pair = read if isinstance(read, Pair) else ((read.unit, read),)
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
        self.looked_up += 1
        near = ""
        if self.looked_up <= _MOST_NEAREST:
            near = self.book.catalogue.nearest(text) or nearest(text, self.book.own)
        return faults.BAD_LINK.at(
            place,
            f"没有指标“{text}”",
            hint=f"改为：【{near}】"
            if near
            else "自设数据写【自设.…】；数连单位写，例：【12.72万元】",
        )
