"""When Python may look for garbage: not while a command brings in what it will keep."""

from __future__ import annotations

import gc
from typing import Final

# Containers made and not freed again. A report makes far fewer and leaves no cycles, so nearly
# every look would find nothing; only what went wrong leaves some.
RARELY: Final = 200_000


def put_off() -> None:
    """Not at all, until `settle`: nothing is garbage before the first result stands."""
    gc.disable()


def settle(*, rarely: bool = False) -> None:
    """From now on among what is made from now on; only where it was put off."""
    if gc.isenabled():
        return
    gc.freeze()
    if rarely:
        gc.set_threshold(RARELY)
    gc.enable()
