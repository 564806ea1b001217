"""The lines of a journal: what each event is written as, and how they are read again."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.processes import Process
from drafter.session.journal.pending import Batch, Mark, Pending
from drafter.session.journal.requestlines import plain, request_of, typed_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.figures.editing.requests import Request
    from drafter.session.wish import Typed

VERSION = 4
READABLE = frozenset({2, 3, VERSION})  # what these say they say in lines of 4

_HEAD = "日志"
# A lone surrogate stands as its three bytes, so that two in a row do not become one character.
_ODD = "surrogatepass"
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class _Event(StrEnum):
    TYPED = "键入"
    ACCEPTED = "认可"
    SETTLED = "了结"
    DROPPED = "放弃"
    REFUSED = "没让写"
    CLOSED = "关闭"


class Head(Struct, frozen=True):
    """The first line: whose journal of which year it is, and in which folder, wherever that goes."""

    year_path: str
    process: Process
    folder: str = ""
    version: int = VERSION


class Read(Struct):
    """A journal read again; `lost` are the numbers of lines that nobody can read."""

    head: Head | None
    pending: Pending
    closed: bool
    lost: tuple[int, ...]


def head_line(head: Head) -> bytes:
    """The first line of a journal."""
    of = head.process
    told = {
        _HEAD: head.version,
        "文件": head.year_path,
        "文件夹": head.folder,
        "电脑": of.host,
        "进程": of.pid,
        "启动": of.started,
        "开机": of.boot,
    }
    return _line(told)


def typed_line(together: Iterable[Typed]) -> bytes:
    """That something is being typed, which belongs together."""
    return _line([_Event.TYPED, *map(plain, together)])


def accepted_line(ticket: int, batch: Batch) -> bytes:
    """That requests were accepted."""
    requests = [plain(request) for request in batch.requests]
    return _line([_Event.ACCEPTED, ticket, requests, [list(mark) for mark in batch.marks]])


def settled_line(tickets: Iterable[int]) -> bytes:
    """That batches need not be kept any more."""
    return _line([_Event.SETTLED, list(tickets)])


def dropped_line(given_up: Iterable[Typed]) -> bytes:
    """That what was typed is given up."""
    return _line([_Event.DROPPED, *map(plain, given_up)])


def refused_line(refused: Iterable[Typed]) -> bytes:
    """That what was typed could not be written, because the file was another's to fill in."""
    return _line([_Event.REFUSED, *map(plain, refused)])


def closed_line() -> bytes:
    """That the sitting is over."""
    return _line([_Event.CLOSED])


def whole(head: Head, pending: Pending) -> bytes:
    """A journal that says what is pending and nothing else."""
    lines = [head_line(head)]
    lines += [accepted_line(*item) for item in pending.batches.items()]
    lines += [typed_line(together) for together in pending.typed.values()]
    if refused := [pending.typed[place][0] for place in pending.typed if place in pending.refused]:
        lines.append(refused_line(refused))
    return b"".join(lines)


def head_of(data: bytes) -> Head | None:
    """The first line of a journal; None where nobody can read it."""
    return _head_of(_loaded(data.partition(b"\n")[0]))


def read(data: bytes) -> Read:
    """Read a journal; half a last line is passed over, one that is no line of ours is `lost`.

    Of a journal of another version only the head is read.
    """
    rest = data.partition(b"\n")[2]
    head = head_of(data)
    result = Read(head, Pending(), False, () if head else (1,))
    if head and head.version not in READABLE:
        return result
    *lines, last = rest.split(b"\n")
    lost = list(result.lost)
    for number, line in enumerate(lines, 2):
        if line and not _apply(result, _loaded(line)):
            lost.append(number)
    _apply(result, _loaded(last))
    result.lost = tuple(lost)
    return result


def _line(value: object) -> bytes:
    return f"{_dump(value)}\n".encode("utf-8", _ODD)


def _loaded(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8", _ODD))
    except (ValueError, RecursionError):
        return None


def _head_of(told: object) -> Head | None:
    if not isinstance(told, dict) or type(told.get(_HEAD)) is not int:
        return None
    texts = [told.get(name) for name in ("文件", "电脑", "启动", "开机", "文件夹")]
    pid = told.get("进程")
    path, host, started, boot, folder = (text if isinstance(text, str) else "" for text in texts)
    process = Process(host, pid if type(pid) is int else 0, started, boot)
    return Head(path, process, folder, told[_HEAD])


def _apply(result: Read, event: object) -> bool:
    """Do what a line tells of; whether it tells of anything."""
    match event:
        case [_Event.TYPED, *values] if together := _all_typed(values):
            result.pending.type(together)
        case [_Event.ACCEPTED, int(ticket), list(values), list(marks)]:
            requests = tuple(_requests(values))
            if not requests or len(requests) < len(values):
                return False
            batch = Batch(requests, tuple(_marks(marks)))
            result.pending.accept(ticket, batch)
        case [_Event.SETTLED, list(tickets)]:
            result.pending.settle(ticket for ticket in tickets if isinstance(ticket, int))
        case [_Event.DROPPED, *values] if given_up := _all_typed(values):
            result.pending.drop(given_up)
        case [_Event.REFUSED, *values] if refused := _all_typed(values):
            result.pending.refuse(refused)
        case [_Event.CLOSED]:
            result.closed = True
        case _:
            return False
    return True


def _all_typed(values: list[object]) -> tuple[Typed, ...]:
    """What was typed; nothing if any of it is none."""
    read = tuple(map(typed_of, values))
    return tuple(typed for typed in read if typed is not None) if None not in read else ()


def _requests(values: list[object]) -> Iterator[Request]:
    for value in values:
        if request := request_of(value):
            yield request


def _marks(values: list[object]) -> Iterator[Mark]:
    for value in values:
        match value:
            case [str(path), str(before), str(after)]:
                yield Mark(path, before, after)
            case _:  # the batch counts all the same
                pass
