"""What an office would write around docxtpl: figures and growth from its YAML, into a template.

Runs by itself: `python officescript.py 模板.docx 文稿/ 甲县/2018.yaml 乙县/2018.yaml`, with the
module `tags` beside it, which says what stands at each tag of the template.
"""

from __future__ import annotations

import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import yaml

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read(path: Path) -> Any:
    """A YAML file."""
    with path.open("rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


def number(value: object, at: int = 0) -> str:
    """The number in a value; of 908户1515人 the one asked for."""
    return NUMBER.findall(str(value))[at] if isinstance(value, str) else str(value)


def exact(value: object, at: int = 0) -> Decimal:
    """The same, to compute with."""
    return Decimal(number(value, at))


def rate(now: Decimal, before: Decimal) -> str:
    """Growth in per cent, without its direction."""
    return _rounded(abs(now / before - 1) * 100)


def share(part: Decimal, whole: Decimal) -> str:
    """Share in per cent."""
    return _rounded(part / whole * 100)


def each(total: Decimal, count: Decimal) -> str:
    """So much for each."""
    return _rounded(total / count)


def difference(one: Decimal, other: Decimal) -> str:
    """How much more or less."""
    return str(abs(one - other))


def total(*parts: Decimal) -> str:
    """The sum."""
    return str(sum(parts))


def _rounded(value: Decimal) -> str:
    text = str(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return text.removesuffix(".0")


def main() -> None:
    """Render years. A template object renders but once (docxtpl's issue 110)."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined
    from tags import context  # type: ignore[import-not-found]

    template, folder, *years = map(Path, sys.argv[1:])
    strict = Environment(undefined=StrictUndefined, autoescape=True)
    for year in years:
        document = DocxTemplate(template)
        document.render(context(year.parent), jinja_env=strict)
        document.save(folder / f"{year.parent.name}.docx")


if __name__ == "__main__":
    main()
