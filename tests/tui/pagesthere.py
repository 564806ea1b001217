"""Every page of the application and the keys that lead to it, for tests that go through all of them."""

from __future__ import annotations

import pkgutil
import shutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

from drafter.tui import screens
from drafter.tui.app import DrafterApp
from tests.faultyyear import faulty_year
from tests.tui.piloting import EXAMPLES, paste, run, settle, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

# Pages without keys of their own are called from the palette by their initials.
KEYS: dict[str, tuple[str, ...]] = {
    "DeskScreen": (),
    "PalettePage": ("ctrl+p",),
    "FindPage": ("ctrl+f",),
    "HelpPage": ("f1",),
    "KeysPage": ("ctrl+p", *"aj", "enter"),
    "OpenYear": ("ctrl+p", *"dklyn", "enter"),
    "ChecksScreen": ("f4",),
    "SilencedScreen": ("f4", "f9"),
    "SilenceScreen": ("f4", "f7"),
    "ExportScreen": ("f5",),
    "DetailsScreen": ("f7",),
    "FullView": ("f8",),
    "PickOne": ("f8", "f6"),
    "OwnFigureScreen": ("ctrl+n",),
    "NextYear": ("ctrl+p", *"dklyn", "enter", "end", "up", "enter"),
    "ColumnPasteScreen": (),
    "ConflictScreen": tuple("960"),
    "RecoveryScreen": (),
    "Welcome": (),
    "StartOffice": ("enter",),
    "UnreadableScreen": (),
}
IN_AN_EMPTY_FOLDER = {"Welcome", "StartOffice"}


def all_pages() -> dict[str, type[Screen[Any]]]:
    """Every page there is, by the name of its class; lists laid over a page are none."""
    pages: dict[str, type[Screen[Any]]] = {}
    for info in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        module = import_module(info.name)
        for name, value in vars(module).items():
            if not (isinstance(value, type) and issubclass(value, Screen)):
                continue
            if value.__module__ == module.__name__ and not issubclass(value, ModalScreen):
                pages[name] = value
    bases = {base for page in pages.values() for base in page.__mro__[1:]}
    return {name: page for name, page in pages.items() if page not in bases}


def opened(page: str, folder: Path) -> DrafterApp:
    """The application at what the page is shown for."""
    if page in IN_AN_EMPTY_FOLDER:
        empty = folder / "空"
        empty.mkdir(exist_ok=True)
        return DrafterApp(empty)
    if page == "SilenceScreen":
        return DrafterApp(faulty_year(folder))
    place = folder / "番禺区"
    if not place.exists():
        shutil.copytree(EXAMPLES / "番禺区", place)
    year = place / "2018.yaml"
    if page == "UnreadableScreen":
        year.write_text("{", encoding="utf-8")
    if page == "RecoveryScreen":
        run(DrafterApp(year), _leave_unfinished)
    return DrafterApp(year)


async def go_to(pilot: Pilot[Any], page: str) -> None:
    """Press the keys that lead to a page from where the application begins."""
    for key in KEYS[page]:
        await pilot.press(key)
        await settle(pilot)
    if page == "ColumnPasteScreen":
        await paste(pilot, "950\n960\n")
    if page == "ConflictScreen":
        await _meet_another(pilot)
    assert type(pilot.app.screen).__name__ == page


async def _leave_unfinished(pilot: Pilot[Any]) -> None:
    await type_text(pilot, "读不懂的")
    await pilot.press("ctrl+q", "ctrl+q")


async def _meet_another(pilot: Pilot[Any]) -> None:
    """Accept what is typed where somebody else has just written another value."""
    year = pilot.app.sitting.path  # type: ignore[attr-defined]
    text = year.read_text(encoding="utf-8")
    assert text.count("本年: 950") == 1
    year.write_text(text.replace("本年: 950", "本年: 955"), encoding="utf-8")
    await pilot.press("enter")
    for _ in range(100):
        await pilot.pause(0.05)
        if type(pilot.app.screen).__name__ == "ConflictScreen":
            break
    await settle(pilot)
