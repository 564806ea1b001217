"""Where the shipped library lies, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent


def shipped(folder: Literal["sections", "templates"], *, package: Path = PACKAGE) -> Path:
    """The folder of shipped sections or templates.

    A checkout keeps it beside the package, where people read and edit it; a wheel
    carries a copy inside the package. The checkout is asked first, so that an
    editable install shows the edited files. A neighbour of that name in
    site-packages is somebody else's, hence the look at `pyproject.toml`.
    """
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / folder).is_dir():
        return checkout / folder
    return package / "_shipped" / folder
