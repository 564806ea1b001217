"""Every rule there is, found where rules stand: the `faults` modules and the checks' own rules."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

import drafter
from drafter.findings import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def rulebook() -> Mapping[str, Rule]:
    """All rules by name."""
    rules = {rule.name: rule for module in _modules() for rule in _rules_of(module)}
    return dict(sorted(rules.items(), key=lambda item: (item[1].family, item[0])))


def _modules() -> Iterator[str]:
    """Modules of fault constants, at the top and in each package; then the checks' rules."""
    for module in pkgutil.iter_modules(drafter.__path__, "drafter."):
        inside = _below(module.name) if module.ispkg else (module.name,)
        yield from (name for name in inside if name.endswith("faults"))
    yield from _below("drafter.checks.rules")


def _below(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    return (module.name for module in pkgutil.walk_packages(path, f"{package}."))


def _rules_of(module: str) -> Iterator[Rule]:
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, Rule):
            yield value
