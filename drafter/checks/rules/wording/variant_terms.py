"""说明：同一个说法在一篇里有几种写法：镇（街）、街（镇），医养结合、养医结合。
理由：名称前后一致，读的人才不会以为说的是两回事；多半是几个人的稿子合在一起留下的。
反例：覆盖16个镇（街）；建立区、街（镇）、村居三级网络
正例：覆盖16个镇（街）；建立区、镇（街）、村居三级网络
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.findings import Family, Related, Rule, Severity
from drafter.library.neighbours import ByHead
from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from drafter.checks.written.paper import Paper
    from drafter.findings import Finding

RULE = Rule("同一说法不一", Family.WORDING, Severity.NOTICE, __doc__)
# What may stand before a word that begins with 街, 镇, 居, 社区: in a name other words do (长街镇).
# The look back at it comes behind the first character: so `re` can leap to that.
_APART: Final = (
    r"(?:(?<![㐀-鿿].)|(?<=[各个该本全区县市省及和与或向由对在把使将给到为按以经是的别由所].))"
)
# For each the words it is looked for by, of the usual form and of the other, and both forms.
_GROUPS: Final = (
    (
        "镇（街 镇(街 镇街",
        "街（镇 街(镇 街道（镇 街道(镇 街镇",
        rf"镇(?P<a>(?<!乡镇)[（(]街道?[）)](?!办事处|政府)|{_APART}街(?![道面区上头巷景坊心边]))",
        rf"街(?P<b>道?[（(]镇[）)]|{_APART}镇(?!村))",
    ),
    # What papers of the state say for all of them, beside an office's own short name.
    (
        "乡镇（街道 乡镇(街道",
        "街道（乡镇 街道(乡镇",
        "乡(?P<a>镇[（(]街道[）)])",
        "街(?P<b>道[（(]乡镇[）)])",
    ),
    (
        "村（居 村(居 村（社区 村(社区",
        "居（村 居(村 社区（村 社区(村",
        "村(?P<a>[（(](?:居|社区)[）)])",
        f"[居社](?P<b>{_APART}(?:(?<=居)|区)[（(]村[）)])",
    ),
    ("医养结合", "养医结合", "医(?P<a>养结合)", "养(?P<b>医结合)"),
    ("区划地名", "地名区划", "区(?P<a>划地名)", "地(?P<b>名区划(?!调整|变更))"),
    (
        "居家养老服务照料中心",
        "居家养老照料服务中心",
        "(?P<a>居家养老服务照料中心)",
        "(?P<b>居家养老照料服务中心)",
    ),
    ("双拥优抚", "优抚双拥", "(?P<a>双拥优抚)", "(?P<b>优抚双拥)"),
    ("救灾救济", "救济救灾", "(?P<a>救灾救济)", "(?P<b>救济救灾)"),
    (
        "残疾儿童康复救助",
        "残疾儿童救助康复",
        "(?P<a>残疾儿童康复救助)",
        "(?P<b>残疾儿童救助康复)",
    ),
)
_FORMS: Final = tuple(
    (usual.split(), other.split(), pattern(f"{first}|{second}"))
    for usual, other, first, second in _GROUPS
)
_BY_OTHER: Final = ByHead((each[1], each) for each in _FORMS)


def check_text(paper: Paper) -> Iterator[Finding]:
    """The first place of the rarer form of each."""
    for by_usual, by_other, forms in _BY_OTHER.perhaps(paper.pairs):
        if not (paper.has(*by_other) and paper.has(*by_usual)):
            continue
        found = list(paper.matches(forms))
        usual = [each for each in found if each["a"]]
        other = [each for each in found if each["b"]]
        if usual and other:
            if len(usual) < len(other):
                usual, other = other, usual
            yield _two_forms(paper, usual, other)


def _two_forms(paper: Paper, usual: list[re.Match[str]], other: list[re.Match[str]]) -> Finding:
    first, rare = usual[0], other[0]
    return RULE.at(
        paper.place(rare.start()),
        f"“{rare[0]}”与“{first[0]}”混用：{_counted(other)}，{_counted(usual)}",
        hint=f"全文用同一种写法；说的是一回事的，改为“{first[0]}”",
        related=(Related(paper.place(first.start()), f"这里写作“{first[0]}”"),),
    )


def _counted(found: list[re.Match[str]]) -> str:
    """The forms of one side and how many places they have: “镇（街）”“镇街”3处."""
    forms = "".join(dict.fromkeys(f"“{each[0]}”" for each in found))
    return f"{forms}{len(found)}处"
