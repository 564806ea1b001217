"""What stands inside one `{{ }}` or `{% %}`: Jinja's own grammar under an allow-list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from drafter.drafting.refusal import refuse
from drafter.drafting.template import Both, Condition, Either, Known, Not, Part

if TYPE_CHECKING:
    from drafter.drafting.resolve import Names
    from drafter.location import Location

PLAIN_PATH = re.compile(r"\{\{-?\s*([^\W\d_][^\W_]*(?:\.[^\W\d_][^\W_]*)*)\s*-?\}\}")
LOOP_NAME = "项"

_grammar = Environment(autoescape=False)  # it parses only; nothing is ever rendered by it


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of template text: its sort, its own text and its place."""

    sort: str
    text: str
    place: Location


def tag_sort(text: str) -> str:
    """The word a `{% %}` tag begins with: for, if, endif …."""
    words = text[2:-2].strip("-+").split()
    return words[0] if words else ""


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
    path = _path(loop.iter, token)
    return names.records(path, token.place)


def tag_condition(token: Token, names: Names) -> Condition:
    """The condition of an `{% if … %}` or `{% elif … %}` tag."""
    text = re.sub(r"^\{%([-+]?)\s*elif\b", r"{%\1 if", token.text)
    tree = _parse_jinja(token, text + "{% endif %}")
    choice = tree.body[0]
    if not isinstance(choice, nodes.If):
        raise refuse(token.place, "条件的写法不对", "写成 {% if 低保.资金 %}")
    return _condition(choice.test, token, names)


def _condition(node: nodes.Node, token: Token, names: Names) -> Condition:
    match node:
        case nodes.Not():
            return Not(_condition(node.node, token, names))
        case nodes.And():
            return Both(_condition(node.left, token, names), _condition(node.right, token, names))
        case nodes.Or():
            return Either(_condition(node.left, token, names), _condition(node.right, token, names))
        case nodes.Name() | nodes.Getattr():
            return Known(names.condition(_path(node, token), token.place))
        case _:
            pass
    raise refuse(
        token.place,
        "条件里只能写指标、清单和 not、and、or",
        "例：{% if 低保.资金 and not 清单.项目 %}",
    )


def parse_print(token: Token, names: Names) -> Part:
    """The part that `{{ … }}` prints."""
    plain = PLAIN_PATH.match(token.text)
    if plain:
        return names.resolve(plain.group(1), (), (), token.place)
    tree = _parse_jinja(token, token.text)
    output = tree.body[0] if tree.body else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise refuse(token.place, "“{{ }}”里没有内容", "写一个指标，例：{{ 低保.资金 }}")
    node: nodes.Node = output.nodes[0]
    filters: list[str] = []
    while isinstance(node, nodes.Filter) and node.node is not None:
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise refuse(token.place, f"过滤器“{node.name}”不能带参数", f"写成 |{node.name}")
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
        raise refuse(
            token.place,
            f"“{token.text[:40]}”读不懂",
            "只能写指标路径、视图、分别( )、过滤器和 for、if，例：{{ 低保.标准.同比 }}",
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
