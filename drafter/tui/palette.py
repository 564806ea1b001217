"""What can be done on a screen, found by name, by pinyin initials or by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from drafter.session.ownfigures import TITLE as OWN_TITLE
from drafter.tui.actions import ACTIONS, Action, no_key
from drafter.tui.initials import initials
from drafter.tui.widgets.footkeys import key_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.dom import DOMNode
    from textual.screen import Screen

    from drafter.session.history import Spot
    from drafter.session.sitting import Sitting

TO = "到 "
UNUSED = "还没有填过"
# Keys that move within a list or a line: whoever opens the palette is no longer there.
MOVES = frozenset({"enter", "space", "escape", "up", "down", "left", "right"})


@runtime_checkable
class AtTopics(Protocol):
    """A screen that shows one topic of a year at a time."""

    sitting: Sitting

    def go(self, spot: Spot) -> None:
        """Be at a topic."""


class Entry(Struct, frozen=True):
    """One line of the palette; an action runs on its `node`, a topic is gone to."""

    label: str
    about: str
    initials: str
    keys: tuple[str, ...] = ()
    action: str = ""
    node: DOMNode | None = None
    topic: str = ""


def entries_of(screen: Screen[object]) -> tuple[Entry, ...]:
    """The actions at hand on a screen, those of the whole program, then the topics."""
    at_hand = [
        entry
        for entry in keyed_entries(screen)
        if entry.action != "palette" and not _only_moves(ACTIONS[entry.action])
    ]
    return (*at_hand, *_topics(screen))


def keyed_entries(screen: Screen[object]) -> tuple[Entry, ...]:
    """The actions at hand on a screen with the keys in force, those of the whole program last."""
    bound: dict[str, Entry] = {}
    for key, active in screen.active_bindings.items():
        action = ACTIONS.get(active.binding.id or "")
        if action is None:
            continue
        entry = bound.get(action.name) or replace(_entry(action), node=active.node)
        keys = entry.keys if key == no_key(action.name) else (*entry.keys, key_name(key))
        bound[action.name] = replace(entry, keys=keys)
    names = sorted(filter(bound.get, ACTIONS), key=lambda name: ACTIONS[name].everywhere)
    return tuple(bound[name] for name in names)


def sought(entries: Iterable[Entry], text: str) -> list[Entry]:
    """The entries that fit a text, the best first; all of them for an empty one."""
    wanted = "".join(normalize("NFKC", text).casefold().split())
    if not wanted:
        return list(entries)
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry, wanted)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rank(entry: Entry, wanted: str) -> int | None:
    """How well an entry fits, 0 the best; None if it does not."""
    name = "".join(entry.label.removeprefix(TO).casefold().split())
    fits = (
        wanted in (name, entry.initials) or wanted in {key.casefold() for key in entry.keys},
        name.startswith(wanted),
        entry.initials.startswith(wanted),
        wanted in name,
        wanted in entry.initials,
        wanted in entry.about.casefold(),
        _in_order(wanted, name),
        len(wanted) > 1 and _in_order(wanted, entry.initials),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _in_order(wanted: str, text: str) -> bool:
    """Whether all letters of `wanted` stand in `text` in their order."""
    rest = iter(text)
    return all(letter in rest for letter in wanted)


def _only_moves(action: Action) -> bool:
    return bool(action.keys) and MOVES.issuperset(action.keys)


def _entry(action: Action) -> Entry:
    return Entry(action.label, action.about, action.initials, action=action.name)


def _topics(screen: Screen[object]) -> Iterator[Entry]:
    if not isinstance(screen, AtTopics):
        return
    topics = screen.sitting.office.compiled.topics
    used = screen.sitting.topics
    for path in (*used, *(path for path in topics if path not in set(used))):
        title = topics[path].title if path in topics else OWN_TITLE
        about = path if path in used else f"{path}（{UNUSED}）"
        yield Entry(f"{TO}{title}", about, initials(title), topic=path)
