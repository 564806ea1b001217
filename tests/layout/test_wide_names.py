"""The name of an office that no line holds breaks behind its places."""

from __future__ import annotations

import pytest

from drafter.drafting.blocks import plain_text
from drafter.layout.title import title_lines
from tests.layout.documents import office, period, text


@pytest.mark.parametrize(
    ("name", "first"),
    [
        (
            "黔西南布依族苗族自治州望谟县退役军人事务局",
            {"黔西南布依族苗族自治州", "黔西南布依族苗族自治州望谟县"},
        ),
        ("广州市番禺区民政局", {"广州市番禺区民政局"}),
    ],
)
def test_no_line_is_wider_than_the_page_or_a_lone_character(name: str, first: set[str]) -> None:
    runs = (office(name), period("2024年"), text("工作总结和"), period("2025年"), text("工作计划"))
    lines = [plain_text(line) for line in title_lines(runs, 20, name)]
    assert lines[0] in first
    assert "".join(lines) == plain_text(runs)
    assert all(2 < len(line) <= 22 for line in lines)
