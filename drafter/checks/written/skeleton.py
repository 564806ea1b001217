"""The bones of a document: its title, and the headings that its text says it has."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from drafter.checks.written.levelslips import level_slips
from drafter.checks.written.ordinals import HAN_ORDINAL, ordinal_value
from drafter.manuscript import Role
from drafter.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.manuscript import Passage

LONGEST_HEADING: Final = 45
LONGEST_TITLE: Final = 60
MOST_TITLE_LINES: Final = 3
_BODY: Final = Role.BODY


class Form(Enum):
    """How a heading is numbered; the value is how deep the form belongs (GB/T 9704 7.3.3)."""

    CHAPTER = 0  # 第一章
    HAN = 1  # 一、
    HAN_BRACKET = 2  # （一）
    ARABIC = 3  # 1.
    ARABIC_BRACKET = 4  # （1）
    CIRCLED = 5  # ①
    DECIMAL = 6  # 1.1
    STYLED = 7  # no number, but the document's own style says heading


class Manner(Enum):
    """How a heading stands: alone, before its text (up to the first 。), or as a mere number."""

    ALONE = 1
    RUN_IN = 2
    NUMBER_ONLY = 3


class Heading(NamedTuple):
    """A numbered or styled heading.

    `start` is where its number begins in the text of the paper, `words` where its words do,
    `end` where they end, before a closing mark; the two first are the same where the number is
    `counted` by the program that wrote the document. `mark` closes the number as typed: 、 or ）;
    of a CHAPTER it is 章, 节, 篇 or 部分.
    """

    form: Form
    value: int
    passage: int
    start: int
    words: int
    end: int
    manner: Manner
    mark: str
    title: str
    counted: bool = False


class Skeleton(Struct, frozen=True):
    """Title and headings, in reading order; `series` are headings that stand side by side.

    `parents` has for each heading the one it stands under, -1 for none; `slips` are those that
    are numbered as of another level: they stand here as they should have been.
    """

    title: tuple[int, ...]
    headings: tuple[Heading, ...]
    parents: tuple[int, ...]
    series: tuple[tuple[int, ...], ...]
    slips: tuple[int, ...] = ()

    def children(self, heading: int) -> tuple[int, ...]:
        """The headings right under one."""
        return tuple(index for index, above in enumerate(self.parents) if above == heading)

    def closing(self, heading: int) -> int:
        """The next heading that is not under this one; the count of headings if there is none."""
        for index in range(heading + 1, len(self.headings)):
            above = self.parents[index]
            if above < heading:
                return index
        return len(self.headings)


# 三、四季度; 一、二、三季度
_PAIR: Final = (
    "(?:[一二三四五六七八九十]、){0,4}[一二三四五六七八九十](?:季度|级|类|线|等|期|号|批|层|档)"
)
_ORDINAL: Final = pattern(
    rf"第(?P<chapter>{HAN_ORDINAL})(?P<chapter_mark>[章节篇]|部分)[ \u3000、]*"
    rf"|(?P<han>{HAN_ORDINAL})[ \u3000]*(?P<han_mark>、(?!{_PAIR})|[．.，,：:](?!\d))"
    rf"|[（(][ \u3000]*(?P<han_bracket>{HAN_ORDINAL})[ \u3000]*(?P<han_bracket_mark>[）)][、．.，,：:]?)"
    r"|[（(][ \u3000]*(?P<arabic_bracket>\d{1,2})[ \u3000]*(?P<arabic_bracket_mark>[）)][、．.，,：:]?)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?P<decimal_mark>[ \u3000、]|(?=[^\d.万亿千百%‰元个人户件名年月日倍米公里平亩张家])) *"
    r"|(?P<arabic>\d{1,2})[ \u3000]*(?P<arabic_mark>、(?!\d{1,2}[月日号级期])|[．)）]|[.，,：:](?!\d))"
    r"|(?P<circled>[①-⑳])(?P<circled_mark>[、．.]?)"
)
_FORMS: Final = {
    "chapter": Form.CHAPTER,
    "han": Form.HAN,
    "han_bracket": Form.HAN_BRACKET,
    "decimal": Form.DECIMAL,
    "arabic_bracket": Form.ARABIC_BRACKET,
    "arabic": Form.ARABIC,
    "circled": Form.CIRCLED,
}
_STYLED: Final = pattern(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
# What a heading may begin with, digits and spaces aside: its number, or marks of a web text.
_BEGINS: Final = frozenset("第一二三四五六七八九十（(#*") | {
    chr(0x2460 + each) for each in range(20)
}
_LEAD: Final = pattern(r"\s*(?:#{1,6}[ \t]+)?(?:\*\*)?")
_NOTE: Final = pattern(r"[ \u3000]*附件[：:][ \u3000]*1[.．、]")
_STOP: Final = pattern("[。！？；!?;]")
_CLOSING: Final = "。；，、：.;,:*"
_KIND: Final = pattern("(?:总结|报告|计划|要点|方案|汇报|打算|情况|意见|思路|安排)[）)]?$")
_SENTENCE: Final = "。；！？"
_ANNEX: Final = pattern(
    r"[ \u3000]*附[件表录]?[ \u3000]*(?:[0-9]{1,2}|[一二三四五六七八九十])?[ \u3000]*(?:[：:][^。]{0,60})?"
)
_CONTENTS: Final = pattern(r"[ \u3000]*目[ \u3000]{0,6}[录次][ \u3000]*[：:]?[ \u3000]*")
_LEADERS: Final = pattern(r"(?:[.…·．]{2,60}|\t)[ \u3000.…·]{0,9}[0-9]{1,3}[ \u3000]*\Z")
_PAGE: Final = pattern(r"[ \u3000\t.…·．]{0,60}[（(]?[0-9]{0,3}[）)]?[ \u3000]*\Z")
_LEADERS_WITHIN: Final = 70
_CONTENTS_WITHIN: Final = 12


def skeleton(passages: Sequence[Passage], starts: Sequence[int]) -> Skeleton:
    """The bones of the passages, of which each begins at its offset in `starts`."""
    title = _title(passages)
    headings = tuple(
        heading
        for index, (passage, start) in enumerate(zip(passages, starts, strict=True))
        if passage.role is _BODY and index not in title
        for heading in _heading(passage, index, start)
    )
    noted = next(
        (i for i, each in enumerate(passages) if "附件" in each.text and _NOTE.match(each.text)),
        len(passages),
    )
    headings = _without_contents(passages, tuple(_without_attachments(headings, noted)))
    slips = level_slips(headings)
    headings = tuple(slips.get(index, each) for index, each in enumerate(headings))
    annexes = [i for i, each in enumerate(passages) if _is_annex(each.text)]
    parents, series = _nested(headings, annexes)
    return Skeleton(title, headings, parents, series, tuple(slips))


def _without_attachments(headings: tuple[Heading, ...], noted: int) -> Iterator[Heading]:
    """The headings but for the names of attachments that the passage `noted` begins to list."""
    last = noted
    for heading in headings:
        number = heading.passage - noted + 1
        if heading.form is Form.ARABIC and heading.passage == last + 1 and heading.value == number:
            last = heading.passage
        else:
            yield heading


def _is_annex(text: str) -> bool:
    """Whether a line is the label of an annex, or the note of those that follow."""
    return "附" in text[:4] and len(text) <= LONGEST_TITLE and _ANNEX.fullmatch(text) is not None


def _without_contents(
    passages: Sequence[Passage], headings: tuple[Heading, ...]
) -> tuple[Heading, ...]:
    """The headings but for the entries of a table of contents, which name each once more."""
    entries = {
        heading.passage
        for heading in headings
        if passages[heading.passage].style.lower().startswith(("toc", "目录"))
        or _LEADERS.search(passages[heading.passage].text[-_LEADERS_WITHIN:])
    }
    label = next(
        (i for i, each in enumerate(passages[:_CONTENTS_WITHIN]) if _CONTENTS.fullmatch(each.text)),
        -1,
    )
    listed = [each for each in headings if each.passage > label] if label >= 0 else []
    if listed:
        first = _name(listed[0])
        again = next((each for each in listed[1:] if _name(each) == first), listed[0])
        entries.update(each.passage for each in listed if each.passage < again.passage)
    if not entries:
        return headings
    return tuple(each for each in headings if each.passage not in entries)


def _name(heading: Heading) -> tuple[Form, int, str]:
    """What an entry of a table of contents has in common with its heading."""
    return heading.form, heading.value, _PAGE.sub("", heading.title[: 2 * LONGEST_TITLE]).strip()


def _title(passages: Sequence[Passage]) -> tuple[int, ...]:
    """The passages that make the title; none where the text begins at once."""
    given = tuple(
        index
        for index, passage in enumerate(passages)
        if passage.role is Role.TITLE or passage.style.lower() in {"title", "标题"}
    )
    if given:
        return given
    lines: list[int] = []
    for index, passage in enumerate(passages[:MOST_TITLE_LINES]):
        text = passage.text.strip()
        if passage.number or len(text) > LONGEST_TITLE or text[-1] in _SENTENCE + "：:":
            return ()
        if passage.role is not Role.BODY or _ORDINAL.match(text):
            return ()
        lines.append(index)
        if _KIND.search(text):
            return tuple(lines)
    return ()


def _heading(passage: Passage, index: int, start: int) -> Iterator[Heading]:
    text = passage.text
    first = text[0]
    if not (
        first in _BEGINS or first.isdigit() or first.isspace() or passage.number or passage.style
    ):
        return  # most passages: of these none can be a heading
    styled = _STYLED.fullmatch(passage.style)
    counted = _ORDINAL.match(passage.number) if passage.number else None
    before = _LEAD.match(text)
    lead = before.end() if before else 0
    typed = None if counted else _ORDINAL.match(text, lead)
    found = counted or typed
    if found is None and styled is None and text[:1] != "#":
        return
    words = typed.end() if typed else lead
    manner, end = _manner(text, words)
    if found is None:
        form, value, mark = Form.STYLED, 0, ""
        if manner is not Manner.ALONE:
            return
    else:
        kind = next(name for name in _FORMS if found[name])
        form, mark = _FORMS[kind], found[f"{kind}_mark"]
        number = found[kind].rpartition(".")[2] if form is Form.DECIMAL else found[kind]
        value = ordinal_value(number)
    yield Heading(
        form, value, index, start + (lead if counted or not typed else typed.start()),
        start + words, start + end, manner, mark, text[words:end], counted is not None,
    )  # fmt: skip


def _manner(text: str, words: int) -> tuple[Manner, int]:
    """How a heading stands whose words begin there, and where they end."""
    length = len(text.rstrip())
    stop = _STOP.search(text, words)
    if stop is None or stop.end() >= length:
        end = length
        while end > words and text[end - 1] in _CLOSING:
            end -= 1
        return (Manner.ALONE if end - words <= LONGEST_HEADING else Manner.NUMBER_ONLY), end
    if stop[0] in "。." and stop.start() - words <= LONGEST_HEADING:
        return Manner.RUN_IN, stop.start()
    return Manner.NUMBER_ONLY, stop.start()


def _nested(
    headings: tuple[Heading, ...], annexes: Sequence[int]
) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """For each heading the one above it; and those side by side, anew in each annex.

    A form that is open already goes on there; one that is not opens below the last heading,
    unless it belongs higher than all that is open. 第一章 and 第一节 are two forms.
    """
    parents: list[int] = []
    series: list[list[int]] = []
    open_: list[tuple[tuple[Form, str], list[int]]] = []
    annex = 0
    for index, heading in enumerate(headings):
        while annex < len(annexes) and annexes[annex] < heading.passage:
            annex += 1
            open_.clear()
        form = heading.form, heading.mark if heading.form is Form.CHAPTER else ""
        forms = [each for each, _ in open_]
        if form in forms:
            del open_[forms.index(form) + 1 :]
        else:
            while open_ and open_[-1][0][0].value > heading.form.value:
                open_.pop()
            open_.append((form, []))
            series.append(open_[-1][1])
        open_[-1][1].append(index)
        parents.append(open_[-2][1][-1] if len(open_) > 1 else -1)
    return tuple(parents), tuple(map(tuple, series))
