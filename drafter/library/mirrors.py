"""A part of an outline that follows another (同): its chapters under a new 视角, some left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.library import faults
from drafter.library.sourcetext import SourceText, source_text
from drafter.yamlsource import Scalar, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.findings import Finding
    from drafter.library.outlines import Chapter, Manner, TopicUse
    from drafter.location import Location
    from drafter.yamlsource import Mapping as MappingNode


def all_chapters(chapter: Chapter) -> tuple[Chapter, ...]:
    """The chapters below a chapter, at every depth."""
    inner = chapter.chapters
    return inner + tuple(deeper for item in inner for deeper in all_chapters(item))


def find_origins(
    names: tuple[Scalar, ...],
    before: tuple[Chapter, ...],
    titles: list[str],
    found: list[Finding],
) -> Chapter | None:
    """The earlier part that 同 names; of several, one whose chapters they are."""
    origins = [find_origin(name, before, titles, found) for name in names]
    parts = tuple(origin for origin in origins if origin is not None)
    if len(names) == 1 or not parts:
        return parts[0] if parts else None
    return replace(parts[0], topics=(), chapters=parts)


def find_origin(
    name: Scalar, before: tuple[Chapter, ...], titles: list[str], found: list[Finding]
) -> Chapter | None:
    """The earlier part that `name` says; `titles` are those of its own part and of later ones."""
    known = {part.title.text: part for part in before if part.title}
    origin = known.get(name.text)
    if origin is not None:
        if sum(part.title is not None and part.title.text == name.text for part in before) > 1:
            found.append(
                faults.BAD_OUTLINE.at(
                    name.place,
                    f"前面标题是“{name.text}”的部分不止一个，照的是后一个",
                    hint="给其中一个换一个标题",
                )
            )
        return origin
    near = nearest(name.text, known)
    if name.text == titles[0]:
        message, hint = "“同”指的是这一部分自己", "写前面一个部分的标题"
    elif name.text in titles:
        message, hint = f"“{name.text}”在后面，只能照前面的部分", "把它移到这一部分前面"
    else:
        message = f"前面没有标题是“{name.text}”的部分"
        hint = f"是不是“{near}”？" if near else "“同”只能指向前面的部分"
    found.append(faults.BAD_OUTLINE.at(name.place, message, hint=hint))
    return None


def take_over(
    part: Chapter,
    origin: Chapter,
    manner: Manner,
    drop: tuple[str, ...],
    renamed: MappingNode | None,
    drop_place: Location,
    found: list[Finding],
) -> Chapter:
    """The part, and before what it has itself all of `origin` but what is dropped."""
    titles = _read_renames(renamed, origin, found)
    _check_drops(drop, origin, drop_place, found)
    chapters = tuple(
        _mirror(chapter, part.aspect, manner, titles, drop)
        for chapter in origin.chapters
        if chapter.title is None or chapter.title.text not in drop
    )
    topics = tuple(use for use in origin.topics if use.path not in drop)
    return replace(
        part, manner=manner, topics=_plain(topics) + part.topics, chapters=chapters + part.chapters
    )


def _check_drops(
    drop: tuple[str, ...], origin: Chapter, place: Location, found: list[Finding]
) -> None:
    known = {chapter.title.text for chapter in all_chapters(origin) if chapter.title}
    known |= {use.path for chapter in (origin, *all_chapters(origin)) for use in chapter.topics}
    for name in drop:
        if name not in known:
            near = nearest(name, known)
            found.append(
                faults.BAD_OUTLINE.at(
                    place,
                    f"要减的“{name}”原来就没有",
                    hint=f"是不是“{near}”？" if near else "写章节标题或主题",
                )
            )


def _plain(uses: tuple[TopicUse, ...]) -> tuple[TopicUse, ...]:
    """Topics as another 视角 takes them: item names belong to one 视角 only."""
    return tuple(replace(use, order=(), omit=()) for use in uses)


def _mirror(
    chapter: Chapter,
    aspect: str,
    manner: Manner,
    titles: Mapping[str, SourceText],
    drop: tuple[str, ...],
) -> Chapter:
    title = chapter.title
    if title is not None:
        title = titles.get(title.text, title)
    return replace(
        chapter,
        title=title,
        aspect=aspect,
        manner=manner,
        announcement=None,
        taken_in=(),
        topics=_plain(tuple(use for use in chapter.topics if use.path not in drop)),
        chapters=tuple(
            _mirror(inner, aspect, manner, titles, drop)
            for inner in chapter.chapters
            if inner.title is None or inner.title.text not in drop
        ),
    )


def _read_renames(
    node: MappingNode | None, origin: Chapter, found: list[Finding]
) -> Mapping[str, SourceText]:
    if node is None:
        return {}
    known = {chapter.title.text for chapter in all_chapters(origin) if chapter.title}
    titles: dict[str, SourceText] = {}
    for entry in node.entries:
        if entry.key.text not in known:
            near = nearest(entry.key.text, known)
            found.append(
                faults.BAD_OUTLINE.at(
                    entry.key.place,
                    f"另拟里的“{entry.key.text}”不是所照部分的章节标题",
                    hint=f"是不是“{near}”？" if near else "照抄原来的章节标题",
                )
            )
        elif isinstance(entry.value, Scalar) and not entry.value.absent:
            titles[entry.key.text] = source_text(entry.value)
        else:
            found.append(
                faults.BAD_OUTLINE.at(
                    entry.value.place, "另拟要写一个新标题", hint=f"例：{entry.key.text}: 新的标题"
                )
            )
    return titles
