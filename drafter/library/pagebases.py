"""What a page style builds on (沿用): its own keys laid over those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library import pagefaults
from drafter.library.sections import HIDDEN
from drafter.yamlsource import Entry, Scalar, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from drafter.findings import Finding
    from drafter.location import Location

BASED_ON = "沿用"


def with_base(
    name: str, node: MappingNode, nodes: Mapping[str, MappingNode], found: list[Finding]
) -> MappingNode | None:
    """The style's own keys laid over those of what it builds on.

    A style that builds on its own name means the one it hides: an office's 公文 builds on
    the shipped 公文.
    """
    written = node.get(BASED_ON)
    if written is not None and not isinstance(written, Scalar):
        found.append(
            pagefaults.MISSING_BASE.at(
                written.place, "“沿用”要写一个版式的名字", hint="例：沿用: 公文"
            )
        )
        return None
    seen = [name]
    own = _base_of(node)
    while base := _base_of(node):
        wanted = _meant(base.text, seen[-1], nodes)
        if wanted in seen:
            circle = seen[seen.index(wanted) :]
            teller = next(each for each in nodes if each in circle)  # one tells for all of them
            if name != teller:
                found.extend(_behind_circle(name, circle, (own or base).place))
                return None
            chain = " → ".join([*circle, wanted])
            found.append(
                pagefaults.CIRCULAR_STYLE.at(
                    (own or base).place,
                    f"版式沿用绕成了圈：{chain}",
                    hint="删去这一行并写全各键，或者沿用另一个版式",
                )
            )
            return None
        if wanted not in nodes:
            known = offered(nodes)
            near = nearest(base.text, known)
            found.append(
                pagefaults.MISSING_BASE.at(
                    base.place,
                    f"没有名为“{base.text}”的版式可以沿用",
                    hint=f"改为：沿用: {near}" if near else "现有版式：" + "、".join(known),
                )
            )
            return None
        seen.append(wanted)
        node = _merged(nodes[wanted], _without_base(node))
    return node


def _behind_circle(name: str, circle: list[str], place: Location) -> Iterator[Finding]:
    """That a style outside a circle builds on one within it."""
    if name not in circle:
        yield pagefaults.CIRCULAR_STYLE.at(
            place, f"所沿用的版式“{circle[0]}”绕成了圈，不能用", hint="先改好那个版式"
        )


def offered(nodes: Iterable[str]) -> tuple[str, ...]:
    """The names a report may choose from: those that no nearer file hides."""
    return tuple(name for name in nodes if not name.startswith(HIDDEN))


def _meant(base: str, name: str, nodes: Mapping[str, MappingNode]) -> str:
    hidden = HIDDEN + name
    return hidden if base == name.replace(HIDDEN, "") and hidden in nodes else base


def _base_of(node: MappingNode) -> Scalar | None:
    base = node.get(BASED_ON)
    return base if isinstance(base, Scalar) and not base.absent else None


def _without_base(node: MappingNode) -> MappingNode:
    kept = tuple(entry for entry in node.entries if entry.key.text != BASED_ON)
    return MappingNode(kept, node.place)


def _merged(base: MappingNode, over: MappingNode) -> MappingNode:
    """Both by key, groups in groups; what `over` says wins."""
    entries = {entry.key.text: entry for entry in base.entries}
    for entry in over.entries:
        below = entries.get(entry.key.text)
        if below and isinstance(below.value, MappingNode) and isinstance(entry.value, MappingNode):
            merged = _merged(below.value, entry.value)
            entries[entry.key.text] = Entry(entry.key, merged)
        else:
            entries[entry.key.text] = entry
    return MappingNode(tuple(entries.values()), over.place)
