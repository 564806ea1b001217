"""说明：简称在说明“以下简称”之前就用了。
理由：简称要先写全称、注明“以下简称”，再使用；先用后注，前面的读者看不懂，后面的说明也就多余了。
反例：建好未保站。全年建成未成年人保护工作站（以下简称未保站）12个。
正例：建好未成年人保护工作站（以下简称未保站）。全年建成未保站12个。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("简称先用后释", Family.STRUCTURE, Severity.WARNING, __doc__)
_DEFINED = pattern(
    r"[（(](?:以下|下)(?:简称|统称)(?:为)?[：:]?[ \u3000]?[“\"「《]?(?P<short>[^“”\"「」《》（）()，。；\n]{2,20})[”\"」》]?[）)]"
)
_CLAUSE_END = pattern("[。；，！？;,\n]")
_FULL_NAME = 60
_MOST = 50


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every short name that occurs in the text before it is explained."""
    if not paper.has("下简称", "下统称"):
        return
    seen = 0
    for found in paper.matches(_DEFINED, beginning="（("):
        seen += 1
        if seen > _MOST:
            return
        short = found["short"]
        full = paper.text[max(0, found.start() - _FULL_NAME) : found.start()]
        full = _CLAUSE_END.split(full)[-1]
        # 县民政局（以下简称民政局）: the short name is part of the long one, and of others.
        if short in full:
            continue
        at = _first_use(paper, short, found.start())
        if at < 0:
            continue
        yield RULE.at(
            paper.place(at),
            f"简称“{short}”在注明“以下简称”之前就用了：“{paper.around(at, at + len(short))}”",
            hint="第一次出现处写全称并注明简称，后面直接用简称",
            related=(Related(paper.place(found.start()), found[0]),),
        )


def _first_use(paper: Paper, short: str, end: int) -> int:
    """Where the body first has it; a title or the name of a document does not count."""
    at = paper.text.find(short, 0, end)
    while at >= 0:
        index = paper.index(at)
        inside = paper.text.rfind("《", max(0, at - _FULL_NAME), at)
        named = inside >= 0 and paper.text.find("》", inside, at) < 0
        heading = len(paper.passages[index].text) <= _FULL_NAME and not any(
            mark in paper.passages[index].text for mark in "。；"
        )
        if index not in paper.skeleton.title and not named and not heading:
            return at
        at = paper.text.find(short, at + len(short), end)
    return -1
