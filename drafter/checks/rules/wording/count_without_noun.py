"""说明：数量前面的词不是能一个一个数的东西：建设示范100个。
理由：“示范”“标准化”说的是样子，不是东西，后面缺了中心词；读的人不知道建成的是什么。
反例：新创建农村社区建设示范100个
正例：新创建农村社区建设示范村100个
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Rule, Severity
from drafter.library.neighbours import between
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("数量缺中心词", Family.WORDING, Severity.NOTICE, __doc__)
_COUNT: Final = pattern(r"[范化][0-9]{1,5}[余多]?[个家所处](?=[，。；、,;\n]|\Z)")
_WORD: Final = pattern(r"(?:示范|(?:标准|规范|信息|智能|智慧|专业|品牌|精品|样板|特色|适老)化)\Z")
_LIKE: Final = {"示范": "社区", "适老化": "住房"}
_LONGEST: Final = 3
_SENTENCE: Final = pattern("[。！？；\n]")
# In a list the noun stands before: 老年食堂20个，其中标准化12个.
_LISTED: Final = pattern("[0-9]|其中|包括|分为|分别|[，、：（(,:]$")
_BEFORE: Final = 80
_BEFORE_DIGITS = between("范化", "0123456789")


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each that is the first number of its sentence."""
    for found in paper.matches(_COUNT, having=_BEFORE_DIGITS, beginning="范化"):
        end = found.start() + 1
        named = _WORD.search(paper.text[max(0, end - _LONGEST) : end])
        if named is None:
            continue
        word = named[0]
        start = end - len(word)
        before = _SENTENCE.split(paper.text[max(0, start - _BEFORE) : start])[-1]
        if not before or _LISTED.search(before):
            continue
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, found.end())}”里“{word}”后面缺了中心词",
            hint=f"写明是什么，放到“{word}”后面，如“{word}{_LIKE.get(word, '社工站')}”",
        )
