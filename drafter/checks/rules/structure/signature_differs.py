"""说明：文末的署名与标题里的单位不是一个单位。
理由：GB/T 9704 7.3.5：发文机关署名应当与标题里的发文机关一致；不一致的，多半是套用了别的单位的稿子。
反例：某县殡葬管理所2023年工作总结↵火化遗体320具。↵某县殡仪馆↵2023年12月20日
正例：某县殡葬管理所2023年工作总结↵火化遗体320具。↵某县殡葬管理所↵2023年12月20日
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.documentdates import issue_date
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("署名与标题不符", Family.STRUCTURE, Severity.WARNING, __doc__)
_KINDS = "局|厅|委|委员会|办公室|办|科|股|室|中心|站|所|馆|院|处|街道|镇|乡|政府|协会"
_OF_TITLE = pattern(
    f"(?:中共)?(?P<office>[一-鿿]{{2,24}}?(?:{_KINDS}))(?:党组|党委)?(?:关于)?(?=20[0-9]{{2}}|二[〇○零])"
)
_SIGNED = pattern(
    rf"[ \u3000]*(?:中共)?(?P<office>[一-鿿]{{2,24}}?(?:{_KINDS}))(?:党组|党委|机关党委|党支部)?[ \u3000]*(?:[（(][^（）()\n]{{0,6}}章[^（）()\n]{{0,6}}[）)])?[ \u3000]*"
)
_STEM = pattern("(?:人民政府|办事处|办公室|委员会|政府)$")
_LONGEST = 40


def check_text(paper: Paper) -> Iterator[Finding]:
    """The line right above the 成文日期 at the foot, where it names another office."""
    if paper.setting.drafted or not paper.skeleton.title:
        return
    title = paper.skeleton.title
    said = _OF_TITLE.match("".join([paper.passages[index].text.strip() for index in title]))
    dated = issue_date(paper) if said else None
    if said is None or dated is None:
        return
    index = paper.index(dated.start) - 1
    if index <= title[-1] or len(paper.passages[index].text) > _LONGEST:
        return
    signed = _SIGNED.fullmatch(paper.passages[index].text)
    if signed is None or _same(said["office"], signed["office"]):
        return
    yield RULE.at(
        paper.place(paper.starts[index] + signed.start("office")),
        f"署名是“{signed['office']}”，标题里的单位是“{said['office']}”",
        hint="核对是不是套用了别的单位的文稿，改为一致",
        related=(Related(paper.place(paper.starts[title[0]]), f"标题里是“{said['office']}”"),),
    )


def _same(one: str, other: str) -> bool:
    """Whether one is part of the other, or may be short for it: all its characters in order."""
    stems = (_STEM.sub("", one), _STEM.sub("", other))
    if one.startswith(stems[1]) or other.startswith(stems[0]):
        return True
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)
