"""Marks that mean something to XML, to YAML or to templates, as they come out on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.badinput.goodyear import PROFILE, WORDS, YEAR
from tests.layout.rendering import rendered, require_renderer

if TYPE_CHECKING:
    from tests.badinput.smalloffice import Command

# The title and author of the PDF itself are not read well beyond the basic plane by the tool that measures pages.
IN_TITLE = "&amp;<b>甲</b>]]>[乙]{丙}镕喆堃㛃"
MARKS = f"{IN_TITLE}𠮷"


@pytest.mark.rendered
def test_marks_on_paper(in_small_office: Command) -> None:
    """In the title, in the office's name, in an addressee's, in words and in a record."""
    require_renderer()
    office = in_small_office.office
    section = office / "sections/试验/试验.md"
    line = "- 〔院〕{% for 项 in 清单.项目 %}{{ 项.名称 }}在建。{% endfor %}\n"
    section.write_text(section.read_text("utf-8").replace("# 计划", f"{line}# 计划"), "utf-8")
    (office / "单位.yaml").write_text(
        PROFILE.replace("试验县民政局", f'"试验{IN_TITLE}局"'), encoding="utf-8"
    )
    (office / "2018素材.md").write_text(WORDS.replace("第二条", f"{MARKS}第二条"), "utf-8")
    head = f'标题: "关于{IN_TITLE}的总结"\n主送: "各{MARKS}镇"\n成文日期: 2019-01-10\n'
    year = YEAR.replace("数据:\n", f"{head}数据:\n", 1).replace("敬老院", f'"{MARKS}院"')
    (office / "2018.yaml").write_text(year, encoding="utf-8")
    ran = in_small_office("render", "2018.yaml", "-o", "成文.docx")
    assert ran.code == 0, ran.err
    paper = rendered({"文": (office / "成文.docx").read_bytes()})["文"]
    text = "".join(line.text for line in paper.lines)
    for expected in (
        f"关于{IN_TITLE}的总结",
        f"各{MARKS}镇：",
        f"{MARKS}第二条照常印出。",
        f"{MARKS}院在建。",
        f"试验{IN_TITLE}局2019年1月10日",
    ):
        assert expected in text
