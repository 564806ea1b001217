"""Manner of enumeration (写法): how the drafted lines of a chapter become its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting.blocks import (
    BODY,
    BODY_PARAGRAPH,
    IN_HEADING,
    NO_FIGURES,
    PHRASE,
    RUN_IN,
    CountRun,
    Paragraph,
    Run,
    TextRole,
    TextRun,
)
from drafter.drafting.mending import STOPS
from drafter.drafting.numbering import firstly
from drafter.drafting.topic import as_heading
from drafter.library.outlines import Manner
from drafter.location import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.drafting.context import DraftedLine
    from drafter.drafting.topic import TopicDraft

ENDS = STOPS | frozenset("：；…—.!?;:")
CLOSERS = frozenset("”）’")
RESULTS = frozenset({"总结", "亮点"})


COUNTED = frozenset({Manner.FIRSTLY, Manner.NUMBERED})
# The paragraphs of one topic do not hang on its neighbours.
TOPIC_BY_TOPIC = frozenset({Manner.MINI_HEADINGS, Manner.PLAIN})


class Arranged(NamedTuple):
    """A paragraph of a chapter; `numbered` ones take the next ordinal of their level."""

    paragraph: Paragraph
    numbered: bool = False


class Entry(NamedTuple):
    """One thing an enumeration counts: a chapter, a topic, or a line of the only topic."""

    topic: str
    heading: tuple[Run, ...]
    lines: tuple[DraftedLine, ...]


def arrange(manner: Manner, aspect: str, topics: tuple[TopicDraft, ...]) -> tuple[Arranged, ...]:
    """The paragraphs of topics that have lines, in order."""
    return tuple(MANNERS[manner](aspect, topics)) if topics else ()


def arrange_chapters(
    manner: Manner, chapters: tuple[tuple[tuple[Run, ...], tuple[TopicDraft, ...]], ...]
) -> tuple[Arranged, ...]:
    """Chapters as the entries of one list, each with its heading and all its topics say."""
    entries: list[Entry] = []
    for title, topics in chapters:
        lines = tuple(line for topic in topics for line in topic.lines)
        if lines:
            path = next(topic.path for topic in topics if topic.lines)
            entries.append(Entry(path, _sentence(as_heading(title)), lines))
    tell = tell_firstly if manner is Manner.FIRSTLY else tell_numbered
    return tuple(tell(tuple(entries)))


def entry_count(manner: Manner, topics: tuple[TopicDraft, ...]) -> int:
    """How many things the chapter of these topics counts."""
    return len(_entries("", topics)) if manner in COUNTED else len(topics)


def _mini_headings(aspect: str, topics: tuple[TopicDraft, ...]) -> Iterator[Arranged]:
    """One paragraph a topic, every item opening with its 小标题句."""
    for topic in topics:
        headed = any(line.heading for line in topic.lines)
        opening = _sentence(topic.summary) if aspect in RESULTS and not headed else ()
        yield from _flow(topic.path, topic.lines, _with_heading, opening)


def _run_on(_aspect: str, topics: tuple[TopicDraft, ...]) -> Iterator[Arranged]:
    """One paragraph a chapter, without headings."""
    lines = tuple(line for topic in topics for line in topic.lines)
    if lines:
        yield from _flow(topics[0].path, lines, _without_heading, ())


def _plain(_aspect: str, topics: tuple[TopicDraft, ...]) -> Iterator[Arranged]:
    """One paragraph an item, without headings."""
    for topic in topics:
        for line in topic.lines:
            yield _paragraph(topic.path, _without_heading(line))


def _numbered(aspect: str, topics: tuple[TopicDraft, ...]) -> Iterator[Arranged]:
    """One numbered paragraph an entry, opening with its heading."""
    yield from tell_numbered(_entries(aspect, topics))


def tell_numbered(entries: tuple[Entry, ...]) -> Iterator[Arranged]:
    """One numbered paragraph an entry."""
    for entry in entries:
        runs = entry.heading + _joined(entry.lines, _without_heading)
        arranged = _paragraph(entry.topic, runs)
        yield arranged._replace(numbered=True)


def _firstly(aspect: str, topics: tuple[TopicDraft, ...]) -> Iterator[Arranged]:
    """One paragraph a chapter: 一是…。二是…。; a single entry is not counted."""
    yield from tell_firstly(_entries(aspect, topics))


def tell_firstly(entries: tuple[Entry, ...]) -> Iterator[Arranged]:
    """One paragraph for all entries."""
    runs: list[Run] = []
    for number, entry in enumerate(entries, 1):
        if len(entries) > 1:
            role = TextRole.RUN_IN_HEADING if entry.heading else TextRole.BODY
            runs.append(CountRun(firstly(number), _place(entry), role))
        runs.extend(entry.heading)
        runs.extend(_joined(entry.lines, _without_heading))
    if runs:
        yield _paragraph(entries[0].topic, tuple(runs))


def _entries(aspect: str, topics: tuple[TopicDraft, ...]) -> tuple[Entry, ...]:
    """The topics; the lines of a topic that stands alone, those without heading with the one before."""
    if len(topics) == 1:
        return _lines_apart(topics[0])
    return tuple(Entry(topic.path, _topic_heading(topic, aspect), topic.lines) for topic in topics)


def _lines_apart(topic: TopicDraft) -> tuple[Entry, ...]:
    headed = any(line.heading for line in topic.lines)
    entries: list[Entry] = []
    for line in topic.lines:
        if headed and entries and not line.heading:
            entries[-1] = entries[-1]._replace(lines=(*entries[-1].lines, line))
        else:
            entries.append(Entry(topic.path, _sentence(line.heading), (line,)))
    return tuple(entries)


def _topic_heading(topic: TopicDraft, aspect: str) -> tuple[Run, ...]:
    """概括 where results are told; problems and plans have none."""
    if aspect not in RESULTS:
        return ()
    headings = [line.heading for line in topic.lines if line.heading]
    return _sentence(topic.summary or (headings[0] if headings else ()))


def _place(entry: Entry) -> Location:
    runs = entry.heading or entry.lines[0].body
    return runs[0].place if runs else Location("")


def _flow(
    topic: str,
    lines: tuple[DraftedLine, ...],
    told: Callable[[DraftedLine], tuple[Run, ...]],
    opening: tuple[Run, ...],
) -> Iterator[Arranged]:
    """Lines run together; those that stand apart are paragraphs of their own."""
    runs: list[Run] = []
    for line in lines:
        if line.own_paragraph:
            if runs:
                yield _paragraph(topic, (*opening, *runs))
                opening, runs = (), []
            yield _paragraph(topic, told(line))
        else:
            runs += told(line)
    if runs:
        yield _paragraph(topic, (*opening, *runs))


def _joined(
    lines: tuple[DraftedLine, ...], told: Callable[[DraftedLine], tuple[Run, ...]]
) -> tuple[Run, ...]:
    runs: list[Run] = []
    for line in lines:
        runs += told(line)
    return tuple(runs)


def _with_heading(line: DraftedLine) -> tuple[Run, ...]:
    return _sentence(line.heading) + _sentence(line.body)


def _without_heading(line: DraftedLine) -> tuple[Run, ...]:
    return _sentence(line.body)


def _sentence(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs, closed with a stop where they have none; a comma at the end gives way."""
    if not runs or runs[-1].text[-1:] in ENDS:
        return runs
    text = _ending(runs)
    if text[-1:] in ENDS or (text[-1:] in CLOSERS and text[-2:-1] in STOPS):
        return runs
    last = runs[-1]
    if isinstance(last, TextRun) and last.text[-1:] in {"，", "、", ","}:
        runs = (*runs[:-1], last._replace(text=last.text[:-1]))
    role = last.role if isinstance(last, TextRun) else BODY
    if role in NO_FIGURES:
        role = RUN_IN if role in IN_HEADING else BODY
    return (*runs, TextRun("。", role, last.place, PHRASE))


def _ending(runs: tuple[Run, ...]) -> str:
    """The last two characters, or more."""
    text = ""
    for run in reversed(runs):
        text = run.text + text
        if len(text) > 1:
            break
    return text


def _paragraph(topic: str, runs: tuple[Run, ...]) -> Arranged:
    return Arranged(Paragraph(BODY_PARAGRAPH, runs, topic=topic))


MANNERS: dict[Manner, Callable[[str, tuple[TopicDraft, ...]], Iterator[Arranged]]] = {
    Manner.MINI_HEADINGS: _mini_headings,
    Manner.FIRSTLY: _firstly,
    Manner.NUMBERED: _numbered,
    Manner.PLAIN: _plain,
    Manner.RUN_ON: _run_on,
}
