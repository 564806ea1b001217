"""What keeps a place of a YAML file from being changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.location import Location
from drafter.yamlsource import faults, splicefaults
from drafter.yamlsource.keyboard import slips

if TYPE_CHECKING:
    from drafter.findings import Finding
    from drafter.yamlsource.editing.sheet import Sheet
    from drafter.yamlsource.nodes import Scalar

_PROPERTIES = frozenset({faults.ANCHOR.name, faults.TAG.name})
_UNREAD = frozenset(
    rule.name
    for rule in (
        faults.ANCHOR,
        faults.COMPLEX_KEY,
        faults.NO_KEY,
        faults.NOT_READ,
        faults.NOT_YAML,
        faults.SECOND_DOCUMENT,
        faults.TOO_DEEP,
    )
)
_HINT = "自己动手改这一行，或者先改成“键: 值”的普通写法"


def value_obstacle(sheet: Sheet, scalar: Scalar) -> Finding | None:
    """Why this value cannot be replaced."""
    unusual = ""
    if scalar.quoted and sheet.text[scalar.start : scalar.start + 1] in {"|", ">"}:
        unusual = "这个值用“|”“>”写成一段"
    elif scalar.spans:
        unusual = "这个值写成了几行"
    if unusual:
        return splicefaults.UNUSUAL_VALUE.at(scalar.place, f"{unusual}，没有改", hint=_HINT)
    return line_obstacle(sheet, scalar.place.line)


def line_obstacle(sheet: Sheet, *lines: int) -> Finding | None:
    """Why nothing may be changed on these lines."""
    told = [finding for finding in sheet.found if finding.place.line in lines]
    for finding in told:
        if finding.rule in _PROPERTIES:
            return splicefaults.UNUSUAL_VALUE.at(
                finding.place, f"这一行用了YAML的特殊写法（{finding.message}），没有改", hint=_HINT
            )
    slip = next((slip for slip in slips(sheet.text) if slip.line in lines), None) if told else None
    if slip is None:
        return None
    hint = f"先改为：{slip.mended_line}" if slip.mended_line else slip.hint
    return splicefaults.ON_A_SLIP.at(
        Location(sheet.source.path, slip.line, slip.column),
        f"这一行要先改好才能改数：{slip.message}",
        hint=hint,
    )


def insert_obstacle(sheet: Sheet) -> Finding | None:
    """Why nothing new may be put into this file: it might stand there already, unread."""
    unread = next((finding for finding in sheet.found if finding.rule in _UNREAD), None)
    if unread is None:
        return None
    return splicefaults.PARTLY_UNREAD.at(
        unread.place,
        f"这里没有读懂（{unread.message}），没有往文件里加新的内容",
        hint=unread.hint or _HINT,
    )
