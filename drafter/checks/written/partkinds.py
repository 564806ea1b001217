"""Names of parts of which a thing can bear only one, and those that leave no part over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafter.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_Row = tuple["re.Pattern[str]", ...]


def _row(*kinds: str) -> _Row:
    return tuple(pattern(kind) for kind in kinds)


_RANKS: Final = _row("初级", "中级", "高级(?!技师)")
_LEVELS: Final = _row(
    "中央|国家",
    "省|自治区",
    "市(?!场|民)",
    "县|(?<!自治)区(?!域)",
    "乡|镇",
    "自筹|社会|捐赠|慈善|福彩",
)
_KINDS: Final = (
    _RANKS,
    _row(
        "5A|(?<!A)A{5}(?!A)", "4A|(?<!A)A{4}(?!A)", "3A|(?<!A)A{3}(?!A)", "2A|(?<!A)AA(?!A)", "1A"
    ),
    _row("五星", "四星", "三星", "二星", "一星"),
    _row("一类", "二类", "三类", "四类"),
    _row("A类", "B类", "C类", "D类"),
    _row("公建民营|公办民营", "公办(?!民营)|公建公营", "民办|(?<!公建)(?<!公办)民营|社会办"),
    _row("全失能|完全失能", "半失能|部分失能", "(?<!半)自理"),
)
# What a person may be, whatever else he is; words of one line are of one kind.
_ATTRIBUTES: Final = _row(
    "党员|团员",
    "女(?!儿)|男",
    "学历|学位|大专|专科|本科|硕士|博士|研究生",
    "连任|一肩挑|交叉任职|兼任",
    "少数民族|汉族",
    "[0-9]周?岁|青年|年轻|高龄",
    "退役|退伍|复员|转业",
    "持证|取得|证书|资格|职称",
    "残疾(?!军人)",
    "重病|大病|患病",
    "独居|空巢|留守",
    "失能|失智",
)
_OTHERS: Final = pattern("^(?:其他|其它|其余)")
_OWN: Final = pattern("配套|自筹|本级|匹配|兜底")
_SOME: Final = 3


def exclude_one_another(names: Sequence[str]) -> bool:
    """Whether what has one of these names can have no other: 5A级、4A级、3A级."""
    return any(_each_of_another(names, row) for row in _KINDS)


def leave_nothing_over(names: Sequence[str]) -> bool:
    """Whether the last is 其他, or all kinds of a short row are named: 初级、中级、高级."""
    if len(names) >= _SOME and _OTHERS.match(names[-1]):
        return True
    return len(names) == len(_RANKS) and _each_of_another(names, _RANKS)


def by_level(names: Sequence[str]) -> bool:
    """Whether every name is of another level of government."""
    return _each_of_another(names, _LEVELS)


def down_to_its_own(names: Sequence[str]) -> bool:
    """中央资金、市级补助、区级配套: what each level gave, the last one makes the rest up."""
    return len(names) >= _SOME and by_level(names) and _OWN.search(names[-1]) is not None


def cross_one_another(names: Sequence[str]) -> bool:
    """Whether two names are of what one person may be at once: 党员、女性、大专以上学历."""
    return sum(any(kind.search(name) for name in names) for kind in _ATTRIBUTES) > 1


def _each_of_another(names: Sequence[str], row: _Row) -> bool:
    """Whether each name is of one kind of a row, and no two of the same."""
    found: set[int] = set()
    for name in names:
        kinds = [index for index, kind in enumerate(row) if kind.search(name)]
        if len(kinds) != 1 or kinds[0] in found:
            return False
        found.add(kinds[0])
    return len(found) > 1
