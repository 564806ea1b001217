"""A request in a clerk's words: 城乡低保标准·上年 ← 900."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.figures.editing.addresses import address_of
from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    InsertRemedy,
    InsertWords,
    MarkWords,
    MendLine,
    MoveWords,
    RemoveEntry,
    RemoveWords,
    SetValue,
    SetWords,
    WordRequest,
    WordsAt,
)
from drafter.figures.figure import CURRENT
from drafter.session.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.office import Office
    from drafter.session.wish import Typed


def described_all(together: Sequence[Typed], office: Office) -> str:
    """What was typed, pasted or accepted together would do, on one line."""
    words = [one for one in together if isinstance(one, SetWords | InsertWords | InsertRemedy)]
    if len(words) > 1 and len(words) == len(together):
        texts = "／".join(request.text for request in words)
        return f"素材 {_item(words[0].at, office)} 粘贴{len(words)}条：{texts}"
    return "；".join(described(typed, office) for typed in together)


def described(typed: Typed, office: Office) -> str:
    """What it would do, on one line."""
    if isinstance(typed, WordRequest):
        return f"素材 {_item(typed.at, office)} {_words(typed)}"
    match typed:
        case SetValue(path, text, field):
            return f"{label(path, field, office)} ← {text or '空'}"
        case ClearValue(path, field):
            return f"{label(path, field, office)} ← 空"
        case RemoveEntry(path, field):
            return f"删除 {label(path, field, office)}"
        case InsertRecord(name, pairs, _):
            said = "，".join(f"{key}：{value}" for key, value in pairs)
            return f"清单“{name}”加一项：{said}"
        case MendLine(line, file):
            return f"改正 {file} 第{line}行"
        case Wish():
            return f"静默 {typed.said}，理由：{typed.reason}"


def _words(request: WordRequest) -> str:
    match request:
        case SetWords(_, text):
            return f"← {text}"
        case InsertWords(_, text):
            return f"加：{text}"
        case InsertRemedy(_, text):
            return f"加对策：{text}"
        case RemoveWords():
            return "删除"
        case MoveWords(_, by):
            return "下移" if by > 0 else "上移"
        case MarkWords():
            return "改标记"


def label(path: str, field: str, office: Office) -> str:
    """The name of a figure and its field: 城乡低保标准·上年."""
    address = address_of(path, field)
    known = office.year.book.catalogue.indicators.get(address.path)
    part = "·".join(name for name in address.field if name != CURRENT)
    name = known.name if known else address.path or path
    if address.record:
        name = f"{name}第{address.record}项"
    return f"{name}·{part}" if part else name


def _item(at: WordsAt, office: Office) -> str:
    section = office.compiled.sections.get(at.topic)
    number = f"第{at.number}条" if at.number else ""
    remedy = f"对策{at.remedy}" if at.remedy else ""
    return f"“{section.title if section else at.topic}”{at.aspect}{number}{remedy}"
