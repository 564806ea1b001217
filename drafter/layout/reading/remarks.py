"""What is to be said of a Word document besides its words: revisions, hidden text, live fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from drafter.findings import Severity
from drafter.layout.reading import readingfaults as faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.location import Location

_RUNS: Final = re.compile(r"\bDDE(?:AUTO)?\b", re.I)
_FETCHES: Final = re.compile(r"\bINCLUDE(?:TEXT|PICTURE)\b", re.I)
_SHOWN: Final = 20


class Remarks:
    """Noted while a document is read, each kind said once at its first place."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._revised: Location | None = None
        self._hidden: list[tuple[Location, str]] = []
        self._unfilled: list[Location] = []
        self._runs: Location | None = None
        self._fetches: Location | None = None

    def revised(self, place: Location) -> None:
        """A tracked change stands there."""
        self._revised = self._revised or place

    def hidden(self, place: Location, text: str) -> None:
        """Text stands there that is not printed."""
        if text.strip():
            self._hidden.append((place, text.strip()))

    def unfilled(self, place: Location) -> None:
        """A control stands there that still shows what should be put into it."""
        self._unfilled.append(place)

    def instructed(self, place: Location, instruction: str) -> None:
        """A field stands there that Word works out so."""
        if _RUNS.search(instruction):
            self._runs = self._runs or place
        if _FETCHES.search(instruction):
            self._fetches = self._fetches or place

    def found(self) -> Iterator[Finding]:
        """All of it."""
        if self._revised:
            yield faults.REVISED.at(
                self._revised,
                "文稿里有没有处理的修订，按全部接受以后检查",
                hint="上报以前在Word里接受或者拒绝所有修订",
            )
        if self._hidden:
            place, first = self._hidden[0]
            count = sum(len(text) for _, text in self._hidden)
            shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
            yield faults.HIDDEN.at(
                place,
                f"文稿里有{len(self._hidden)}处隐藏文字，共{count}字，没有查；第一处是“{shown}”",
                hint="打印看不见，收件人却能看到；在Word里显示编辑标记，删掉它",
            )
        if self._unfilled:
            yield faults.UNFILLED.at(
                self._unfilled[0],
                f"文稿里有{len(self._unfilled)}个内容控件没有填，提示语会印出来",
                hint="填上内容，或者删掉控件",
            )
        if self._runs:
            yield faults.ACTIVE.at(
                self._runs,
                "文件里有会启动别的程序的域（DDE），没有理会，只读了文字",
                hint="总结里用不着；来路不明的，不要在Word里更新域",
            )
        if self._fetches:
            yield faults.ACTIVE.at(
                self._fetches,
                "文件里有从外面取内容的域（INCLUDE），没有取，只读了文字",
                hint="多半是从网页复制来的图片；选中后按Ctrl+Shift+F9变成普通内容",
                severity=Severity.NOTICE,
            )
