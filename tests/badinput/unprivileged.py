"""Commands run by somebody who is not the superuser, who may do everything."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.app import run
from tests.badinput.smalloffice import Ran, small_office

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@contextlib.contextmanager
def common_office() -> Iterator[Path]:
    """The small office where everybody may go, owned by nobody in particular."""
    with tempfile.TemporaryDirectory() as folder:
        office = small_office(Path(folder) / "试验 县")
        for path in (Path(folder), office, *office.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        yield office


def run_unprivileged(office: Path, *arguments: str) -> Ran:
    """`drafter` with these arguments, in the office, without the rights of the superuser."""
    _run(office, "check", "2018.yaml")  # all modules are loaded while they can be
    if os.geteuid() != 0:
        return _run(office, *arguments)
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            ran = _run(office, *arguments)
            os.write(sending, json.dumps([ran.code, ran.out, ran.err]).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        data = stream.read()
    os.waitpid(child, 0)
    return Ran(*json.loads(data))


def _run(office: Path, *arguments: str) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.chdir(office):
        code = run(list(arguments))
    return Ran(code, out.getvalue(), err.getvalue())
