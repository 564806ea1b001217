"""What is about to be written for a new year, in words, for both faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.authoring.newoffice.topicchoice import by_line, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.authoring.newoffice.plan import Plan
    from drafter.authoring.newoffice.start import Start
    from drafter.authoring.newoffice.topicchoice import Offer, Offered

MOST_NAMES = 12


def plan_pairs(plan: Plan, start: Start, offered: Offer) -> Iterator[tuple[str, str]]:
    """Who, what time, which topics: labels and texts."""
    profile = plan.profile
    yield "单位", f"{profile.name}（{profile.system}，{profile.level}）"
    yield "报告", f"{plan.identity.period.name}，提纲“{plan.outline.name}”"
    yield "主题", chosen_text(offered, frozenset(plan.topics))
    for library in start.libraries:
        yield "素材库", library


def chosen_text(offered: Offer, chosen: frozenset[str]) -> str:
    """How many are chosen, and which of each 业务线."""
    topics = [topic for topic in offered.topics if topic.path in chosen]
    if not topics:
        return "一个也没有选"
    every = {line: len(same) for line, same in by_line(offered.topics).items()}
    parts = []
    for line, same in by_line(topics).items():
        names = "、".join(name_of(topic) for topic in same[:MOST_NAMES])
        names += "等" if len(same) > MOST_NAMES else ""
        parts.append(line if len(same) == every[line] else f"{line}（{names}）")
    return f"{len(topics)}个，{figures_of(topics)}项数据要填：" + "、".join(parts)


def name_of(topic: Offered) -> str:
    """The topic's own name, without its 业务线."""
    return topic.path.partition("/")[2]


def unplaced_text(unplaced: tuple[str, ...]) -> str:
    """What is to be done about chosen topics that the outline has no place for."""
    return f"提纲里还没有放：{'、'.join(unplaced)}。请在提纲里给它们找个地方。"
