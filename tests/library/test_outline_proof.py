"""`sections check` reads outlines through, whether or not a report would have printed the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.outlineproof import prove_outlines
from drafter.drafting.report import compile_library
from drafter.library.library import load_library
from drafter.library.searchpath import folder_at
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding

OUTLINE = """\
标题: "{{ 称谓.乙 }}总结"
部分:
  - {标题: 情况, 主题: [甲/甲, 甲/已, 甲/甲]}
  - {标题: 亮点, 视角: 计划, 章节: [{主题: 甲/甲, 去掉: [丙]}]}
"""


def test_what_an_outline_names_and_nobody_has_is_told(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        {
            "templates/称谓.yaml": "甲: 某某\n",
            "templates/提纲/短.yaml": OUTLINE,
            "sections/甲/甲.md": "# 总结\n- 〔乙〕情况。\n# 计划\n- 〔甲〕做好{{ 称谓.甲 }}。\n",
        },
    )
    found: list[Finding] = []
    compiled = compile_library(load_library((folder_at(tmp_path),), found), found)
    assert [
        f"{item.place.line}:{item.place.column} {item.message}" for item in prove_outlines(compiled)
    ] == [
        "1:6 没有称谓“乙”",
        "3:24 没有主题“甲/已”",
        "3:29 主题“甲/甲”在一个部分里列了两次",
        "4:32 主题“甲/甲”的计划里没有条目“丙”",
    ]
