"""Names in templates: which path is a figure, which a word of the report, and which is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.drafting import faults
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.template import (
    FigureView,
    ItemCount,
    Part,
    PathText,
    RecordField,
    Respectively,
)
from drafter.drafting.wordnames import NO_WORDS_NAMED, WordNames
from drafter.figures.figure import LISTS, OWN_FIGURES
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.library.indicators import Catalogue
    from drafter.location import Location

OFFICE = ("名称", "简称", "地区", "辖区称谓", "上级", "系统", "署名")
PERIOD = ("称谓", "年", "当期", "期末", "期末简", "年初", "截至", "上年")
NEXT = ("称谓", "年", "当期", "期末")
PATHS = {"单位": OFFICE, "时段": PERIOD, "下期": NEXT}
FILTERS = ("万元", "亿元", "汉字")
SCALES = frozenset({"万元", "亿元"})
DEFAULT_VIEW = "本年"

_ELSEWHERE = {
    "项数": ("“项数”只能写在提纲的引语里", "删去，或把这句话写成 引语"),
    "素材": ("“{{ 素材 }}”要单独成一行", "另起一行，前面不写“- ”和别的文字"),
}

# views without arguments; those of OWN count as known when 本年 is (ARCHITECTURE, The section language)
OWN_VIEWS = frozenset(["本年", "数", "由上年到本年", "分项", "历年", "合计"])
# Views of one figure for which its number for 本年 alone is not enough.
BEYOND_VIEWS = frozenset(
    [
        "上年",
        "增量",
        "增减",
        "同比",
        "比年初",
        "走势",
        "目标",
        "完成率",
        "超目标",
        "下期目标",
        "由本年到下期目标",
        "基期",
    ]
)
OTHER_VIEWS = BEYOND_VIEWS | {"达", "截至", "期限", "时段"}
VIEWS_WITH_ARGUMENT = frozenset(["占", "自", "差", "每"])
VIEWS = OWN_VIEWS | OTHER_VIEWS | VIEWS_WITH_ARGUMENT
PAIR_VIEWS = frozenset(
    ["本年", "上年", "由上年到本年", "自", "下期目标", "目标", "基期", "截至", "期限", "时段"]
)


class Names(Struct, frozen=True):
    """What templates may name: the catalogue's indicators and the words of PATHS."""

    catalogue: Catalogue
    in_loop: bool = False
    in_outline: bool = False
    words: WordNames = NO_WORDS_NAMED

    def inside_loop(self) -> Names:
        """The same names with 项 standing for a record."""
        return replace(self, in_loop=True)

    def resolve(
        self, path: str, arguments: tuple[str, ...], filters: tuple[str, ...], place: Location
    ) -> Part:
        """The part that `{{ path|filters }}` prints."""
        _check_filters(filters, place)
        if word := self.words.word(path, place):
            if filters:
                raise _misused(place, f"“{path}”不是数，不能用过滤器", f"写成 {{{{ {path} }}}}")
            return word
        root, _, rest = path.partition(".")
        if root in PATHS:
            return self._word(root, rest, filters, place)
        if root == "项":
            return self._record_field(rest, filters, place)
        if path == "项数" and self.in_outline:
            return ItemCount(place)
        if path in _ELSEWHERE:
            raise _misused(place, *_ELSEWHERE[path])
        measure, view = self._split(path, place)
        if view in VIEWS_WITH_ARGUMENT and not arguments:
            raise _misused(
                place, f"“{view}”要写明和哪个指标比", f"例：{{{{ {measure}.{view}(另一指标) }}}}"
            )
        self._check_pair(measure, view, place)
        return FigureView(measure, view, arguments, filters, place)

    def call(
        self, path: str, arguments: tuple[str, ...], filters: tuple[str, ...], place: Location
    ) -> Part:
        """The part that `{{ path(arguments) }}` prints."""
        for argument in arguments:
            self.measure(argument, place)
        if path == "分别":
            if len(arguments) < 2 or filters:
                raise _misused(place, "“分别”要列两个以上指标", "例：{{ 分别(甲, 乙) }}")
            return Respectively(arguments, place)
        part = self.resolve(path, arguments, filters, place)
        if not isinstance(part, FigureView) or part.view not in VIEWS_WITH_ARGUMENT:
            raise _misused(place, f"“{path}”后面不能有括号", "只有 占、自、差、每 和 分别 带括号")
        if len(arguments) != 1:
            raise _misused(
                place, f"“{part.view}”的括号里只写一个指标", f"例：{{{{ {path}(另一指标) }}}}"
            )
        self._check_pair(arguments[0], part.view, place)
        return part

    def measure(self, path: str, place: Location) -> str:
        """A path that must be an indicator or measure, without a view."""
        if not self._exists(path):
            raise self._unknown_indicator(path, place)
        return path

    def condition(self, path: str, place: Location) -> str:
        """A path used as a condition: an indicator, a measure, a 清单, or one of PATHS."""
        root, _, rest = path.partition(".")
        if root == LISTS and rest and "." not in rest:
            return path
        if root == "项" and self.in_loop and rest:
            return path
        if root in PATHS and rest in PATHS[root]:
            return path
        measure, view = self._split(path, place)
        return path if view != DEFAULT_VIEW else measure

    def records(self, path: str, place: Location) -> str:
        """The list's name in `清单.项目`."""
        root, _, rest = path.partition(".")
        if root != LISTS or not rest or "." in rest:
            raise _misused(place, f"“{path}”不是清单", "写成 {% for 项 in 清单.项目 %}")
        return rest

    def _word(self, root: str, rest: str, filters: tuple[str, ...], place: Location) -> Part:
        if rest not in PATHS[root]:
            near = nearest(rest, PATHS[root])
            raise _unknown(
                place,
                f"“{root}”没有“{rest}”",
                f"{root}.{near}" if near else "",
                "、".join(PATHS[root]),
            )
        if filters:
            raise _misused(
                place, f"“{root}.{rest}”不是数，不能用过滤器", f"写成 {{{{ {root}.{rest} }}}}"
            )
        return PathText(root, rest, place)

    def _record_field(self, rest: str, filters: tuple[str, ...], place: Location) -> Part:
        if not self.in_loop:
            raise _misused(
                place, "“项”只能写在循环里", "放进 {% for 项 in 清单.… %} 和 {% endfor %} 之间"
            )
        if not rest or "." in rest:
            raise _misused(place, "“项”后面要写一个字段名", "例：{{ 项.名称 }}")
        return RecordField(rest, filters, place)

    def _split(self, path: str, place: Location) -> tuple[str, str]:
        """An indicator or measure, and the view that follows it."""
        if self._exists(path):
            return path, DEFAULT_VIEW
        head, _, view = path.rpartition(".")
        if self._exists(head):
            if view in VIEWS:
                return head, view
            raise _unknown(
                place, f"没有视图“{view}”", nearest(view, VIEWS), "、".join(sorted(VIEWS))
            )
        raise self._unknown_indicator(path, place)

    def _exists(self, path: str) -> bool:
        if path.startswith(OWN_FIGURES + "."):
            return path.rpartition(".")[2] not in VIEWS
        return path in self.catalogue.measures or path in self.catalogue.indicators

    def _unknown_indicator(self, path: str, place: Location) -> RefusedError:
        head = path.rpartition(".")[0]
        near = self.catalogue.nearest(path) or self.catalogue.nearest(head)
        if path in self.catalogue.groups:
            return _misused(place, f"“{path}”是一类指标，不是一个数", "写到最末一级，例：" + near)
        return _unknown(place, f"没有指标“{path}”", near, "")

    def _check_pair(self, measure: str, view: str, place: Location) -> None:
        indicator = self.catalogue.indicators.get(measure)
        if indicator is not None and indicator.paired and view not in PAIR_VIEWS:
            first = indicator.measures[-1]
            raise _misused(
                place,
                f"“{measure}”是成对的数，“{view}”要指明用哪一个",
                f"例：{{{{ {first}.{view} }}}}",
            )


def _check_filters(filters: tuple[str, ...], place: Location) -> None:
    for name in filters:
        if name not in FILTERS:
            raise _unknown(place, f"没有过滤器“{name}”", nearest(name, FILTERS), "、".join(FILTERS))
    if len(set(filters)) < len(filters) or SCALES.issubset(filters):
        raise _misused(place, "过滤器重复或相互冲突", "只留一个：|万元、|亿元 或 |汉字")


def _unknown(place: Location, message: str, near: str, choices: str) -> RefusedError:
    hint = (
        f"是不是“{near}”？"
        if near
        else (f"可用的有：{choices}" if choices else "先在 指标.yaml 里登记")
    )
    return refuse(place, message, hint, faults.UNKNOWN_NAME)


def _misused(place: Location, message: str, hint: str) -> RefusedError:
    return refuse(place, message, hint, faults.BAD_VIEW)
