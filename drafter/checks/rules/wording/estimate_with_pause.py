"""说明：相邻两个汉字数字连用表示概数，中间加了顿号。
理由：GB/T 15834 4.5.3.4、GB/T 15835 5.2.1：概数不用顿号，加了顿号就成了并列的两个数。
反例：走访三、四十户，每户七、八人
正例：走访三四十户，每户七八人
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("概数用了顿号", Family.WORDING, Severity.WARNING, __doc__)
_NEIGHBOURS = "一、二|二、三|两、三|三、四|四、五|五、六|六、七|七、八|八、九|三、五"
# 一、二级 and 三、四季度 are two things side by side; so are 三、四年级 and 分别为三、四个.
_PAUSE = pattern(
    rf"(?:{_NEIGHBOURS})(?<=[㐀-鿿，；（“]...)(?<![第周期初高、一二三四五六七八九十百千零○〇]...)"
    r"(?<!分别...)(?<!依次...)(?<!别为...)(?<!别有...)(?<!次为...)(?<!各为...)(?<!各有...)"
    r"(?=[十百千万](?![佳强大种里])|个(?!季度|标段|批|年度)|名(?!单)|户|天|岁(?![组至])|家"
    r"|人(?!世|民|间|才|员|大)|张|公里|倍|小时|分钟|遍|趟)"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each such pair; one at the beginning of a line may be a heading: 三、四百户家庭…."""
    for found in paper.matches(_PAUSE) if paper.has(*_NEIGHBOURS.split("|")) else ():
        start, end = found.span()
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的概数用了顿号",
            hint=f"改为“{found[0].replace('、', '')}”",
            repairs=paper.repair(start + 1, end - 1, ""),
        )
