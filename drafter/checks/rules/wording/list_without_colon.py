"""说明：“如下”“以下几点”后面接着列举，用的却不是冒号（“如下。”收住一段的只提示）；或者全文停在冒号上，后面没有内容。
理由：总说之后用冒号引出分说（GB/T 15834 4.7.3.1）；用了冒号，后面就要有内容。
反例：现将有关情况报告如下；↵一、主要工作↵全年救助1200人次。
正例：现将有关情况报告如下：↵一、主要工作↵全年救助1200人次。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import NUMERALS
from drafter.findings import Family, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("列举前缺冒号", Family.WORDING, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_LABEL: Final = 10  # 联系人： at the end of a form is none
_NAME: Final = pattern(
    rf"(?P<name>如下|以下(?:[几两{NUMERALS}]{{1,2}}(?:个方面|方面|点|项|条|个问题|项工作))(?:的?(?:工作|问题|措施|内容))?)"
    rf"(?P<mark>[。；，]?)(?P<rest>[ \u3000]*(?:\n|(?=[{NUMERALS}]是|[（(]?1[）).、]|首先，|第一，)))"
)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each name of a list before its first item, and a colon that ends the document."""
    yield from _names(paper)
    last = paper.passages[-1] if paper.passages else None
    words = last.text.rstrip() if last is not None and last.role is Role.BODY else ""
    if len(words) > _LABEL and words[-1] in "：:":
        at = paper.starts[-1] + len(words) - 1
        yield RULE.at(
            paper.place(at),
            f"“{paper.around(at, at + 1)}”之后再没有内容",
            hint="补上冒号后面的内容，或者改为句号",
        )


def _names(paper: Paper) -> Iterator[Finding]:
    """Each 如下 and 以下几点 before a list that has another mark."""
    if "下" not in paper.characters:
        return
    headings = frozenset(each.start for each in paper.skeleton.headings)
    items = frozenset(each.items[0].start for each in paper.enumerations)
    borders = headings | items
    for found in paper.matches(_NAME, having="下", beginning="如以"):
        across = "\n" in found["rest"]
        mark = found["mark"]
        if across and found.end() not in borders:
            continue
        whole = across and mark == "。"  # a whole sentence, which may stand before paragraphs
        certain = found["name"] == "如下"
        if whole and (not certain or found.end() in headings):
            continue
        if not across and not mark:
            continue
        certain = certain and not whole
        start = found.start("mark")
        yield RULE.at(
            paper.place(start if mark else start - 1),
            f"“{paper.around(found.start('name'), start + len(mark))}”后面接着列举，"
            + (f"用的是“{mark}”" if mark else "没有标点"),
            hint="改为冒号" if mark else "加上冒号",
            severity=Severity.WARNING if certain else Severity.NOTICE,
            repairs=paper.repair(start, start + 1, "：") if certain and mark else (),
        )
