"""Pairs the sentences of two drafts: those that stayed, moved, changed, came and went."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.authoring.diff.sentences import Sentence

# How alike two sentences must be to be one that was reworded.
ALIKE = 0.5
# Of so many in one place each is held against each; in larger ones only against its neighbours.
MOST_COMPARED = 40

Pair = tuple["Sentence", "Sentence"]


class Alignment(Struct):
    """What became of the sentences; `moved` ones say the same in another place."""

    stayed: list[Pair] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    gone: list[Sentence] = field(default_factory=list)
    new: list[Sentence] = field(default_factory=list)


def align(old: Sequence[Sentence], new: Sequence[Sentence]) -> Alignment:
    """Pair them: in order as far as they say the same of the same things, then wherever they are."""
    result = Alignment()
    matcher = SequenceMatcher(
        None, [_key(item) for item in old], [_key(item) for item in new], autojunk=False
    )
    gaps: list[tuple[list[Sentence], list[Sentence]]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            for pair in zip(old[i:j], new[k:m], strict=True):
                (result.stayed if pair[0].text == pair[1].text else result.changed).append(pair)
        else:
            gaps.append((list(old[i:j]), list(new[k:m])))
    _find_moved(gaps, result)
    for gone, come in gaps:
        _pair_alike(gone, come, result)
    gone, come = result.gone, result.new
    result.gone, result.new = [], []
    _pair_by_topic(gone, come, result)
    return result


def _key(item: Sentence) -> tuple[str, str]:
    return item.kind, item.skeleton


def _find_moved(gaps: list[tuple[list[Sentence], list[Sentence]]], result: Alignment) -> None:
    """Take out of the gaps what stands in one of the old and one of the new."""
    waiting: dict[tuple[str, str], list[tuple[list[Sentence], Sentence]]] = {}
    for _, come in gaps:
        for item in come:
            waiting.setdefault(_key(item), []).append((come, item))
    for gone, _ in gaps:
        for item in tuple(gone):
            found = waiting.get(_key(item))
            if found:
                come, other = found.pop(0)
                gone.remove(item)
                come.remove(other)
                result.moved.append((item, other))


def _pair_alike(gone: list[Sentence], come: list[Sentence], result: Alignment) -> None:
    """Pair what was reworded where it stood; the rest is gone, or new."""
    left = list(come)
    for at, item in enumerate(gone):
        near = left if len(left) <= MOST_COMPARED else left[max(0, at - 5) : at + 6]
        best = max(near, key=lambda other: _likeness(item, other), default=None)
        if best is not None and _likeness(item, best) >= ALIKE:
            left.remove(best)
            result.changed.append((item, best))
        else:
            result.gone.append(item)
    result.new.extend(left)


def _pair_by_topic(gone: list[Sentence], come: list[Sentence], result: Alignment) -> None:
    """Pair what was reworded and moved within what is said of one topic."""
    by_topic: dict[str, tuple[list[Sentence], list[Sentence]]] = {}
    for item in gone:
        by_topic.setdefault(item.topic, ([], []))[0].append(item)
    for item in come:
        by_topic.setdefault(item.topic, ([], []))[1].append(item)
    for topic, (before, after) in by_topic.items():
        if topic:
            _pair_alike(before, after, result)
        else:
            result.gone.extend(before)
            result.new.extend(after)


def _likeness(one: Sentence, other: Sentence) -> float:
    if one.kind != other.kind:
        return 0.0
    matcher = SequenceMatcher(None, one.skeleton, other.skeleton, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
