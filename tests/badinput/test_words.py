"""素材.md with one fault each: said once, in its place, and every other line is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.badinput.goodyear import assert_spoiled
from tests.badinput.smalloffice import catalogue

if TYPE_CHECKING:
    from tests.badinput.smalloffice import Command

CASES = catalogue("words.yaml")
SECOND = "- 第二条照常印出。\n"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_bad_words(case: dict[str, Any], in_small_office: Command) -> None:
    assert_spoiled(in_small_office, "2018素材.md", case)
