"""常用语.yaml and 近似字.yaml: what is read, what lies over what, and what is said of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.library.searchpath import shared_path
from drafter.library.setphrases import (
    AlikeCharacters,
    SetPhrases,
    read_alike,
    read_set_phrases,
)
from drafter.pipeline import Shelf
from drafter.textfile import from_text
from drafter.yamlsource import Mapping, read_yaml

if TYPE_CHECKING:
    from drafter.findings import Finding

Said = list[tuple[str, str, str]]


def nodes(texts: tuple[str, ...], found: list[Finding]) -> tuple[Mapping, ...]:
    read = (read_yaml(from_text("表.yaml", text), found) for text in texts)
    return tuple(node for node in read if node is not None)


def phrases(*texts: str) -> tuple[SetPhrases, Said]:
    """Those of the files, the nearest first; the findings on them."""
    found: list[Finding] = []
    read = read_set_phrases(nodes(texts, found), found)
    return read, [(str(each.place), each.rule, each.message) for each in found]


def alike(*texts: str) -> tuple[AlikeCharacters, Said]:
    found: list[Finding] = []
    read = read_alike(nodes(texts, found), found)
    return read, [(str(each.place), each.rule, each.message) for each in found]


def test_a_group_is_a_list_or_lines_of_lists() -> None:
    read, said = phrases(
        "救助: [应保尽保, 应救尽救]\n养老:\n  - [居家养老, 适老化]\n  - 养老服务\n"
    )
    assert read.phrases == ("应保尽保", "应救尽救", "居家养老", "适老化", "养老服务")
    assert said == []


def test_the_files_add_up_and_what_one_calls_right_is_no_phrase() -> None:
    read, said = phrases(
        "本县: [先锋岗]\n除外: [应保尽保, 会办, 群从]\n错写: [先锋 先峰]\n",
        "救助: [应保尽保, 应救尽救]\n错写: [群众 群从 郡众]\n",
    )
    assert read.phrases == ("应救尽救", "先锋岗")
    assert read.right == ("应保尽保", "会办", "群从")
    assert read.words == (("郡众", "群众"), ("先峰", "先锋"))
    assert said == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("救助: 应保尽保\n", "表.yaml:1:5", "“救助”要写成一列词"),
        ("除外: 应保尽保\n", "表.yaml:1:5", "“除外”要写成一列词"),
        ("错写: 群众 群从\n", "表.yaml:1:5", "“错写”要写成一列词"),
        ("救助: [低保]\n", "表.yaml:1:6", "3到20个汉字"),
        ("救助: [应保尽保, 两不愁三保障ABC]\n", "表.yaml:1:12", "3到20个汉字"),
        ("除外: [会]\n", "表.yaml:1:6", "2到20个汉字"),
        ("错写: [群众]\n", "表.yaml:1:6", "先写对的"),
        ("错写: [群众 群从们]\n", "表.yaml:1:6", "先写对的"),
        ("救助: [{应保: 尽保}]\n", "表.yaml:1:6", "3到20个汉字"),
    ],
)
def test_a_phrase_that_cannot_be_used_is_said(text: str, place: str, words: str) -> None:
    read, said = phrases(text)
    assert [at for at, *_ in said] == [place]
    assert said[0][1] == "常用语写法不对"
    assert words in said[0][2]
    assert "应保" not in "".join(read.phrases) or read.phrases == ("应保尽保",)


def test_sounds_are_joined_and_two_of_them_may_be_near() -> None:
    read, said = alike(
        "音: {zi: 仔, zhi: 芷}\n形: [岗冈]\n",
        "音: {zi: 字自, zhi: 制治}\n近音: [zi zhi]\n形: [己已巳]\n",
    )
    assert read.sounds == ("字自仔", "制治芷")
    assert read.near_sounds == (("字自仔", "制治芷"),)
    assert read.shapes == ("己已巳", "岗冈")
    assert said == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("音: {zi: z}\n", "表.yaml:1:9", "1到120个汉字"),
        ("音: {zi: [字, 自]}\n", "表.yaml:1:9", "1到120个汉字"),
        ("音: {zi: 字自}\n近音: [zi zhi]\n", "表.yaml:2:6", "两个音节"),
        ("形: [己b]\n", "表.yaml:1:5", "2到120个汉字"),
        ("形象: [己已]\n", "表.yaml:1:1", "不认识的键"),
    ],
)
def test_characters_that_cannot_be_used_are_said(text: str, place: str, words: str) -> None:
    _, said = alike(text)
    assert [at for at, *_ in said] == [place]
    assert words in said[0][2]


def test_the_shipped_lists_are_rich_and_say_nothing_twice() -> None:
    found: list[Finding] = []
    library = Shelf().library(shared_path([]), found).library
    assert found == []
    listed = library.set_phrases
    assert len(listed.phrases) >= 4000
    assert len(listed.words) >= 1500
    wrong = {each.wrong for each in library.confusions if not each.in_context}
    assert wrong.isdisjoint(word for word, _ in listed.words)
    assert wrong.isdisjoint(listed.phrases)
    assert sum(map(len, library.alike.sounds)) >= 3500
