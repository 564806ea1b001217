"""Whether a process of which we read still runs: its computer, number, and when it was started."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

_LINUX = sys.platform.startswith("linux")


class Process(Struct, frozen=True):
    """A process, told apart from a later one of the same number by when it was `started`.

    `boot` tells runs of the computer apart; "" of both where the system does not say.
    """

    host: str
    pid: int
    started: str
    boot: str = ""


@cache
def host() -> str:
    """The name of this computer."""
    if os.name == "nt":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def this_process() -> Process:
    """The one that asks."""
    return Process(host(), os.getpid(), started(os.getpid()), boot())


def runs(pid: int) -> bool:
    """Whether a process of this number runs on this computer; where in doubt, it does."""
    if pid <= 0:  # to the system, a group of processes
        return False
    if os.name == "nt":
        return _windows_start(pid) is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return not _is_zombie(pid)


def is_running(process: Process) -> bool:
    """Whether this very process still runs; only of one of this computer can that be asked."""
    if process.boot != boot() or not runs(process.pid):
        return False
    now = started(process.pid)
    return not (now and process.started) or now == process.started


def started(pid: int) -> str:
    """When a process was started, in the system's own words; "" where it does not say."""
    if os.name == "nt":
        return _windows_start(pid) or ""
    if _LINUX:
        with suppress(OSError, IndexError):
            return _fields(pid)[19]
        return ""
    with suppress(OSError, subprocess.SubprocessError):
        asked = ["/bin/ps", "-o", "lstart=", "-p", str(pid)]
        told = subprocess.run(
            asked, capture_output=True, text=True, timeout=5, check=False, env={"LC_ALL": "C"}
        )
        return " ".join(told.stdout.split())
    return ""


def _fields(pid: int) -> list[str]:
    """What Linux says of a process behind its name, which may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(") ")[2].split()


def _is_zombie(pid: int) -> bool:
    """Whether it has ended and only waits to be asked how."""
    if _LINUX:
        with suppress(OSError, IndexError):
            return _fields(pid)[0] in {"Z", "X"}
    return False


@cache
def boot() -> str:
    """What tells this run of the computer from those before it."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return ""


def _windows_start(pid: int) -> str | None:
    """When a process was started; None if there is none of this number, "" if it may not be asked."""
    import ctypes

    windows: Any = getattr(ctypes, "windll", None)
    kernel = windows.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return "" if kernel.GetLastError() == 5 else None  # ERROR_ACCESS_DENIED
    try:
        code, times = ctypes.c_ulong(), [ctypes.c_ulonglong() for _ in range(4)]
        opened = ctypes.c_void_p(handle)
        kernel.GetExitCodeProcess(opened, ctypes.byref(code))
        if code.value != 259:  # STILL_ACTIVE
            return None
        kernel.GetProcessTimes(opened, *map(ctypes.byref, times))
        return str(times[0].value)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
