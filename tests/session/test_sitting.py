"""A sitting at a year: what is accepted, undone, written, and what others do to its files meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import plain_text
from drafter.figures.editing.requests import InsertWords, SetValue, WordsAt
from drafter.pipeline import Shelf, produce
from drafter.session.history import Spot
from drafter.session.journal.recovery import left_behind
from drafter.session.sitting import Seen, Sitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.session.outcome import Outcome

NOWHERE = Spot("")


@pytest.fixture
def sitting(year: Path) -> Iterator[Sitting]:
    opened = Sitting(year)
    yield opened
    opened.close()


def fill(sitting: Sitting, path: str, text: str, field: str = "") -> Outcome:
    return sitting.accept((SetValue(path, text, field),), f"{path}：{text}", NOWHERE)


def look(sitting: Sitting) -> tuple[str, ...]:
    """What is said of what others did to the files."""
    return tuple(finding.rule for finding in sitting.take_changes(sitting.watch.changes()))


def texts(seen: Seen) -> list[str]:
    return [block.text for block in seen.draft.blocks]


def all_text(seen: Seen) -> str:
    return "\n".join(texts(seen))


def test_an_accepted_value_is_one_splice_in_its_file_and_all_else_stays(
    sitting: Sitting, year: Path
) -> None:
    before = year.read_bytes()
    outcome = fill(sitting, "低保.标准", "960")
    assert outcome.done
    assert outcome.written
    assert year.read_bytes() == before.replace(b"950", b"960", 1)
    assert "每人每月由900元提高到960元，同比增长6.7%" in all_text(sitting.seen)


def test_what_is_tried_is_seen_and_touches_no_file(sitting: Sitting, year: Path) -> None:
    before = {path: path.read_bytes() for path in year.parent.rglob("*") if path.is_file()}
    tried = sitting.tried((SetValue("低保.标准", "9600"),))
    assert "提高到9600元" in all_text(tried)
    assert "提高到950元" in all_text(sitting.seen)
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_seen_after_changes_is_what_a_fresh_draft_says(
    sitting: Sitting, year: Path
) -> None:
    fill(sitting, "低保.标准", "960")
    fill(sitting, "社会组织.登记.社会团体", "33")
    fill(sitting, "低保.资金", "无")
    sitting.undo()
    assert texts(sitting.seen) == [block.text for block in produce(year, Shelf()).draft.blocks]
    assert set(sitting.findings(sitting.seen)) == set(produce(year, Shelf()).findings)


def test_undo_and_redo_go_through_the_whole_sitting_to_the_byte(
    sitting: Sitting, year: Path
) -> None:
    states = [year.read_bytes()]
    for value in ("960", "970.50", "约980", ""):
        assert fill(sitting, "低保.标准", value).done
        states.append(year.read_bytes())
    assert len(set(states)) == len(states)
    for state in reversed(states[:-1]):
        outcome = sitting.undo()
        assert outcome is not None
        assert outcome.done
        assert year.read_bytes() == state
    assert sitting.undo() is None
    for state in states[1:]:
        assert sitting.redo()
        assert year.read_bytes() == state
    assert sitting.redo() is None


def test_a_change_after_an_undo_ends_what_could_be_redone(sitting: Sitting) -> None:
    fill(sitting, "低保.标准", "960")
    sitting.undo()
    fill(sitting, "低保.资金", "1400")
    assert sitting.redo() is None


def test_a_pair_whose_halves_stand_apart_is_filled_in_as_one(sitting: Sitting, year: Path) -> None:
    text = year.read_text(encoding="utf-8")
    halved = text.replace("在册: 908户1515人", "在册: {户: 908, 人: 1515}")
    year.write_text(halved, encoding="utf-8")
    look(sitting)
    assert fill(sitting, "低保.在册", "910户1520人").done
    assert "在册: {户: 910, 人: 1520}" in year.read_text(encoding="utf-8")
    sitting.undo()
    assert year.read_text(encoding="utf-8") == halved


def test_a_refused_value_changes_nothing_and_says_why(sitting: Sitting, year: Path) -> None:
    before = year.read_bytes()
    outcome = fill(sitting, "低保.没有的", "5")
    assert not outcome.done
    assert [finding.rule for finding in outcome.findings] == ["没有地方填"]
    assert year.read_bytes() == before


def test_a_change_by_others_elsewhere_in_the_file_is_taken_and_undo_still_works(
    sitting: Sitting, year: Path
) -> None:
    fill(sitting, "低保.标准", "960")
    others = year.read_text(encoding="utf-8").replace("1366.73", "1400.5")
    year.write_text(others, encoding="utf-8")
    assert look(sitting) == ("文件在别处改过",)
    assert "低保资金1400.5万元" in all_text(sitting.seen)
    outcome = sitting.undo()
    assert outcome is not None
    assert outcome.done
    assert year.read_text(encoding="utf-8") == others.replace("本年: 960", "本年: 950")


def test_undo_is_refused_where_others_changed_the_same_line(sitting: Sitting, year: Path) -> None:
    fill(sitting, "低保.标准", "960")
    others = year.read_text(encoding="utf-8").replace("本年: 960", "本年: 999")
    year.write_text(others, encoding="utf-8")
    look(sitting)
    outcome = sitting.undo()
    assert outcome is not None
    assert not outcome.done
    assert outcome.findings
    assert year.read_text(encoding="utf-8") == others


def test_a_change_just_before_ours_is_merged_and_not_overwritten(
    sitting: Sitting, year: Path
) -> None:
    others = year.read_text(encoding="utf-8").replace("1366.73", "1400.5")
    year.write_text(others, encoding="utf-8")
    outcome = fill(sitting, "低保.标准", "960")  # nobody has looked at the disk yet
    assert outcome.done
    look(sitting)
    assert year.read_text(encoding="utf-8") == others.replace("本年: 950", "本年: 960")
    assert not sitting.unwritten


def test_a_change_of_the_same_value_is_asked_about(sitting: Sitting, year: Path) -> None:
    others = year.read_text(encoding="utf-8").replace("本年: 950", "本年: 955")
    others = others.replace("1366.73", "1400.5")  # which must not be lost with it
    year.write_text(others, encoding="utf-8")
    fill(sitting, "低保.标准", "960")
    look(sitting)
    (dispute,) = sitting.disputes
    assert dispute.path == str(year)
    assert "本年: 955" in dispute.theirs[0]
    assert dispute.ours == ("城乡低保标准 ← 960",)
    assert year.read_text(encoding="utf-8") == others
    assert sitting.settle(str(year), ours=True) == ()
    assert year.read_text(encoding="utf-8") == others.replace("本年: 955", "本年: 960")
    assert not sitting.disputes


def test_theirs_can_be_taken_instead(sitting: Sitting, year: Path) -> None:
    others = year.read_text(encoding="utf-8").replace("本年: 950", "本年: 955")
    year.write_text(others, encoding="utf-8")
    fill(sitting, "低保.标准", "960")
    look(sitting)
    sitting.settle(str(year), ours=False)
    assert year.read_text(encoding="utf-8") == others
    assert "提高到955元" in all_text(sitting.seen)
    assert sitting.undo() is None
    sitting.close()
    assert left_behind(year) == ()


def test_a_file_that_became_unreadable_is_said_and_the_draft_stays(
    sitting: Sitting, year: Path
) -> None:
    good = year.read_bytes()
    year.write_bytes(b"PK\x03\x04\x00\x00")
    look(sitting)
    assert sitting.broken
    assert "提高到950元" in all_text(sitting.seen)
    assert not fill(sitting, "低保.标准", "960").done
    year.write_bytes(good)
    look(sitting)
    assert not sitting.broken
    assert fill(sitting, "低保.标准", "960").done


def test_a_broken_line_leaves_the_rest_usable(sitting: Sitting, year: Path) -> None:
    text = year.read_text(encoding="utf-8")
    year.write_text(text.replace("    资金: 1366.73", "    资金：1366.73"), encoding="utf-8")
    look(sitting)
    assert not sitting.broken
    assert any(finding.place.file == str(year) for finding in sitting.findings(sitting.seen))
    assert fill(sitting, "慈善.募集", "1300").done


def cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can be put in place of another: a full disk, whoever runs the tests."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)


def test_on_a_full_disk_the_value_is_seen_kept_and_written_later(
    sitting: Sitting, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = year.read_bytes()
    with monkeypatch.context() as patch:
        cannot_write(patch)
        outcome = fill(sitting, "低保.标准", "960")
        assert outcome.done
        assert not outcome.written
        assert outcome.findings
        assert "提高到960元" in all_text(sitting.seen)
        assert fill(sitting, "低保.资金", "1400").done
        assert year.read_bytes() == before
    assert sitting.write() == ()
    text = year.read_text(encoding="utf-8")
    assert "本年: 960" in text
    assert "1400" in text


def test_what_could_not_be_written_is_offered_at_the_next_start(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = Sitting(year)
    with monkeypatch.context() as patch:
        cannot_write(patch)
        fill(sitting, "低保.标准", "960")
    sitting.close()
    (left,) = left_behind(year)
    assert left.accepted == ((SetValue("低保.标准", "960", ""),),)
    again = Sitting(year)
    assert again.accept(left.accepted[0], "", NOWHERE).done
    again.close()
    assert "本年: 960" in year.read_text(encoding="utf-8")


def test_a_sitting_that_wrote_everything_leaves_nothing_behind(
    sitting: Sitting, year: Path
) -> None:
    fill(sitting, "低保.标准", "960")
    sitting.close()
    assert left_behind(year) == ()
    assert [path.name for path in year.parent.iterdir() if path.name.startswith(".")] == []


def test_the_second_sitting_at_a_file_may_look_but_not_change(year: Path, sitting: Sitting) -> None:
    second = Sitting(year)
    assert second.tenure.holders
    before = year.read_bytes()
    outcome = fill(second, "低保.标准", "970")
    assert not outcome.done
    assert "正在" in outcome.findings[0].message
    assert year.read_bytes() == before
    sitting.close()
    assert fill(second, "低保.标准", "970").done
    second.close()


def test_two_half_filled_fill_in_their_files_of_one_year_at_once(half_filled: Path) -> None:
    one = Sitting(half_filled / "社会救助科.yaml")
    other = Sitting(half_filled / "养老服务科.yaml")
    assert fill(one, "社会救助.资金", "10900").done
    assert fill(other, "养老.家庭床位", "330").done
    for path in ("低保.标准", "养老.探访.人次"):  # neither may change the file of the other
        assert fill(one, path, "9000").done == (path == "低保.标准")
    assert look(one) == ("文件在别处改过",)
    look(other)
    assert texts(one.seen) == texts(other.seen) == texts(Sitting(half_filled).seen)
    one.close()
    other.close()


def test_the_first_words_make_their_file(half_filled: Path) -> None:
    (half_filled / "素材.md").unlink()
    sitting = Sitting(half_filled)
    at = WordsAt("社会救助/低保")
    outcome = sitting.accept((InsertWords(at, "全县实行城乡统一标准。"),), "加一条", NOWHERE)
    assert outcome.done
    made = half_filled.parent / "2026素材.md"
    assert made.read_text(encoding="utf-8") == "# 社会救助/低保\n- 全县实行城乡统一标准。\n"
    assert "全县实行城乡统一标准。" in all_text(sitting.seen)
    sitting.close()


def test_a_section_of_the_office_changed_on_disk_is_drafted_anew(
    sitting: Sitting, year: Path
) -> None:
    title = plain_text(sitting.seen.draft.blocks[0].runs)  # type: ignore[union-attr]
    section = year.parent / "sections" / "社会救助" / "低保.md"
    section.parent.mkdir(parents=True, exist_ok=True)
    section.write_text(
        "---\n叠加: 是\n---\n# 总结\n- 〔新添〕[[另有在册{{ 低保.在册 }}。]]\n", encoding="utf-8"
    )
    look(sitting)
    assert "另有在册908户1515人" in all_text(sitting.seen)
    assert plain_text(sitting.seen.draft.blocks[0].runs) == title  # type: ignore[union-attr]


@pytest.mark.skipif(os.name == "nt", reason="路径")
def test_the_year_may_be_named_in_any_way(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(year.parent)
    sitting = Sitting(Path("2018.yaml"))
    assert fill(sitting, "低保.标准", "960").done
    assert look(sitting) == ()
    sitting.close()


def test_a_key_and_an_accepted_value_draft_the_topics_they_touch_and_no_other(
    sitting: Sitting, drafted: list[str]
) -> None:
    drafted.clear()
    sitting.tried((SetValue("低保.标准", "960"),))
    assert set(drafted) == {"社会救助/低保"}
    drafted.clear()
    fill(sitting, "低保.标准", "960")
    assert not drafted  # as it was tried
    sitting.undo()
    assert set(drafted) == {"社会救助/低保"}
