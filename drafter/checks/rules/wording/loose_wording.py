"""说明：词表（templates/慎用词.yaml）里的口语、绝对化的说法和空话。
理由：公文用语要庄重、准确；绝对化的话要有依据，没有依据的空话谁都能写。
反例：群众百分之百满意，养老难题得到彻底解决
正例：回访的320人中，316人表示满意；养老床位紧张的状况有所缓解
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks.written.listedwords import listed_words, quoted
from drafter.checks.written.speeches import is_speech
from drafter.findings import Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("用语不当", Family.WORDING, Severity.NOTICE, __doc__)


# Whoever speaks to a hall may call on those who sit there.
_SPOKEN = frozenset({"让我们", "让我们一起", "携手共进", "共创美好未来"})


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each place of a word of the list; what is quoted is not the writer's own."""
    for hit in listed_words(paper, paper.setting.library.cautions):
        if quoted(paper.text, hit.start):
            continue
        if hit.listed.wrong in _SPOKEN and is_speech(paper):
            continue
        yield RULE.at(
            paper.place(hit.start),
            f"“{paper.around(hit.start, hit.end)}”里有“{hit.listed.wrong}”，公文慎用",
            hint=hit.listed.note or "换成具体、有依据的说法",
        )
