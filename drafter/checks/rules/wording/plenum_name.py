"""说明：中央全会的名称缺字、写错或者次序颠倒：十九大四中全会、二十届三中精神、十八届三中、五中、四中全会。
理由：全会按届次称“党的十九届四中全会”；“十九大”是代表大会，没有“四中全会”。
反例：某县民政局2020年工作总结↵学习贯彻党的十九大四中全会精神。
正例：某县民政局2020年工作总结↵学习贯彻党的十九届四中全会精神。
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

RULE = Rule("全会名称不对", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_CONGRESS: Final = "(?:十[一二三四五六七八九]|二十一?)"
_PLENUM: Final = "[一二三四五六七八九]中"
# 中全会 behind 十九大四, 十九三; 中 behind 十九届五, without its 全会.
_FULL: Final = pattern("中(?=(?P<twice>全全会)|全会)")
_CUT: Final = pattern("中(?<=届.中)(?:(?P<short>会)(?!议)|(?=精神|决定|以来|公报))")
_NO_TERM: Final = pattern(f"(?P<congress>{_CONGRESS})(?P<wrong>大?){_PLENUM}\\Z")
_TERM: Final = pattern(f"(?:{_CONGRESS}届)?{_PLENUM}\\Z")
_LIST: Final = pattern(
    "届(?P<list>[一二三四五六七八九]中(?:(?:全会)?[、和及与][一二三四五六七八九]中){1,6})(?=全会|精神)"
)
_NUMBER: Final = pattern("[一二三四五六七八九](?=中)")
_BACK: Final = 7


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each plenum that is not told by its term of office, or has not its full name."""
    if "中" not in paper.characters or paper.characters.isdisjoint("全届"):
        return
    for found in paper.matches(_FULL):
        yield from _of_no_term(paper, found.end())
        if found["twice"]:
            yield from _miswritten(paper, found.end(), "全全会")
    for found in paper.matches(_CUT, having="届"):
        yield from _miswritten(paper, found.start() + 1, found["short"] or "")
    for found in paper.matches(_LIST, having="届"):
        yield from _out_of_order(paper, found)


def _out_of_order(paper: Paper, found: re.Match[str]) -> Iterator[Finding]:
    """三中、五中、四中全会: they are told as they were held."""
    numbers = _NUMBER.findall(found["list"])
    held = sorted(set(numbers), key="一二三四五六七八九".index)
    if numbers == held:
        return
    start, end = found.span("list")
    same = len(held) == len(numbers)
    inorder = iter(held)
    right = (
        _NUMBER.sub(lambda _: next(inorder), found["list"])
        if same
        else "、".join(f"{each}中" for each in held)
    )
    yield RULE.at(
        paper.place(start),
        f"“{found['list']}”{'次序颠倒' if same else '有重复'}",
        hint=f"按召开的先后，改为“{right}”",
        severity=Severity.WARNING,
        repairs=paper.repair(start, end, right) if same else (),
    )


def _of_no_term(paper: Paper, end: int) -> Iterator[Finding]:
    found = _NO_TERM.search(paper.text, max(0, end - _BACK), end)
    if found is None:
        return
    plenum = paper.text[end - 2 : end]
    yield RULE.at(
        paper.place(found.start()),
        f"“{found[0]}全会”应为“{found['congress']}届{plenum}全会”",
        hint="全会按届次称，写作“某届某中全会”",
        repairs=paper.repair(found.start("wrong"), end, f"届{plenum}"),
    )


def _miswritten(paper: Paper, end: int, said: str) -> Iterator[Finding]:
    found = _TERM.search(paper.text, max(0, end - _BACK), end)
    if found is None or (not said and "届" not in found[0]):
        return
    yield RULE.at(
        paper.place(found.start()),
        f"“{found[0]}{said}”应为“{found[0]}全会”" if said else f"“{found[0]}”后面缺了“全会”",
        hint=f"改为“{found[0]}全会”",
        severity=None if said else Severity.WARNING,
        repairs=paper.repair(end, end + len(said), "全会") if said else (),
    )
