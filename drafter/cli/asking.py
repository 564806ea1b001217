"""Questions on the screen: asked on standard error, answered on standard input, line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from drafter.authoring.answers import Question, WrongAnswerError
from drafter.cli.streams import flush_output, table, tell

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class NoAnswerError(Exception):
    """Standard input has come to its end before everything was answered."""


def ask(prompt: str, take: Callable[[str], T]) -> T:
    """What `take` makes of the answer; one that it refuses is explained and asked again.

    Raises:
        NoAnswerError: when nobody can answer any more.
        click.Abort: when whoever sits at the terminal ends the input.
    """
    while True:
        answer = _line(prompt)
        try:
            return take(answer)
        except WrongAnswerError as error:
            tell("".join(f"  {line}\n" for line in str(error).splitlines()).rstrip())


def prompt_of(asked: Question) -> str:
    """`单位全称 [默认]：`, the choices with their numbers before it."""
    text = asked.text
    if asked.notes:
        names = [f"  {number} {word}" for number, word in enumerate(asked.choices, 1)]
        text += "：\n" + table(list(zip(names, asked.notes, strict=True)))
    elif asked.choices:
        text += "：" + "  ".join(f"{at} {word}" for at, word in enumerate(asked.choices, 1))
    if asked.choices:
        text += "\n  写名称或号数"
    return f"{text} [{asked.default}]：" if asked.default else f"{text}："


def _line(prompt: str) -> str:
    flush_output()
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = _read_line()
    seen = _is_terminal()
    if not line:
        tell("")
        raise click.Abort if seen else NoAnswerError
    if not seen:  # nobody has seen what was answered
        tell(line.rstrip("\r\n"))
    return line.rstrip("\r\n")


def _read_line() -> str:
    """The next line, "" at the end; in UTF-8 or, from older systems, GB18030."""
    stream = sys.stdin
    if stream is None or stream.closed:
        return ""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        return stream.readline()
    data: bytes = buffer.readline()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _is_terminal() -> bool:
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()
