"""Whatever the bytes are, nothing is raised, and every finding has a place in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from drafter.textfile import from_text, read_text
from drafter.yamlsource import Node, read_yaml
from tests.yamlsource.reading import scalars
from tests.yamlsource.slips import SLIPS

if TYPE_CHECKING:
    import pytest

    from drafter.findings import Finding

GOOD = Path(__file__).with_name("legal.yaml").read_text(encoding="utf-8")
SLIP = [typed for cases in SLIPS.values() for typed, _ in cases]
PIECES = [
    *"：，｛｝［］＃　\xa0\t*@%>|&!`'\"{}[]:,# -\n\r～－—\u200b\ufeff?~\\<𠮷\0\x85\u2028\ud800\U000f0000",
    *("\n\n", "- ", ": ", "  ", "---\n", "{{", "}}", "1,300", "本年:", "<<: ", "*a ", "&a ", "? "),
    *("!!str ", '"\n', "'\n", "|\n", ">\n", "\r\n", "…"),
]
changes = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 3), st.sampled_from(PIECES)), min_size=1, max_size=6
)


def check_places(text: str, found: list[Finding]) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    for finding in found:
        line, column = finding.place.line, finding.place.column
        assert 0 <= line <= len(lines)
        assert line == 0 or 1 <= column <= len(lines[line - 1]) + 1
        assert finding.message
        for related in finding.related:
            assert 1 <= related.place.line <= len(lines)


def check(text: str) -> None:
    found: list[Finding] = []
    source = from_text("x", text)
    root = read_yaml(source, found)
    check_places(source.text, found)
    check_offsets(source.text, root)
    assert root is not None or found


def check_offsets(text: str, root: Node | None) -> None:
    if root is None:
        return
    for scalar in scalars(root):
        assert 0 <= scalar.start <= scalar.end <= len(text)
        assert scalar.place.line >= 1
        assert scalar.place.column >= 1


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text(text: str) -> None:
    check(text)


@given(changes=changes, part=st.floats(0, 1), length=st.integers(20, 600))
def test_a_good_file_with_something_changed(
    changes: list[tuple[float, int, str]], part: float, length: int
) -> None:
    start = int(part * len(GOOD))
    check(changed(GOOD[start : start + length], changes))


@given(st.sampled_from(SLIP), changes)
def test_slips_upon_slips(text: str, changes: list[tuple[float, int, str]]) -> None:
    check(changed(text, changes))


@given(st.binary(max_size=300))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("x") / "2018.yaml"
    path.write_bytes(data)
    found: list[Finding] = []
    source = read_text(path, found)
    if source is None:
        assert found
        return
    root = read_yaml(source, found)
    check_places(source.text, found)
    check_offsets(source.text, root)


def changed(text: str, changes: list[tuple[float, int, str]]) -> str:
    for where, gone, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + gone :]
    return text
