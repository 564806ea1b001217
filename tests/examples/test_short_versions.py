"""The shipped short outline (简版) and a public version, on offices that have much to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.examples.commanded import answer, shown
from tests.examples.reports import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = {
    "番禺区2018简版": ("番禺区/2018.yaml", "--提纲", "简版"),
    "长清区2023简版": ("长清区/2023.yaml", "--提纲", "简版"),
    "云岫县2026公开稿": ("云岫县/2026", "--稿", "公开稿"),
}
EXTENT = re.compile("（([0-9]+)字，约")


@pytest.fixture(scope="module")
def drafts() -> dict[str, str]:
    """The short versions as the screen shows them."""
    return {
        name: answer("show", str(ROOT / "examples" / year), *options)
        for name, (year, *options) in SHORT.items()
    }


@pytest.mark.parametrize("name", SHORT)
def test_the_short_version_reads_as_it_did(
    name: str, drafts: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.txt", drafts[name])


@pytest.mark.parametrize("name", SHORT)
def test_it_is_a_third_of_the_whole_or_less(name: str, drafts: dict[str, str]) -> None:
    words = [
        int(found[1])
        for text in (drafts[name], shown(SHORT[name][0]))
        if (found := EXTENT.search(text))
    ]
    assert words[0] * 3 <= words[1]


def test_the_public_version_keeps_what_is_not_public(drafts: dict[str, str]) -> None:
    whole, public = shown("云岫县/2026"), drafts["云岫县2026公开稿"]
    for secret in ("受理信访131", "一家民办养老院"):
        assert secret in whole
        assert secret not in public
