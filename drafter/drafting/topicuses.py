"""Which topics and items an outline places: those that there are not, and those placed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.drafting import faults
from drafter.library.outlines import uses_of
from drafter.yamlsource import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.template import CompiledSection
    from drafter.findings import Finding, Rule
    from drafter.library.outlines import Chapter, Outline, TopicUse
    from drafter.location import Location


class CheckedUses(NamedTuple):
    """What is wrong with what a part places, and the places where it places a topic again."""

    found: tuple[Finding, ...]
    repeated: frozenset[Location]


class OutlineUses(NamedTuple):
    """What an outline places: its parts one by one, and the topics, with each 视角 and without."""

    parts: tuple[CheckedUses, ...]
    placed: frozenset[tuple[str, str]]
    topics: frozenset[str]


def check_outline(outline: Outline, sections: Mapping[str, CompiledSection]) -> OutlineUses:
    """What an outline places of these sections."""
    return OutlineUses(
        tuple(check_uses(part, sections) for part in outline.parts),
        frozenset(outline.placed),
        frozenset(path for path, _ in outline.placed),
    )


def check_uses(part: Chapter, sections: Mapping[str, CompiledSection]) -> CheckedUses:
    """The topics and items a part places that there are not, or that it places twice."""
    found: list[Finding] = []
    repeated: set[Location] = set()
    seen: set[str] = set()
    for use, aspects in uses_of(part):
        section = sections.get(use.path)
        if section is None:
            found.append(missing_topic(use, sections, faults.UNKNOWN_TOPIC))
        elif use.path in seen:
            found.append(
                faults.TWICE_PLACED.at(
                    use.place, f"主题“{use.path}”在这一部分里列了两次，只印一次", hint="删去一处"
                )
            )
            repeated.add(use.place)
        elif (use.order or use.omit) and aspects[-1] not in section.broken:
            found.extend(missing_items(use, section, aspects[-1]))
        seen.add(use.path)
    return CheckedUses(tuple(found), frozenset(repeated))


def missing_topic(use: TopicUse, sections: Mapping[str, CompiledSection], rule: Rule) -> Finding:
    """That the library has no topic of the path an outline places."""
    near = nearest(use.path, sections)
    return rule.at(
        use.place,
        f"没有主题“{use.path}”",
        hint=f"是不是“{near}”？" if near else "写成 业务线/主题",
    )


def missing_items(use: TopicUse, section: CompiledSection, aspect: str) -> Iterator[Finding]:
    """次序 and 去掉 that name no item of the topic."""
    names = section.item_names(aspect)
    for name in (*use.order, *use.omit):
        if name not in names:
            near = nearest(name, names)
            yield faults.UNKNOWN_TOPIC.at(
                use.place,
                f"主题“{use.path}”的{aspect}里没有条目“{name}”",
                hint=f"是不是“{near}”？" if near else "条目有：" + "、".join(names),
            )
