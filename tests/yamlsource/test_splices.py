"""Splices of random YAML: what was asked is read back, and every other byte is as it was."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.textfile import TextFile, text_of
from drafter.yamlsource import Mapping, Node, Scalar, Sequence
from drafter.yamlsource.editing.content import content_of
from drafter.yamlsource.editing.material import Group
from drafter.yamlsource.editing.proving import proven
from drafter.yamlsource.editing.sheet import Sheet, sheet_of
from drafter.yamlsource.editing.splices import (
    Change,
    insert_item,
    insert_pair,
    node_at,
    remove_pair,
    set_value,
    wrap_value,
)
from tests.badinput.effort import times
from tests.yamlsource.randomyaml import KEYS, WANTED, files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.yamlsource.editing.content import Trail

MANY = settings(max_examples=times(40), deadline=None)


def trails(node: Node, trail: Trail = ()) -> Iterator[tuple[Trail, Node]]:
    yield trail, node
    match node:
        case Mapping():
            for at, entry in enumerate(node.entries):
                yield from trails(entry.value, (*trail, at))
        case Sequence():
            for at, item in enumerate(node.items):
                yield from trails(item, (*trail, at))
        case Scalar():
            pass


def opened(source: TextFile) -> Sheet:
    found: list[object] = []
    text_of(source.path, source.splice(()), found)  # type: ignore[arg-type]
    sheet = sheet_of(source, tuple(found))  # type: ignore[arg-type]
    assume(sheet is not None)
    assert sheet is not None
    return sheet


def chosen(data: st.DataObject, sheet: Sheet, kind: type[Node]) -> Trail:
    found = [trail for trail, node in trails(sheet.root) if isinstance(node, kind)]
    assume(found)
    return data.draw(st.sampled_from(found))


def made(sheet: Sheet, change: Change | object) -> bytes:
    """The bytes afterwards, proven; all but what the splices put in are as they were."""
    assert isinstance(change, Change), change
    new = proven(sheet, change)
    assert isinstance(new, Sheet), (sheet.text, change, new)
    source = sheet.source
    typed = source.original or source.text
    pieces, done = [], 0
    for start, end, text in sorted(change.splices):
        pieces += [typed[done:start], text.replace("\n", source.newline)]
        done = end
    after = "".join([*pieces, typed[done:]]).encode(source.encoding, "surrogateescape")
    assert new.source.splice(()) == codecs.BOM_UTF8 * source.bom + after
    return new.source.splice(())


@MANY
@given(source=files(), text=WANTED, data=st.data())
def test_a_value_is_set(source: TextFile, text: str, data: st.DataObject) -> None:
    sheet = opened(source)
    trail = chosen(data, sheet, Scalar)
    scalar = node_at(sheet.root, trail)
    assert isinstance(scalar, Scalar)
    change = set_value(sheet, trail, text)
    if not isinstance(change, Change):
        assert change.rule in {"值写不进一行", "先改好这一行", "不能就地改的写法"}
        assert change.rule != "先改好这一行" or sheet.found
        return
    made(sheet, change)
    for start, end, _ in change.splices:  # nothing but the value, and the blank before none
        assert scalar.start <= start <= end <= max(scalar.end, scalar.start + 1) or not text
    if (
        scalar.quoted
        and text
        and '"' not in text
        and "\\" not in text
        and text not in {"~", "null"}
    ):
        (splice,) = change.splices
        assert splice.text[0] in {sheet.text[scalar.start], "'"}


@MANY
@given(source=files(), key=KEYS, text=WANTED, data=st.data())
def test_a_pair_is_put_in_and_taken_out(
    source: TextFile, key: str, text: str, data: st.DataObject
) -> None:
    sheet = opened(source)
    trail = chosen(data, sheet, Mapping)
    mapping = node_at(sheet.root, trail)
    assert isinstance(mapping, Mapping)
    assume(key not in mapping.keys())  # noqa: SIM118
    at = data.draw(st.integers(0, len(mapping.entries)))
    change = insert_pair(sheet, trail, at, key, text)
    if not isinstance(change, Change):
        assert change.rule in {"值写不进一行", "先改好这一行", "不能就地改的写法", "文件没有读全"}
        return
    after = made(sheet, change)
    put = text_of(source.path, after, [])
    assert put is not None
    again = opened(put)
    back = remove_pair(again, (*trail, at))
    if mapping.entries:
        assert isinstance(back, Change)
        gone = made(again, back)
        assert content_of(opened(text_of(source.path, gone, []) or put).root) == content_of(
            sheet.root
        )


@MANY
@given(source=files(), data=st.data())
def test_a_pair_is_taken_out(source: TextFile, data: st.DataObject) -> None:
    sheet = opened(source)
    trail = chosen(data, sheet, Mapping)
    mapping = node_at(sheet.root, trail)
    assert isinstance(mapping, Mapping)
    assume(mapping.entries and len(sheet.root.entries) > 1)
    change = remove_pair(sheet, (*trail, data.draw(st.integers(0, len(mapping.entries) - 1))))
    if isinstance(change, Change):
        made(sheet, change)
    else:
        assert change.rule in {"先改好这一行", "不能就地改的写法"}


@MANY
@given(source=files(), key=KEYS, text=WANTED, data=st.data())
def test_a_value_becomes_a_group(
    source: TextFile, key: str, text: str, data: st.DataObject
) -> None:
    sheet = opened(source)
    trail = chosen(data, sheet, Scalar)
    assume(key != "本年")
    change = wrap_value(sheet, trail, "本年", ((key, text),))
    if isinstance(change, Change):
        made(sheet, change)
    else:
        assert change.rule in {"值写不进一行", "先改好这一行", "不能就地改的写法"}


@MANY
@given(source=files(), key=KEYS, text=WANTED, data=st.data())
def test_a_record_is_put_in(source: TextFile, key: str, text: str, data: st.DataObject) -> None:
    sheet = opened(source)
    trail = chosen(data, sheet, Sequence)
    sequence = node_at(sheet.root, trail)
    assert isinstance(sequence, Sequence)
    at = data.draw(st.integers(0, len(sequence.items)))
    change = insert_item(sheet, trail, at, Group(((key, text), ("其他", ""))))
    if isinstance(change, Change):
        made(sheet, change)
    else:
        assert change.rule in {"值写不进一行", "先改好这一行", "不能就地改的写法", "文件没有读全"}
