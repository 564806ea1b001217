"""单位.yaml as a form: what is known of the office, and every further key with what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.officename import wording_of
from drafter.authoring.schema.yearnotes import OFFICE
from drafter.authoring.yamltext import flow, scalar
from drafter.columns import padded, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.authoring.answers import Identity

_HEAD = """\
# 单位资料：写一次，年年用。# 后面是说明。
# 行首有“# ”的没有用上；用得着的去掉这个“# ”，照自己的改。
"""
_EXAMPLES: Mapping[str, str] = {
    "地区": "云岫县",
    "辖区称谓": "全区",
    "上级": "区委、区政府",
    "下辖": "[甲街道, 乙镇]",
    "素材库": "[../市局]",
    "称谓": "{特困人员: 五保供养对象}",
    "职能": "{双拥优抚: 有, 基层治理: {至: 2024-05, 转由: 区委社会工作部}}",
    "署名": "云岫县民政局",
    "版式": "报告",
    "篇幅": "{上限: 5000字}",
    "固定数字": "[一站式, 12345]",
    "静默": "[{规则: 未达目标, 主题: 社会救助/低保, 理由: 目标年中调整过}]",
    "稿": "{公开稿: {提纲: 简版, 公开: 是}}",
    "发文机关标志": "云岫县民政局文件",
    "印发机关": "云岫县民政局办公室",
}
# Longer values push their own remark to the right, not everybody's.
_WIDEST = 44


def profile_text(identity: Identity, libraries: tuple[str, ...]) -> str:
    """The 单位.yaml of a new office; `libraries` are paths from its folder."""
    said = wording_of(identity.name, identity.region or "")
    known = {
        "名称": identity.name,
        "简称": said.short_name,
        "系统": identity.system,
        "层级": identity.level,
        "地区": identity.region or "",
        "辖区称谓": said.area_term,
        "上级": said.superiors,
    }
    values = {key: scalar(text) for key, text in known.items() if text}
    if libraries:
        values["素材库"] = flow(libraries)
    rows = [
        (f"{key}: {values[key]}" if key in values else f"# {key}: {_EXAMPLES[key]}", note)
        for key, note in _in_order(known)
    ]
    column = max(width(row) for row, _ in rows if width(row) <= _WIDEST)
    return _HEAD + "".join(f"{padded(row, column)}  # {note}\n" for row, note in rows)


def _in_order(first: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every key of 单位.yaml with its explanation: those that an office nearly always has first."""
    return sorted(OFFICE.items(), key=lambda item: item[0] not in first)
