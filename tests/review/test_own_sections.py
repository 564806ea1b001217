"""A year is checked with the library it uses: topics of the office's own are proven as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf
from drafter.review.checking import check_file
from tests.cli.conftest import FIGURES, make_office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("without_topics")
SECTION = "sections/试验/新增.md"
HANGING = "# 总结\n- 〔甲〕[[在册{{ 试验.总数 }}。]][[其中城市{{ 试验.城市 }}。]]\n"
SOUND = "# 总结\n- 〔甲〕[[在册{{ 试验.总数 }}[[，其中城市{{ 试验.城市 }}]]。]]\n"


@pytest.mark.parametrize(("section", "found"), [(HANGING, 1), (SOUND, 0)])
def test_a_line_that_would_hang_with_other_figures_is_found(
    tmp_path: Path, section: str, found: int
) -> None:
    office = make_office(tmp_path, FIGURES, **{SECTION.replace(".", "__"): section})
    checked = check_file(office / "2018.yaml", Shelf())
    proof = [item for item in checked.findings if item.rule == "缺数时句子不通"]
    assert [(item.place.file, item.place.line) for item in proof] == [
        (str(office / SECTION), 2)
    ] * found


def test_it_can_be_silenced_with_a_reason(tmp_path: Path) -> None:
    silence = "名称: 试验县民政局\n静默: [{规则: 缺数时句子不通, 理由: 这一条总是填齐}]\n"
    more = {SECTION.replace(".", "__"): HANGING, "单位__yaml": silence}
    checked = check_file(make_office(tmp_path, FIGURES, **more) / "2018.yaml", Shelf())
    assert "缺数时句子不通" not in {item.rule for item in checked.findings}
    assert [item.rule for item, _ in checked.silenced] == ["缺数时句子不通"]
