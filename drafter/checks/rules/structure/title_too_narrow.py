"""说明：标题只说一项业务，正文的各级标题却写了多项业务。
理由：标题的事由应当概括全文；多半是借用了别的文稿的标题，没有改。
反例：某区民政局2024年推进养老服务工作总结↵一、社会救助↵提标两次。↵二、养老服务↵新增床位。↵三、殡葬管理↵推行生态葬。↵四、婚姻登记↵登记860对。↵五、社会组织↵培育30家。
正例：某区民政局2024年工作总结↵一、社会救助↵提标两次。↵二、养老服务↵新增床位。↵三、殡葬管理↵推行生态葬。↵四、婚姻登记↵登记860对。↵五、社会组织↵培育30家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.quoting import inner
from drafter.checks.written.skeleton import LONGEST_HEADING
from drafter.checks.written.topicwords import UMBRELLA, fields_of
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标题窄于正文", Family.STRUCTURE, Severity.NOTICE, __doc__)
_FEWEST_OTHERS = 4
_NAMED = 5


def check_text(paper: Paper) -> Iterator[Finding]:
    """A title of one field of work over headings of at least four others."""
    bones = paper.skeleton
    if not bones.title:
        return
    title = "".join([paper.passages[index].text.strip() for index in bones.title])
    own = set(fields_of(title))
    if len(own) != 1 or UMBRELLA in own:
        return
    told: dict[str, None] = {}
    for heading in bones.headings:
        told.update(dict.fromkeys(fields_of(heading.title[:LONGEST_HEADING])))
    others = [field for field in told if field not in own and field != UMBRELLA]
    if len(others) < _FEWEST_OTHERS:
        return
    yield RULE.at(
        paper.place(paper.starts[bones.title[0]]),
        f"标题“{inner(title)}”只说{own.pop()}，正文还写了{'、'.join(others[:_NAMED])}",
        hint="核对标题：全局的工作总结，事由写“工作总结”即可",
    )
