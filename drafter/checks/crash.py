"""A fault of the program itself, said on one line."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from drafter.columns import clipped

if TYPE_CHECKING:
    from types import FrameType

OURS = Path(__file__).parents[1]
LONGEST = 200


def crash_text(error: BaseException) -> str:
    """What went wrong and where: `TypeError，views.py:87：…`; behind a library, where we called it.

    `KeyError，enum.py:717←desk.py:87：…`
    """
    frames = list(walk_tb(error.__traceback__))
    ours = [frame for frame in frames if OURS in Path(frame[0].f_code.co_filename).parents]
    places = dict.fromkeys(_place(*frame) for frame in (*frames[-1:], *ours[-1:]))
    where = f"，{'←'.join(places)}" if places else ""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{where}：{clipped(said, LONGEST)}"


def _place(frame: FrameType, line: int) -> str:
    return f"{Path(frame.f_code.co_filename).name}:{line}"
