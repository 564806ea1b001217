"""Spaces beside marks of Markdown are typed so, and are no fault; others in the file are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf
from drafter.review.checking import check_file

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "三年累计投入1.86亿元，全年救助1200人次，惠及困难群众3.2万户次，按时足额发放到位，没有拖欠。"
)


@pytest.mark.usefixtures("without_topics")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"**（一）加大投入。** {WORDS}", 0),
        (f"（一）加大投入。 {WORDS}", 1),
        (f"**（一）加大 投入力度，全面提标扩面。**{WORDS}", 1),
    ],
)
def test_a_space_behind_bold_words_is_no_fault(tmp_path: Path, line: str, found: int) -> None:
    path = tmp_path / "稿.md"
    path.write_text(f"# 某县民政局2024年工作总结\n\n{line}\n", encoding="utf-8")
    rules = [each.rule for each in check_file(path, Shelf()).findings]
    assert rules.count("汉字间空格") == found
