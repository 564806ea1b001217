"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import drafter
from drafter.findings import Rule

PACKAGE = Path(drafter.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 400

# One home per third-party library: what it reads and writes is known nowhere else.
HOMES = {
    "aiohttp": ("browser",),
    "click": ("cli",),
    "docx": ("layout", "readback"),
    "jinja2": ("drafting",),
    "lxml": ("layout", "readback"),
    "markupsafe": ("drafting",),
    "rich": ("tui",),
    "textual": ("tui",),
    "textual_serve": ("browser",),
    "yaml": ("yamlsource",),
}
DATA_TYPES = "msgspec"  # as dataclasses would be, everywhere
HEADLESS = (
    "batch",
    "checks",
    "cli",
    "drafting",
    "figures",
    "layout",
    "library",
    "office",
    "pipeline",
    "session",
    "yamlsource",
)


def home_of(path: Path) -> str:
    """The first part of a module's path inside the package, without `.py`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(PACKAGE)) for path in paths]


def imported(path: Path) -> set[str]:
    """Top-level names of everything that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def every_rule() -> dict[str, Rule]:
    """Rules by module and constant, found as `explain` finds them: by importing everything."""
    rules: dict[str, Rule] = {}
    for info in pkgutil.walk_packages([str(PACKAGE)], "drafter."):
        if ".tui" in info.name or info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, Rule):
                rules[f"{info.name}:{name}"] = value
    return rules


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_a_library_is_imported_only_in_its_home(path: Path) -> None:
    foreign = imported(path) - set(sys.stdlib_module_names) - {"drafter", DATA_TYPES}
    strangers = foreign - HOMES.keys()
    assert not strangers, f"no home is known for {strangers}"
    misplaced = {name for name in foreign if home_of(path) not in HOMES[name]}
    assert not misplaced, f"{misplaced} may be imported only in {[HOMES[n] for n in misplaced]}"


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_no_figure_passes_through_a_float(path: Path) -> None:
    if home_of(path) == "layout":
        return
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert not calls, f"float( at lines {calls}"


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_a_module_is_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


def test_headless_parts_run_without_textual() -> None:
    present = [name for name in HEADLESS if (PACKAGE / name).exists()]
    present += [name for name in HEADLESS if (PACKAGE / f"{name}.py").exists()]
    program = (
        "import importlib, pkgutil, sys\n"
        "sys.modules['textual'] = None\n"
        f"for name in {present!r}:\n"
        "    package = importlib.import_module('drafter.' + name)\n"
        "    for info in pkgutil.walk_packages(getattr(package, '__path__', []), 'drafter.' + name + '.'):\n"
        "        importlib.import_module(info.name)\n"
        "assert 'rich' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("where", "rule"), every_rule().items(), ids=every_rule().keys())
def test_every_rule_explains_itself(where: str, rule: Rule) -> None:
    heads = [line[:3] for line in rule.doc.strip().splitlines() if line[2:3] == "："]
    assert heads == ["说明：", "理由：", "反例：", "正例："], f"{where} {rule.name}"


def test_rule_names_are_unique() -> None:
    seen: dict[str, Rule] = {}
    for where, rule in every_rule().items():
        assert seen.setdefault(rule.name, rule) is rule, f"{where}: {rule.name} twice"
