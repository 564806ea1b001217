"""What spares a look at the whole text hides nothing that such a look would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks.runner import check_paper
from drafter.checks.written.indexedtext import IndexedText
from drafter.checks.written.paper import Paper
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from tests.checks.test_any_wording import pieces, setting

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

WORDS = ("人", "低保", "低保金", "孤儿", "。", "，低")


class Looked(Paper):
    """A paper that looks everywhere as well for what pairs or beginnings should find.

    A rule may want characters (`having` as text) that its pattern does without.
    """

    def matches(
        self,
        pattern: re.Pattern[str],
        *,
        having: str | frozenset[int] = "",
        beginning: str = "",
    ) -> Iterator[re.Match[str]]:
        wanted = having if isinstance(having, str) else ""
        if wanted and self.characters.isdisjoint(wanted):
            return iter(())
        found = list(super().matches(pattern, having=having, beginning=beginning))
        everywhere = [each.span() for each in pattern.finditer(self.text)]
        assert [each.span() for each in found] == everywhere, (pattern.pattern, having, beginning)
        return iter(found)


def paper(told: str) -> Looked:
    passages = tuple(
        Passage(line, ((0, Location("文.txt", number, 1)),))
        for number, line in enumerate(told.split("\n"), 1)
        if line
    )
    return Looked(Manuscript("文.txt", passages), setting())


@settings(max_examples=200)
@given(st.lists(st.sampled_from(pieces()), min_size=1, max_size=20))
def test_rules_say_truly_what_their_patterns_have(told: list[str]) -> None:
    found = check_paper(paper("".join(told)))
    assert "AssertionError" not in "".join(each.message for each in found)


@given(st.text("人低保金孤儿。，𠀀\n", max_size=30), st.lists(st.sampled_from(WORDS), max_size=4))
def test_words_are_found_that_occur(text: str, words: list[str]) -> None:
    assert IndexedText(text).has(*words) is any(word in text for word in words)


@given(st.text("人低保金孤儿。，", max_size=30))
def test_places_come_in_reading_order(text: str) -> None:
    found = IndexedText(text).places("低。人")
    assert found == [at for at, character in enumerate(text) if character in "低。人"]
