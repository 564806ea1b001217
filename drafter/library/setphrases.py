"""Phrases that are always written alike (常用语.yaml), and characters taken for one another (近似字.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from drafter.library import faults
from drafter.yamlsource import Fields, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.findings import Finding
    from drafter.location import Location
    from drafter.yamlsource import Entry, Mapping, Node

RIGHT: Final = "除外"
MISWRITTEN: Final = "错写"
SOUNDS: Final = "音"
NEAR_SOUNDS: Final = "近音"
SHAPES: Final = "形"
SHORTEST: Final = 3
LONGEST: Final = 20
MOST_PHRASES: Final = 8000
MOST_ALIKE: Final = 120
_PHRASE_HINT: Final = "例：救助: [应保尽保, 应救尽救]"
_GROUP_HINT: Final = "例：形: [己已巳, 未末]"


class SetPhrases(Struct, frozen=True):
    """The phrases, and words that are right though they look like a miswritten one.

    `words` has words of two characters as they are easily miswritten, each with the right one.
    """

    phrases: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


class AlikeCharacters(Struct, frozen=True):
    """Groups of characters: of one sound; of two sounds that are alike; one and those it looks like."""

    sounds: tuple[str, ...] = ()
    near_sounds: tuple[tuple[str, str], ...] = ()
    shapes: tuple[str, ...] = ()


NO_PHRASES: Final = SetPhrases()
NONE_ALIKE: Final = AlikeCharacters()


def read_set_phrases(sources: tuple[Mapping, ...], found: list[Finding]) -> SetPhrases:
    """Those of all `sources`; a phrase that one of them calls right as it is (除外) is none."""
    phrases: dict[str, None] = {}
    right: dict[str, None] = {}
    words: dict[str, str] = {}
    for source in reversed(sources):
        for entry in source.entries:
            if entry.key.text == MISWRITTEN:
                words.update(_words(entry, found))
            elif entry.key.text == RIGHT:
                right.update(dict.fromkeys(_phrases(entry, 2, found)))
            else:
                phrases.update(dict.fromkeys(_phrases(entry, SHORTEST, found)))
        if len(phrases) > MOST_PHRASES:
            message = f"常用语超过{MOST_PHRASES}个，多出的没有读"
            found.append(
                faults.BAD_SET_PHRASE.at(source.place, message, hint="核对是不是放错了文件")
            )
    kept = [phrase for phrase in list(phrases)[:MOST_PHRASES] if phrase not in right]
    return SetPhrases(
        tuple(kept), tuple(right), tuple(each for each in words.items() if each[0] not in right)
    )


def read_alike(sources: tuple[Mapping, ...], found: list[Finding]) -> AlikeCharacters:
    """Those of all `sources` together."""
    sounds: dict[str, str] = {}
    near: dict[tuple[str, str], None] = {}
    shapes: dict[str, None] = {}
    for source in reversed(sources):
        fields = Fields(source, found)
        node = fields.mapping(SOUNDS)
        for entry in node.entries if node else ():
            for group in _groups((entry.value,), found, 1):
                sounds[entry.key.text] = sounds.get(entry.key.text, "") + group
        near.update(dict.fromkeys(_two_sounds(fields.sequence(NEAR_SOUNDS), sounds, found)))
        shapes.update(dict.fromkeys(_groups(_items(fields.sequence(SHAPES)), found)))
        fields.done()
    return AlikeCharacters(
        tuple(sounds.values()),
        tuple((sounds[one], sounds[other]) for one, other in near),
        tuple(shapes),
    )


def _phrases(entry: Entry, shortest: int, found: list[Finding]) -> Iterator[str]:
    for item in _listed(entry, found):
        if isinstance(item, Scalar) and shortest <= len(item.text) <= LONGEST and _han(item.text):
            yield item.text
        else:
            message = f"这里要写{shortest}到{LONGEST}个汉字的词"
            found.append(_bad(item.place, message, _PHRASE_HINT))


def _words(entry: Entry, found: list[Finding]) -> Iterator[tuple[str, str]]:
    """A wrong word and the right one, for each that is written behind a right one."""
    for item in _listed(entry, found):
        right, *wrong = item.text.split() if isinstance(item, Scalar) and item.text else ("",)
        if wrong and all(len(word) == 2 and _han(word) for word in (right, *wrong)):
            yield from ((word, right) for word in wrong)
        else:
            message = "这里要写两个字的词，先写对的，空一格写错的"
            found.append(_bad(item.place, message, "例：错写: [群众 群从, 制度 制渡]"))


def _listed(entry: Entry, found: list[Finding]) -> Iterator[Node]:
    if isinstance(entry.value, Sequence):
        return _items(entry.value)
    place = entry.value.place
    found.append(_bad(place, f"“{entry.key.text[:20]}”要写成一列词", _PHRASE_HINT))
    return iter(())


def _two_sounds(
    node: Sequence | None, sounds: dict[str, str], found: list[Finding]
) -> Iterator[tuple[str, str]]:
    for item in _items(node):
        named = item.text.split() if isinstance(item, Scalar) else ()
        if len(named) == 2 and all(name in sounds for name in named):
            yield named[0], named[1]
        else:
            hint = "例：近音: [zi zhi]"
            found.append(_bad(item.place, "这里要写“音”里有的两个音节，中间空一格", hint))


def _groups(items: Iterable[Node], found: list[Finding], shortest: int = 2) -> Iterator[str]:
    for item in items:
        if (
            isinstance(item, Scalar)
            and shortest <= len(item.text) <= MOST_ALIKE
            and _han(item.text)
        ):
            yield item.text
        else:
            message = f"这里要连着写{shortest}到{MOST_ALIKE}个汉字"
            found.append(_bad(item.place, message, _GROUP_HINT))


def _items(node: Sequence | None) -> Iterator[Node]:
    """What is listed; a long list may be written as lists, a line each."""
    for item in node.items if node else ():
        if isinstance(item, Sequence):
            yield from item.items
        else:
            yield item


def _han(text: str) -> bool:
    return all("㐀" <= character <= "鿿" for character in text)


def _bad(place: Location, message: str, hint: str) -> Finding:
    return faults.BAD_SET_PHRASE.at(place, f"{message}，没有用上", hint=hint)
