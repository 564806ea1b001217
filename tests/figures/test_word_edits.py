"""Edits in place of 素材: one item is changed, and no other byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.figures.editing.edits import Edit, Refusal, plan, write
from drafter.figures.editing.requests import (
    InsertRemedy,
    InsertWords,
    MoveWords,
    RemoveWords,
    SetWords,
    WordsAt,
)
from drafter.figures.editing.wordsheet import word_sheet
from drafter.textfile import from_text, text_of
from tests.badinput.effort import times
from tests.figures.edittable import ENCODINGS, Case, cases
from tests.figures.years import CATALOGUE

if TYPE_CHECKING:
    from drafter.figures.editing.requests import WordRequest

TABLE = Path(__file__).parent / "wordedits.txt"
ASPECTS = ["总结", "问题", "计划"]


def whole(text: str) -> str:
    return (text.rstrip("\n") + "\n").removesuffix("\\\n")


def request(line: str) -> WordRequest:
    what, _, rest = line.partition(" ")
    place, _, text = rest.partition(" = ")
    topic, aspect, *numbers = place.split("·")
    number, remedy = (*map(int, numbers), 0, 0)[:2]
    at = WordsAt(topic, aspect, number, remedy)
    text = text.replace("⏎", "\n")
    if what == "设":
        return SetWords(at, text)
    if what == "加":
        return InsertWords(at, text)
    if what == "策":
        return InsertRemedy(at, text)
    if what == "删":
        return RemoveWords(at)
    return MoveWords(at, int(text))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("case", cases(TABLE, request, whole))
def test_an_edit_of_words(case: Case, encoding: str, tmp_path: Path) -> None:
    encoded = ENCODINGS[encoding]
    path = tmp_path / "2018素材.md"
    path.write_bytes(encoded(case.before))
    read = text_of(str(path), path.read_bytes(), [])
    assert read is not None
    outcome = plan([read], case.requests, CATALOGUE)
    if case.refused:
        assert isinstance(outcome, Refusal)
        said = " ".join(f"{item.rule} {item.place.line or ''}".strip() for item in outcome.findings)
        assert said == case.refused
        return
    assert not isinstance(outcome, Refusal), outcome.findings
    (edit,) = outcome
    assert edit.after.decode(read.encoding) == encoded(case.after).decode(read.encoding)
    assert write([edit]) is None
    assert path.read_bytes() == encoded(case.after)
    assert write([edit.inverse]) is None
    assert path.read_bytes() == encoded(case.before)


TOPICS = st.sampled_from(["养老/助餐", "社会救助/低保", "殡葬"])
SENTENCES = st.sampled_from(
    [
        "开展走访。",
        "**机制健全。** 建立制度。",
        "助餐点【养老.助餐】个。",
        "对`80岁以上`老人送餐。",
        "〔内部〕不外传。",
        "做好2019年工作",
        "𠮷祥",
    ]
)
LINES = st.one_of(
    SENTENCES.map(lambda text: f"- {text}"),
    SENTENCES.map(lambda text: f"- {text}  <!-- 注 -->"),
    SENTENCES.map(lambda text: f"  - 对策：{text}"),
    TOPICS.map(lambda topic: f"# {topic}"),
    st.sampled_from(ASPECTS[1:]).map(lambda aspect: f"## {aspect}"),
    st.sampled_from(
        [
            "",
            "<!-- 注释 -->",
            "  续一行。",
            "段落。",
            "> 照录（区长）：好。",
            "1、编号。",
            "－全角。",
        ]
    ),
)
WANTED = st.one_of(
    SENTENCES,
    st.text(st.characters(codec="utf-8", exclude_characters="\ufffd"), max_size=12),
    st.text(st.sampled_from("#->－对策：:*【】`<!甲 1、.〔内部〕"), max_size=10),
)


@settings(max_examples=times(100), deadline=None)
@given(data=st.data(), rows=st.lists(LINES, max_size=12), text=WANTED)
def test_any_edit_of_words_can_be_taken_back(
    data: st.DataObject, rows: list[str], text: str
) -> None:
    rows = ["<!-- 一年的文字素材，按业务线和主题写 -->", "# 养老/助餐", *rows]
    ended = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    written = ended.join(rows) + data.draw(st.sampled_from(["", ended]))
    encoded = written.encode(data.draw(st.sampled_from(["utf-8", "gb18030"])))
    read = text_of("2018素材.md", encoded, [])
    assert read is not None
    sheet = word_sheet(read)
    topic, aspect = data.draw(TOPICS), data.draw(st.sampled_from(ASPECTS))
    at = WordsAt(topic, aspect, data.draw(st.integers(0, 4)), data.draw(st.integers(0, 1)))
    choices: list[WordRequest] = [SetWords(at, text), InsertWords(at, text), RemoveWords(at)]
    choices += [InsertRemedy(at, text), MoveWords(at, -1), MoveWords(at, 1)]
    wanted = data.draw(st.sampled_from(choices))
    outcome = plan([read], [wanted], CATALOGUE)
    if isinstance(outcome, Refusal):
        return
    assume(outcome)
    (edit,) = outcome
    assert isinstance(edit, Edit)
    assert edit.inverse.after == encoded
    after = text_of("2018素材.md", edit.after, [])
    assert after is not None
    # Every line that was there and is not of the item is there still, in its order.
    mine = set()
    for piece in sheet.pieces.get((topic, aspect), ()):
        mine |= set(piece.all_lines)
    kept = [row for number, row in enumerate(rows, 1) if number not in mine]
    rest = iter(after.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(row in rest for row in kept)
    before = word_sheet(from_text("", read.text)).says
    changed = word_sheet(from_text("", after.text)).says
    for key in {*before, *changed} - {(topic, aspect)}:
        assert before.get(key, []) == changed.get(key, [])
