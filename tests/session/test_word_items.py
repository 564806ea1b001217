"""Writing the words of a topic: what the 素材 file says then, to the byte, and what the draft says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.figures.editing.edits import Refusal
from drafter.figures.editing.requests import InsertWords, MarkWords, SetWords, WordsAt
from drafter.session.journal.requestlines import plain, request_of
from drafter.session.outcome import Outcome
from drafter.session.sitting import Sitting
from drafter.session.words.editing import Lines
from drafter.session.words.wordlinks import Links, open_link
from drafter.session.words.wordlook import look_at
from drafter.session.words.wordpaste import joined, pasted_items
from drafter.session.words.wordsform import WordsForm

EXAMPLES = Path(__file__).parents[2] / "examples"
MEALS = "养老/助餐"
CARE = "社会救助/综合"


def form_at(year: Path, topic: str) -> tuple[Sitting, WordsForm]:
    sitting = Sitting(year)
    form = WordsForm(sitting)
    form.go(topic)
    return sitting, form


def go_to(form: WordsForm, aspect: str, number: int = 0, remedy: int = 0) -> None:
    form.cursor = next(
        at
        for at, row in enumerate(form.rows)
        if row.at == WordsAt(form.topic, aspect, number, remedy)
    )


def words_of(year: Path) -> Path:
    return year / "素材.md" if year.is_dir() else year.with_name(f"{year.stem}素材.md")


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines only the file before had, and those only the file now has."""
    old, new = (data.decode().splitlines() for data in (before, after))
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    return gone, come


def draft_text(sitting: Sitting) -> str:
    return "\n".join(block.text for block in sitting.seen.draft.blocks)


def done(outcome: Outcome | str | None) -> Outcome:
    assert isinstance(outcome, Outcome), outcome
    assert outcome.done, outcome.findings
    return outcome


def test_items_are_shown_by_aspect_with_the_heading_they_are_printed_under(
    half_filled: Path,
) -> None:
    sitting, form = form_at(half_filled, CARE)
    seen = {row.name: (row.where.split(" › "), row.why) for row in form.rows if not row.empty}
    assert seen == {
        "总结第1条": (["一、主要工作情况", "（一）社会救助统筹开展"], ""),
        "问题第1条": (["二、存在问题"], ""),
        "问题第1条的对策": (["三、下一步工作计划", seen["问题第1条的对策"][0][1]], ""),
    }
    assert seen["问题第1条的对策"][0][1].endswith("社会救助水平")
    unplaced = {group.aspect: group.rows[0].why for group in form.groups if not group.printed}
    assert unplaced == {
        "亮点": "不印：提纲没有亮点这一部分",
        "项目": "不印：提纲没有项目这一部分",
    }
    sitting.close()


def test_editing_an_item_changes_its_words_and_no_other_byte(year: Path) -> None:
    file = words_of(year)
    before = file.read_bytes()
    sitting, form = form_at(year, "养老/紧急呼援")
    assert form.edit()
    done(form.accept("完成“平安通”服务升级，覆盖全部镇街。"))
    after = file.read_bytes()
    assert after == before.replace(
        "- 完成“平安通”服务升级。".encode(), "- 完成“平安通”服务升级，覆盖全部镇街。".encode()
    )
    assert "完成“平安通”服务升级，覆盖全部镇街。" in draft_text(sitting)
    sitting.undo()
    assert file.read_bytes() == before
    sitting.close()


def test_a_new_item_stands_below_the_one_one_is_at(year: Path) -> None:
    file = words_of(year)
    before = file.read_text()
    sitting, form = form_at(year, "儿童福利/孤儿")
    assert form.edit_new()
    done(form.accept("  走访慰问孤儿家庭。 "))
    first = "- 落实成年孤儿安置和事实无人抚养儿童基本生活保障制度。\n"
    assert file.read_text() == before.replace(first, f"{first}- 走访慰问孤儿家庭。\n")
    assert (form.row.at.number, form.row.text) == (2, "走访慰问孤儿家庭。")
    sitting.close()


def test_the_first_item_of_an_aspect_makes_its_heading(year: Path) -> None:
    file = words_of(year)
    before = file.read_text()
    sitting, form = form_at(year, "养老/紧急呼援")
    go_to(form, "计划")
    assert form.edit()
    done(form.accept("扩大服务对象范围。"))
    item = "- 完成“平安通”服务升级。\n"
    assert file.read_text() == before.replace(item, f"{item}## 计划\n- 扩大服务对象范围。\n")
    sitting.close()


def test_the_first_words_of_a_year_make_the_file(year: Path) -> None:
    words_of(year).unlink()
    sitting, form = form_at(year, MEALS)
    assert form.edit()
    form.type("新增助餐点两个。")
    assert not form.try_typed()
    assert any("新增助餐点两个。" in block.text for block in form.seen.draft.blocks)
    assert not words_of(year).exists()
    done(form.accept("新增助餐点两个。"))
    assert words_of(year).read_text() == f"# {MEALS}\n- 新增助餐点两个。\n"
    sitting.close()


def test_words_that_are_refused_make_no_file(year: Path) -> None:
    words_of(year).unlink()
    sitting, form = form_at(year, MEALS)
    form.edit()
    outcome = form.accept("新增<!--")
    assert isinstance(outcome, Outcome)
    assert not outcome.done
    assert "不能写成一条素材" in outcome.findings[0].message
    assert not words_of(year).exists()
    assert form.editing is not None
    sitting.close()


def test_a_remedy_stands_under_its_problem_and_prints_in_the_plan(half_filled: Path) -> None:
    file = words_of(half_filled)
    before = file.read_bytes()
    sitting, form = form_at(half_filled, CARE)
    go_to(form, "问题", 1)
    assert form.edit_remedy()
    form.type("每月通报比对结果。")
    assert not form.try_typed()
    assert form.place is not None
    done(form.accept("每月通报比对结果。"))
    assert changed_lines(before, file.read_bytes()) == ([], ["  - 对策：每月通报比对结果。"])
    assert (form.row.at.number, form.row.at.remedy) == (1, 2)
    plan = draft_text(sitting).split("三、下一步工作计划")[1]
    assert "每月通报比对结果。" in plan
    sitting.close()


def test_items_are_removed_with_their_remedies_and_come_back_with_undo(half_filled: Path) -> None:
    file = words_of(half_filled)
    before = file.read_bytes()
    sitting, form = form_at(half_filled, CARE)
    go_to(form, "问题", 1)
    done(form.remove())
    gone, come = changed_lines(before, file.read_bytes())
    assert come == []
    assert [line[:8] for line in gone] == ["- **部门信息", "  - 对策：与"]
    sitting.undo()
    assert file.read_bytes() == before
    sitting.close()


def test_items_change_places_and_the_cursor_goes_along(year: Path) -> None:
    file = words_of(year)
    before = file.read_text()
    sitting, form = form_at(year, "养老/医养结合")
    first, second = (f"- {row.text}\n" for row in form.rows[:2])
    assert form.shift(-1) == "已经是总结的第一条"
    done(form.shift(1))
    assert file.read_text() == before.replace(first + second, second + first)
    assert form.row.at.number == 2
    assert form.shift(1) == "已经是总结的最后一条"
    sitting.close()


def test_an_item_becomes_internal_and_public_again(half_filled: Path) -> None:
    file = words_of(half_filled)
    before = file.read_bytes()
    sitting, form = form_at(half_filled, CARE)
    done(form.mark_internal())
    assert form.row.internal
    assert file.read_bytes() == before.replace(
        "- **救助顾问".encode(), "- 〔内部〕**救助顾问".encode()
    )
    done(form.mark_internal())
    assert file.read_bytes() == before
    go_to(form, "问题", 1, 1)
    done(form.mark_internal())
    assert "  - 对策：〔内部〕与数据主管部门".encode() in file.read_bytes()
    done(form.mark_internal())
    assert file.read_bytes() == before
    sitting.close()


def test_an_item_becomes_a_quotation_and_an_item_again(year: Path) -> None:
    file = words_of(year)
    before = file.read_bytes()
    sitting, form = form_at(year, "养老/紧急呼援")
    assert form.edit_speaker() == ""
    outcome = form.accept("区长，12月3日")
    assert isinstance(outcome, Outcome)
    assert outcome.title == "照录“完成“平安通”服务升级。”"
    assert changed_lines(before, file.read_bytes()) == (
        ["- 完成“平安通”服务升级。"],
        ["> 照录（区长，12月3日）：完成“平安通”服务升级。"],
    )
    assert (form.row.speaker, form.row.text) == ("区长，12月3日", "完成“平安通”服务升级。")
    assert form.mark_internal() == "照录没有内部的写法；先改回条目（再选一次“照录”），再标内部"
    done(form.unquote())
    assert file.read_bytes() == before
    sitting.close()


@pytest.mark.parametrize(
    ("topic", "aspect", "number", "speaker", "reason"),
    [
        (MEALS, "总结", 1, "", "照录照原样印"),
        (CARE, "总结", 1, "", "照录照原样印"),
        (CARE, "问题", 1, "", "照录下面不能有对策"),
        ("养老/紧急呼援", "总结", 1, "（区长）", "不能有括号"),
    ],
)
def test_what_would_lose_something_as_a_quotation_is_refused(
    tmp_path: Path, topic: str, aspect: str, number: int, speaker: str, reason: str
) -> None:
    name, year = ("云岫县", "2026") if topic == CARE else ("番禺区", "2018.yaml")
    shutil.copytree(EXAMPLES / name, tmp_path / name)
    sitting = Sitting(tmp_path / name / year)
    at = WordsAt(topic, aspect, number)
    outcome = sitting.tried_words((MarkWords(at, quoted=True, speaker=speaker),))
    assert isinstance(outcome, Refusal)
    assert reason in outcome.findings[0].message
    assert outcome.findings[0].hint
    sitting.close()


def test_an_internal_item_is_no_quotation(year: Path) -> None:
    sitting, form = form_at(year, "养老/紧急呼援")
    done(form.mark_internal())
    assert "照录没有内部的写法" in form.edit_speaker()
    assert form.editing is None
    sitting.close()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("增长[3.5%]，[/]和{{ 低保 }}", "增长[3.5%]，[/]和{{ 低保 }}"),
        ("红\x1b[31m字\x07完\u200b", "红[31m字完"),
        ("# 像标题", "# 像标题"),
        ("> 像引文", "> 像引文"),
        ("长" * 10_000, "长" * 10_000),
    ],
)
def test_odd_text_is_literal_or_cleaned(year: Path, text: str, written: str) -> None:
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit()
    form.type(text)
    done(form.accept(text))
    assert f"\n- {written}\n" in words_of(year).read_text()
    assert written in draft_text(sitting)
    sitting.close()


def test_what_cannot_be_an_item_is_refused_and_stays_in_the_editor(year: Path) -> None:
    before = words_of(year).read_bytes()
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit_new()
    form.type("--> 新的一条")
    assert "不能写成一条素材" in form.try_typed()
    outcome = form.accept("--> 新的一条")
    assert isinstance(outcome, Outcome)
    assert not outcome.done
    assert form.editing is not None
    assert form.dirty
    assert words_of(year).read_bytes() == before
    sitting.close()


def test_what_is_typed_is_seen_and_kept_and_given_up_without_a_trace(year: Path) -> None:
    file = words_of(year)
    before, seen_before = file.read_bytes(), form_text(year)
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit()
    form.type("完成“平安通”换装。")
    form.try_typed()
    assert any("完成“平安通”换装。" in block.text for block in form.seen.draft.blocks)
    kept = sitting.journal.pending
    assert kept
    form.give_up()
    assert not sitting.journal.pending
    assert "\n".join(block.text for block in form.seen.draft.blocks) == seen_before
    assert file.read_bytes() == before
    sitting.close()


def form_text(year: Path) -> str:
    sitting = Sitting(year)
    text = draft_text(sitting)
    sitting.close()
    return text


@pytest.mark.parametrize(
    ("requests"),
    [
        (SetWords(WordsAt("养老/紧急呼援", "总结", 1), "新。"),),
        (InsertWords(WordsAt("社会救助/特困供养", "总结"), "新写【低保.标准】。"),),
        (SetWords(WordsAt("养老/紧急呼援", "总结", 1), "【低保.标淮】没有了，低保.标准还在。"),),
        (MarkWords(WordsAt(MEALS, "总结", 1), internal=True),),
    ],
)
def test_a_trial_shows_what_writing_it_shows(
    year: Path, requests: tuple[SetWords | InsertWords | MarkWords, ...]
) -> None:
    sitting, form = form_at(year, MEALS)
    tried = sitting.tried_words(requests)
    assert not isinstance(tried, Refusal)
    done(sitting.accept(requests, "", form.spot))
    assert tried.draft.blocks == sitting.seen.draft.blocks
    assert sitting.findings(tried) == sitting.findings(sitting.seen)
    sitting.close()


def test_digits_without_a_figure_are_found_where_they_stand(year: Path) -> None:
    sitting, form = form_at(year, "养老/紧急呼援")
    text = "**建成3处。** 救助80人，`60岁`以上、2018年5月、【30户】和《第2号》除外。"
    look = look_at(text, sitting.office)
    assert [text[start:end] for start, end in look.loose] == ["3", "80"]
    assert look.said.startswith("2处数字没有链接：3、80；是数据就链接【…】")
    form.edit()
    done(form.accept(text))
    checked = [
        item.message for item in sitting.findings(sitting.seen) if "文字里直接" in item.message
    ]
    assert checked == ["文字里直接写了“3”", "文字里直接写了“80”"]
    remedy = look_at("再建5处", sitting.office, remedy=True)
    assert [stretch[:] for stretch in remedy.loose] == [(2, 3)]
    sitting.close()


def test_a_name_without_brackets_and_a_wrong_link_are_said(year: Path) -> None:
    sitting, _ = form_at(year, MEALS)
    look = look_at("低保.标准提高，【低保.标淮】", sitting.office)
    assert "“低保.标准”没有写在【】里" in look.said
    assert "没有指标“低保.标淮”。改为：【低保.标准】" in look.said
    sitting.close()


def test_links_are_offered_by_name_and_path_the_topics_own_first(year: Path) -> None:
    sitting, _ = form_at(year, "社会救助/低保")
    links = Links(sitting.office, "社会救助/低保")
    assert links.matching("")[0].path.startswith("低保.")
    named = links.matching("城乡低保标准")
    assert (named[0].path, named[0].prints) == ("低保.标准", "每人每月950元")
    assert [one.path for one in links.matching("低保。标准")][:1] == ["低保.标准"]
    views = {one.path: one.prints for one in links.matching("低保.标准.")}
    assert views["低保.标准.同比"] == "同比增长5.6%"
    halves = [one.path for one in links.matching("低保.在册.")]
    assert halves[:2] == ["低保.在册.户", "低保.在册.人"]
    assert "低保.在册.同比" not in halves
    assert links.matching("12.7万元") == ()
    assert links.matching("没有这样的") == ()
    sitting.close()


def test_a_link_is_open_between_its_brackets_only() -> None:
    assert open_link("救助【低保", 5) == (3, 5, "低保")
    assert open_link("救助【低保.在册】人", 5) == (3, 9, "低保")
    assert open_link("救助【低保，后面【在册】", 5) == (3, 5, "低保")
    assert open_link("救助【低保】人", 7) is None
    assert open_link("救助低保", 4) is None


def test_pasted_lines_are_items_in_one_step(year: Path) -> None:
    file = words_of(year)
    before = file.read_text()
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit_new()
    items = pasted_items("1. 第一件事。\r\n\n• 第二件事。\n（3）第三件事。\n  - 对策：想办法。\n")
    assert [item.text for item in items] == ["第一件事。", "第二件事。", "第三件事。", "想办法。"]
    assert joined(items[:2]) == "第一件事。第二件事。"
    done(form.accept_all(Lines("开头", items, "")))
    item = "- 完成“平安通”服务升级。\n"
    new = "- 开头第一件事。\n- 第二件事。\n- 第三件事。\n  - 对策：想办法。\n"
    assert file.read_text() == before.replace(item, item + new)
    sitting.undo()
    assert file.read_text() == before
    sitting.close()


def test_what_one_writes_follows_its_item_when_others_change_the_file(year: Path) -> None:
    file = words_of(year)
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit()
    form.type("完成“平安通”换装。")
    item = "- 完成“平安通”服务升级。\n"
    file.write_text(file.read_text().replace(item, f"- 别人的一条。\n{item}"))
    sitting.take_changes(sitting.watch.changes())
    assert form.refresh() == ""
    done(form.accept("完成“平安通”换装。"))
    assert "- 别人的一条。\n- 完成“平安通”换装。\n" in file.read_text()
    sitting.close()


def test_what_one_writes_becomes_a_new_item_when_its_own_is_gone(year: Path) -> None:
    file = words_of(year)
    sitting, form = form_at(year, "养老/紧急呼援")
    form.edit()
    form.type("完成“平安通”换装。")
    item = "- 完成“平安通”服务升级。\n"
    file.write_text(file.read_text().replace(item, "- 别人改成了这样。\n"))
    sitting.take_changes(sitting.watch.changes())
    assert "作为新的一条" in form.refresh()
    done(form.accept("完成“平安通”换装。"))
    assert "- 别人改成了这样。\n- 完成“平安通”换装。\n" in file.read_text()
    sitting.close()


def test_marking_can_be_kept_by_the_journal() -> None:
    request = MarkWords(WordsAt(MEALS, "总结", 2), quoted=True, speaker="区长")
    assert request_of(plain(request)) == request


def test_each_department_s_words_of_a_topic_go_to_its_own_file(half_filled: Path) -> None:
    ours, theirs = half_filled / "素材.md", half_filled / "社会救助科素材.md"
    theirs.write_text(
        f"# {CARE}\n\n- 走访散居对象。\n- 整理台账。\n\n## 问题\n\n- 人手不够。\n", encoding="utf-8"
    )
    before = ours.read_bytes()
    sitting, form = form_at(half_filled, CARE)

    def rows() -> list[str]:
        return [row.text for row in form.rows if row.at.file == str(theirs)]

    def stand_at(text: str) -> None:
        form.cursor = next(at for at, row in enumerate(form.rows) if row.text == text)

    assert rows() == ["走访散居对象。", "整理台账。", "人手不够。"]
    stand_at("整理台账。")
    assert form.edit()
    form.type("整理救助台账。")
    assert not form.try_typed()
    assert form.place is not None
    assert form.place.file == str(theirs)
    assert "整理救助台账。" in "\n".join(form.seen.draft.texts)
    done(form.accept("整理救助台账。"))
    assert form.row.text == "整理救助台账。"
    assert form.edit_new()
    done(form.accept("核对名册。"))
    done(form.shift(-1))
    assert form.row.name == "社会救助科素材.md的总结第2条"
    done(form.shift(-1))
    assert form.shift(-1) == "已经是社会救助科素材.md里总结的第一条"
    stand_at("人手不够。")
    assert form.edit_remedy()
    done(form.accept("从社区借调。"))
    stand_at("走访散居对象。")
    done(form.mark_internal())
    done(form.remove())
    assert theirs.read_text(encoding="utf-8") == (
        f"# {CARE}\n\n- 核对名册。\n- 整理救助台账。\n\n"
        "## 问题\n\n- 人手不够。\n  - 对策：从社区借调。\n"
    )
    assert ours.read_bytes() == before
    sitting.undo()
    assert "- 〔内部〕走访散居对象。\n" in theirs.read_text(encoding="utf-8")
    sitting.close()


def test_a_link_named_so_stands_before_one_that_only_speaks_of_it(half_filled: Path) -> None:
    sitting = Sitting(half_filled)
    links = Links(sitting.office, "社会救助/走访受理")
    sitting.close()
    paths = [one.path for one in links.matching("受理")]
    assert paths[0] == "救助窗口.受理"
    assert "救助窗口.窗口" in paths
