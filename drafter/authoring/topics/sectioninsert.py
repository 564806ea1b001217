"""Items put into a section that is laid over another already: the smallest splices that do it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.authoring.answers import WrongAnswerError
from drafter.authoring.topics.sectioncopy import digest_line, scalar_digest
from drafter.findings import Severity
from drafter.library.originals import item_digest
from drafter.library.overlays import laid_over
from drafter.library.sections import read_section
from drafter.textfile import Splice, from_text

if TYPE_CHECKING:
    from drafter.authoring.topics.sectioncopy import Item, Sources
    from drafter.findings import Finding
    from drafter.library.sections import SectionSource
    from drafter.textfile import TextFile

_ORIGINALS = re.compile(r"(?m)^原件:[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
_ENTRY = re.compile(r"[ \t]+\S[^\r\n]*")
_FLOW = re.compile(r"(?m)^原件:[ \t]*\{[^{}\r\n]*?(?=[ \t]*\})")
_FLAG = re.compile(r"(?m)^叠加:[^\r\n]*")


def with_items(
    source: TextFile, original: SectionSource, items: tuple[Item, ...], sources: Sources
) -> bytes:
    """The bytes of an overlay with the items added under their 视角, and their digests in 原件.

    Raises:
        WrongAnswerError: when it has one of them already, is no overlay, or is laid out so that
            they cannot be put in; with the lines to be put in by hand.
    """
    found: list[Finding] = []
    own = read_section(source, original.path, found)
    if own.overlay is None:
        raise WrongAnswerError(f"{source.path} 已经整个替换了原件，直接在里面改。")
    for item in items:
        standing = [
            line for line in own.aspects.get(item.aspect, ()) if line.name == item.line.name
        ]
        if standing:
            raise WrongAnswerError(f"{standing[0].place} 已经有条目“{item.key}”，直接改那一行。")
    splices = [*_digests(source.text, items), *_lines(source.text, own, items, sources)]
    data = source.splice(splices)
    if _faulty(found) or not _is_sound(source, data, original, items):
        lines = [f"# {item.aspect}\n{sources.written(item.line)}" for item in items]
        raise WrongAnswerError(
            f"{source.path} 里接不上，什么也没有改。请自己把下面几行放进去：\n"
            + "\n".join([*map(digest_line, items), *lines])
        )
    return data


def _faulty(found: list[Finding]) -> bool:
    return any(finding.severity is not Severity.NOTICE for finding in found)


def _digests(text: str, items: tuple[Item, ...]) -> list[Splice]:
    """原件 with the digests of the items, wherever the front matter has it or may have it."""
    block = "\n".join(map(digest_line, items))
    if heading := _ORIGINALS.search(text):
        at = heading.end()
        while entry := _ENTRY.match(text, _next_line(text, at)):
            at = entry.end()
        return [Splice(at, at, f"\n{block}")]
    if listed := _FLOW.search(text):
        pairs = ", ".join(f"{item.key}: {scalar_digest(item_digest(item.line))}" for item in items)
        between = "" if listed[0].endswith("{") else ", "
        return [Splice(listed.end(), listed.end(), f"{between}{pairs}")]
    if flag := _FLAG.search(text):
        return [Splice(flag.end(), flag.end(), f"\n原件:\n{block}")]
    return []


def _next_line(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else at + 1


def _lines(
    text: str, own: SectionSource, items: tuple[Item, ...], sources: Sources
) -> list[Splice]:
    """Each item behind the last line of its 视角; a 视角 that is not there yet at the end."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
    splices = []
    new = ""
    for aspect in dict.fromkeys(item.aspect for item in items):
        lines = [sources.written(item.line) for item in items if item.aspect == aspect]
        standing = own.aspects.get(aspect, ())
        if standing:
            row = max(line.place.line for line in standing)
            end = _line_end(text, starts[row - 1])
            splices.append(Splice(end, end, "".join(f"\n{line}" for line in lines)))
        else:
            new += "\n".join(["", f"# {aspect}", *lines, ""])
    if new:
        before = "" if text.endswith(("\n", "\r")) else "\n"
        splices.append(Splice(len(text), len(text), before + new))
    return _merged(splices)


def _merged(splices: list[Splice]) -> list[Splice]:
    """The splices, those at one place made one in the order given."""
    texts: dict[int, str] = {}
    for at, _, text in splices:
        texts[at] = texts.get(at, "") + text
    return [Splice(at, at, text) for at, text in texts.items()]


def _line_end(text: str, start: int) -> int:
    found = re.compile(r"\r|\n").search(text, start)
    return found.start() if found else len(text)


def _is_sound(
    source: TextFile, data: bytes, original: SectionSource, items: tuple[Item, ...]
) -> bool:
    """Whether the file, read again, has just these items more, and no fault."""
    found: list[Finding] = []
    text = data.decode("utf-8-sig" if source.bom else source.encoding)
    own = read_section(from_text(source.path, text), original.path, found)
    laid_over(own, original, found)
    added = all(
        any(line.name == item.line.name for line in own.aspects.get(item.aspect, ()))
        for item in items
    )
    return not _faulty(found) and added and all(item.key in own.originals for item in items)
