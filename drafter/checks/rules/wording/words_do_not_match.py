"""说明：动词和后面的名词不搭配：发扬作用、加快力度、加大水平。
理由：作用要“发挥”，力度要“加大”，水平要“提高”，步伐要“加快”。
反例：发扬党员先锋模范作用，加快整治力度
正例：发挥党员先锋模范作用，加大整治力度
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import ByHead
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("搭配不当", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_END: Final = "(?=[，。；、\n]|\\Z)"
_BETWEEN: Final = "[^，。；、：！？\n和与及并，]"
# The verb, how many words of what, the noun, the verb that it takes, how sure it is.
_TABLE: Final = tuple(
    (
        verb,
        pattern(f"(?P<verb>{verb})(?P<of>{_BETWEEN}{{{least},12}}?)(?P<noun>{noun}){_END}"),
        right,
        severity,
    )
    for verb, least, noun, right, severity in (
        ("发扬", 0, "作用", "发挥", Severity.WARNING),
        ("加快", 0, "力度", "加大", Severity.WARNING),
        ("完善", 1, "力度", "加大", Severity.WARNING),
        ("健全", 1, "力度", "加大", Severity.WARNING),
        ("加强", 0, "力度", "加大", Severity.NOTICE),
        ("提高", 0, "力度", "加大", Severity.NOTICE),
        ("加大", 1, "水平|质量|能力", "提高", Severity.WARNING),
        ("加大", 0, "步伐|进度|速度", "加快", Severity.WARNING),
        ("加快", 1, "水平|质量|能力", "提高", Severity.WARNING),
        ("增加", 1, "水平|质量", "提高", Severity.NOTICE),
        ("缩短", 0, "差距", "缩小", Severity.NOTICE),
    )
)
_BY_VERB: Final = ByHead(((each[0],), each) for each in _TABLE)
# Another verb between takes the noun: 加快建立…提高服务水平, 加强督查加大力度.
_VERB: Final = pattern(
    "加大|提高|提升|增强|加快|发挥|弘扬|精神|传统|作风|形成|体现|保证|确保|建设|建立"
)
# Of 特困人员 both are 供养; only children are brought up.
_SUPPORTED: Final = pattern(
    "(?:集中供养|特困人员|特困对象|五保对象)[^。；\n儿童孤]{0,20}?(?P<wrong>[分集][散中]抚养)|分散抚养的?(?:特困|五保)"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each verb that its noun, at the end of the clause, does not take."""
    if paper.has("散抚养", "中抚养"):
        yield from _brought_up(paper)
    for verb, words, right, severity in _BY_VERB.perhaps(paper.pairs):
        if not paper.has(verb):
            continue
        for found in paper.matches(words):
            if _VERB.search(found["of"]):
                continue
            start, end = found.span("verb")
            yield RULE.at(
                paper.place(start),
                f"“{paper.quoted(*found.span())}”里“{verb}”与“{found['noun']}”不搭配",
                hint=f"改为“{right}”",
                severity=severity,
                repairs=paper.repair(start, end, right),
            )


def _brought_up(paper: Paper) -> Iterator[Finding]:
    """分散抚养 of those whom the State supports."""
    for found in _SUPPORTED.finditer(paper.text):
        start = found.start("wrong") if found["wrong"] else found.start()
        words = paper.text[start : start + 4]
        right = f"{words[:2]}供养"
        yield RULE.at(
            paper.place(start),
            f"特困人员的是“{right}”，文中写“{words}”",
            hint=f"改为“{right}”",
            repairs=paper.repair(start + 2, start + 4, "供养"),
        )
