"""An office of any number of figures, all given, fifteen to a topic, each printed in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.offices import OUTLINE, write_office

if TYPE_CHECKING:
    from pathlib import Path

TO_A_TOPIC = 15
HAN = "甲乙丙丁戊己庚辛壬癸"
FRONT = "---\n标题: 试验{topic}工作\n主管: [{{系统: 民政, 自: 1949}}]\n---\n# 总结\n"


def name(number: int) -> str:
    """甲, 乙 … 乙甲: a name for each number."""
    return "".join(HAN[int(digit)] for digit in str(number))


def write_wide_office(folder: Path, count: int) -> Path:
    """An office with a year of so many figures; its year."""
    topics = [name(number) for number in range(count // TO_A_TOPIC)]
    leaves = [name(number) for number in range(TO_A_TOPIC)]
    item = "- 〔{0}〕**{0}项工作开展。** [[{{{{{{{{ 时段.当期 }}}}}}}}{0}项服务{{{{{{{{ {1}.{0} }}}}}}}}[[，{{{{{{{{ {1}.{0}.同比 }}}}}}}}]]。]]\n"
    indicators, data, files = "", "", {}
    for number, topic in enumerate(topics):
        indicators += f"试验{topic}:\n"
        data += f"  试验{topic}:\n"
        text = FRONT.format(topic=topic)
        for at, leaf in enumerate(leaves):
            indicators += f"  {leaf}: {{名称: 试验{topic}{leaf}, 单位: 人次, 类型: 时期数}}\n"
            value = 20_000 + number * TO_A_TOPIC + at
            data += f"    {leaf}: {{本年: {value}, 上年: {value - 700}}}\n"
            text += item.format(leaf, f"试验{topic}").format()
        files[f"sections/试验/{topic}.md"] = text
    placed = ", ".join(f"试验/{topic}" for topic in topics)
    write_office(
        folder,
        {
            **files,
            "sections/试验/指标.yaml": indicators,
            "templates/提纲/测试.yaml": OUTLINE.replace("试验/试验", placed),
            "2018.yaml": f"年度: 2018\n时段: 全年\n提纲: 测试\n数据:\n{data}",
        },
    )
    return folder / "2018.yaml"
