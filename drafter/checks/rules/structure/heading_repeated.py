"""说明：并列的标题里，有两个名称完全一样。
理由：各部分的标题要能互相区别；重名多半是一段粘了两遍，或者套用上一个标题时忘了改。
反例：一、殡葬管理↵火化遗体320具。↵二、婚姻登记↵登记860对。↵三、殡葬管理↵建成公墓3处。
正例：一、殡葬管理↵火化遗体320具，建成公墓3处。↵二、婚姻登记↵登记860对。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.counters import name_of
from drafter.checks.written.skeleton import Form, Manner
from drafter.findings import Family, Related, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.checks.written.skeleton import Heading
    from drafter.findings import Finding

RULE = Rule("标题重名", Family.STRUCTURE, Severity.WARNING, __doc__)
_SHORTEST = 3
_LEVELS = frozenset({Form.CHAPTER, Form.HAN, Form.HAN_BRACKET, Form.ARABIC})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each heading that is called as one before it under the same heading."""
    if paper.setting.drafted:
        return
    bones = paper.skeleton
    first: dict[tuple[int, Form, str], Heading] = {}
    for heading, above in zip(bones.headings, bones.parents, strict=True):
        if heading.form not in _LEVELS or heading.manner is Manner.NUMBER_ONLY:
            continue
        title = heading.title.strip(" \u3000*")
        if len(title) < _SHORTEST:
            continue
        before = first.setdefault((above, heading.form, title), heading)
        if before is not heading:
            yield RULE.at(
                paper.place(heading.start),
                f"标题“{name_of(paper, heading)}”与“{name_of(paper, before)}”重名",
                hint="内容也一样的，删去一处；不一样的，改标题或者合并",
                related=(Related(paper.place(before.start), name_of(paper, before)),),
            )
