"""Two versions of a report compared: figures, the sentences they changed, all other changes."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.authoring.diff.alignment import align
from drafter.authoring.diff.figurechanges import (
    Change,
    FigureChange,
    figure_changes,
    official_name,
)
from drafter.authoring.diff.sentences import HEADING, ROW, SENTENCE, Sentence, sentences_of
from drafter.drafting.annexrows import ANNEX_FORM
from drafter.drafting.blocks import HEAD_ELEMENT, FigureRun, HoleRun, Source, TextRun
from drafter.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.authoring.diff.alignment import Alignment, Pair
    from drafter.drafting.blocks import Draft
    from drafter.location import Location
    from drafter.pipeline import Produced


CAME = frozenset({Change.APPEARED, Change.ARRIVED})
WENT = frozenset({Change.GONE, Change.AWAITED})


class Cause(StrEnum):
    """Why a sentence is not what it was."""

    FIGURES = "数据"
    WORDING = "文字"
    OTHER = "其他"


class SentenceChange(Struct, frozen=True):
    """A sentence or heading that changed; one of `old` and `new` is None where it came or went.

    `figures` are the changed figures in it, by their keys; `cause` is 数据 when only they
    changed, 文字 when a section or the office's words were edited, else 其他 (提纲, 单位.yaml).
    `moved` is true when it stands elsewhere as well; `place` is the line it is written in.
    """

    cause: Cause
    old: Sentence | None
    new: Sentence | None
    figures: tuple[str, ...]
    moved: bool
    old_place: Location | None
    new_place: Location | None


class MovedParagraph(Struct, frozen=True):
    """Sentences that say what they said, together in another place."""

    sentences: tuple[Sentence, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class HoleChange(Struct, frozen=True):
    """A figure that was a hole in the text and is known now, or has become one.

    `name` is its official name, `place` where the figure that came stands.
    """

    measure: str
    field: str
    name: str
    place: Location | None


class Comparison(Struct, frozen=True):
    """All that is different.

    `holes` is how many there were and are; `renumbered` how many headings and paragraphs only
    have another number; `rows` how many rows of annexes came, went or changed.
    """

    figures: tuple[FigureChange, ...]
    sentences: tuple[SentenceChange, ...]
    headings: tuple[SentenceChange, ...]
    moved: tuple[MovedParagraph, ...]
    filled: tuple[HoleChange, ...]
    opened: tuple[HoleChange, ...]
    holes: tuple[int, int]
    renumbered: int
    rows: int

    @property
    def equal(self) -> bool:
        """Whether nothing is different."""
        return not (
            self.figures
            or self.sentences
            or self.headings
            or self.moved
            or self.filled
            or self.opened
            or self.renumbered
            or self.rows
        )


def compare(old: Produced, new: Produced) -> Comparison:
    """What is different between two versions of a report."""
    figures = figure_changes(old.office.year.book, new.office.year.book)
    alignment = align(sentences_of(old.draft), sentences_of(new.draft))
    look = _Look(old, new, figures)
    changed: list[SentenceChange] = []
    rows = 0
    for before, after in alignment.changed:
        if before.kind == ROW:
            rows += 1
        else:
            changed.append(look.change(before, after))
    moved_pairs = [pair for pair in alignment.moved if pair[0].kind != ROW]
    moved_pairs += _under_another_heading(alignment)
    changed += [
        look.change(before, after, moved=True)
        for before, after in moved_pairs
        if before.text != after.text
    ]
    for gone in alignment.gone:
        rows += gone.kind == ROW
        if gone.kind != ROW:
            changed.append(look.change(gone, None))
    for come in alignment.new:
        rows += come.kind == ROW
        if come.kind != ROW:
            changed.append(look.change(None, come))
    changed.sort(key=_reading_order)
    holes_before, holes_after = _holes(old.draft), _holes(new.draft)
    return Comparison(
        figures,
        tuple(item for item in changed if _kind(item) != HEADING),
        tuple(item for item in changed if _kind(item) == HEADING),
        tuple(_together(pair for pair in moved_pairs if pair[0].text == pair[1].text)),
        tuple(_filled((key for key in holes_before if key not in holes_after), new)),
        tuple(
            HoleChange(*key, official_name(key[0], new.office.year.book), None)
            for key in holes_after
            if key not in holes_before
        ),
        (sum(holes_before.values()), sum(holes_after.values())),
        sum(before.number != after.number for before, after in alignment.stayed),
        rows,
    )


def _kind(change: SentenceChange) -> str:
    sentence = change.new or change.old
    assert sentence is not None
    return sentence.kind


def _reading_order(change: SentenceChange) -> tuple[int, int]:
    """By where it stands now; what is gone behind what stands at its place."""
    if change.new is not None:
        return change.new.block, 0
    assert change.old is not None
    return change.old.block, 1


class _Look:
    """Finds out why sentences changed; the files they are written in are read once."""

    def __init__(self, old: Produced, new: Produced, figures: Iterable[FigureChange]) -> None:
        self._offices = old.office.folder, new.office.folder
        self._years = old.office.year.files, new.office.year.files
        self._sections = old.office.compiled.sections, new.office.compiled.sections
        self._keys: set[str] = set()
        self._by_measure: dict[str, list[FigureChange]] = {}
        self._by_place: dict[Location, list[str]] = {}
        for change in figures:
            self._keys.add(change.key)
            self._by_measure.setdefault(change.measure, []).append(change)
            for standing in (change.old, change.new):
                if standing is not None:
                    self._by_place.setdefault(standing.place, []).append(change.key)
        self._files: dict[str, list[str]] = {}

    def change(
        self, old: Sentence | None, new: Sentence | None, *, moved: bool = False
    ) -> SentenceChange:
        """One change and its cause."""
        figures = tuple(
            dict.fromkeys(key for item in (old, new) if item for key in self._figures_in(item))
        )
        if self._rewritten(old, new):
            cause = Cause.WORDING
        elif not figures and (old is None or new is None):
            figures = () if _said(old or new) else self._figures_of_topic(old, new)
            cause = Cause.FIGURES if figures else Cause.OTHER
        else:
            cause = Cause.FIGURES if figures else Cause.OTHER
        return SentenceChange(cause, old, new, figures, moved, _written_at(old), _written_at(new))

    def _figures_in(self, sentence: Sentence) -> Iterator[str]:
        for run in sentence.runs:
            if isinstance(run, FigureRun):
                for place in run.origins:
                    yield from self._by_place.get(place, ())
            elif isinstance(run, HoleRun) and f"{run.id} {run.field}" in self._keys:
                yield f"{run.id} {run.field}"

    def _figures_of_topic(self, old: Sentence | None, new: Sentence | None) -> tuple[str, ...]:
        """The changed figures of its topic: a sentence without any stands or falls with them.

        Those that came or went as the sentence did, if there are such.
        """
        changes: list[FigureChange] = []
        for sentence, sections in zip((old, new), self._sections, strict=True):
            section = sections.get(sentence.topic) if sentence else None
            for measure in sorted(section.measures) if section else ():
                changes += self._of_measure(measure)
        alike = [item for item in changes if item.change in (CAME if old is None else WENT)]
        return tuple(dict.fromkeys(item.key for item in alike or changes))

    def _of_measure(self, path: str) -> Iterator[FigureChange]:
        """Changes of a measure, or of one half of a pair."""
        for measure, changes in self._by_measure.items():
            if measure == path or measure.startswith(f"{path}."):
                yield from changes

    def _rewritten(self, old: Sentence | None, new: Sentence | None) -> bool:
        """Whether the lines that it is written in were edited, or are there in one version only."""
        if old is not None and new is not None:
            return self._lines_of(old) != self._lines_of(new)
        if old is not None:
            return not self._written_in(old, 1)
        return new is not None and not self._written_in(new, 0)

    def _lines_of(self, sentence: Sentence) -> set[str]:
        return {self._line(run.place) for run in sentence.runs}

    def _line(self, place: Location) -> str:
        lines = self._read(place.file)
        return lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""

    def _written_in(self, sentence: Sentence, version: int) -> bool:
        """Whether the other version has the lines that the sentence is written in."""
        for run in sentence.runs:
            line = self._line(run.place)
            files = self._years[version]
            if run.place.file not in self._years[1 - version]:
                files = (self._there(run.place.file, version), *files)
            if line and not any(line in map(str.strip, self._read(file)) for file in files):
                return False
        return True

    def _there(self, file: str, version: int) -> str:
        """The file of the other version that stands where `file` does in its own."""
        here, there = self._offices[1 - version].absolute(), self._offices[version].absolute()
        path = Path(file).absolute()
        return str(there / path.relative_to(here)) if path.is_relative_to(here) else file

    def _read(self, file: str) -> list[str]:
        if file not in self._files:
            text = read_text(Path(file), []) if file else None
            self._files[file] = text.text.splitlines() if text else []
        return self._files[file]


def _said(sentence: Sentence | None) -> bool:
    """Whether it is the office's own words throughout, which no figure brings or takes away."""
    runs = sentence.runs if sentence else ()
    sources = [run.source if isinstance(run, TextRun) else None for run in runs]
    return None not in sources and not {Source.WORDS, Source.QUOTED}.isdisjoint(sources)


def _written_at(sentence: Sentence | None) -> Location | None:
    """The line that the sentence is written in: its own words, before what a phrase adds."""
    runs = sentence.runs if sentence else ()
    own = [run for run in runs if not isinstance(run, TextRun) or run.source is not Source.PHRASE]
    return next((run.place for run in own if run.place.line), None)


def _under_another_heading(alignment: Alignment) -> Iterator[Pair]:
    """Sentences that stayed in order, but stand in another chapter now."""
    pairs = (*alignment.stayed, *alignment.changed, *alignment.moved)
    became = {old.block: new.block for old, new in pairs if old.kind == HEADING}
    became[-1] = -1
    for old, new in alignment.stayed:
        if old.kind == SENTENCE and became.get(old.under) != new.under:
            yield old, new


def _together(pairs: Iterable[Pair]) -> Iterator[MovedParagraph]:
    """What moved along with its neighbours, as one."""
    group: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair[1].block):
        if group and not _follows(group[-1], pair):
            yield _paragraph(group)
            group = []
        group.append(pair)
    if group:
        yield _paragraph(group)


def _follows(one: Pair, other: Pair) -> bool:
    return all(
        0 <= after.block - before.block <= 1 for before, after in zip(one, other, strict=True)
    )


def _paragraph(group: list[Pair]) -> MovedParagraph:
    old, new = group[0]
    return MovedParagraph(tuple(pair[1] for pair in group), old.headings, new.headings)


def _holes(draft: Draft) -> Counter[tuple[str, str]]:
    return Counter(
        (run.id, run.field)
        for run in draft.runs()
        if isinstance(run, HoleRun) and run.form != ANNEX_FORM
    )


def _filled(holes: Iterable[tuple[str, str]], new: Produced) -> Iterator[HoleChange]:
    """Of the holes of the old draft that the new one has not, those whose figure has come."""
    book = new.office.year.book
    for measure, name in holes:
        figure = book.figure(measure, name)
        if figure is not None or name == HEAD_ELEMENT:
            place = figure.place if figure else None
            yield HoleChange(measure, name, official_name(measure, book), place)
