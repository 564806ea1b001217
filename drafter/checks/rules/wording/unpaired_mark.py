"""说明：引号、书名号、括号只有一半，或者方向反了、互相交叉。
理由：引号、书名号、括号都成对使用（GB/T 15834 4.8、4.9、4.15）；缺了一半，读的人不知道引到哪里为止。
反例：落实“一门受理、协同办理机制
正例：落实“一门受理、协同办理”机制
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.findings import Family, Related, Rule, Severity
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("标号不成对", Family.WORDING, Severity.ERROR, __doc__, also=(Severity.WARNING,))
_KINDS: Final = {
    "“": ("“", "”"), "”": ("“", "”"), "‘": ("‘", "’"), "《": ("《", "》"), "》": ("《", "》"),
    "（": ("（", "）"), "(": ("（", "）"), "）": ("（", "）"), ")": ("（", "）"),
    "〔": ("〔", "〕"), "〕": ("〔", "〕"), "’": ("‘", "’"), "【": ("【", "】"), "】": ("【", "】"),
}  # fmt: skip
_NAMES: Final = {
    "“": "引号", "‘": "单引号", "《": "书名号", "（": "括号", "〔": "六角括号",
    "【": "方头括号",
}  # fmt: skip
_OPENING: Final = "“‘《（(〔【"
# Not: ’ of English (it's), and what counts items: 1） a) ①）.
_MARK: Final = pattern(r"[“”‘’《》（(〔〕【】）)\n](?<![A-Za-z0-9]’)")
_PAIRS: Final = ("“”", "《》", "（）", "()", "（)", "(）", "‘’", "〔〕", "【】")
_DEEPEST: Final = 4
_COUNTED: Final = pattern(r"(?:(?<=[\n。；，：、])|\A)[ \u3000]*[0-9A-Za-z①-⑳]{1,2}[）)]")
_ACROSS: Final = 4  # paragraphs that a quotation may span
_NEAR: Final = 40
_ENDS: Final = "。！？；：…"
_SHOWN: Final = 12


class _Half(NamedTuple):
    at: int
    kind: tuple[str, str]
    opens: bool

    @property
    def names(self) -> tuple[str, str]:
        """What it is called, and what the half is called that it lacks."""
        name = _NAMES[self.kind[0]]
        own, other = f"前{name}", f"后{name}"
        return (own, other) if self.opens else (other, own)


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each half without another; a pair may span a few paragraphs."""
    if _all_pair(paper):
        return
    left = tuple(half for half in _unpaired(paper) if not _is_sound(paper, half))
    taken: set[int] = set()
    for order, half in enumerate(left):
        if order in taken:
            continue
        other = _other(paper, left, order)
        if other is None:
            yield _alone(paper, half)
            continue
        taken.add(other)
        if paper.index(half.at) == paper.index(left[other].at):
            yield _two(paper, half, left[other])


def _all_pair(paper: Paper) -> bool:
    """Whether nothing is left of each paragraph's marks when pairs are taken out, the inner first."""
    marks = "".join(_MARK.findall(paper.text))
    for _ in range(_DEEPEST):
        for pair in _PAIRS:
            marks = marks.replace(pair, "")
    return not marks.strip("\n")


def _unpaired(paper: Paper) -> Iterator[_Half]:
    """The halves that have no other in their paragraph, in reading order."""
    text = paper.text
    counters = {found.end() - 1 for found in paper.matches(_COUNTED, having="）)")}
    open_: list[_Half] = []
    for found in paper.matches(_MARK, having="“”‘’《》（）()〔〕【】"):
        at = found.start()
        if text[at] == "\n":
            yield from open_
            open_ = []
            continue
        half = _Half(at, _KINDS[text[at]], text[at] in _OPENING)
        if half.opens:
            open_.append(half)
        elif open_ and open_[-1].kind == half.kind:
            open_.pop()
        elif any(each.kind == half.kind for each in open_[-_ACROSS:]):
            while open_[-1].kind != half.kind:
                yield open_.pop()
            open_.pop()
        elif at not in counters:
            yield from open_
            open_ = []
            yield half
    yield from open_


def _is_sound(paper: Paper, half: _Half) -> bool:
    """Whether it is right alone: ’98, or “ before each paragraph of a long quotation."""
    if half.kind == ("‘", "’") and not half.opens:
        return paper.text[half.at + 1 : half.at + 2].isdigit()
    index = paper.index(half.at)
    if half.kind != ("“", "”") or not half.opens or index + 1 == len(paper.passages):
        return False
    lead = paper.text[paper.starts[index] : half.at]
    return not lead.strip() and paper.passages[index + 1].text.lstrip().startswith("“")


def _other(paper: Paper, left: tuple[_Half, ...], order: int) -> int | None:
    """The half that goes with one: in its paragraph, or in one that it goes on to."""
    half = left[order]
    index = paper.index(half.at)
    for other in range(order + 1, min(order + 3, len(left))):
        each = left[other]
        if each.kind != half.kind:
            continue
        apart = paper.index(each.at) - index
        if apart == 0:
            return other if each.opens != half.opens or each.at - half.at < _NEAR else None
        if not half.opens or each.opens:
            return None
        at_start = not paper.text[paper.starts[index] : half.at].strip()
        words = paper.passages[index].text.rstrip()
        goes_on = half.kind == ("（", "）") or words[-1] not in _ENDS  # a line broken anywhere
        return other if (at_start and apart <= _ACROSS) or (goes_on and apart == 1) else None
    return None


def _two(paper: Paper, half: _Half, other: _Half) -> Finding:
    """Two of a paragraph that should make a pair, and do not."""
    own, missing = half.names
    if half.opens == other.opens:
        message, hint = f"前后用了两个{own}", f"其中一个改为{missing}"
    elif half.opens:
        message, hint = f"{own}和{missing}与别的标号交叉", "一对里面的，在这一对里面结束"
    else:
        message, hint = f"{own}和{missing}的方向反了", f"前面用{half.kind[0]}，后面用{half.kind[1]}"
    said = paper.shown(half.at, other.at + 1) if other.at - half.at < _NEAR else ""
    return RULE.at(
        paper.place(half.at),
        f"{message}：{said or _around(paper, half.at)}",
        hint=hint,
        severity=_severity(paper, half),
        related=(Related(paper.place(other.at), _around(paper, other.at)),),
    )


def _alone(paper: Paper, half: _Half) -> Finding:
    own, missing = half.names
    return RULE.at(
        paper.place(half.at),
        f"本段的这个{own}没有配对的{missing}：{_around(paper, half.at)}",
        hint=f"补上{missing}，或者删去多余的{own}",
        severity=_severity(paper, half),
    )


def _severity(paper: Paper, half: _Half) -> Severity:
    if paper.passage(half.at).role is Role.CELL or half.kind == ("‘", "’"):
        return Severity.WARNING
    return Severity.ERROR


def _around(paper: Paper, at: int) -> str:
    """What stands there; not looked for by its line, for a line may have very many of them."""
    index = paper.index(at)
    begin = paper.starts[index]
    end = begin + len(paper.passages[index].text)
    return paper.shown(max(begin, at - _SHOWN), min(end, at + _SHOWN + 1)).strip()
