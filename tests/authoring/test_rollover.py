"""Next year's YAML, held against its text; the bytes outside of what was emptied stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.authoring.nextyear.emptiedyear import EmptiedYear
from drafter.authoring.nextyear.emptywords import emptying_splices
from drafter.authoring.nextyear.fieldfates import Passage
from drafter.authoring.nextyear.leftovers import left_over
from drafter.authoring.nextyear.rollover import plan_rollover
from drafter.errors import DrafterError
from drafter.figures.entries import FIELDS
from drafter.period import Period
from drafter.textfile import from_text
from drafter.yamlsource import Mapping, Node, Scalar, Sequence
from drafter.yamlsource.editing.proving import added, reread
from drafter.yamlsource.editing.sheet import sheet_of
from tests.badinput.effort import times
from tests.offices import PROFILE
from tests.yamlsource.randomyaml import ROOTS, STEPS, lines

pytestmark = pytest.mark.usefixtures("without_topics")
TABLE = Path(__file__).parent / "rollover.txt"
ENCODINGS = {
    "utf-8": ("", "utf-8", "\n"),
    "BOM、CRLF": ("\ufeff", "utf-8", "\r\n"),
    "GB18030": ("", "gb18030", "\n"),
    "没有末尾换行": ("", "utf-8", ""),
}


def cases() -> list[Any]:
    return [case(chunk) for chunk in TABLE.read_text(encoding="utf-8").split("\n== ")[1:]]


def case(chunk: str) -> Any:
    title, _, body = chunk.partition("\n")
    asked, _, rest = body.partition("原：\n")
    before, _, after = rest.partition("后：\n")
    wanted = asked.strip().removeprefix("到：")
    return pytest.param(wanted, before.strip() + "\n", after.strip() + "\n", id=title)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("asked", "before", "after"), cases())
def test_a_year_is_emptied(
    asked: str, before: str, after: str, encoding: str, tmp_path: Path
) -> None:
    mark, name, ended = ENCODINGS[encoding]
    (tmp_path / "单位.yaml").write_text(PROFILE, encoding="utf-8")
    path = tmp_path / ("2018上半年.yaml" if "时段: 上半年" in before else "2018.yaml")

    def encoded(text: str) -> bytes:
        if not ended:
            return text.removesuffix("\n").encode()
        return (mark + text.replace("\n", ended)).encode(name)

    path.write_bytes(encoded(before))
    (new,) = plan_rollover(path, asked).files
    assert new.data.decode(name) == encoded(after).decode(name)
    assert path.read_bytes() == encoded(before)


WHOLE = Period.read("2018")
HALF = Period.read("2018", "上半年")
NEXT = Period.read("2019")
assert WHOLE
assert HALF
assert NEXT


@settings(max_examples=times(60), deadline=None)
@given(
    pairs=ROOTS,
    step=STEPS,
    root=st.sampled_from(["数据", "自设", "清单"]),
    passage=st.sampled_from([Passage(WHOLE, NEXT), Passage(HALF, WHOLE)]),
)
def test_whatever_stands_in_a_file_it_is_emptied_or_told(
    pairs: Any, step: int, root: str, passage: Passage
) -> None:
    text = "\n".join(["年度: 2018", f"{root}:", *lines(pairs, step, step), ""])
    sheet = sheet_of(from_text("2018.yaml", text))
    assume(sheet is not None)
    assert sheet is not None
    assume(not sheet.found)
    emptied = EmptiedYear(sheet, passage, lambda _: "个").run()
    found: list[Any] = []
    read = reread(sheet.source, emptied.splices, found)
    assert read is not None
    new = sheet_of(read, tuple(found))
    assert new is not None
    assert not added((), new.found), read.text
    if is_usual(sheet.root.get(root), lists=root == "清单"):
        assert not list(left_over(new.root)), read.text


def is_usual(node: Node | None, *, lists: bool) -> bool:
    """Whether there is nothing that `check` would complain of, as far as groups and lists go."""
    match node:
        case Mapping():
            return all(
                (entry.key.text not in FIELDS or isinstance(entry.value, Scalar))
                and (not lists or isinstance(entry.value, Sequence))
                and is_usual(entry.value, lists=lists)
                for entry in node.entries
            )
        case Sequence():
            fields = [item.entries for item in node.items if isinstance(item, Mapping)]
            return lists and all(
                isinstance(entry.value, Scalar) for entries in fields for entry in entries
            )
        case _:
            return True


def test_a_list_among_the_figures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text(PROFILE, encoding="utf-8")
    path = tmp_path / "2018.yaml"
    path.write_text("年度: 2018\n数据:\n  低保:\n    标准: [950, 900]\n", encoding="utf-8")
    with pytest.raises(DrafterError) as refused:
        plan_rollover(path)
    (finding,) = refused.value.findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("没有清空", 4, 10)


WORDS = {
    "条目之间的空行合成一行": (
        "# 养老/助餐\n\n- 甲。\n\n- 乙。\n\n\n# 养老/机构\n- 丙。\n",
        "# 养老/助餐\n\n# 养老/机构\n",
    ),
    "原来的空行不动": ("# 养老/助餐\n\n\n# 养老/机构\n", "# 养老/助餐\n\n\n# 养老/机构\n"),
    "标题前的文字、表格、分隔线": ("没有主题的话\n# 养老/助餐\n|甲|乙|\n---\n", "# 养老/助餐\n"),
    "几行的注释": (
        "<!-- 甲\n- 乙 -->\n# 养老/助餐\n- 丙 <!-- 丁\n戊 --> 己\n",
        "<!-- 甲\n- 乙 -->\n# 养老/助餐\n<!-- 丁\n戊 -->\n",
    ),
    "全角的标题、没有末尾换行": (
        "＃养老／助餐\n## 问题\n- 甲。\n  - 对策：乙。",
        "＃养老／助餐\n## 问题\n",
    ),
}


@pytest.mark.parametrize("ended", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", WORDS)
def test_words_are_emptied(case: str, ended: str) -> None:
    before, after = (text.replace("\n", ended) for text in WORDS[case])
    source = from_text("2018素材.md", before)
    splices, _ = emptying_splices(source)
    assert source.splice(splices).decode() == after
