"""说明：后一步的日子写在前一步的前面：2015年9月开工、2015年8月竣工；10月底前完成整改、9月组织“回头看”。
理由：先开工后竣工，整改完了才“回头看”；反过来的，必有一个日子写错。
反例：项目于2015年9月开工，2015年8月竣工
正例：项目于2014年9月开工，2015年8月竣工；9月底前完成整改，10月组织“回头看”
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("先后颠倒", Family.TIMELINESS, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_PART: Final = "(?:[0-9]{1,2}日|[底末初份]|[上中下]旬)?(?:以?前)?"
_FIRST: Final = f"(?P<of>20[0-9]{{2}}年)?(?P<month>1[0-2]|[1-9])月{_PART}[，,]?(?:正式|全面|已|如期|顺利|陆续|全部){{0,2}}"
_THEN: Final = (
    "[，,、]?(?:并|已|将|预计|计划|力争|拟|再|又|正式|至|到|于){0,3}"
    f"(?P<again>20[0-9]{{2}}年|当年|同年)?(?<![0-9])(?P<last>1[0-2]|[1-9])月{_PART}"
)
_DONE: Final = "(?:正式|全面|全部|如期|顺利|基本|主体|整体|建设|工程){0,2}"
# Nothing may stand between the two steps that could name another work.
_STEPS: Final = (
    pattern(
        f"{_FIRST}(?:破土|奠基)?(?P<one>开工|动工|开建|启动建设|启动|开始)(?:建设|兴建|改造|施工|实施){{0,2}}"
        f"{_THEN}{_DONE}(?P<two>竣工|建成|完工|封顶|投入使用|投入运营|投用|启用|通过验收|完成|结束)"
    ),
    pattern(
        f"{_FIRST}(?P<one>完成[^，。；、\n0-9]{{0,12}}整改|整改(?:完成|到位|完毕|清零|销号))[^，。；、\n0-9]{{0,4}}"
        f'{_THEN}[^，。；、\n0-9]{{0,10}}(?P<two>[“‘"]?回头看)'
    ),
)
# Words of the two steps without which neither pattern can match.
_TOLD: Final = (
    (
        ("开工", "动工", "开建", "启动", "开始"),
        ("竣工", "建成", "完工", "封顶", "投入", "投用", "启用", "通过", "完成", "结束"),
    ),
    (("整改",), ("回头看",)),
)
_AUTUMN, _SPRING = 9, 5  # 11月开工，3月竣工 goes over the turn of the year


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each pair of steps in one breath of which the later has the earlier month."""
    if "月" not in paper.characters:
        return
    for steps, (one, two) in zip(_STEPS, _TOLD, strict=True):
        if not (paper.has(*one) and paper.has(*two)):
            continue
        for found in paper.matches(steps):
            severity = _reversed(found)
            if severity is not None:
                yield RULE.at(
                    paper.place(found.start()),
                    f"“{paper.quoted(*found.span())}”先后颠倒：{_step(found, 'two')}写在{_step(found, 'one')}以前",
                    hint="核对两个日子的年份和月份；跨年的，写明年份",
                    severity=severity,
                )


def _step(found: re.Match[str], which: str) -> str:
    return found[which].lstrip('“‘"')


def _reversed(found: re.Match[str]) -> Severity | None:
    """How sure it is that the second month lies before the first."""
    first, last = int(found["month"]), int(found["last"])
    begins, ends = found["of"], found["again"]
    if begins and ends and ends.startswith("20"):
        return Severity.WARNING if (ends, last) < (begins, first) else None
    if (ends and ends.startswith("20")) or last >= first or (first >= _AUTUMN and last <= _SPRING):
        return None
    return Severity.WARNING if ends or "回头看" in found["two"] else Severity.NOTICE
