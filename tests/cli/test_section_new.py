"""`drafter sections new`: skeletons, copies and changed items that the library check finds in order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from drafter import resources
from drafter.checks.proof import prove_section
from drafter.drafting.report import compile_library
from drafter.library.library import load_library
from drafter.pipeline import library_path
from tests.offices import HEAD, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.findings import Finding
    from tests.cli.conftest import Done

    Command = Callable[..., Done]

TOPIC = "sections/救助/低保.md"
ORIGINAL = """\
---
标题: 最低生活保障
概括: 兜底保障有力
主管: [{系统: 民政, 自: 1949}]
---
# 总结
<!-- 标准先说 -->
- 〔标准〕**标准调整到位。** [[标准{{ 低保.标准 }}[[，{{ 低保.标准.同比 }}]]。]]
- 〔在册〕[[在册{{ 低保.在册 }}。]]
# 计划
- 〔标准〕适时调整标准。
- 〔管理〕管好在册对象。
"""
CITY = {
    "单位.yaml": "名称: 清河市民政局\n层级: 市\n",
    "sections/救助/指标.yaml": (
        "低保:\n"
        "  标准: {名称: 低保标准, 单位: 元/人·月, 类型: 标准}\n"
        "  在册: {名称: 低保对象, 单位: 人, 类型: 时点数}\n"
    ),
    TOPIC: ORIGINAL,
}
OUTLINE = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
部分:
  - {标题: 工作情况, 视角: 总结, 主题: [救助/低保, 夜市/摊点]}
  - {标题: 工作计划, 视角: 计划, 同: 工作情况}
"""


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_topics: None) -> Path:
    """The county that stands on the city's library; the commands run in its folder."""
    write_office(tmp_path / "市局", CITY)
    year = HEAD.format(year=2018) + "数据: {低保: {标准: {本年: 950, 上年: 900}, 在册: 1515}}\n"
    office = write_office(
        tmp_path / "云岫县",
        {
            "单位.yaml": "名称: 云岫县民政局\n层级: 区县\n素材库: [../市局]\n",
            "2018.yaml": year,
            "2018提纲.yaml": OUTLINE,
        },
    )
    monkeypatch.chdir(office)
    return office


def told(command: Command, folder: str = ".") -> list[str]:
    """What the library check finds in what the office has and stands on, as `rule: message`.

    The shipped wording without the shipped topics is no library of its own.
    """
    found = json.loads(command("sections", "check", folder, "--all", "--format", "json").out)
    shipped = str(resources.shipped("templates"))
    return [
        f"{item['规则']}: {item['说明']}" for item in found if not item["文件"].startswith(shipped)
    ]


def made(command: Command, *arguments: str) -> Done:
    """`sections new` that goes well, and after which the library is in order."""
    done = command("sections", "new", *arguments)
    assert done.code == 0, done.err
    assert told(command) == []
    return done


def refused(command: Command, *arguments: str) -> str:
    done = command("sections", "new", *arguments)
    assert (done.code, done.out) == (2, "")
    return done.err


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


class TestSkeleton:
    def test_it_prints_as_it_stands(self, command: Command, county: Path) -> None:
        done = made(command, "夜市/摊点")
        assert done.out == "sections/夜市/摊点.md\nsections/夜市/指标.yaml\n"
        edit(county / "2018.yaml", "数据: {", "数据: {摊点: {对象: 30, 资金: 12.5}, ")
        shown = command("show", "2018.yaml").out
        assert "摊点有序开展。截至2018年末，摊点对象30人。全年摊点资金12.5万元。" in shown
        assert "继续做好摊点工作。" in shown

    def test_its_own_indicators(self, command: Command, county: Path) -> None:
        made(
            *(command, "夜市/摊点", "--标题", "夜间摊点"),
            *("--指标", "摊位：个、客流:人次，占比:%,标准:元/人·月"),
        )
        catalogue = (county / "sections/夜市/指标.yaml").read_text(encoding="utf-8")
        assert "  摊位: {名称: 夜间摊点摊位, 单位: 个, 类型: 时点数," in catalogue
        assert "  客流: {名称: 夜间摊点客流, 单位: 人次, 类型: 累计数," in catalogue
        assert '  占比: {名称: 夜间摊点占比, 单位: "%", 类型: 比率,' in catalogue
        assert "  标准: {名称: 夜间摊点标准, 单位: 元/人·月, 类型: 标准," in catalogue

    def test_a_second_topic_of_a_line_goes_behind_the_first_in_its_catalogue(
        self, command: Command, county: Path
    ) -> None:
        catalogue = county / "sections/夜市/指标.yaml"
        catalogue.parent.mkdir(parents=True)
        before = "夜市: {家数: {名称: 夜市家数, 单位: 户, 类型: 时点数}}  # 注\r\n".encode(
            "gb18030"
        )
        catalogue.write_bytes(before.rstrip())
        (county / "sections/夜市/夜市.md").write_text(
            "# 总结\n- 〔家数〕夜市{{ 夜市.家数 }}。\n", encoding="utf-8"
        )
        done = command("sections", "new", "夜市/摊点", "--指标", "摊位:个")
        assert done.out == "sections/夜市/摊点.md\nsections/夜市/指标.yaml\n"
        after = catalogue.read_bytes()
        assert after.startswith(before.rstrip())
        assert "摊点:\n  摊位: {名称: 摊点摊位," in after.decode("gb18030")
        assert [text.partition(":")[0] for text in told(command)] == ["编码是GB18030"]

    def test_a_catalogue_that_has_the_name_already_is_left_alone(
        self, command: Command, county: Path
    ) -> None:
        catalogue = county / "sections/夜市/指标.yaml"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text("摊点:\n", encoding="utf-8")
        said = refused(command, "夜市/摊点")
        assert "里接不上，什么也没有写" in said
        assert "  对象: {名称: 摊点对象, 单位: 人," in said
        assert [path.name for path in catalogue.parent.iterdir()] == ["指标.yaml"]

    def test_a_topic_for_figures_that_the_library_has(self, command: Command, county: Path) -> None:
        done = made(command, "民生/低保")
        assert done.out == "sections/民生/低保.md\n"
        text = (county / "sections/民生/低保.md").read_text(encoding="utf-8")
        assert "{{ 低保.标准 }}" in text

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["低保"], "“低保”要写成 业务线/主题，例：社会救助/低保"),
            (["救助/上年"], "“上年”不能作名称"),
            (["../甲/乙"], "“..”不能作名称"),
            (["救助/a b"], "“a b”不能作名称"),
            (
                ["救助/低保"],
                "已经有主题“救助/低保”（素材库市局）。要改它：--from 救助/低保 抄来全文",
            ),
            (["夜市/甲", "--指标", "摊位"], "“摊位”要连单位写，例：摊位:个"),
            (["夜市/甲", "--指标", "摊位:箱,上年:个"], "摊位的单位“箱”没有登记。"),
            (["夜市/甲", "--指标", "摊位:箱,上年:个"], "“上年”不能作指标名"),
            (["夜市/低保", "--指标", "在册:人"], "已经有指标“低保.在册”，换一个名称。"),
            (["夜市/甲", "没有"], "没有这个文件夹"),
            (["夜市/甲", ".", "多"], "多出了参数：多"),
            ([], "缺少参数“业务线/主题”"),
            (["夜市/甲", "--标题", "甲", "--from", "救助/低保"], "--标题、--指标只用于新建"),
        ],
    )
    def test_what_cannot_be(
        self, arguments: list[str], said: str, command: Command, county: Path
    ) -> None:
        assert said in refused(command, *arguments)
        assert not (county / "sections").exists()

    def test_an_existing_file_is_never_written_over(self, command: Command, county: Path) -> None:
        made(command, "夜市/摊点")
        text = (county / "sections/夜市/摊点.md").read_bytes()
        assert "已有同名文件" in refused(command, "夜市/摊点")
        assert (county / "sections/夜市/摊点.md").read_bytes() == text


class TestItems:
    def test_items_are_copied_as_they_are_written(self, command: Command, county: Path) -> None:
        done = made(command, "救助/低保", "--条目", "标准")
        assert done.out == f"{TOPIC}\n"
        text = (county / TOPIC).read_text(encoding="utf-8")
        lines = [line for line in ORIGINAL.splitlines() if "〔标准〕" in line]
        assert [line for line in text.splitlines() if line.startswith("- 〔标准〕")] == lines
        assert "〔在册〕" not in text
        assert "素材库市局 救助/低保" in text

    def test_what_is_changed_prints_and_the_rest_is_the_original(
        self, command: Command, county: Path
    ) -> None:
        made(command, "救助/低保", "--条目", "计划·标准")
        edit(county / TOPIC, "适时调整标准。", "按上级部署调整标准。")
        shown = command("show", "2018.yaml").out
        assert "按上级部署调整标准。管好在册对象。" in shown
        assert "标准每人每月950元，同比增长5.6%。" in shown

    def test_the_remark_teaches_what_works(self, command: Command, county: Path) -> None:
        made(command, "救助/低保", "--条目", "总结·在册")
        text = (county / TOPIC).read_text(encoding="utf-8")
        assert "删：- 〔在册〕删\n插：- 〔新的〕后〔在册〕" in text
        edit(
            county / TOPIC,
            "# 总结\n",
            "# 总结\n- 〔标准〕删\n- 〔新的〕后〔在册〕低保{{ 低保.在册 }}。\n"
            "- 〔头〕前〔在册〕人数{{ 低保.在册 }}。\n- 〔尾〕对象{{ 低保.在册 }}。\n",
        )
        assert [text for text in told(command) if "没有章节用到" not in text] == []
        shown = command("show", "2018.yaml").out
        assert "950" not in shown
        assert "人数1515人。在册1515人。低保1515人。对象1515人。" in shown

    def test_an_item_within_a_condition(self, command: Command, county: Path) -> None:
        city = county.parent / "市局" / TOPIC
        edit(
            city,
            "- 〔管理〕管好在册对象。",
            "{% if 低保.在册 %}\n- 〔管理〕管好对象。\n{% endif %}",
        )
        assert command("sections", "new", "救助/低保", "--条目", "管理").code == 0
        assert command("sections", "new", "救助/低保", "--条目", "标准").code == 0
        assert [text.partition(":")[0] for text in told(command)] == ["叠加的条目在条件里"]
        assert "适时调整标准。管好对象。" in command("show", "2018.yaml").out

    def test_an_original_that_changed_since_is_named(self, command: Command, county: Path) -> None:
        made(command, "救助/低保", "--条目", "标准")
        city = county.parent / "市局" / TOPIC
        edit(city, "- 〔在册〕[[在册", "- 〔在册〕[[现有")
        assert told(command) == []
        edit(city, "适时调整标准。", "及时调整标准。")
        (changed,) = told(command)
        assert "原件已变: 原件的条目“计划·标准”在抄来之后改过了" in changed

    @pytest.mark.parametrize(
        ("newline", "encoding"), [("\n", "utf-8"), ("\r\n", "utf-8-sig"), ("\r\n", "gb18030")]
    )
    @pytest.mark.parametrize(
        "head",
        [
            "叠加: 是\n原件:   # 摘要\n  计划·管理: {digest}\n",
            "标题: 低保\n原件:\n  计划·管理: {digest}\n叠加: 是 # 叠\n",
            "叠加: 是\n原件: {{计划·管理: {digest}}}  # 摘要\n",
            "叠加: 是   # 没有摘要\n",
        ],
    )
    def test_an_item_added_to_what_is_there_leaves_every_other_byte(
        self, newline: str, encoding: str, head: str, command: Command, county: Path
    ) -> None:
        made(command, "救助/低保", "--条目", "计划·管理")
        path = county / TOPIC
        digest = path.read_text(encoding="utf-8").partition("计划·管理: ")[2][:14]
        body = "---\n<!-- 注 -->\n# 计划\n- 〔管理〕管好  对象。   \n\n<!-- 尾 -->\n"
        text = ("---\n" + head.format(digest=digest) + body).replace("\n", newline)
        path.write_bytes(text.encode(encoding))
        done = command("sections", "new", "救助/低保", "--条目", "标准")
        assert (done.code, done.out) == (0, f"{TOPIC}\n"), done.err
        after = path.read_bytes().decode(encoding)
        assert "\n" not in after.replace("\r\n", "") or newline == "\n"
        added = [line for line in after.splitlines() if line not in text.splitlines()]
        assert sum("〔标准〕" in line for line in added) == 2
        kept = [
            line for line in after.splitlines(keepends=True) if line.rstrip("\r\n") not in added
        ]
        if "{{" not in head:
            assert "".join(kept).replace(newline * 2, newline) == text.replace(newline * 2, newline)
        assert not [text for text in told(command) if "编码" not in text]
        shown = command("show", "2018.yaml").out
        assert shown.index("管好  对象") < shown.index("适时调整标准") or "适时调整标准" in shown

    def test_a_file_without_a_line_end(self, command: Command, county: Path) -> None:
        made(command, "救助/低保", "--条目", "计划·管理")
        path = county / TOPIC
        path.write_bytes(path.read_bytes().rstrip())
        made(command, "救助/低保", "--条目", "标准")
        text = path.read_text(encoding="utf-8")
        assert "- 〔管理〕管好在册对象。\n- 〔标准〕适时调整标准。\n" in text
        assert "\n\n# 总结\n- 〔标准〕**" in text

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["救助/低保", "--条目", "标淮"], "没有条目“标淮”。是不是“标准”？"),
            (["救助/低保", "--条目", "问题·标准"], "没有条目“问题·标准”。"),
            (["救助/低保", "--条目", "〔〕"], "没有写条目的名称"),
            (["救助/低宝", "--条目", "标准"], "没有主题“救助/低宝”。是不是“救助/低保”？"),
            (["低保", "--条目", "标准"], "没有主题“低保”。是不是“救助/低保”？"),
            (["夜市/甲", "--from", "救助/低保", "--条目", "标准"], "--条目 叠加在原主题上"),
        ],
    )
    def test_what_cannot_be(
        self, arguments: list[str], said: str, command: Command, county: Path
    ) -> None:
        assert said in refused(command, *arguments)
        assert not (county / "sections").exists()

    def test_what_is_there_already_is_not_added_again(self, command: Command, county: Path) -> None:
        made(command, "救助/低保", "--条目", "标准")
        before = (county / TOPIC).read_bytes()
        said = refused(command, "救助/低保", "--条目", "在册,标准")
        assert f"{TOPIC}:" in said
        assert "已经有条目“总结·标准”，直接改那一行。" in said
        assert (county / TOPIC).read_bytes() == before

    def test_a_file_with_a_fault_is_left_alone(self, command: Command, county: Path) -> None:
        made(command, "救助/低保", "--条目", "标准")
        edit(county / TOPIC, "# 计划", "# 计画")
        before = (county / TOPIC).read_bytes()
        said = refused(command, "救助/低保", "--条目", "在册")
        assert "里接不上，什么也没有改" in said
        assert "- 〔在册〕[[在册{{ 低保.在册 }}。]]" in said
        assert (county / TOPIC).read_bytes() == before


class TestWhole:
    def test_where_a_library_is_missing_no_other_is_copied(
        self, command: Command, county: Path
    ) -> None:
        edit(county / "单位.yaml", "../市局", "../省厅")
        for arguments in (["--from", "救助/低保"], ["救助/低保", "--条目", "标准"], ["夜市/摊点"]):
            said = refused(command, *arguments)
            assert "单位.yaml:3:7: 错误 找不到所指的文件: 没有素材库“../省厅”这个文件夹" in said
        assert not (county / "sections").exists()

    def test_a_copy_is_the_original_and_says_what_it_was_made_from(
        self, command: Command, county: Path
    ) -> None:
        made(command, "--from", "救助/低保")
        lines = (county / TOPIC).read_text(encoding="utf-8").splitlines()
        (digest,) = [line for line in lines if line.startswith("原件: ")]
        lines.remove(digest)
        assert lines == ORIGINAL.splitlines()
        edit(county.parent / "市局" / TOPIC, "管好在册对象。", "管好对象。")
        (changed,) = told(command)
        assert "原件的章节“救助/低保”在抄来之后改过了" in changed
        assert "管好在册对象。" in command("show", "2018.yaml").out

    def test_an_original_without_a_head(self, command: Command, county: Path) -> None:
        (county.parent / "市局" / TOPIC).write_text(
            "# 总结\n- 〔标准〕标准{{ 低保.标准 }}，在册{{ 低保.在册 }}。\n", encoding="utf-8"
        )
        made(command, "救助/低保", "--from", "救助/低保")
        assert (county / TOPIC).read_text(encoding="utf-8").startswith('---\n原件: "')

    def test_a_copy_of_what_is_itself_laid_over(
        self, command: Command, county: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The county lies over the city, and a town over the county."""
        made(command, "救助/低保", "--条目", "计划·标准")
        edit(
            county / TOPIC, "适时调整标准。", "按上级部署调整标准。\n- 〔公示〕后〔标准〕张榜公示。"
        )
        town = write_office(
            county.parent / "镇",
            {"单位.yaml": "名称: 沙湾镇民政办\n层级: 乡镇街道\n素材库: [../云岫县]\n"},
        )
        monkeypatch.chdir(town)
        made(command, "--from", "救助/低保")
        text = (town / TOPIC).read_text(encoding="utf-8")
        assert "标题: 最低生活保障\n概括: 兜底保障有力\n主管: [{系统: 民政, 自: 1949}]\n" in text
        assert (
            "- 〔标准〕按上级部署调整标准。\n- 〔公示〕张榜公示。\n- 〔管理〕管好在册对象。\n"
            in text
        )
        assert "叠加" not in text
        said = refused(command, "救助/低保", "--条目", "标准")
        assert "已经整个替换了原件，直接在里面改。" in said

    def test_a_topic_of_its_own_made_from_another(self, command: Command, county: Path) -> None:
        done = made(command, "民生/低保", "--from", "救助/低保")
        assert done.out == "sections/民生/低保.md\n"
        text = (county / "sections/民生/低保.md").read_text(encoding="utf-8")
        assert text == ORIGINAL
        assert "已经有主题“民生/低保”" in refused(command, "民生/低保", "--from", "救助/低保")

    def test_a_library_that_is_no_office(
        self,
        command: Command,
        tmp_path: Path,
        without_topics: None,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        (tmp_path / "共用/sections").mkdir(parents=True)
        monkeypatch.chdir(tmp_path)
        done = command("sections", "new", "夜市/摊点", "共用")
        assert done.out == "共用/sections/夜市/摊点.md\n共用/sections/夜市/指标.yaml\n"
        assert told(command, "共用") == []

    def test_a_folder_that_is_neither(
        self, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert "这里没有单位，也没有素材库" in refused(command, "夜市/摊点")
        assert list(tmp_path.iterdir()) == []


def test_on_the_shipped_library_all_is_in_order(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `sections check` asks of these topics; asking it of all of them takes a minute."""
    write_office(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ("夜市/摊点",),
        ("社会救助/低保", "--条目", "标准"),
        ("社会救助/低保", "--条目", "在册、问题·动态管理"),
        ("--from", "养老/助餐"),
    ):
        done = command("sections", "new", *arguments)
        assert done.code == 0, done.err
    found: list[Finding] = []
    compiled = compile_library(load_library(library_path(None, found), found), found)
    for topic in ("夜市/摊点", "社会救助/低保", "养老/助餐"):
        found.extend(prove_section(compiled.topics[topic], compiled))
    assert found == []
