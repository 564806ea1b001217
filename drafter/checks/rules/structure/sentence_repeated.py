"""说明：同一句话、同一段话在文中一字不差地写了两次。
理由：多半是复制粘贴时粘了两遍，或者从总结抄进计划忘了改；同一组数字写两遍，读的人会以为是两件事。
反例：一、殡葬服务↵疏导车辆320台次，兑换鲜花860束。↵二、内部管理↵建立制度12项。疏导车辆320台次，兑换鲜花860束。
正例：一、殡葬服务↵疏导车辆320台次，兑换鲜花860束。↵二、内部管理↵建立制度12项。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("语句重复", Family.STRUCTURE, Severity.WARNING, __doc__, also=(Severity.NOTICE,))
_SHORTEST, _SHORTEST_WITH_FIGURE = 30, 15
_SHORTEST_CLAUSE = 10
_CLAUSE = pattern("[，；。]")
# These go with what stands before them, which may be another thing each time.
_COMPARES = (
    "比",
    "较",
    "同比",
    "增长",
    "增加",
    "下降",
    "其中",
    "占",
    "达",
    "每人",
    "人均",
    "标准",
    "分别",
)
_MOST_TIMES = 3  # said more often it is a line of a form
_SHOWN = 24
_STOP = pattern("[。！？\n]")
_NUMBER = " \u3000\t#*-0123456789.、．（）()一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"
_NUMERALS = "0123456789一二三四五六七八九十"
_COUNTS = ("是", "要")  # 一是, 二要
_CLOSES = ("。", "！", "？")  # a line without one is no sentence
_FIGURE = pattern("[0-9](?![0-9.]{0,6}%)")  # a rate may be the same of two things
# Such words are said at the beginning of a part, and may be said again.
_GUIDING = pattern("为指导|精神|思想|总书记|决策部署|工作总基调|以人民为中心")
_OF_A_FORM = ("责任", "牵头", "配合单位", "完成时限", "联系", "填报", "单位", "备注")


class _Sentence(NamedTuple):
    key: str
    start: int
    end: int


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each sentence that was there before; of several that stand together the first alone."""
    if paper.setting.drafted:
        return
    several = _said_again(paper.text)
    if several:
        yield from _told(paper, several)
    else:
        yield from _clauses(paper)


def _told(paper: Paper, several: set[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    last_told = -1
    for sentence in _sentences(paper, several):
        before = first.setdefault(sentence.key, sentence.start)
        if before == sentence.start:
            continue
        if last_told < 0 or paper.text[last_told : sentence.start].strip("。！？ \u3000\n"):
            yield _finding(paper, sentence, before)
        last_told = sentence.end


def _said_again(text: str) -> set[str]:
    """What is said more than once: nearly always nothing."""
    parts = [
        each for each in text.replace("\n", "。").split("。") if len(each) >= _SHORTEST_WITH_FIGURE
    ]
    if len(set(parts)) == len(parts) and "！" not in text and "？" not in text:
        return set()
    counts: dict[str, int] = {}
    for part in _STOP.split(text):
        key = _key(part)
        counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if 1 < count <= _MOST_TIMES and _tells(key)}


def _key(part: str) -> str:
    rest = part.lstrip(_NUMBER)
    start = len(part) - len(rest)
    while start and part[start - 1] in _NUMERALS and not rest.startswith(_COUNTS):
        start -= 1
    return part[start:].rstrip(" \u3000\t*")


def _tells(key: str) -> bool:
    """Whether nobody says that twice on purpose."""
    if len(key) < _SHORTEST_WITH_FIGURE or key.startswith(_OF_A_FORM):
        return False
    if _FIGURE.search(key):
        return True
    return len(key) >= _SHORTEST and _GUIDING.search(key) is None


def _sentences(paper: Paper, several: set[str]) -> Iterator[_Sentence]:
    """Where those stand, in reading order; what stands in a table is no sentence."""
    start = 0
    for part in _STOP.split(paper.text):
        end = start + len(part)
        key = _key(part)
        closed = paper.text[end : end + 1] in _CLOSES
        if key in several and closed and paper.passage(start).role is Role.BODY:
            yield _Sentence(key, start + part.find(key), end)
        start = end + 1


def _finding(paper: Paper, sentence: _Sentence, before: int) -> Finding:
    end = min(sentence.start + _SHOWN, sentence.end)
    words = paper.quoted(sentence.start, end) + ("……" if end < sentence.end else "")
    near = paper.index(before) == paper.index(sentence.start)
    where = "同一段里" if near else "前面"
    return RULE.at(
        paper.place(sentence.start),
        f"“{words}”{where}已经写过，一字不差",
        hint="删去一处；前后都要说的，后一处换一个说法",
        related=(Related(paper.place(before), "先在这里写的"),),
    )


def _clauses(paper: Paper) -> Iterator[Finding]:
    """Part of a sentence, with a number, that its own paragraph says again."""
    parts = paper.text.replace("；", "，").replace("。", "，").replace("\n", "，").split("，")
    long = [each for each in parts if len(each) >= _SHORTEST_CLAUSE]
    if len(set(long)) == len(long):
        return
    for passage, begin in zip(paper.passages, paper.starts, strict=True):
        if passage.role is not Role.BODY:
            continue
        first: dict[str, int] = {}
        start = begin
        for part in _CLAUSE.split(passage.text):
            key = _key(part)
            before = first.setdefault(key, start)
            if before != start and len(key) >= _SHORTEST_CLAUSE and _is_telling(key):
                at = start + part.find(key)
                yield RULE.at(
                    paper.place(at),
                    f"“{paper.quoted(at, at + len(key))}”同一段里写了两次",
                    hint="删去一处；说的是两件事的，写明各是什么",
                    related=(Related(paper.place(before), "先在这里写的"),),
                    severity=Severity.NOTICE,
                )
            start += len(part) + 1


def _is_telling(key: str) -> bool:
    return _FIGURE.search(key) is not None and not key.startswith(_COMPARES)
