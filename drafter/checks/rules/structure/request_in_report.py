"""说明：文种是报告，结尾却写“妥否，请批示”“请予批准”。
理由：《党政机关公文处理工作条例》第十五条（四）：不得在报告等非请示性公文中夹带请示事项；报告上级不必批复，请示的事会被耽误。
反例：某县民政局关于殡葬改革工作情况的报告↵已整治散埋坟墓320座。妥否，请批示。
正例：某县民政局关于殡葬改革工作情况的报告↵已整治散埋坟墓320座。特此报告。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("报告夹带请示", Family.STRUCTURE, Severity.WARNING, __doc__)
_REPORT = pattern("报告(?:[（(][^（()）]{0,12}[）)])?$")
_REQUEST = pattern(
    "(?:妥否|当否|可否|是否妥当|以上请示|如无不妥|如无不当)[，,]?(?:请|恳请|敬请|特此请|望)?(?:予)?(?:批示|批复|批准|审批|核准|审定|指示)"
    "|(?:请予|恳请|敬请|特请|请求)(?:上级|省厅|市局|区政府|县政府|市政府|贵局|贵厅|领导)?(?:予以)?(?:批准|批复|审批|核准|批示)"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each request, where the title says that the document is a report."""
    title = "".join([paper.passages[index].text.strip() for index in paper.skeleton.title])
    if not _REPORT.search(title):
        return
    for found in paper.matches(_REQUEST, having="批审核指"):
        yield RULE.at(
            paper.place(found.start()),
            f"文种是报告，里面写了“{found[0]}”",
            hint="删去这一句，结尾写“特此报告”；要上级批的事另写请示",
        )
