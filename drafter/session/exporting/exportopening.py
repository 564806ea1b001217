"""Opening a written document with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE = 3.0  # seconds in which a program that cannot open a file says so
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_REMOTE = ("SSH_CONNECTION", "SSH_TTY")


def opener(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> str:
    """The command that opens a document before the eyes of whoever sits here; "" if there is none.

    Over ssh a document would open on the screen of another room, or nowhere.
    """
    known = os.environ if environment is None else environment
    remote = any(known.get(name) for name in _REMOTE)
    if platform in {"win32", "darwin"}:
        return "" if remote else "start" if platform == "win32" else "open"
    seen = any(known.get(name) for name in _DISPLAYS)
    return "xdg-open" if seen and shutil.which("xdg-open", path=known.get("PATH")) else ""


def open_document(path: Path, command: str) -> str:
    """Open a document; why it could not be, or ""."""
    try:
        if command == "start":
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]
            return ""
        process = subprocess.Popen(
            [command, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:  # it runs as long as the document is open
        threading.Thread(target=process.wait, daemon=True).start()
        return ""
    except OSError:
        return f"打不开：系统的打开程序（{command}）没有运行起来"
    return f"打不开：系统里没有能打开它的程序（{command} 退出码 {code}）" if code else ""
