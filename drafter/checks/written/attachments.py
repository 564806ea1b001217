"""What a document says is annexed to it, and what is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from drafter.patterns import pattern

if TYPE_CHECKING:
    from drafter.checks.written.paper import Paper

_NOTE: Final = pattern(
    r"[ \u3000]*附件[：:][ \u3000]*(?:(?P<number>[0-9]{1,2})(?P<mark>[.．、][ \u3000\t]*))?(?P<title>\S.*)"
)
_FURTHER: Final = pattern(r"[ \u3000]*(?P<number>[0-9]{1,2})[.．、][ \u3000\t]*(?P<title>\S.*)")
_LABEL: Final = pattern(
    r"[ \u3000]*附件[ \u3000]*(?P<number>[0-9]{1,2}|[一二三四五六七八九十])?[ \u3000]*(?:[：:][ \u3000]*(?P<title>\S.{0,60}))?[ \u3000]*"
)
_HAN: Final = "一二三四五六七八九十"
_LONGEST_TITLE: Final = 60
_MOST: Final = 30


class Attachment(NamedTuple):
    """One of them: where it is named, its number (0 for none) and its title without 《》.

    `number_at` and `number_end` are where a number is typed before the title of a note.
    """

    start: int
    number: int
    title: str
    number_at: int = 0
    number_end: int = 0


def attachments(paper: Paper) -> tuple[list[Attachment], list[Attachment]]:
    """Those noted at the end of the text, and those that follow."""
    noted: list[Attachment] = []
    annexed: list[Attachment] = []
    for index in dict.fromkeys(map(paper.index, paper.places("附"))):
        passage = paper.passages[index]
        if passage.text.lstrip(" \u3000")[:1] != "附" or len(annexed) > _MOST:
            continue
        note = _NOTE.fullmatch(passage.text)
        if note and not noted:
            noted = _noted(paper, index)
            continue
        label = _LABEL.fullmatch(passage.text)
        if label and (noted or index) and not note:
            annexed.append(_annexed(paper, index, label["number"] or "", label["title"] or ""))
    return noted, annexed


def _noted(paper: Paper, index: int) -> list[Attachment]:
    first = _NOTE.fullmatch(paper.passages[index].text)
    if first is None:
        return []
    start = paper.starts[index]
    found = [
        Attachment(
            start,
            int(first["number"] or 0),
            _bare(first["title"]),
            start + (first.start("number") if first["number"] else 0),
            start + (first.end("mark") if first["mark"] else 0),
        )
    ]
    for further in range(index + 1, min(index + _MOST, len(paper.passages))):
        line = _FURTHER.fullmatch(paper.passages[further].text)
        if line is None or not found[-1].number or int(line["number"]) != found[-1].number + 1:
            break
        found.append(Attachment(paper.starts[further], int(line["number"]), _bare(line["title"])))
    return found


def _annexed(paper: Paper, index: int, number: str, title: str) -> Attachment:
    if not title and index + 1 < len(paper.passages):
        below = paper.passages[index + 1].text.strip()
        title = below if len(below) <= _LONGEST_TITLE else ""
    value = _HAN.index(number) + 1 if number in _HAN and number else int(number or 0)
    return Attachment(paper.starts[index], value, _bare(title))


def _bare(title: str) -> str:
    """A title as it is compared: no spaces, 《》 or stop."""
    return "".join(title.split()).strip("《》。；;.")
