"""Where a sitting begins: at the report's first topic, or the first of the one file that was named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.session.history import Spot
from drafter.session.rows import topic_rows

if TYPE_CHECKING:
    from drafter.session.rows import Row
    from drafter.session.sitting import Sitting


def beginning(sitting: Sitting) -> Spot:
    """The first topic; of a 科室's file among those of a year the first it has figures of, where one is empty."""
    topics = sitting.topics
    for topic in topics if sitting.opened != sitting.path else ():
        section = sitting.office.compiled.topics.get(topic)
        rows = topic_rows(section, sitting.office.year) if section else ()
        own = [row for row in rows if _stands_in(sitting.opened, row)]
        if own:
            row = next((row for row in own if row.open), None)
            return Spot(topic, *row.key) if row else Spot(topic)
    return Spot(topics[0] if topics else "")


def _stands_in(file: Path, row: Row) -> bool:
    return row.place is not None and Path(row.place.file).absolute() == file.absolute()
