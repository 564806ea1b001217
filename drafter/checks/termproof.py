"""The proof of terms (称谓.yaml): times without a word, times with two, words nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.checks import prooffaults
from drafter.drafting.chapters import compile_heading
from drafter.drafting.literals import CLAIMS
from drafter.drafting.termuse import terms_in
from drafter.findings import Related
from drafter.library.levels import LEVELS, SYSTEMS
from drafter.library.spells import month_name
from drafter.library.terms import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.report import CompiledLibrary
    from drafter.findings import Finding
    from drafter.library.outlines import Chapter, Outline
    from drafter.library.sourcetext import SourceText
    from drafter.library.terms import Term, Wording

FIRST, LAST = 0, 10**6  # months before and after all that is written


def prove_terms(compiled: CompiledLibrary) -> Iterator[Finding]:
    """What is wrong with each term by itself; then the terms that no template says."""
    used = _used(compiled)
    for term in compiled.library.terms.by_name.values():
        yield from _overlaps(term)
        yield from _gaps(term)
        yield from _claims(term)
        if term.name not in used:
            yield prooffaults.UNUSED_TERM.at(
                term.place,
                f"称谓“{term.name}”没有章节、导语、提纲用到",
                hint=f"在要用的地方写 {{{{ 称谓.{term.name} }}}}，或者删去",
            )


def _first(wording: Wording) -> int:
    return FIRST if wording.spell.since is None else wording.spell.since


def _last(wording: Wording) -> int:
    return LAST if wording.spell.until is None else wording.spell.until


def _share_offices(one: Wording, other: Wording) -> bool:
    """Whether some office may meet both."""
    return not (
        (one.levels and other.levels and set(one.levels).isdisjoint(other.levels))
        or (one.systems and other.systems and set(one.systems).isdisjoint(other.systems))
    )


def _overlaps(term: Term) -> Iterator[Finding]:
    """A wording that begins or ends within an earlier one, or that an earlier one hides."""
    for number, later in enumerate(term.wordings):
        for earlier in term.wordings[:number]:
            if not _share_offices(earlier, later):
                continue
            hidden = _hides(earlier, later)
            if not (hidden or _cut(earlier, later)):
                continue
            message = (
                f"称谓“{term.name}”的“{later.text or '无'}”印不出来：前面一种叫法都盖住了"
                if hidden
                else f"称谓“{term.name}”的“{later.text or '无'}”和前面一种叫法的时间重叠，"
                "重叠的时候用前面的"
            )
            yield prooffaults.TERM_OVERLAP.at(
                later.place,
                message,
                hint="改“自”“至”，让两种叫法首尾相接",
                related=(Related(earlier.place, "前面一种叫法"),),
            )
            break


def _hides(earlier: Wording, later: Wording) -> bool:
    """Whether the earlier wording fits wherever the later does."""
    return (
        _first(earlier) <= _first(later)
        and _last(later) <= _last(earlier)
        and (not earlier.levels or bool(later.levels and set(later.levels) <= set(earlier.levels)))
        and (
            not earlier.systems
            or bool(later.systems and set(later.systems) <= set(earlier.systems))
        )
    )


def _cut(earlier: Wording, later: Wording) -> bool:
    """Whether an end that the later wording states lies within the earlier one."""
    since, until = later.spell.since, later.spell.until
    return (since is not None and earlier.spell.holds(since)) or (
        until is not None and earlier.spell.holds(until)
    )


def _gaps(term: Term) -> Iterator[Finding]:
    """Months between two wordings when an office would have none."""
    told: set[int] = set()
    for level in LEVELS:
        for system in SYSTEMS:
            spells = sorted(
                (_first(item), _last(item))
                for item in term.wordings
                if (not item.levels or level in item.levels)
                and (not item.systems or system in item.systems)
            )
            reached = None
            for first, last in spells:
                if reached is not None and first > reached + 1 and reached not in told:
                    told.add(reached)
                    yield _gap(term, reached + 1, first - 1)
                reached = last if reached is None else max(reached, last)


def _gap(term: Term, first: int, last: int) -> Finding:
    when = month_name(first) if first == last else f"{month_name(first)}至{month_name(last)}"
    return prooffaults.TERM_GAP.at(
        term.place,
        f"称谓“{term.name}”在{when}没有叫法",
        hint="补上这一段；这时本来没有叫法的，加一条：用: 无",
    )


def _claims(term: Term) -> Iterator[Finding]:
    for wording in term.wordings:
        if match := CLAIMS.search(wording.text):
            yield prooffaults.TERM_CLAIMS.at(
                wording.place,
                f"称谓“{term.name}”的叫法里有“{match.group()}”，印在数旁边会替数下断语",
                hint="方向、程度由数决定，叫法只写名称",
            )


def _used(compiled: CompiledLibrary) -> frozenset[str]:
    used = {DEPARTMENTS}
    for section in (*compiled.sections.values(), *compiled.leads.values()):
        used |= section.terms
    for outline in compiled.library.outlines.values():
        for text in outline_texts(outline):
            used |= _terms_of(text, compiled)
    return frozenset(used)


def outline_texts(outline: Outline) -> Iterator[SourceText]:
    """Every template text of an outline."""
    yield outline.title
    for part in outline.parts:
        yield from _texts(part)


def _texts(chapter: Chapter) -> Iterator[SourceText]:
    texts = (chapter.title, chapter.announcement, chapter.slogan, chapter.item_heading)
    yield from (text for text in texts if text is not None)
    for inner in chapter.chapters:
        yield from _texts(inner)


def _terms_of(text: SourceText, compiled: CompiledLibrary) -> frozenset[str]:
    library = compiled.library
    parts = compile_heading(text, library.catalogue, library.terms, planned=False).parts
    return frozenset(terms_in(parts))
