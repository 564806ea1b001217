"""Libraries that were installed as Python packages (entry point group `drafter.library`)."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Related
from drafter.library import overlayfaults as faults
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

GROUP = "drafter.library"
_METADATA = (".dist-info", ".egg-info")
_ENTRIES = "entry_points.txt"


class _EntryPoint(NamedTuple):
    """What a package says of itself: the name its library goes by, and where that lies."""

    name: str
    package: str
    file: Path

    @property
    def place(self) -> Location:
        return Location(str(self.file))


class InstalledLibrary(NamedTuple):
    """A library that a package brings along, and the folder of its sections/ and templates/."""

    name: str
    root: Path


@cache
def installed_libraries() -> tuple[tuple[InstalledLibrary, ...], tuple[Finding, ...]]:
    """All installed libraries by name, and what is wrong with them.

    Of two that go by one name neither is used: nobody could tell whose words would print. No
    code of a package is run.
    """
    found: list[Finding] = []
    by_name: dict[str, list[_EntryPoint]] = {}
    for entry in _entry_points():
        by_name.setdefault(entry.name, []).append(entry)
    libraries: list[InstalledLibrary] = []
    for name, same in sorted(by_name.items()):
        if len(same) > 1:
            found.append(_ambiguous(name, same))
            continue
        root = _root(same[0].package)
        if root is None:
            found.append(
                faults.BAD_PACKAGE.at(
                    same[0].place,
                    f"素材包“{name}”所指的“{same[0].package}”里没有 sections 或 templates 文件夹，"
                    "没有用上",
                    hint="重新安装这个素材包；用不着的，卸载它",
                )
            )
        else:
            libraries.append(InstalledLibrary(name, root))
    return tuple(libraries), tuple(found)


def _ambiguous(name: str, same: list[_EntryPoint]) -> Finding:
    return faults.BAD_PACKAGE.at(
        same[1].place,
        f"有{len(same)}个素材包都叫“{name}”，都没有用上",
        hint="只留一个，其余的卸载",
        related=tuple(Related(entry.place, entry.package) for entry in same if entry != same[1]),
    )


def _root(package: str) -> Path | None:
    """The folder of a package that holds a library, looked up without importing it."""
    top, *inner = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    for location in (spec.submodule_search_locations or ()) if spec else ():
        root = Path(location, *inner)
        if (root / "sections").is_dir() or (root / "templates").is_dir():
            return root
    return None


def _entry_points() -> Iterator[_EntryPoint]:
    """Those of our group; of a distribution that stands twice on the path the first counts."""
    seen: set[str] = set()
    for file in _candidates():
        distribution = file.parent.name.partition("-")[0].lower().replace("_", "-")
        if distribution in seen:
            continue
        seen.add(distribution)
        # Loading it takes longer than reading a year, and hardly anybody has such a package.
        from importlib.metadata import Distribution

        for entry in Distribution.at(file.parent).entry_points:
            if entry.group == GROUP:
                yield _EntryPoint(entry.name, entry.value.partition(":")[0].strip(), file)


def _candidates() -> Iterator[Path]:
    """The entry points files that name our group: a quick look, for it is taken at every start."""
    for folder in dict.fromkeys(filter(None, sys.path)):
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 (a hot path)
        except OSError:
            continue
        for name in names:
            if name.endswith(_METADATA):
                file = os.path.join(folder, name, _ENTRIES)  # noqa: PTH118 (a hot path)
                try:
                    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 (a hot path)
                        if GROUP.encode() in stream.readall():
                            yield Path(file)
                except OSError:
                    continue
