"""What can be wrong where the schemas are to be written."""

from __future__ import annotations

from drafter.findings import Family, Rule, Severity

NOT_OURS = Rule(
    "不是程序写的文件",
    Family.STRUCTURE,
    Severity.ERROR,
    """说明：要写结构文件的位置上，已经有了同名的文件，而它不是 drafter schema 写的。
理由：程序只重写自己写的文件，别人的东西从不覆盖；有一个这样的文件，就一个也不写。
反例：结构/年度.json 是从别处拷来的，又要把结构写进 结构/
正例：换一个文件夹：drafter schema -o .drafter/结构；或者先把那个文件移走""",
)
