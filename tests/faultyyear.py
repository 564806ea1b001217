"""番禺区/2018 with slips, a broken identity, a hole and an unverified figure put in."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
FAULTS = {
    "在册: 908户1515人": "在册: 1908户1515人",
    "准确率: 98.74": "准确率: 198.74",
    "    资金: 2831.03": "    资金：2831.03",
    "助餐点: 123\n": "助餐点:\n",
    "日就餐: 4000": "日就餐: {本年: 4000, 状态: 待核}",
    "联合体: 4\n": "联合体: 四个半\n",
}


def faulty_year(folder: Path) -> Path:
    """The year's file of a copy of the office in `folder`."""
    office = folder / "番禺区"
    shutil.copytree(EXAMPLES / "番禺区", office)
    path = office / "2018.yaml"
    text = path.read_text("utf-8")
    for right, wrong in FAULTS.items():
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    path.write_text(text, "utf-8")
    return path
