"""说明：小数点写成了句号、间隔号或者全角的圆点。
理由：GB/T 15835：小数点用半角的下圆点“.”；写成“7。6万”，一句话就断成了两句。
反例：接待祭扫群众7。6万人次
正例：接待祭扫群众7.6万人次
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

RULE = Rule("小数点不对", Family.WORDING, Severity.WARNING, __doc__)
_POINT = pattern(
    r"[。·．•](?<=[0-9].)(?=[0-9]{1,4}(?:[万亿]|[%％‰]|个百分点|元|倍|公里|平方|公顷|亩|吨|岁|小时))"
)
_DIVIDED = between("0123456789", "。·．•")
# What stands before is no year, no ordinal and no day such as 5·12.
_WHOLE = pattern(r"(?:\A|[㐀-鿿～—（(，、：；“])(?P<digits>[0-9]{1,4})\Z")
_YEAR: Final = pattern("(?:19|20)[0-9]{2}")
_BACK: Final = 5


def check_text(paper: Paper) -> Iterator[Finding]:
    """Each other mark between the figures of one number with a unit."""
    for found in paper.matches(_POINT, having=_DIVIDED):
        start, end = found.span()
        whole = _WHOLE.search(paper.text[max(0, start - _BACK) : start])
        if whole is None or _YEAR.fullmatch(whole["digits"]):
            continue
        if start - len(whole["digits"]) in paper.starts:
            continue  # 1．50岁以上的老人: an ordinal
        yield RULE.at(
            paper.place(start),
            f"“{paper.around(start, end)}”里的小数点写成了“{found[0]}”",
            hint="改为半角的“.”",
            repairs=paper.repair(start, end, "."),
        )
