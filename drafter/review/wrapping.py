"""Lines that a program broke at a fixed width, joined again; only where that is sure.

Text copied from a PDF or an e-mail has no line longer than its page; a line is broken where the
next word would not have fitted, mostly within a sentence. Text that people type has one line for
each paragraph, or short lines of any length.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.patterns import pattern
from drafter.review.rows import Before, counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.review.rows import Row

Measure = Callable[[str], int]
# In quarters of a Han character.
_HAN: Final = 4
_NARROWEST: Final = 20 * _HAN
_WIDEST: Final = 60 * _HAN
_SLACK: Final = _HAN
_NEARLY: Final = 3 * _HAN
_INDENT: Final = 2 * _HAN
_FEWEST: Final = 3
_MOST: Final = 0.8
_STRAY: Final = 50  # one line of so many may be wider: a row of a table, a squeezed one
_UNIT: Final = pattern(
    r"[（“‘《〈【\[(]{0,3}(?:[A-Za-z0-9.,%/+:-]{1,30}|.)[，。、；：！？）”’》〉】\])%]{0,3}"
)
_SENTENCE_END: Final = "。！？；：”）!?;:"
_HANGING: Final = "，。、；：！？）”’》】"
_INNER: Final = pattern("[，。、；：,]")
_LOOSE: Final = pattern(r"(?<=[^\x00-\x7f]) (?=[!-~])|(?<=[!-~]) (?=[^\x00-\x7f])")


def joined(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of each paragraph together; each by itself unless the text was surely wrapped."""
    page = next(filter(None, (_page(rows, each) for each in _MEASURES)), None)
    if page is None:
        yield from ([row] for row in rows)
        return
    group: list[Row] = []
    full, nearly = _full(page, rows), _full(page, rows, _NEARLY)
    for index, row in enumerate(rows):
        # A line that ends within a sentence need not be quite as wide as the others.
        wide = index and (full[index - 1] or (nearly[index - 1] and _is_within(group[-1])))
        if group and not (wide and _goes_on(page, group, row)):
            yield group
            group = []
        group.append(row)
    yield group


class _Page(Struct, frozen=True):
    """How wide the lines of a text were broken, and how it tells paragraphs apart.

    `margin` is where lines begin that are not indented; `indented` whether first lines are,
    `parted` whether indents or blank lines tell where each paragraph begins.
    """

    measure: Measure
    widest: int
    margin: int
    indented: bool
    parted: bool = False


def _page(rows: Sequence[Row], measure: Measure) -> _Page | None:
    prose = [row for row in rows if not row.ends]
    if len(prose) <= _FEWEST:
        return None
    widest = _widest(prose, measure)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    margin = min(map(_indent, prose))
    pairs = [
        index
        for index, (row, then) in enumerate(pairwise(rows))
        if not row.ends and then.before is Before.NOTHING and not counts(then)
    ]
    indented = any(
        _indent(rows[index]) > margin >= _indent(rows[index + 1]) and not counts(rows[index])
        for index in pairs
    )
    page = _Page(measure, widest, margin, indented)
    full = _full(page, rows)
    # A numbered line that is short is a heading; it tells nothing of how lines were broken.
    cut = [at for at in pairs if _is_cut(rows[at]) and (full[at] or not counts(rows[at]))]
    sure = [rows[index] for index in cut if full[index]]
    if len(sure) < _FEWEST or len(sure) < _MOST * len(cut):
        return None
    if sum(_INNER.search(row.text[:-1]) is not None for row in sure) * 2 < len(sure):
        return None
    blank = any(row.before is Before.BLANK for row in rows[1:])
    parted = indented or (blank and all(full[at] or counts(rows[at]) for at in pairs))
    return _Page(measure, widest, margin, indented, parted)


def _widest(prose: Sequence[Row], measure: Measure) -> int:
    widths = [measure(row.line) for row in prose]
    widest = sorted(widths)[len(widths) - 1 - len(widths) // _STRAY]
    near = [
        row for row, width in zip(prose, widths, strict=True) if widest - _HAN < width <= widest
    ]
    # Marks may hang over the edge.
    return widest - _HAN if all(row.text[-1:] in _HANGING for row in near) else widest


def _full(page: _Page, rows: Sequence[Row], slack: int = _SLACK) -> list[bool]:
    """For each row but the last whether what comes next would not have fitted into it.

    Where no first line is indented the indents may have got lost: first lines are shorter.
    """
    found: list[bool] = []
    begins = True
    for row, then in pairwise(rows):
        unit = _UNIT.match(then.text)
        wide = page.measure(row.line) + page.measure(unit[0] if unit else "")
        lost = _INDENT if begins and not page.indented else 0
        found.append(wide + lost > page.widest - slack)
        near = then.before in {Before.NOTHING, Before.PAGE}
        begins = row.ends or not near or not found[-1] or not _is_cut(row)
    return found


def _goes_on(page: _Page, group: Sequence[Row], then: Row) -> bool:
    """Whether the last of these rows, which is full, goes on in the next one."""
    row = group[-1]
    if row.ends or then.before not in {Before.NOTHING, Before.PAGE} or counts(then):
        return False
    last, first = row.text[-1:], then.text[:1]
    if last.isascii() and first.isascii() and last.isalnum() and first.isalnum():
        return False  # two words, or one number
    if _indent(then) > page.margin or (len(group) == 1 and _may_be_heading(page, row)):
        return False
    return _is_cut(row) or (page.parted and then.before is Before.NOTHING)


def _may_be_heading(page: _Page, row: Row) -> bool:
    """Whether a row as wide as the page could be a title or a heading for all that."""
    if counts(row):
        return "。" not in row.text and not (page.parted and _INNER.search(row.text[:-1], 4))
    return not page.parted and not _INNER.search(row.text[:-1])


def _is_within(row: Row) -> bool:
    return _is_cut(row) and not counts(row)


def _is_cut(row: Row) -> bool:
    return row.text[-1:] not in _SENTENCE_END


def _columns(line: str) -> int:
    """The width where a letter takes half a Han character, as in an editor."""
    line = line.replace("\f", "").rstrip().expandtabs(4)
    return _HAN * len(line) - _HAN // 2 * len(line.encode("ascii", "ignore"))


def _printed(line: str) -> int:
    """The width on paper, where the blanks between Han characters and letters are narrow."""
    return _columns(line) - len(_LOOSE.findall(line))


def _characters(line: str) -> int:
    """The width as programs have it that count every character as one."""
    return _HAN * len(line.replace("\f", "").rstrip())


_MEASURES: Final = (_columns, _printed, _characters)


def _indent(row: Row) -> int:
    line = row.line
    return _columns(line[: len(line) - len(line.lstrip())] + "|")
