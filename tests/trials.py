"""Values tried in the example years, and the years that are read once they stand in the files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from drafter.figures.editing.edits import Refusal, plan
from drafter.figures.editing.requests import ClearValue, SetValue
from drafter.figures.figure import LISTS, OWN_FIGURES
from drafter.figures.trialyear import apart
from drafter.figures.wordfiles import word_files
from drafter.figures.yearindex import year_files
from drafter.pipeline import AS_FILED, Edition, Shelf, open_office
from drafter.textfile import read_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.figures.trialyear import TrialRequest
    from drafter.figures.yearset import YearData
    from drafter.findings import Finding
    from drafter.office import Office
    from drafter.textfile import TextFile

EXAMPLES = Path(__file__).parents[1] / "examples"
SHELF = Shelf()
YEARS = (
    "番禺区/2018.yaml",
    "云岫县/2025.yaml",
    "云岫县/2026",
    "松坞镇/2025.yaml",
    "桐渚县/2024.yaml",
    "金坛区/2017上半年.yaml",
    "长清区/2023.yaml",
    "鹭洲区/2025.yaml",
)
GOOD = ("950", "0", "12", "3万多", "约3436.5", "不少于10", "1.9亿元", "1—2", "908户1515人", "92.5%")
ODD = (
    "",
    "~",
    "××",
    "无",
    "-5",
    "6:4",
    "九百",
    "12个",
    "1。5",
    "不知道",
    "30户",
    "908户××人",
    "1200元",
)
FIELDS = (
    *(
        "",
        "",
        "",
        "上年",
        "目标",
        "下期目标",
        "基期",
        "同比",
        "增量",
        "完成率",
        "来源",
        "状态",
        "截至",
    ),
    *("时段", "公开", "分.沙湾街道", "分.镇街", "其中.女", "历年.2016", "期限", "户", "人.上年"),
)
HEAD = {
    "截至": ("2018-11-30", "2025-06", "", "明天"),
    "时段": ("上半年", "1—11月", "全年", "某天"),
    "年度": ("2018", "2025", "2019", "今年"),
    "标题": ("工作总结", ""),
    "提纲": ("简版", ""),
    "成文日期": ("2026-01-10", "2026-02-30"),
}
WORDS = {
    "来源": ("12月报表", ""),
    "状态": ("待核", "核定", "不明"),
    "截至": ("2018-09-30", "2025-11", "上周"),
    "时段": ("12月", "上半年", "1-11月"),
    "公开": ("否", "是", "maybe"),
    "期限": ("2026-12-31", "明年底"),
}


Bytes = dict[str, bytes]  # of files that are other than on the disk


@cache
def office(year: str) -> Office:
    """An example as it is on the disk."""
    return open_office(EXAMPLES / year, SHELF, [])


def office_with(
    year: Path, bytes_: Bytes, found: list[Finding], edition: Edition = AS_FILED
) -> Office:
    """An office with other bytes in place of some files."""

    def stand_in(path: Path, told: list[Finding]) -> TextFile | None:
        data = bytes_.get(str(path))
        return read_text(path, told) if data is None else text_of(str(path), data, told)

    return open_office(year, SHELF, found, edition, read=stand_in)


def edited(
    opened: Office, requests: Sequence[TrialRequest], bytes_: Bytes | None = None
) -> Bytes | None:
    """The bytes of the files once the values stand in them; None where an edit is refused."""
    kept = opened.year.kept
    assert kept is not None
    bytes_ = bytes_ or {}
    paths = (*year_files(kept.path), *word_files(kept.path))
    texts = [
        text_of(str(path), bytes_[str(path)], []) if str(path) in bytes_ else read_text(path, [])
        for path in paths
    ]
    sources = [text for text in texts if text is not None]
    outcome = plan(sources, apart(opened.year, requests), opened.compiled.library.catalogue)
    if isinstance(outcome, Refusal):
        return None
    return {**bytes_, **{edit.path: edit.after for edit in outcome}}


def addresses(year: YearData) -> Iterator[str]:
    """What an example gives, by the addresses of edits."""
    for measure, _ in (*year.book.figures, *year.book.gaps):
        if not measure.startswith((f"{OWN_FIGURES}.", f"{LISTS}.")):
            yield measure
            known = year.book.catalogue.measures.get(measure)
            if known:
                yield known.indicator.path
    yield from year.book.own
    for name, records in year.book.lists.items():
        for number, record in enumerate(records, 1):
            for field in record.fields:
                yield f"{LISTS}.{name}[{number}].{field}"


@cache
def given_addresses(year: str) -> tuple[str, ...]:
    named = addresses(office(year).year)
    own = [name for name in dict.fromkeys(named) if not name.startswith(f"{LISTS}.")]
    records = [name for name in dict.fromkeys(addresses(office(year).year)) if "[" in name]
    return (*own, *records)


@st.composite
def requests(draw: st.DrawFn, year: str) -> TrialRequest:
    """A good or an odd value for something the year has, or has not yet, or for its head."""
    kind = draw(st.sampled_from(["given", "given", "given", "any", "own", "head"]))
    if kind == "head":
        key = draw(st.sampled_from(sorted(HEAD)))
        return SetValue(key, draw(st.sampled_from(HEAD[key])))
    if kind == "given":
        path = draw(st.sampled_from(given_addresses(year)))
    elif kind == "own":
        path = draw(
            st.sampled_from(
                [f"{OWN_FIGURES}.新项目.甲", f"{OWN_FIGURES}.新项目", "清单.项目[1].新"]
            )
        )
    else:
        catalogue = office(year).compiled.library.catalogue
        path = draw(st.sampled_from(sorted(catalogue.indicators)))
    field = "" if path.startswith(f"{LISTS}.") else draw(st.sampled_from(FIELDS))
    if draw(st.integers(0, 9)) == 0:
        return ClearValue(path, field)
    texts = WORDS.get(field) or (draw(st.sampled_from([GOOD, GOOD, ODD])))
    return SetValue(path, draw(st.sampled_from(texts)), field)
