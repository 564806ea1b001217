"""Small offices written for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROFILE = "名称: 试验县民政局\n简称: 县民政局\n层级: 区县\n上级: 县委、县政府\n"
HEAD = "年度: {year}\n"
OUTLINE = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
部分:
  - 标题: 主要工作情况
    视角: 总结
    章节:
      - {标题: 试验工作, 主题: [试验/试验]}
"""


def write_office(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by their paths below `folder`; 单位.yaml is given if it is not among them."""
    return write_files(folder, {"单位.yaml": PROFILE, **files})


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by their paths below `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
