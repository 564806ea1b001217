"""Any mangling of an office's files together ends in a report or in located findings, in time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.library.profile import OfficeProfile, read_profile
from tests.badinput.effort import times
from tests.badinput.fuzzing import (
    KINDS,
    MARKS,
    YEAR,
    Change,
    Limited,
    mangled,
    office_files,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafter.findings import Finding
    from drafter.yamlsource import Mapping

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows 上没有这样的限额")

FILES = office_files()
CHANGES = st.lists(
    st.builds(
        Change,
        st.integers(0, 999),
        st.integers(0, len(KINDS) - 1),
        st.integers(0, 99_999),
        st.integers(0, 99_999),
        st.sampled_from(MARKS) | st.text(max_size=6),
    ),
    min_size=1,
    max_size=8,
)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    """The process that drafts within its limits."""
    process = Limited(tmp_path_factory.mktemp("fuzz"))
    yield process
    process.close()


def test_the_office_itself_is_sound(limited: Limited) -> None:
    assert limited.problems(FILES) == []
    assert limited.problems(FILES, thorough=True) == []


@settings(max_examples=times(12), suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_any_mangling_ends_in_a_report_or_in_findings(
    limited: Limited, changes: list[Change]
) -> None:
    files = mangled(FILES, changes)
    assert limited.problems(files) == []


@settings(max_examples=times(3), suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_any_mangling_passes_through_the_commands(limited: Limited, changes: list[Change]) -> None:
    files = mangled(FILES, changes)
    assert limited.problems(files, thorough=True) == []


def test_the_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def profile(source: Mapping, found: list[Finding]) -> OfficeProfile:
        read = read_profile(source, found)
        if read.name == "越界":
            exec(read.short_name)
        return read

    monkeypatch.setattr("drafter.pipeline.read_profile", profile)
    process = Limited(tmp_path)
    for work, limit in (
        ("while True: pass", "beyond its limits (time)"),
        ("big = bytearray(300_000_000)", "MemoryError"),
        ("raise ValueError('坏了')", "程序内部出错"),
    ):
        outside = {**FILES, "单位.yaml": f'名称: 越界\n简称: "{work}"\n'.encode()}
        assert limit in " ".join(process.problems(outside))
        # The next case has a process again.
        assert process.problems(FILES) == []
        assert process.problems({**FILES, YEAR: b"\xff"}) == []
    process.close()
