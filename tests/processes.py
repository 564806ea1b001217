"""The program as a process of its own, in an environment that a test says."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Settings = Mapping[str, str | Path]

# What says where a cache and a journal go.
PLACES = (
    "DRAFTER_CACHE",
    "DRAFTER_STATE",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "LOCALAPPDATA",
    "HOME",
)


def start(arguments: Sequence[object], settings: Settings, *options: str) -> subprocess.Popen[str]:
    """`drafter` with these arguments, started; `options` are those of Python.

    Where its cache and journal go `settings` say alone.
    """
    kept = {name: value for name, value in os.environ.items() if name not in PLACES}
    return subprocess.Popen(
        [sys.executable, *options, "-m", "drafter", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=kept | {name: str(value) for name, value in settings.items()},
    )


def drafter(arguments: Sequence[object], settings: Settings, *options: str) -> tuple[str, str]:
    """What it wrote on standard output and error; it must have gone well."""
    process = start(arguments, settings, *options)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out, err
