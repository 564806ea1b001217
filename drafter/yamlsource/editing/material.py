"""New YAML: values, groups and lists that are to be put into a file, and how they are written."""

from __future__ import annotations

from msgspec import Struct

from drafter.yamlsource.editing.content import Content, Listed, Pairs, value_content
from drafter.yamlsource.editing.spelling import spelled_key, spelled_value


class Group(Struct, frozen=True):
    """Keys and values; in braces on one line, or each on a line of its own."""

    pairs: tuple[tuple[str, Material], ...]
    braced: bool = False


class Items(Struct, frozen=True):
    """A list, each item on a line of its own."""

    items: tuple[Material, ...]


Material = str | Group | Items


class UnwritableError(Exception):
    """Words that cannot be written on one line; its argument are these words."""


def says(material: Material) -> Content:
    """What the material says once it is read."""
    match material:
        case str():
            return value_content(material)
        case Group():
            return Pairs(tuple((key, says(value)) for key, value in material.pairs))
        case Items():
            return Listed(tuple(says(item) for item in material.items))


def chain(names: tuple[str, ...], innermost: Material) -> Material:
    """Groups within groups down to `innermost`, each on lines of its own."""
    for name in reversed(names):
        innermost = Group(((name, innermost),))
    return innermost


def on_one_line(material: Material, *, flow: bool = True) -> str:
    """The material within braces and brackets.

    Raises:
        UnwritableError: if it has words that cannot be written so.
    """
    match material:
        case str():
            return _value(material, flow=flow)
        case Group():
            inner = ", ".join(
                f"{_key(key, flow=True)}: {on_one_line(value)}" for key, value in material.pairs
            )
            return f"{{{inner}}}"
        case Items():
            return f"[{', '.join(map(on_one_line, material.items))}]"


def pair_on_one_line(key: str, material: Material) -> str:
    """A pair as it stands within braces.

    Raises:
        UnwritableError: if it has words that cannot be written so.
    """
    return f"{_key(key, flow=True)}: {on_one_line(material)}"


def pair_lines(key: str, material: Material, indent: int, unit: int) -> list[str]:
    """A pair as it stands on lines of its own; those below it are `unit` deeper.

    Raises:
        UnwritableError: if it has words that cannot be written so.
    """
    begin = f"{' ' * indent}{_key(key, flow=False)}:"
    match material:
        case "":
            return [begin]
        case str():
            return [f"{begin} {_value(material, flow=False)}"]
        case Group(braced=False):
            return [begin, *group_lines(material, indent + unit, unit)]
        case Group():
            return [f"{begin} {on_one_line(material)}"]
        case Items():
            lines = (item_lines(item, indent + unit, unit) for item in material.items)
            return [begin, *(line for item in lines for line in item)]


def group_lines(group: Group, indent: int, unit: int) -> list[str]:
    """The pairs of a group, one below the other.

    Raises:
        UnwritableError: if it has words that cannot be written so.
    """
    pairs = (pair_lines(key, value, indent, unit) for key, value in group.pairs)
    return [line for pair in pairs for line in pair]


def item_lines(item: Material, indent: int, unit: int) -> list[str]:
    """An item of a list with its dash.

    Raises:
        UnwritableError: if it has words that cannot be written so.
    """
    dash = f"{' ' * indent}- "
    if isinstance(item, Group) and not item.braced and item.pairs:
        first, *others = group_lines(item, indent + 2, unit)
        return [dash + first.lstrip(" "), *others]
    return [dash + on_one_line(item, flow=not isinstance(item, str))]


def _key(text: str, *, flow: bool) -> str:
    written = spelled_key(text, flow=flow)
    if written is None:
        raise UnwritableError(text)
    return written


def _value(text: str, *, flow: bool) -> str:
    written = spelled_value(text, flow=flow)
    if written is None:
        raise UnwritableError(text)
    return written
