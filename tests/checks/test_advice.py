"""What a finding says to do can be done as it is said: the words to write are right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.pipeline import Shelf
from drafter.review.checking import check_file
from tests.offices import write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "rule", "hint"),
    [
        ("低保标准由900元提高到950元，增长5.9%。", "增幅增量不符", "两个数没错的，改为“5.6%”"),
        ("低保标准由900元提高到950元，增幅5.55%。", "增幅增量不符", "按四舍五入改为“5.56%”"),
        ("床位由900张增加到950张，减少60张。", "增幅增量不符", "两个数没错的，改为“增加50张”"),
        ("入住率由64%提高到68%，下降4个百分点。", "增幅增量不符", "改为“提高4个百分点”"),
        ("查出隐患138处，整改130处，整改率98%。", "比率与原数不符", "改为“94%”"),
        ("形成决议3868项，落实3481项，落实率达90%。", "比率与原数不符", "“近90%”或者“89.99%”"),
        ("形成决议3868项，落实2000项，落实率超过90%。", "比率与原数不符", "改为“51.7%”"),
        ("二〇二四年十二月二十日", "年份用汉字", "改为“2024年12月20日”"),
        ("二〇二四年元月", "年份用汉字", "改为“2024年1月”"),
        ("二〇二四年正月初五日", "年份用汉字", "改为“2024年正月初五日”"),
        ("走访2、3百户。", "概数写成数字", "改为“两三百”"),
        ("带动5、6万人。", "概数写成数字", "改为“五六万”"),
        (
            "走访低保户、特困户、以及孤儿。",
            "连词前顿号",
            "删去顿号；“以及”“及”前要停顿的，改为逗号",
        ),
        ("打造社工站标准化18个。", "数量缺中心词", "放到“标准化”后面，如“标准化社工站”"),
        ("做好三件事：一是提高标准；二是规范审核。", "项数与列举不符", "改为“两件事”"),
        ("做好3个方面工作：一是提标；二是审核。", "项数与列举不符", "改为“2个方面工作”"),
        ("一是提标；二是审核；二是公示。", "条目序号有误", "后一个改为“三是”，其后的顺延"),
        ("一是提标；一是审核；二是公示。", "条目序号有误", "后一个改为“二是”，其后的顺延"),
        ("开展“五.四”青年节活动。", "间隔号用错", "写作“五四”"),
        ("提高农村五保供养标准。", "叫法不合时", "改为“特困人员”或者“特困供养”"),
        ("贯彻党的二十届三中全会精神。", "会议不合时", "改为“二十届二中全会”"),
    ],
)
def test_the_advice_is_what_to_write(words: str, rule: str, hint: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"文.txt": f"某县民政局2023年工作总结\n{words}\n"})
    found = check_file(tmp_path / "文.txt", Shelf()).findings
    assert [each.hint for each in found if each.rule == rule and hint in each.hint], found
