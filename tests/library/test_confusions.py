"""易错词.yaml and 慎用词.yaml: which entry counts, and what cannot be used is said where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafter.checks.rules.wording import mistaken_word
from drafter.checks.written.paper import Paper
from drafter.checks.written.setting import Setting
from drafter.library.confusions import OFF, Confusion, read_confusions
from drafter.library.searchpath import shared_path
from drafter.location import Location
from drafter.manuscript import Manuscript, Passage
from drafter.pipeline import Shelf
from drafter.resources import shipped
from drafter.textfile import from_text
from drafter.yamlsource import read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding

NAMES = ("易错词", "慎用词")


def read(
    *texts: str, cautions: bool = False
) -> tuple[dict[str, Confusion], list[tuple[str, str, str]]]:
    """The words of the files, the nearest first; the findings on them."""
    found: list[Finding] = []
    nodes = [
        node
        for text in texts
        if (node := read_yaml(from_text("易错词.yaml", text), found)) is not None
    ]
    words = read_confusions(tuple(nodes), found, cautions=cautions)
    said = [(str(each.place), each.rule, each.message) for each in found]
    return {each.wrong: each for each in words}, said


def test_one_word_is_sure_and_a_group_may_not_be() -> None:
    words, said = read("比列: 比例\n其它: {改为: 其他, 确定: 否}\n己: {改为: 已, 后: [完成]}\n")
    assert [(each.right, each.sure, each.in_context) for each in words.values()] == [
        ("比例", True, False),
        ("其他", False, False),
        ("已", True, True),
    ]
    assert said == []


def test_the_nearest_entry_replaces_the_same_word_and_may_switch_it_off() -> None:
    words, said = read(
        f"比列: {OFF}\n煅炼: 锻炼身体\n新词: 心词\n", "比列: 比例\n煅炼: 锻炼\n布署: 部署\n"
    )
    assert {name: word.right for name, word in words.items()} == {
        "煅炼": "锻炼身体",
        "新词": "心词",
        "布署": "部署",
    }
    assert said == []


def test_a_word_that_stands_in_its_own_correction_is_not_found_there() -> None:
    words, _ = read("民政厅: {改为: 省民政厅}\n")
    assert words["民政厅"].legal == ("省民政厅",)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("己: 已\n", "易错词.yaml:1:1", "只有一个字"),
        ("比列: 比列\n", "易错词.yaml:1:1", "改了还是原样"),
        ("比列:\n", "易错词.yaml:1:1", "没有写应该是什么词"),
        ("比列: [比例]\n", "易错词.yaml:1:1", "写成了一列"),
        ("比列: {后: [出]}\n", "易错词.yaml:1:1", "没有写应该是什么词"),
        ("比列: {改为: 比例, 除外: [对比]}\n", "易错词.yaml:1:1", "“除外”里，“对比”没有这个词"),
        ("比列: {改为: 比例, 确定: 大概}\n", "易错词.yaml:1:18", "“确定”不能写“大概”"),
        ("比列: {改为: 比例, 前后: [对]}\n", "易错词.yaml:1:14", "不认识的键“前后”"),
        (f"{'比' * 21}: 比例\n", "易错词.yaml:1:1", "太长"),
        ("比列: |\n  比\n  例\n", "易错词.yaml:1:1", "写成了几行"),
    ],
)
def test_what_cannot_be_used_is_said(text: str, place: str, words: str) -> None:
    _, said = read(text)
    assert any(at == place and words in message for at, _, message in said), said


def test_a_word_to_be_chary_of_needs_no_correction() -> None:
    words, said = read("绝对: 换个说法\n彻底:\n", cautions=True)
    assert [each.note for each in words.values()] == ["换个说法", ""]
    assert said == []


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_words_can_all_be_used(name: str) -> None:
    path = Path(str(shipped("templates"))) / f"{name}.yaml"
    words, said = read(path.read_text(encoding="utf-8"), cautions=name == NAMES[1])
    assert said == []
    assert len(words) >= {"易错词": 350, "慎用词": 30}[name]


def test_no_shipped_correction_holds_a_mistake() -> None:
    path = Path(str(shipped("templates"))) / "易错词.yaml"
    words, _ = read(path.read_text(encoding="utf-8"))
    for each in words.values():
        for other in words.values():
            inside = other.wrong in each.right and not other.in_context
            assert not inside or other.wrong in "".join(other.legal), (each.right, other.wrong)


def test_every_shipped_mistake_is_found_once_and_its_repair_is_not() -> None:
    setting = Setting(Shelf().library(shared_path([]), []).library)
    for word in setting.library.confusions:
        before, after = (word.before or ("",))[0], (word.after or ("",))[0]
        text = f"，{before}{word.wrong}{after}。"
        (finding,) = found_in(text, setting)
        if not word.sure:
            assert finding.repairs == ()
            continue
        (repair,) = finding.repairs
        start = repair.place.column - 1
        mended = text[:start] + repair.new + text[start + len(repair.old) :]
        assert mended == f"，{before}{word.right}{after}。"
        assert found_in(mended, setting) == []


def found_in(text: str, setting: Setting) -> list[Finding]:
    passage = Passage(text, ((0, Location("文.txt", 1, 1)),))
    return list(mistaken_word.check_text(Paper(Manuscript("文.txt", (passage,)), setting)))
