"""A report that is drafted again after an edit is the report that is drafted from nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.drafting.topicmemory import TopicMemory
from drafter.errors import DrafterError
from drafter.figures.editing.requests import SetValue
from drafter.pipeline import Edition, Shelf, draft_office, open_office, try_office
from tests import test_growth as growth
from tests.drafts import INDICATORS, PROFILE, YEAR
from tests.offices import write_office
from tests.trials import EXAMPLES, Bytes, edited, office_with, requests

if TYPE_CHECKING:
    from types import FrameType

    from drafter.office import Office

REPORTS = {
    "番禺区/2018.yaml": ("", "简版"),
    "云岫县/2025.yaml": ("", "简版"),
    "云岫县/2026": ("", "稿：公开稿", "简版"),
    "松坞镇/2025.yaml": ("",),
    "桐渚县/2024.yaml": ("",),
    "汐州市/2025.yaml": ("",),
    "长清区/2023.yaml": ("", "总结与计划"),
    "鹭洲区/2025.yaml": ("",),
}
STEPS = ("try", "try", "try", "follow", "accept", "accept", "line", "words", "last year", "edition")
NUMBER = re.compile(rb": (\d)")
WORDS = "- 又走访【低保.在册】，补助【自设.补充】【3户】。\n  - 对策：再走访【低保.标准.同比】。\n"


@pytest.fixture(autouse=True)
def _small_library() -> None:
    """The examples stand on the whole library."""


class Sitting:
    """One year while it is edited, and the memory its drafts are made with."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bytes: Bytes = {}
        self.edition = Edition()
        self.memory = TopicMemory()
        self.open()

    def open(self) -> None:
        self.base = self.office = office_with(EXAMPLES / self.name, self.bytes, [], self.edition)

    def take(self, step: str, data: st.DataObject) -> None:
        """Take one step of the sitting; one that cannot be taken is none."""
        before = (self.bytes, self.edition)
        getattr(self, f"_{step.replace(' ', '_')}")(data)
        try:
            if (self.bytes, self.edition) != before:
                self.open()
        except DrafterError:  # no such outline, no year any more
            self.bytes, self.edition = before
            self.open()

    def _try(self, data: st.DataObject) -> None:
        tried = data.draw(st.lists(requests(self.name), min_size=1, max_size=2))
        self.office = try_office(self.base, tried, [])

    def _follow(self, data: st.DataObject) -> None:
        self.office = try_office(self.office, [data.draw(requests(self.name))], [])

    def _accept(self, data: st.DataObject) -> None:
        self.bytes = edited(self.base, [data.draw(requests(self.name))], self.bytes) or self.bytes

    def _line(self, data: st.DataObject) -> None:
        """An empty line somewhere in a file: everything below it moves."""
        path = data.draw(st.sampled_from(self.base.year.files))
        lines = self._read(path).split(b"\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        self.bytes = {**self.bytes, path: b"\n".join((*lines[:at], b"", *lines[at:]))}

    def _words(self, data: st.DataObject) -> None:
        """More words, or fewer, on a topic."""
        paths = [path for path in self.base.year.files if path.endswith(".md")]
        if not paths:
            return
        path = data.draw(st.sampled_from(paths))
        text = self._read(path)
        if data.draw(st.booleans()):
            lines = text.split(b"\n")
            at = data.draw(st.integers(0, len(lines) - 1))
            self.bytes = {**self.bytes, path: b"\n".join((*lines[:at], *lines[at + 1 :]))}
        else:
            self.bytes = {**self.bytes, path: text.rstrip() + b"\n" + WORDS.encode()}

    def _last_year(self, data: st.DataObject) -> None:
        """Another digit in a number of last year's file."""
        kept = self.base.year.kept
        assert kept is not None
        if not kept.other_files:
            return
        path = data.draw(st.sampled_from(kept.other_files))
        text = self._read(path)
        numbers = [match.start(1) for match in NUMBER.finditer(text)]
        at = data.draw(st.sampled_from(numbers[2:]))
        self.bytes = {**self.bytes, path: text[:at] + b"7" + text[at:]}

    def _edition(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(REPORTS[self.name]))
        variant = name.removeprefix("稿：")
        self.edition = Edition(variant=variant) if variant != name else Edition(outline=name)

    def _read(self, path: str) -> bytes:
        return self.bytes.get(path) or Path(path).read_bytes()


@pytest.mark.parametrize("name", REPORTS)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_what_is_drafted_again_is_what_is_drafted_anew(name: str, data: st.DataObject) -> None:
    """Over tries, accepted edits, moved lines, other words, another last year, another edition."""
    sitting = Sitting(name)
    for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=6)):
        sitting.take(step, data)
        if data.draw(st.booleans()):
            quick = draft_office(sitting.office, kept=sitting.memory, notices=False)
            assert quick == draft_office(sitting.office, notices=False)
        assert draft_office(sitting.office, kept=sitting.memory) == draft_office(sitting.office)


SECTION = """\
---
标题: 帮扶
概括: 帮扶{{ 帮扶.资金 }}
主管: [{系统: 民政, 自: 1949}]
---
# 总结
"""
OTHER = SECTION.replace("标题: 帮扶", "标题: 别的").replace("{{ 帮扶.资金 }}", "有力") + (
    "- 〔建档〕建档{{ 帮扶.建档 }}。\n"
)
OUTLINE = """\
标题: "{{ 单位.名称 }}工作总结"
部分:
  - 标题: 工作情况
    视角: 总结
    写法: 小标题句
    章节: [{标题: 社会救助, 主题: [试验/帮扶]}, {标题: 另外, 主题: [试验/别的]}]
"""
DATA = """\
  帮扶:
    标准: {本年: 950, 目标: 960}
    在册: 908户1515人
    建档: 30户60人
    资金: {本年: 100, 分: {东街: 40, 西街: 60}, 截至: 2025-11-30}
    复核: 800
    人次:
自设:
  社工站: {本年: 16个, 上年: 12个}
  补充: 30户60人
清单:
  项目:
    - {名称: 新院, 投资: 2亿元}
"""
FILES = {
    "单位.yaml": PROFILE,
    "2025.yaml": YEAR + DATA,
    "2024.yaml": YEAR.replace("2025", "2024") + "  帮扶: {标准: 900, 在册: 1000户1600人}\n",
    "2025素材.md": "# 试验/帮扶\n- 走访【帮扶.复核】，复核【帮扶.复核率】。\n",
    "sections/试验/指标.yaml": INDICATORS,
    "sections/试验/别的.md": OTHER,
    "templates/提纲/测试.yaml": OUTLINE,
}
LINES = {
    "本年": "标准{{ 帮扶.标准 }}。",
    "上年": "[[标准{{ 帮扶.标准.由上年到本年 }}。]]",
    "同比": "标准[[{{ 帮扶.标准.同比 }}]]。",
    "目标": "[[标准达{{ 帮扶.标准.完成率 }}。]]",
    "公式": "[[复核率{{ 帮扶.复核率 }}。]]",
    "占": "[[复核占{{ 帮扶.复核.占(帮扶.在册.户) }}。]]",
    "分": "[[资金{{ 帮扶.资金.分项 }}。]]",
    "截至": "资金{{ 帮扶.资金 }}截至{{ 帮扶.资金.截至 }}。",
    "如果": "{% if 帮扶.人次 %}有人次{% else %}无人次{% endif %}{{ 帮扶.标准 }}。",
    "自设": "[[社工站{{ 自设.社工站 }}，{{ 自设.社工站.同比 }}。]]",
    "自设如果": "{% if 自设.社工站 %}有站{% endif %}{{ 帮扶.标准 }}。",
    "自设成对": "补充{{ 自设.补充 }}。",
    "空缺": "人次{{ 帮扶.人次 }}。",
    "空缺截至": "人次{{ 帮扶.人次 }}，截至{{ 帮扶.人次.截至 }}。",
    "清单": "{% for 项 in 清单.项目 %}{{ 项.名称 }}投资{{ 项.投资 }}；{% endfor %}",
    "清单如果": "{% if 清单.项目 %}有项目{% endif %}{{ 帮扶.标准 }}。",
}
EDITS = {
    **{path: SetValue(f"帮扶.{path}", "77") for path in ("标准", "资金", "复核", "人次")},
    "户": SetValue("帮扶.在册.户", "77"),
    "上年": SetValue("帮扶.标准", "77", "上年"),
    "目标": SetValue("帮扶.标准", "77", "目标"),
    "街": SetValue("帮扶.资金", "77", "分.东街"),
    "新街": SetValue("帮扶.资金", "77", "分.南街"),
    "截至": SetValue("帮扶.资金", "2025-10-31", "截至"),
    "没有": SetValue("帮扶.标准", "无"),
    "人次没有": SetValue("帮扶.人次", "无"),
    "人次截至": SetValue("帮扶.人次", "2025-10-31", "截至"),
    "自设": SetValue("自设.社工站", "77个"),
    "自设没有": SetValue("自设.社工站", "无"),
    "自设上年": SetValue("自设.社工站", "77个", "上年"),
    "自设改单": SetValue("自设.补充", "77户"),
    "项目": SetValue("清单.项目[1].投资", "77亿元"),
    "名称": SetValue("清单.项目[1].名称", "旧院"),
    "期": SetValue("截至", "2025-06-30"),
    "段": SetValue("时段", "上半年"),
}


@pytest.mark.usefixtures("without_topics")
@pytest.mark.parametrize("line", LINES)
def test_a_topic_is_drafted_again_by_all_that_it_reads(line: str, tmp_path: Path) -> None:
    """Each way a template can read the year, against each way the year can change."""
    section = f"{SECTION}- 〔条〕{LINES[line]}\n"
    write_office(tmp_path, {**FILES, "sections/试验/帮扶.md": section})
    opened = open_office(tmp_path / "2025.yaml", Shelf(), [])
    memory = TopicMemory()
    for edit in EDITS.values():
        for office in (try_office(opened, [edit], []), opened):
            assert draft_office(office, kept=memory) == draft_office(office), edit


@pytest.mark.usefixtures("without_topics")
def test_one_memory_serves_one_edition_after_another(tmp_path: Path) -> None:
    """Another outline, 稿 or office, the empty form: each is drafted as it is."""
    variant = "稿: {公开稿: {公开: 是, 标题: 公开的}}\n"
    files = {
        **FILES,
        "单位.yaml": PROFILE + variant,
        "sections/试验/帮扶.md": f"{SECTION}- 〔条·内部〕{LINES['本年']}\n",
        "templates/提纲/另一个.yaml": OUTLINE.replace("平铺", "一是").replace("社会救助", "救助"),
    }
    write_office(tmp_path, files)
    year, shelf, memory = tmp_path / "2025.yaml", Shelf(), TopicMemory()
    renamed = {str(tmp_path / "单位.yaml"): (PROFILE.replace("清河", "长河") + variant).encode()}
    seen = set()
    for edition in (Edition(), Edition(outline="另一个"), Edition(), Edition(variant="公开稿")):
        for office in (
            open_office(year, shelf, [], edition),
            office_with(year, renamed, [], edition),
        ):
            for blank in (False, True):
                draft = draft_office(office, kept=memory, blank=blank)
                assert draft == draft_office(office, blank=blank)
                seen.add(draft.texts)
    assert len(seen) == 12


@pytest.mark.usefixtures("without_topics")
def test_last_year_and_words_are_read_too(tmp_path: Path) -> None:
    section = f"{SECTION}- 〔条〕{LINES['上年']}\n"
    write_office(tmp_path, {**FILES, "sections/试验/帮扶.md": section})
    memory = TopicMemory()
    texts = []
    for name, text in (
        ("2024.yaml", FILES["2024.yaml"]),
        ("2024.yaml", FILES["2024.yaml"].replace("900", "800")),
        ("2025素材.md", FILES["2025素材.md"].replace("走访", "寻访")),
        ("2025素材.md", "\n" + FILES["2025素材.md"]),
        ("2025素材.md", FILES["2025素材.md"].replace("帮扶\n", "别的\n")),
        ("2025.yaml", FILES["2025.yaml"].replace("数据:", "# 一行\n数据:")),
    ):
        bytes_ = {str(tmp_path / name): text.encode()}
        office = office_with(tmp_path / "2025.yaml", bytes_, [])
        draft = draft_office(office, kept=memory)
        assert draft == draft_office(office)
        texts.append("".join(draft.texts))
    assert len(set(texts)) == 4


@pytest.mark.usefixtures("without_topics")
def test_only_what_an_edit_touches_is_drafted_again(tmp_path: Path, drafted: list[str]) -> None:
    section = f"{SECTION}- 〔条〕{LINES['公式']}{LINES['自设']}\n"
    words = f"{FILES['2025素材.md']}- 补充【自设.补充】。\n"
    write_office(tmp_path, {**FILES, "2025素材.md": words, "sections/试验/帮扶.md": section})
    opened = open_office(tmp_path / "2025.yaml", Shelf(), [])
    memory = TopicMemory()

    def redrafted(office: Office) -> list[str]:
        drafted.clear()
        draft_office(office, kept=memory)
        return sorted(drafted)

    assert redrafted(opened) == ["试验/别的", "试验/帮扶"]
    assert redrafted(opened) == []
    assert redrafted(try_office(opened, [SetValue("帮扶.标准", "77")], [])) == []
    assert redrafted(opened) == []
    for path in ("帮扶.复核", "帮扶.在册.户", "自设.社工站", "自设.补充"):
        assert redrafted(try_office(opened, [SetValue(path, "77个")], [])) == ["试验/帮扶"], path
        assert redrafted(opened) == ["试验/帮扶"]
    assert redrafted(try_office(opened, [SetValue("帮扶.建档", "7户7人")], [])) == ["试验/别的"]
    assert redrafted(try_office(opened, [SetValue("截至", "2025-06-30")], [])) == [
        "试验/别的",
        "试验/帮扶",
    ]


@pytest.mark.usefixtures("without_topics")
def test_a_file_that_is_read_anew_costs_only_what_it_changes(
    tmp_path: Path, drafted: list[str]
) -> None:
    """An accepted edit is read from the file again, and so is 单位.yaml."""
    write_office(
        tmp_path, {**FILES, "sections/试验/帮扶.md": f"{SECTION}- 〔条〕{LINES['同比']}\n"}
    )
    memory, shelf = TopicMemory(), Shelf()
    for change, again in (
        (("", ""), ["试验/帮扶", "试验/别的"]),
        (("", ""), []),
        (("建档: 30户", "建档: 31户"), ["试验/别的"]),
        (("名称: 新院", "名称: 旧院"), []),
    ):
        path = tmp_path / "2025.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
        drafted.clear()
        draft_office(open_office(path, shelf, []), kept=memory)
        assert drafted == again


FEW, MANY = 150, 600
MOST = 1.3


def year_of(count: int) -> dict[str, str]:
    """An office with so many indicators, ten to a topic, all given and printed."""
    names = [growth.name(number) for number in growth.numbers(count)]
    topics = {
        names[at]: growth.FRONT
        + "".join(
            f"- 〔{one}〕**{one}办好。** [[办理{{{{ 试验.{one} }}}}[[，{{{{ 试验.{one}.同比 }}}}]]。]]\n"
            for one in names[at : at + 10]
        )
        for at in range(0, count, 10)
    }
    rows = (f"    {one}: {{本年: {1000 + at}, 上年: 900}}\n" for at, one in enumerate(names))
    leaves = "".join(growth.leaf(number) for number in growth.numbers(count))
    return growth.files(f"数据:\n  试验:\n{''.join(rows)}", sections=topics, leaves=leaves)


def calls_of_a_key(folder: Path, count: int) -> int:
    """How many functions of Python a value that is tried and its draft call."""
    write_office(folder, year_of(count))
    opened = open_office(folder / "2018.yaml", Shelf(), [])
    memory = TopicMemory()
    calls = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    for text in ("2000", "2001", "2002"):
        request = SetValue(f"试验.{growth.name(10_005)}", text)
        calls = 0
        sys.setprofile(counted)
        try:
            tried = try_office(opened, [request], [])
            draft_office(tried, kept=memory, notices=False)
        finally:
            sys.setprofile(None)
    return calls


@pytest.mark.usefixtures("without_topics")
def test_a_key_costs_hardly_more_in_a_longer_year(tmp_path: Path) -> None:
    """What grows with the year are its tables, which are copied and compared, not read or drafted."""
    few, many = (calls_of_a_key(tmp_path / str(count), count) for count in (FEW, MANY))
    assert many < few * MOST
