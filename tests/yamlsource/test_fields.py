"""A mapping is asked by key and type; what was not asked for, or is of another type, is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafter.yamlsource import Fields, nearest
from tests.yamlsource.reading import nodes, plain

if TYPE_CHECKING:
    from drafter.findings import Finding

TEXT = """\
名称: 区民政局
层级: 区县
公开: 是
年度: 2018
空:
叉: ××
列: [一, 二, ~, ××]
组: {甲: 1}
"""


def fields(text: str = TEXT) -> tuple[Fields, list[Finding]]:
    root, found = nodes(text)
    assert root is not None
    assert found == []
    return Fields(root, found), found


def said(found: list[Finding]) -> list[str]:
    return [f"{item.place.line}:{item.place.column} {item.rule}" for item in found]


def test_questions_of_the_right_type() -> None:
    asked, found = fields()
    assert asked.text("名称") == "区民政局"
    assert asked.required_text("名称") == "区民政局"
    assert asked.choice("层级", ("省", "市", "区县"), "市") == "区县"
    assert asked.flag("公开") is True
    assert asked.integer("年度") == 2018
    assert asked.texts("列") == ("一", "二")
    assert asked.texts("名称") == ("区民政局",)
    assert plain(asked.mapping("组")) == {"甲": "1"}
    assert plain(asked.sequence("列")) == ["一", "二", "~", "××"]
    assert plain(asked.scalar("叉")) == "××"
    assert plain(asked.node("组")) == {"甲": "1"}
    assert asked.place("层级")[1:3] == (2, 5)
    assert found == []


@pytest.mark.parametrize("key", ["空", "叉", "没有"])
def test_what_is_not_there_is_its_default(key: str) -> None:
    asked, found = fields()
    assert asked.text(key, "默认") == "默认"
    assert asked.choice(key, ("甲",), "乙") == "乙"
    assert asked.flag(key) is False
    assert asked.flag(key, default=True) is True
    assert asked.integer(key) is None
    assert asked.integer(key, 7) == 7
    assert asked.texts(key) == ()
    assert asked.mapping(key) is None
    assert asked.sequence(key) is None
    assert found == []


def test_what_must_be_there() -> None:
    asked, found = fields()
    assert asked.required_text("没有") == ""
    assert asked.required_text("叉") == ""
    assert said(found) == ["1:1 缺少的键", "6:4 缺少的键"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (lambda asked: asked.text("列"), ""),
        (lambda asked: asked.required_text("列"), ""),
        (lambda asked: asked.integer("列"), None),
        (lambda asked: asked.flag("列"), False),
        (lambda asked: asked.mapping("列"), None),
        (lambda asked: asked.scalar("列"), None),
    ],
    ids=["text", "required", "integer", "flag", "mapping", "scalar"],
)
def test_another_type(question: object, answer: object) -> None:
    asked, found = fields()
    assert callable(question)
    assert question(asked) == answer
    assert said(found) == ["7:4 类型不符"]


def test_a_list_of_words_holds_words() -> None:
    asked, found = fields("列: [一, {二: 1}, [三]]\n")
    assert asked.texts("列") == ("一",)
    assert said(found) == ["1:8 类型不符", "1:16 类型不符"]


@pytest.mark.parametrize("typed", ["2018年", "20.18", "1_000", "9" * 5000, "二〇一八"])
def test_no_whole_number(typed: str) -> None:
    asked, found = fields(f"年度: {typed}\n")
    assert asked.integer("年度") is None
    assert said(found) == ["1:5 取值不符"]
    assert len(found[0].message) < 100


def test_a_choice_says_what_may_be_chosen() -> None:
    asked, found = fields("层级: 区县级\n公开: 否定\n")
    assert asked.choice("层级", ("省", "市", "区县"), "市") == "市"
    assert asked.flag("公开", default=True) is True
    assert said(found) == ["1:5 取值不符", "2:5 取值不符"]
    assert "省、市、区县" in found[0].message
    assert found[0].hint == "改为：区县"


def test_keys_that_nobody_asked_for() -> None:
    asked, found = fields()
    for key in ("名称", "层级", "公开", "年份", "空", "叉", "组"):
        asked.node(key)
    asked.done()
    assert said(found) == ["4:1 未知的键", "7:1 未知的键"]
    assert "年份" in found[0].hint
    assert "名称" in found[1].hint


def test_the_nearest_name() -> None:
    assert nearest("低保标淮", ("低保标准", "特困标准")) == "低保标准"
    assert nearest("甲", ("乙", "丙")) == ""
    assert nearest("甲", ()) == ""
