"""Whatever was typed or accepted and is not in its file comes back, whatever ends the program."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.figures.editing.edits import Edit
from drafter.figures.editing.requests import (
    ClearValue,
    InsertRecord,
    InsertRemedy,
    InsertWords,
    MarkWords,
    MendLine,
    MoveWords,
    RemoveEntry,
    RemoveWords,
    Request,
    SetValue,
    SetWords,
    WordsAt,
)
from drafter.session.journal import journal as journal_module
from drafter.session.journal.journal import Journal
from drafter.session.journal.journalfile import JournalFile
from drafter.session.journal.recovery import LeftBehind, left_behind
from drafter.session.wish import Typed, Wish
from tests.badinput.unprivileged import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.findings import Finding

ROOT = Path(__file__).parents[2]
# Any character there is: control characters and halves of a pair too.
TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["\ud83d\ude00", "\ude00\ud83d", "😀", "\x00\r\n\u2028\x1b[31m", "\\ud83d", "无", "1。5", ""]
)
NUMBERS = st.integers(-3, 10**9)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)
PLACES = st.builds(WordsAt, TEXTS, TEXTS, NUMBERS, NUMBERS)
KINDS: dict[type[Request], st.SearchStrategy[Request]] = {
    SetValue: st.builds(SetValue, TEXTS, TEXTS, TEXTS),
    ClearValue: st.builds(ClearValue, TEXTS, TEXTS),
    RemoveEntry: st.builds(RemoveEntry, TEXTS, TEXTS),
    InsertRecord: st.builds(InsertRecord, TEXTS, PAIRS, NUMBERS),
    MendLine: st.builds(MendLine, NUMBERS, TEXTS),
    SetWords: st.builds(SetWords, PLACES, TEXTS),
    InsertWords: st.builds(InsertWords, PLACES, TEXTS),
    InsertRemedy: st.builds(InsertRemedy, PLACES, TEXTS),
    RemoveWords: st.builds(RemoveWords, PLACES),
    MoveWords: st.builds(MoveWords, PLACES, NUMBERS),
    MarkWords: st.builds(MarkWords, PLACES, st.booleans(), st.booleans(), TEXTS),
}
REQUESTS: st.SearchStrategy[Request] = st.one_of(*KINDS.values())
TYPED: st.SearchStrategy[Typed] = REQUESTS | st.builds(Wish, TEXTS, TEXTS, TEXTS)
TOGETHER = st.lists(TYPED, min_size=1, max_size=3).map(tuple)
VALUE = SetValue("低保.标准", "950")
OTHER = SetValue("低保.标准", "900", "上年")
WORDS = SetWords(WordsAt("养老/助餐", "总结", 1), "助餐点增加到【养老.助餐.助餐点】。")
WISH = Wish("校验不符", "社会救助/低保", "口径不同")
RECORD = InsertRecord("项目", (("名称", "殡仪馆"),))


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a test's journals go."""
    folder = tmp_path / "状态"
    monkeypatch.setenv("DRAFTER_STATE", str(folder))
    return folder


@pytest.fixture
def year(tmp_path: Path) -> Path:
    path = tmp_path / "县" / "2018.yaml"
    path.parent.mkdir()
    path.write_text("年度: 2018\n", encoding="utf-8")
    return path


def is_pending(journal: Journal) -> bool:
    return journal.pending


def is_kept(journal: Journal) -> bool:
    return journal.keeping


def never(finding: Finding) -> None:
    raise AssertionError(finding)


def begin(year: Path) -> Journal:
    return Journal.begin(year, never)


def files(state: Path) -> list[Path]:
    return [path for path in state.rglob("*") if not path.is_dir()]


def journal_file(state: Path) -> Path:
    (path,) = files(state)
    return path


def let_die(state: Path) -> None:
    """Let the journals be those of processes that run no more."""
    for path in files(state):
        head, _, rest = path.read_bytes().partition(b"\n")
        told = json.loads(head)
        told["进程"] = 999_999_999
        path.write_bytes(json.dumps(told, ensure_ascii=False).encode() + b"\n" + rest)


def left(year: Path, state: Path) -> LeftBehind:
    let_die(state)
    (one,) = left_behind(year)
    return one


def test_what_was_typed_and_accepted_comes_back(year: Path, state: Path) -> None:
    journal = begin(year)
    for text in ("助", "助餐", WORDS.text):
        journal.typing(SetWords(WORDS.at, text))
    journal.accepted([VALUE, OTHER])
    before = datetime.now().astimezone() - timedelta(seconds=5)
    found = left(year, state)
    assert found.accepted == ((VALUE, OTHER),)
    assert found.typed == ((WORDS,),)
    assert found.findings == ()
    assert before < found.when < before + timedelta(seconds=60)
    found.discard()
    assert files(state) == []
    assert left_behind(year) == ()


@given(st.lists(REQUESTS, min_size=1, max_size=4), TOGETHER)
@example([VALUE], (SetValue("甲", "\ud83d\ude00"),))
def test_all_that_is_typed_comes_back_exactly(
    accepted: list[Request], together: tuple[Typed, ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        state, year = Path(folder) / "状态", Path(folder) / "2018.yaml"
        patch.setenv("DRAFTER_STATE", str(state))
        journal = begin(year)
        journal.accepted(accepted)
        journal.pasted([together])
        found = left(year, state)
        assert found.accepted == (tuple(accepted),)
        assert found.typed == (together,)
        assert [type(one) for one in found.accepted[0]] == [type(one) for one in accepted]
        assert [type(one) for one in found.typed[0]] == [type(one) for one in together]
        journal.close()


def test_every_kind_of_request_is_tried() -> None:
    assert KINDS.keys() == set(get_args(Request))


def test_a_journal_of_this_version_stays_readable(year: Path, state: Path) -> None:
    """What this version wrote: who changes this must give journals another version."""
    begin(year).typing(VALUE)
    head = journal_file(state).read_bytes().partition(b"\n")[0]
    written = """
        ["认可",1,[["填数","低保.标准","950",""],["清数","低保.资金","上年"],["删项","清单.项目[2]",""]],
          [["/县/2018.yaml","aa","bb"]]]
        ["认可",2,[["加记录","项目",[["名称","殡仪馆"],["投资","1.9亿元"]],0],["改行",12,"2018.yaml"]],[]]
        ["认可",3,[["改素材",["养老/助餐","总结",1,0,""],"甲。"],["加素材",["低保","问题",0,0,""],"乙。"],
          ["加对策",["低保","问题",1,0,""],"丙。"],["删素材",["低保","总结",2,1,""]],
          ["移素材",["低保","总结",2,0,""],-1],["标素材",["低保","总结",2,0,""],true,true,"区长"]],[]]
        ["认可",4,[["填数","甲","1",""]],[]]
        ["了结",[4]]
        ["键入",["填数","低保.标准","95","上年"]]
        ["键入",["填数","低保.标准","950","上年"]]
        ["键入",["清数","乙",""]]
        ["键入",["加素材",["低保","问题",0,0,""],"甲。"],["加素材",["低保","问题",0,0,""],"乙。"]]
        ["键入",["静默","未印","","试"]]
        ["键入",["静默","校验不符","社会救助/低保","口径不同"]]
        ["没让写",["填数","低保.标准","950","上年"]]
        ["放弃",["清数","乙",""],["静默","未印","别处","改过"]]
    """
    lines = written.replace("\n          ", "").strip().splitlines()
    journal_file(state).write_text(
        "\n".join([head.decode(), *(line.strip() for line in lines), ""]), encoding="utf-8"
    )
    found = left(year, state)
    assert found.findings == ()
    low = WordsAt("低保", "问题")
    assert found.accepted == (
        (VALUE, ClearValue("低保.资金", "上年"), RemoveEntry("清单.项目[2]")),
        (
            InsertRecord("项目", (("名称", "殡仪馆"), ("投资", "1.9亿元"))),
            MendLine(12, "2018.yaml"),
        ),
        (
            SetWords(WordsAt("养老/助餐", "总结", 1), "甲。"),
            InsertWords(low, "乙。"),
            InsertRemedy(WordsAt("低保", "问题", 1), "丙。"),
            RemoveWords(WordsAt("低保", "总结", 2, 1)),
            MoveWords(WordsAt("低保", "总结", 2), -1),
            MarkWords(WordsAt("低保", "总结", 2), True, True, "区长"),
        ),
    )
    assert found.typed == (
        (SetValue("低保.标准", "950", "上年"),),
        (InsertWords(low, "甲。"), InsertWords(low, "乙。")),
        (WISH,),
    )
    assert [found.was_refused(number) for number in range(6)] == [False] * 3 + [True, False, False]


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("typing"), TYPED),
        st.tuples(st.just("pasted"), st.lists(TOGETHER, max_size=3)),
        st.tuples(st.just("accepted"), st.lists(REQUESTS, min_size=1, max_size=3)),
        st.tuples(st.just("written"), st.integers(1, 6)),
        st.tuples(st.just("withdrawn"), st.integers(1, 6)),
        st.tuples(st.just("dropped"), TYPED),
    ),
    max_size=20,
)


@given(EVENTS, st.sampled_from([1, 300, 1_000_000]))
def test_at_any_moment_the_disk_holds_what_is_pending(
    events: list[tuple[str, object]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        state, year = Path(folder) / "状态", Path(folder) / "2018.yaml"
        patch.setenv("DRAFTER_STATE", str(state))
        patch.setattr(journal_module, "MOST_BYTES", most)
        journal = begin(year)
        for name, value in events:
            getattr(journal, name)(value)
            assert is_kept(journal)
        pending = journal._pending
        let_die(state)
        found = left_behind(year)
        assert bool(found) == journal.pending == bool(pending)
        if found:
            assert found[0].accepted == tuple(batch.requests for batch in pending.batches.values())
            assert found[0].typed == tuple(pending.typed.values())
        journal.close()


def test_nothing_is_left_of_a_sitting_that_wrote_all(year: Path, state: Path) -> None:
    begin(year).close()
    assert not state.exists()
    journal = begin(year)
    journal.typing(VALUE)
    ticket = journal.accepted([VALUE])
    assert is_pending(journal)
    journal.written(ticket)
    assert not is_pending(journal)
    journal.typing(WORDS)
    journal.dropped(WORDS)
    let_die(state)
    assert left_behind(year) == ()
    assert files(state) == []
    journal.accepted([OTHER])
    assert left(year, state).accepted == ((OTHER,),)
    journal.written()
    journal.close()
    assert files(state) == []


def test_what_is_pending_at_the_end_is_left_to_the_next_start(year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    assert left_behind(year) == ()  # ours, and we live
    journal.close()
    (found,) = left_behind(year)
    assert found.typed == ((VALUE,),)
    assert len(files(state)) == 1


def test_one_batch_written_and_another_not(year: Path, state: Path) -> None:
    journal = begin(year)
    first, second = journal.accepted([VALUE]), journal.accepted([OTHER])
    journal.accepted([WORDS])
    journal.written(second)
    assert left(year, state).accepted == ((VALUE,), (WORDS,))
    journal.withdrawn(first)
    assert left(year, state).accepted == ((WORDS,),)


def test_a_batch_that_its_file_has_is_not_offered_again(year: Path, state: Path) -> None:
    """Killed between the writing of a file and its line in the journal."""
    texts = [b"a", b"b", b"c", b"d"]
    edits = [Edit(str(year), *pair) for pair in pairwise(texts)]
    journal = begin(year)
    requests: tuple[Request, ...] = (VALUE, OTHER, WORDS)
    for request, edit in zip(requests, edits, strict=True):
        journal.accepted([request], [edit])
    for text, pending in zip(
        texts, [(VALUE, OTHER, WORDS), (OTHER, WORDS), (WORDS,), ()], strict=True
    ):
        year.write_bytes(text)
        let_die(state)
        data = journal_file(state).read_bytes()
        found = left_behind(year)
        assert [one for left in found for batch in left.accepted for one in batch] == [*pending]
        if not found:
            break
        journal_file(state).write_bytes(data)
    assert files(state) == []


def test_half_a_last_line_is_passed_over(year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    journal.typing(SetValue(VALUE.path, "9501"))
    whole = journal_file(state).read_bytes()
    last = len(whole.splitlines(keepends=True)[-1])
    for cut in range(2, last + 1):
        journal_file(state).write_bytes(whole[:-cut])
        found = left(year, state)
        assert found.typed == ((VALUE,),)
        assert found.findings == ()
    journal_file(state).write_bytes(whole[:-1])  # the words are all there
    assert left(year, state).typed == ((SetValue(VALUE.path, "9501"),),)


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00" * 30,
        b'["\xff"]',
        b'{"a": 1}',
        b'["' + "键入".encode() + b'", 3]',
        b"[" * 100_000,
        json.dumps(["认可", 1, [["填数", "甲"]], []]).encode(),
        json.dumps(["认可", 1, [["填数", "甲", 3, ""]], []]).encode(),
        json.dumps(["认可", 1, [["填数", "甲", "1", ""], ["新"]], []]).encode(),
        json.dumps(["键入", ["改素材", ["甲", "总结", 1, 1.5], ""]]).encode(),
        json.dumps(["键入", ["加记录", "甲", [["名称"]], 0]]).encode(),
        json.dumps(["键入", ["填数", "甲", "1", ""], ["新"]]).encode(),
        json.dumps(["键入"]).encode(),
        json.dumps(["认可", 1, [["静默", "未印", "", "试"]], []]).encode(),
        json.dumps(["放弃", None]).encode(),
        json.dumps(["键入", ["加记录", "甲", [["名称", "乙"], 3], 0]]).encode(),
    ],
    ids=[
        "空字符",
        "半个字",
        "别的",
        "不是请求",
        "很深",
        "缺一项",
        "数不是字",
        "多一个",
        "小数",
        "半对",
        "多键一个",
        "没有键入",
        "认可静默",
        "放弃空",
        "不是对",
    ],
)
def test_lines_that_nobody_can_read_are_said(garbage: bytes, year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    journal.accepted([OTHER])
    path = journal_file(state)
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([*lines[:2], garbage, *lines[2:], garbage, b""]))
    found = left(year, state)
    assert found.typed == ((VALUE,),)
    assert found.accepted == ((OTHER,),)
    (said,) = found.findings
    assert str(said.place) == f"{path}:3"
    assert "有2行读不出：第3、5行" in said.message
    journal.written()
    journal.dropped(VALUE)
    path.write_bytes(path.read_bytes() + garbage + b"\n")
    (still,) = left_behind(year)
    assert (still.accepted, still.typed) == ((), ())
    assert still.findings


def test_a_head_that_nobody_can_read(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    path = journal_file(state)
    path.write_bytes(b"\x00\x00\n" + path.read_bytes().partition(b"\n")[2])
    assert left_behind(year) == ()  # whose it is nobody knows: it may be written to just now
    then = time.time() - 3600
    os.utime(path, (then, then))
    (found,) = left_behind(year)
    assert found.typed == ((VALUE,),)
    assert "第1行" in found.findings[0].message


def test_a_journal_of_another_version_is_kept_and_said(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    path = journal_file(state)
    path.write_bytes(path.read_bytes().replace('"日志":4'.encode(), '"日志":5'.encode()))
    found = left(year, state)
    assert (found.accepted, found.typed) == ((), ())
    assert "另一版程序" in found.findings[0].message
    assert path.exists()


def test_what_a_living_process_keeps_is_not_ours(year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    assert left_behind(year) == ()
    head, _, rest = journal_file(state).read_bytes().partition(b"\n")
    for name, value in (("启动", "1"), ("开机", "别的"), ("进程", 999_999_999)):
        told = json.loads(head) | {name: value}
        journal_file(state).write_bytes(json.dumps(told).encode() + b"\n" + rest)
        assert len(left_behind(year)) == 1


def test_that_of_another_computer_is_ours_when_it_is_silent(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    path = journal_file(state)
    head, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps(json.loads(head) | {"电脑": "别的"}).encode() + b"\n" + rest)
    assert left_behind(year) == ()
    then = time.time() - 3600
    os.utime(path, (then, then))
    (found,) = left_behind(year)
    assert found.host == "别的"


def test_what_is_typed_at_different_places_does_not_replace_each_other(
    year: Path, state: Path
) -> None:
    at = WORDS.at
    typed: tuple[Typed, ...] = (
        VALUE,
        OTHER,
        WORDS,
        InsertWords(at, "新"),
        InsertRemedy(at, "对策"),
        MendLine(3),
        RECORD,
        WISH,
        Wish("未印", WISH.topic, WISH.reason),
    )
    journal = begin(year)
    before = (SetValue("低保.标准.本年", "旧"), Wish(WISH.rule, "别处", "旧"))
    for one in (before[0], *typed[:7], before[1], *typed[7:]):
        journal.typing(one)
    journal.accepted([MoveWords(at, 1), MarkWords(at), MendLine(4), InsertRecord("项目", (), 2)])
    assert left(year, state).typed == tuple((one,) for one in typed)
    journal.accepted([RemoveWords(at), ClearValue("低保.标准"), InsertRecord("项目", ())])
    assert left(year, state).typed == tuple((one,) for one in (OTHER, *typed[3:6], *typed[7:]))


def test_years_have_journals_of_their_own(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    other = year.with_name("2019.yaml")
    begin(other).typing(OTHER)
    let_die(state)
    assert [one.typed for one in left_behind(year)] == [((VALUE,),)]
    assert [one.typed for one in left_behind(other)] == [((OTHER,),)]
    link = year.parent / "别名.yaml"
    link.symlink_to(year)
    assert [one.typed for one in left_behind(link)] == [((VALUE,),)]


def test_the_newest_first(year: Path, state: Path) -> None:
    for number in range(3):
        begin(year).typing(SetValue("甲", str(number)))
    for number, path in enumerate(sorted(files(state))):
        os.utime(path, (1_600_000_000 - number, 1_600_000_000 - number))
    let_die(state)
    for number, path in enumerate(sorted(files(state))):
        os.utime(path, (1_600_000_000 - number, 1_600_000_000 - number))
    assert [one.typed for one in left_behind(year)] == [
        ((SetValue("甲", str(number)),),) for number in range(3)
    ]


def test_what_could_not_be_written_is_known_until_something_else_is_typed(
    year: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "MOST_BYTES", 1)  # every line writes the whole anew
    journal = begin(year)
    journal.typing(VALUE)
    journal.typing(OTHER)
    journal.refused(VALUE)
    journal.refused(SetValue("别处", "1"))
    found = left(year, state)
    assert [found.was_refused(0), found.was_refused(1)] == [True, False]
    journal.typing(SetValue(VALUE.path, "951"))
    found = left(year, state)
    assert [found.was_refused(0), found.was_refused(1)] == [False, False]
    journal.refused_all()
    journal.dropped(VALUE)
    journal.close()
    found = left(year, state)
    assert [found.typed, found.was_refused(0)] == [((OTHER,),), True]


def move_after_a_kill(year: Path, state: Path, name: str) -> Path:
    """What a kill right before a batch is settled leaves, and what was typed; then the folder is renamed."""
    journal = begin(year)
    journal.accepted([OTHER], [Edit(str(year), b"a", year.read_bytes())])
    journal.typing(VALUE)
    let_die(state)
    year.parent.rename(year.parent.with_name(name))
    return year.parent.with_name(name) / year.name


def test_a_folder_that_was_renamed_is_offered_what_was_left(year: Path, state: Path) -> None:
    moved = move_after_a_kill(year, state, "改了名的县")
    (found,) = left_behind(moved)
    assert (found.accepted, found.typed) == ((), ((VALUE,),))
    found.keep_only({0}, moved)
    (again,) = left_behind(moved)
    assert again.typed == ((VALUE,),)


def test_another_folder_another_year_and_a_copy_are_not_offered_it(year: Path, state: Path) -> None:
    moved = move_after_a_kill(year, state, "改了名的县")
    other = year.parent.with_name("别的县")
    shutil.copytree(moved.parent, other)
    assert left_behind(other / moved.name) == ()
    assert left_behind(moved.with_name("2019.yaml")) == ()
    year.parent.mkdir()
    year.write_bytes(moved.read_bytes())  # who copies a folder aside works on in either
    assert left_behind(moved) == ()
    assert len(left_behind(year)) == 1


def test_what_was_pasted_together_has_one_place_and_is_given_up_or_accepted_as_one(
    year: Path, state: Path
) -> None:
    at, remedy = WordsAt("低保", "问题"), WordsAt("低保", "问题", 1)
    words: tuple[Typed, ...] = (
        InsertWords(at, "甲"),
        InsertWords(at, "乙"),
        InsertRemedy(remedy, "丙"),
        InsertRemedy(remedy, "丁"),
    )
    journal = begin(year)
    journal.typing(InsertWords(at, "开头"))
    journal.pasted([words])
    assert left(year, state).typed == (words,)
    journal.typing(InsertWords(at, "甲乙"))
    assert left(year, state).typed == ((InsertWords(at, "甲乙"),),)
    journal.pasted([words])
    journal.dropped(InsertWords(at, ""))
    assert not is_pending(journal)
    journal.pasted([words])
    journal.written(journal.accepted([InsertWords(at, "甲"), InsertWords(at, "乙")]))
    assert not is_pending(journal)


def test_a_pasted_column_is_one_write_that_outlives_a_power_failure(
    year: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = begin(year)
    journal.accepted([OTHER])
    done: list[str] = []
    sync, write = os.fsync, os.write

    def synced(handle: int) -> None:
        done.append("同步")
        sync(handle)

    def written(handle: int, data: bytes) -> int:
        done.append("写")
        return write(handle, data)

    monkeypatch.setattr("os.fsync", synced)
    monkeypatch.setattr("os.write", written)
    column = [(SetValue(f"甲{number}", "四个半"),) for number in range(2000)]
    journal.pasted(column)
    assert done == ["写", "同步"]
    assert left(year, state).typed == tuple(column)
    journal.pasted(column)
    journal.pasted([])
    journal.dropped(VALUE)
    assert done == ["写", "同步"]
    journal.dropped(*(one for (one,) in column))
    assert done == ["写", "同步", "写"]


@pytest.mark.parametrize("version", [2, 3])
def test_what_versions_before_left_is_read(version: int, year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    journal.accepted([OTHER])
    path = journal_file(state)
    head, _, rest = path.read_bytes().partition(b"\n")
    told = json.loads(head) | {"日志": version}
    del told["文件夹"]
    path.write_bytes(json.dumps(told).encode() + b"\n" + rest)
    found = left(year, state)
    assert (found.accepted, found.typed, found.findings) == (((OTHER,),), ((VALUE,),), ())


def test_of_what_is_offered_only_that_stays_which_could_not_be_filled_in(
    year: Path, state: Path
) -> None:
    journal = begin(year)
    journal.accepted([OTHER])
    journal.accepted([MendLine(3)])
    journal.typing(VALUE)
    journal.typing(WISH)
    found = left(year, state)
    assert found.offered == ((OTHER,), (MendLine(3),), (VALUE,), (WISH,))
    found.keep_only({1, 3}, year)
    (again,) = left_behind(year)
    assert (again.accepted, again.typed) == (((MendLine(3),),), ((WISH,),))
    again.keep_only((), year)
    assert files(state) == []


def test_a_journal_with_unreadable_lines_is_not_cut(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    path = journal_file(state)
    path.write_bytes(path.read_bytes() + b"?\n")
    found = left(year, state)
    before = journal_file(state).read_bytes()
    found.keep_only((), year)
    assert journal_file(state).read_bytes() == before


# Types, accepts and writes; says after each what must be found if it is killed now.
TYPIST = """
import sys
from pathlib import Path
from drafter.figures.editing.requests import SetValue
from drafter.session.journal import journal as journal_module
from drafter.session.journal.journal import Journal
journal_module.MOST_BYTES = int(sys.argv[2])
journal = Journal.begin(Path(sys.argv[1]), print)
number = 0
while True:
    number += 1
    journal.typing(SetValue("甲", str(number)))
    print("键入", number, flush=True)
    if number % 7 == 0:
        ticket = journal.accepted([SetValue("甲", str(number))])
        print("认可", number, flush=True)
        journal.written(ticket)
        print("已写", number, flush=True)
"""


@pytest.mark.usefixtures("state")
@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("most", [1_000_000, 1], ids=["接着写", "时常重写"])
def test_a_kill_loses_nothing(turn: int, most: int, year: Path) -> None:
    command = [sys.executable, "-c", TYPIST, str(year), str(most)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    said = [process.stdout.readline() for _ in range(200 + 3 * turn)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.wait(timeout=30)
    process.stdout.close()
    last, number = [line for line in said if line.endswith("\n")][-1].split()
    found = left_behind(year)
    # It may have got one event further than it could say.
    typed = [one.typed for one in found]
    accepted = [one.accepted for one in found]
    value, following = SetValue("甲", number), SetValue("甲", str(int(number) + 1))
    if last == "键入":
        assert typed in ([((value,),)], [((following,),)], [()])
        assert typed != [()] or accepted == [((value,),)]
    elif last == "认可":
        assert (typed, accepted) in (([()], [((value,),)]), ([], []))
    else:
        assert (typed, accepted) in (([], []), ([((following,),)], [()]))


def test_nobody_else_may_look(year: Path, state: Path) -> None:
    os.umask(mask := os.umask(0))
    try:
        os.umask(0)
        begin(year).typing(VALUE)
    finally:
        os.umask(mask)
    assert journal_file(state).stat().st_mode & 0o777 == 0o600
    assert {path.stat().st_mode & 0o777 for path in (state, state / "journal")} == {0o700}
    assert sorted(path.name for path in year.parent.iterdir()) == ["2018.yaml"]
    assert "县" not in journal_file(state).name


def test_a_folder_that_others_could_read_is_closed(year: Path, state: Path) -> None:
    (state / "journal").mkdir(parents=True)
    state.chmod(0o755)
    (state / "journal").chmod(0o755)
    begin(year).typing(VALUE)
    assert {path.stat().st_mode & 0o777 for path in (state, state / "journal")} == {0o700}


@pytest.mark.parametrize("what", ["链接", "别人可写", "文件", "关掉", "相对"])
def test_nothing_is_kept_where_others_have_a_hand(
    what: str, year: Path, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    state.mkdir()
    match what:
        case "链接":
            (state / "journal").symlink_to(elsewhere)
        case "别人可写":
            (state / "journal").mkdir()
            (state / "journal").chmod(0o777)
        case "文件":
            (state / "journal").write_text("")
        case "关掉":
            monkeypatch.setenv("DRAFTER_STATE", "off")
        case _:
            monkeypatch.setenv("DRAFTER_STATE", "相对/路径")
    told: list[Finding] = []
    journal = Journal.begin(year, told.append)
    for number in range(5):
        journal.typing(SetValue("甲", str(number)))
        journal.written(journal.accepted([VALUE]))
    journal.typing(VALUE)
    assert not is_kept(journal)
    assert len(told) == 1
    assert told[0].severity == "警告"
    assert "可以接着填" in told[0].message
    assert told[0].hint
    assert not list(elsewhere.iterdir())
    assert left_behind(year) == ()
    journal.close()


def test_a_link_or_a_pipe_in_place_of_a_journal_is_not_read(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    let_die(state)
    path = journal_file(state)
    moved = state.parent / "别处"
    path.rename(moved)
    path.symlink_to(moved)
    assert left_behind(year) == ()
    path.unlink()
    os.mkfifo(path)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert left_behind(year) == ()
    path.unlink()
    moved.rename(path)
    path.chmod(0o666)  # anybody may have written it
    assert left_behind(year) == ()
    path.chmod(0o600)
    assert len(left_behind(year)) == 1


def test_a_disk_that_takes_a_little_at_a_time(year: Path, state: Path) -> None:
    really = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "drafter.session.journal.journalfile.os.write",
            lambda handle, data: really(handle, bytes(data[:10])),
        )
        journal = begin(year)
        journal.typing(VALUE)
        journal.accepted([WORDS])
    found = left(year, state)
    assert (found.accepted, found.typed) == (((WORDS,),), ((VALUE,),))


def run_apart(body: object) -> int:
    """The exit code of a function in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            assert callable(body)
            body()
            os._exit(0)
        finally:
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("size", [0, 100, 400, 2000])
def test_a_full_disk_is_said_once_and_all_goes_on(size: int, year: Path, state: Path) -> None:
    """The system takes a part of a line and refuses the rest, as a full disk does."""

    def type_on() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        told: list[Finding] = []
        journal = Journal.begin(year, told.append)
        for number in range(300):
            journal.typing(SetValue("甲", str(number)))
            journal.written(journal.accepted([SetValue("乙", str(number))]))
        big = "长" * 1000
        journal.accepted([SetValue("丙", big)])
        journal.typing(SetValue("甲", "最后"))
        assert len(told) == 1
        assert not is_kept(journal)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10**9, resource.RLIM_INFINITY))
        journal.accepted([OTHER])  # there is room again: now all of it is kept
        assert is_kept(journal)
        assert len(told) == 1

    assert run_apart(type_on) == 0
    (found,) = left_behind(year)
    assert found.accepted == ((SetValue("丙", "长" * 1000),), (OTHER,))
    assert found.typed == ((SetValue("甲", "最后"),),)
    assert found.findings == ()


def test_a_disk_that_fails_is_not_asked_with_every_key(
    year: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def fail(*_: object) -> int:
        asked.append(1)
        raise OSError(28, "full")

    told: list[Finding] = []
    journal = Journal.begin(year, told.append)
    monkeypatch.setattr("drafter.session.journal.journalfile.os.write", fail)
    for number in range(100):
        journal.typing(SetValue("甲", str(number)))
    assert len(asked) < 3
    assert "磁盘已满" in told[0].message
    monkeypatch.undo()
    monkeypatch.setenv("DRAFTER_STATE", str(state))
    monkeypatch.setattr(journal_module, "_PATIENCE", 0.0)
    journal._again = 0.0
    journal.typing(VALUE)
    assert len(left(year, state).typed) == 2
    assert files(state)[0].suffix == ".jsonl"


def test_a_home_that_cannot_be_written(year: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "家"
        home.mkdir()
        Path(name).chmod(0o755)
        home.chmod(0o555)

        def type_on() -> None:
            for variable in ("DRAFTER_STATE", "XDG_STATE_HOME"):
                os.environ.pop(variable, None)
            os.environ["HOME"] = str(home)
            if os.geteuid() == 0:
                os.chown(home, NOBODY, NOBODY)
                os.setuid(NOBODY)
            told: list[Finding] = []
            journal = Journal.begin(Path("/没有/2018.yaml"), told.append)
            journal.typing(VALUE)
            journal.accepted([VALUE])
            journal.close()
            assert len(told) == 1

        assert run_apart(type_on) == 0
        home.chmod(0o755)


def test_it_stands_in_the_users_own_folder(
    year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "家"
    home.mkdir()
    monkeypatch.delenv("DRAFTER_STATE")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    begin(year).typing(VALUE)
    (path,) = files(home)
    assert path.parent == home / ".local" / "state" / "drafter" / "journal"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "存"))
    begin(year).typing(VALUE)
    assert (tmp_path / "存" / "drafter" / "journal").is_dir()


def test_a_journal_that_somebody_swept_away_is_written_anew(year: Path, state: Path) -> None:
    journal = begin(year)
    journal.typing(VALUE)
    journal_file(state).unlink()
    journal.accepted([WORDS])
    assert left(year, state).typed == ((VALUE,),)


def test_what_a_kill_left_of_writing_anew_goes_with_the_rest(year: Path, state: Path) -> None:
    begin(year).typing(VALUE)
    path = journal_file(state)
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(path.read_bytes()[:50])
    head, _, rest = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps(json.loads(head) | {"进程": 999_999_999}).encode() + b"\n" + rest)
    (found,) = left_behind(year)
    assert found.typed == ((VALUE,),)
    found.discard()
    assert files(state) == []


@pytest.mark.usefixtures("state")
def test_a_very_long_text_is_not_written_anew_with_every_key(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[int] = []
    start = JournalFile.start

    def counted(file: JournalFile, data: bytes, *, lasting: bool) -> None:
        anew.append(len(data))
        start(file, data, lasting=lasting)

    monkeypatch.setattr(JournalFile, "start", counted)
    journal = begin(year)
    for number in range(9):
        journal.typing(SetWords(WORDS.at, "字" * 400_000 + str(number)))
    assert len(anew) < 5


def test_it_stays_small_whatever_is_typed(year: Path, state: Path) -> None:
    journal = begin(year)
    text = "字" * 6000
    for number in range(300):
        journal.typing(SetWords(WORDS.at, text + str(number)))
        assert journal_file(state).stat().st_size <= journal_module.MOST_BYTES
    assert left(year, state).typed == ((SetWords(WORDS.at, f"{text}299"),),)


@pytest.mark.usefixtures("state")
@pytest.mark.parametrize("length", [3, 1000], ids=["数", "一段话"])
def test_a_key_costs_nothing(length: int, year: Path) -> None:
    assert statistics.median(timed(begin(year), "字" * length)) < 0.0001


def timed(journal: Journal, text: str) -> Iterator[float]:
    for number in range(2000):
        request = SetWords(WORDS.at, f"{text}{number}")
        begun = time.perf_counter()
        journal.typing(request)
        yield time.perf_counter() - begun
