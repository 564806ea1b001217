"""An office's own files over the shared ones: nothing escapes, nothing falls back unsaid."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.badinput.smalloffice import FILES, UNTOUCHED, Command, told
from tests.badinput.unprivileged import common_office, run_unprivileged
from tests.offices import PROFILE, write_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHARED = "共用的低保资金5万元。"
OWN = "sections/社会救助/低保.md"
OUTSIDE = "# 总结\n- 〔资金〕外面的低保资金{{ 低保.资金 }}。\n"
OUTLINE = FILES["templates/提纲/短.yaml"].replace("[试验/旁的]", "[试验/旁的, 社会救助/低保]")
YEAR = FILES["2018.yaml"].replace("数据:\n", "数据:\n  低保: {资金: 5}\n")
GAP = "【低保：章节有错误，待改】"


@pytest.fixture
def overlaid(in_small_office: Command) -> Command:
    """The small office, which also prints the shared topic 社会救助/低保."""
    write_office(in_small_office.office, {"templates/提纲/短.yaml": OUTLINE, "2018.yaml": YEAR})
    return in_small_office


def findings(command: Command) -> list[dict[str, Any]]:
    return told(command("check", "2018.yaml", "--all", "--format", "json"))


def shown(command: Command) -> str:
    return command("show", "2018.yaml").out


def place_of(item: dict[str, Any]) -> str:
    return f"{item['文件']} {item['严重度']} {item['规则']}"


def test_the_shared_topic_prints_where_the_office_has_none(overlaid: Command) -> None:
    assert findings(overlaid) == []
    assert SHARED in shown(overlaid)


def link_to_file(own: Path) -> None:
    outside = own.parents[3] / "外面.md"
    outside.write_text(OUTSIDE, encoding="utf-8")
    own.symlink_to(outside)


def link_within(own: Path) -> None:
    (own.parents[1] / "试验" / "别处.md").write_text(OUTSIDE, encoding="utf-8")
    own.symlink_to("../试验/别处.md")


def broken_link(own: Path) -> None:
    own.symlink_to("没有.md")


def circular_link(own: Path) -> None:
    own.symlink_to(own.name)


def folder(own: Path) -> None:
    own.mkdir()
    (own / "里面.md").write_text(OUTSIDE, encoding="utf-8")


def pipe(own: Path) -> None:
    os.mkfifo(own)


def too_large(own: Path) -> None:
    own.write_text(OUTSIDE + "甲" * 100_000, encoding="utf-8")


def not_text(own: Path) -> None:
    own.write_bytes(b"PK\x03\x04" + bytes(100))


@pytest.mark.parametrize(
    ("make", "rule", "words", "hint"),
    [
        (link_to_file, "素材是链接", "外面.md，没有读", "复制过来"),
        (link_within, "素材是链接", "别处.md，没有读", "复制过来"),
        (broken_link, "素材是链接", "断了的链接", "删去它"),
        (circular_link, "素材是链接", "断了的链接", "删去它"),
        (folder, "不是文件", "这是一个文件夹", "去掉“.md”"),
        pytest.param(
            pipe,
            "不是文件",
            "设备或管道",
            "",
            marks=pytest.mark.skipif(os.name == "nt", reason="没有管道文件"),
        ),
        (too_large, "文件过大", "128KB", "核对"),
        (not_text, "不是文本文件", "不是纯文本", "复制"),
    ],
)
def test_an_own_topic_that_cannot_be_read_leaves_a_gap_and_not_the_shared_text(
    make: Callable[[Path], None], rule: str, words: str, hint: str, overlaid: Command
) -> None:
    own = overlaid.office / OWN
    own.parent.mkdir()
    make(own)
    found = findings(overlaid)
    assert [place_of(item) for item in found] == [f"{OWN} 错误 {rule}"]
    assert words in found[0]["说明"]
    assert hint in found[0]["建议"]
    text = shown(overlaid)
    assert GAP in text
    assert SHARED not in text
    assert "外面的" not in text
    assert UNTOUCHED in text


def test_an_unreadable_topic_that_hides_nothing_leaves_its_gap(overlaid: Command) -> None:
    own = overlaid.office / "sections/试验/旁的.md"
    own.unlink()
    own.mkdir()
    assert [place_of(item) for item in findings(overlaid)] == [
        "sections/试验/旁的.md 错误 不是文件"
    ]
    assert "【旁的：章节有错误，待改】" in shown(overlaid)


@pytest.mark.parametrize("name", ["sections", "templates", "sections/社会救助", "templates/提纲"])
def test_a_linked_folder_is_not_followed(name: str, overlaid: Command, tmp_path: Path) -> None:
    outside = tmp_path / "外面"
    path = overlaid.office / name
    if path.exists():
        path.rename(outside)
    else:
        write_office(outside, {"低保.md": OUTSIDE})
    path.symlink_to(outside, target_is_directory=True)
    found = findings(overlaid)
    assert f"{name} 错误 素材是链接" in map(place_of, found)
    assert "外面的" not in shown(overlaid)


def test_a_link_loop_of_folders_ends(overlaid: Command) -> None:
    (overlaid.office / "sections/绕圈").symlink_to("..", target_is_directory=True)
    assert [place_of(item) for item in findings(overlaid)] == ["sections/绕圈 错误 素材是链接"]
    assert SHARED in shown(overlaid)


@pytest.mark.parametrize("name", ["sections", "templates"])
def test_a_library_folder_that_is_a_file_is_said(name: str, overlaid: Command) -> None:
    path = overlaid.office / name
    path.rename(overlaid.office / "移走")
    path.write_text("甲", encoding="utf-8")
    assert f"{name} 错误 素材库格式不对" in map(place_of, findings(overlaid))


LITTER = (
    ".DS_Store", "社会救助/.DS_Store", "Thumbs.db", "desktop.ini", "~$低保.md", "社会救助/~$低保.md",
    "社会救助/低保.md.bak", "社会救助/低保.md~", "社会救助/.低保.md.swp", "社会救助/低保.tmp",
    "README.md", "readme.txt", ".git/HEAD", ".git/refs/低保.md", "__MACOSX/低保.md", "@eaDir/低保.md",
    "社会救助/.drafter-0badcafe-123-1f.tmp",
)  # fmt: skip


def test_what_systems_and_editors_leave_behind_is_passed_over(overlaid: Command) -> None:
    for root in ("sections", "templates"):
        write_office(overlaid.office / root, dict.fromkeys(LITTER, OUTSIDE))
        (overlaid.office / root / "单位.yaml").unlink()
    assert findings(overlaid) == []
    assert SHARED in shown(overlaid)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sections/社会救助/低保.md.txt", "警告 素材库里的文件没有读 改名为：低保.md"),
        ("sections/社会救助/低保.txt", "警告 素材库里的文件没有读 改名为：低保.md"),
        ("sections/社会救助/低保.MD", "警告 素材库里的文件没有读 改名为：低保.md"),
        ("sections/社会救助/低保.markdown", "警告 素材库里的文件没有读 改名为：低保.md"),
        ("sections/社会救助/低保.docx", "提示 素材库里的文件没有读 移到别处"),
        ("sections/社会救助/低保.md.lnk", "警告 素材库里的文件没有读 复制过来"),
        ("sections/低保.md", "警告 素材库里的文件没有读 移到业务线的文件夹里"),
        ("sections/社会救助/指标.yml", "警告 素材库里的文件没有读 改名为：指标.yaml"),
        ("sections/社会救助/指标2.yaml", "警告 素材库里的文件没有读 并入同一文件夹的 指标.yaml"),
        ("sections/社会救助/低 保.md", "错误 名称不合规 去掉空格、标点和括号"),
        ("sections/社会救助/低保（副本）.md", "错误 名称不合规 去掉空格、标点和括号"),
        ("sections/社会救助/低保 - 副本.md", "错误 名称不合规 去掉空格、标点和括号"),
        ("sections/Shehui/低保.md", "错误 名称不合规 去掉空格、标点和括号"),
        ("sections/社会救助/8岁.md", "错误 名称不合规 去掉空格、标点和括号"),
        ("sections/社会救助/.低保.md", ""),
        ("templates/大纲/短.yaml", "警告 素材库里的文件没有读 移到它该在的文件夹里"),
        ("templates/短.yaml", "警告 素材库里的文件没有读 移到它该在的文件夹里"),
        ("templates/提纲/短.md", "警告 素材库里的文件没有读 扩展名改为 .yaml"),
        ("templates/导语/短.yaml", "警告 素材库里的文件没有读 扩展名改为 .md"),
        ("templates/句式.yml", "警告 素材库里的文件没有读 改名为：句式.yaml"),
        ("templates/句式.yaml.txt", "警告 素材库里的文件没有读 改名为：句式.yaml"),
    ],
)
def test_a_file_that_would_not_be_read_is_said(name: str, expected: str, overlaid: Command) -> None:
    write_office(overlaid.office, {name: OUTSIDE})
    found = findings(overlaid)
    if not expected:
        assert found == []
        return
    severity, rule, hint = expected.split(" ", 2)
    assert [place_of(item) for item in found] == [f"{name} {severity} {rule}"]
    assert hint in found[0]["建议"]
    assert SHARED in shown(overlaid)


@pytest.mark.skipif(os.name == "nt", reason="这样的文件名建不出来")
def test_a_name_with_control_characters_is_said_on_one_line(overlaid: Command) -> None:
    write_office(overlaid.office, {"sections/社会救助/低\n保.md": OUTSIDE})
    assert [place_of(item) for item in findings(overlaid)] == [
        "sections/社会救助/低?保.md 警告 素材库里的文件没有读"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="文件名的大小写和编码写法由系统合并")
@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("社区A", "社区a", "只差大小写"),
        ("\u91d1社", "\uf90a社", "看上去一样"),  # 金 and its compatibility twin
        ("社\u00e9", "社e\u0301", "看上去一样"),
    ],
)
def test_two_names_that_look_the_same_are_one(
    first: str, second: str, words: str, overlaid: Command
) -> None:
    for name in (first, second):
        write_office(overlaid.office, {f"sections/试验/{name}.md": "# 计划\n- 〔甲〕做好。\n"})
    found = [item for item in findings(overlaid) if item["规则"] == "素材文件重名"]
    assert len(found) == 1
    assert words in found[0]["说明"]
    assert found[0]["相关"][0]["说明"] == "先读到的一个"


def test_a_topic_is_found_however_its_name_is_encoded(overlaid: Command) -> None:
    # A compatibility character, as some input methods and old systems give it.
    write_office(overlaid.office, {"sections/\u793e会救助/低保.md": OUTSIDE})
    os.rename(  # noqa: PTH104 (the name is the point)
        overlaid.office / "sections/\u793e会救助", overlaid.office / "sections/\ufa4c会救助"
    )
    assert findings(overlaid) == []
    assert "外面的低保资金5万元。" in shown(overlaid)


@pytest.mark.parametrize("suffix", ["md", "jpg"])
def test_too_many_files_are_said_once(suffix: str, overlaid: Command) -> None:
    for folder_name in ("很多", "更多"):
        many = overlaid.office / "sections/试验" / folder_name
        many.mkdir()
        for number in range(1001):
            (many / f"甲{number}.{suffix}").touch()
    said = [item["说明"] for item in findings(overlaid)]
    assert said.count("文件夹里的文件超过2000个，其余的没有读") == 1
    assert len(said) <= 2001


def test_folders_too_deep_are_said(overlaid: Command) -> None:
    (overlaid.office / "sections/深" / "/".join("甲" * 12)).mkdir(parents=True)
    assert [item["说明"] for item in findings(overlaid)] == ["文件夹套了8层还有，再往里没有读"]


def with_libraries(command: Command, *names: str) -> None:
    listed = "".join(f"  - {name}\n" for name in names)
    write_office(command.office, {"单位.yaml": f"{PROFILE}素材库:\n{listed}"})


@pytest.mark.parametrize(
    ("name", "words", "hint"),
    [
        ("../没有", "没有素材库“../没有”这个文件夹", "现在指的是：../没有"),
        ("../..", "里没有 sections 或 templates 文件夹", "现在指的是：../.."),
        ("/", "里没有 sections 或 templates 文件夹", "现在指的是：/"),
        ("2018.yaml", "这里应是一个文件夹，现在是一个文件", "移走"),
        ("../空", "里没有 sections 或 templates 文件夹", "路径从本单位文件夹算起"),
        ("../链接", "这是一个链接", "写链接所指的文件夹："),
        ("../断链", "这是一个断了的链接", "写链接所指的文件夹："),
        (".", "就是本单位的或前面已写的文件夹", "删去这一项"),
        ('"D:\\\\素材库"', "没有素材库“D:\\素材库”这个文件夹", "这台电脑不用盘符"),
        ('"\\\\\\\\局里\\\\素材库"', "没有素材库", "这台电脑不用盘符"),
        ("长" * 300, "打不开这个文件夹：文件名太长", "换一个"),
    ],
)
def test_a_library_that_cannot_be_used_is_said_in_the_profile(
    name: str, words: str, hint: str, overlaid: Command
) -> None:
    beside = overlaid.office.parent
    (beside / "空").mkdir()
    write_office(beside / "真", {OWN: OUTSIDE})
    (beside / "链接").symlink_to("真", target_is_directory=True)
    (beside / "断链").symlink_to("不在了", target_is_directory=True)
    with_libraries(overlaid, name)
    found = findings(overlaid)
    assert [(item["文件"], item["行"], item["列"], item["规则"]) for item in found] == [
        ("单位.yaml", 6, 5, "找不到所指的文件")
    ]
    assert words in found[0]["说明"]
    assert hint in found[0]["建议"]
    assert SHARED in shown(overlaid)


def test_a_library_named_twice_is_read_once_and_said(overlaid: Command) -> None:
    write_office(overlaid.office.parent / "市局", {OWN: OUTSIDE})
    with_libraries(overlaid, "../市局", "../市局/../市局")
    assert [(item["行"], item["规则"]) for item in findings(overlaid)] == [(7, "找不到所指的文件")]
    assert "外面的低保资金5万元。" in shown(overlaid)


def test_a_folder_that_may_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_CACHE", "off")
    with common_office() as office:
        write_office(office, {OWN: OUTSIDE})
        (office / "sections/社会救助").chmod(0)
        ran = run_unprivileged(office, "check", "2018.yaml")
    assert "sections/社会救助: 错误 文件读不出: 打不开这个文件夹：没有读的权限" in ran.out
    assert "建议：在文件夹的属性里给当前用户“读取”权限" in ran.out
    assert ran.code == 1


def test_a_library_that_may_not_be_read_is_said_in_the_profile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DRAFTER_CACHE", "off")
    with common_office() as office:
        write_office(office, {"单位.yaml": f"{PROFILE}素材库: [市局]\n", "市局/" + OWN: OUTSIDE})
        (office / "市局").chmod(0)
        ran = run_unprivileged(office, "check", "2018.yaml")
    assert (
        "单位.yaml:5:7: 错误 找不到所指的文件: 素材库“市局”不能用：打不开这个文件夹：没有读的权限"
        in ran.out
    )
