"""What may be linked in words, found by what is typed after 【."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from drafter.drafting.blocks import HoleRun, plain_text
from drafter.drafting.resolve import PAIR_VIEWS, VIEWS
from drafter.drafting.template import FigureView
from drafter.drafting.topicfigures import asked_figures
from drafter.drafting.views import view_piece
from drafter.drafting.wordruns import can_link
from drafter.figures.figure import CURRENT, LISTS, State
from drafter.location import Location
from drafter.session.words.wordlook import words_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.office import Office

OPEN, CLOSE = "【", "】"
LONGEST = 40
MOST = 60
HOLE = "〔待填〕"
UNLISTED = "（没有填）"
_STOPS = str.maketrans({"。": ".", "．": ".", "·": "."})
_PLACE = Location("")
# The order in which views are offered; the rest follows.
_USUAL = ("同比", "上年", "由上年到本年", "增量", "增减", "数", "比年初", "完成率", "目标")


class Candidate(NamedTuple):
    """What can stand in 【】: its path, what it is called, and what it would print."""

    path: str
    name: str
    prints: str


class OpenLink(NamedTuple):
    """A link that is being typed: from behind its 【 to where what belongs to it ends."""

    start: int
    end: int
    typed: str


def open_link(text: str, cursor: int) -> OpenLink | None:
    """The link one is typing in, if any."""
    start = text.rfind(OPEN, max(0, cursor - LONGEST), cursor)
    if start < 0 or CLOSE in text[start:cursor] or "`" in text[start:cursor]:
        return None
    typed = text[start + 1 : cursor]
    rest = text[cursor : cursor + LONGEST]
    end = rest.find(CLOSE)
    inside = end >= 0 and OPEN not in rest[:end] and not set(rest[:end]) & set("，。；、：")
    return OpenLink(start + 1, cursor + end + 1 if inside else cursor, typed)


class Links:
    """Everything that words on one topic can link to; the topic's own figures come first."""

    def __init__(self, office: Office, topic: str) -> None:
        """Gather the names, once for all keys."""
        self._office = office
        self._context = words_context(office)
        book = office.year.book
        section = office.compiled.topics.get(topic)
        near = (
            [asked.indicator.path for asked in asked_figures(section, book.catalogue)]
            if section
            else []
        )
        own = [path for path in book.own if not path.startswith(f"{LISTS}.")]
        linked = [link.path for link in office.year.words.links(topic)]
        self._near = {path: at for at, path in enumerate(dict.fromkeys((*near, *linked)))}
        self._names = {path: known.name for path, known in book.catalogue.indicators.items()}
        self._names |= dict.fromkeys(own, "自设")

    def matching(self, typed: str) -> tuple[Candidate, ...]:
        """What fits what is typed, the most likely first."""
        wanted = normalize("NFKC", typed.translate(_STOPS)).strip()
        if wanted[:1].isdigit():
            return ()
        paths = [*self._views(wanted), *self._paths(wanted)]
        return tuple(self._candidate(path) for path in dict.fromkeys(paths[:MOST]))

    def _paths(self, wanted: str) -> list[str]:
        bare = wanted.replace(".", "")
        fit = [
            path
            for path, name in self._names.items()
            if wanted in path or bare in path.replace(".", "") or (wanted and wanted in name)
        ]
        return sorted(fit, key=lambda path: self._rank(path, wanted))

    def _rank(self, path: str, wanted: str) -> tuple[object, ...]:
        return (
            path != wanted,
            path not in self._near,
            wanted not in path,
            not self._known(path),
            self._near.get(path, 0),
            not path.startswith(wanted),
            not self._names[path].startswith(wanted),
            path.count("."),
        )

    def _views(self, wanted: str) -> Iterator[str]:
        """Halves of a pair and views behind a whole name and a dot."""
        head, dot, view = wanted.rpartition(".")
        book = self._office.year.book
        measures = book.measures_of(head) if dot else ()
        if not measures:
            return
        if len(measures) > 1:
            yield from (name for name in measures if name.startswith(wanted))
        offered = [name for name in (*_USUAL, *sorted(VIEWS)) if name.startswith(view)]
        lacking = []
        for name in dict.fromkeys(offered):
            if (
                not can_link(name)
                or name == CURRENT
                or (len(measures) > 1 and name not in PAIR_VIEWS)
            ):
                continue
            path = f"{head}.{name}"
            if HOLE in self._prints(path):
                lacking.append(path)
            else:
                yield path
        yield from lacking

    def _candidate(self, path: str) -> Candidate:
        name = self._names.get(path) or self._name_of(path)
        return Candidate(path, name, self._prints(path))

    def _name_of(self, path: str) -> str:
        head, _, last = path.rpartition(".")
        return f"{self._names.get(head, '')}·{last}"

    def _known(self, path: str) -> bool:
        book = self._office.year.book
        return any(book.state(name) is State.KNOWN for name in book.measures_of(path))

    def _prints(self, path: str) -> str:
        book = self._office.year.book
        if book.measures_of(path):
            if not self._known(path):
                states = {book.state(name) for name in book.measures_of(path)}
                return HOLE if State.PENDING in states else UNLISTED
            part = FigureView(path, CURRENT, (), (), _PLACE)
        else:
            head, _, view = path.rpartition(".")
            part = FigureView(head, view, (), (), _PLACE)
        runs = view_piece(self._context, part).runs
        return HOLE if any(isinstance(run, HoleRun) for run in runs) else plain_text(runs)
