"""The form one is at: its topic, the row the editor stands on, and what is being typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.figure import CURRENT
from drafter.session.history import Spot
from drafter.session.ownfigures import OWN_TOPIC, unlinked
from drafter.session.reading import Meant, meant
from drafter.session.rows import Row, own_rows, topic_rows

if TYPE_CHECKING:
    from drafter.session.outcome import Outcome
    from drafter.session.sitting import Seen, Sitting

NO_ROW = Row("", "", "")


class Form:
    """Rows of a topic, a cursor, and a text that is not accepted yet."""

    def __init__(self, sitting: Sitting) -> None:
        """Begin at no topic."""
        self._sitting = sitting
        self.topic = ""
        self.cursor = 0
        self.seen: Seen = sitting.seen
        self.rows: tuple[Row, ...] = ()
        self.meant: Meant | None = None

    @property
    def row(self) -> Row:
        """The row the editor is for."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else NO_ROW

    @property
    def title(self) -> str:
        """The row as one calls it by itself: a part with what it is a part of."""
        row = self.row
        whole = next((one for one in self.rows if one.path == row.path and not one.depth), row)
        return f"{whole.label}·{row.label}" if row.depth and whole is not row else row.label

    @property
    def spot(self) -> Spot:
        """Where one is."""
        return Spot(self.topic, *self.row.key)

    def go(self, topic: str, path: str = "", field: str = CURRENT) -> None:
        """Show a topic, at one of its rows, else at the first that is open."""
        self.topic = topic
        self.meant = None
        self.seen = self._sitting.seen
        self.rows = self._rows()
        wanted = [at for at, row in enumerate(self.rows) if row.key == (path, field)]
        wanted += [at for at, row in enumerate(self.rows) if path and row.path == path]
        wanted += [at for at, row in enumerate(self.rows) if row.open]
        wanted += [at for at, row in enumerate(self.rows) if row.path]
        self.cursor = wanted[0] if wanted else 0

    def refresh(self) -> None:
        """Take what the files say now; the cursor stays on its row."""
        key = self.row.key
        self.seen = self._sitting.seen
        self.rows = self._rows()
        self.meant = None
        self._stay_at(key)

    def move(self, by: int) -> bool:
        """Go so many rows on, headings not counted; whether there was one to go to."""
        places = [at for at, row in enumerate(self.rows) if row.path]
        if not places:
            return False
        here = min(range(len(places)), key=lambda number: abs(places[number] - self.cursor))
        there = places[max(0, min(len(places) - 1, here + by))]
        moved = there != self.cursor
        self.cursor = there
        return moved

    def type(self, text: str) -> Meant:
        """Have a text in the editor: what it is understood as, and what the report would be."""
        row = self.row
        self.meant = meant(text, row, self._sitting.office.year)
        request = self.meant.request(row)
        self._sitting.journal.typing(request)
        self.seen = self._sitting.tried((request,))
        self.rows = self._rows()
        self._stay_at(row.key)  # what was not listed before stands elsewhere once it is typed
        return self.meant

    def give_up(self) -> None:
        """Forget what is typed."""
        if self.meant is not None:
            self._sitting.journal.dropped(self.meant.request(self.row))
        self.refresh()

    def accept(self) -> Outcome | None:
        """Put what is typed into the file; None where there is nothing, or nothing readable."""
        if self.meant is None or self.meant.fault:
            return None
        row, said = self.row, self.meant
        title = f"{row.label}：{said.value or '待报'}"
        outcome = self._sitting.accept((said.request(row),), title, self.spot)
        if outcome.done:
            self.refresh()
        return outcome

    def next_open(self) -> Spot | None:
        """The next row that is still to be filled in: behind this one, then in later topics."""
        for row in self.rows[self.cursor + 1 :]:
            if row.open:
                return Spot(self.topic, *row.key)
        topics = self._sitting.topics
        at = topics.index(self.topic) if self.topic in topics else -1
        for topic in (*topics[at + 1 :], *topics[: at + 1]):
            for row in self._rows_of(topic):
                if row.open and (topic != self.topic or row.key != self.row.key):
                    return Spot(topic, *row.key)
        return None

    def _stay_at(self, key: tuple[str, str]) -> None:
        """Have the cursor on that row, else where it was as far as there are rows."""
        last = max(0, len(self.rows) - 1)
        rows = (at for at, row in enumerate(self.rows) if row.key == key)
        self.cursor = next(rows, min(self.cursor, last))

    def _rows(self) -> tuple[Row, ...]:
        return self._rows_of(self.topic)

    def _rows_of(self, topic: str) -> tuple[Row, ...]:
        if topic == OWN_TOPIC:
            return tuple(own_rows(unlinked(self.seen.office.year), self.seen.office.year))
        section = self.seen.office.compiled.topics.get(topic)
        return topic_rows(section, self.seen.office.year) if section else ()
