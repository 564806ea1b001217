"""`drafter rollover`: from one year's files to the next, through the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.badinput.unprivileged import common_office, run_unprivileged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]

WORDS = """\
<!-- 2018年素材 -->

# 试验/试验
- 甲。 <!-- 待核 -->

- 乙，
  续乙。
## 问题
- 经费不足。
  - 对策：争取。
> 照录（县长）：好。
没有记号的一段。

# 试验/别的
"""


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_next_year_is_made_and_finds_last_years_figures(office: Path, command: Command) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    (office / "2019.docx").write_bytes(b"mine")
    done = command("rollover", office / "2018.yaml")
    assert done.code == 0
    assert done.out.splitlines() == [str(office / "2019.yaml"), str(office / "2019提纲.yaml")]
    assert "2018年 → 2019年：清空3个数，去掉上年数、状态等1处。" in done.err
    assert (office / "2019.yaml").read_text("utf-8") == (
        "年度: 2019\n数据:\n  试验: {资金: , 筹资: , 总数: }\n"
    )
    assert (office / "2019提纲.yaml").read_bytes() == (office / "2018提纲.yaml").read_bytes()
    assert all(path.read_bytes() == data for path, data in before.items())
    assert (office / "2019.docx").read_bytes() == b"mine"

    checked = command("check", office / "2019.yaml")
    assert checked.code == 0
    assert "待报" in checked.out
    assert command("show", office / "2019.yaml").code == 0

    path = office / "2019.yaml"
    path.write_text(path.read_text("utf-8").replace("总数: ", "总数: 99"), "utf-8")
    row = next(
        line
        for line in command("figures", path).out.splitlines()
        if line.startswith("试验.总数") and " 本年 " in line
    )
    assert " 90 " in row
    assert "+10%" in row


def test_words_keep_headings_and_comments(office: Path, command: Command) -> None:
    (office / "2018素材.md").write_text(WORDS, "utf-8")
    done = command("rollover", office / "2018素材.md")
    assert done.code == 0
    assert (office / "2019素材.md").read_text("utf-8") == (
        "<!-- 2018年素材 -->\n\n# 试验/试验\n<!-- 待核 -->\n\n## 问题\n\n# 试验/别的\n"
    )
    assert "素材清空7行" in done.err
    assert "2019素材.md：开头的注释说的还是2018年，照抄没有改" in done.err


def test_words_are_kept_on_request(office: Path, command: Command) -> None:
    (office / "2018素材.md").write_text(WORDS, "utf-8")
    done = command("rollover", office / "2018.yaml", "--留素材")
    assert (office / "2019素材.md").read_bytes() == (office / "2018素材.md").read_bytes()
    assert "照抄" in done.err


@pytest.mark.parametrize("named", ["2018", "2018/救助科.yaml", "2018/素材.md"])
def test_a_folder_of_files(named: str, office: Path, command: Command) -> None:
    (office / "2018.yaml").unlink()
    folder = office / "2018"
    folder.mkdir()
    (folder / "办公室.yaml").write_text("年度: 2018\n时段: 全年\n", "utf-8")
    (folder / "救助科.yaml").write_bytes("数据: {试验: {资金: 12}}\r\n".encode("gb18030"))
    (folder / "素材.md").write_text("# 试验/试验\n- 甲。\n", "utf-8")
    (folder / "2018救助科.yaml").write_text("年度: 2018\n", "utf-8")
    (folder / "2018救助科素材.md").write_text("# 试验/试验\n- 乙。\n", "utf-8")
    assert "乙。" in command("show", folder).out
    done = command("rollover", office / named)
    assert done.code == 0, done.err
    new = office / "2019"
    assert names(new) == [
        "2019救助科.yaml",
        "2019救助科素材.md",
        "办公室.yaml",
        "救助科.yaml",
        "素材.md",
    ]
    assert (new / "办公室.yaml").read_text("utf-8") == "年度: 2019\n时段: 全年\n"
    assert (new / "救助科.yaml").read_bytes() == "数据: {试验: {资金: }}\r\n".encode("gb18030")
    assert (new / "素材.md").read_text("utf-8") == "# 试验/试验\n"
    assert command("check", new).code == 0


def test_what_names_the_old_year_and_stays_is_told(office: Path, command: Command) -> None:
    profile = office / "单位.yaml"
    profile.write_text(
        profile.read_text("utf-8")
        + "稿: {报县委: {标题: 关于2018年工作的报告}, 公开稿: {公开: 是}}\n",
        "utf-8",
    )
    (office / "2018.yaml").write_text(
        "年度: 2018\n稿: {报政府: {标题: 2018年报告}}\n"
        "数据: {试验: {资金: {本年: 12, 来源: 民发〔2018〕5号}, 总数: {本年: 9, 来源: 12月报表}}}\n"
        "清单:\n  项目:\n    - {投资: 3亿元, 进展: 开工}\n    - {名称: 甲, 投资: 1亿元}\n",
        "utf-8",
    )
    done = command("rollover", office / "2018.yaml")
    assert done.code == 0, done.err
    told = done.err.partition("请看一看：\n")[2].splitlines()
    assert told == [
        "  稿.报政府.标题：年份已移，请核对",
        "  试验.资金.来源：照抄“民发〔2018〕5号”，里面有2018，请核对",
        "  清单.项目：有1项没有名称，各栏都清空了，用不着的删去",
        "  单位.yaml：稿.报县委.标题“关于2018年工作的报告”里有2018，没有动，请核对",
    ]
    assert "清单的1项只留了名称" in done.err
    assert "来源: 民发〔2018〕5号" in (office / "2019.yaml").read_text("utf-8")
    assert command("check", office / "2019.yaml").code == 0


def test_one_fault_is_told_once(office: Path, command: Command) -> None:
    (office / "2019.yaml").write_text("年度: 2019\n", "utf-8")
    done = command("rollover", office / "2018.yaml")
    assert (done.code, done.err.count("错误")) == (2, 1), done.err
    (office / "2019.yaml").unlink()
    half = office / "2018上半年.yaml"
    half.write_text("年度: 2018\n时段: 上半年\n", "utf-8")
    for path in (half, office / "sections" / ".." / half.name):
        done = command("rollover", path)
        assert (done.code, done.err.count("错误")) == (2, 1), done.err
        assert "--到 2019上半年" in done.err


def test_half_a_year_goes_on_to_the_whole(office: Path, command: Command) -> None:
    half = office / "2018上半年.yaml"
    (office / "2018.yaml").rename(half)
    half.write_text(half.read_text("utf-8").replace("2018\n", "2018\n时段: 上半年\n"), "utf-8")
    done = command("rollover", half)
    assert done.out.splitlines()[0] == str(office / "2018.yaml")
    assert "2018年上半年 → 2018年" in done.err
    assert "时段: 全年" in (office / "2018.yaml").read_text("utf-8")

    again = command("rollover", half)
    assert again.code == 2
    assert "--到 2019上半年" in again.err
    later = command("rollover", half, "--到", "2019上半年")
    assert later.out.splitlines()[0] == str(office / "2019上半年.yaml")
    named = command("rollover", office / "2018.yaml", "--到", "前三季度")
    assert named.out.splitlines()[0] == str(office / "2019前三季度.yaml")


def test_the_naming_in_use_is_kept(office: Path, command: Command) -> None:
    (office / "2017全年.yaml").write_text("年度: 2017\n", "utf-8")
    half = office / "2018年1-6月.yaml"
    half.write_text("年度: 2018\n时段: 1—6月\n", "utf-8")
    (office / "2018.yaml").unlink()
    assert command("rollover", half).out.strip() == str(office / "2018年全年.yaml")


REFUSALS = {
    "下一年的文件已有": ({"2019.yaml": "随便"}, "2018.yaml", ["2019.yaml", "已有同名文件"]),
    "提纲已有": ({"2019提纲.yaml": ""}, "2018.yaml", ["2019提纲.yaml", "已有同名文件"]),
    "另一个名字的下一年": (
        {"明年.yaml": "年度: 2019\n"},
        "2018.yaml",
        ["明年.yaml", "这一期的文件已有"],
    ),
    "读不懂的行": (
        {"2018.yaml": "年度: 2018\n数据:\n  试验：\n    资金：12\n"},
        "2018.yaml",
        ["2018.yaml:3:", "2018.yaml:4:", "先把文件改好"],
    ),
    "写了两处的键": (
        {"2018.yaml": "年度: 2018\n数据: {试验: {资金: 12}}\n数据: {试验: {资金: 13}}\n"},
        "2018.yaml",
        ["2018.yaml:3:", "先把文件改好"],
    ),
    "坏了的字": (
        {"2018.yaml": "年度: 2018\n数据: {试验: {资金: 12}} # \ufffd\n"},
        "2018.yaml",
        ["2018.yaml:2:", "残缺字符"],
    ),
    "没有年度": ({"2018.yaml": "数据: {试验: {资金: 12}}\n"}, "2018.yaml", ["不知道是哪一年"]),
    "文件名没有年份": ({"数据.yaml": "年度: 2018\n"}, "数据.yaml", ["文件名里没有年份2018"]),
    "不是一年的文件": ({}, "单位.yaml", ["这是单位资料"]),
    "没有这个文件": ({}, "2017.yaml", ["文件不存在"]),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_writes_nothing(case: str, office: Path, command: Command) -> None:
    files, named, said = REFUSALS[case]
    for name, text in files.items():
        (office / name).write_text(text, "utf-8")
    before = {name: (office / name).read_bytes() for name in names(office)}
    done = command("rollover", office / named)
    assert done.code == 2
    assert done.out == ""
    assert all(words in done.err for words in said), done.err
    assert {name: (office / name).read_bytes() for name in names(office)} == before


@pytest.mark.parametrize("asked", ["2018", "2018上半年", "2020", "去年", "2018全年"])
def test_only_a_later_period_can_be_asked_for(asked: str, office: Path, command: Command) -> None:
    done = command("rollover", office / "2018.yaml", "--到", asked)
    assert done.code == 2
    assert "不能转入这一期" in done.err
    assert not (office / "2019.yaml").exists()


def test_a_folder_that_is_no_office(tmp_path: Path, command: Command) -> None:
    (tmp_path / "2018.yaml").write_text("年度: 2018\n", "utf-8")
    for named in ("2018.yaml", "", "2018"):
        (tmp_path / "2018").mkdir(exist_ok=True)
        done = command("rollover", tmp_path / named)
        assert done.code == 2
        assert f"{tmp_path}: 错误 没有单位资料: 这不是单位的文件夹，里面没有 单位.yaml" in done.err
        assert f"drafter new {tmp_path}\n" in done.err
    assert names(tmp_path) == ["2018.yaml"]


def test_a_folder_that_cannot_be_written_to(command: Command) -> None:
    with common_office() as office:
        (office / "2019.yaml").unlink(missing_ok=True)
        command("rollover", "--help")  # its modules are loaded while they can be
        office.chmod(0o555)
        ran = run_unprivileged(office, "rollover", "2018.yaml")
        office.chmod(0o755)
        assert ran.code == 2
        assert "不让写" in ran.err
        assert not (office / "2019.yaml").exists()
