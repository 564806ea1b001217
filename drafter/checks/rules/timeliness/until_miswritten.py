"""说明：说到某个时候为止，写成了“截止”；或者写成“截至到”。
理由：“截至”后面带时间，说统计到哪一天；“截止”是到期停止，后面不带时间，如“报名截止”（《现代汉语词典》）。
反例：截止2023年底，全区有养老机构12家；截止目前
正例：截至2023年底，全区有养老机构12家；报名12月31日截止
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("截止误用", Family.TIMELINESS, Severity.WARNING, __doc__)
# At the beginning of a clause: behind 报名, 申报 and the like it may be a verb of its own.
_CLAUSE = "[^。；，、：！？（“;,:(\\n\\s]"
_WRONG = pattern(
    rf"截(?P<wrong>止到?|至到)(?:(?=[ \u3000]{{0,2}}(?:目前|现在|当前|现今))|(?<!{_CLAUSE}截止)(?<!{_CLAUSE}截止到)(?<!{_CLAUSE}截至到)"
    r"(?=[ \u3000]{0,2}(?:今日|今天|此时|昨[日天]|[本上当]月|[去今本]年|年[底末]|月[底末]|(?:19|20)[0-9]{2} ?年|[0-9]{1,2} ?月|[x×X]{1,4}[年月]"
    "|[一二三四五六七八九十]{1,2}月|发稿|统计时|报告期|[上下]半年|〔))"
    "(?![^。；，,;\n]{0,14}(?:日前|前报|报名|申报|受理)))"
)
# In mid-clause it is surely 截至 where what follows tells what had come about by then.
_MID_CLAUSE = pattern(
    rf"(?<={_CLAUSE})截(?P<wrong>止到?|至到)"
    r"(?=(?:(?:今|去|本|20[0-9]{2})年?)?(?:1?[0-9]月(?:份|[0-9]{1,2}日|[底末])?|年[底末])[，,]?"
    "(?:已|共|累计|实有|均已|全部建成|仍有))"
)
_LAPSES = pattern(
    "(?:报名|申报|受理|征集|投票|评选|招[聘募标]|报送|公示|缴费?|参保|申请|活动|[期时]间|日期|集中?|办理|登记|审核)(?:时间|日期|工作)?$"
)
_LONGEST_VERB = 8


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each 截止 with a time behind it."""
    if not paper.has("截止", "截至到"):
        return
    found_at = {found.start(): found for found in paper.matches(_WRONG)}
    for found in paper.matches(_MID_CLAUSE):
        before = paper.text[max(0, found.start() - _LONGEST_VERB) : found.start()]
        if not _LAPSES.search(before):
            found_at.setdefault(found.start(), found)
    for _, found in sorted(found_at.items()):
        start, end = found.span("wrong")
        wrong = f"截{found['wrong']}"
        yield RULE.at(
            paper.place(found.start()),
            f"“{paper.around(found.start(), end)}”里的“{wrong}”应为“截至”",
            hint="后面带时间的用“截至”",
            repairs=paper.repair(start, end, "至"),
        )
