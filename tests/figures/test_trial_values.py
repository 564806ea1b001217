"""A value that is tried gives the year that would be read if it stood in the files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict, astuple

from drafter.figures.editing.requests import SetValue
from drafter.figures.trialyear import read_alone, trial
from drafter.location import Location
from drafter.pipeline import Edition, try_office
from tests.figures.years import HEAD, read
from tests.trials import EXAMPLES, YEARS, edited, office, office_with, requests

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from drafter.figures.yearset import YearData
    from drafter.findings import Finding


def placeless(value: Any) -> Any:
    """A value without the places in it, and without the order of what has none."""
    if isinstance(value, Location):
        return value.file
    if isinstance(value, dict):
        return {key: placeless(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return (type(value).__name__, *map(placeless, value))
    if isinstance(value, tuple | list):
        return tuple(map(placeless, value))
    if isinstance(value, Struct) and hasattr(value, "place"):
        return tuple(map(placeless, astuple(value)))
    return value


def said(found: Iterable[Finding]) -> Counter[Any]:
    return Counter(
        (
            *(item.severity, item.rule, item.place.file, item.message, item.hint),
            *(item.computation, *(related.note for related in item.related)),
        )
        for item in found
    )


def told(year: YearData) -> dict[str, Any]:
    """All that a year says, in a form that compares."""
    book = year.book
    head = {
        name: placeless(value) for name, value in asdict(year.head).items() if name != "variants"
    }
    return {
        "head": head,
        "period": book.period,
        "figures": placeless(dict(book.figures)),
        "gaps": placeless(dict(book.gaps)),
        "noted": dict(book.noted),
        "parts": dict(book.part_names),
        "lists": placeless(dict(book.lists)),
        "own": dict(book.own),
        "measures": set(book.measures),
        "known": (book.given, book.beyond, book.awaited),
        "previous": book.previous and placeless(dict(book.previous.figures)),
        "opening": book.opening and placeless(dict(book.opening.figures)),
        "words": placeless(dict(year.words.by_topic)),
        "headings": placeless(year.words.headings),
        "files": year.files,
    }


@pytest.mark.parametrize("year", YEARS)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_a_trial_is_what_reading_gives(year: str, data: st.DataObject) -> None:
    """Of several values at once, good and odd, everywhere in a year, and all that is found."""
    tried = data.draw(st.lists(requests(year), min_size=1, max_size=3))
    opened = office(year)
    bytes_ = edited(opened, tried)
    assume(bytes_ is not None)
    assert bytes_ is not None
    really_found: list[Finding] = []
    found: list[Finding] = []
    supposed = try_office(opened, tried, found)
    really = office_with(EXAMPLES / year, bytes_, really_found)
    assert said(found) == said(really_found)
    assert told(supposed.year) == told(really.year)
    assert (supposed.outline, supposed.page_style) == (really.outline, really.page_style)


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_trials_can_follow_each_other(data: st.DataObject) -> None:
    year = data.draw(st.sampled_from(YEARS[:4]))
    first, second = data.draw(requests(year)), data.draw(requests(year))
    opened = office(year)
    found: list[Finding] = []
    at_once = trial(opened.year, [first, second], found)
    assume("没有改" not in "".join(item.message for item in found))
    later: list[Finding] = []
    one_by_one = trial(trial(opened.year, [first], []), [second], later)
    assert told(at_once) == told(one_by_one)
    assert said(found) == said(later)


PAIRS = {
    "一处": "  低保:\n    在册: 908户1515人\n",
    "分填": "  低保:\n    在册: {户: 908, 人: 1515}\n",
    "平铺": "  低保.在册.户: 908\n  低保.在册.人: 1515\n",
}


@pytest.mark.parametrize("body", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize(
    ("path", "text", "pair"),
    [
        ("低保.在册", "910户1520人", ("910户", "1520人")),
        ("低保.在册", "910户××人", ("910户", None)),
        ("低保.在册", "", (None, None)),
        ("低保.在册.户", "910", ("910户", "1515人")),
        ("低保.在册.人", "1520", ("908户", "1520人")),
    ],
)
def test_a_pair_is_tried_however_it_is_typed(
    tmp_path: Path, body: str, path: str, text: str, pair: tuple[str | None, str | None]
) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD + body}).data
    assert year is not None
    found: list[Finding] = []
    book = trial(year, [SetValue(path, text)], found).book
    figures = (book.figure("低保.在册.户"), book.figure("低保.在册.人"))
    assert tuple(figure and figure.text for figure in figures) == pair
    assert found == []


def test_what_is_not_of_two_halves_leaves_a_pair_that_is_typed_apart(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD + PAIRS["分填"]}).data
    assert year is not None
    found: list[Finding] = []
    request = SetValue("低保.在册", "910")
    book = trial(year, [request], found).book
    assert [item.message for item in found] == ["“低保.在册”按户、人分开填，没有改"]
    assert book.figure("低保.在册.户") == year.book.figure("低保.在册.户")
    assert [item.rule for item in read_alone(year, request).found] == ["缺成对的另一个数"]


def test_a_value_clears_what_was_wrong_and_a_wrong_one_is_found(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD + "  低保: {标准: 九五零块, 资金: 五百}\n"}).data
    assert year is not None
    assert year.kept is not None
    before = said(year.kept.found.all())
    found: list[Finding] = []
    mended = trial(year, [SetValue("低保.标准", "950")], found)
    assert sum(before.values()) == len(found) + 1
    again: list[Finding] = []
    trial(mended, [SetValue("低保.标准", "九五零块")], again)
    assert said(again) == before


def test_a_name_that_comes_makes_the_words_that_link_it_right(tmp_path: Path) -> None:
    files = {
        "2018.yaml": HEAD + "  低保: {标准: 950}\n",
        "2018素材.md": "# 社会救助/低保\n- 建站【自设.社工站】。\n",
    }
    year = read(tmp_path, files).data
    assert year is not None
    found: list[Finding] = []
    supposed = trial(year, [SetValue("自设.社工站", "16个")], found)
    assert found == []
    (item,) = supposed.words.items("社会救助/低保", "总结")
    assert item.runs != year.words.items("社会救助/低保", "总结")[0].runs
    assert [link.path for link in item.links()] == ["自设.社工站"]


def test_another_year_is_compared_with_another(tmp_path: Path) -> None:
    files = {
        "2018.yaml": HEAD + "  低保: {标准: 950}\n",
        "2017.yaml": "年度: 2017\n数据:\n  低保: {标准: 900}\n",
        "2016.yaml": "年度: 2016\n数据:\n  低保: {标准: 800}\n",
    }
    year = read(tmp_path, files).data
    assert year is not None
    book = trial(year, [SetValue("年度", "2017")], []).book
    before = book.figure("低保.标准", "上年")
    assert before is not None
    assert before.text == "每人每月800元"
    assert book.period.year == 2017


def test_a_public_version_is_tried_as_such(tmp_path: Path) -> None:
    """A figure that comes to be not 公开 is withheld in the same breath."""
    (tmp_path / "单位.yaml").write_text(
        "名称: 清河县民政局\n层级: 区县\n稿: {公开稿: {公开: 是, 标题: 公开的}}\n", encoding="utf-8"
    )
    year = tmp_path / "2018.yaml"
    year.write_text("年度: 2018\n数据:\n  低保: {标准: 950, 资金: 5}\n", encoding="utf-8")
    opened = office_with(year, {}, [], Edition(variant="公开稿"))
    tried = [SetValue("低保.标准", "否", "公开"), SetValue("低保.资金", "7")]
    bytes_ = edited(opened, tried)
    assert bytes_ is not None
    really_found: list[Finding] = []
    found: list[Finding] = []
    really = office_with(year, bytes_, really_found, Edition(variant="公开稿"))
    supposed = try_office(opened, tried, found)
    assert told(supposed.year) == told(really.year)
    assert said(found) == said(really_found)
    assert supposed.year.head.title == "公开的"
    assert supposed.year.book.figure("低保.标准") is None


GROUPED = """\
年度: 2018
数据:
  低保:
    公开: 否
    标准: {本年: 950, 来源: 报表, 历年: {2015: 7, 2017: 9}}
    资金: 5
    城市: {公开: 否, 在册: 3户4人}
"""


@pytest.mark.parametrize(
    "request_",
    [
        SetValue("低保.资金", "7"),
        SetValue("低保", "是", "公开"),
        SetValue("低保.城市", "是", "公开"),
        SetValue("低保.标准", "8", "历年.2016"),
        SetValue("低保.标准", "台账", "来源"),
    ],
    ids=str,
)
def test_what_stands_in_a_group_is_tried_as_it_is_read(tmp_path: Path, request_: SetValue) -> None:
    (tmp_path / "单位.yaml").write_text("名称: 清河县民政局\n层级: 区县\n", encoding="utf-8")
    year = tmp_path / "2018.yaml"
    year.write_text(GROUPED, encoding="utf-8")
    opened = office_with(year, {}, [])
    bytes_ = edited(opened, [request_])
    assert bytes_ is not None
    really_found: list[Finding] = []
    found: list[Finding] = []
    really = office_with(year, bytes_, really_found)
    assert told(try_office(opened, [request_], found).year) == told(really.year)
    assert said(found) == said(really_found)


def test_a_typed_value_is_read_alone(tmp_path: Path) -> None:
    year = read(tmp_path, {"2018.yaml": HEAD + "  低保: {标准: 950}\n"}).data
    assert year is not None
    alone = read_alone(year, SetValue("低保.资金", "1.2亿元", "上年"))
    assert [figure.text for figure in alone.figures] == ["1.2亿元"]
    assert alone.figures[0].id == "低保.资金.上年"
    wrong = read_alone(year, SetValue("低保.资金", "12人"))
    assert [item.rule for item in wrong.found] == ["单位不符"]
    assert len(wrong.gaps) == 1
    own = read_alone(year, SetValue("自设.社工站", "16个"))
    assert [figure.text for figure in own.figures] == ["16个"]
    record = read_alone(year, SetValue("清单.项目[2].投资", "1.9亿元"))
    assert [figure.text for figure in record.figures] == ["1.9亿元"]


def test_what_gives_the_texts_can_be_something_else_than_the_disk(tmp_path: Path) -> None:
    year = tmp_path / "2018.yaml"
    (tmp_path / "单位.yaml").write_text("名称: 清河县民政局\n层级: 区县\n", encoding="utf-8")
    year.write_text("年度: 2018\n数据:\n  低保: {标准: 950}\n", encoding="utf-8")
    (tmp_path / "2018素材.md").write_text("# 社会救助/低保\n- 旧话。\n", encoding="utf-8")
    bytes_ = {
        str(year): "年度: 2018\n数据:\n  低保: {标准: 999}\n".encode(),
        str(tmp_path / "2018素材.md"): "# 社会救助/低保\n- 新话。\n".encode(),
        str(tmp_path / "单位.yaml"): "名称: 长河县民政局\n层级: 区县\n".encode(),
    }
    opened = office_with(year, bytes_, [])
    assert opened.profile.name == "长河县民政局"
    standard = opened.year.book.figure("低保.标准")
    assert standard is not None
    assert standard.text == "每人每月999元"
    assert [item.text for item in opened.year.words.items("社会救助/低保", "总结")] == ["新话。"]
