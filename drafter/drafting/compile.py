"""A section's lines become a compiled section; what is refused is a finding, the rest compiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.drafting.blocks import TextRole
from drafter.drafting.dependencies import NamesUsed, mentioned_measures, with_operands
from drafter.drafting.faults import BAD_SYNTAX
from drafter.drafting.foresight import is_fixed, reads_of, settled_aspects
from drafter.drafting.literals import check_fixed, check_line, check_stands
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.resolve import Names
from drafter.drafting.strays import bad_bracket, unopened
from drafter.drafting.syntax import MAX_NESTING, TOKEN, parse_text
from drafter.drafting.tags import Token, loop_records, tag_condition, tag_sort
from drafter.drafting.template import (
    CompiledSection,
    Line,
    LineChoice,
    LineLoop,
    LineNode,
    Loop,
    Part,
    lines_of,
    walk,
)
from drafter.drafting.termuse import terms_named
from drafter.drafting.topicfigures import asked_in
from drafter.drafting.wordnames import IN_LEAD, Told, WordNames
from drafter.library.sectionlines import PLAN, LineKind, SectionLine
from drafter.library.terms import NO_TERMS, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue
    from drafter.library.sections import SectionSource
    from drafter.location import Location

# With more than that wrong, it is some other kind of file, or copied from one.
MOST_FAULTS = 50
MOST_LOOPS = 8


def compile_section(
    source: SectionSource,
    catalogue: Catalogue,
    found: list[Finding],
    terms: Terms = NO_TERMS,
    *,
    in_lead: bool = False,
) -> CompiledSection:
    """Compile all 视角 of a section; those with a refused line are named in `broken`.

    A lead paragraph (`in_lead`) may say 框架, and belongs to no topic.
    """
    told = None if in_lead else Told(source.path, source.title, source.leads)
    words = WordNames(terms, told, frame=IN_LEAD if in_lead else frozenset())
    names = Names(catalogue, words=words)
    aspects: dict[str, tuple[LineNode, ...]] = {}
    broken = set(source.broken)
    count = 0
    for aspect, lines in source.aspects.items():
        faults: list[Finding] = []
        if count < MOST_FAULTS:
            spoken = replace(names, words=replace(words, planned=aspect == PLAN))
            aspects[aspect] = _compile_aspect(lines, spoken, faults)
            for line in lines_of(aspects[aspect]):
                faults.extend(check_line(line, aspect))
                found.extend(() if in_lead else check_stands(line, aspect))
        else:
            aspects[aspect] = ()
            broken.add(aspect)
        if faults:
            broken.add(aspect)
        count += len(faults)
        found += faults[:MOST_FAULTS]
    if count >= MOST_FAULTS:
        found.append(_too_many(source))
    summary = _summary(source, names, found)
    named = NamesUsed.of(tuple(aspects.values()), catalogue)
    said = NamesUsed.in_text(summary, catalogue)
    mentioned = frozenset(
        measure
        for aspect in broken
        for line in source.aspects.get(aspect, ())
        for measure in mentioned_measures(line.body.text, catalogue)
    )
    return CompiledSection(
        source.path,
        source.title,
        summary,
        aspects,
        named.printed | mentioned,
        with_operands(
            named.printed | named.compared | mentioned | said.printed | said.compared, catalogue
        ),
        asked_in(aspects, catalogue),
        named.lists | said.lists,
        frozenset(broken),
        source.place,
        source.leads,
        frozenset(terms_named((*aspects.values(),), summary)),
        settled_aspects(aspects, summary, catalogue),
    )


def compile_sections(
    sources: Mapping[str, SectionSource],
    catalogue: Catalogue,
    found: list[Finding],
    terms: Terms = NO_TERMS,
    *,
    in_lead: bool = False,
) -> Mapping[str, CompiledSection]:
    """Every section of a library, by path; or every lead paragraph (`in_lead`)."""
    return {
        path: compile_section(source, catalogue, found, terms, in_lead=in_lead)
        for path, source in sources.items()
    }


def _summary(source: SectionSource, names: Names, found: list[Finding]) -> tuple[Part, ...]:
    if source.summary is None:
        return ()
    parts = parse_text(source.summary, names, found, TextRole.RUN_IN_HEADING)
    if parts is None:
        return ()
    found.extend(check_fixed(parts))
    return parts


def _too_many(source: SectionSource) -> Finding:
    return BAD_SYNTAX.at(
        source.place,
        f"错误超过{MOST_FAULTS}处，其余的没有再看",
        hint="先改前面列出的；核对是不是放错了文件",
    )


def _compile_aspect(
    lines: tuple[SectionLine, ...], names: Names, found: list[Finding]
) -> tuple[LineNode, ...]:
    compiler = _Compiler(lines, found)
    try:
        nodes = compiler.lines(names, ())
        compiler.must_be_done()
    except RefusedError as refused:
        # The lines behind are not in their right places, but what is wrong with them is said.
        told = set(found)
        others: list[Finding] = []
        _Compiler(compiler.rest(), others).alone(names.inside_loop())
        found.append(refused.finding)
        found += [fault for fault in others if fault not in told]
        return ()
    return nodes


class _Compiler:
    """Walks the lines of one 视角 once, choices and loops properly nested."""

    def __init__(self, lines: tuple[SectionLine, ...], found: list[Finding]) -> None:
        self._lines = lines
        self._found = found
        self._at = 0
        self._depth = 0
        self._loops = 0

    def lines(self, names: Names, stops: tuple[str, ...]) -> tuple[LineNode, ...]:
        """Lines up to a tag of `stops`; it is not taken."""
        nodes: list[LineNode] = []
        while self._at < len(self._lines) and len(self._found) < MOST_FAULTS:
            line = self._lines[self._at]
            if line.kind is not LineKind.CONTROL:
                nodes.extend(self._line(line, names))
                self._at += 1
                continue
            tag = _tag(line)
            if tag.sort in stops:
                break
            self._depth += 1
            if self._depth > MAX_NESTING:
                raise refuse(line.place, "条件套得太深", f"最多套{MAX_NESTING}层")
            nodes.append(self._block(tag, names))
            self._depth -= 1
            self._at += 1
        return tuple(nodes)

    def must_be_done(self) -> None:
        """Refuse a tag that closes what was never opened."""
        if self._at < len(self._lines) and len(self._found) < MOST_FAULTS:
            raise unopened(_tag(self._lines[self._at]))

    def rest(self) -> tuple[SectionLine, ...]:
        """The lines behind the one it stands at."""
        return self._lines[self._at + 1 :]

    def alone(self, names: Names) -> None:
        """Each line by itself, for what is wrong with it."""
        for line in self._lines:
            if line.kind is not LineKind.CONTROL and len(self._found) < MOST_FAULTS:
                self._line(line, names)

    def _line(self, line: SectionLine, names: Names) -> tuple[Line, ...]:
        if line.kind is LineKind.REFUSED:
            return ()
        heading = (
            parse_text(line.heading, names, self._found, TextRole.RUN_IN_HEADING)
            if line.heading
            else ()
        )
        body = parse_text(line.body, names, self._found)
        if heading is None or body is None:
            return ()
        self._loops += sum(isinstance(part, Loop) for part in walk(body))
        self._check_loops(line.place)
        parts = (*heading, *body)
        settles = is_fixed(parts) or not names.words.planned
        reads = reads_of(parts, names.catalogue) if settles else None
        return (Line(line.kind, line.name, line.internal, heading, body, line.place, reads),)

    def _block(self, tag: Token, names: Names) -> LineNode:
        match tag.sort:
            case "for":
                return self._loop(tag, names)
            case "if":
                return self._choice(tag, names)
            case _:
                raise unopened(tag)

    def _loop(self, tag: Token, names: Names) -> LineLoop:
        self._loops += 1
        self._check_loops(tag.place)
        records = loop_records(tag, names)
        self._at += 1
        inner = self.lines(names.inside_loop(), ("endfor",))
        self._close(tag, "for")
        return LineLoop(records, inner, tag.place)

    def _choice(self, tag: Token, names: Names) -> LineChoice:
        condition = tag_condition(tag, names)
        self._at += 1
        then = self.lines(names, ("elif", "else", "endif"))
        stop = self._close(tag, "if")
        if stop.sort == "elif":
            self._depth += 1
            if self._depth > MAX_NESTING:
                raise refuse(stop.place, "条件套得太深", f"最多套{MAX_NESTING}层")
            nested = self._choice(stop, names)
            self._depth -= 1
            return LineChoice(condition, then, (nested,))
        otherwise: tuple[LineNode, ...] = ()
        if stop.sort == "else":
            self._at += 1
            otherwise = self.lines(names, ("endif",))
            self._close(tag, "if")
        return LineChoice(condition, then, otherwise)

    def _close(self, opening: Token, word: str) -> Token:
        """The tag that closes what `opening` began."""
        if self._at < len(self._lines):
            return _tag(self._lines[self._at])
        raise refuse(opening.place, f"“{{% {word} %}}”没有结尾", f"在后面补一行 {{% end{word} %}}")

    def _check_loops(self, place: Location) -> None:
        if self._loops > MOST_LOOPS:
            raise refuse(place, f"一个视角里的循环超过{MOST_LOOPS}个", "分成几个主题")


def _tag(line: SectionLine) -> Token:
    match = TOKEN.fullmatch(line.body.text)
    if match is None or match.lastgroup != "tag":
        raise refuse(line.place, f"“{line.body.text[:40]}”读不懂", "一行只写一个 {% %}")
    if fault := bad_bracket(line.body.text, line.place):
        raise RefusedError(fault)
    return Token(tag_sort(line.body.text), line.body.text, line.place)
