"""What can be wrong with starting an office."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

ALREADY_OFFICE = Rule(
    "已经是一个单位",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要新建单位的文件夹里已经有 单位.yaml。
理由：单位资料写一次、年年用；接着写下一年的，从上一年的文件接下去，结构和注释都留着。
反例：在 examples/番禺区 里再运行一次 drafter new
正例：drafter rollover 2018.yaml；要从头另起一年的空表：drafter new . --年度 2020""",
)
