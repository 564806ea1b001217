"""Changes of one place of a YAML file, as the smallest splices of its text.

Each function says what the file says afterwards too, so that the change can be proven by
reading the result. What cannot be done is a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.location import Location
from drafter.textfile import Splice
from drafter.yamlsource import splicefaults
from drafter.yamlsource.editing.content import (
    Content,
    Pairs,
    Trail,
    content_of,
    inserted,
    removed,
    replaced,
    value_content,
)
from drafter.yamlsource.editing.material import (
    Group,
    Items,
    Material,
    UnwritableError,
    item_lines,
    on_one_line,
    pair_lines,
    pair_on_one_line,
    says,
)
from drafter.yamlsource.editing.obstacles import insert_obstacle, line_obstacle, value_obstacle
from drafter.yamlsource.editing.spelling import spelled_value
from drafter.yamlsource.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource.editing.sheet import Sheet


class Change(Struct, frozen=True):
    """Splices of a file, and what the file says once they are made."""

    splices: tuple[Splice, ...]
    content: Content


def node_at(root: Node, trail: Trail) -> Node:
    """The node at the end of a trail."""
    for at in trail:
        if isinstance(root, Mapping):
            root = root.entries[at].value
        elif isinstance(root, Sequence):
            root = root.items[at]
    return root


def in_braces(sheet: Sheet, trail: Trail) -> bool:
    """Whether what stands at a trail stands within braces or brackets."""
    return any(sheet.opener(node_at(sheet.root, trail[:length])) for length in range(len(trail)))


def set_value(sheet: Sheet, trail: Trail, text: str) -> Change | Finding:
    """Put words in place of a value; a quoted value stays quoted. No words leave it empty."""
    scalar = node_at(sheet.root, trail)
    if not isinstance(scalar, Scalar):
        return group_in_the_way(scalar)
    obstacle = value_obstacle(sheet, scalar)
    if obstacle:
        return obstacle
    flow = in_braces(sheet, trail)
    if not text:
        splice = _clearing(sheet, scalar, flow=flow)
        return Change(splice, replaced(content_of(sheet.root), trail, value_content("")))
    quote = sheet.text[scalar.start] if scalar.quoted else ""
    written = spelled_value(text, flow=flow, quote=quote)
    if written is None:
        return _unwritable(scalar.place, text)
    content = value_content(text, quoted=written[0] in "\"'")
    return Change(
        (_placed(sheet, scalar, written),), replaced(content_of(sheet.root), trail, content)
    )


def wrap_value(
    sheet: Sheet, trail: Trail, name: str, pairs: tuple[tuple[str, Material], ...]
) -> Change | Finding:
    """Make a group of a value: 950 becomes {本年: 950, 上年: 900}; `name` is what it was."""
    scalar = node_at(sheet.root, trail)
    assert isinstance(scalar, Scalar)
    obstacle = value_obstacle(sheet, scalar)
    if obstacle:
        return obstacle
    typed = sheet.text[scalar.start : scalar.end]
    kept = typed if scalar.quoted or not typed else spelled_value(scalar.text, flow=True)
    try:
        others = "".join(f", {pair_on_one_line(key, value)}" for key, value in pairs)
        begin = pair_on_one_line(name, "")
    except UnwritableError as error:
        return _unwritable(scalar.place, str(error))
    if kept is None:
        return _unwritable(scalar.place, scalar.text)
    old = value_content(scalar.text, quoted=scalar.quoted or kept != typed)
    content = Pairs(((name, old), *((key, says(value)) for key, value in pairs)))
    splices: tuple[Splice, ...]
    if typed and kept == typed:
        splices = (
            Splice(scalar.start, scalar.start, f"{{{begin}"),
            Splice(scalar.end, scalar.end, f"{others}}}"),
        )
    else:
        splices = (_placed(sheet, scalar, f"{{{begin}{kept}{others}}}"),)
    return Change(splices, replaced(content_of(sheet.root), trail, content))


def fill_group(sheet: Sheet, trail: Trail, group: Group | Items) -> Change | Finding:
    """Put a group or list where a key stands that has none yet."""
    scalar = node_at(sheet.root, trail)
    parent = node_at(sheet.root, trail[:-1])
    if not (isinstance(scalar, Scalar) and scalar.absent and isinstance(parent, Mapping)):
        return content_in_the_way(scalar)
    obstacle = value_obstacle(sheet, scalar) or insert_obstacle(sheet)
    if obstacle:
        return obstacle
    content = replaced(content_of(sheet.root), trail, says(group))
    key = parent.entries[trail[-1]].key
    try:
        if in_braces(sheet, trail) or scalar.start < scalar.end:
            return Change((_placed(sheet, scalar, on_one_line(group)),), content)
        lines = pair_lines(key.text, group, key.place.column - 1, sheet.unit)[1:]
    except UnwritableError as error:
        return _unwritable(scalar.place, str(error))
    return Change((_below(sheet, scalar.end, lines),), content)


def insert_pair(
    sheet: Sheet, trail: Trail, index: int, key: str, material: Material
) -> Change | Finding:
    """Put a pair into the mapping at `trail`, as its pair of that number (from 0)."""
    mapping = node_at(sheet.root, trail)
    assert isinstance(mapping, Mapping)
    entries = mapping.entries
    opener = sheet.opener(mapping)
    near = entries[index - 1 if index else 0] if entries else None
    obstacle = insert_obstacle(sheet) or line_obstacle(
        sheet, *((near.key.place.line, near.value.place.line) if near else (mapping.place.line,))
    )
    if obstacle:
        return obstacle
    content = inserted(content_of(sheet.root), trail, index, says(material), key)
    try:
        if opener:
            written = pair_on_one_line(key, material)
            nodes = [(entry.key.start, entry.value) for entry in entries]
            return _in_group(sheet, mapping, nodes, index, written, content)
        if near is None:
            return _unfound(sheet, mapping.place)
        lines = pair_lines(key, material, near.key.place.column - 1, sheet.unit)
    except UnwritableError as error:
        return _unwritable(mapping.place, str(error))
    if index:
        end = sheet.end(near.value)
        if end is None:
            return _unfound(sheet, near.key.place)
        return Change((_below(sheet, end, lines),), content)
    return Change((_above(sheet, near.key.start, lines),), content)


def insert_item(sheet: Sheet, trail: Trail, index: int, material: Material) -> Change | Finding:
    """Put an item into the list at `trail`, in the style of the item beside it."""
    sequence = node_at(sheet.root, trail)
    assert isinstance(sequence, Sequence)
    items = sequence.items
    near = items[index - 1 if index else 0] if items else None
    obstacle = insert_obstacle(sheet) or line_obstacle(
        sheet, (near.place if near else sequence.place).line
    )
    if obstacle:
        return obstacle
    content = inserted(content_of(sheet.root), trail, index, says(material))
    if isinstance(material, Group):
        material = Group(material.pairs, braced=near is None or bool(sheet.opener(near)))
    try:
        if sheet.opener(sequence):
            nodes = [(sheet.begin(item), item) for item in items]
            written = on_one_line(material)
            return _in_group(sheet, sequence, nodes, index, written, content)
        lines = item_lines(material, sequence.place.column - 1, sheet.unit)
    except UnwritableError as error:
        return _unwritable(sequence.place, str(error))
    if index and near is not None:
        end = sheet.end(near)
        if end is None:
            return _unfound(sheet, near.place)
        return Change((_below(sheet, end, lines),), content)
    return Change((_above(sheet, sheet.offset(sequence.place), lines),), content)


def remove_pair(sheet: Sheet, trail: Trail) -> Change | Finding:
    """Take a pair out, with its lines; a group that it was alone in goes too, but no outermost one."""
    mapping = node_at(sheet.root, trail[:-1])
    if isinstance(mapping, Sequence):
        return remove_item(sheet, trail)
    assert isinstance(mapping, Mapping)
    entries = mapping.entries
    entry = entries[trail[-1]]
    if len(entries) == 1 and len(trail) > 2:
        return remove_pair(sheet, trail[:-1])
    end = sheet.end(entry.value)
    obstacle = line_obstacle(sheet, entry.key.place.line, entry.value.place.line)
    if obstacle or end is None:
        return obstacle or _unfound(sheet, entry.key.place)
    content = removed(content_of(sheet.root), trail)
    nodes = [(item.key.start, item.value) for item in entries]
    if sheet.opener(mapping):
        return _out_of_group(sheet, mapping, nodes, trail[-1], content)
    if len(entries) == 1:
        content = replaced(content_of(sheet.root), trail[:-1], value_content(""))
    if sheet.stands_alone(entry.key.start, end):
        return Change((_lines_out(sheet, entry.key.start, end),), content)
    if trail[-1] + 1 < len(entries) and not sheet.has_comment(end, nodes[trail[-1] + 1][0]):
        return Change((Splice(entry.key.start, nodes[trail[-1] + 1][0], ""),), content)
    return _unfound(sheet, entry.key.place)


def remove_item(sheet: Sheet, trail: Trail) -> Change | Finding:
    """Take an item of a list out, with its lines; a list that it was alone in goes too."""
    sequence = node_at(sheet.root, trail[:-1])
    assert isinstance(sequence, Sequence)
    if len(sequence.items) == 1:
        return remove_pair(sheet, trail[:-1])
    item = sequence.items[trail[-1]]
    end = sheet.end(item)
    obstacle = line_obstacle(sheet, item.place.line)
    if obstacle or end is None:
        return obstacle or _unfound(sheet, item.place)
    content = removed(content_of(sheet.root), trail)
    if sheet.opener(sequence):
        nodes = [(sheet.begin(other), other) for other in sequence.items]
        return _out_of_group(sheet, sequence, nodes, trail[-1], content)
    begin = sheet.begin(item)
    start = sheet.line_start(begin)
    if sheet.text[start:begin].strip(" ") != "-":
        return _unfound(sheet, item.place)
    return Change((_lines_out(sheet, start + sheet.text[start:begin].index("-"), end),), content)


def group_in_the_way(node: Node) -> Finding:
    """That where a value should be set stands a group or list."""
    return splicefaults.PLACE_TAKEN.at(
        node.place, "这里是一组或一列，不是一个值，没有改", hint="写明是哪一项"
    )


def content_in_the_way(node: Node) -> Finding:
    """That where a group should begin stands something else."""
    said = f"这里已经填了“{node.text[:20]}”" if isinstance(node, Scalar) else "这里有内容"
    return splicefaults.PLACE_TAKEN.at(
        node.place, f"{said}，不能在它下面再加一项", hint="先删去所填的，再加"
    )


def _placed(sheet: Sheet, scalar: Scalar, written: str) -> Splice:
    """What puts `written` in place of a value, which stands behind its colon and a blank."""
    start, end, text = scalar.start, scalar.end, sheet.text
    if start < end or text[start - 1 : start] not in {":", "-"}:
        return Splice(start, end, written)
    if text[start : start + 1] == " " and text[start + 1 : start + 2] not in {" ", "#"}:
        return Splice(start + 1, start + 1, written)
    return Splice(start, start, f" {written}")


def _clearing(sheet: Sheet, scalar: Scalar, *, flow: bool) -> tuple[Splice, ...]:
    """What takes a value away; blanks at the end of its line go too."""
    start, end = scalar.start, scalar.end
    if start == end:
        return ()
    if not flow and not sheet.text[end : sheet.line_end(end)].strip():
        while sheet.text[start - 1 : start] == " ":
            start -= 1
    return (Splice(start, end, ""),)


def _below(sheet: Sheet, end: int, lines: list[str]) -> Splice:
    """What puts lines below that of an offset."""
    at = sheet.next_line(end)
    written = "\n".join(lines)
    if at == sheet.line_end(end):  # the last line, which no break ends
        return Splice(at, at, f"\n{written}")
    return Splice(at, at, f"{written}\n")


def _above(sheet: Sheet, begin: int, lines: list[str]) -> Splice:
    """What puts lines above that of an offset, or between its dash and it."""
    start = sheet.line_start(begin)
    written = "\n".join(lines)
    if sheet.text[start:begin].strip(" "):
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        return Splice(begin, begin, f"{written.lstrip(' ')}\n{' ' * indent}")
    return Splice(start, start, f"{written}\n")


def _in_group(
    sheet: Sheet,
    group: Mapping | Sequence,
    nodes: list[tuple[int, Node]],
    index: int,
    written: str,
    content: Content,
) -> Change | Finding:
    """Put what is written between braces or brackets."""
    if index:
        end = sheet.end(nodes[index - 1][1])
        if end is None:
            return _unfound(sheet, group.place)
        at, written = _beyond_blank(sheet, nodes[index - 1][1], end), f", {written}"
    elif nodes:
        at, written = nodes[0][0], f"{written}, "
    else:
        at = sheet.offset(group.place) + 1
    return Change((Splice(at, at, written),), content)


def _beyond_blank(sheet: Sheet, node: Node, end: int) -> int:
    """The end of a value; of none behind the blank that its colon must have."""
    empty = isinstance(node, Scalar) and node.start == node.end
    return end + 1 if empty and sheet.text[end : end + 1] == " " else end


def _out_of_group(
    sheet: Sheet,
    group: Mapping | Sequence,
    nodes: list[tuple[int, Node]],
    index: int,
    content: Content,
) -> Change | Finding:
    """Take one of what stands between braces or brackets out, with its comma."""
    ends = [sheet.end(node) for _, node in nodes]
    if index + 1 < len(nodes):
        return Change((Splice(nodes[index][0], nodes[index + 1][0], ""),), content)
    before, stop = ends[index - 1] if index else nodes[0][0], ends[index]
    if before is None or stop is None:
        return _unfound(sheet, group.place)
    start = _beyond_blank(sheet, nodes[index - 1][1], before) if index else before
    return Change((Splice(start, stop, ""),), content)


def _lines_out(sheet: Sheet, begin: int, end: int) -> Splice:
    """What takes out the lines from one offset to another."""
    start, stop = sheet.line_start(begin), sheet.next_line(end)
    if stop == sheet.line_end(end) and start:  # the last line, which no break ends
        above = sheet.starts[sheet.line_of(start) - 2]
        start = sheet.line_end(above)
    return Splice(start, stop, "")


def _unwritable(place: Location, text: str) -> Finding:
    return splicefaults.NOT_WRITABLE.at(
        place, f"“{text[:30]}”写不进YAML的一行，没有改", hint="去掉换行和看不见的字符"
    )


def _unfound(sheet: Sheet, place: Location) -> Finding:
    return splicefaults.UNUSUAL_VALUE.at(
        place if place.line else Location(sheet.source.path),
        "这里的写法特殊，看不出从哪里改起，没有改",
        hint="自己动手改这一处，或者先改成每行一个“键: 值”",
    )
