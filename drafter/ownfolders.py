"""The user's own folders, outside every office: what may be lost, and what may not."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

CACHE_SETTING = "DRAFTER_CACHE"
STATE_SETTING = "DRAFTER_STATE"
CONFIG_SETTING = "DRAFTER_CONFIG"
_PROGRAM = "drafter"

# Kept by the user alone. On Windows permissions are those of the profile's folder.
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path | None:
    """Where what can be made anew is kept: what DRAFTER_CACHE says, else the usual place."""
    return _folder(CACHE_SETTING, ("XDG_CACHE_HOME", "LOCALAPPDATA"), (".cache",), _PROGRAM)


def state_folder() -> Path | None:
    """Where what the user has typed is kept: what DRAFTER_STATE says, else the usual place."""
    if sys.platform == "darwin":
        home, name = ("Library", "Application Support"), _PROGRAM
    else:
        home, name = (".local", "state"), _PROGRAM
    if os.name == "nt":  # one place there for both
        name = os.path.join(_PROGRAM, "state")  # noqa: PTH118
    return _folder(STATE_SETTING, ("XDG_STATE_HOME", "LOCALAPPDATA"), home, name)


def config_folder() -> Path | None:
    """Where the user writes what suits her own hand: what DRAFTER_CONFIG says, else the usual place."""
    if sys.platform == "darwin":
        return _folder(CONFIG_SETTING, (), ("Library", "Application Support"), _PROGRAM)
    return _folder(CONFIG_SETTING, ("XDG_CONFIG_HOME", "APPDATA"), (".config",), _PROGRAM)


def _folder(
    setting: str, variables: tuple[str, ...], below_home: tuple[str, ...], name: str
) -> Path | None:
    """What `setting` says; else `name` below the folder of a variable, else below the home.

    Nowhere if the setting is no absolute path: `off`, or one that would follow the user around.
    """
    said = os.environ.get(setting)
    if said:
        return Path(said) if Path(said).is_absolute() else None
    # Path.home() would raise where there is none.
    default = os.path.join(os.path.expanduser("~"), *below_home)  # noqa: PTH111, PTH118
    bases = (Path(base) for base in (*map(os.environ.get, variables), default) if base)
    base = next((base for base in bases if base.is_absolute()), None)
    try:
        return base / name if base and _is_in_own_folder(base) else None
    except OSError:  # a home that cannot even be looked at
        return None


def is_private(folder: Path) -> bool:
    """Whether this is a folder that nobody else can have written into."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and is_own(status)


def is_own(status: os.stat_result) -> bool:
    """Whether it belongs to the user, and to nobody else."""
    if os.name == "nt":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _BY_OTHERS


def _is_in_own_folder(path: Path) -> bool:
    """Whether nothing of ours would be left among somebody else's files, as under sudo."""
    if os.name == "nt":
        return True
    standing = next(folder for folder in (path, *path.parents) if folder.exists())
    return standing.stat().st_uid == os.geteuid()
