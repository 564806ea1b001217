"""`drafter new`: from a few answers to files that a clerk fills in."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from drafter.authoring.schema.yearnotes import OFFICE
from tests.offices import write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

FILES = ("单位.yaml", "2026.yaml", "2026素材.md", "2026提纲.yaml")
CITY = {
    "单位.yaml": "名称: 清河市民政局\n层级: 市\n",
    "sections/社会救助/指标.yaml": (
        "心桥:\n  驿站: {名称: 心桥驿站, 单位: 个, 类型: 时点数, 科室: 心桥中心}\n"
        '  占比: {名称: 示范驿站占比, 单位: "%", 类型: 比率, 公式: 心桥.示范 / 心桥.驿站}\n'
        "  示范: {名称: 示范驿站, 单位: 个, 类型: 时点数}\n"
    ),
    "sections/社会救助/心桥.md": (
        "# 总结\n- 〔驿站〕心桥驿站{{ 心桥.驿站 }}。[[示范驿站占{{ 心桥.占比 }}。]]\n"
    ),
    "sections/夜市/指标.yaml": "夜市:\n  摊位: {名称: 夜市摊位, 单位: 个, 类型: 时点数}\n",
    "sections/夜市/夜市.md": "# 总结\n- 〔摊位〕夜市摊位{{ 夜市.摊位 }}。\n",
}


@pytest.fixture(autouse=True)
def _december(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("drafter.cli.new.today", lambda: date(2026, 12, 8))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answers on standard input, one a line; bytes as they are."""

    def give(*lines: str, encoding: str = "utf-8") -> None:
        data = "".join(f"{line}\n" for line in lines).encode(encoding)
        stream = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
        monkeypatch.setattr("sys.stdin", stream)

    return give


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def start(command: Command, *options: str, folder: str = "云岫县") -> Done:
    """`drafter new` without questions; it must go well."""
    done = command("new", folder, "--名称", "清河市云岫县民政局", *options, "--yes")
    assert done.code == 0, done.err
    return done


def fill(path: Path, **values: str) -> None:
    """Type values behind keys as a clerk would, the first empty line of each name."""
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        text, count = re.subn(rf"(?m)^( +{key}:) ", rf"\1 {value} ", text, count=1)
        assert count == 1, key
    path.write_text(text, encoding="utf-8")


class TestFiles:
    def test_the_files_are_written_and_said(self, command: Command, tmp_path: Path) -> None:
        done = start(command, "--主题", "社会救助/低保,养老/助餐")
        assert done.out == "".join(f"云岫县/{name}\n" for name in FILES)
        assert "drafter show 云岫县/2026.yaml" in done.err
        assert inside(tmp_path / "云岫县") == sorted(FILES)

    def test_a_blank_year_is_read_without_a_fault(self, command: Command) -> None:
        start(command)
        checked = command("check", "云岫县/2026.yaml", "--format", "json")
        assert checked.code == 0
        assert set(re.findall('"规则": "(.*)"', checked.out)) == {"待报"}
        shown = command("show", "云岫县/2026.yaml")
        assert "清河市云岫县民政局2026年工作总结和2027年工作计划" in shown.out
        assert "错误 0，警告 0" in shown.err
        rendered = command("render", "云岫县/2026.yaml")
        assert (rendered.code, rendered.out) == (0, "云岫县/2026.docx\n")

    @pytest.mark.parametrize(
        "outline", ["总结问题与计划", "变字八章", "口号框架", "补板与重点工作", "简版"]
    )
    def test_any_outline(self, command: Command, outline: str) -> None:
        start(command, "--提纲", outline)
        checked = command("check", "云岫县/2026.yaml", "--format", "json")
        assert (checked.code, set(re.findall('"规则": "(.*)"', checked.out))) == (0, {"待报"})

    def test_filled_by_hand_it_makes_a_report(self, command: Command, tmp_path: Path) -> None:
        start(command, "--主题", "社会救助/低保,养老/助餐")
        fill(
            tmp_path / "云岫县/2026.yaml",
            标准="{本年: 950, 上年: 900, 下期目标: 1000}",
            在册="908户1515人",
            资金="1366.73",
            助餐点="{分: {甲镇: 8, 乙镇: 6}}",
        )
        words = tmp_path / "云岫县/2026素材.md"
        text = words.read_text(encoding="utf-8")
        words.write_text(
            text.replace("# 养老/助餐\n", "# 养老/助餐\n- 助餐点【养老.助餐.助餐点】都有明厨。\n"),
            encoding="utf-8",
        )
        shown = command("show", "云岫县/2026.yaml")
        assert "每人每月由900元提高到950元" in shown.out
        assert "每人每月由950元提高到1000元" in shown.out
        assert "城乡低保在册908户1515人" in shown.out
        assert "助餐点14个都有明厨" in shown.out
        assert "全县设有" in shown.out
        assert command("check", "云岫县/2026.yaml").code == 0

    def test_rolled_over_nothing_in_it_speaks_of_the_old_year(
        self, command: Command, tmp_path: Path
    ) -> None:
        start(command, "--主题", "社会救助/低保")
        for name in FILES[1:]:
            text = (tmp_path / "云岫县" / name).read_text(encoding="utf-8")
            assert text.count("2026") == (name == "2026.yaml"), name
        done = command("rollover", "云岫县/2026.yaml")
        assert done.code == 0
        assert "请看一看" not in done.err
        checked = command("check", "云岫县/2027.yaml", "--format", "json")
        assert set(re.findall('"规则": "(.*)"', checked.out)) == {"待报"}

    def test_what_the_head_of_the_form_teaches_is_so(
        self, command: Command, tmp_path: Path
    ) -> None:
        """Every way of filling in that the form shows is typed into it, one after the other."""
        start(command, "--主题", "社会救助/低保,养老/助餐")
        path = tmp_path / "云岫县/2026.yaml"
        blank = path.read_text(encoding="utf-8")
        taught = re.findall(r"(?m)^#   (\S+): (\S.*?)  +\S", blank)
        assert len(taught) >= 10
        for key, value in taught:
            path.write_text(blank, encoding="utf-8")
            fill(path, **{key: value})
            checked = command("check", "云岫县/2026.yaml", "--only", "错误")
            assert (checked.code, checked.out) == (0, ""), f"{key}: {value}"

    def test_remarks_at_the_head_can_be_taken_in(self, command: Command, tmp_path: Path) -> None:
        start(command, "--主题", "社会救助/低保,项目建设/重点项目,基层治理/撤村建居")
        path = tmp_path / "云岫县/2026.yaml"
        text = path.read_text(encoding="utf-8")
        keys = "标题|提纲|清单|自设|  项目|  转让项目|    -|  补充医疗险"
        text = re.sub(rf"(?m)^# ({keys})(?=[: ])", r"\1", text).replace("…", "厂房")
        path.write_text(text, encoding="utf-8")
        checked = command("check", "云岫县/2026.yaml", "--only", "错误")
        assert (checked.code, checked.out) == (0, "")
        assert "厂房" in command("show", "云岫县/2026.yaml").out

    def test_every_key_of_the_profile_stands_there(self, command: Command, tmp_path: Path) -> None:
        start(command, "--主题", "社会救助/低保")
        path = tmp_path / "云岫县/单位.yaml"
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"(?m)^(?:# )?(\S+?): ", text)) == OFFICE.keys()
        assert "简称: 县民政局 " in text
        assert "辖区称谓: 全县 " in text
        assert "上级: 县委、县政府 " in text
        # All of them, taken in, are what the program reads.
        taken = re.sub(r"(?m)^# (\S+?: )", r"\1", text).replace("[../市局]", "[]")
        path.write_text(taken, encoding="utf-8")
        checked = command("check", "云岫县/2026.yaml", "--format", "json")
        assert "未知的键" not in checked.out
        assert "单位资料不对" not in checked.out
        assert "没有对应" not in checked.out


class TestForm:
    """The year's file as a page to fill in."""

    @pytest.fixture
    def form(self, command: Command, tmp_path: Path) -> str:
        start(command, "--主题", "社会救助/低保", "--业务线", "养老，社会组织")
        return (tmp_path / "云岫县/2026.yaml").read_text(encoding="utf-8")

    def test_a_figure_says_its_unit_name_and_what_else_it_may_have(self, form: str) -> None:
        assert re.search(r"(?m)^    标准: +# 元/人·月  城乡低保标准：.*〔还可填 下期目标〕$", form)
        assert re.search(r"(?m)^    在册: +# 户、人 +城乡低保对象　〔还可填 分〕$", form)
        assert "# ── 社会救助/低保　最低生活保障（社会救助科）" in form

    def test_a_computed_figure_is_no_line_to_fill_in(self, form: str) -> None:
        (line,) = [line for line in form.splitlines() if "城乡比" in line]
        assert line.startswith("    # 城乡比:")
        assert "〔由程序算：低保.农村.标准 ÷ 低保.城市.标准〕" in line

    def test_a_sum_is_told_once_for_both_halves_of_a_pair(self, form: str) -> None:
        assert form.count("核对：低保.城市.在册 + 低保.农村.在册 = 低保.在册\n") == 1
        assert "低保.在册.户" not in form

    def test_every_figure_stands_once_in_the_order_of_the_report(
        self, form: str, command: Command
    ) -> None:
        assert form.index("社会救助/低保　") < form.index("养老/老年人口　")
        assert form.index("养老/助餐　") < form.index("社会组织/登记　")
        found = command("check", "云岫县/2026.yaml", "--all", "--format", "json").out
        awaited = re.findall('"说明": "(.*) 还没有报来"', found)
        assert len(awaited) == len(set(awaited)) > 300

    def test_remarks_of_one_topic_stand_below_each_other(self, form: str) -> None:
        block = form.partition("# ── 养老/助餐")[2].partition("# ── ")[0]
        columns = {
            sum(2 if ord(mark) > 255 else 1 for mark in line[: line.index("#")])
            for line in block.splitlines()
            if ":" in line and "# " in line and not line.strip().startswith("#")
        }
        assert len(columns) == 1

    def test_words_have_a_heading_for_each_aspect_that_is_told(
        self, form: str, tmp_path: Path
    ) -> None:
        words = (tmp_path / "云岫县/2026素材.md").read_text(encoding="utf-8")
        assert "\n# 社会救助/低保\n<!-- 最低生活保障 -->\n\n## 问题\n\n## 计划\n" in words

    def test_a_topic_nobody_chose_keeps_its_place_in_the_outline(
        self, form: str, tmp_path: Path
    ) -> None:
        assert "婚姻" not in form
        outline = (tmp_path / "云岫县/2026提纲.yaml").read_text(encoding="utf-8")
        assert "- 社会事务/婚姻\n" in outline


class TestChoice:
    def test_only_what_the_office_leads_is_taken_by_itself(
        self, command: Command, tmp_path: Path
    ) -> None:
        start(command)
        now = (tmp_path / "云岫县/2026.yaml").read_text(encoding="utf-8")
        start(command, "--年度", "2018", folder="云岫县旧")
        then = (tmp_path / "云岫县旧/2018.yaml").read_text(encoding="utf-8")
        assert ("双拥优抚/双拥" in now, "双拥优抚/双拥" in then) == (False, True)
        assert ("养老/集中照护" in now, "养老/集中照护" in then) == (True, False)

    def test_another_system_leads_other_topics(self, command: Command, tmp_path: Path) -> None:
        done = command("new", "局", "--名称", "云岫县退役军人事务局", "--yes")
        assert done.code == 0
        assert "云岫县退役军人事务局（退役军人，区县）" in done.err
        form = (tmp_path / "局/2026.yaml").read_text(encoding="utf-8")
        assert "双拥优抚/双拥" in form
        assert "社会救助/低保" not in form

    def test_what_others_lead_is_taken_when_named(self, command: Command, tmp_path: Path) -> None:
        start(command, "--主题", "双拥", "--业务线", "防灾减灾")
        form = (tmp_path / "云岫县/2026.yaml").read_text(encoding="utf-8")
        assert re.findall("# ── (.*?)　", form) == ["防灾减灾/防灾救灾", "双拥优抚/双拥"]

    def test_no_topic_at_all(self, command: Command) -> None:
        start(command, "--主题", "无")
        assert command("check", "云岫县/2026.yaml").code == 0

    @pytest.mark.parametrize("option", ["市局", "../市局"])
    def test_a_library_of_the_city(self, option: str, command: Command, tmp_path: Path) -> None:
        """Named from where one is, or from the new office: 单位.yaml says it from there."""
        write_office(tmp_path / "市局", CITY)
        done = start(command, "--素材库", option, "--业务线", "社会救助，夜市")
        assert "素材库：../市局" in done.err
        profile = (tmp_path / "云岫县/单位.yaml").read_text(encoding="utf-8")
        assert '素材库: ["../市局"]' in profile
        form = (tmp_path / "云岫县/2026.yaml").read_text(encoding="utf-8")
        # What a computed figure needs is asked for, be it printed itself or not.
        assert re.search(
            r"  心桥:\n    驿站: +# 个  心桥驿站（心桥中心）\n    示范: .*\n    # 占比: ", form
        )
        outline = (tmp_path / "云岫县/2026提纲.yaml").read_text(encoding="utf-8")
        assert outline.count("- 社会救助/心桥\n") == 2
        assert "提纲里还没有放：夜市/夜市。" in done.err
        assert "# ════ 提纲里还没有放的 ════\n\n  # ── 夜市/夜市" in form
        fill(tmp_path / "云岫县/2026.yaml", 驿站="8", 示范="2")
        shown = command("show", "云岫县/2026.yaml").out
        assert "心桥驿站8个。示范驿站占25%。" in shown

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--系统", "民证"], "选项 --系统 不对：没有“民证”。是不是“民政”？"),
            (["--层级", "县级"], "选项 --层级 不对：没有“县级”。"),
            (["--年度", "26"], "选项 --年度 不对：“26”不是年度；写四位数字，例：2026"),
            (["--时段", "半年"], "选项 --时段 不对：“半年”不是时段"),
            (["--提纲", "总结和计划"], "选项 --提纲 不对：没有“总结和计划”。是不是“总结与计划”？"),
            (["--主题", "社会救助/低宝"], "选项 --主题 不对：没有主题“社会救助/低宝”。"),
            (["--业务线", "救助"], "选项 --业务线 不对：没有业务线“救助”。"),
            (["--素材库", "没有"], "没有素材库“没有”这个文件夹"),
            (["--名称", "A\x07"], "选项 --名称 不对"),
            (["--名称", "云岫县--><!--局"], "名称里不会有“><”。"),
        ],
    )
    def test_an_option_that_cannot_be(
        self, options: list[str], said: str, command: Command, tmp_path: Path
    ) -> None:
        done = command("new", "云岫县", "--名称", "云岫县民政局", *options, "--yes")
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert inside(tmp_path) == []


class TestNothingIsLost:
    def test_a_folder_that_is_an_office_stays_as_it_is(
        self, command: Command, tmp_path: Path
    ) -> None:
        write_office(tmp_path / "老县", {"2025.yaml": "年度: 2025\n"})
        done = command("new", "老县", "--名称", "云岫县民政局", "--yes")
        assert (done.code, done.out) == (2, "")
        assert "老县/单位.yaml: 错误 已经是一个单位" in done.err
        assert "drafter rollover 老县/2025.yaml" in done.err
        assert inside(tmp_path / "老县") == ["2025.yaml", "单位.yaml"]

    def test_a_further_year_of_an_office_when_asked_for(
        self, command: Command, tmp_path: Path
    ) -> None:
        office = write_office(tmp_path / "老县", {"2025.yaml": "年度: 2025\n"})
        profile = (office / "单位.yaml").read_bytes()
        done = command(
            "new", "老县", "--年度", "2026", "--时段", "上半年", "--主题", "养老/助餐", "--yes"
        )
        assert done.out.split() == [
            f"老县/2026上半年{end}" for end in (".yaml", "素材.md", "提纲.yaml")
        ]
        assert (office / "单位.yaml").read_bytes() == profile
        shown = command("show", "老县/2026上半年.yaml")
        assert "试验县民政局2026年上半年工作总结和下半年工作计划" in shown.out
        again = command("new", "老县", "--年度", "2027", "--名称", "别的民政局", "--yes")
        assert again.code == 2
        assert "单位.yaml 里已经写了名称" in again.err
        again = command("new", "老县", "--年度", "2027", "--素材库", ".", "--yes")
        assert again.code == 2
        assert "素材库写在 单位.yaml 里" in again.err

    @pytest.mark.parametrize("there", ["2026年报表.yaml", "2026/办公室.yaml"])
    def test_a_year_that_is_there_under_another_name(
        self, there: str, command: Command, tmp_path: Path
    ) -> None:
        write_office(tmp_path / "老县", {there: "年度: 2026\n"})
        done = command("new", "老县", "--年度", "2026", "--yes")
        assert done.code == 2
        assert (
            f"老县/{there.partition('/')[0]}: 错误 这一期的文件已有: 2026年的数据已有" in done.err
        )
        assert command("new", "老县", "--年度", "2026", "--时段", "上半年", "--yes").code == 0

    def test_a_further_year_needs_the_libraries_of_the_office(
        self, command: Command, tmp_path: Path
    ) -> None:
        write_office(tmp_path / "老县", {"单位.yaml": "名称: 云岫县民政局\n素材库: [../市局]\n"})
        done = command("new", "老县", "--年度", "2026", "--yes")
        assert done.code == 2
        assert "老县/单位.yaml:2:7: 错误 找不到所指的文件: 没有素材库“../市局”" in done.err
        assert inside(tmp_path / "老县") == ["单位.yaml"]

    def test_one_file_in_the_way_and_none_is_written(
        self, command: Command, tmp_path: Path
    ) -> None:
        (tmp_path / "云岫县").mkdir()
        (tmp_path / "云岫县/2026素材.md").write_text("手写的", encoding="utf-8")
        done = command("new", "云岫县", "--名称", "云岫县民政局", "--yes")
        assert done.code == 2
        assert "云岫县/2026素材.md: 错误 已有同名文件" in done.err
        assert inside(tmp_path / "云岫县") == ["2026素材.md"]

    def test_no_folder_is_not_this_one(self, command: Command, tmp_path: Path) -> None:
        done = command("new", " ", "--名称", "云岫县民政局", "--yes")
        assert done.code == 2
        assert "写一个点：drafter new ." in done.err
        assert inside(tmp_path) == []
        assert command("new", ".", "--名称", "云岫县民政局", "--主题", "低保", "--yes").code == 0
        assert inside(tmp_path) == sorted(FILES)

    def test_a_name_that_yaml_would_not_take(self, command: Command, tmp_path: Path) -> None:
        name = '"云岫": 县 #1 ‘民’\u3000政局'
        assert command("new", "县", "--名称", name, "--主题", "低保", "--yes").code == 0
        checked = command("check", "县/2026.yaml", "--only", "错误")
        assert (checked.code, checked.out) == (0, "")
        assert name in command("show", "县/2026.yaml").out

    @pytest.mark.parametrize("folder", ["con", "云?岫", "云\n岫", "单位/里"])
    def test_a_folder_that_cannot_be(self, folder: str, command: Command, tmp_path: Path) -> None:
        (tmp_path / "单位").write_text("文件", encoding="utf-8")
        done = command("new", folder, "--名称", "云岫县民政局", "--yes")
        assert (done.code, done.out) == (2, "")
        assert "文件建不了" in done.err
        assert inside(tmp_path) == ["单位"]


class TestQuestions:
    def test_answers_one_a_line(
        self, command: Command, answer: Callable[..., None], tmp_path: Path
    ) -> None:
        answer(
            *("清河市云岫县民政局", "民证", "", "9", "３", "", "26", "", "", "总结", "1"),
            *("999", "1-2 养老/助餐", "-1", "", "也许", "是"),
        )
        done = command("new", "云岫县")
        assert done.code == 0, done.err
        assert done.out.split() == [f"云岫县/{name}" for name in FILES]
        for said in (
            "没有“民证”。是不是“民政”？",
            "没有第9项，只有1到4。",
            "本地的名称，例：云岫县 [云岫县]：",
            "  1 总结与计划      先分章写情况，再逐章写计划\n",
            "“26”不是年度；写四位数字，例：2026",
            "没有“总结”。",
            "没有第999项，只有1到100。",
            "选了2个，",
            "主题：2个，",
            "写“是”或者“否”",
        ):
            assert said in done.err
        form = (tmp_path / "云岫县/2026.yaml").read_text(encoding="utf-8")
        assert re.findall("# ── (.*?)　", form) == ["社会救助/走访受理", "养老/助餐"]

    def test_what_options_say_is_not_asked(
        self, command: Command, answer: Callable[..., None]
    ) -> None:
        answer("")
        done = command(
            *("new", "县", "--名称", "云岫县民政局", "--系统", "民政", "--层级", "区县"),
            *("--地区", "云岫县", "--年度", "2025", "--时段", "全年", "--提纲", "总结与计划"),
            *("--主题", "低保"),
        )
        assert done.code == 0
        assert done.err.count("[") == 1
        assert "写吗？[是]：" in done.err

    def test_more_topics_on_demand(
        self, command: Command, answer: Callable[..., None], tmp_path: Path
    ) -> None:
        answer(*["云岫县民政局", *[""] * 6], "无", "更多", "+双拥", "", "")
        done = command("new", "县")
        assert done.code == 0, done.err
        assert "双拥　2019年起由退役军人部门主管" in done.err
        form = (tmp_path / "县/2026.yaml").read_text(encoding="utf-8")
        assert re.findall("# ── (.*?)　", form) == ["双拥优抚/双拥"]

    def test_answers_of_an_older_system(
        self, command: Command, answer: Callable[..., None], tmp_path: Path
    ) -> None:
        answer("云岫县民政局", *[""] * 6, "助餐", "", "", encoding="gb18030")
        assert command("new", "县").code == 0
        assert "名称: 云岫县民政局 " in (tmp_path / "县/单位.yaml").read_text(encoding="utf-8")

    @pytest.mark.parametrize("lines", [[], ["云岫县民政局"], ["云岫县民政局", *[""] * 7]])
    def test_too_few_answers(
        self, lines: list[str], command: Command, answer: Callable[..., None], tmp_path: Path
    ) -> None:
        answer(*lines)
        done = command("new", "县")
        assert (done.code, done.out) == (2, "")
        assert "什么也没有写" in done.err
        assert "drafter new 县 --名称 云岫县民政局 --业务线 社会救助 --yes" in done.err
        assert inside(tmp_path) == []

    def test_no_is_no(self, command: Command, answer: Callable[..., None], tmp_path: Path) -> None:
        answer("云岫县民政局", *[""] * 7, "否")
        done = command("new", "县")
        assert (done.code, done.out) == (130, "")
        assert "什么也没有写。" in done.err
        assert inside(tmp_path) == []

    def test_interrupted(
        self, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def interrupt() -> str:
            raise KeyboardInterrupt

        monkeypatch.setattr("drafter.cli.asking._read_line", interrupt)
        done = command("new", "县")
        assert (done.code, done.out) == (130, "")
        assert "什么也没有写。" in done.err
        assert inside(tmp_path) == []

    def test_without_questions_a_name_is_needed(self, command: Command, tmp_path: Path) -> None:
        done = command("new", "县", "--yes")
        assert done.code == 2
        assert "例：--名称 云岫县民政局" in done.err
        assert inside(tmp_path) == []
