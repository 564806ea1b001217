"""Jinja's own grammar under an allow-list: conditions, loops, and what `{{ }}` holds beyond a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.drafting.refusal import refuse
from drafter.drafting.resolve import FILTERS
from drafter.drafting.template import Both, Condition, Either, Known, Not, Part, Sayable

if TYPE_CHECKING:
    from drafter.drafting.resolve import Names
    from drafter.drafting.tags import Token

LOOP_NAME = "项"
MOST_WORDS = 12

_HALF_WIDTH = str.maketrans(
    {"．": ".", "。": ".", "，": ",", "、": ",", "（": "(", "）": ")", "｜": "|"}
)
_grammar = Environment(autoescape=False)  # it parses only; nothing is ever rendered by it


def loop_records(token: Token, names: Names) -> str:
    """The list that `{% for 项 in 清单.名 %}` walks."""
    tree = _parse_jinja(token, token.text + "{% endfor %}")
    loop = tree.body[0]
    if not (
        isinstance(loop, nodes.For)
        and isinstance(loop.target, nodes.Name)
        and loop.target.name == LOOP_NAME
        and loop.test is None
        and not loop.recursive
    ):
        raise refuse(token.place, "循环的写法不对", "写成 {% for 项 in 清单.项目 %}")
    if names.in_loop:
        raise refuse(token.place, "循环里不能再套循环", "分成两条来写")
    path = _path(loop.iter, token)
    return names.records(path, token.place)


def tag_condition(token: Token, names: Names) -> Condition:
    """The condition of an `{% if … %}` or `{% elif … %}` tag."""
    text = re.sub(r"^\{%\s*elif\b", "{% if", token.text)
    if re.fullmatch(r"\{%\s*if\s*%\}", text):
        raise refuse(token.place, f"“{token.text}”没有写条件", "例：{% if 低保.资金 %}")
    tree = _parse_jinja(token, text + "{% endif %}")
    choice = tree.body[0]
    if not isinstance(choice, nodes.If):
        raise refuse(token.place, "条件的写法不对", "写成 {% if 低保.资金 %}")
    return _condition(choice.test, token, names)


def _condition(node: nodes.Node, token: Token, names: Names, depth: int = 0) -> Condition:
    depth += 1
    if depth > MOST_WORDS:
        raise refuse(token.place, "条件太长", f"not、and、or 最多{MOST_WORDS}个，分成几层来写")
    match node:
        case nodes.Not():
            return Not(_condition(node.node, token, names, depth))
        case nodes.And():
            left = _condition(node.left, token, names, depth)
            return Both(left, _condition(node.right, token, names, depth))
        case nodes.Or():
            left = _condition(node.left, token, names, depth)
            return Either(left, _condition(node.right, token, names, depth))
        case nodes.Name() | nodes.Getattr():
            path = _path(node, token)
            word = names.words.word(path, token.place)
            return Sayable(word) if word else Known(names.condition(path, token.place))
        case _:
            pass
    raise refuse(
        token.place,
        "条件里只能写指标、清单和 not、and、or",
        "例：{% if 低保.资金 and not 清单.项目 %}",
    )


def printed(token: Token, names: Names) -> Part:
    """The part that `{{ … }}` prints."""
    tree = _parse_jinja(token, token.text)
    output = tree.body[0] if tree.body else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise refuse(token.place, "“{{ }}”里没有内容", "写一个指标，例：{{ 低保.资金 }}")
    node: nodes.Node = output.nodes[0]
    filters: list[str] = []
    while isinstance(node, nodes.Filter) and node.node is not None:
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            cure = (
                f"写成 |{node.name}" if node.name in FILTERS else f"可用的有：{'、'.join(FILTERS)}"
            )
            raise refuse(token.place, f"过滤器“{node.name}”不能带参数", cure)
        filters.insert(0, node.name)
        node = node.node
    if not isinstance(node, nodes.Call):
        return names.resolve(_path(node, token), (), tuple(filters), token.place)
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise refuse(token.place, "括号里只能写指标", "例：{{ 助餐.社会化.占(助餐.总数) }}")
    arguments = tuple(_path(argument, token) for argument in node.args)
    path = _path(node.node, token)
    return names.call(path, arguments, tuple(filters), token.place)


def _parse_jinja(token: Token, text: str) -> nodes.Template:
    try:
        return _grammar.parse(text)
    except (TemplateSyntaxError, RecursionError) as error:
        mended = token.text.translate(_HALF_WIDTH)
        raise refuse(
            token.place,
            f"“{token.text[:40]}”读不懂",
            f"标点要用半角的，改为：{mended[:60]}"
            if mended != token.text
            else "只能写指标路径、视图、分别( )、过滤器和 for、if，例：{{ 低保.标准.同比 }}",
        ) from error


def _path(node: nodes.Node | None, token: Token) -> str:
    parts: list[str] = []
    while isinstance(node, nodes.Getattr):
        parts.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        raise refuse(
            token.place,
            f"“{token.text[:40]}”里有章节语言没有的写法",
            "不能写数字、引号、下标和运算，只能写指标路径和视图",
        )
    parts.append(node.name)
    return ".".join(reversed(parts))
