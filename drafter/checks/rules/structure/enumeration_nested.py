"""说明：同一种序次语在一段里套用了两层：“一是”里面又分“一是、二是”。
理由：两层都叫“一是、二是”，读到后面的“三是”就分不清接的是哪一层；GB/T 15834 附录B.3.8：层次不同，序次语的形式也不同。
反例：一是抓低保：一是扩面，二是提标。二是抓特困。
正例：一是抓低保：第一，扩面；第二，提标。二是抓特困。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.enumerations import ORDINAL
from drafter.findings import Family, Related, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.enumerations import Item
    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

_CLAUSE = pattern("[。；，：！？;,:\n]")
_LONGEST = 20

RULE = Rule("序次语套用", Family.STRUCTURE, Severity.WARNING, __doc__)
_FEWEST = 2


def check_text(paper: Paper) -> Iterator[Finding]:
    """Every enumeration within an item of one of its own form."""
    for each in paper.enumerations:
        outer, item = each.inside, each.items[0]
        if outer is None or len(each.items) < _FEWEST:
            continue
        named = "第一、第二" if each.form == ORDINAL else f"一{each.form}、二{each.form}"
        yield RULE.at(
            paper.place(item.start),
            f"“{_told(paper, outer)}”里面又用“{named}”分了一层：“{_told(paper, item)}”",
            hint="里面一层换一种说法，或者另起一段",
            related=(Related(paper.place(outer.start), "外面一层在这里"),),
        )


def _told(paper: Paper, item: Item) -> str:
    """What an item says first: 一是抓救助."""
    words = paper.text[item.end : item.end + _LONGEST].lstrip("，、：,: ")
    return paper.text[item.start : item.end] + _CLAUSE.split(words, maxsplit=1)[0]
