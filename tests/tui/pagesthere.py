"""Every page of the application and the keys that lead to it, for tests that go through all of them."""

from __future__ import annotations

import pkgutil
import shutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

from drafter.tui import screens
from drafter.tui.app import DrafterApp
from tests.tui.piloting import settle

if TYPE_CHECKING:
    from textual.pilot import Pilot

EXAMPLES = Path(__file__).parents[2] / "examples"
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
    "ExportScreen": ("f5",),
    "DetailsScreen": ("f7",),
    "FullView": ("f8",),
    "OwnFigureScreen": ("ctrl+n",),
    "NextYear": ("ctrl+p", *"dklyn", "enter", "end", "up", "enter"),
}
IN_AN_EMPTY_FOLDER: dict[str, tuple[str, ...]] = {
    "Welcome": (),
    "StartOffice": ("enter",),
}
BROKEN: dict[str, tuple[str, ...]] = {"UnreadableScreen": ()}
REACHED = (*KEYS, *IN_AN_EMPTY_FOLDER, *BROKEN)


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
    bases = {base for page in pages.values() for base in page.__bases__}
    return {name: page for name, page in pages.items() if page not in bases}


def opened(page: str, folder: Path) -> DrafterApp:
    """The application at what the page is shown for."""
    if page in IN_AN_EMPTY_FOLDER:
        empty = folder / "空"
        empty.mkdir(exist_ok=True)
        return DrafterApp(empty)
    place = folder / "番禺区"
    if not place.exists():
        shutil.copytree(EXAMPLES / "番禺区", place)
    year = place / "2018.yaml"
    if page in BROKEN:
        year.write_text("{", encoding="utf-8")
    return DrafterApp(year)


async def go_to(pilot: Pilot[Any], page: str) -> None:
    """Press the keys that lead to a page from where the application begins."""
    keys = {**KEYS, **IN_AN_EMPTY_FOLDER, **BROKEN}[page]
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    assert type(pilot.app.screen).__name__ == page
