"""说明：汉字中间用了不分左右的直引号。
理由：公文的引号分左右，用“”，引号里面再用引号才用‘’（GB/T 15834 4.8）；直引号看不出哪里开始、哪里结束。
反例：开展"敲门行动"
正例：开展“敲门行动”
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.checks.written.marks import HAN, WIDE
from drafter.findings import Family, Rule, Severity
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("直引号", Family.WORDING, Severity.WARNING, __doc__)
_MARK: Final = pattern('["＂“”\n]')
_HAN: Final = pattern(f"[{HAN}]")
_STRAIGHT: Final = '"＂'
_SINGLE: Final = pattern(
    f"‘[^‘’'\"\n]{{1,40}}'|(?<=[{WIDE}])'[^‘'\"\n]{{1,40}}?['’]|'[^‘'\"\n]{{1,40}}'(?=[{WIDE}])"
)
_LONGEST: Final = 100
_HINT: Final = "改为“”，左右各半；在引号里面的改为‘’"


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each straight quote in a line that has Chinese characters."""
    line: list[int] = []
    for found in paper.matches(_MARK, having=_STRAIGHT):
        if found[0] == "\n":
            yield from _line(paper, line)
            line = []
        else:
            line.append(found.start())
    yield from _line(paper, line)
    for found in paper.matches(_SINGLE, having="'"):
        if _HAN.search(found[0]):
            yield RULE.at(
                paper.place(found.start()), f"用了不分左右的单引号：{found[0]}", hint=_HINT
            )


def _line(paper: Paper, marks: list[int]) -> Iterator[Finding]:
    """Those of a line; they are mended where all of them clearly make pairs."""
    text = paper.text
    straight = [at for at in marks if text[at] in _STRAIGHT]
    if not straight:
        return
    index = paper.index(straight[0])
    begin = paper.starts[index]
    if not _HAN.search(text, begin, begin + len(paper.passages[index].text)):
        return
    sure = _sure(text, marks)
    for order, at in enumerate(straight):
        second = order % 2
        if second and sure:
            continue
        pair = straight[order : order + 2]
        words = text[pair[0] : pair[-1] + 1] if sure else paper.near(at, at + 1)
        yield RULE.at(
            paper.place(at),
            f"用了不分左右的直引号：{words}",
            hint=_HINT,
            repairs=tuple(
                repair
                for place, new in zip(pair, "“”", strict=True)
                for repair in paper.repair(place, place + 1, new)
            )
            if sure
            else (),
        )


def _sure(text: str, marks: list[int]) -> bool:
    """Whether the marks of a line are pairs one after another, none within another."""
    if len(marks) % 2:
        return False
    for first, second in zip(marks[::2], marks[1::2], strict=True):
        kinds = text[first] + text[second]
        if kinds != "“”" and not (text[first] in _STRAIGHT and text[second] in _STRAIGHT):
            return False
        words = text[first + 1 : second]
        if not words.strip() or len(words) > _LONGEST or words != words.strip():
            return False
        if words[0] in "，。、；：" or words[-1] in "，、；：" or text[first - 1 : first].isdigit():
            return False
    return True
