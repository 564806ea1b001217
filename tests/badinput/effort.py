"""How long to try things that vary by chance: briefly as a rule, as long as one likes on request.

`DRAFTER_FUZZ=100 python -m pytest tests/badinput` tries a hundred times as many.
"""

from __future__ import annotations

import os

FACTOR = int(os.environ.get("DRAFTER_FUZZ", "1"))


def times(few: int) -> int:
    """So many tries, or as many more as were asked for."""
    return few * FACTOR
