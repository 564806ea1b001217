"""Sections laid over others: office over city over the shared library, item by item."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from drafter.cli.app import run
from drafter.library.searchpath import LibraryFolder, folder_at
from tests.offices import write_office

if TYPE_CHECKING:
    from pathlib import Path

SECTION = "sections/救助/低保.md"
ORIGINAL = """\
---
标题: 最低生活保障
主管: [{系统: 民政, 自: 1949}]
---
# 总结
- 〔标准〕标准为{{ 低保.标准 }}。
- 〔在册〕在册{{ 低保.在册 }}。
- 〔资金〕支出{{ 低保.资金 }}。
# 计划
- 〔管好〕管好低保资金。
"""
SHARED = {
    "sections/救助/指标.yaml": """\
低保:
  标准: {名称: 低保标准, 单位: 元/人·月, 类型: 标准}
  在册: {名称: 低保对象, 单位: 人, 类型: 时点数}
  资金: {名称: 低保资金, 单位: 万元, 类型: 时期数, 科室: 救助科, 说明: 含补差}
""",
    SECTION: ORIGINAL,
}
COUNTY = {
    "单位.yaml": "名称: 甲县民政局\n上级: 县委、县政府\n素材库: [../市]\n",
    "2020.yaml": """\
年度: 2020
数据:
  低保: {标准: 950, 在册: 1515, 资金: 300}
""",
    "2020提纲.yaml": """\
标题: 总结
部分:
  - {标题: 情况, 写法: 平铺, 主题: 救助/低保}
  - {标题: 打算, 视角: 计划, 写法: 平铺, 主题: 救助/低保}
""",
}
ALL = ["标准为每人每月950元。", "在册1515人。", "支出300万元。"]
GAP = "【最低生活保障：章节有错误，待改】"


class Offices:
    """A county that stands on a city's library, and that on the shared one."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capture = capture
        write_office(root / "县", COUNTY)
        write_office(root / "市", {"单位.yaml": "名称: 乙市民政局\n层级: 市\n"})
        (root / "市" / "templates").mkdir()

    def county(self, text: str) -> None:
        """The county's own section on 低保."""
        write_office(self.root / "县", {**COUNTY, SECTION: text})

    def city(self, text: str, **more: str) -> None:
        """The city's section on 低保."""
        write_office(
            self.root / "市", {"单位.yaml": "名称: 乙市民政局\n层级: 市\n", SECTION: text, **more}
        )

    def run(self, *arguments: object) -> str:
        run([str(argument) for argument in arguments])
        captured = self._capture.readouterr()
        assert "程序内部出错" not in captured.err
        return captured.out or captured.err

    def printed(self, year: str = "县/2020.yaml") -> list[str]:
        """The paragraphs of the county's report, headings left out."""
        lines = [line.strip("　 ") for line in self.run("show", self.root / year).splitlines()]
        return [line for line in lines[1:] if line.endswith(("。", "】"))]

    def found(self, year: str = "县/2020.yaml") -> list[dict[str, Any]]:
        """The findings that are no consequence of another."""
        found = json.loads(self.run("check", self.root / year, "--all", "--format", "json"))
        follows = {"章节读不懂，文稿留空", "已填未印"}
        return [item for item in found if item["规则"] not in follows]

    def told(self) -> list[str]:
        """The findings as `文件:行:列 规则`."""
        return [
            f"{item['文件'].removeprefix(f'{self.root}/')}:{item['行']}:{item['列']} {item['规则']}"
            for item in self.found()
        ]


@pytest.fixture
def offices(
    tmp_path: Path,
    wording_alone: LibraryFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Offices:
    """The offices, on a shared library of one topic."""
    units = (wording_alone.sections / "计量.yaml").read_text(encoding="utf-8")
    write_office(tmp_path / "共用", {**SHARED, "sections/计量.yaml": units})
    shared = LibraryFolder(folder_at(tmp_path / "共用").sections, wording_alone.templates)
    monkeypatch.setattr("drafter.library.searchpath.shipped_folder", lambda: shared)
    return Offices(tmp_path, capsys)


def overlay(*lines: str, aspect: str = "总结", head: str = "") -> str:
    return "\n".join(["---", "叠加: 是", *filter(None, [head]), "---", f"# {aspect}", *lines, ""])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ALL),
        (["- 〔在册〕户籍对象{{ 低保.在册 }}。"], [ALL[0], "户籍对象1515人。", ALL[2]]),
        (["- 〔在册〕删"], [ALL[0], ALL[2]]),
        (["- 〔在册〕 删 "], [ALL[0], ALL[2]]),
        (["- 〔新〕后〔标准〕补{{ 低保.资金 }}。"], [ALL[0], "补300万元。", *ALL[1:]]),
        (
            ["- 〔甲〕后〔标准〕甲{{ 低保.资金 }}。", "- 〔乙〕后〔标准〕乙{{ 低保.资金 }}。"],
            [ALL[0], "甲300万元。", "乙300万元。", *ALL[1:]],
        ),
        (
            ["- 〔甲〕后〔标准〕甲{{ 低保.资金 }}。", "- 〔乙〕后〔甲〕乙{{ 低保.资金 }}。"],
            [ALL[0], "甲300万元。", "乙300万元。", *ALL[1:]],
        ),
        (["- 〔首〕前〔标准〕首{{ 低保.资金 }}。"], ["首300万元。", *ALL]),
        (["- 〔末〕末{{ 低保.资金 }}。"], [*ALL, "末300万元。"]),
        (["- 没有名称{{ 低保.资金 }}。"], [*ALL, "没有名称300万元。"]),
        (["- 〔标准〕后〔资金〕标准{{ 低保.标准 }}。"], [*ALL[1:], "标准每人每月950元。"]),
    ],
)
def test_an_overlay_changes_the_items_it_names(
    lines: list[str], expected: list[str], offices: Offices
) -> None:
    if lines:
        offices.county(overlay(*lines))
    assert offices.printed() == [*expected, "管好低保资金。"]
    assert [name for name in offices.told() if "已填未印" not in name] == []


def test_a_view_that_the_original_has_not_is_added_as_it_stands(offices: Offices) -> None:
    offices.county(
        overlay("{% if 低保.在册 %}", "- 难在{{ 低保.在册 }}。", "{% endif %}", aspect="问题")
    )
    outline = (
        COUNTY["2020提纲.yaml"] + "  - {标题: 问题, 视角: 问题, 写法: 平铺, 主题: 救助/低保}\n"
    )
    write_office(offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "2020提纲.yaml": outline})
    assert offices.printed() == [*ALL, "管好低保资金。", "难在1515人。"]


def test_what_the_head_of_an_overlay_leaves_out_stays(offices: Offices) -> None:
    offices.county(overlay("- 〔在册〕删", head="概括: 兜住底线"))
    heads = (
        "标题: 总结\n部分:\n  - {标题: 情况, 写法: 小标题句, 章节: [{标题: 章, 主题: 救助/低保}]}\n"
    )
    write_office(offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "2020提纲.yaml": heads})
    assert offices.told() == []
    offices.county(overlay("- 〔在侧〕删", head="标题: 低保"))
    assert "【低保：章节有错误，待改】" in offices.printed()
    offices.county(overlay("- 〔在侧〕删"))
    assert GAP in offices.printed()


def test_the_words_of_the_office_go_where_the_overlay_says(offices: Offices) -> None:
    offices.county(overlay("{{ 素材 }}", "- 〔末〕末{{ 低保.资金 }}。"))
    words = "# 救助/低保\n- 自己的话。\n"
    write_office(offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "2020素材.md": words})
    assert offices.printed() == [*ALL, "自己的话。", "末300万元。", "管好低保资金。"]


def test_office_over_city_over_shared(offices: Offices) -> None:
    offices.city(
        overlay("- 〔标准〕市定标准{{ 低保.标准 }}。", "- 〔市〕后〔标准〕市里{{ 低保.在册 }}。")
    )
    assert offices.printed()[:4] == ["市定标准每人每月950元。", "市里1515人。", *ALL[1:]]
    offices.county(overlay("- 〔市〕删", "- 〔资金〕县里{{ 低保.资金 }}。"))
    assert offices.printed()[:3] == ["市定标准每人每月950元。", ALL[1], "县里300万元。"]
    assert offices.told() == []


def test_a_whole_section_ends_the_chain(offices: Offices) -> None:
    offices.city("# 总结\n- 〔市〕市里{{ 低保.在册 }}。\n")
    offices.county(overlay("- 〔县〕县里{{ 低保.资金 }}。"))
    assert offices.printed() == ["市里1515人。", "县里300万元。"]


def test_the_hidden_original_can_still_be_placed(offices: Offices) -> None:
    offices.city(overlay("- 〔标准〕市定标准{{ 低保.标准 }}。"))
    offices.county("# 总结\n- 〔县〕县里{{ 低保.在册 }}。\n")
    for path, expected in (
        ("救助/低保", ["县里1515人。"]),
        ("原件/救助/低保", ["市定标准每人每月950元。", *ALL[1:]]),
        ("原件/原件/救助/低保", ALL),
    ):
        outline = f"标题: 总结\n部分:\n  - {{标题: 情况, 写法: 平铺, 主题: {path}}}\n"
        write_office(
            offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "2020提纲.yaml": outline}
        )
        assert offices.printed() == expected
        assert offices.told() == []
    write_office(
        offices.root / "县",
        {
            "单位.yaml": COUNTY["单位.yaml"],
            "2020提纲.yaml": outline.replace("原件/原件", "原件/原件/原件"),
        },
    )
    assert [item["规则"] for item in offices.found()] == ["主题不存在"]


@pytest.mark.parametrize(
    ("lines", "place", "hint"),
    [
        (["- 〔标淮〕删"], "5:1", "是不是“标准”？"),
        (["- 〔补贴〕删"], "5:1", "原章节这个视角的条目：标准、在册、资金"),
        (["- 〔新〕后〔标淮〕补{{ 低保.资金 }}。"], "5:8", "是不是“标准”？"),
        (["{% if 低保.在册 %}", "- 〔在册〕删", "{% endif %}"], "5:1", "把条件写在条目一行之内"),
        (["- 〔新〕在〔标准〕后补{{ 低保.资金 }}。"], "5:7", "写：- 〔新名称〕后〔标准〕…"),
        (
            ["- 〔标准〕删", "- 〔新〕后〔标准〕补{{ 低保.资金 }}。"],
            "6:8",
            "改为跟在留下的条目后面",
        ),
        (["- 〔标准〕后〔标准〕补{{ 低保.资金 }}。"], "5:9", "要换掉它的，写：- 〔标准〕…"),
        (
            ["- 〔甲〕后〔乙〕补{{ 低保.资金 }}。", "- 〔乙〕补{{ 低保.资金 }}。"],
            "5:8",
            "移到它的后面",
        ),
        (["- 〔在册〕户籍{{ 低保.在侧 }}。"], "5:9", "是不是“低保.在册”？"),
        (["- 〔在册〕户籍{{ 低保.在册 。"], "5:9", ""),
        (["- 〔在册"], "5:3", "例：- 〔标准〕…"),
    ],
)
def test_a_faulty_overlay_leaves_a_gap_and_not_the_shared_text(
    lines: list[str], place: str, hint: str, offices: Offices
) -> None:
    offices.county(overlay(*lines))
    (first, *_) = offices.found()
    assert first["严重度"] == "错误"
    assert f"{first['行']}:{first['列']}" == place
    assert first["文件"].endswith("县/" + SECTION)
    assert hint in first["建议"]
    assert offices.printed() == [GAP, "管好低保资金。"]


@pytest.mark.parametrize("said", ["删除", "删去。", "删。", "（删）"])
def test_nearly_the_word_for_removing_is_taken_for_it(said: str, offices: Offices) -> None:
    offices.county(overlay(f"- 〔在册〕{said}"))
    assert offices.printed() == [ALL[0], ALL[2], "管好低保资金。"]
    (told,) = offices.found()
    assert (told["严重度"], told["行"], told["列"]) == ("警告", 5, 7)
    assert told["建议"] == "改为：- 〔在册〕删"


@pytest.mark.parametrize(
    ("text", "severity", "hint"),
    [
        (overlay("- 〔在 册〕户籍{{ 低保.在册 }}。"), "警告", "要换的是“在册”"),
        (overlay("- 〔在册〕户籍{{ 低保.在册 }}。", aspect="计划"), "提示", "移到“# 总结”之下"),
    ],
)
def test_an_item_that_is_added_by_mistake_is_said(
    text: str, severity: str, hint: str, offices: Offices
) -> None:
    offices.county(text)
    (told,) = offices.found()
    assert (told["规则"], told["严重度"]) == ("叠加的条目添在末尾", severity)
    assert hint in told["建议"]


def test_what_was_internal_stays_so(offices: Offices) -> None:
    public = COUNTY["单位.yaml"] + "稿: {公开稿: {公开: 是}}\n"
    offices.city(overlay("- 〔密·内部〕密{{ 低保.在册 }}。"))
    offices.county(overlay("- 〔密〕县里密{{ 低保.在册 }}。"))
    write_office(offices.root / "县", {"单位.yaml": public})
    assert "县里密1515人。" in offices.printed()
    assert "密" not in offices.run("show", offices.root / "县/2020.yaml", "--稿", "公开稿")
    assert [item["规则"] for item in offices.found()] == ["换上的条目仍是内部的"]


def test_an_item_that_can_never_print_is_said(offices: Offices) -> None:
    offices.county(overlay("- 〔标准〕认真落实低保标准。"))
    assert offices.told() == [f"县/{SECTION}:5:1 条目印不出来"]
    offices.county(overlay("- 〔管好〕认真落实低保标准。", aspect="计划"))
    assert offices.told() == []


def test_lines_under_no_view_that_is_known_leave_a_gap(offices: Offices) -> None:
    offices.county(overlay("- 〔标准〕县标准{{ 低保.标准 }}。", aspect="成绩"))
    assert ALL[0] not in offices.printed()
    assert GAP in offices.printed()


def test_no_library_may_be_said_in_words(offices: Offices) -> None:
    libraries(offices, 县="无")
    assert offices.told() == []


def test_a_condition_of_the_original_is_said_of_what_is_put_into_it(offices: Offices) -> None:
    offices.city(
        "# 总结\n{% if 低保.标准.上年 %}\n- 〔甲〕甲{{ 低保.在册 }}。\n{% endif %}\n- 〔乙〕乙{{ 低保.在册 }}。\n"
    )
    offices.county(overlay("- 〔甲〕改{{ 低保.在册 }}。", "- 〔丙〕后〔甲〕丙{{ 低保.在册 }}。"))
    assert [item["规则"] for item in offices.found()] == ["叠加的条目在条件里"] * 2
    offices.county(overlay("- 〔乙〕改{{ 低保.在册 }}。"))
    assert offices.found() == []


@pytest.mark.parametrize(
    "head",
    [
        "---\n叠加：是\n---\n",
        "---\n叠加: 对\n---\n",
        "---\n叠加: true\n---\n",
        "叠加: 是\n---\n",
        "叠加：是\n",
    ],
)
def test_a_badly_written_head_does_not_make_it_a_whole_section(head: str, offices: Offices) -> None:
    offices.county(f"{head}# 总结\n- 〔在册〕户籍{{{{ 低保.在册 }}}}。\n")
    assert offices.printed() == [ALL[0], "户籍1515人。", ALL[2], "管好低保资金。"]
    assert offices.found() != []


def test_a_comment_may_stand_in_the_head(offices: Offices) -> None:
    offices.county("---\n# 本县另有口径\n叠加: 是\n---\n# 总结\n- 〔在册〕删\n")
    assert offices.found() == []
    assert offices.printed() == [ALL[0], ALL[2], "管好低保资金。"]


def test_without_its_library_nothing_is_said_of_a_changed_original(offices: Offices) -> None:
    offices.county(
        overlay("- 〔在册〕户籍{{ 低保.在册 }}。", head="原件: {总结·在册: 0123456789ab}")
    )
    assert [item["规则"] for item in offices.found()] == ["原件已变"]
    (offices.root / "市").rename(offices.root / "别处")
    assert [item["规则"] for item in offices.found()] == ["找不到所指的文件"]


@pytest.mark.parametrize("key", ["在册", "总结.在册", "总结•在册"])
def test_a_digest_under_another_name_is_led_to_its_item(key: str, offices: Offices) -> None:
    head = f"原件: {{{key}: 0123456789ab}}"
    offices.county(overlay("- 〔在册〕户籍{{ 低保.在册 }}。", head=head))
    (told,) = offices.found()
    assert told["建议"] == "是不是“总结·在册”？"


def test_an_overlay_of_nothing_is_said_and_leaves_a_gap(offices: Offices) -> None:
    text = overlay("- 〔新〕新的{{ 低保.在册 }}。")
    outline = COUNTY["2020提纲.yaml"].replace("主题: 救助/低保", "主题: 救助/低宝", 1)
    write_office(
        offices.root / "县",
        {"单位.yaml": COUNTY["单位.yaml"], "2020提纲.yaml": outline, "sections/救助/低宝.md": text},
    )
    assert "县/sections/救助/低宝.md:2:5 叠加没有原件" in offices.told()
    assert offices.printed()[0] == "【低宝：章节有错误，待改】"


def test_an_unreadable_city_section_leaves_a_gap_in_the_county(offices: Offices) -> None:
    offices.city("# 总结\n")
    (offices.root / "市" / SECTION).write_bytes(b"\xff\xfe\x00" * 40)
    offices.county(overlay("- 〔新〕新的{{ 低保.在册 }}。"))
    assert GAP in offices.printed()
    assert ALL[0] not in offices.printed()


def test_marks_of_an_overlay_mean_nothing_in_a_whole_section(offices: Offices) -> None:
    offices.county("# 总结\n- 〔标准〕删\n- 〔新〕后〔标准〕补{{ 低保.资金 }}。\n")
    assert [name.split()[0] for name in offices.told()] == [
        f"县/{SECTION}:2:7",
        f"县/{SECTION}:3:6",
    ]


def test_an_original_that_changed_since_is_named(offices: Offices) -> None:
    whole, item = "原件: 没有这样的", "原件: {总结·标准: 没有这样的, 总结·在册: 也没有}"
    offices.county(overlay("- 〔标准〕县标准{{ 低保.标准 }}。", head=item))
    told = [found for found in offices.found() if found["规则"] == "原件已变"]
    assert [(found["行"], found["列"]) for found in told] == [(3, 13), (3, 27)]
    assert [found["相关"][0]["行"] for found in told] == [6, 7]
    digests = [found["建议"].rpartition("：")[2] for found in told]
    head = f"原件: {{总结·标准: {digests[0]}, 总结·在册: {digests[1]}}}"
    offices.county(overlay("- 〔标准〕县标准{{ 低保.标准 }}。", head=head))
    assert offices.told() == []
    offices.city(overlay("- 〔标准〕删", "- 〔资金〕市里{{ 低保.资金 }}。"))
    (found,) = offices.found()
    assert "没有了" in found["说明"]
    offices.city(overlay("- 〔资金〕市里{{ 低保.资金 }}。"))
    assert offices.told() == []

    offices.county(f"---\n{whole}\n---\n# 总结\n- 〔标准〕县标准{{{{ 低保.标准 }}}}。\n")
    (found,) = offices.found()
    assert found["严重度"] == "警告"
    digest = found["建议"].rpartition("：")[2]
    offices.county(f"---\n原件: {digest}\n---\n# 总结\n- 〔标准〕县标准{{{{ 低保.标准 }}}}。\n")
    assert offices.told() == []
    offices.city(overlay("- 〔资金〕市里另拨{{ 低保.资金 }}。"))
    assert [item["规则"] for item in offices.found()] == ["原件已变"]


def test_indicators_merge_by_key(offices: Offices) -> None:
    more = "低保:\n  资金: {名称: 低保金}\n  标准: {科室: 兜底科}\n  慰问: {名称: 慰问户, 单位: 户, 类型: 时期数}\n"
    write_office(
        offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "sections/救助/指标.yaml": more}
    )
    assert offices.told() == []
    assert offices.printed() == [*ALL, "管好低保资金。"]


def test_an_indicator_of_one_library_cannot_have_children_in_another(offices: Offices) -> None:
    more = "低保:\n  资金: {中央: {名称: 中央资金, 单位: 万元, 类型: 时期数}}\n"
    write_office(
        offices.root / "县", {"单位.yaml": COUNTY["单位.yaml"], "sections/救助/指标.yaml": more}
    )
    (found,) = offices.found()
    assert found["规则"] == "指标之下又有指标"
    assert (found["行"], found["列"]) == (2, 8)
    assert offices.printed() == [*ALL, "管好低保资金。"]


def libraries(offices: Offices, **named: str) -> None:
    for name, text in named.items():
        folder = offices.root / name
        write_office(folder, {"单位.yaml": f"名称: {name}\n素材库: {text}\n"})
        (folder / "sections").mkdir(exist_ok=True)


def test_a_library_brings_its_own_libraries(offices: Offices) -> None:
    libraries(offices, 市="[../省]", 省="[]")
    own = {"单位.yaml": "名称: 省\n", SECTION: "# 总结\n- 〔省〕省里{{ 低保.在册 }}。\n"}
    write_office(offices.root / "省", own)
    assert offices.printed() == ["省里1515人。"]
    # Whoever names a library stands before it, whichever way round they are listed.
    offices.city(overlay("- 〔市〕市里{{ 低保.在册 }}。"))
    libraries(offices, 市="[../省]", 县="[../省, ../市]")
    assert offices.printed() == ["省里1515人。", "市里1515人。"]
    assert offices.told() == []


def test_libraries_that_go_round_in_a_circle(offices: Offices) -> None:
    libraries(offices, 市="[../省]", 省="[../县, ../市]")
    assert [item["说明"].rpartition("：")[2] for item in offices.found()] == [
        "县 → 市 → 省 → 县",
        "市 → 省 → 市",
    ]
    assert offices.told() == ["省/单位.yaml:2:7 素材库绕成圈", "省/单位.yaml:2:13 素材库绕成圈"]
    assert offices.printed() == [*ALL, "管好低保资金。"]


def test_a_circle_is_seen_from_within_the_folder(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries(offices, 市="[../县]")
    monkeypatch.chdir(offices.root / "县")
    told = json.loads(offices.run("check", "2020.yaml", "--format", "json"))
    assert [item["规则"] for item in told] == ["素材库绕成圈"]


def test_a_library_whose_profile_cannot_be_read_is_said(offices: Offices) -> None:
    (offices.root / "市" / "单位.yaml").write_text("- 一列\n", encoding="utf-8")
    assert [item["文件"].rpartition("/")[2] for item in offices.found()] == ["单位.yaml"]
    assert offices.printed() == [*ALL, "管好低保资金。"]


def test_check_takes_any_library_folder(offices: Offices) -> None:
    write_office(offices.root / "库", {"单位.yaml": "", SECTION: overlay("- 〔在侧〕删")})
    (offices.root / "库" / "单位.yaml").unlink()
    out = offices.run("sections", "check", offices.root / "库")
    assert "库/sections/救助/低保.md:5:1: 错误 叠加没有原件" in out
    assert "这里没有单位，也没有素材库" in offices.run("sections", "check", offices.root)
