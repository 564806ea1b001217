"""Tables of edits as readable text: what was asked, the file before and after, or why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "BOM、CRLF": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "GB18030": lambda text: text.encode("gb18030"),
    "CR": lambda text: text.replace("\n", "\r").encode(),
}


class Case(NamedTuple):
    """One edit; `refused` says why nothing is changed, and `after` is then empty."""

    requests: tuple[Any, ...]
    before: str
    after: str
    refused: str


def cases(table: Path, request: Callable[[str], object], whole: Callable[[str], str]) -> list[Any]:
    """The cases of a table; `request` reads a line that asks, `whole` makes a file of a text."""
    chunks = table.read_text(encoding="utf-8").split("\n== ")[1:]
    return [_case(chunk, request, whole) for chunk in chunks]


def _case(chunk: str, request: Callable[[str], object], whole: Callable[[str], str]) -> Any:
    title, _, body = chunk.partition("\n")
    asked, _, rest = body.partition("原：\n")
    before, mark, after = re.split(r"^(后：\n|拒：)", rest, maxsplit=1, flags=re.MULTILINE)
    requests = tuple(request(line[2:]) for line in asked.splitlines())
    refused = mark == "拒："
    return pytest.param(
        Case(
            requests,
            whole(before),
            "" if refused else whole(after),
            after.strip() if refused else "",
        ),
        id=title,
    )
