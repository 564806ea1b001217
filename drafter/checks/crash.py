"""A fault of the program itself, said on one line."""

from __future__ import annotations

from pathlib import Path


def crash_text(error: Exception) -> str:
    """What went wrong and where in the program: `TypeError，views.py:87：…`."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        where = f"，{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return f"{type(error).__name__}{where}：{error}"
