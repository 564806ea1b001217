"""Changes of one item of 素材.md, as the smallest splices of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.figures import editfaults
from drafter.figures.editing.requests import (
    DEFAULT_ASPECT,
    InsertRemedy,
    InsertWords,
    MarkWords,
    MoveWords,
    RemoveWords,
    SetWords,
    WordsAt,
)
from drafter.figures.editing.wordmarks import Marked, marked
from drafter.figures.editing.wordsheet import Key, Piece, Said, WordSheet, word_sheet
from drafter.figures.words import WordForm
from drafter.library.sectionlines import ASPECTS
from drafter.location import Location
from drafter.textfile import Splice, from_text, is_plain
from drafter.yamlsource.editing.proving import added, reread, unproven

if TYPE_CHECKING:
    from drafter.figures.editing.requests import WordRequest
    from drafter.findings import Finding

_MARKS = {WordForm.ITEM: "- ", WordForm.PARAGRAPH: "", WordForm.QUOTED: "> 照录："}
_REMEDY = "  - 对策："


class WordChange(NamedTuple):
    """Splices of a 素材 file, and what it says once they are made."""

    splices: tuple[Splice, ...]
    says: dict[Key, list[Said]]


def change_words(sheet: WordSheet, request: WordRequest) -> WordSheet | Finding:
    """The file with one item changed, proven by reading it again."""
    change = _planned(sheet, request)
    if not isinstance(change, WordChange):
        return change
    found: list[Finding] = []
    read = reread(sheet.source, change.splices, found)
    new = word_sheet(read, tuple(found)) if read else None
    wanted = {key: said for key, said in change.says.items() if said}
    if new is None or new.says != wanted or added(sheet.found, new.found):
        return unproven(sheet.source, change.splices)
    return new


def has_words(sheet: WordSheet, at: WordsAt) -> bool:
    """Whether the file speaks of the topic."""
    return any(heading.topic == at.topic for heading in sheet.headings)


def _planned(sheet: WordSheet, request: WordRequest) -> WordChange | Finding:
    if isinstance(request, InsertWords):
        return _insert(sheet, request.at, request.text)
    piece = _piece_at(sheet, request.at)
    if piece is None:
        return _not_there(sheet, request.at)
    match request:
        case SetWords():
            return _set(sheet, request.at, piece, request.text)
        case InsertRemedy():
            return _insert_remedy(sheet, request.at, piece, request.text)
        case RemoveWords():
            return _remove(sheet, request.at, piece)
        case MoveWords():
            return _move(sheet, request.at, piece, request.by)
        case MarkWords():
            return _mark(sheet, piece, request)


def _piece_at(sheet: WordSheet, at: WordsAt) -> Piece | None:
    pieces = sheet.pieces.get((at.topic, at.aspect), ())
    piece = pieces[at.number - 1] if 0 < at.number <= len(pieces) else None
    if piece is None or not at.remedy:
        return piece
    return piece.remedies[at.remedy - 1] if 0 < at.remedy <= len(piece.remedies) else None


def _set(sheet: WordSheet, at: WordsAt, piece: Piece, text: str) -> WordChange | Finding:
    read = _read_alone(text, piece.said.form, remedy=bool(at.remedy))
    if read is None or "<!--" in sheet.source.text[piece.start : piece.end]:
        return _unfit(sheet, piece.lines[0], text)
    said = piece.said._replace(
        heading=read.heading, text=read.text, internal=piece.said.internal or read.internal
    )
    splices = [Splice(piece.start, piece.end, text), *_lines_out(sheet, piece.lines[1:])]
    return WordChange(tuple(splices), _with(sheet, at, said))


def _insert(sheet: WordSheet, at: WordsAt, text: str) -> WordChange | Finding:
    said = _read_alone(text, WordForm.ITEM)
    key = (at.topic, at.aspect)
    pieces = sheet.pieces.get(key, ())
    if said is None or at.number > len(pieces) + 1:
        return _unfit(sheet, 0, text) if said is None else _not_there(sheet, at)
    says = sheet.says
    index = at.number - 1 if at.number else len(pieces)
    says[key] = [*says.get(key, [])[:index], said, *says.get(key, [])[index:]]
    lines = [f"- {text}"]
    if index:
        splice = _below(sheet, max(pieces[index - 1].all_lines), lines)
    elif pieces:
        start = sheet.line_start(pieces[0].lines[0])
        splice = Splice(start, start, f"{lines[0]}\n")
    else:
        splice = _under_heading(sheet, at, lines)
    return WordChange((splice,), says)


def _under_heading(sheet: WordSheet, at: WordsAt, lines: list[str]) -> Splice:
    """The first words of a 视角, with the headings that are not there yet."""
    headings = [heading for heading in sheet.headings if heading.topic == at.topic]
    for heading in headings:
        if heading.aspect == at.aspect:
            return _below(sheet, heading.place.line, lines)
    under = lines if at.aspect == DEFAULT_ASPECT else [f"## {at.aspect}", *lines]
    if not headings:
        return _at_the_end(sheet, [f"# {at.topic}", *under])
    order = {aspect: rank for rank, aspect in enumerate(ASPECTS)}
    before = [item for item in headings if order[item.aspect] < order.get(at.aspect, len(order))]
    after = [item for item in headings if item not in before]
    if after:
        start = sheet.line_start(after[0].place.line)
        return Splice(start, start, "".join(f"{line}\n" for line in under))
    ends = [heading.place.line for heading in headings]
    ends += [
        line
        for (topic, _), pieces in sheet.pieces.items()
        if topic == at.topic
        for piece in pieces
        for line in piece.all_lines
    ]
    return _below(sheet, max(ends), under)


def _at_the_end(sheet: WordSheet, lines: list[str]) -> Splice:
    text = sheet.source.text
    end = len(text)
    written = "\n".join(lines)
    if not text:
        return Splice(0, 0, f"{written}\n")
    if not text.endswith(("\n", "\r")):
        return Splice(end, end, f"\n\n{written}")
    blank = not text.splitlines()[-1].strip()
    return Splice(end, end, f"{'' if blank else chr(10)}{written}\n")


def _insert_remedy(sheet: WordSheet, at: WordsAt, piece: Piece, text: str) -> WordChange | Finding:
    remedy = _read_alone(text, WordForm.ITEM, remedy=True)
    if remedy is None or at.remedy:
        return _unfit(sheet, piece.lines[0], text)
    said = piece.said._replace(remedies=(*piece.said.remedies, remedy))
    splice = _below(sheet, max(piece.all_lines), [f"{_REMEDY}{text}"])
    return WordChange((splice,), _with(sheet, at, said))


def _remove(sheet: WordSheet, at: WordsAt, piece: Piece) -> WordChange:
    splices = tuple(_lines_out(sheet, piece.all_lines))
    return WordChange(splices, _with(sheet, at, None))


def _move(sheet: WordSheet, at: WordsAt, piece: Piece, by: int) -> WordChange | Finding:
    other_at = WordsAt(at.topic, at.aspect, at.number + by)
    other = _piece_at(sheet, other_at)
    if at.remedy or by not in {-1, 1} or other is None:
        return _not_there(sheet, other_at)
    stretches = [
        (sheet.line_start(min(one.all_lines)), sheet.line_end(max(one.all_lines)))
        for one in (piece, other)
    ]
    text = sheet.source.text
    splices = (
        Splice(*stretches[0], text[slice(*stretches[1])]),
        Splice(*stretches[1], text[slice(*stretches[0])]),
    )
    says = sheet.says
    items = says[at.topic, at.aspect]
    items[at.number - 1], items[other_at.number - 1] = other.said, piece.said
    return WordChange(splices, says)


def _mark(sheet: WordSheet, piece: Piece, request: MarkWords) -> WordChange | Finding:
    done = marked(sheet, piece, request)
    if not isinstance(done, Marked):
        return done
    return WordChange(done.splices, _with(sheet, request.at, done.said))


def _with(sheet: WordSheet, at: WordsAt, said: Said | None) -> dict[Key, list[Said]]:
    """What the file says with one item, or 对策, replaced or taken out."""
    says = sheet.says
    items = says[at.topic, at.aspect]
    new = [] if said is None else [said]
    if at.remedy:
        remedies = items[at.number - 1].remedies
        rest = (*remedies[: at.remedy - 1], *new, *remedies[at.remedy :])
        new = [items[at.number - 1]._replace(remedies=rest)]
    says[at.topic, at.aspect] = [*items[: at.number - 1], *new, *items[at.number :]]
    return says


def _read_alone(text: str, form: WordForm, *, remedy: bool = False) -> Said | None:
    """What the words say as an item of that form; None where they are no such item."""
    if not text.strip() or not is_plain(text) or "\n" in text or "<!--" in text or "-->" in text:
        return None
    line = f"- 问题\n{_REMEDY}{text}" if remedy else f"{_MARKS[form]}{text}"
    alone = word_sheet(from_text("", f"# 主题\n{line}\n"))
    items = [piece.said for pieces in alone.pieces.values() for piece in pieces]
    if len(items) != 1 or (alone.found and form is not WordForm.PARAGRAPH):
        return None
    if remedy:
        return items[0].remedies[0] if len(items[0].remedies) == 1 else None
    return items[0] if items[0].form is form and not items[0].remedies else None


def _below(sheet: WordSheet, line: int, lines: list[str]) -> Splice:
    at = sheet.line_start(line + 1)
    written = "\n".join(lines)
    if at == sheet.line_end(line):  # the last line, which no break ends
        return Splice(at, at, f"\n{written}")
    return Splice(at, at, f"{written}\n")


def _lines_out(sheet: WordSheet, lines: tuple[int, ...]) -> list[Splice]:
    """What takes out these lines; lines that follow one another go as one."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and runs[-1][-1] + 1 == line:
            runs[-1].append(line)
        else:
            runs.append([line])
    splices = []
    for run in runs:
        start, stop = sheet.line_start(run[0]), sheet.line_start(run[-1] + 1)
        if stop == sheet.line_end(run[-1]) and run[0] > 1:  # the last line, which no break ends
            start = sheet.line_end(run[0] - 1)
        splices.append(Splice(start, stop, ""))
    return splices


def _unfit(sheet: WordSheet, line: int, text: str) -> Finding:
    return editfaults.WORDS_UNFIT.at(
        Location(sheet.source.path, line),
        f"“{text[:30]}”不能写成一条素材，没有改",
        hint="写成一行；不以 #、>、- 和“对策：”开头，里面不夹注释",
    )


def _not_there(sheet: WordSheet, at: WordsAt) -> Finding:
    which = f"第{at.number}条" + (f"的第{at.remedy}条对策" if at.remedy else "")
    return editfaults.NOT_THERE.at(
        Location(sheet.source.path),
        f"{at.topic}的{at.aspect}里没有{which}，没有改",
        hint="重新读一遍文件，再指明是哪一条",
    )
