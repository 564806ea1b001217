"""A section's lines become a compiled section; what is refused is a finding, the rest compiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.blocks import TextRole
from drafter.drafting.dependencies import NamesUsed, mentioned_measures, with_operands
from drafter.drafting.literals import check_line
from drafter.drafting.refusal import RefusedError, refuse
from drafter.drafting.resolve import Names
from drafter.drafting.syntax import TOKEN, parse_text
from drafter.drafting.tags import Token, loop_records, tag_condition, tag_sort
from drafter.drafting.template import (
    CompiledSection,
    Line,
    LineChoice,
    LineLoop,
    LineNode,
    lines_of,
)
from drafter.library.sections import LineKind, SectionLine, SectionSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.indicators import Catalogue


def compile_section(
    source: SectionSource, catalogue: Catalogue, found: list[Finding]
) -> CompiledSection:
    """Compile all 视角 of a section; those with a refused line are named in `broken`."""
    names = Names(catalogue)
    aspects: dict[str, tuple[LineNode, ...]] = {}
    broken: set[str] = set()
    for aspect, lines in source.aspects.items():
        before = len(found)
        aspects[aspect] = _compile_aspect(lines, names, found)
        for line in lines_of(aspects[aspect]):
            found.extend(check_line(line, aspect))
        if len(found) > before:
            broken.add(aspect)
    summary = (
        parse_text(source.summary, names, found, TextRole.RUN_IN_HEADING) if source.summary else ()
    )
    named = NamesUsed.of(tuple(aspects.values()), catalogue)
    mentioned = frozenset(
        measure
        for aspect in broken
        for line in source.aspects[aspect]
        for measure in mentioned_measures(line.body.text, catalogue)
    )
    return CompiledSection(
        source.path,
        source.title,
        summary or (),
        aspects,
        named.printed | mentioned,
        with_operands(named.printed | named.compared | mentioned, catalogue),
        named.lists,
        frozenset(broken),
        source.place,
    )


def compile_sections(
    sources: Mapping[str, SectionSource], catalogue: Catalogue, found: list[Finding]
) -> Mapping[str, CompiledSection]:
    """Every section of a library, by path."""
    return {path: compile_section(source, catalogue, found) for path, source in sources.items()}


def _compile_aspect(
    lines: tuple[SectionLine, ...], names: Names, found: list[Finding]
) -> tuple[LineNode, ...]:
    try:
        nodes, rest = _compile_lines(lines, 0, names, (), found)
        if rest < len(lines):
            raise refuse(
                lines[rest].place,
                "这一行没有对应的开头",
                "补上 {% for %} 或 {% if %}，或删去这一行",
            )
    except RefusedError as refused:
        found.append(refused.finding)
        return ()
    return nodes


def _compile_lines(
    lines: tuple[SectionLine, ...],
    at: int,
    names: Names,
    stops: tuple[str, ...],
    found: list[Finding],
) -> tuple[tuple[LineNode, ...], int]:
    nodes: list[LineNode] = []
    while at < len(lines):
        line = lines[at]
        if line.kind is not LineKind.CONTROL:
            compiled = _compile_line(line, names, found)
            if compiled is not None:
                nodes.append(compiled)
            at += 1
            continue
        tag = _tag(line)
        if tag.sort in stops:
            break
        match tag.sort:
            case "for":
                loop, at = _compile_loop(lines, at, tag, names, found)
                nodes.append(loop)
            case "if":
                choice, at = _compile_choice(lines, at, tag, names, found)
                nodes.append(choice)
            case _:
                raise refuse(
                    line.place,
                    f"“{line.body.text}”不能用在这里",
                    "单独成行的只有 {% for 项 in 清单.… %}、{% if … %}、{% elif … %}、{% else %} 和它们的结尾",
                )
        at += 1
    return tuple(nodes), at


def _tag(line: SectionLine) -> Token:
    match = TOKEN.fullmatch(line.body.text)
    if match is None or match.lastgroup != "tag":
        raise refuse(line.place, f"“{line.body.text[:40]}”读不懂", "一行只写一个 {% %}")
    return Token(tag_sort(line.body.text), line.body.text, line.place)


def _compile_loop(
    lines: tuple[SectionLine, ...], at: int, tag: Token, names: Names, found: list[Finding]
) -> tuple[LineLoop, int]:
    records = loop_records(tag, names)
    inner, at = _compile_lines(lines, at + 1, names.inside_loop(), ("endfor",), found)
    if at >= len(lines):
        raise refuse(tag.place, "“{% for %}”没有结尾", "在后面补一行 {% endfor %}")
    return LineLoop(records, inner, tag.place), at


def _compile_choice(
    lines: tuple[SectionLine, ...], at: int, tag: Token, names: Names, found: list[Finding]
) -> tuple[LineChoice, int]:
    condition = tag_condition(tag, names)
    then, at = _compile_lines(lines, at + 1, names, ("elif", "else", "endif"), found)
    otherwise: tuple[LineNode, ...] = ()
    if at < len(lines) and (stop := _tag(lines[at])).sort == "elif":
        nested, at = _compile_choice(lines, at, stop, names, found)
        return LineChoice(condition, then, (nested,)), at
    if at < len(lines) and _tag(lines[at]).sort == "else":
        otherwise, at = _compile_lines(lines, at + 1, names, ("endif",), found)
    if at >= len(lines):
        raise refuse(tag.place, "“{% if %}”没有结尾", "在后面补一行 {% endif %}")
    return LineChoice(condition, then, otherwise), at


def _compile_line(line: SectionLine, names: Names, found: list[Finding]) -> Line | None:
    heading = (
        parse_text(line.heading, names, found, TextRole.RUN_IN_HEADING) if line.heading else ()
    )
    body = parse_text(line.body, names, found)
    if heading is None or body is None:
        return None
    return Line(line.kind, line.name, line.internal, heading, body, line.place)
