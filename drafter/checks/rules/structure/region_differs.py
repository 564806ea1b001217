"""说明：标题里是县的单位，正文却写“全区”“区委、区政府”；或者是区的单位，写了“全县”“县委、县政府”。
理由：辖区的叫法全文要一样；夹着另一种的，多半是从别的地方的稿子里抄来的。
反例：某县民政局2023年工作总结↵全县新建助餐点12个，全县募集善款320万元。全区登记社会组织28家。
正例：某县民政局2023年工作总结↵全县新建助餐点12个，全县募集善款320万元。全县登记社会组织28家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("辖区称谓不符", Family.STRUCTURE, Severity.WARNING, __doc__)
_TITLED = pattern(
    "(?:中共)?[一-鿿×xX]{1,7}?(?P<level>[县区旗])(?!域|划|间)(?=[一-鿿]{0,16}(?:局|委|办|中心|站|所|馆|院|处|20|二[〇○零]))"
)
_SAID: Final = {
    level: pattern(
        f"[全我]{level}(?![域间别划])|(?<![一-鿿]){level}委、{level}政府|在{level}委、{level}政府"
    )
    for level in "县区旗"
}
_FEWEST = 2
_SHARE = 2
# What is said of another place, or in an autonomous region of the whole of it.
_ELSEWHERE = pattern(
    "前列|先进|表彰|率先|现场会|推广|通报|排名|示范|唯一|首批|第[一二三1-9]|撤|原|历史|对口|协作|帮扶|结对|外省|外地|自治区|区级|城区|园区|社区|小区"
)
_NEAR = 12


def check_text(paper: Paper) -> Iterator[Finding]:
    """Words for a district in the report of a county, and the other way round."""
    if paper.setting.drafted or not paper.skeleton.title:
        return
    title = paper.skeleton.title
    found = _TITLED.match("".join([paper.passages[index].text.strip() for index in title]))
    if found is None or paper.has("自治区"):
        return
    for level, said in _SAID.items():
        cues = (f"全{level}", f"我{level}", f"{level}委、")
        if level == found["level"] or not paper.has(*cues):
            continue
        others = [each for each in said.finditer(paper.text) if _is_own(paper, each)]
        own = len(_SAID[found["level"]].findall(paper.text)) if others else 0
        if others and own >= max(_FEWEST, _SHARE * len(others)):
            for each in others:
                yield _finding(paper, each, found)


def _is_own(paper: Paper, found: re.Match[str]) -> bool:
    """Whether the sentence speaks of the office's own region, as far as one can tell."""
    start = found.start()
    if paper.passage(start).role is not Role.BODY:
        return False
    return not _ELSEWHERE.search(paper.text, max(0, start - _NEAR), found.end() + _NEAR)


def _finding(paper: Paper, found: re.Match[str], titled: re.Match[str]) -> Finding:
    wrong = next(each for each in "县区旗" if each in found[0])
    right = found[0].replace(wrong, titled["level"]).removeprefix("在")
    return RULE.at(
        paper.place(found.start()),
        f"标题里是“{titled[0].removeprefix('中共')}”的单位，这里写“{found[0].removeprefix('在')}”",
        hint=f"核对是不是抄了别处的稿子，改为“{right}”；说的是别处的，写明是哪里",
        related=(Related(paper.place(paper.starts[paper.skeleton.title[0]]), "标题在这里"),),
    )
