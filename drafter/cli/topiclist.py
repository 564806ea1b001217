"""Topics on the screen: numbered, by 业务线, ticked ones marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.newoffice.summary import name_of
from drafter.authoring.newoffice.topicchoice import by_line
from drafter.columns import padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.authoring.newoffice.topicchoice import Offer, Offered

TICKED, OPEN = "●", "○"
IN_A_ROW = 3
COLUMN = 26


def topics_text(offered: Offer, chosen: frozenset[str]) -> str:
    """The topics that the office leads, several in a row."""
    lines = []
    for line, topics in by_line(offered.ours).items():
        lines.append(f"{line}（{len(topics)}个）")
        lines += _rows(topics, offered, chosen)
    if offered.others:
        lines.append(f"另有{len(offered.others)}个主题由别的部门主管。")
    return "\n".join(lines)


def others_text(offered: Offer, chosen: frozenset[str]) -> str:
    """The topics that others lead, each with who does since when."""
    if not offered.others:
        return "没有别的部门主管的主题。"
    lines = []
    for line, topics in by_line(offered.others).items():
        lines.append(f"{line}（{len(topics)}个）")
        lines += [f"  {_cell(topic, offered, chosen)}　{topic.elsewhere}" for topic in topics]
    return "\n".join(lines)


def _rows(topics: tuple[Offered, ...], offered: Offer, chosen: frozenset[str]) -> Iterator[str]:
    for at in range(0, len(topics), IN_A_ROW):
        cells = (_cell(topic, offered, chosen) for topic in topics[at : at + IN_A_ROW])
        yield ("  " + "".join(padded(cell, COLUMN) for cell in cells)).rstrip()


def _cell(topic: Offered, offered: Offer, chosen: frozenset[str]) -> str:
    mark = TICKED if topic.path in chosen else OPEN
    return f"{mark}{offered.numbers[topic.path]:>3} {name_of(topic)}"
