"""说明：文稿里还留着占位的“××”、“XX”、空括号、下划线、“待补”、“此处填…”等记号。
理由：占位的地方定稿前都要填实；漏掉一处，印出去就是半成品。
反例：发放救助金xx万元，惠及（  ）户；〔待补〕
正例：发放救助金148.76万元，惠及263户
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("留有占位记号", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_HOLE = "××"
_COUNTED = (
    r"[余多]?(?:[万亿千百]?(?:元|人|名|户|个|家|所|处|件|张|次|场|项|份|期|批|条|座|间|对|例|宗|起"
    r"|支|辆|套|册|篇|岁|天|吨|亩|米|平方|公里)|[%％‰年月日号]|小时|-?季度|/[人户月年])"
)
# 3×5米 and A××12 are no holes, nor XXL; a single mark is one only before a unit.
_MARKS = pattern(
    rf"(?:[Xx×✕╳Ｘｘ](?<![0-9A-Za-z×✕╳*/.].)[Xx×✕╳Ｘｘ]{{1,12}}(?:[.．\-][Xx×Ｘｘ]{{1,6}})?"
    rf"|[Xx×Ｘｘ](?<![0-9A-Za-z×✕╳*/.].)(?:[.．\-][Xx×Ｘｘ]{{1,6}})?(?={_COUNTED}|-?季度|[省市区县]))(?![0-9A-Za-z*@])"
)
_COUNTS = pattern(_COUNTED)
_YEAR = pattern(r"[12](?<![0-9A-Za-z].)(?:(?<=1)9|(?<=2)0)(?:[0-9][Xx×]|[Xx×]{2})(?=[年〕])")
# 有待补充 in a sentence is no mark, nor 待补助 and 待核定 in brackets; __ is emphasis in Markdown.
_WORDS = pattern(
    r"[〔（(【\[](?:[ \u3000]{0,4}(?:此处|数据|内容)?"
    r"(?:待补[充齐填录]?|待填[写报充]?|待核实|[请须]填[写报]?|[请须]补充?|此处[填补]写?|此处(?:填(?![埋平土])写?|补充|插入)[㐀-鿿]{1,5})"
    r"(?:[，,：: \u3000][^〕）)】\]\n]{0,12})?[〕）)】\]]"
    r"|(?<=[（(])(?<![0-9A-Za-z_].)[ \u3000]{1,20}[）)]|(?<=（)）|(?<=[㐀-鿿]\()\))"
)
_LINES = pattern(r"[_＿](?:(?<=＿)＿{1,40}|(?<![0-9A-Za-z_]_)_{2,40}(?![0-9A-Za-z_]))")
_TODO = pattern(r"[TF](?<![A-Za-z].)(?:(?<=T)(?:ODO|BD)|(?<=F)IXME)(?![A-Za-z])")
_HERE = pattern("此处(?:填(?![埋平土])写?|补充|插入)(?![^（(〔【\n]{0,6}[）)〕】])")
_OTHERS = ((_WORDS, "〔（(【["), (_LINES, "_＿"), (_TODO, "TF"), (_HERE, "此"))


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each mark of a place that is to be filled in."""
    for found in paper.matches(_MARKS, having="Xx×✕╳Ｘｘ"):
        start, end = found.span()
        if paper.setting.drafted and _is_hole(paper, found):
            continue
        counted = _COUNTS.match(paper.text, end) is not None
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的“{found[0]}”还没有填实",
            hint="填上实际的数" if counted else "填上实际的内容；有意隐去名称的，可以不改",
            severity=Severity.WARNING if counted else Severity.NOTICE,
        )
    for found in paper.matches(_YEAR, having="Xx×"):
        yield RULE.at(
            paper.place(found.start()),
            f"年份“{found[0]}”还没有填实",
            hint="填上四位的年份",
        )
    for pattern_, beginning in _OTHERS:
        for found in paper.matches(pattern_, beginning=beginning):
            start, end = found.span()
            yield RULE.at(
                paper.place(start),
                f"“{paper.around(start, end)}”里留着“{paper.quoted(start, end)}”",
                hint="填上实际的内容，或者删去",
            )


def _is_hole(paper: Paper, found: re.Match[str]) -> bool:
    """Whether the program itself printed it for a figure that has not come, which is said there.

    A hole stands at the beginning of what was printed from one place, or behind its unit's words:
    每人每月××元. Words an office typed hold theirs amid other words.
    """
    passage = paper.passage(found.start())
    if passage.role is Role.ELEMENT:
        return True
    at = found.start() - paper.starts[paper.index(found.start())]
    begins = [start for start, _ in passage.pieces]
    before = passage.text[begins[bisect_right(begins, at) - 1] : at]
    return _HOLE in found[0] and (not before or _HOLE in before or _is_prefix(paper, before))


def _is_prefix(paper: Paper, words: str) -> bool:
    """Whether a unit's words stand there that come before its number."""
    return any(words == unit.prefix for unit in paper.setting.library.units.by_name.values())
