"""What a page style builds on (沿用): its own keys laid over those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.library import pagefaults
from drafter.yamlsource import Entry, Scalar, nearest
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding

BASED_ON = "沿用"


def with_base(
    name: str, node: MappingNode, nodes: Mapping[str, MappingNode], found: list[Finding]
) -> MappingNode | None:
    """The style's own keys laid over those of what it builds on."""
    seen = [name]
    own = _base_of(node)
    while base := _base_of(node):
        if base.text in seen:
            chain = " → ".join([*seen, base.text])
            found.append(
                pagefaults.CIRCULAR_STYLE.at(
                    (own or base).place,
                    f"版式沿用绕成了圈：{chain}",
                    hint="删去这一行并写全各键，或者沿用另一个版式（自己的版式另取一个名字）",
                )
            )
            return None
        if base.text not in nodes:
            near = nearest(base.text, nodes)
            found.append(
                pagefaults.MISSING_BASE.at(
                    base.place,
                    f"没有名为“{base.text}”的版式可以沿用",
                    hint=f"改为：沿用: {near}" if near else "现有版式：" + "、".join(nodes),
                )
            )
            return None
        seen.append(base.text)
        node = _merged(nodes[base.text], _without_base(node))
    return node


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
