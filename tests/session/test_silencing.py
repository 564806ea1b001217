"""静默 written into 单位.yaml in place, taken out again, undone; and what stands in its way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.figures.editing.edits import Edit, Refusal
from drafter.library.profile import read_profile
from drafter.session.history import Spot
from drafter.session.silencing import (
    hear_again,
    heard_again,
    reason_fault,
    scope_label,
    scopes,
    silence,
    silenced,
)
from drafter.session.sitting import Sitting
from drafter.session.wish import Wish
from drafter.textfile import from_text, text_of
from drafter.yamlsource import read_yaml
from tests.faultyyear import faulty_year

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.findings import Finding

HERE = Spot("社会救助/低保", "低保.在册", "本年")
RULE = "校验不符"


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(faulty_year(tmp_path))


def finding_of(sitting: Sitting, rule: str = RULE) -> Finding | None:
    found = sitting.findings(sitting.seen)
    return next((finding for finding in found if finding.rule == rule), None)


def profile(sitting: Sitting) -> bytes:
    return (sitting.folder / "单位.yaml").read_bytes()


def after(text: str, wish: Wish) -> str:
    edit = silenced(from_text("单位.yaml", text), wish)
    assert isinstance(edit, Edit), edit
    return edit.after.decode()


def silences_of(text: str) -> list[tuple[str, str, str]]:
    root = read_yaml(from_text("单位.yaml", text), [])
    assert root is not None
    return [(item.rule, item.topic, item.reason) for item in read_profile(root, []).silences]


def test_silenced_for_one_topic_the_finding_is_gone_and_the_file_has_one_line_more(
    sitting: Sitting,
) -> None:
    before = profile(sitting)
    finding = finding_of(sitting)
    assert finding is not None
    assert scopes(sitting, finding) == ("低保.在册", "社会救助/低保", "低保")
    assert [
        scope_label(name, sitting.office) for name in ("低保.在册", "社会救助/低保", "低保")
    ] == [
        "只对这个指标：城乡低保对象",
        "只对这个主题：最低生活保障",
        "对“低保”这一类指标",
    ]
    outcome = silence(sitting, RULE, "社会救助/低保", " 口径不同，见#3 ", HERE)
    assert outcome.done
    assert outcome.written
    line = "静默:\n  - {规则: 校验不符, 主题: 社会救助/低保, 理由: 口径不同，见#3}\n"
    assert profile(sitting).decode() == before.decode() + line
    assert finding_of(sitting) is None
    assert finding_of(sitting, "比率超过百分之百") is not None


def test_a_topic_that_has_nothing_to_do_with_the_finding_leaves_it_heard(sitting: Sitting) -> None:
    finding = finding_of(sitting)
    assert finding is not None
    assert "养老/助餐" not in scopes(sitting, finding)
    assert silence(sitting, RULE, "养老/助餐", "试", HERE).done
    assert finding_of(sitting) is not None


def test_it_can_be_undone_redone_and_taken_back(sitting: Sitting) -> None:
    before = profile(sitting)
    silence(sitting, RULE, "", "口径不同", HERE)
    written = profile(sitting)
    undone = sitting.undo()
    assert undone is not None
    assert undone.spot == HERE
    assert profile(sitting) == before
    assert finding_of(sitting) is not None
    assert sitting.redo() is not None
    assert profile(sitting) == written
    (old,) = sitting.office.profile.silences
    assert hear_again(sitting, old, HERE).done
    assert profile(sitting) == before
    assert finding_of(sitting) is not None


def test_what_the_program_wrote_itself_is_no_change_by_others(sitting: Sitting) -> None:
    silence(sitting, RULE, "", "口径不同", HERE)
    time.sleep(0.4)
    assert sitting.watch.changes() == ()


def test_a_profile_changed_meanwhile_is_not_written_over(sitting: Sitting) -> None:
    path = sitting.folder / "单位.yaml"
    theirs = path.read_bytes() + "附加: 别人写的\n".encode()
    path.write_bytes(theirs)
    outcome = silence(sitting, RULE, "", "口径不同", HERE)
    assert not outcome.done
    assert outcome.findings
    assert path.read_bytes() == theirs
    assert sitting.undo() is None
    assert sitting.office.profile.silences == ()


def test_comments_layout_and_line_ends_stay() -> None:
    text = (
        "# 首\r\n名称: 甲局   # 名\r\n静默:   # 以前的\r\n"
        "- 规则: 未印\r\n  理由: 旧\r\n\r\n# 尾\r\n层级: 市\r\n"
    )
    new = after(text, Wish("待报", "", "新"))
    assert "- {规则: 待报, 理由: 新}" in new or "- 规则: 待报\r\n  理由: 新" in new
    assert [
        line for line in new.split("\r\n") if "待报" not in line and "理由: 新" not in line
    ] == (text.split("\r\n"))
    assert silences_of(new) == [("未印", "", "旧"), ("待报", "", "新")]


@pytest.mark.parametrize("begin", ["静默:\n", "静默: []\n", "静默: ~\n", ""])
def test_the_key_is_made_or_filled_wherever_it_is_empty(begin: str) -> None:
    text = f"名称: 甲局\n{begin}层级: 市\n"
    new = after(text, Wish("未印", "养老/助餐", "试"))
    assert silences_of(new) == [("未印", "养老/助餐", "试")]
    assert "层级: 市\n" in new


@pytest.mark.parametrize(
    "text", ["名称: 甲局\n静默: 全部\n", "", "- 一\n- 二\n", "名称: &n 甲局\n静默: *n\n"]
)
def test_what_cannot_be_done_in_place_is_refused_with_a_reason(text: str) -> None:
    refused = silenced(from_text("单位.yaml", text), Wish("未印", "", "试"))
    assert isinstance(refused, Refusal)
    assert all(finding.message and finding.hint for finding in refused.findings)


def test_of_several_only_the_one_meant_goes() -> None:
    text = "静默:\n  - {规则: 甲, 理由: 一}\n  - {规则: 乙, 理由: 二}   # 注\n  - {规则: 丙, 理由: 三}\n"
    text = "名称: 某局\n" + text
    source = from_text("单位.yaml", text)
    root = read_yaml(source, [])
    assert root is not None
    second = read_profile(root, []).silences[1]
    edit = heard_again(source, second)
    assert isinstance(edit, Edit)
    assert [rule for rule, _, _ in silences_of(edit.after.decode())] == ["甲", "丙"]
    again = heard_again(text_of("单位.yaml", edit.after, []), second)
    assert isinstance(again, Refusal)  # 丙 stands on its line now


@pytest.mark.parametrize(
    ("reason", "fault"), [("", "理由"), (" \n\t", "理由"), ("长" * 300, "太长")]
)
def test_a_reason_must_be_given(reason: str, fault: str) -> None:
    assert fault in reason_fault(reason)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_any_reason_reads_back_as_it_was_typed_or_is_refused(reason: str) -> None:
    edit = silenced(from_text("单位.yaml", "名称: 甲局\n"), Wish("未印", "", reason))
    if isinstance(edit, Edit):
        assert silences_of(edit.after.decode()) == [("未印", "", reason)]
