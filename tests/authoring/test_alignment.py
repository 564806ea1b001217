"""Every sentence of two drafts is accounted for once, and what was not touched stayed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from drafter.authoring.diff.alignment import Alignment, align
from drafter.authoring.diff.markedtext import differences
from drafter.authoring.diff.sentences import SENTENCE, Sentence
from drafter.drafting.blocks import BODY, FigureRun, Run, Source, TextRun
from drafter.location import Location

PLACE = Location("甲.md", 1, 1)
WORDS = st.sampled_from(["在册", "发放", "建成", "比上年增加", "。", "，", "人", "万元"])


def sentence(number: int, text: str, figure: str = "") -> Sentence:
    runs: tuple[Run, ...] = (TextRun(text, BODY, PLACE, Source.TEMPLATE),)
    if figure:
        runs = (*runs, FigureRun("低保.资金", "数", figure, PLACE, (PLACE,)))
    return Sentence(SENTENCE, runs, (), -1, "", number, "", text + figure, f"{text}|{bool(figure)}")


drafts = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=4).map("".join), st.sampled_from(["", "3", "7"])
    ),
    max_size=8,
).map(lambda items: [sentence(at, *item) for at, item in enumerate(items)])


def sides(alignment: Alignment) -> tuple[list[Sentence], list[Sentence]]:
    pairs = (*alignment.stayed, *alignment.changed, *alignment.moved)
    return (
        [old for old, _ in pairs] + alignment.gone,
        [new for _, new in pairs] + alignment.new,
    )


@given(old=drafts, new=drafts)
def test_every_sentence_is_accounted_for_once(old: list[Sentence], new: list[Sentence]) -> None:
    before, after = sides(align(old, new))
    assert Counter(map(id, before)) == Counter(map(id, old))
    assert Counter(map(id, after)) == Counter(map(id, new))


@given(old=drafts, new=drafts)
def test_what_is_in_both_is_neither_gone_nor_new(old: list[Sentence], new: list[Sentence]) -> None:
    alignment = align(old, new)
    gone, come = ({item.text for item in side} for side in (alignment.gone, alignment.new))
    assert not gone & come


@given(draft=drafts)
def test_a_draft_is_its_own_equal(draft: list[Sentence]) -> None:
    alignment = align(draft, draft)
    assert [pair[0] for pair in alignment.stayed] == draft
    rest = (alignment.changed, alignment.moved, alignment.gone, alignment.new)
    assert rest == ([], [], [], [])


@given(old=drafts.filter(bool), new=drafts.filter(bool))
def test_marks_lose_nothing_and_mark_all_that_differs(
    old: list[Sentence], new: list[Sentence]
) -> None:
    one, other = old[0], new[0]
    before, after = differences(one, other, "〔待填〕")
    assert "".join(item.text for item in before) == one.text
    assert "".join(item.text for item in after) == other.text
    same = ["".join(item.text for item in side if not item.differs) for side in (before, after)]
    assert same[0] == same[1]
