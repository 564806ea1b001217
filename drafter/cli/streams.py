"""Standard output and error that can always say Chinese: LANG=C, cp936, pipes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from drafter.columns import padded, width

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = "汉字（）"


def prepare_streams() -> None:
    """Make both streams speak Chinese and never fail on a character.

    A stream whose encoding has no Han characters (ASCII, Latin-1) becomes UTF-8; one
    that has them (cp936) keeps its encoding, and what it lacks is written as an escape.
    """
    # A process may be started with its streams closed; Python then has none at all.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        _prepare(stream)


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _prepare(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if _knows_han(stream.encoding):
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _knows_han(encoding: str) -> bool:
    try:
        SAMPLE.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def abandon_output() -> None:
    """Let all further results go nowhere, and the interpreter leave in peace."""
    _abandon(sys.stdout)


def _abandon(stream: TextIO) -> None:
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())
        os.close(devnull)
    except (OSError, ValueError):
        return


def say(text: str) -> None:
    """Write a result to standard output; nobody reading on is no reason to stop the work."""
    try:
        print(text)
    except BrokenPipeError:
        abandon_output()


def flush_output() -> None:
    """Write out all results so far."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()


def tell(text: str) -> None:
    """Write a message to standard error, after all results so far.

    Where that cannot be written to nobody can be told, and the work goes on.
    """
    flush_output()
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _abandon(sys.stderr)


def say_json(value: object) -> None:
    """Write JSON that is valid whatever the stream's encoding."""
    import json

    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    say(json.dumps(value, ensure_ascii=encoding != "utf8", indent=2))


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as aligned columns, two blanks between."""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    lines = (
        "  ".join(padded(cell, columns) for cell, columns in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join(lines)
