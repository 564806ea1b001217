"""Real years, words and profiles with faults upon faults: always a report or located findings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.badinput.effort import times
from tests.badinput.fuzzyear import EXAMPLES, Trial
from tests.badinput.mutations import KINDS, Change

ROOT = Path(__file__).parents[2]
CASES = times(40)

unix_only = pytest.mark.skipif(os.name == "nt", reason="这样的限制只在类Unix系统上有")
faults = st.lists(
    st.builds(Change, st.integers(0, KINDS - 1), st.floats(0, 1), st.integers(0, 65535)),
    max_size=4,
)


@pytest.fixture(scope="module", params=["番禺区", "长清区"])
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """An example office to be spoiled again and again."""
    return Trial(EXAMPLES / request.param, tmp_path_factory.mktemp("坏输入"))


@settings(max_examples=times(15))
@given(year=faults, words=faults, profile=faults)
def test_faults_in_every_file(
    trial: Trial, year: list[Change], words: list[Change], profile: list[Change]
) -> None:
    names = tuple(trial.good)
    trial.spoil(dict(zip(names, (year, words, profile), strict=True)))


@settings(max_examples=times(15))
@given(change=st.builds(Change, st.integers(0, KINDS - 1), st.floats(0, 1), st.integers(0, 65535)))
def test_one_fault_in_the_year(trial: Trial, change: Change) -> None:
    trial.spoil({trial.year: [change]})


@unix_only
def test_no_case_takes_more_than_two_seconds_and_200_megabytes() -> None:
    """The limits are the system's, in a process of their own: see fuzzyear."""
    seed = "0" if os.environ.get("CI") else str(int.from_bytes(os.urandom(3), "big"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.badinput.fuzzyear", str(CASES), seed],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "不合格0例" in done.stdout
