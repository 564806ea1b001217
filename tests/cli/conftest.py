"""The command line as tests use it: arguments in, exit code and both streams out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.cli.app import run
from tests.offices import HEAD, OUTLINE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable

COMMON = Path(__file__).parents[1] / "rules" / "common"
FIGURES = """\
数据:
  试验: {资金: 12.5, 筹资: 20, 总数: {本年: 90, 上年: 80}}
"""


@dataclass(frozen=True)
class Done:
    """What one command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run `drafter` with these arguments."""

    def run_command(*arguments: object) -> Done:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def office(tmp_path: Path, without_topics: None) -> Path:
    """An office whose 2018.yaml drafts without a complaint; the folder's name has a blank in it."""
    return make_office(tmp_path / "试验 县")


def make_office(folder: Path, figures: str = FIGURES, **more: str) -> Path:
    """An office with one topic; `more` files by name, `__` standing for a dot."""
    files = {
        "2018.yaml": HEAD.format(year=2018) + figures,
        "2018提纲.yaml": OUTLINE,
        "sections/试验/指标.yaml": (COMMON / "指标.yaml").read_text(encoding="utf-8"),
        "sections/试验/试验.md": (COMMON / "试验.md").read_text(encoding="utf-8"),
    }
    files |= {name.replace("__", "."): text for name, text in more.items()}
    return write_office(folder, files)
