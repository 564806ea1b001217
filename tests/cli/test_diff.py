"""`drafter diff` says what changed between two versions of a year, and why."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.offices import PROFILE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

INDICATORS = """\
救助:
  标准: {名称: 救助标准, 单位: 元/人·月, 类型: 标准, 科室: 救助科}
  人数: {名称: 救助对象, 单位: 人, 类型: 时点数, 科室: 救助科}
  资金: {名称: 救助资金, 单位: 万元, 类型: 时期数, 科室: 救助科}
养老:
  床位: {名称: 养老床位, 单位: 张, 类型: 时点数}
"""
AID = """\
---
标题: 救助
---
# 总结
- 〔标准〕救助{{ 救助.标准.由上年到本年 }}[[，{{ 救助.标准.同比 }}]]。
- 〔人数〕在册{{ 救助.人数 }}。[[发放资金{{ 救助.资金 }}。]]
# 计划
- 〔标准〕适时调整救助标准。
"""
CARE = "---\n标题: 养老\n---\n# 总结\n- 〔床位〕共有养老床位{{ 养老.床位 }}。\n"
SHAPE = """\
标题: "{{ 单位.名称 }}{{ 时段.称谓 }}工作总结"
部分:
  - 标题: 主要工作
    写法: 平铺
    章节:
      - {标题: 救助工作, 主题: [试验/救助]}
      - {标题: 养老工作, 主题: [试验/养老]}
  - {标题: 打算, 视角: 计划, 写法: 平铺, 章节: [{标题: 救助打算, 主题: [试验/救助]}]}
"""
FIGURES = """\
年度: 2018
数据:
  救助:
    标准: {本年: 950, 上年: 900}
    人数: 1515
    资金: ××
  养老.床位: 300
"""
WORDS = "# 试验/救助\n- 入户核查家庭状况。\n- 开展政策宣传。\n"
FILES = {
    "2018.yaml": FIGURES,
    "2018提纲.yaml": SHAPE,
    "2018素材.md": WORDS,
    "sections/试验/指标.yaml": INDICATORS,
    "sections/试验/救助.md": AID,
    "sections/试验/养老.md": CARE,
}

pytestmark = pytest.mark.usefixtures("without_topics")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A version that was sent round for comments."""
    return write_office(tmp_path / "征求 意见稿", FILES)


@pytest.fixture
def new(old: Path) -> Path:
    """The same, to be edited."""
    folder = old.parent / "现在"
    shutil.copytree(old, folder)
    return folder


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def compared(command: Command, old: Path, new: Path) -> dict[str, Any]:
    done = command("diff", old / "2018.yaml", new / "2018.yaml", "--format", "json")
    assert done.code == 1, done.err
    told: dict[str, Any] = json.loads(done.out)
    return told


def sides(changes: list[dict[str, Any]]) -> list[tuple[str | None, str | None]]:
    return [(item["旧"] and item["旧"]["文"], item["新"] and item["新"]["文"]) for item in changes]


def test_equal_versions_are_equal(command: Command, old: Path, new: Path) -> None:
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert (done.code, done.out) == (0, "两个版本没有不同。\n")


def test_comments_and_order_are_no_difference(command: Command, old: Path, new: Path) -> None:
    edit(
        new / "2018.yaml",
        ("  养老.床位: 300\n", ""),
        ("数据:\n", "数据:\n  # 养老科报\n  养老: {床位: {本年: 300}}\n"),
    )
    assert command("diff", old / "2018.yaml", new / "2018.yaml").code == 0


def test_a_figure_and_the_sentences_it_changed(command: Command, old: Path, new: Path) -> None:
    edit(new / "2018.yaml", ("本年: 950", "本年: 960"))
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert done.code == 1
    assert done.out == (
        "数据（1处）\n"
        "  改    救助标准（救助.标准 本年）：950元/人·月 → 960元/人·月\n"
        f"        {old}/2018.yaml:4:14 → {new}/2018.yaml:4:14\n"
        "\n"
        "随数据变的句子（1处）\n"
        "  主要工作 / 救助工作\n"
        "    旧  救助由每人每月900元提高到[-950元-]，同比增长[-5.6%-]。\n"
        "    新  救助由每人每月900元提高到{+960元+}，同比增长{+6.7%+}。\n"
        "        数据：救助.标准 本年\n"
        "\n"
        "数据 1，句子 1，标题 0，移位 0，空缺 0。\n"
    ).replace("由每人每月900元", "每人每月由900元")


def test_a_direction_that_turned_is_still_the_figure(
    command: Command, old: Path, new: Path
) -> None:
    edit(new / "2018.yaml", ("本年: 950", "本年: 850"))
    (change,) = compared(command, old, new)["句子"]
    assert change["原因"] == "数据"
    assert "调整为850元" in change["新"]["文"]


@pytest.mark.parametrize(
    ("before", "after", "change", "values"),
    [
        ("人数: 1515", "人数: 1515.0", "写法", ("1515", "1515.0")),
        ("人数: 1515", "人数: 0.1515万", "写法", ("1515", "0.1515万")),
        ("人数: 1515", "人数: 约1515", "改", ("1515", "约1515")),
        ("人数: 1515", "人数: 1516", "改", ("1515", "1516")),
        ("人数: 1515", "人数: 无", "改", ("1515", "无")),
        ("人数: 1515", "人数: ", "待报", ("1515", "待报")),
        ("    人数: 1515\n", "", "删", ("1515", None)),
        ("资金: ××", "资金: 12.5", "报来", ("待报", "12.5")),
        ("人数: 1515", "人数: {本年: 1515, 目标: 1600}", "增", (None, "1600")),
        ("人数: 1515", "人数: {本年: 1515, 来源: 12月报表}", "增", (None, "12月报表")),
        ("人数: 1515", "人数: {分: {甲: 1000, 乙: 515}}", "增", (None, "1000")),
    ],
)
def test_what_became_of_a_figure(
    command: Command,
    old: Path,
    new: Path,
    before: str,
    after: str,
    change: str,
    values: tuple[str | None, str | None],
) -> None:
    edit(new / "2018.yaml", (before, after))
    first = compared(command, old, new)["数据"][0]
    told = tuple(first[side] and first[side]["值"] for side in ("旧", "新"))
    assert (first["变化"], told) == (change, values)


def test_the_same_value_typed_otherwise_is_told_as_such(
    command: Command, old: Path, new: Path
) -> None:
    edit(new / "2018.yaml", ("人数: 1515", "人数: 1515.0"))
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert "写法  救助对象（救助.人数 本年）：1515人 → 1515.0人（值相等）" in done.out
    assert "{+1515.0人+}" in done.out


def test_a_hole_that_was_filled(command: Command, old: Path, new: Path) -> None:
    edit(
        old / "sections/试验/救助.md",
        ("[[发放资金{{ 救助.资金 }}。]]", "发放资金{{ 救助.资金 }}。"),
    )
    edit(
        new / "sections/试验/救助.md",
        ("[[发放资金{{ 救助.资金 }}。]]", "发放资金{{ 救助.资金 }}。"),
    )
    edit(new / "2018.yaml", ("资金: ××", "资金: 12.5"))
    told = compared(command, old, new)
    assert told["补上"] == [{"指标": "救助.资金", "字段": "本年"}]
    assert told["空缺"] == {"旧": 1, "新": 0}
    assert sides(told["句子"]) == [("发放资金〔待填〕万元。", "发放资金12.5万元。")]
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert f"补上的空缺（1处）\n  救助资金（救助.资金 本年）  {new}/2018.yaml:6:9\n" in done.out
    back = compared(command, new, old)
    assert (back["补上"], back["新空"]) == ([], [{"指标": "救助.资金", "字段": "本年"}])


def test_a_hole_that_went_with_its_sentence_was_not_filled(
    command: Command, old: Path, new: Path
) -> None:
    for folder in (old, new):
        edit(
            folder / "sections/试验/救助.md",
            ("[[发放资金{{ 救助.资金 }}。]]", "发放资金{{ 救助.资金 }}。"),
        )
    edit(new / "sections/试验/救助.md", ("发放资金{{ 救助.资金 }}。", ""))
    told = compared(command, old, new)
    assert (told["补上"], told["空缺"]) == ([], {"旧": 1, "新": 0})


def test_what_the_head_still_lacks_is_no_news(command: Command, old: Path, new: Path) -> None:
    for folder, more in ((old, ""), (new, "主送: 县政府\n")):
        path = folder / "2018.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"版式: 报告\n{more}{text}", encoding="utf-8")
    told = compared(command, old, new)
    assert [item["指标"] for item in told["补上"]] == ["主送"]
    assert told["空缺"]["旧"] == told["空缺"]["新"] + 1
    assert told["空缺"]["新"] > 1


def test_a_clause_that_came_with_its_figure_is_due_to_it(
    command: Command, old: Path, new: Path
) -> None:
    edit(new / "2018.yaml", ("资金: ××", "资金: 12.5"))
    (change,) = compared(command, old, new)["句子"]
    assert (change["原因"], change["数据"]) == ("数据", ["救助.资金 本年"])
    assert (change["旧"], change["新"]["文"]) == (None, "发放资金12.5万元。")


def test_a_topic_that_fell_with_its_figures_takes_its_plan_along(
    command: Command, old: Path, new: Path
) -> None:
    edit(new / "2018.yaml", (FIGURES[FIGURES.index("  救助:") : FIGURES.index("  养老")], ""))
    (new / "2018素材.md").unlink()
    told = compared(command, old, new)
    plan = [item for item in told["句子"] if item["旧"]["文"] == "适时调整救助标准。"]
    assert [item["原因"] for item in plan] == ["数据"]
    assert ("（一）救助工作", None) in sides(told["标题"])


def test_a_heading_that_came_with_a_figure_is_due_to_that_one_alone(
    command: Command, old: Path, new: Path
) -> None:
    for folder in (old, new):
        edit(
            folder / "sections/试验/救助.md",
            (
                "[[发放资金{{ 救助.资金 }}。]]\n",
                "\n- 〔资金〕**救助资金按月发放。** [[发放资金{{ 救助.资金 }}。]]\n",
            ),
        )
        edit(folder / "2018提纲.yaml", ("主要工作\n    写法: 平铺", "主要工作\n    写法: 小标题句"))
    edit(new / "2018.yaml", ("资金: ××", "资金: 12.5"), ("本年: 950", "本年: 960"))
    told = {item["新"]["文"]: item["数据"] for item in compared(command, old, new)["句子"]}
    assert told["救助资金按月发放。"] == ["救助.资金 本年"]
    assert told["发放资金12.5万元。"] == ["救助.资金 本年"]


def test_edited_words_are_told_with_both_places(command: Command, old: Path, new: Path) -> None:
    edit(new / "2018素材.md", ("入户核查家庭状况", "逐户核查家庭经济状况"))
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert (
        "文字改了的句子（1处）\n"
        "  主要工作 / 救助工作\n"
        "    旧  [-入-]户核查家庭状况。\n"
        "    新  {+逐+}户核查家庭{+经济+}状况。\n"
        f"        写在：{old}/2018素材.md:2:3 → {new}/2018素材.md:2:3\n"
    ) in done.out


def test_a_copy_in_a_folder_of_the_office_brings_its_words(command: Command, new: Path) -> None:
    copy = new / "征求意见稿"
    copy.mkdir()
    for name in ("2018.yaml", "2018素材.md"):
        shutil.copy(new / name, copy / name)
    shutil.copy(new / "2018提纲.yaml", copy / "2018提纲.yaml")
    for arguments in (("show",), ("check", "--all")):
        assert command(*arguments, copy / "2018.yaml").code == 0
    assert "入户核查家庭状况。" in command("show", copy / "2018.yaml").out
    assert command("diff", copy / "2018.yaml", new / "2018.yaml").code == 0
    edit(new / "2018.yaml", ("人数: 1515", "人数: 1516"))
    edit(new / "2018素材.md", ("- 开展政策宣传。", "- 开展政策宣传。\n## 问题\n- 工作人员不足。"))
    with (new / "2018提纲.yaml").open("a", encoding="utf-8") as outline:
        outline.write("  - {标题: 问题, 视角: 问题, 写法: 平铺, 章节: [{主题: [试验/救助]}]}\n")
    shutil.copy(new / "2018提纲.yaml", copy / "2018提纲.yaml")
    told = compared(command, copy, new)
    causes = {item["新"]["文"]: item["原因"] for item in told["句子"]}
    assert causes == {"在册1516人。": "数据", "工作人员不足。": "文字"}


def test_words_are_never_put_down_to_figures(command: Command, old: Path, new: Path) -> None:
    for folder in (old, new):
        with (folder / "2018素材.md").open("a", encoding="utf-8") as words:
            words.write("# 试验/养老\n- 按月走访。\n")
    edit(new / "2018.yaml", ("床位: 300", "床位: 310"))
    edit(new / "2018提纲.yaml", ("写法: 平铺\n    章节", "章节"), ("主题: [试验/养老]", "主题: []"))
    told = compared(command, old, new)
    assert [item["原因"] for item in told["句子"] if "走访" in item["旧"]["文"]] == ["其他"]


def test_words_and_a_section_that_came_and_went(command: Command, old: Path, new: Path) -> None:
    edit(new / "2018素材.md", ("- 开展政策宣传。\n", ""))
    edit(
        new / "sections/试验/养老.md",
        ("# 总结\n", "# 总结\n- 〔新〕床位{{ 养老.床位 }}，满足需要。\n"),
    )
    told = compared(command, old, new)
    assert {item["原因"] for item in told["句子"]} == {"文字"}
    assert sides(told["句子"]) == [
        (None, "床位300张，满足需要。"),
        ("开展政策宣传。", None),
    ] or sides(told["句子"]) == [
        ("开展政策宣传。", None),
        (None, "床位300张，满足需要。"),
    ]


def test_chapters_that_changed_places_are_moved_and_nothing_else(
    command: Command, old: Path, new: Path
) -> None:
    aid, care = (
        "      - {标题: 救助工作, 主题: [试验/救助]}\n",
        "      - {标题: 养老工作, 主题: [试验/养老]}\n",
    )
    edit(new / "2018提纲.yaml", (aid + care, care + aid))
    told = compared(command, old, new)
    assert (told["数据"], told["句子"], told["标题"]) == ([], [], [])
    (moved,) = told["移位"]
    assert moved["文"] == ["养老工作", "共有养老床位300张。"]
    assert told["序号"] == 1


def test_a_topic_told_elsewhere_says_from_where(command: Command, old: Path, new: Path) -> None:
    edit(
        new / "2018提纲.yaml",
        ("主题: [试验/养老]", "主题: []"),
        (
            "主题: [试验/救助]}\n      - {标题: 养",
            "主题: [试验/救助, 试验/养老]}\n      - {标题: 养",
        ),
    )
    done = command("diff", old / "2018.yaml", new / "2018.yaml")
    assert "旧  （二）养老工作" in done.out
    assert "  共有养老床位300张。\n    主要工作 / 养老工作 → 主要工作 / 救助工作\n" in done.out


def test_a_heading_that_was_reworded(command: Command, old: Path, new: Path) -> None:
    edit(new / "2018提纲.yaml", ("标题: 养老工作", "标题: 养老服务工作"))
    told = compared(command, old, new)
    assert sides(told["标题"]) == [("（二）养老工作", "（二）养老服务工作")]
    assert told["句子"] == []


def test_a_record_put_in_first_leaves_the_others_alone(
    command: Command, old: Path, new: Path
) -> None:
    records = "清单:\n  项目:\n    - {名称: 甲, 投资: 5万元}\n    - {名称: 乙, 投资: 6万元}\n"
    for folder in (old, new):
        path = folder / "2018.yaml"
        path.write_text(path.read_text(encoding="utf-8") + records, encoding="utf-8")
    edit(new / "2018.yaml", ("    - {名称: 甲", "    - {名称: 丙, 投资: 7万元}\n    - {名称: 甲"))
    told = compared(command, old, new)["数据"]
    assert [(item["变化"], item["指标"]) for item in told] == [("增", "清单.项目.丙.投资")]


def test_last_years_file_changes_what_is_compared_with(
    command: Command, old: Path, new: Path
) -> None:
    for folder, count in ((old, 1500), (new, 1400)):
        edit(
            folder / "sections/试验/救助.md",
            ("在册{{ 救助.人数 }}", "在册{{ 救助.人数 }}[[，{{ 救助.人数.同比 }}]]"),
        )
        (folder / "2017.yaml").write_text(
            f"年度: 2017\n数据: {{救助.人数: {count}}}\n", encoding="utf-8"
        )
    told = compared(command, old, new)
    (change,) = told["数据"]
    assert (change["年度"], change["旧"]["值"], change["新"]["值"]) == (2017, "1500", "1400")
    (sentence,) = told["句子"]
    assert (sentence["原因"], sentence["数据"]) == ("数据", ["2017年 救助.人数 本年"])


@pytest.mark.parametrize(
    "arguments", [("2018.yaml",), ("a", "b", "--自", "HEAD"), ("HEAD:a", "--自", "HEAD")]
)
def test_two_versions_are_asked_for(command: Command, arguments: tuple[str, ...]) -> None:
    done = command("diff", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "drafter diff 2018.yaml --自 HEAD~2" in done.err or "只写现在的文件" in done.err


def test_a_version_that_cannot_be_read_is_explained(command: Command, old: Path) -> None:
    done = command("diff", old / "2018.yaml", old / "2019.yaml")
    assert (done.code, done.out) == (2, "")
    assert f"{old}/2019.yaml: 错误 文件不存在" in done.err


def git(folder: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{what}": "测试"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        env=kept | who,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an office in a folder of it and a library beside; the clerk is in the office."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "仓 库"
    library = {name: text for name, text in FILES.items() if name.startswith("sections")}
    office = {name: text for name, text in FILES.items() if not name.startswith("sections")}
    write_office(root / "共用", library)
    (root / "共用" / "单位.yaml").unlink()
    profile = PROFILE + "素材库: [../共用]\n"
    folder = write_office(root / "甲县", {**office, "单位.yaml": profile})
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "一")
    monkeypatch.chdir(folder)
    return root


@pytest.mark.parametrize(
    "arguments",
    [
        ("HEAD:2018.yaml", "2018.yaml"),
        ("HEAD:", "2018.yaml"),
        ("2018.yaml", "--自", "HEAD"),
        ("HEAD:甲县/2018.yaml", "2018.yaml"),
    ],
)
def test_a_revision_is_the_office_as_it_was(
    command: Command, kept: Path, arguments: tuple[str, ...]
) -> None:
    edit(Path("2018.yaml"), ("人数: 1515", "人数: 1600"))
    edit(Path("2018素材.md"), ("政策宣传", "政策宣讲"))
    edit(Path("单位.yaml"), ("简称: 县民政局", "简称: 我局"))
    edit(kept / "共用/sections/试验/养老.md", ("共有养老床位", "全县养老床位"))
    done = command("diff", *arguments)
    assert done.code == 1, done.err
    assert "        HEAD:2018.yaml:5:9 → 2018.yaml:5:9\n" in done.out
    assert "写在：HEAD:2018素材.md:3:3 → 2018素材.md:3:3\n" in done.out
    assert "旧  [-共有-]养老床位300张。\n    新  {+全县+}养老床位300张。\n" in done.out
    assert "写在：HEAD:../共用/sections/试验/养老.md:5:7 → " in done.out
    assert str(kept) not in done.out.replace(f"{kept}/共用", "")
    assert "/drafter-" not in done.out


def test_two_revisions_are_compared(command: Command, kept: Path) -> None:
    edit(Path("2018.yaml"), ("人数: 1515", "人数: 1600"))
    git(kept, "commit", "-q", "-am", "二")
    edit(Path("2018.yaml"), ("人数: 1600", "不是数据: ["))
    done = command("diff", "HEAD~1:2018.yaml", "HEAD:2018.yaml")
    assert done.code == 1
    assert "HEAD~1:2018.yaml:5:9 → HEAD:2018.yaml:5:9" in done.out


def test_a_file_that_is_gone_now_can_be_looked_at(command: Command, kept: Path) -> None:
    shutil.copytree(Path(), kept / "留底")
    shutil.rmtree(kept / "甲县", ignore_errors=True)
    os.chdir(kept)
    done = command("diff", "HEAD:甲县/2018.yaml", "留底/2018.yaml")
    assert (done.code, done.out) == (0, "两个版本没有不同。\n")


def test_a_library_that_no_repository_keeps_is_taken_as_it_is(
    command: Command, kept: Path, tmp_path: Path
) -> None:
    shutil.move(kept / "共用", tmp_path / "共用")
    edit(Path("单位.yaml"), ("../共用", "../../共用"))
    git(kept, "add", "-A")
    git(kept, "commit", "-q", "-m", "二")
    edit(Path("2018.yaml"), ("人数: 1515", "人数: 1600"))
    done = command("diff", "2018.yaml", "--自", "HEAD")
    assert "HEAD:2018.yaml：素材库 ../../共用 不在这个 git 仓库里，用的是现在的。" in done.err
    assert done.out.endswith("数据 1，句子 1，标题 0，移位 0，空缺 0。\n")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("HEAD~9:2018.yaml", "仓库里没有修订“HEAD~9”"),
        ("--output=x:2018.yaml", "仓库里没有修订“--output=x”"),
        ("HEAD:2019.yaml", "修订“HEAD”里没有“2019.yaml”"),
        ("HEAD:../../2018.yaml", "不在 git 仓库里"),
        ("HEAD:/etc/passwd", "不在 git 仓库里"),
    ],
)
def test_a_version_that_git_has_not_is_explained(
    command: Command, kept: Path, asked: str, says: str
) -> None:
    assert kept.is_dir()
    done = command("diff", "--", asked, "2018.yaml")
    assert (done.code, done.out) == (2, "")
    assert f"{asked}: 错误 取不出那个版本: " in done.err
    assert says in done.err


def test_outside_a_repository_and_without_git(
    command: Command, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(old)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(old.parent.parent))
    assert "不在 git 仓库里" in command("diff", "2018.yaml", "--自", "HEAD").err
    monkeypatch.setenv("PATH", str(old))
    done = command("diff", "2018.yaml", "--自", "HEAD")
    assert done.code == 2
    assert "这台电脑没有装 git，取不出以前的版本" in done.err


def test_a_fault_of_an_earlier_version_is_told_at_its_place(command: Command, kept: Path) -> None:
    text = Path("2018.yaml").read_text(encoding="utf-8")
    edit(Path("2018.yaml"), ("年度: 2018", "提纲: 没有的"))
    git(kept, "commit", "-q", "-am", "二")
    Path("2018.yaml").write_text(text, encoding="utf-8")
    done = command("diff", "2018.yaml", "--自", "HEAD")
    assert (done.code, done.out) == (2, "")
    assert "HEAD:2018.yaml:1:5: 错误 " in done.err
    assert "/drafter-" not in done.err
