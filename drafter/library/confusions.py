"""Words that are easily mistaken (易错词.yaml) and words to be chary of (慎用词.yaml)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.library import faults
from drafter.library.neighbours import pair
from drafter.yamlsource import Fields, Scalar
from drafter.yamlsource import Mapping as MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding
    from drafter.yamlsource import Entry

CONFUSION_KEYS = ("改为", "前", "后", "除外", "说明", "确定")
CAUTION_KEYS = ("前", "后", "除外", "说明")
OFF = "无"  # said on purpose: an office does not want the word looked for
LONGEST = 20
LONGEST_NOTE = 60
MOST_WORDS = 2000


class Confusion(Struct, frozen=True):
    """A word to look for, and what it should be.

    Where there is something in `before` or `after`, one of it must stand right before or behind;
    `legal` are longer words in which it is right. `sure` says that nothing else can be meant. A
    word to be chary of has no `right` one.
    """

    wrong: str
    right: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    note: str = ""
    sure: bool = False

    @property
    def in_context(self) -> bool:
        """Whether it is wrong only where certain words stand beside it."""
        return bool(self.before or self.after)

    @property
    def telltale(self) -> tuple[str, str]:
        """The two neighbours where it begins to differ from the right word: 机够 of 养老机够."""
        last = len(self.wrong) - 1
        alike = zip(range(last), self.wrong, self.right, strict=False)
        at = max(1, next((at for at, one, other in alike if one != other), last))
        return self.wrong[at - 1], self.wrong[at]


class Confusions(tuple[Confusion, ...]):
    """The words of a list, with what tells at once that nearly all of them are not in a text."""

    def occurring(self, pairs: frozenset[int]) -> Iterator[Confusion]:
        """Those that may stand in the text with these pairs of neighbours, for their telltale does."""
        by_telltale = self._by_telltale
        for number in pairs & self._telltales:
            yield from by_telltale[number]
        yield from self._single

    @cached_property
    def _single(self) -> tuple[Confusion, ...]:
        return tuple(each for each in self if len(each.wrong) == 1)

    @cached_property
    def _telltales(self) -> frozenset[int]:
        return frozenset(self._by_telltale)

    @cached_property
    def _by_telltale(self) -> dict[int, list[Confusion]]:
        words: dict[int, list[Confusion]] = {}
        for each in self:
            if len(each.wrong) > 1:
                words.setdefault(pair(*each.telltale), []).append(each)
        return words


def read_confusions(
    sources: tuple[MappingNode, ...], found: list[Finding], *, cautions: bool = False
) -> Confusions:
    """The words of all `sources`, the nearest library first; the first to name a word wins it."""
    by_word: dict[str, Confusion | None] = {}
    for source in reversed(sources):
        for entry in source.entries[:MOST_WORDS]:
            confusion = _read_entry(entry, found, cautions=cautions)
            if confusion is not None:
                by_word[confusion.wrong] = confusion
            elif _is_off(entry):
                by_word[entry.key.text] = None
        if len(source.entries) > MOST_WORDS:
            found.append(
                faults.BAD_CONFUSION.at(
                    source.entries[MOST_WORDS].key.place,
                    f"词超过{MOST_WORDS}个，从这里起没有读",
                    hint="核对是不是放错了文件",
                )
            )
    return Confusions(each for each in by_word.values() if each is not None)


def _is_off(entry: Entry) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.text == OFF


def _read_entry(entry: Entry, found: list[Finding], *, cautions: bool) -> Confusion | None:
    word, node = entry.key.text, entry.value
    if _is_off(entry):
        return None
    if isinstance(node, MappingNode):
        made = _read_fields(word, Fields(node, found), cautions=cautions)
    elif isinstance(node, Scalar) and cautions:
        made = Confusion(word, "", note="" if node.absent else node.text)
    elif isinstance(node, Scalar):
        made = Confusion(word, "" if node.absent else node.text, sure=True)
    else:
        made = None
    fault = _SHAPE if made is None else _fault(made, cautions=cautions)
    if fault is None:
        return made
    message, hint = fault
    found.append(
        faults.BAD_CONFUSION.at(entry.key.place, f"“{word[:30]}”{message}，没有用上", hint=hint)
    )
    return None


_SHAPE = ("后面写成了一列", f"写一个词，或者一组：{{改为: …, 后: […]}}；不要查的写：{OFF}")


def _read_fields(word: str, fields: Fields, *, cautions: bool) -> Confusion:
    right = "" if cautions else fields.text("改为")
    sure = False if cautions else fields.flag("确定", default=True)
    before, after, legal = fields.texts("前"), fields.texts("后"), fields.texts("除外")
    note = fields.text("说明")
    fields.done()
    if word and word in right:
        legal = (*legal, right)
    return Confusion(word, right, before, after, legal, note, sure)


def _fault(made: Confusion, *, cautions: bool) -> tuple[str, str] | None:
    """Why an entry cannot be used, and the hint."""
    words = (made.wrong, made.right, *made.before, *made.after, *made.legal)
    if not made.wrong.strip() or not (made.right.strip() or cautions):
        return "没有写应该是什么词", "例：比列: 比例"
    if any(len(word) > LONGEST for word in words) or len(made.note) > LONGEST_NOTE:
        return "里有的词或说明太长", f"词写在{LONGEST}字以内，说明写在{LONGEST_NOTE}字以内"
    if any("\n" in word for word in (*words, made.note)):
        return "写成了几行", "写在一行里"
    if made.right == made.wrong:
        return "改了还是原样", "核对两边的字"
    if len(made.wrong) == 1 and not made.in_context:
        return "只有一个字，处处都会查出来", "加上 前 或 后，写明挨着哪些词才是错的"
    apart = next((word for word in made.legal if made.wrong not in word), "")
    if apart:
        return f"的“除外”里，“{apart}”没有这个词", "“除外”写包含它、但是写得对的词"
    return None
