"""A new topic as a skeleton: front matter, items that print its indicators, the language in a few lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.yamltext import scalar
from drafter.library.indicators import NAME, RESERVED, IndicatorKind
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from drafter.library.indicators import Catalogue
    from drafter.library.units import Unit, Units

SUMMED, RATE = frozenset(["金额", "人次", "户次"]), "比率"
USUAL = (("对象", "人"), ("资金", "万元"))

_SEPARATORS = re.compile(r"[\s,，、；;]+")
_HEAD = """\
---
标题: {title}
概括: {title}有序开展              # 提纲给每个主题一个小标题句时印的
主管: [{{系统: {system}}}]          # 从哪年到哪年归它主管的，写上 自: 2024、至: 2030
---
<!--
一行一条：- 〔条目名〕**小标题句。** 正文。条目名在一个视角里不能重，提纲和别的单位靠它指认。
{{{{ {path} }}}} 印出这个数，连单位；后面还可以写 .上年 .同比 .增减 .走势 .由上年到本年 .完成率 .由本年到下期目标 等。
[[ … ]] 是可有可无的分句：里面的数没有报来就整个不印，可以套着写。
{{% if {path} %}}…{{% else %}}…{{% endif %}} 报来了印前面的，没报来印后面的。
{{{{ 时段.当期 }}}} 印“全年”“上半年”，{{{{ 时段.期末 }}}} 印“2018年末”，{{{{ 单位.辖区称谓 }}}} 印“全区”；{{{{ 素材 }}}} 是素材印的地方。
数字不直接写，`80岁以上` 一类不是数据的用反引号；不写提高、增长、全覆盖，方向由 .走势 .同比 说。
视角有总结、亮点、项目、问题、计划。计划以外的话要有数才印；没有数的话写进素材；写好了检查：drafter sections check
-->
"""


class NewIndicator(Struct, frozen=True):
    """An indicator that a new topic prints; `is_new` if 指标.yaml is still to say it."""

    path: str
    name: str
    unit: Unit
    kind: IndicatorKind
    is_new: bool = True


def check_topic(path: str) -> None:
    """Refuse what cannot be the path of a topic.

    Raises:
        WrongAnswerError: saying why.
    """
    parts = path.split("/")
    if len(parts) < 2:  # noqa: PLR2004, RUF100
        raise WrongAnswerError(f"“{path}”要写成 业务线/主题，例：社会救助/{path or '低保'}")
    for part in parts:
        if not NAME.match(part) or part in RESERVED:
            raise WrongAnswerError(
                f"“{part}”不能作名称：以汉字开头，后面只用汉字、字母和数字，不用程序已经用了的词。"
            )


def indicators_for(
    path: str, title: str, given: str, catalogue: Catalogue, units: Units
) -> tuple[NewIndicator, ...]:
    """The indicators of a new topic: those `given` as 摊位:个, those of its name that exist, or two.

    Raises:
        WrongAnswerError: naming what cannot be an indicator.
    """
    group = path.rpartition("/")[2]
    if given.strip():
        pairs = _pairs(given)
    elif group in catalogue.groups or group in catalogue.indicators:
        return _existing(group, catalogue)
    else:
        pairs = USUAL
    wrong: list[str] = []
    made: list[NewIndicator] = []
    for name, unit_name in pairs:
        unit = units.get(unit_name)
        full = f"{group}.{name}"
        if not NAME.match(name) or name in RESERVED:
            wrong.append(
                f"“{name}”不能作指标名：以汉字开头，后面只用汉字、字母和数字，不用程序已经用了的词。"
            )
        elif unit is None:
            near = nearest(unit_name, units.names)
            wrong.append(
                f"{name}的单位“{unit_name}”没有登记。" + (f"是不是“{near}”？" if near else "")
            )
        elif (
            full in catalogue.indicators
            or full in catalogue.groups
            or full in {x.path for x in made}
        ):
            wrong.append(f"已经有指标“{full}”，换一个名称。")
        else:
            made.append(NewIndicator(full, f"{title}{name}", unit, _kind(unit)))
    if wrong:
        raise WrongAnswerError("\n".join(wrong))
    return tuple(made)


def _pairs(given: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for word in filter(None, _SEPARATORS.split(normalize("NFKC", given))):
        name, colon, unit = word.partition(":")
        if not colon or not unit:
            raise WrongAnswerError(f"“{word}”要连单位写，例：{name or '摊位'}:个")
        pairs.append((name, unit))
    return tuple(pairs)


def _existing(group: str, catalogue: Catalogue) -> tuple[NewIndicator, ...]:
    """Two of the indicators that the library has under the topic's name."""
    single = [
        NewIndicator(known.path, known.name, known.units[0], known.kind, is_new=False)
        for known in catalogue.indicators.values()
        if (known.path == group or known.path.startswith(f"{group}."))
        and not known.paired
        and known.formula is None
    ]
    return tuple(single[:2])


def _kind(unit: Unit) -> IndicatorKind:
    if unit.kind == RATE:
        return IndicatorKind.RATE
    if unit.kind in SUMMED:
        return IndicatorKind.CUMULATIVE
    return IndicatorKind.STANDARD if "标准" in unit.kind else IndicatorKind.STOCK


def section_text(title: str, system: str, indicators: tuple[NewIndicator, ...]) -> str:
    """The skeleton of a topic that `system` leads."""
    path = indicators[0].path if indicators else "低保.资金"
    lines = [_HEAD.format(title=title, system=system, path=path), "# 总结"]
    lines += [_item(indicator, title, first=at == 0) for at, indicator in enumerate(indicators)]
    lines += ["{{ 素材 }}", "# 计划", f"- 〔打算〕继续做好{title}工作。"]
    return "\n".join(lines) + "\n"


def _item(indicator: NewIndicator, title: str, *, first: bool) -> str:
    name = indicator.path.rpartition(".")[2]
    heading = f"**{title}有序开展。** " if first else ""
    view = f"{{{{ {indicator.path} }}}}"
    change = f"[[，{{{{ {indicator.path}.同比 }}}}]]"
    match indicator.kind:
        case IndicatorKind.STOCK:
            body = f"截至{{{{ 时段.期末 }}}}，{indicator.name}{view}{change}。"
        case IndicatorKind.FLOW | IndicatorKind.CUMULATIVE:
            body = f"{{{{ {indicator.path}.时段 }}}}{indicator.name}{view}{change}。"
        case IndicatorKind.RATE:
            body = f"{indicator.name}为{view}。"
        case _:
            body = f"{indicator.name}{view}{change}。"
    return f"- 〔{name}〕{heading}[[{body}]]"


def catalogue_text(group: str, indicators: tuple[NewIndicator, ...]) -> str:
    """What 指标.yaml says of the new indicators."""
    lines = [f"{group}:"]
    for indicator in indicators:
        unit = indicator.unit.name
        unit = unit if NAME.match(unit) else f'"{unit}"' if unit in {"%", "‰"} else unit
        lines.append(
            f"  {indicator.path.rpartition('.')[2]}: "
            f"{{名称: {scalar(indicator.name)}, 单位: {unit}, 类型: {indicator.kind}, 科室: 办公室}}"
        )
    return "\n".join(lines) + "\n"


CATALOGUE_HEAD = """\
# 指标：单位要在 计量.yaml 里登记，成对的写 [户, 人]；类型有时点数、时期数、累计数、标准、比率、计数。
# 比率可以写 公式: 甲.数 / 甲.总数；指标之间应当成立的等式、大小写在 校验: 里，一般成立的写在 核实: 里。
"""
