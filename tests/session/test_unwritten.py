"""What cannot be written yet is kept whatever is undone and redone, and meets what others write line by line."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from drafter.figures.editing.requests import (
    ClearValue,
    InsertWords,
    MarkWords,
    Request,
    SetValue,
    SetWords,
    WordsAt,
)
from drafter.session.history import Spot
from drafter.session.journal.recovery import left_behind
from drafter.session.recovering import fill_in
from drafter.session.restoring import text_at
from drafter.session.sitting import Sitting
from tests.lockedfiles import lock, others_write, unlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from drafter.session.outcome import Outcome

NOWHERE = Spot("")
STANDARD = "低保.标准"


@pytest.fixture(autouse=True)
def _own_journal(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_STATE", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def sitting(year: Path) -> Iterator[Sitting]:
    opened = Sitting(year)
    yield opened
    opened.close()


def fill(sitting: Sitting, path: str, text: str) -> Outcome:
    return sitting.accept((SetValue(path, text),), path, NOWHERE)


def done(outcome: Outcome | None) -> bool:
    assert outcome is not None
    return outcome.done


def look(sitting: Sitting) -> tuple[str, ...]:
    return tuple(finding.rule for finding in sitting.take_changes(sitting.watch.changes()))


def offered(year: Path) -> tuple[tuple[Request, ...], ...]:
    return tuple(requests for left in left_behind(year) for requests in left.accepted)


def killed(year: Path, work: Callable[[Sitting], None]) -> None:
    """Work in a process that is ended without a word."""
    child = os.fork()
    if child == 0:
        try:
            work(Sitting(year))
            os._exit(0)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_what_was_done_again_and_could_not_be_written_outlives_a_kill(year: Path) -> None:
    def work(sitting: Sitting) -> None:
        lock(year)
        assert fill(sitting, STANDARD, "977").done
        assert done(sitting.undo())
        assert done(sitting.redo())

    killed(year, work)
    assert offered(year) == ((SetValue(STANDARD, "977"),),)


def test_what_was_undone_before_it_was_written_is_not_offered(sitting: Sitting, year: Path) -> None:
    before = year.read_bytes()
    lock(year)
    fill(sitting, STANDARD, "977")
    for _ in range(2):
        assert done(sitting.undo())
        assert not sitting.unwritten
        assert done(sitting.redo())
    assert done(sitting.undo())
    sitting.close()
    assert offered(year) == ()
    assert year.read_bytes() == before


@pytest.mark.parametrize(
    ("request_made", "restored"),
    [
        (SetValue(STANDARD, "977"), SetValue(STANDARD, "950")),
        (SetValue("低保.在册", "910户1520人"), SetValue("低保.在册", "908户1515人")),
        (ClearValue("低保.资金"), SetValue("低保.资金", "1366.73")),
        (SetValue("低保.资金", "1400", "上年"), ClearValue("低保.资金", "上年")),
        (SetValue("截至", "2018-11-30"), SetValue("截至", "2018-12-31")),
    ],
)
def test_an_undo_that_cannot_be_written_is_offered_as_what_stood_there(
    year: Path, request_made: Request, restored: Request
) -> None:
    def work(sitting: Sitting) -> None:
        assert sitting.accept((request_made,), "", NOWHERE).written
        lock(year)
        outcome = sitting.undo()
        assert done(outcome)
        assert outcome is not None
        assert not outcome.written

    killed(year, work)
    unlock(year)
    assert offered(year) == ((restored,),)
    after = year.read_bytes()
    again = Sitting(year)
    (left,) = left_behind(year)
    assert fill_in(again, left.accepted[0]).written
    assert year.read_bytes() != after
    again.close()


def test_an_undo_that_could_not_be_written_is_written_later_or_taken_back(
    sitting: Sitting, year: Path
) -> None:
    before = year.read_bytes()
    fill(sitting, STANDARD, "977")
    after = year.read_bytes()
    lock(year)
    assert done(sitting.undo())
    assert sitting.unwritten
    assert done(sitting.redo())
    assert not sitting.unwritten
    assert done(sitting.undo())
    unlock(year)
    assert sitting.write() == ()
    assert year.read_bytes() == before
    assert done(sitting.redo())
    assert year.read_bytes() == after


def test_words_that_cannot_be_restored_by_asking_are_not_undone_where_nothing_can_be_written(
    sitting: Sitting, year: Path
) -> None:
    words = year.with_name("2018素材.md")
    at = WordsAt("养老/紧急呼援", number=1)
    requests = (
        SetWords(at, "换了。"),
        MarkWords(at, internal=True),
        InsertWords(WordsAt(at.topic), "加了。"),
    )
    assert sitting.accept(requests, "", NOWHERE).done
    after = words.read_bytes()
    assert "换了。".encode() in after
    lock(words)
    outcome = sitting.undo()
    assert outcome is not None
    assert not outcome.done
    assert "没有写成" in outcome.findings[0].message
    assert not sitting.unwritten
    unlock(words)
    assert done(sitting.undo())
    assert "换了。".encode() not in words.read_bytes()


def test_what_was_done_again_meets_what_others_wrote(sitting: Sitting, year: Path) -> None:
    lock(year)
    fill(sitting, STANDARD, "977")
    sitting.undo()
    sitting.redo()
    others = others_write(year, ("本年: 950", "本年: 961"))
    look(sitting)
    (dispute,) = sitting.disputes
    assert dispute.ours == ("城乡低保标准 ← 977",)
    unlock(year)
    assert sitting.settle(str(year), ours=True) == ()
    assert year.read_text(encoding="utf-8") == others.replace("本年: 961", "本年: 977")
    assert done(sitting.undo())  # to what the others had written
    assert year.read_text(encoding="utf-8") == others


def test_an_undo_meets_what_others_wrote(sitting: Sitting, year: Path) -> None:
    fill(sitting, STANDARD, "977")
    lock(year)
    sitting.undo()
    others = others_write(year, ("本年: 977", "本年: 961"))
    look(sitting)
    (dispute,) = sitting.disputes
    assert dispute.ours == ("城乡低保标准 ← 950",)
    unlock(year)
    assert sitting.settle(str(year), ours=True) == ()
    assert year.read_text(encoding="utf-8") == others.replace("本年: 961", "本年: 950")


def test_the_last_of_several_values_of_one_place_is_done_again(
    sitting: Sitting, year: Path
) -> None:
    lock(year)
    for value in ("977", "950", "977"):  # the first and the last are equal to the byte
        fill(sitting, STANDARD, value)
    others_write(year, ("本年: 950", "本年: 961"))
    look(sitting)
    unlock(year)
    sitting.settle(str(year), ours=True)
    assert "本年: 977" in year.read_text(encoding="utf-8")


def test_theirs_takes_away_only_what_meets_it_and_that_can_be_done_again(
    sitting: Sitting, year: Path
) -> None:
    lock(year)
    fill(sitting, "低保.资金", "1400")
    fill(sitting, STANDARD, "970")
    fill(sitting, STANDARD, "977")
    fill(sitting, "慈善.募集", "1300")
    others = others_write(year, ("本年: 950", "本年: 961"), ("4530", "4531"))
    look(sitting)
    (dispute,) = sitting.disputes
    assert dispute.ours == ("城乡低保标准 ← 970", "城乡低保标准 ← 977")
    unlock(year)
    assert sitting.settle(str(year), ours=False) == ()
    kept = others.replace("1366.73", "1400").replace("1225.3", "1300")
    assert year.read_text(encoding="utf-8") == kept
    assert done(sitting.redo())
    assert done(sitting.redo())
    assert year.read_text(encoding="utf-8") == kept.replace("本年: 961", "本年: 977")
    assert sitting.redo() is None
    for _ in range(4):
        assert done(sitting.undo())
    assert year.read_text(encoding="utf-8") == others
    assert sitting.undo() is None
    sitting.close()
    assert offered(year) == ()


def test_a_dispute_that_an_undo_ends_is_asked_about_no_more(sitting: Sitting, year: Path) -> None:
    lock(year)
    fill(sitting, "低保.资金", "1400")
    fill(sitting, STANDARD, "977")
    others = others_write(year, ("本年: 950", "本年: 961"))
    look(sitting)
    assert str(year) in sitting.disputed
    unlock(year)
    assert sitting.write()
    assert year.read_text(encoding="utf-8") == others
    assert done(sitting.undo())
    assert not sitting.disputed
    assert year.read_text(encoding="utf-8") == others.replace("1366.73", "1400")
    look(sitting)
    assert "提高到961元" in "\n".join(block.text for block in sitting.seen.draft.blocks)


def test_a_dispute_ends_when_others_take_their_change_back(sitting: Sitting, year: Path) -> None:
    before = year.read_text(encoding="utf-8")
    lock(year)
    fill(sitting, STANDARD, "977")
    others_write(year, ("本年: 950", "本年: 961"))
    look(sitting)
    assert sitting.disputed
    unlock(year)
    others_write(year, ("本年: 961", "本年: 950"))
    look(sitting)
    assert not sitting.disputed
    assert year.read_text(encoding="utf-8") == before.replace("本年: 950", "本年: 977")


def test_what_cannot_be_done_to_their_file_is_said_and_offered(half_filled: Path) -> None:
    file = half_filled / "办公室.yaml"
    sitting = Sitting(half_filled)
    lock(file)
    assert fill(sitting, "清单.项目[1].投资", "1.5亿元").done
    text = file.read_text(encoding="utf-8")
    others_write(file, (text[text.index("清单:") :], "备注: 清单不要了\n"))
    look(sitting)
    unlock(file)
    assert sitting.settle(str(file), ours=True)
    assert "1.5亿元" not in file.read_text(encoding="utf-8")
    sitting.close()
    (left,) = left_behind(half_filled)
    assert left.typed == ((SetValue("清单.项目[1].投资", "1.5亿元"),),)


def test_of_several_files_only_what_is_not_written_is_offered(half_filled: Path) -> None:
    locked = half_filled / "养老服务科.yaml"
    sitting = Sitting(half_filled)
    lock(locked)
    assert not fill(sitting, "养老.家庭床位", "330").written
    assert fill(sitting, "社会救助.资金", "10900").written
    sitting.close()
    unlock(locked)
    assert offered(half_filled) == ((SetValue("养老.家庭床位", "330"),),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  低保:\n", "  低保: 坏了\n", "“低保”是一类指标，不能直接填数；这个文件还有"),
        ("  低保:\n", "  低保\n", "“低保”这一行没有冒号"),
    ],
)
def test_errors_that_others_made_are_said_with_their_line(
    sitting: Sitting, year: Path, old: str, new: str, said: str
) -> None:
    text = year.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    year.write_text(text.replace(old, new, 1), encoding="utf-8")
    (told,) = sitting.take_changes(sitting.watch.changes())
    assert (told.place.file, told.place.line) == (str(year), line)
    assert said in told.message
    assert "填不进去" in told.message
    year.write_text(text, encoding="utf-8")
    assert look(sitting) == ("文件在别处改过",)


def test_a_value_refused_because_of_an_error_is_told_that_error(
    sitting: Sitting, year: Path
) -> None:
    text = year.read_text(encoding="utf-8")
    year.write_text(text[: text.index("数据:")] + "数据: 坏了\n", encoding="utf-8")
    look(sitting)
    outcome = fill(sitting, STANDARD, "977")
    assert not outcome.done
    assert [finding.message for finding in outcome.findings] == [
        "这一行改好才能填：“数据”要写成一组"
    ]


def test_a_file_that_can_no_longer_be_read_is_said_and_counts(sitting: Sitting, year: Path) -> None:
    year.write_bytes(b"PK\x03\x04\x00\x00")
    (told,) = sitting.take_changes(sitting.watch.changes())
    assert told.place.file == str(year)
    assert "压缩包" in told.message
    assert "改好存盘以前，这里先不能填" in told.message
    assert "压缩包" in sitting.findings(sitting.seen)[0].message


LINES = {
    STANDARD: ("    标准: {{本年: {}, 上年: 900}}", "低保"),
    "低保.资金": ("    资金: {} ", "低保"),
    "孤儿.标准": ("    标准: {} ", "孤儿"),
}


def values(sitting: Sitting) -> dict[str, str]:
    return {path: text_at(sitting.office.year, path, "") for path in LINES}


def somebody_changes(year: Path, path: str, number: int) -> None:
    """Somebody puts another number into the line of a value."""
    key = path.rpartition(".")[2]
    group = f"  {LINES[path][1]}:\n"
    text = year.read_text(encoding="utf-8")
    before, _, rest = text.partition(group)
    lines = rest.split("\n")
    at = next(at for at, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    lines[at] = LINES[path][0].format(number)
    others_write(year, (text, before + group + "\n".join(lines)))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_and_whoever_interferes_all_is_in_the_file_or_offered(
    year: Path, seed: int
) -> None:
    chance = random.Random(seed)
    sitting = Sitting(year)

    def change() -> None:
        path, number = chance.choice(list(LINES)), chance.randint(800, 999)
        assert fill(sitting, path, str(number)).done
        assert values(sitting)[path] == str(number)

    def interfere() -> None:
        somebody_changes(year, chance.choice(list(LINES)), chance.randint(800, 999))
        look(sitting)

    def decide() -> None:
        for path in sitting.disputed:
            sitting.settle(path, ours=chance.random() < 0.5)

    deeds: tuple[Callable[[], object], ...] = (
        change,
        change,
        sitting.undo,
        sitting.redo,
        lambda: lock(year),
        lambda: unlock(year),
        interfere,
        decide,
    )
    for _ in range(14):
        chance.choice(deeds)()
        assert sitting.journal.pending == bool(sitting.unwritten)
    decide()
    last = values(sitting)
    sitting.close()
    unlock(year)
    again = Sitting(year)
    assert all(fill_in(again, requests).done for requests in offered(year))
    assert values(again) == last
    again.close()
