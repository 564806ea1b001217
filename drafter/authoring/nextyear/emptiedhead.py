"""What becomes of the head of a year's file when it goes on to the next period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.nextyear.fieldfates import KEPT, Fate
from drafter.authoring.nextyear.moveddates import moved_by_years, moved_day, moved_years, years_in
from drafter.library.variants import KEY as VARIANTS
from drafter.yamlsource import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.authoring.nextyear.fieldfates import Passage
    from drafter.yamlsource import Entry, Node

TITLE = "标题"


def head_scalars(entry: Entry) -> Iterator[tuple[str, Scalar, tuple[Node, ...]]]:
    """The values of a head key: their names, and the lists and groups they stand in.

    A group is 稿 with its 标题: 稿.报区委.标题.
    """
    name, value = entry.key.text, entry.value
    if name != VARIANTS:
        yield from ((name, scalar, within) for scalar, within in _scalars(value))
    for variant in value.entries if name == VARIANTS and isinstance(value, Mapping) else ():
        inner = variant.value
        for field in inner.entries if isinstance(inner, Mapping) else ():
            for scalar, within in _scalars(field.value):
                path = f"{name}.{variant.key.text}.{field.key.text}"
                yield path, scalar, (value, inner, *within)


def _scalars(node: Node) -> list[tuple[Scalar, tuple[Node, ...]]]:
    match node:
        case Scalar():
            return [(node, ())]
        case Sequence():
            return [(item, (node,)) for item in node.items if isinstance(item, Scalar)]
        case Mapping():
            return []


def head_fate(key: str, scalar: Scalar, passage: Passage) -> Fate:
    """What becomes of one value of the head."""
    return KEPT if scalar.absent else _FATES.get(key, _other)(scalar.text, passage)


def _year(text: str, passage: Passage) -> Fate:
    return Fate(moved_years(text, passage.years))


def _span(_: str, passage: Passage) -> Fate:
    return KEPT if passage.old.span == passage.new.span else Fate(passage.new.span.name)


def _closing(text: str, passage: Passage) -> Fate:
    moved = moved_day(text, passage.old, passage.new) or passage.new.closing.isoformat()
    return Fate(moved, note=f"移到了{moved}")


def _day(text: str, passage: Passage) -> Fate:
    """When the document will be signed: about a year later, if it is on the same part of a year."""
    if passage.old.span != passage.new.span:
        return Fate("", note="已清空，定了再填")
    moved = moved_by_years(text, passage.years)
    return Fate(moved, note=f"暂按上年同日移到{moved}，定了再改")


def _title(text: str, passage: Passage) -> Fate:
    """A title moves with its years; over another part of the year it cannot be known."""
    if passage.old.span != passage.new.span:
        return Fate("", note="已清空，由提纲另拟；要自定再填")
    moved = moved_years(text, passage.years)
    return Fate(moved, note="年份已移，请核对") if moved != text else KEPT


def _given_later(_: str, __: Passage) -> Fate:
    return Fate("", note="已清空，新的编了号再填")


def _other(text: str, _: Passage) -> Fate:
    named = any(years_in(text))
    return Fate(note=f"照抄“{text}”，里面有年份，请核对") if named else KEPT


_FATES: dict[str, Callable[[str, Passage], Fate]] = {
    "年度": _year,
    "时段": _span,
    "截至": _closing,
    "成文日期": _day,
    "印发日期": _day,
    TITLE: _title,
    "标题分行": _title,
    "发文字号": _given_later,
    "份号": _given_later,
}
