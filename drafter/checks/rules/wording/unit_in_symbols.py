"""说明：正文里的数后面，单位写成了字母或者符号：m2、㎡、km、w元，或者写成“平米”。
理由：公文正文用单位的中文名称；“m2”丢了上标，“21.5w元”是网络写法。表格里可以用符号。
反例：改建服务设施2300m2，发放21.5w元
正例：改建服务设施2300平方米，发放21.5万元
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding
    from drafter.manuscript import Passage

RULE = Rule("单位写成符号", Family.WORDING, Severity.NOTICE, __doc__, also=(Severity.WARNING,))
_NAMES: Final = {
    "㎡": "平方米", "m²": "平方米", "m2": "平方米", "㎥": "立方米", "m³": "立方米", "m3": "立方米",
    "㎢": "平方公里", "k㎡": "平方公里", "km²": "平方公里", "km2": "平方公里", "平米": "平方米",
    "km": "公里", "kg": "公斤", "cm": "厘米", "mm": "毫米", "m": "米", "ha": "公顷", "kw": "千瓦",
    "ml": "毫升", "min": "分钟", "h": "小时", "w": "万", "k": "千",
}  # fmt: skip
_LETTERS: Final = "㎡㎢㎥²³mMkKwWh"
_UNIT = pattern(
    r"[0-9][万余多]{0,2}(?P<unit>平米|[Kk]?㎡|㎢|㎥|[Kk]?[Mm][²³23]|[Kk][MmGgWw]|cm|mm|ml|ha|min|m|h"
    r"|[wWkK](?=[余多]?(?:元|人|户|件|次|平方)|[，。；、]))(?![0-9A-Za-z/·²³\-])"
)
# What has lost a raised figure, and what people type to one another.
_IN_TABLES: Final = frozenset({Role.CELL, Role.FRAME})
_CARELESS: Final = frozenset({"m2", "m3", "km2", "w", "k"})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each unit behind a number; symbols that are right may stand in tables."""
    if paper.characters.isdisjoint(_LETTERS) and not paper.has("平米"):
        return
    for found in paper.matches(_UNIT):
        start, end = found.span("unit")
        unit = found["unit"].lower()
        careless = unit in _CARELESS
        if not careless and _in_table(paper.passage(start)):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的单位写作“{found['unit']}”",
            hint=f"正文里写“{_NAMES[unit]}”",
            severity=Severity.WARNING if careless else Severity.NOTICE,
            repairs=() if unit == "k" else paper.repair(start, end, _NAMES[unit]),
        )


def _in_table(passage: Passage) -> bool:
    """Whether it is a cell, or a row of a table in plain text."""
    return passage.role in _IN_TABLES or "|" in passage.text or "\t" in passage.text
