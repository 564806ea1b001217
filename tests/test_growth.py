"""A report twice as long takes twice the work, whatever it grows in.

Work is counted in calls, which are the same in every run and on every machine. What the
first part of a report costs (the shipped library, the page style) says nothing: only what
each further part adds is compared.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from drafter.drafting.blocks import Paragraph
from drafter.layout.writer import write_document
from drafter.pipeline import Produced, Shelf, produce
from tests.offices import OUTLINE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

SIZES = (40, 80, 160)
MOST = 2.2  # times the work for twice the growth; 4 would be its square
HEAD = "年度: 2018\n时段: 全年\n提纲: 测试\n"
FRONT = "---\n标题: 试验工作\n主管: [{系统: 民政, 自: 1949}]\n---\n# 总结\n"
HAN = "甲乙丙丁戊己庚辛壬癸"


def name(number: int) -> str:
    """甲, 乙 … 甲甲, a name for each number."""
    return "".join(HAN[int(digit)] for digit in str(number))


def numbers(count: int) -> range:
    return range(10_000, 10_000 + count)


def leaf(number: int) -> str:
    return f"  {name(number)}: {{名称: 试验{name(number)}, 单位: 人次, 类型: 时期数}}\n"


def files(
    data: str, *, words: str = "", sections: dict[str, str] | None = None, leaves: str = ""
) -> dict[str, str]:
    """An office with its own topics, and 项目 to list records."""
    sections = sections or {
        "试验": FRONT
        + "- 〔项〕{% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}；{% endfor %}\n"
    }
    outline = OUTLINE.replace("试验/试验", ", ".join(f"试验/{topic}" for topic in sections))
    return {
        "2018.yaml": HEAD + data,
        "2018素材.md": words,
        "templates/提纲/测试.yaml": outline,
        "sections/试验/指标.yaml": f"试验:\n{leaves or leaf(0)}",
        **{f"sections/试验/{topic}.md": text for topic, text in sections.items()},
    }


def printed_rows(count: int) -> dict[str, str]:
    """Figures of one topic, each printed in an item of its own."""
    items = (f"- 〔{name(n)}〕[[{name(n)}{{{{ 试验.{name(n)} }}}}。]]\n" for n in numbers(count))
    return files(
        "数据:\n  试验:\n"
        + "".join(f"    {name(n)}: {{本年: {n}, 上年: {n - 500}}}\n" for n in numbers(count)),
        sections={"试验": FRONT + "".join(items)},
        leaves="".join(leaf(n) for n in numbers(count)),
    )


def sections(count: int) -> dict[str, str]:
    """Topics, each with a figure."""
    return files(
        "数据:\n  试验:\n" + "".join(f"    {name(n)}: {n}\n" for n in numbers(count)),
        sections={
            name(n): FRONT
            + f"- 〔一〕**{name(n)}开展。** [[{{{{ 时段.当期 }}}}服务{{{{ 试验.{name(n)} }}}}。]]\n"
            for n in numbers(count)
        },
        leaves="".join(leaf(n) for n in numbers(count)),
    )


def own_rows(count: int) -> dict[str, str]:
    """自设, which no section prints."""
    return files("自设:\n  试验:\n" + "".join(f"    {name(n)}: {n}名\n" for n in numbers(count)))


def parts(count: int) -> dict[str, str]:
    """The parts of one figure."""
    whole = f"数据:\n  试验:\n    {name(0)}:\n      分:\n"
    return files(whole + "".join(f"        {name(n)}: {n}\n" for n in numbers(count)))


def unusual_rows(count: int) -> dict[str, str]:
    """Rows that only the keyboard's scan and the YAML parser can read: a slip in each."""
    rows = (f"    {name(n)}：{{本年: {n}，上年: 5}}\n" for n in numbers(count))
    return files("自设:\n  试验:\n" + "".join(rows))


def words(count: int) -> dict[str, str]:
    """Items of one topic's words, with links and 小标题句."""
    lines = (
        f"- 做好{name(n)}。\n- **{name(n)}有力。** 服务【{n}名】老人，对`80岁以上`的上门。\n"
        for n in numbers(count)
    )
    return files("", words="# 试验/试验\n" + "".join(lines))


def records(count: int) -> dict[str, str]:
    """Records of a 清单, each printed."""
    rows = (f"    - {{名称: {name(n)}, 投资: {n}万元, 阶段: 在建}}\n" for n in numbers(count))
    return files("清单:\n  项目:\n" + "".join(rows))


def work(year: Path, shelf: Shelf) -> tuple[int, Produced, bytes]:
    """How many calls it takes to make a report, and what came of it."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        produced = produce(year, shelf)
        document = write_document(produced.draft, produced.office.page_style)
    finally:
        sys.setprofile(None)
    return calls, produced, document


def printed_text(produced: Produced) -> str:
    return "".join(block.text for block in produced.draft.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("office", [printed_rows, sections])
def test_work_grows_no_faster_than_the_library(
    tmp_path: Path, office: Callable[[int], dict[str, str]]
) -> None:
    taken = []
    for size in (2, *SIZES):
        year = write_office(tmp_path / str(size), office(size)) / "2018.yaml"
        calls, produced, document = work(year, Shelf())
        taken.append(calls)
        assert all(name(n) in printed_text(produced) for n in numbers(size))
        assert document
    _, small, middle, large = taken
    assert large - middle < MOST * (middle - small), taken


@pytest.mark.parametrize(
    ("office", "printed"),
    [(own_rows, False), (parts, False), (unusual_rows, False), (words, True), (records, True)],
)
def test_work_grows_no_faster_than_the_year(
    tmp_path: Path, office: Callable[[int], dict[str, str]], printed: bool
) -> None:
    shelf = Shelf()
    taken = []
    # Patterns are compiled when first asked, some only by a text of a certain length.
    for size in (*SIZES, *SIZES):
        year = write_office(tmp_path, office(size)) / "2018.yaml"
        calls, produced, document = work(year, shelf)
        taken.append(calls)
        assert not printed or all(name(n) in printed_text(produced) for n in numbers(size))
        assert document
    *_, small, middle, large = taken
    assert large - middle < MOST * (middle - small), taken
    assert large < 2 * MOST * small, taken
