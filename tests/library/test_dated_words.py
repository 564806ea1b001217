"""时效.yaml: words that count for a time only, laid over by an office, and what cannot be read."""

from __future__ import annotations

import pytest

from drafter.findings import Finding, Severity
from drafter.library.datedwords import LAWS, MEETINGS, NAMES, DatedWords, read_dated_words
from drafter.library.library import load_library
from drafter.library.searchpath import shipped_folder
from drafter.library.spells import month_of
from drafter.library.terms import NO_TERMS, Terms, read_terms
from drafter.textfile import from_text
from drafter.yamlsource import Mapping, read_yaml

SHIPPED = load_library((shipped_folder(),), [])


def node(text: str) -> Mapping:
    found: list[Finding] = []
    read = read_yaml(from_text("时效.yaml", text), found)
    assert isinstance(read, Mapping)
    assert not found
    return read


def words(*texts: str, terms: Terms = NO_TERMS) -> tuple[DatedWords, list[str]]:
    """What is read of files, the nearest first, and what is said of them."""
    found: list[Finding] = []
    read = read_dated_words(tuple(node(text) for text in texts), terms, found)
    return read, [f"{each.place.line}:{each.place.column} {each.message}" for each in found]


def test_an_entry_has_its_time() -> None:
    read, said = words("称呼:\n  福利企业: {自: 1990-06, 至: 2016, 词: [福利工厂], 严重度: 提示}\n")
    (word,) = read.of(NAMES)
    assert said == []
    assert word.forms == ("福利企业", "福利工厂")
    assert (word.spell.since, word.spell.until) == (month_of(1990, 6), month_of(2016, 12))
    assert word.severity is Severity.NOTICE


def test_an_entry_may_take_its_time_from_a_term() -> None:
    terms = read_terms((node("对象: [{至: 2016, 用: 五保对象}, {自: 2017, 用: 特困人员}]\n"),), [])
    read, said = words("称呼:\n  五保: {称谓: 对象}\n", terms=terms)
    assert said == []
    assert read.of(NAMES)[0].spell.until == month_of(2016, 12)


def test_an_office_replaces_an_entry_and_switches_one_off() -> None:
    near = "称呼:\n  甲甲: {至: 2020}\n  乙乙: 无\n主题:\n  甲/甲: 无\n"
    far = "称呼:\n  甲甲: {至: 2016}\n  乙乙: {至: 2016}\n主题:\n  甲/甲: [甲甲]\n  乙/乙: [乙乙]\n"
    read, said = words(near, far)
    assert said == []
    assert [(each.name, each.spell.until) for each in read.of(NAMES)] == [
        ("甲甲", month_of(2020, 12))
    ]
    assert read.topics == {"乙/乙": ("乙乙",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("称呼:\n  福利企业: 2016\n", "2:3 “福利企业”要写两个字以上的词和起止，没有用上"),
        ("称呼:\n  福利企业: {说明: 取消了}\n", "2:3 “福利企业”没有写起止，没有用上"),
        ("称呼:\n  残: {至: 1990}\n", "2:3 “残”要写两个字以上的词和起止，没有用上"),
        ("称呼:\n  五保: {称谓: 没有}\n", "2:12 没有名为“没有”的称谓，没有用上"),
        ("法规:\n  慈善法: {公布: 去年}\n", "2:13 “公布: 去年”读不懂，没有用上"),
        (
            "法规:\n  慈善法: {自: 2016年}\n  民法典: {公布: 2020-13}\n",
            "3:13 “公布: 2020-13”读不懂",
        ),
        ("主题:\n  甲/甲: 医疗救助\n", "2:8 “甲/甲”要写成一列词，没有用上"),
        ("主题:\n  甲/甲: [甲]\n", "2:9 这里要写两个字以上的词，没有用上"),
        ("会议:\n  十八大: {自: 2012-11, 届: 18}\n", "2:21 不认识的键“届”"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    _, found = words(text)
    assert found
    assert found[0].startswith(said)


def test_a_term_without_the_word_is_said() -> None:
    terms = read_terms((node("对象: [{至: 2016, 用: 三无人员}]\n"),), [])
    _, found = words("称呼:\n  五保: {称谓: 对象}\n", terms=terms)
    assert found == ["2:12 称谓“对象”里没有“五保”这种叫法，没有用上"]


def test_the_shipped_words_are_read_without_a_word() -> None:
    found: list[Finding] = []
    load_library((shipped_folder(),), found)
    assert found == []
    assert all(SHIPPED.dated_words.of(group) for group in (NAMES, LAWS, MEETINGS))


def test_meetings_are_held_when_the_terms_begin_to_name_them() -> None:
    """党代会精神 and 民政会议精神 of 称谓.yaml say the same months."""
    held = {each.name: each.spell.since for each in SHIPPED.dated_words.of(MEETINGS)}
    for name, meeting, text in (
        ("党代会精神", "十八大", "十八大"),
        ("党代会精神", "十九大", "十九大"),
        ("党代会精神", "二十大", "二十大"),
        ("党代会精神", "二十届二中全会", "二中"),
        ("党代会精神", "二十届三中全会", "三中"),
        ("党代会精神", "二十届四中全会", "历次"),
        ("民政会议精神", "第十五次全国民政会议", "第十五次"),
    ):
        wordings = SHIPPED.terms.by_name[name].wordings
        first = next(each for each in wordings if text in each.text)
        assert held[meeting] == first.spell.since, meeting


def test_an_office_lays_its_anniversaries_over_those_shared() -> None:
    read, said = words(
        "周年:\n  建党: 无\n  撤县设区: 2000年\n", "周年:\n  建党: 1921\n  建军: 1927\n"
    )
    assert said == []
    assert read.anniversaries == {"建军": 1927, "撤县设区": 2000}
    read, said = words("周年:\n  建党: {自: 1921}\n  建军: 一九二七\n")
    assert read.anniversaries == {}
    assert said == ["2:7 “建党”要写哪一年，没有用上", "3:7 “建军”要写哪一年，没有用上"]


def test_an_office_lays_its_fixed_days_over_those_shared() -> None:
    read, said = words(
        "节日:\n  建军节: 无\n  建县日: 10-8\n", "节日:\n  建军节: 8-1\n  建党节: 7-1\n"
    )
    assert said == []
    assert read.fixed_days == {"建党节": (7, 1), "建县日": (10, 8)}
    read, said = words("节日:\n  建党节: 2-30\n  建军节: 八一\n")
    assert read.fixed_days == {}
    assert said == ["2:8 “建党节”要写几月几日，没有用上", "3:8 “建军节”要写几月几日，没有用上"]
